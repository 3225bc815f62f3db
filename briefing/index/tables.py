"""Reading and writing the tables of the index: postings by their keys, lists of documents, counters."""

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pyroaring import BitMap

from briefing.index.postings import CHUNK, DamagedError, extended, unpack

LIVE = 0  # the set of the documents that are entries now
READ, STARRED, NOTED = range((1 << 32) - 3, 1 << 32)  # the sets of documents with these marks
FIRST_VALUE = 1 << 30  # values are numbered from here on, terms from 1
ID_END = 12  # the characters of an id that are a hash of its text; the index finds ids by them
END = f"substr(id, -{ID_END})"
_SHIFT = 32  # a posting's key is chunk << 32 | number of the term or value
_AT_ONCE = 512  # parameters of a statement


def key_of(chunk: int, tid: int) -> int:
    """Return the key of a posting: chunk first, so that adding documents appends."""
    return chunk << _SHIFT | tid


def postings(db: sqlite3.Connection, tids: Sequence[int], chunks: int) -> dict[int, BitMap]:
    """Return the documents of each term or value that has any; ``chunks`` is how many the index has."""
    found: dict[int, list[tuple[int, bytes]]] = {}
    keys = [key_of(chunk, tid) for chunk in range(chunks) for tid in tids]
    for key, data in rows_of(db, "SELECT key, data FROM post WHERE key IN ({}) ORDER BY key", keys):
        found.setdefault(key & (1 << _SHIFT) - 1, []).append((key >> _SHIFT, data))
    return {tid: unpack(containers) for tid, containers in found.items()}


def rows_of(db: sqlite3.Connection, statement: str, values: Iterable[object]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a statement with ``{}`` where the values go, so many of them at a time as SQLite takes."""
    wanted = list(values)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        yield from db.execute(statement.format(",".join("?" * len(some))), some)


def numbers(data: bytes) -> "array[int]":
    """Return the document numbers of a blob, 4 bytes each."""
    found = array("I")
    if not isinstance(data, bytes) or len(data) % found.itemsize:
        raise DamagedError("a list of documents in the index is damaged")
    found.frombytes(data)
    return found


def meta(db: sqlite3.Connection, name: str) -> int:
    """Return a counter of the index."""
    found = db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    if found is None or not isinstance(found[0], int) or not 0 <= found[0] < 1 << _SHIFT:
        raise DamagedError(f"the index has no {name}")
    return found[0]


def chunk_count(documents: int) -> int:
    """Return how many chunks so many document numbers fill."""
    return (documents + (1 << CHUNK) - 1) >> CHUNK


def stored(db: sqlite3.Connection, keys: Iterable[int]) -> dict[int, BitMap]:
    """Return the postings that stand under some keys."""
    found = rows_of(db, "SELECT key, data FROM post WHERE key IN ({})", sorted(keys))
    return {key: unpack([(key >> _SHIFT, data)]) for key, data in found}


def merge(db: sqlite3.Connection, added: Mapping[int, Sequence[int]]) -> None:
    """Add documents to the postings that stand under their keys."""
    keys = sorted(added)
    before = dict(rows_of(db, "SELECT key, data FROM post WHERE key IN ({})", keys))
    db.executemany(
        "INSERT INTO post VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET data = excluded.data",
        [(key, extended(before.get(key), added[key])) for key in keys],
    )
