"""Marks of entries in the index: what the files of marks come to, and the sets of entries that are read or starred.

The table ``mark`` holds the last word on each entry, of entries that are not there as well; the sets are made of it. A
mark changes the sets of the chunks that its documents lie in, and nothing else.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from datetime import datetime

from pyroaring import BitMap

from briefing.index.postings import chunks, pack
from briefing.index.tables import END, ID_END, NOTED, READ, STARRED, chunk_count, key_of, meta, rows_of, stored
from briefing.model.marks import Act, Action, Mark, mark_key

SETS = {Act.READ: READ, Act.UNREAD: READ, Act.STAR: STARRED, Act.UNSTAR: STARRED, Act.NOTE: NOTED}
TAKING = frozenset({Act.UNREAD, Act.UNSTAR})  # acts that take documents out of their set
_COLUMNS = {READ: "read", STARRED: "star", NOTED: "note"}
_LOOK = "look"  # the column of searches, which are in no set


def apply_marks(db: sqlite3.Connection, decided: Iterable[tuple[str, Action]]) -> None:
    """Take over actions, each with what orders it (its instant and host), inside a transaction."""
    for order, action in decided:
        tid, column = SETS.get(action.act), _column(action.act)
        value: object = action.text if tid in {NOTED, None} else int(action.act in {Act.READ, Act.STAR})
        keys = _not_newer(db, column, order, action.keys)
        db.executemany(
            f"INSERT INTO mark(key, {column}, {column}_at) VALUES (?, ?, ?) ON CONFLICT (key) "  # noqa: S608 (our own names)
            f"DO UPDATE SET {column} = excluded.{column}, {column}_at = excluded.{column}_at",
            [(key, value, order) for key in keys],
        )
        if tid is not None:
            _change(db, tid, documents_of(db, keys), gone=not value)
    db.execute("UPDATE meta SET value = value + 1 WHERE name = 'marked'")


def mark_added(db: sqlite3.Connection, added: Iterable[tuple[int, str]]) -> None:
    """Put documents that were just added, each with its id, into the sets that their marks say."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for docid, entry_id in added:
        by_key[mark_key(entry_id)].append(docid)
    docs: dict[int, list[int]] = defaultdict(list)
    for key, *values in rows_of(db, "SELECT key, read, star, note FROM mark WHERE key IN ({})", by_key):
        for tid, value in zip((READ, STARRED, NOTED), values, strict=True):
            if value:
                docs[tid] += by_key[key]
    for tid, some in docs.items():
        _change(db, tid, some, gone=False)


def forget_marks(db: sqlite3.Connection) -> None:
    """Forget all marks: they are read anew from their files."""
    db.execute("DELETE FROM mark")
    keys = [key_of(chunk, tid) for chunk in range(chunk_count(meta(db, "next"))) for tid in _COLUMNS]
    db.executemany("DELETE FROM post WHERE key = ?", [(key,) for key in keys])
    db.execute("UPDATE meta SET value = value + 1 WHERE name = 'marked'")


def marks_of(db: sqlite3.Connection, ids: Collection[str]) -> dict[str, Mark]:
    """Return the marks of entries by their ids; one without any is left out."""
    by_key = {mark_key(entry_id): entry_id for entry_id in ids}
    rows = rows_of(db, "SELECT key, read, star, note, read_at FROM mark WHERE key IN ({})", by_key)
    return {
        by_key[key]: Mark(bool(read), bool(star), note or "", _seconds(at) if read else None)
        for key, read, star, note, at in rows
    }


def looked(db: sqlite3.Connection, key: str) -> int | None:
    """Return up to when what changed in a search was looked at, in seconds since 1970 (UTC); None for never."""
    row = db.execute("SELECT look FROM mark WHERE key = ?", (key,)).fetchone()
    return _seconds(row[0]) if row else None


def _seconds(order: str | None) -> int | None:
    """Return the instant that begins what orders an act."""
    with suppress(ValueError, OverflowError):
        if order and (at := datetime.fromisoformat(order.partition(" ")[0])).tzinfo:
            return int(at.timestamp())
    return None


def _column(act: Act) -> str:
    return _COLUMNS[SETS[act]] if act in SETS else _LOOK


def keys_of(db: sqlite3.Connection, docs: Iterable[int]) -> tuple[str, ...]:
    """Return the keys of documents, each once."""
    rows = rows_of(db, "SELECT id FROM doc WHERE docid IN ({})", docs)
    return tuple(dict.fromkeys(mark_key(entry_id) for (entry_id,) in rows))


def documents_of(db: sqlite3.Connection, keys: Iterable[str]) -> list[int]:
    """Return the documents of the entries that have some keys."""
    wanted = set(keys)
    rows = rows_of(db, f"SELECT docid, id FROM doc WHERE {END} IN ({{}})", {key[-ID_END:] for key in wanted})  # noqa: S608
    return [docid for docid, entry_id in rows if mark_key(entry_id) in wanted]


def _not_newer(db: sqlite3.Connection, column: str, order: str, keys: Sequence[str]) -> list[str]:
    """Return the keys about which nothing later than ``order`` was said."""
    rows = rows_of(db, f"SELECT key, {column}_at FROM mark WHERE key IN ({{}})", keys)  # noqa: S608 (our own names)
    later = {key for key, at in rows if at is not None and at > order}
    return [key for key in keys if key not in later]


def _change(db: sqlite3.Connection, tid: int, docs: Iterable[int], *, gone: bool) -> None:
    """Take documents into a set or out of it."""
    by_key = {key_of(chunk, tid): some for chunk, some in chunks(BitMap(docs))}
    before = stored(db, by_key)
    for key, some in by_key.items():
        old = before.get(key, BitMap())
        new = old - some if gone else old | some
        if new:
            db.execute("INSERT OR REPLACE INTO post VALUES (?, ?)", (key, pack(new)))
        elif old:
            db.execute("DELETE FROM post WHERE key = ?", (key,))


def latest(db: sqlite3.Connection, act: Act, keys: Sequence[str]) -> str:
    """Return what orders the last word on some entries in the kind of an act, empty when nothing was said of them."""
    column = _column(act)
    rows = rows_of(db, f"SELECT max({column}_at) FROM mark WHERE key IN ({{}})", keys)  # noqa: S608 (our own names)
    return max((at for (at,) in rows if at), default="")
