"""Comparing many documents that have no story yet, in a process of its own that only reads the index.

What it finds for a document are all that it would be compared with when its turn comes: those that have their story,
and those that come before it among the others.
"""

import sqlite3
from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from briefing.index.database import snapshot
from briefing.index.kin import KinRows
from briefing.index.postings import DamagedError
from briefing.stories.kinship import WINDOW, nearness
from briefing.stories.vectors import SHARED

Alike = tuple[int, dict[int, float]]  # a document, and those that are alike


@dataclass(frozen=True, slots=True)
class Days:
    """Some days, first and last included, with the documents among them that have no story yet."""

    first: int
    last: int
    documents: int


def days_of(db: sqlite3.Connection, most: int) -> list[Days]:
    """Return the days of documents without a story, in order, so many documents together; undated ones are left out."""
    query = "SELECT day, count(*) FROM unrelated WHERE day > 0 GROUP BY day ORDER BY day"
    found: list[Days] = []
    for day, count in db.execute(query):
        if found and found[-1].documents + count <= most:
            found[-1] = Days(found[-1].first, day, found[-1].documents + count)
        else:
            found.append(Days(day, day, count))
    return found


def alike_in(path: Path, days: Days) -> list[Alike]:
    """Return the documents of some days without a story, in the order of their turns, each with those alike.

    Raise DamagedError when the index is no more, or cannot be read.
    """
    try:
        opened = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error as error:
        raise DamagedError(f"the index cannot be read: {error}") from None
    with closing(opened) as db, snapshot(db):
        around = (days.first - WINDOW, days.last + WINDOW)
        query = "SELECT docid, day FROM vector WHERE day = 0 OR day BETWEEN ? AND ?"
        turns = {docid: (day, docid) for docid, day in db.execute(query, around)}
        query = "SELECT docid FROM unrelated WHERE day = 0 OR day BETWEEN ? AND ?"
        waiting = {docid for (docid,) in db.execute(query, around)}
        rows = KinRows(db)
        rows.load(turns)
        by_key: dict[int, list[int]] = defaultdict(list)
        for docid in turns:
            for key in rows.member(docid).vector.keys:
                by_key[key].append(docid)
        ours = sorted(turn for docid, turn in turns.items() if docid in waiting and days.first <= turn[0] <= days.last)
        return [(docid, _alike(rows, by_key, turns, waiting, docid)) for _, docid in ours]


def _alike(
    rows: KinRows, by_key: dict[int, list[int]], turns: dict[int, tuple[int, int]], waiting: set[int], docid: int
) -> dict[int, float]:
    one = rows.member(docid)
    shared = Counter(other for key in one.vector.keys for other in by_key[key])
    beside = [
        other
        for other, count in shared.items()
        if count >= SHARED and other != docid and (other not in waiting or turns[other] < turns[docid])
    ]
    return {other: alike for other in beside if (alike := nearness(one, rows.member(other)))}
