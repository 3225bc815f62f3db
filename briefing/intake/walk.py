"""Names on the command line to files: folders are walked in the order of their names, links are not followed."""

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.intake.kinds import is_url, supported

STDIN = "-"
_FOLDER = os.sep


@dataclass(frozen=True, slots=True)
class Found:
    """A file to take in; ``named`` when it was named itself rather than met in a folder."""

    path: str
    named: bool = True

    @property
    def supported(self) -> bool:
        """Tell whether its name is that of a text."""
        return self.path == STDIN or (not is_url(self.path) and supported(Path(self.path).name))


class Files(Iterable[Found]):
    """The files that some names mean, in the order of their paths, "-" first; ``count`` is how many there were.

    A single folder is walked twice, to count its files and to yield them: a million are never held at once.
    """

    def __init__(self, names: Iterable[str | os.PathLike[str]]) -> None:
        """Look at the names."""
        paths = [path for name in names for path in _matching(os.fspath(name))]
        self._folder = paths[0] if len(paths) == 1 and _is_folder(paths[0]) else None
        held = [] if self._folder else find_files(paths)
        self._held = sorted(held, key=lambda file: (file.path != STDIN, file.path))
        self.count = sum(1 for _ in self)

    def __iter__(self) -> Iterator[Found]:
        """Yield the files."""
        return iter(self._held) if self._folder is None else _below(self._folder)


def find_files(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Found]:
    """Yield each file that is named or lies in a named folder, once; hidden files and folders are passed over."""
    met: set[str] = set()
    for name in paths:
        path = os.fspath(name)
        for file in _below(path) if _is_folder(path) else [Found(path)]:
            key = file.path if file.path == STDIN else os.path.abspath(file.path)  # noqa: PTH100 (links stay)
            if key not in met:
                met.add(key)
                yield file


def _matching(path: str) -> list[str]:
    """Return the files and folders that a pattern means: one that the shell left, as in quotes; a file goes before."""
    if path == STDIN or is_url(path) or os.path.lexists(path) or not glob.has_magic(path):
        return [path]
    return sorted(glob.glob(path, recursive=True)) or [path]  # noqa: PTH207 (a million names as strings)


def _is_folder(path: str) -> bool:
    return path != STDIN and os.path.isdir(path)  # noqa: PTH112 (as all paths here)


def _below(folder: str) -> Iterator[Found]:
    """Yield the files below a folder in the order of their paths."""
    try:
        with os.scandir(folder) as entries:
            keys = sorted(_key(entry) for entry in entries if not entry.name.startswith("."))
    except OSError:
        return
    for key in keys:
        path = str(Path(folder, key))
        if key.endswith(_FOLDER):
            yield from _below(path)
        elif not os.path.islink(path):  # noqa: PTH114 (as all paths here)
            yield Found(path, named=False)


def _key(entry: "os.DirEntry[str]") -> str:
    """Return what sorts the names of a folder as the paths of all files below it."""
    return entry.name + _FOLDER if entry.is_dir(follow_symlinks=False) else entry.name
