"""The order of entries as the index keeps it: for each day its documents, as ``newest_first`` sorts them.

An entry without a date stands under day 0, so that undated entries come last.
"""

import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from briefing.index.record import UNDATED
from briefing.index.tables import numbers, rows_of

Place = tuple[str, str]  # moment and id: later moments come first, then ids in the order of text


def day_of(moment: str) -> int:
    """Return the day that a moment lies in, as an ordinal; UNDATED for none."""
    return date.fromisoformat(moment[:10]).toordinal() if moment else UNDATED


def in_order(places: Iterable[tuple[Place, int]]) -> list[int]:
    """Return the documents of some places in the order of entries.

    >>> in_order([(("2025-03-10", "b"), 1), (("2025-03-10", "a"), 2), (("2025-03-11", "c"), 3)])
    [3, 2, 1]
    """
    by_id = sorted(places, key=lambda found: (found[0][1], found[1]))
    return [docid for _, docid in sorted(by_id, key=lambda found: found[0][0], reverse=True)]


def places_of(db: sqlite3.Connection, docs: Sequence[int]) -> list[tuple[Place, int]]:
    """Return the places of documents; one that is gone has none."""
    found = rows_of(db, "SELECT moment, id, docid FROM doc WHERE docid IN ({})", docs)
    return [((moment, name), docid) for moment, name, docid in found]


def insert_days(db: sqlite3.Connection, added: Iterable[tuple[int, str, str, int]]) -> None:
    """Put documents, each with day, moment and id, into the lists of their days."""
    by_day: dict[int, list[tuple[Place, int]]] = defaultdict(list)
    for day, moment, name, docid in added:
        by_day[day].append(((moment, name), docid))
    lists = _lists(db, by_day)
    for day, places in by_day.items():
        merged = _merged(db, lists.get(day, array("I")), places)
        db.execute("INSERT OR REPLACE INTO day VALUES (?, ?)", (day, merged.tobytes()))


def remove_days(db: sqlite3.Connection, removed: Iterable[tuple[int, str]]) -> None:
    """Take documents, each with its moment, out of the lists of their days."""
    by_day: dict[int, set[int]] = defaultdict(set)
    for docid, moment in removed:
        by_day[day_of(moment)].add(docid)
    for day, docs in _lists(db, by_day).items():
        left = array("I", (docid for docid in docs if docid not in by_day[day]))
        if left:
            db.execute("UPDATE day SET docs = ? WHERE day = ?", (left.tobytes(), day))
        else:
            db.execute("DELETE FROM day WHERE day = ?", (day,))


def _lists(db: sqlite3.Connection, days: Iterable[int]) -> dict[int, "array[int]"]:
    return {day: numbers(docs) for day, docs in rows_of(db, "SELECT day, docs FROM day WHERE day IN ({})", days)}


def _merged(db: sqlite3.Connection, docs: "array[int]", places: list[tuple[Place, int]]) -> "array[int]":
    """Return the documents of a day with some more, each put in by halving: a long day is not read for a few."""
    if len(docs) <= len(places) * 16:
        return array("I", in_order([*places_of(db, docs), *places]))
    known: dict[int, Place] = {docid: place for place, docid in places}

    def place(docid: int) -> Place:
        if docid not in known:
            known[docid] = db.execute("SELECT moment, id FROM doc WHERE docid = ?", (docid,)).fetchone()
        return known[docid]

    merged = array("I", docs)
    for _, docid in places:
        merged.insert(_position(merged, docid, place), docid)
    return merged


def _position(docs: "array[int]", new: int, place: Callable[[int], Place]) -> int:
    low, high = 0, len(docs)
    moment, name = place(new)
    while low < high:
        middle = (low + high) // 2
        other_moment, other = place(docs[middle])
        before = other_moment > moment or (other_moment == moment and (other, docs[middle]) < (name, new))
        low, high = (middle + 1, high) if before else (low, middle)
    return low
