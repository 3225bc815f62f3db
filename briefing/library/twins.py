"""Which article the library has already, told by the hash of its text, without looking at every file for each.

The entries are read when a folder under content/ has changed since; what this process adds itself is noted.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from briefing.model import Entry
from briefing.store.layout import CONTENT, entry_path

_State = tuple[int, int, int]  # of a folder: what changes when a file comes or goes


class Twins:
    """The entries of the library at ``root`` by the hash of their text; ``known`` reads them anew."""

    def __init__(self, root: Path, known: Callable[[], Iterable[Entry]]) -> None:
        """Begin without having looked."""
        self._content = root / CONTENT
        self._root = root
        self._known = known
        self._folders: dict[str, _State | None] | None = None
        self._by_digest: dict[str, Entry] = {}

    def of(self, entry: Entry) -> Entry | None:
        """Return the entry of the same text, or None: the hash at the end of an id is of the text alone."""
        if self._folders is None or any(_state(folder) != state for folder, state in self._folders.items()):
            self._look()
        return self._by_digest.get(_digest(entry))

    def note(self, entry: Entry) -> None:
        """Take in an entry that was just written; call it before the lock is given back."""
        self._by_digest.setdefault(_digest(entry), entry)
        for folder in (self._root / entry_path(entry)).parents:
            if self._folders is not None and folder.is_relative_to(self._content):
                self._folders[str(folder)] = _state(str(folder))

    def _look(self) -> None:
        """Read the entries; the folders first, so that what changes in the meantime is seen the next time."""
        self._folders = {folder: _state(folder) for folder in _folders(str(self._content))}
        self._by_digest = {}
        for entry in self._known():
            self._by_digest.setdefault(_digest(entry), entry)


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
