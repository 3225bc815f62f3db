"""Corrections in the index, against the plain form, on small libraries by chance."""

from random import Random

import pytest

from briefing.index.corrected import correct
from briefing.index.database import connect, transaction
from briefing.index.record import record_of
from briefing.index.relate import relate
from briefing.index.writer import Change, write
from briefing.stories.corrections import Correction, corrected
from tests.index import made


def stories(db, column):
    names = dict(db.execute("SELECT docid, id FROM doc"))
    return {names[docid]: names[story] for docid, story in db.execute(f"SELECT docid, {column} FROM kin")}


@pytest.mark.parametrize("seed", range(25))
def test_the_index_has_the_stories_that_the_user_says(seed: int) -> None:
    random = Random(seed)
    db = connect(None)
    documents = [made.document(random, number) for number in range(30)]
    docs = write(db, Change([record_of(one, f"content/{one.entry.id}.yaml") for one in documents]))
    relate(db)
    names = [one.entry.id for one in documents] + ["gone"]
    said = {
        name: Correction(
            random.choice([None, "Name"]), *(tuple(random.sample(names, random.randint(0, 3))) for _ in "ma")
        )
        for name in random.sample(names, 6)
    }
    for _ in range(2):
        with transaction(db):
            correct(db, said)
        found = stories(db, "coalesce(said, root)")
        expected = corrected(stories(db, "root"), said)
        assert all((found[a] == found[b]) == (expected[a] == expected[b]) for a in found for b in found)
        assert all(found[story] == story for story in found.values())  # a story goes by one of its own
        write(db, Change((), random.sample(list(docs), 5)))
        docs = [docid for (docid,) in db.execute("SELECT docid FROM kin")]
    with transaction(db):
        correct(db, {})
    assert stories(db, "coalesce(said, root)") == stories(db, "root")
    db.close()
