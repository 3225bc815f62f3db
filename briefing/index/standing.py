"""How entries stand among those of their stories, as comparing told, and which stories wait to be compared.

A document is stale when its story has others in it than when it was compared: comparing the stories of all stale
documents brings the table up to date. Nobody waits for that but who asks for what it holds.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from pyroaring import BitMap

from briefing.index.database import transaction
from briefing.index.tables import rows_of
from briefing.index.writer import full_file
from briefing.model.standing import Standing
from briefing.query.ranges import Window

SEVERAL = Window(2, None)  # origins of a claim that is corroborated
_STORY = "coalesce(said, root)"
_COLUMNS = "origins, corroborated, disputed, revised, changed"


class Member(NamedTuple):
    """A document of a story: its number, and the file of its entry."""

    docid: int
    file: str


def make_stale(db: sqlite3.Connection, docs: Iterable[int]) -> None:
    """Let the stories of those of some documents that have one wait to be compared, inside a transaction."""
    query = "INSERT OR IGNORE INTO stale SELECT docid FROM kin WHERE docid = ?"
    db.executemany(query, [(docid,) for docid in sorted(docs)])


def together(db: sqlite3.Connection, docs: Collection[int]) -> set[int]:
    """Return the documents of the stories of some, these included."""
    stories = {story for (story,) in rows_of(db, f"SELECT {_STORY} FROM kin WHERE docid IN ({{}})", docs)}  # noqa: S608 (our own words)
    found = rows_of(db, f"SELECT docid FROM kin WHERE {_STORY} IN ({{}})", sorted(stories))  # noqa: S608 (as above)
    return {docid for (docid,) in found}


def waiting(db: sqlite3.Connection) -> int:
    """Return how many documents are stale."""
    (count,) = db.execute("SELECT count(*) FROM stale").fetchone()
    return int(count)


def stale_stories(db: sqlite3.Connection, most: int) -> list[tuple[Member, ...]]:
    """Return the stories of so many stale documents, those that were stale first first, each with all its members."""
    docs = [docid for (docid,) in db.execute("SELECT docid FROM stale ORDER BY docid LIMIT ?", (most,))]
    story_of = dict(rows_of(db, f"SELECT docid, {_STORY} FROM kin WHERE docid IN ({{}})", docs))  # noqa: S608 (as above)
    stories: dict[int, list[Member]] = {story_of[docid]: [] for docid in docs if docid in story_of}
    query = f"SELECT {_STORY}, docid, id, file FROM kin JOIN doc USING (docid) WHERE {_STORY} IN ({{}})"  # noqa: S608 (as above)
    for story, docid, name, file in rows_of(db, query, sorted(stories)):
        stories[story].append(Member(docid, full_file(file, name)))
    return [tuple(members) for members in stories.values()]


def write_standings(db: sqlite3.Connection, found: Sequence[tuple[tuple[Member, ...], Mapping[int, Standing]]]) -> None:
    """Keep what comparing stories told of their members; one that has others by now is left for another time."""
    with transaction(db):
        for members, standing in found:
            docs = {member.docid for member in members}
            if together(db, docs) != docs:
                continue
            db.executemany("DELETE FROM stale WHERE docid = ?", [(docid,) for docid in docs])
            db.executemany(
                f"INSERT OR REPLACE INTO standing(docid, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608 (as above)
                [(docid, s.origins, s.corroborated, s.disputed, s.revised, s.changed) for docid, s in standing.items()],
            )
        db.execute("UPDATE meta SET value = value + 1 WHERE name = 'compared'")


def standings_of(db: sqlite3.Connection, docs: Iterable[int]) -> dict[int, Standing]:
    """Return the standings of documents; one that was not compared is left out."""
    query = f"SELECT docid, {_COLUMNS} FROM standing WHERE docid IN ({{}})"  # noqa: S608 (as above)
    return {docid: Standing(*values) for docid, *values in rows_of(db, query, docs)}


def disputed(db: sqlite3.Connection) -> BitMap:
    """Return the documents with a claim that is disputed."""
    return BitMap([docid for (docid,) in db.execute("SELECT docid FROM standing WHERE disputed > 0")])


def contested(db: sqlite3.Connection) -> list[int]:
    """Return the documents with a claim that contradicts another one, disputes and later words alike."""
    return [docid for (docid,) in db.execute("SELECT docid FROM standing WHERE disputed + revised > 0")]


def at_peace(db: sqlite3.Connection, docs: Collection[int]) -> set[int]:
    """Return which of some documents were compared since their stories changed, and have no claim that contradicts."""
    query = "SELECT docid FROM standing WHERE disputed + revised = 0 AND docid IN ({})"
    waiting_ones = {docid for (docid,) in rows_of(db, "SELECT docid FROM stale WHERE docid IN ({})", docs)}
    return {docid for (docid,) in rows_of(db, query, docs)} - waiting_ones


def by_origins(db: sqlite3.Connection) -> dict[int, BitMap]:
    """Return the documents with a claim of several origins, by the most that one of their claims has."""
    found: dict[int, list[int]] = defaultdict(list)
    for count, docid in db.execute("SELECT origins, docid FROM standing WHERE origins > 1"):
        found[count].append(docid)
    return {count: BitMap(docs) for count, docs in found.items()}


def changed_since(db: sqlite3.Connection, instant: int) -> BitMap:
    """Return the documents of which something became known at an instant or later."""
    return BitMap([docid for (docid,) in db.execute("SELECT docid FROM standing WHERE changed >= ?", (instant,))])
