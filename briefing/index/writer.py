"""Adding entries to the index and taking them out, many at a time: whole or not at all.

A changed entry is taken out and added anew. Documents get rising numbers, so a batch only touches the last chunks; a
number that was taken out is never used again, and its postings stay: what is alive is a set of its own.
"""

import sqlite3
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pyroaring import BitMap

from briefing.index.database import transaction
from briefing.index.marks import mark_added
from briefing.index.nodes import add_to_nodes, make_nodes
from briefing.index.order import insert_days, remove_days
from briefing.index.postings import CHUNK_SIZE, chunks, pack
from briefing.index.record import Kind, Record, month_of
from briefing.index.row import dump_row
from briefing.index.tables import FIRST_VALUE, LIVE, key_of, merge, meta, numbers, rows_of, stored
from briefing.query.facets import NAMED, Facet

LISTED = (Facet.ACTOR.value, Facet.TAG.value)  # kinds with too many values to try each of them for every set
INLINE = 8  # documents of a term that stand beside it: most words are rare, and a posting of their own is twice as long
_LEVEL = 1  # of zlib, for texts: the higher ones take twice the time for a tenth less


@dataclass(frozen=True, slots=True)
class Change:
    """What a batch does: records to add, numbers of documents to take out."""

    added: Sequence[Record] = ()
    removed: Sequence[int] = ()


def apply(db: sqlite3.Connection, change: Change) -> range:
    """Carry out a change inside a transaction; return the numbers of the added documents."""
    first = meta(db, "next")
    docs = range(first, first + len(change.added))
    if change.removed:
        _remove(db, change.removed)
    if change.added:
        _add(db, change.added, docs)
    db.execute("UPDATE meta SET value = ? WHERE name = 'next'", (docs.stop,))
    db.execute("UPDATE meta SET value = value + 1 WHERE name = 'change'")
    return docs


def write(db: sqlite3.Connection, change: Change) -> range:
    """Carry out a change in a transaction of its own."""
    with transaction(db):
        return apply(db, change)


def stored_file(file: str, entry_id: str) -> str:
    """Return the path of an entry's file as ``doc`` holds it: the folder alone where the id gives the name."""
    folder = file.removesuffix(f"{entry_id}.yaml")
    return folder if folder.endswith("/") else file


def full_file(stored: str, entry_id: str) -> str:
    """Return the path that ``stored_file`` shortened."""
    return f"{stored}{entry_id}.yaml" if stored.endswith("/") else stored


def _add(db: sqlite3.Connection, records: Sequence[Record], docs: range) -> None:
    listed: list[dict[str, list[int]]] = [{kind: [] for kind in LISTED} for _ in records]
    members: dict[int, list[int]] = defaultdict(list)
    _number_values(db, records, docs, members, listed)
    by_term: dict[str, list[int]] = defaultdict(list)
    for docid, record in zip(docs, records, strict=True):
        for term in record.terms:
            by_term[term].append(docid)
    fresh = _number_terms(db, by_term, members)
    members[LIVE].extend(docs)
    merge(db, _by_chunk(members))
    add_to_nodes(db, by_term)
    make_nodes(db, fresh)
    db.executemany(
        "INSERT INTO doc VALUES (?, ?, ?, ?, ?, ?)",
        [
            (d, r.id, r.moment, stored_file(r.file, r.id), r.digest, _list(ids))
            for d, r, ids in zip(docs, records, listed, strict=True)
        ],
    )
    db.executemany("INSERT INTO row VALUES (?, ?)", [(d, dump_row(r.row)) for d, r in zip(docs, records, strict=True)])
    db.executemany(
        "INSERT INTO words VALUES (?, ?)",
        [(d, zlib.compress(r.words.encode("utf-8", "replace"), _LEVEL)) for d, r in zip(docs, records, strict=True)],
    )
    db.executemany(
        "INSERT INTO vector VALUES (?, ?, ?)", [(d, r.week, r.vector) for d, r in zip(docs, records, strict=True)]
    )
    waiting = [(r.week, d) for d, r in zip(docs, records, strict=True)]
    db.executemany("INSERT INTO unrelated VALUES (?, ?)", waiting)  # their neighbours are looked for later
    insert_days(db, [(r.day, r.moment, r.id, d) for d, r in zip(docs, records, strict=True)])
    mark_added(db, [(d, r.id) for d, r in zip(docs, records, strict=True)])


def _remove(db: sqlite3.Connection, docs: Sequence[int]) -> None:
    from briefing.index.relate import part  # noqa: PLC0415 (mostly nothing has changed)

    part(db, docs)
    moments = [
        (docid, moment) for docid, moment in rows_of(db, "SELECT docid, moment FROM doc WHERE docid IN ({})", docs)
    ]
    remove_days(db, moments)
    months = Counter(month_of(moment) for _, moment in moments)  # exact, so that nothing is counted for the whole list
    db.executemany(
        "UPDATE value SET n = n - ? WHERE kind = ? AND key = ?", [(n, Kind.MONTH, m) for m, n in months.items()]
    )
    for table in ("doc", "row", "words"):
        db.executemany(f"DELETE FROM {table} WHERE docid = ?", [(docid,) for docid in docs])  # noqa: S608 (our own names)
    for chunk, gone in chunks(BitMap(docs)):
        left = stored(db, [key_of(chunk, LIVE)]).get(key_of(chunk, LIVE), BitMap()) - gone
        if left:
            db.execute("UPDATE post SET data = ? WHERE key = ?", (pack(left), key_of(chunk, LIVE)))
        else:
            db.execute("DELETE FROM post WHERE key = ?", (key_of(chunk, LIVE),))


