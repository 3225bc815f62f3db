"""Finding the stories of entries as they come and go: the same as ``stories.clustering`` finds among all at once.

A document that comes enters the lists of its neighbours; only documents with a changed list, and those that have such
a one in theirs, may be joined otherwise than before. Some hundreds at a time are looked at in a transaction.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from briefing.index.ahead import Alike
from briefing.index.database import transaction
from briefing.index.kin import KinRows
from briefing.index.standing import make_stale, together
from briefing.index.tables import meta, rows_of
from briefing.stories.kinship import KEPT, SAME, kinship, nearness
from briefing.stories.kinship import nearest as kept_of

_TOGETHER = 256  # documents of a transaction
_LAST_DAY = date.max.toordinal()


def relate(db: sqlite3.Connection, stop: Callable[[], bool] = lambda: False, *, dated: bool = True) -> bool:
    """Find the stories of documents that have none yet, until ``stop`` says so; tell whether there were any.

    Unless ``dated``, only those of documents without a date, whose turn is first.
    """
    some = False
    while not stop():
        with transaction(db):
            query = "SELECT day, docid FROM unrelated WHERE day <= ? ORDER BY day, docid LIMIT ?"
            found = db.execute(query, (_LAST_DAY if dated else 0, _TOGETHER)).fetchall()
            if not found:
                return some
            some = True
            _add(KinRows(db), dict.fromkeys(docid for _, docid in found))
            db.executemany("DELETE FROM unrelated WHERE day = ? AND docid = ?", found)
            db.execute("UPDATE meta SET value = value + 1 WHERE name = 'change'")
    return some


def part(db: sqlite3.Connection, docs: Sequence[int]) -> None:
    """Take documents out of their stories, before they are taken out of the index."""
    rows = KinRows(db)
    gone = {docid for (docid,) in rows_of(db, "SELECT docid FROM vector WHERE docid IN ({})", docs)}
    left: set[int] = set()
    make_stale(db, together(db, gone) - gone)
    for docid in gone:
        kin = rows.kin(docid)
        left |= kin.listed - gone
        for other in kin.near.keys() - gone:
            rows.kin(other, change=True).listed.discard(docid)
    for docid in gone:
        rows.drop(docid)
    for docid in left:
        near = rows.kin(docid, change=True).near
        for other in near.keys() & gone:
            del near[other]
        _take(rows, docid, _alike(rows, docid))
    _join(rows, left)
    rows.write()


def relate_found(db: sqlite3.Connection, found: Sequence[Alike], change: int) -> int | None:
    """Find the stories of documents that were compared with others ahead, those of some days at once.

    ``change`` is the number of the index that they were compared in, and the number after this is returned; None when
    somebody else has changed the index since, and nothing is done.
    """
    with transaction(db):
        if meta(db, "change") != change:
            return None
        rows = KinRows(db)
        _add(rows, dict(found))
        turns = [(rows.member(docid).day, docid) for docid, _ in found]
        db.executemany("DELETE FROM unrelated WHERE day = ? AND docid = ?", turns)
        db.execute("UPDATE meta SET value = value + 1 WHERE name = 'change'")
    return change + 1


def _add(rows: KinRows, docs: Mapping[int, dict[int, float] | None]) -> None:
    """Take in documents in their order, each with those that are alike, None where that is not known yet."""
    changed: set[int] = set()
    rows.load(docs)
    for docid, alike in docs.items():
        changed |= _enter(rows, docid, _alike(rows, docid) if alike is None else alike)
        rows.put_cues(docid)
    _join(rows, changed)
    rows.write()


def _enter(rows: KinRows, docid: int, found: dict[int, float]) -> set[int]:
    """Give a document its neighbours, and put it into their lists; return the documents with another list."""
    one = rows.member(docid)
    rows.load_kin(found)
    rows.load_places(found)
    _take(rows, docid, found)
    changed = {docid}
    for other, alike in found.items():
        near = rows.kin(other).near
        if len(near) == 2 * KEPT and alike < min(near.values()):
            continue  # in a crowd nearly always
        mine = rows.place(other)
        side = [name for name in near if (rows.place(name) < mine) is (one.place < mine)]
        if len(side) == KEPT and (-near[side[-1]], rows.place(side[-1])) < (-alike, one.place):
            continue
        places = {name: (likeness, rows.place(name)) for name, likeness in near.items()}
        _replace(rows, other, kept_of(mine, {**places, docid: (alike, one.place)}))
        changed.add(other)
    return changed


def _alike(rows: KinRows, docid: int) -> dict[int, float]:
    one = rows.member(docid)
    beside = [other for other in rows.beside(one) if other != docid]
    rows.load(beside)
    return {other: alike for other in beside if (alike := nearness(one, rows.member(other)))}


def _take(rows: KinRows, docid: int, found: dict[int, float]) -> None:
    places = {other: (alike, rows.place(other)) for other, alike in found.items()}
    _replace(rows, docid, kept_of(rows.place(docid), places))


def _replace(rows: KinRows, docid: int, near: dict[int, float]) -> None:
    """Give a document another list of neighbours, and note with them who has them in its list."""
    kin = rows.kin(docid, change=True)
    for name in kin.near.keys() - near.keys():
        rows.kin(name, change=True).listed.discard(docid)
    for name in near.keys() - kin.near.keys():
        rows.kin(name, change=True).listed.add(docid)
    kin.near = near


def _join(rows: KinRows, changed: set[int]) -> None:
    """Join documents to others anew where lists have changed, and give them and what hangs on them their roots."""
    touched: dict[int, set[int]] = {docid: set() for docid in changed}  # with the earlier ones whose lists are others
    rows.load_kin(changed)
    rows.load_kin({docid for other in changed for docid in rows.kin(other).listed})
    for other in changed:
        for docid in rows.kin(other).listed - changed:
            if rows.place(other) < rows.place(docid):
                touched.setdefault(docid, set()).add(other)
    for docid in sorted(touched, key=rows.place):
        kin = rows.kin(docid)
        others = touched[docid]
        if docid not in changed and kin.parent not in others:
            parent = _parent(rows, docid, others if kin.parent is None else {*others, kin.parent})
        else:
            parent = _parent(rows, docid, kin.near)
        root = docid if parent is None else rows.kin(parent).root
        if parent != kin.parent or root != kin.root:
            rows.join(docid, parent)
            _give_root(rows, docid, root)


def _give_root(rows: KinRows, docid: int, root: int | None) -> None:
    waiting = [docid]
    while waiting:
        one = waiting.pop()
        if rows.kin(one).root != root:
            rows.kin(one, change=True).root = root
            waiting += rows.children(one)


def _parent(rows: KinRows, docid: int, among: Iterable[int]) -> int | None:
    """Return which of some neighbours a document is joined to."""
    near, place = rows.kin(docid).near, rows.place(docid)
    earlier = [
        (-kinship(docid, near, name, rows.kin(name).near), rows.place(name), name)
        for name in among
        if rows.place(name) < place
    ]
    best = min(earlier, default=None)
    return best[2] if best and -best[0] >= SAME else None
