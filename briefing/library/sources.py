"""The articles that evidence points into, as text. Read when they are asked for, and once for each state of a file.

A path in an entry is text from outside: nothing outside the library's folder is ever read for it.
"""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefing.intake.decode import MAX_BYTES, decode
from briefing.intake.errors import IntakeError
from briefing.store.errors import StoreError
from briefing.store.files import read_file
from briefing.store.shapes import library_path

Stamp = tuple[int, int, int]  # mtime_ns, size, inode: what changes when a file does


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source as it is now: its decoded text and the hex SHA-256 of its bytes."""

    text: str
    sha256: str


def stamp(path: Path) -> Stamp | None:
    """Return what tells one state of a regular file from the next; None when there is no such file."""
    try:
        found = path.stat(follow_symlinks=False)
    except (OSError, ValueError):
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino) if stat.S_ISREG(found.st_mode) else None


class SourceTexts:
    """The source files below one folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.failed: set[str] = set()  # files that are there and could not be read just now
        self._read: dict[str, tuple[Stamp, SourceText | None]] = {}

    def get(self, file: str) -> SourceText | None:
        """Return the text of a file of the library; None when it is absent, outside, too large or no text."""
        path = self._path(file)
        if path is None:
            return None
        self.failed.discard(file)
        state = stamp(path)
        if state is None and os.path.lexists(path):
            self.failed.add(file)
        if state is None or state[1] > MAX_BYTES:
            return None
        kept = self._read.get(file)
        if kept is None or kept[0] != state:
            try:
                kept = self._read[file] = (state, _read(path, self._root))
            except StoreError:
                self.failed.add(file)
                return None
        return kept[1]

    def state(self, file: str) -> Stamp | None:
        """Return what changes when a file of the library does; None when there is no such file in it."""
        path = self._path(file)
        return stamp(path) if path else None

    def _path(self, file: str) -> Path | None:
        """Return where a file of the library lies, or None when its path leads out of the library."""
        inside = "\0" not in file and library_path(file) is None
        return self._root.joinpath(*PurePosixPath(file).parts) if inside else None


def _read(path: Path, root: Path) -> SourceText | None:
    data = read_file(path, root, MAX_BYTES)
    try:
        return SourceText(decode(data, path.name).text, hashlib.sha256(data).hexdigest())
    except IntakeError:
        return None
