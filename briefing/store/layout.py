"""Where the files of a library lie, below its root."""

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from briefing.model import Entry
from briefing.store import shapes

CONTENT = "content"
SEEDS = "seeds"
STATE = ".briefing"
STORIES = "stories.yaml"
SUFFIX = ".yaml"
MAX_BYTES = 8 << 20  # of an entry: the largest seed gives one of 20 kB; nobody edits a file of 8 MiB by hand

_MONTH = re.compile(r"(\d{4})(?:-(\d\d))?", re.ASCII)  # the year, and the month where it is known


def entry_path(entry: Entry) -> PurePosixPath:
    """Return the path of an entry's file in the library; raise ValueError when its id cannot be a file's name.

    >>> str(entry_path(Entry(headline="x", id="a-1", published="2025-03")))
    'content/2025/03/a-1.yaml'
    >>> str(entry_path(Entry(headline="x", id="a-1", published="2025")))
    'content/2025/a-1.yaml'
    """
    if not shapes.ID.fullmatch(entry.id):
        raise ValueError(f"{entry.id!r} cannot be the name of a file")
    name = entry.id + SUFFIX
    month = _MONTH.match(entry.published or "")
    folders = [part for part in month.groups() if part] if month else ["undated"]
    return PurePosixPath(CONTENT, *folders, name)


def entry_files(root: Path) -> list[Path]:
    """Return the paths of all entry files under content/, sorted; symlinks and hidden files are passed over."""
    return [Path(path) for path in sorted(_yaml_files(os.fspath(root / CONTENT)))]


def _yaml_files(folder: str) -> Iterator[str]:
    """Yield regular files; a folder that is not there or cannot be read holds none."""
    if os.path.islink(folder):  # noqa: PTH114 (a stat walk of a million files is 4 s with os, three times that with Path)
        return
    pending = [folder]
    while pending:
        try:
            with os.scandir(pending.pop()) as entries:
                found = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError:
            continue
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                pending.append(entry.path)
            elif entry.name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False):
                yield entry.path
