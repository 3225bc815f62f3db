"""Which folder is the library: the one that is named, the one around us, or the user's own."""

import os
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "BRIEFING_LIBRARY"


def locate_library(path: str | os.PathLike[str] | None = None, *, environ: Mapping[str, str], start: Path) -> Path:
    """Return the folder of the library, which need not exist yet.

    In this order: ``path``; $BRIEFING_LIBRARY; the nearest folder from ``start`` upward that has content/; the user's
    data folder.
    """
    named = os.fspath(path) if path is not None else environ.get(VARIABLE)
    if named:
        return Path(os.path.abspath(Path(named).expanduser()))  # noqa: PTH100 (resolve() would follow links)
    for folder in (start, *start.parents):
        if (folder / "content").is_dir():
            return folder
    return _own_folder()


def _own_folder() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415 (most runs name a library or stand in one)

    return user_data_path("briefing", appauthor=False)
