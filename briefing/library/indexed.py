"""The index of a library: where its file lies, who reads it, and what happens when it cannot be used.

Every thread that asks borrows a connection; the last one given back is lent first, since what it keeps is warm. An
index of another version or a damaged one is put away and begun anew. Where nothing can be written the index is made in
memory.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from briefing.index.database import OutdatedError, connect, discard, set_aside
from briefing.index.index import Index
from briefing.index.postings import DamagedError
from briefing.store.folders import open_folder
from briefing.store.layout import CONTENT, STATE

FILE = "index.sqlite3"


class LibraryIndex:
    """The index of the library at ``root``; nothing is opened or made before it is asked for."""

    def __init__(self, root: Path) -> None:
        """Open nothing yet."""
        self._root = root
        self._free: list[Index] = []
        self._lent: set[Index] = set()
        self._guard = threading.Lock()
        self._alone = threading.RLock()  # what is kept in memory has one connection, for one thread at a time
        self._memory: sqlite3.Connection | None = None
        self._early = False  # it is in memory because there is no library yet
        self._inode: int | None = None  # of the file that is open
        self.epoch = 0  # how often another file has taken the place of one that was open

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._root / STATE / FILE

    @property
    def size(self) -> int:
        """How many bytes the file takes; 0 when there is none, and the next start has to read all files again."""
        return self.path.stat().st_size if self._memory is None and self.path.exists() else 0

    @property
    def in_memory(self) -> bool:
        """Whether the index is lost when the program ends."""
        return self._memory is not None

    @contextmanager
    def lend(self) -> Iterator[Index]:
        """Lend access to the index for a while."""
        index = self._take()
        with self._alone if index.db is self._memory else nullcontext():
            try:
                yield index
            finally:
                self._give_back(index)

    def recover(self, *, keep: bool = True) -> None:
        """Put a damaged file away, or remove it unless ``keep``; the next access begins another one, empty."""
        with self._guard:
            for index in self._free:
                with suppress(sqlite3.Error):
                    index.db.close()
            self._drop()
            if self._memory is None:
                (set_aside if keep else discard)(self.path)
            self._memory = None

    def keep_in_memory(self) -> None:
        """Begin an index in memory: the file can be neither read nor made anew, on a full disk for example."""
        with self._guard:
            self._drop()
            self._memory = connect(None)

    def reopen(self) -> None:
        """Forget what is open or in memory; the next access looks for the file again."""
        with self._guard:
            self._drop()
            self._memory = None

    def _drop(self) -> None:
        self.epoch += 1
        self._inode = None
        self._early = False
        self._free.clear()
        self._lent.clear()  # they are closed when they are given back

    def close(self) -> None:
        """Close what is open; what is asked afterwards opens it again."""
        with self._guard:
            for index in self._free:
                index.db.close()
            self._free.clear()
            self._memory = None

    def _take(self) -> Index:
        with self._guard:
            if self._inode is not None and _inode(self.path) != self._inode:
                self._drop()  # another program has put another file in its place
            if self._early and self._is_library():
                self._drop()  # what was added since is read once more, and kept
                self._memory = None
            index = self._free.pop() if self._free else Index(self._connection())
            self._lent.add(index)
        return index

    def _give_back(self, index: Index) -> None:
        with self._guard:
            if index in self._lent:
                self._lent.discard(index)
                self._free.append(index)
            elif index.db is not self._memory:
                index.db.close()

    def _connection(self) -> sqlite3.Connection:
        if self._memory is not None:
            return self._memory
        try:
            return self._of_file()
        except OSError:
            self._memory = connect(None)
            self._early = not self._is_library()
            return self._memory

    def _is_library(self) -> bool:
        return (self._root / CONTENT).is_dir()

    def _of_file(self) -> sqlite3.Connection:
        """Return a connection to the file; raise OSError where there can be none."""
        if not self._is_library():
            raise FileNotFoundError(CONTENT)  # a library that is not there yet is not made by looking at it
        with open_folder(self._root, (STATE,), create=True):  # a real folder, no symlink
            ignored = self.path.with_name(".gitignore")
            if not ignored.exists():
                ignored.write_text("*\n", encoding="utf-8")
        if self.path.is_symlink():
            set_aside(self.path)
        try:
            db = connect(self.path)
        except (DamagedError, OutdatedError) as error:
            self.epoch += self._inode is not None
            (discard if isinstance(error, OutdatedError) else set_aside)(self.path)
            db = connect(self.path)
        self._inode = _inode(self.path)
        return db


def _inode(path: Path) -> int | None:
    try:
        return path.stat().st_ino
    except OSError:
        return None
