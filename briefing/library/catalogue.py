"""The entries under content/, read once for each state of a file. A broken file never hides the others."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.library.sources import Stamp, stamp
from briefing.model import Entry, Problem
from briefing.store.errors import StoreError
from briefing.store.files import read_file
from briefing.store.layout import entry_files
from briefing.store.reader import read_entry


@dataclass(frozen=True, slots=True)
class EntryFile:
    """A file under content/ as it was read: its path in the library, its entry if it has one, what is wrong with it."""

    file: str
    entry: Entry | None
    problems: tuple[Problem, ...] = ()


class Catalogue:
    """All entry files of a library; ``read`` looks at the disk again and parses only what is new or changed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._kept: dict[str, tuple[Stamp, EntryFile]] = {}

    def read(self) -> tuple[EntryFile, ...]:
        """Return the entry files in the order of their paths."""
        self._kept = dict(self._current())
        return tuple(kept for _, kept in self._kept.values())

    def _current(self) -> Iterator[tuple[str, tuple[Stamp, EntryFile]]]:
        for path in entry_files(self._root):
            file = path.relative_to(self._root).as_posix()
            state = stamp(path)
            if state is None:
                continue
            kept = self._kept.get(file)
            yield file, kept if kept and kept[0] == state else (state, read_entry_file(self._root, file))


def read_entry_file(root: Path, file: str) -> EntryFile:
    """Return a file under content/, given by its path in the library, read."""
    try:
        data = read_file(root / file, root)
    except StoreError as error:
        return EntryFile(file, None, (error.problem,))
    decoded = read_entry(data, file)
    return EntryFile(file, decoded.entry, decoded.problems)
