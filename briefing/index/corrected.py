"""What the user says of stories, put into the index: ``said`` is the first entry of the story that one is of by that.

It is worked out anew whenever the corrections or the index have changed: there are few, and what they mean depends on
the stories that the program finds.
"""

import sqlite3
from collections.abc import Iterable

from briefing.index.standing import make_stale, together
from briefing.index.tables import END, ID_END, rows_of
from briefing.stories.corrections import Corrected, Corrections
from briefing.stories.kinship import Place, place_of

_SAID = "SELECT docid, said FROM kin WHERE said IS NOT NULL"


def correct(db: sqlite3.Connection, corrections: Corrections) -> None:
    """Let the stories be as the user says, inside a transaction."""
    before = dict(db.execute(_SAID))
    db.execute("UPDATE kin SET said = NULL WHERE said IS NOT NULL")
    named = {name for entry, said in corrections.items() for name in (entry, *said.merged, *said.apart)}
    docs = {name: docid for name in sorted(named) if (docid := _docid(db, name)) is not None}
    root_of = dict(rows_of(db, "SELECT docid, root FROM kin WHERE docid IN ({})", docs.values()))
    told = Corrected(corrections, lambda name: str(root_of[docs[name]]) if docs.get(name) in root_of else None)
    out = {docs[name] for name in told.out()}
    for roots in {whole for name in docs if (whole := told.whole(name))}:
        members = {docid for (docid,) in rows_of(db, "SELECT docid FROM kin WHERE root IN ({})", map(int, roots))}
        if len(roots) > 1 or members & out:
            _say(db, members - out)
    for _, alone in {parts for name in told.out() if (parts := told.parts(name))}:
        _say(db, {docs[name] for name in alone})
    after = dict(db.execute(_SAID))
    moved = {docid for docid in before.keys() | after.keys() if before.get(docid) != after.get(docid)}
    make_stale(db, moved | {docid for docid in map(before.get, moved) if docid is not None} | together(db, moved))


def _docid(db: sqlite3.Connection, name: str) -> int | None:
    found = db.execute(f"SELECT docid FROM doc WHERE {END} = ? AND id = ? ORDER BY docid", (name[-ID_END:], name))  # noqa: S608 (our own words)
    return next((docid for (docid,) in found), None)


def _say(db: sqlite3.Connection, docs: set[int]) -> None:
    """Make documents one story, under the first of them."""
    if docs:
        first = min(docs, key=places(db, docs).__getitem__)
        db.executemany("UPDATE kin SET said = ? WHERE docid = ?", [(first, docid) for docid in sorted(docs)])


def places(db: sqlite3.Connection, docs: Iterable[int]) -> dict[int, Place]:
    """Return where documents stand in the order of stories; one that is gone has no place."""
    found = rows_of(db, "SELECT docid, id, moment, day FROM doc JOIN vector USING (docid) WHERE docid IN ({})", docs)
    return {docid: place_of(name, moment if day else "") for docid, name, moment, day in found}