def _number_terms(db: sqlite3.Connection, by_term: Mapping[str, list[int]], members: dict[int, list[int]]) -> list[str]:
    """Note the documents of each term, under its number when they are many; return the terms that are new."""
    rows = rows_of(db, "SELECT term, tid, docs FROM term WHERE term IN ({})", by_term)
    known = {term: (tid, docs) for term, tid, docs in rows}
    last = meta(db, "tid")
    changed: list[tuple[str, int | None, bytes | None]] = []
    for term in sorted(by_term):
        tid, inline = known.get(term, (None, b""))
        docs = [*numbers(inline), *by_term[term]] if tid is None else by_term[term]
        if tid is None and len(docs) <= INLINE:
            changed.append((term, None, array("I", docs).tobytes()))
            continue
        if tid is None:
            tid = last = last + 1
            changed.append((term, tid, None))
        members[tid] = docs
    db.executemany(
        "INSERT INTO term VALUES (?, ?, ?) ON CONFLICT (term) DO UPDATE SET tid = excluded.tid, docs = excluded.docs",
        changed,
    )
    db.execute("UPDATE meta SET value = ? WHERE name = 'tid'", (last,))
    return sorted(by_term.keys() - known.keys())


def _number_values(
    db: sqlite3.Connection,
    records: Sequence[Record],
    docs: range,
    members: dict[int, list[int]],
    listed: Sequence[dict[str, list[int]]],
) -> None:
    """Note the documents of each value under its number, and for each document the values of the listed kinds."""
    wanted = {(kind, key): text for record in reversed(records) for kind, key, text in record.values}
    known = _values(db, wanted)
    for place, (docid, record) in enumerate(zip(docs, records, strict=True)):
        for kind, key, text in record.values:
            tid, spelled = known[kind, key]
            members[tid].append(docid)
            if kind in LISTED:
                listed[place][kind].append(tid)
            if text != spelled and kind in NAMED:
                members[_spelling(db, known, kind, key, text)].append(docid)
    counts = Counter({tid: len(members[tid]) for tid, _ in known.values()})
    db.executemany("UPDATE value SET n = n + ? WHERE tid = ?", [(count, tid) for tid, count in counts.items()])


_Known = dict[tuple[str, str], tuple[int, str]]  # kind and key to number and first spelling


def _values(db: sqlite3.Connection, wanted: dict[tuple[str, str], str]) -> _Known:
    """Return number and first spelling of every value, new ones made."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for kind, key in wanted:
        by_kind[kind].append(key)
    known: _Known = {}
    for kind, keys in by_kind.items():
        # The kind is one of our own words, never text from outside.
        statement = f"SELECT key, tid, text FROM value WHERE kind = '{kind}' AND key IN ({{}})"  # noqa: S608
        known.update({(kind, key): (tid, text) for key, tid, text in rows_of(db, statement, keys)})
    for value in sorted(wanted.keys() - known.keys()):
        known[value] = (_new_value(db, *value, wanted[value]), wanted[value])
    return known


def _spelling(db: sqlite3.Connection, known: _Known, kind: str, key: str, text: str) -> int:
    """Return the number of another spelling of a value, under which only the documents that print it stand."""
    value = (f"~{kind}", f"{key}\0{text}")
    if value not in known:
        found = db.execute("SELECT tid FROM value WHERE kind = ? AND key = ?", value).fetchone()
        known[value] = (found[0] if found else _new_value(db, *value, text), text)
    return known[value][0]


def _new_value(db: sqlite3.Connection, kind: str, key: str, text: str) -> int:
    last = db.execute("SELECT max(tid) FROM value").fetchone()[0]
    tid = FIRST_VALUE if last is None else last + 1
    db.execute("INSERT INTO value VALUES (?, ?, ?, ?, 0)", (tid, kind, key, text))
    return tid


def _by_chunk(members: Mapping[int, list[int]]) -> dict[int, list[int]]:
    """Return the documents of terms and values by the keys of their postings."""
    by_key: dict[int, list[int]] = defaultdict(list)
    for tid, docs in members.items():
        if docs[0] // CHUNK_SIZE == docs[-1] // CHUNK_SIZE:
            by_key[key_of(docs[0] // CHUNK_SIZE, tid)] = docs
        else:
            for docid in docs:
                by_key[key_of(docid // CHUNK_SIZE, tid)].append(docid)
    return by_key


def _list(values: Mapping[str, Sequence[int]]) -> bytes:
    """Return the values of the listed kinds as ``doc`` holds them: how many actors, the actors, the tags."""
    actors, tags = (values[kind] for kind in LISTED)
    return array("I", [len(actors), *actors, *tags]).tobytes()
