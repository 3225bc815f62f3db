"""The stories that the index holds: which entries each has, and which others are of the same matter at another time."""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from briefing.index.corrected import places
from briefing.index.kin import KinRows
from briefing.index.tables import rows_of
from briefing.stories.kinship import Place
from briefing.stories.story import Story, one_thread
from briefing.stories.vectors import SHARED

_ENDS = 4  # entries at either end of a long story that are compared with others
_FOUND = 1000  # documents of one cue that are looked at, the last ones: usual names are cues of a hundredth of all
_LINKED = 12  # stories that are named before and behind one


def entries_of(db: sqlite3.Connection, docs: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Return the ids of the entries of the stories that documents are of, by document, each story in order."""
    story_of = dict(rows_of(db, "SELECT docid, coalesce(said, root) FROM kin WHERE docid IN ({})", docs))
    stories = sorted(set(story_of.values()))
    members: dict[int, list[int]] = {story: [] for story in stories}
    query = "SELECT coalesce(said, root), docid FROM kin WHERE coalesce(said, root) IN ({})"
    for story, docid in rows_of(db, query, stories):
        members[story].append(docid)
    place = places(db, {docid for found in members.values() for docid in found})
    ids = {
        story: tuple(place[docid][2] for docid in sorted(found, key=place.__getitem__))
        for story, found in members.items()
    }
    alone = places(db, [docid for docid in docs if docid not in story_of])  # of no story yet
    return {docid: ids[story_of[docid]] for docid in docs if docid in story_of} | {
        docid: (place[2],) for docid, place in alone.items()
    }


def story_at(db: sqlite3.Connection, docid: int) -> Story | None:
    """Return the story of a document with those before and behind it; None when it is gone."""
    entries = entries_of(db, [docid]).get(docid)
    if not entries:
        return None
    row = db.execute("SELECT coalesce(said, root) FROM kin WHERE docid = ?", (docid,)).fetchone()
    linked = _thread(db, row[0]) if row else []
    mine = min((place for place, story in linked if row and story == row[0]), default=None)
    others = sorted((place, story) for place, story in linked if row and story != row[0])
    earlier = [place[2] for place, _ in others if mine and place < mine]
    later = [place[2] for place, _ in others if mine and place > mine]
    return Story(entries[0], entries, None, tuple(earlier[::-1][:_LINKED]), tuple(later[:_LINKED]))


def _thread(db: sqlite3.Connection, story: int) -> list[tuple[Place, int]]:
    """Return a story and those of its thread, each with the place of its first entry."""
    rows = KinRows(db)
    place = places(db, _members(db, [story]))
    ordered = sorted(place, key=place.__getitem__)
    ends = ordered if len(ordered) <= 2 * _ENDS else [*ordered[:_ENDS], *ordered[-_ENDS:]]
    linked: set[int] = set()
    for docid in ends:
        one = rows.member(docid)
        beside = [other for other in _sharing(db, one.vector.keys) if other not in place]
        rows.load(beside)
        linked.update(other for other in beside if one_thread([one], [rows.member(other)]))
    found = rows_of(db, "SELECT DISTINCT coalesce(said, root) FROM kin WHERE docid IN ({})", sorted(linked))
    firsts = places(db, {story, *(other for (other,) in found)})
    return [(place, other) for other, place in firsts.items()]


def _sharing(db: sqlite3.Connection, keys: Iterable[int]) -> Sequence[int]:
    query = "SELECT docid FROM cue WHERE key = ? AND day > 0 ORDER BY day DESC, docid LIMIT ?"
    shared = Counter(docid for key in keys for (docid,) in db.execute(query, (key, _FOUND)))
    return sorted(docid for docid, count in shared.items() if count >= SHARED)


def _members(db: sqlite3.Connection, stories: Sequence[int]) -> list[int]:
    return [docid for (docid,) in rows_of(db, "SELECT docid FROM kin WHERE coalesce(said, root) IN ({})", stories)]
