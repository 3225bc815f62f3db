"""What the index keeps of the kinship of entries: the vector of each, its neighbours, who has it as one, its story.

Documents whose neighbours were not looked for yet stand in ``unrelated``; those that were have a row in ``kin``. The
cues of a document are the keys that it is found by as a neighbour.
"""

import sqlite3
import struct
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from briefing.index.postings import DamagedError
from briefing.index.standing import make_stale
from briefing.index.tables import numbers, rows_of
from briefing.stories.kinship import WINDOW, Member, Place, place_of
from briefing.stories.vectors import SHARED, Vector, unpack

_PAIR = struct.Struct("<Id")  # a neighbour and its likeness


@dataclass(slots=True)
class Kin:
    """The neighbours of a document, nearest first; those that have it as a neighbour; its parent and root."""

    near: dict[int, float] = field(default_factory=dict)
    listed: set[int] = field(default_factory=set)
    parent: int | None = None
    root: int | None = None


class KinRows:
    """The kinship of the documents that are looked at in one transaction; what was changed is written at its end."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Read nothing yet."""
        self._db = db
        self._members: dict[int, Member] = {}
        self._places: dict[int, Place] = {}
        self._kin: dict[int, Kin] = {}
        self._changed: set[int] = set()
        self._before: dict[int, int | None] = {}  # the stories of documents as they were read
        self._joined: dict[int, set[int]] = defaultdict(set)  # the children of documents that were given them here

    def load(self, docs: Iterable[int]) -> None:
        """Read members that will be asked for, many at once."""
        wanted = [docid for docid in docs if docid not in self._members]
        found = rows_of(
            self._db,
            "SELECT docid, id, moment, day, data FROM doc JOIN vector USING (docid) WHERE docid IN ({})",
            wanted,
        )
        for docid, name, moment, day, data in found:
            one = self._members[docid] = Member(name, moment if day else "", day, _vector(data))
            self._places[docid] = one.place

    def member(self, docid: int) -> Member:
        """Return a document as it is compared with others; raise DamagedError for one that is not there."""
        if docid not in self._members:
            self.load([docid])
        if docid not in self._members:
            raise DamagedError("a neighbour in the index is of no entry")
        return self._members[docid]

    def load_kin(self, docs: Iterable[int]) -> None:
        """Read the kinship of documents that will be asked for, and the places of their neighbours, many at once."""
        wanted = [docid for docid in docs if docid not in self._kin]
        query = "SELECT docid, near, listed, parent, root FROM kin WHERE docid IN ({})"
        for docid, near, listed, parent, root in rows_of(self._db, query, wanted):
            self._kin[docid] = Kin(_near(near), set(numbers(listed)), parent, root)
            self._before[docid] = root
        self.load_places({name for docid in wanted if docid in self._kin for name in (docid, *self._kin[docid].near)})

    def load_places(self, docs: Iterable[int]) -> None:
        """Read where documents stand that will be asked for, many at once."""
        wanted = [docid for docid in docs if docid not in self._places]
        query = "SELECT docid, id, moment, day FROM doc JOIN vector USING (docid) WHERE docid IN ({})"
        for docid, name, moment, day in rows_of(self._db, query, wanted):
            self._places[docid] = place_of(name, moment if day else "")

    def place(self, docid: int) -> Place:
        """Return where a document stands in the order of stories; raise DamagedError for one that is not there."""
        if docid not in self._places:
            self.load_places([docid])
        if docid not in self._places:
            raise DamagedError("a neighbour in the index is of no entry")
        return self._places[docid]

    def kin(self, docid: int, *, change: bool = False) -> Kin:
        """Return the kinship of a document, empty for a new one; one that is to be changed is written at the end."""
        if docid not in self._kin:
            self.load_kin([docid])
            self._kin.setdefault(docid, Kin())
        if change:
            self._changed.add(docid)
        return self._kin[docid]

    def beside(self, member: Member) -> Iterator[int]:
        """Yield the documents that share enough cues with a member in the days that it is compared with, each once."""
        shared = Counter(docid for key in member.vector.keys for (docid,) in self._at(key, member.day))
        return (docid for docid, count in shared.items() if count >= SHARED)

    def _at(self, key: int, day: int) -> Iterator[tuple[int]]:
        if not day:
            yield from self._db.execute("SELECT docid FROM cue WHERE key = ?", (key,))
            return
        yield from self._db.execute(
            "SELECT docid FROM cue WHERE key = ? AND day BETWEEN ? AND ?", (key, day - WINDOW, day + WINDOW)
        )
        yield from self._db.execute("SELECT docid FROM cue WHERE key = ? AND day = 0", (key,))

    def put_cues(self, docid: int) -> None:
        """Let a document be found as a neighbour."""
        member = self.member(docid)
        self._db.executemany(
            "INSERT INTO cue VALUES (?, ?, ?)", [(key, member.day, docid) for key in member.vector.keys]
        )

    def drop(self, docid: int) -> None:
        """Take out all that is kept of a document."""
        member = self.member(docid)
        rows = [(key, member.day, docid) for key in member.vector.keys]
        self._db.executemany("DELETE FROM cue WHERE key = ? AND day = ? AND docid = ?", rows)
        self._db.execute("DELETE FROM unrelated WHERE day = ? AND docid = ?", (member.day, docid))
        for table in ("kin", "vector", "stale", "standing"):
            self._db.execute(f"DELETE FROM {table} WHERE docid = ?", (docid,))  # noqa: S608 (our own names)
        self._changed.discard(docid)
        self._kin.pop(docid, None)
        self._members.pop(docid, None)
        self._places.pop(docid, None)

    def children(self, docid: int) -> list[int]:
        """Return the documents that are joined to one, as it was written last or changed since."""
        kept = {child for (child,) in self._db.execute("SELECT docid FROM kin WHERE parent = ?", (docid,))}
        return [
            child
            for child in sorted(kept | self._joined[docid])
            if child not in self._kin or self._kin[child].parent == docid
        ]

    def join(self, docid: int, parent: int | None) -> None:
        """Make a document the child of another, or the first of a story."""
        self.kin(docid, change=True).parent = parent
        if parent is not None:
            self._joined[parent].add(docid)

    def write(self) -> None:
        """Write what was changed."""
        self._db.executemany(
            "INSERT INTO kin(docid, near, listed, parent, root) VALUES (?, ?, ?, ?, ?) ON CONFLICT (docid) DO UPDATE"
            " SET near = excluded.near, listed = excluded.listed, parent = excluded.parent, root = excluded.root",
            [(docid, *_row(self._kin[docid])) for docid in sorted(self._changed)],
        )
        moved = {docid for docid in self._changed if self._kin[docid].root != self._before.get(docid)}
        make_stale(self._db, moved | {root for docid in moved if (root := self._before.get(docid)) is not None})
        self._before.update((docid, self._kin[docid].root) for docid in moved)
        self._changed.clear()


def _row(kin: Kin) -> tuple[bytes, bytes, int | None, int | None]:
    near = b"".join(_PAIR.pack(docid, alike) for docid, alike in kin.near.items())
    return near, array("I", sorted(kin.listed)).tobytes(), kin.parent, kin.root


def _near(data: bytes) -> dict[int, float]:
    if not isinstance(data, bytes) or len(data) % _PAIR.size:
        raise DamagedError("a list of neighbours in the index is damaged")
    return dict(_PAIR.iter_unpack(data))


def _vector(data: bytes) -> Vector:
    try:
        return unpack(data)
    except ValueError as error:
        raise DamagedError(f"a vector in the index is damaged: {error}") from None
