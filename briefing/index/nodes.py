"""Sets for the beginnings of words: ``a*`` would unite ten thousand postings, its node is one.

A beginning of one to three letters gets a node when more terms than a query can unite at once begin with it.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from pyroaring import BitMap

from briefing.index.postings import chunks
from briefing.index.tables import key_of, merge, meta, numbers, postings

MOST_UNITED = 256  # terms that a query unites on the way; most of them are rare, and stand in one row each
_LONGEST = 3  # letters of a node; those of four would take as much room as all words
_MARKED = "\x01"  # begins the terms of name fields, two characters before their letters
_PAGE = "\x02"  # begins the terms of web pages, which are never asked for by a beginning
_UNDER = "SELECT tid, docs FROM term WHERE term >= ? AND term < ?"
LAST = "\U0010ffff"  # comes after all characters that a text may have


def beginnings(term: str) -> list[str]:
    """Return the beginnings of a term that may have a node.

    >>> beginnings("peace")
    ['p', 'pe', 'pea']
    """
    if term.startswith(_PAGE):
        return []
    mark = 2 if term.startswith(_MARKED) else 0
    return [term[:end] for end in range(mark + 1, min(len(term), mark + _LONGEST) + 1)]


def united(db: sqlite3.Connection, beginning: str, sets: Callable[[Sequence[int]], Iterable[BitMap]]) -> BitMap:
    """Return the documents that have a term which begins so; ``sets`` gives those of the terms' numbers."""
    rows = db.execute(_UNDER, (beginning, beginning + LAST)).fetchall()
    rare = numbers(b"".join(docs for _, docs in rows if docs))
    return BitMap.union(BitMap(rare), *sets([tid for tid, _ in rows if tid is not None]))


def add_to_nodes(db: sqlite3.Connection, by_term: Mapping[str, Sequence[int]]) -> None:
    """Add the documents of terms to the nodes over them."""
    nodes = dict(db.execute("SELECT prefix, tid FROM node"))
    sets: dict[int, list[int]] = defaultdict(list)
    for term, docs in by_term.items():
        for start in beginnings(term):
            if start in nodes:
                sets[nodes[start]].extend(docs)
    merge(db, {key_of(chunk, tid): list(part) for tid, found in sets.items() for chunk, part in chunks(BitMap(found))})


def make_nodes(db: sqlite3.Connection, fresh: Iterable[str]) -> None:
    """Make the nodes that new terms call for."""
    nodes = {prefix for (prefix,) in db.execute("SELECT prefix FROM node")}
    for start in sorted({start for term in fresh for start in beginnings(term)} - nodes):
        terms = db.execute(f"{_UNDER} LIMIT {MOST_UNITED + 1}", (start, start + LAST)).fetchall()
        if len(terms) > MOST_UNITED:
            _make(db, start)


def _make(db: sqlite3.Connection, beginning: str) -> None:
    tid = meta(db, "tid") + 1
    db.execute("UPDATE meta SET value = ? WHERE name = 'tid'", (tid,))
    db.execute("INSERT INTO node VALUES (?, ?)", (beginning, tid))
    # The documents of this batch have their numbers already, though the counter is set at its end.
    (last,) = db.execute("SELECT max(key) >> 32 FROM post").fetchone()
    docs = united(db, beginning, lambda tids: postings(db, tids, last + 1).values())
    merge(db, {key_of(chunk, tid): list(part) for chunk, part in chunks(docs)})
