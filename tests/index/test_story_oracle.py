"""The stories that the index keeps, against those that are found among all entries at once, after any changes."""

import os
from random import Random

import pytest

from briefing.index.database import connect
from briefing.index.kin import KinRows
from briefing.index.record import record_of
from briefing.index.relate import relate
from briefing.index.writer import Change, write
from briefing.stories.clustering import neighbours, parents, roots
from briefing.stories.kinship import Member
from briefing.stories.vectors import unpack
from tests.index import made

SEEDS = int(os.environ.get("BRIEFING_INDEX_SEEDS", "40"))


def member_of(record):
    return Member(record.id, record.moment if record.week else "", record.week, unpack(record.vector))


def expected(records):
    """Return neighbours and first entry of each entry, found among all of them."""
    members = [member_of(record) for record in records]
    first = roots(parents(members), [member.id for member in members])
    near = neighbours(members)
    return {name: (list(near[name].items()), first[name]) for name in first}


def kept(db, records):
    """Return the same as the index has it."""
    assert relate(db) in {True, False}
    rows = KinRows(db)
    names = {docid: record.id for docid, record in records.items()}
    assert {docid for (docid,) in db.execute("SELECT docid FROM kin")} == names.keys()
    assert {docid for (docid,) in db.execute("SELECT docid FROM vector")} == names.keys()
    assert {docid for (docid,) in db.execute("SELECT docid FROM cue")} <= names.keys()
    for docid in names:
        assert rows.kin(docid).listed == {other for other in names if docid in rows.kin(other).near}
    return {
        names[docid]: ([(names[other], alike) for other, alike in kin.near.items()], names[kin.root])
        for docid in names
        for kin in [rows.kin(docid)]
    }


@pytest.mark.parametrize("seed", range(SEEDS))
def test_stories_are_those_of_all_entries_at_once_whatever_came_and_went(seed: int) -> None:
    random = Random(seed)
    db = connect(None)
    there = {}
    number = 0
    for _ in range(6):
        documents = [made.document(random, number + n) for n in range(random.randint(0, 20))]
        number += len(documents)
        records = [record_of(document, f"content/{document.entry.id}.yaml") for document in documents]
        random.shuffle(records)
        gone = random.sample(sorted(there), random.randint(0, len(there) // 3))
        docs = write(db, Change(records, gone))
        for docid in gone:
            del there[docid]
        there.update(zip(docs, records, strict=True))
        if random.random() < 0.7:
            assert kept(db, there) == expected(there.values())
    assert kept(db, there) == expected(there.values())
    db.close()


def test_stopping_leaves_the_rest_for_the_next_time() -> None:
    random = Random(1)
    db = connect(None)
    write(db, Change([record_of(made.document(random, number), f"content/{number}.yaml") for number in range(9)]))
    assert not relate(db, lambda: True)
    assert db.execute("SELECT count(*) FROM unrelated").fetchone() == (9,)
    assert relate(db)
    assert not relate(db)
    assert db.execute("SELECT count(*) FROM unrelated").fetchone() == (0,)
    db.close()
