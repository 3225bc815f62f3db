"""Which article the library has already, told by the hash of its text, without looking at every file for each.

The library is looked at when a folder under content/ has changed since; what this process adds itself is noted.
"""

import os
from collections.abc import Iterator, Sequence
from math import inf
from pathlib import Path
from time import monotonic
from typing import Protocol

from briefing.index.likeness import longest_words
from briefing.index.stamps import YOUNG
from briefing.library.sources import SourceTexts
from briefing.model import Entry
from briefing.store.layout import CONTENT, entry_path
from briefing.text.reprints import same_report

_State = tuple[int, int, int]  # of a folder: what changes when a file comes or goes


# Entries that the index takes in together: few enough to hold, enough that its transaction is worth it.
_TOGETHER = 512
_SHARED = 18  # of the longest words of a text, for another one to be compared with it
# Seconds until it does: what is older when it is read need not be read again by the next refresh.
_SETTLED = YOUNG / 1e9 + 0.1


class Indexed(Protocol):
    """What is asked of the index of the library."""

    def look(self) -> None:
        """Bring it in step with the disk."""

    def take_in(self, files: Sequence[str]) -> None:
        """Take in files under content/ that were just written."""

    def of_hash(self, digest: str) -> Entry | None:
        """Return the entry whose id ends with the hash of a text."""

    def of_page(self, url: str) -> tuple[Entry, ...]:
        """Return the entries that have a source at a web address."""

    def alike(self, text: str) -> tuple[Entry, ...]:
        """Return the entries whose text may be printed in another one."""

    def file_of(self, entry: Entry) -> str | None:
        """Return the path in the library of the file of an entry."""


class Twins:
    """The entries of the library at ``root`` by the hash of their text."""

    def __init__(self, root: Path, index: "Indexed") -> None:
        """Begin without having looked."""
        self._content = root / CONTENT
        self._root = root
        self._index = index
        self._folders: dict[str, _State | None] | None = None
        self._noted: dict[str, tuple[float, Entry]] = {}  # with the time of writing, the first first
        self._words: dict[str, frozenset[str]] = {}  # of the texts of what was noted: the longest ones
        self._enough = _TOGETHER

    def of(self, entry: Entry) -> Entry | None:
        """Return the entry of the same text, or None: the hash at the end of an id is of the text alone."""
        return self.of_hash(_digest(entry))

    def of_hash(self, digest: str) -> Entry | None:
        """Return the entry whose text has a hash, or None."""
        if self._folders is None and not self._content.is_dir():
            return None  # a library that begins: looking would make an index in memory
        if self._folders is None or any(_state(folder) != state for folder, state in self._folders.items()):
            # The folders first, so that what changes in the meantime is seen the next time.
            self._folders = {folder: _state(folder) for folder in _folders(str(self._content))}
            self._index.look()
            self._noted.clear()
            self._words.clear()
        noted = self._noted.get(digest)
        return noted[1] if noted else self._index.of_hash(digest)

    def of_page(self, url: str) -> tuple[Entry, ...]:
        """Return the entries of a web page that are in the index."""
        return self._index.of_page(url) if self._content.is_dir() else ()

    def printed(self, headline: str, text: str) -> Entry | None:
        """Return the entry of the same report as it was printed elsewhere, or None."""
        if not self._content.is_dir():
            return None
        wanted = set(longest_words(text))
        noted = [entry for digest, (_, entry) in self._noted.items() if len(wanted & self._words[digest]) >= _SHARED]
        whole = _headed(headline, text)
        return next((each for each in (*noted, *self._index.alike(text)) if self._is_report(each, whole)), None)

    def _is_report(self, entry: Entry, whole: str) -> bool:
        file = entry.sources[0].file if entry.sources else None
        own = SourceTexts(self._root).get(file) if file else None
        return own is not None and same_report(_headed(entry.headline, own.text), whole)

    def file(self, entry: Entry) -> str:
        """Return the path in the library of the file of an entry."""
        noted = _digest(entry) in self._noted
        return (None if noted else self._index.file_of(entry)) or entry_path(entry).as_posix()

    def note(self, entry: Entry, text: str) -> None:
        """Take in an entry that was just written of a text; call it before the lock is given back."""
        self._noted.setdefault(_digest(entry), (monotonic(), entry))
        self._words[_digest(entry)] = frozenset(longest_words(text))
        for folder in (self._root / entry_path(entry)).parents:
            if self._folders is not None and folder.is_relative_to(self._content):
                self._folders[str(folder)] = _state(str(folder))
        if len(self._noted) >= self._enough:
            self.settle(monotonic() - _SETTLED)
            self._enough = len(self._noted) + _TOGETHER

    def changed(self, entry: Entry, file: str) -> None:
        """Take in an entry that was written anew to its file."""
        if (noted := self._noted.get(_digest(entry))) is not None:
            self._noted[_digest(entry)] = (noted[0], entry)
        else:
            self._index.take_in([file])

    def settle(self, until: float = inf) -> None:
        """Put what was noted into the index, as far as it was written before a time."""
        written = [entry for at, entry in self._noted.values() if at < until]
        if written:
            self._index.take_in([entry_path(entry).as_posix() for entry in written])
            for entry in written:
                del self._noted[_digest(entry)]
                self._words.pop(_digest(entry), None)


def _headed(headline: str, text: str) -> str:
    """Return a text with its headline, which an item of a feed has beside it."""
    return text if headline in text else f"{headline}\n\n{text}"


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
