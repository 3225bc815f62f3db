"""Which files the index knows, and in what state: a fingerprint for each folder and its parts, a stamp for each file.

A folder is told apart into parts by the hash of its files' names, so that neither one file in a million nor a million
files in one folder cost more than they must. A folder or part of the same fingerprint has not changed. Young files are
never trusted: one clock tick may hold two edits (git's racy index).
"""

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple
from zlib import crc32

from briefing.index.postings import DamagedError

PARTS = 256  # of a folder; a folder of a million files has 4,000 in each
YOUNG = 2_000_000_000  # nanoseconds
NOTHING = 0xFFFFFFFF  # the document of a file that holds no entry
UNSURE = 0  # the stamp of a file that is to be read again
MISSING = 0xFFFFFFFE  # the state of a source that is not there
UNKNOWN = b""  # the fingerprint of a part that is to be looked at file by file
_Files = Sequence[tuple[str, int, int, int]]  # name, mtime_ns, size, inode


class Part(NamedTuple):
    """A part of a folder; ``top`` tells files of entries ("content") from those of sources ("sources")."""

    top: str
    folder: str
    number: int


class Stamp(NamedTuple):
    """What is kept of a file: the hash of its name, that of its state, the document that was made of it."""

    name: int
    state: int
    docid: int


def part_of(top: str, folder: str, name: str) -> Part:
    """Return the part that a file belongs to."""
    return Part(top, folder, name_hash(name) % PARTS)


def name_hash(name: str) -> int:
    """Return the hash of a file's name."""
    return crc32(name.encode("utf-8", "surrogateescape"))


class SeenFolder:
    """A folder as it was just seen; it is told apart into parts only when it has changed."""

    def __init__(self, top: str, path: str, files: _Files, now: int) -> None:
        """Take its files' names with mtime_ns, size and inode, at a time in nanoseconds."""
        self.path = path
        self._top = top
        self._now = now
        self._files = sorted(files)

    @cached_property
    def digest(self) -> bytes:
        """The fingerprint, UNKNOWN when a file is young."""
        return fingerprint(self._files, self._now)

    @cached_property
    def parts(self) -> dict[Part, "Seen"]:
        """The parts that have files."""
        parts: dict[int, list[tuple[str, int, int, int]]] = defaultdict(list)
        for file in self._files:
            parts[name_hash(file[0]) % PARTS].append(file)
        return {Part(self._top, self.path, number): Seen(found, self._now) for number, found in parts.items()}


def fingerprint(files: _Files, now: int) -> bytes:
    """Return the hash of sorted files with their states, UNKNOWN when one of them is young."""
    if max((file[1] for file in files), default=0) > now - YOUNG:
        return UNKNOWN
    return blake2b(repr(files).encode("utf-8", "surrogateescape"), digest_size=16).digest()


class Seen:
    """A part of a folder as it was just seen; its files are looked at one by one only when it has changed."""

    __slots__ = ("_files", "_now", "digest")

    def __init__(self, files: _Files, now: int) -> None:
        self._files = files
        self._now = now
        self.digest = fingerprint(files, now)

    def states(self) -> dict[str, int]:
        """Return the state of each file by its name, UNSURE for a young one."""
        return {name: state_hash((mtime, size, inode), self._now) for name, mtime, size, inode in self._files}


def state_hash(state: tuple[int, int, int], now: int) -> int:
    """Return the hash of mtime_ns, size and inode of a file, UNSURE when it is young."""
    return UNSURE if state[0] > now - YOUNG else crc32(b"%d %d %d" % state) % MISSING or 1


def read_folders(db: sqlite3.Connection, top: str) -> dict[str, bytes]:
    """Return the fingerprints of all folders, by their paths."""
    return dict(db.execute("SELECT path, digest FROM folder WHERE top = ?", (top,)))


def write_folder(db: sqlite3.Connection, top: str, path: str, digest: bytes | None) -> None:
    """Keep the fingerprint of a folder; None forgets it."""
    if digest is None:
        db.execute("DELETE FROM folder WHERE top = ? AND path = ?", (top, path))
    else:
        db.execute("INSERT OR REPLACE INTO folder VALUES (?, ?, ?)", (top, path, digest))


def read_digests(db: sqlite3.Connection, top: str, path: str) -> dict[Part, bytes]:
    """Return the fingerprints of the parts of a folder."""
    rows = db.execute("SELECT top, folder, part, digest FROM part WHERE top = ? AND folder = ?", (top, path))
    return {Part(found, folder, number): digest for found, folder, number, digest in rows}


def read_stamps(db: sqlite3.Connection, part: Part) -> list[Stamp]:
    """Return the stamps of a part."""
    row = db.execute("SELECT files FROM part WHERE top = ? AND folder = ? AND part = ?", part).fetchone()
    if row is None:
        return []
    found = array("I")
    if not isinstance(row[0], bytes) or len(row[0]) % 12:
        raise DamagedError("a list of files in the index is damaged")
    found.frombytes(row[0])
    return [Stamp(*found[at : at + 3]) for at in range(0, len(found), 3)]


def write_stamps(db: sqlite3.Connection, part: Part, digest: bytes, stamps: Sequence[Stamp]) -> None:
    """Keep the fingerprint and the stamps of a part; a part without files is dropped."""
    if stamps:
        data = array("I", [number for stamp in stamps for number in stamp]).tobytes()
        db.execute("INSERT OR REPLACE INTO part VALUES (?, ?, ?, ?, ?)", (*part, digest, data))
    else:
        db.execute("DELETE FROM part WHERE top = ? AND folder = ? AND part = ?", part)
