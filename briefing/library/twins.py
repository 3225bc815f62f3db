"""Which article the library has already, told by the hash of its text, without looking at every file for each.

The library is looked at when a folder under content/ has changed since; what this process adds itself is noted.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from briefing.model import Entry
from briefing.store.layout import CONTENT, entry_path

_State = tuple[int, int, int]  # of a folder: what changes when a file comes or goes


# Entries that are written before the index takes them in: few enough to hold, enough that its transaction is worth it.
_MOST_NOTED = 512


class Indexed(Protocol):
    """What is asked of the index of the library."""

    def look(self) -> None:
        """Bring it in step with the disk."""

    def take_in(self, files: Sequence[str]) -> None:
        """Take in files under content/ that were just written."""

    def of_hash(self, digest: str) -> Entry | None:
        """Return the entry whose id ends with the hash of a text."""


class Twins:
    """The entries of the library at ``root`` by the hash of their text."""

    def __init__(self, root: Path, index: "Indexed") -> None:
        """Begin without having looked."""
        self._content = root / CONTENT
        self._root = root
        self._index = index
        self._folders: dict[str, _State | None] | None = None
        self._noted: dict[str, Entry] = {}

    def of(self, entry: Entry) -> Entry | None:
        """Return the entry of the same text, or None: the hash at the end of an id is of the text alone."""
        if self._folders is None or any(_state(folder) != state for folder, state in self._folders.items()):
            # The folders first, so that what changes in the meantime is seen the next time.
            self._folders = {folder: _state(folder) for folder in _folders(str(self._content))}
            self._index.look()
            self._noted.clear()
        return self._noted.get(_digest(entry)) or self._index.of_hash(_digest(entry))

    def note(self, entry: Entry) -> None:
        """Take in an entry that was just written; call it before the lock is given back."""
        self._noted.setdefault(_digest(entry), entry)
        for folder in (self._root / entry_path(entry)).parents:
            if self._folders is not None and folder.is_relative_to(self._content):
                self._folders[str(folder)] = _state(str(folder))

        if len(self._noted) >= _MOST_NOTED:
            self.settle()

    def settle(self) -> None:
        """Put what was noted into the index."""
        if self._noted:
            self._index.take_in([entry_path(entry).as_posix() for entry in self._noted.values()])
            self._noted.clear()


def _digest(entry: Entry) -> str:
    return entry.id.rpartition("-")[2]


def _folders(top: str) -> Iterator[str]:
    yield top  # also when it is not there yet
    for parent, folders, _ in os.walk(top):
        yield from (os.path.join(parent, folder) for folder in folders)  # noqa: PTH118 (strings are what stat takes)


def _state(folder: str) -> _State | None:
    try:
        found = os.stat(folder)  # noqa: PTH116 (called for every month of the library at each article)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_nlink
