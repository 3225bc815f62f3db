"""Names on the command line to files: folders are walked in the order of their names, links are not followed."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.intake.kinds import is_url, supported

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to take in; ``named`` when it was named itself rather than met in a folder."""

    path: str
    named: bool = True

    @property
    def supported(self) -> bool:
        """Tell whether its name is that of a text."""
        return self.path == STDIN or (not is_url(self.path) and supported(Path(self.path).name))


def find_files(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Found]:
    """Yield each file that is named or lies in a named folder, once; hidden files and folders are passed over."""
    met: set[str] = set()
    for name in paths:
        path = os.fspath(name)
        found = _below(path) if path != STDIN and Path(path).is_dir() else [Found(path)]
        for file in found:
            key = file.path if file.path == STDIN else os.path.abspath(file.path)  # noqa: PTH100 (links stay)
            if key not in met:
                met.add(key)
                yield file


def _below(folder: str) -> Iterator[Found]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            if not name.startswith(".") and not path.is_symlink():
                yield Found(str(path), named=False)
