"""The index against the evaluator of single documents: the same entries, order and counts, after any changes."""

import os
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random

import pytest

from briefing.index.counting import Wanted
from briefing.index.database import connect
from briefing.index.found import Found
from briefing.index.index import Index
from briefing.index.record import record_of
from briefing.index.relate import relate
from briefing.index.standing import stale_stories, standings_of, waiting, write_standings
from briefing.index.writer import Change, write
from briefing.model.order import newest_first
from briefing.model.standing import Standing
from briefing.query.document import Context
from briefing.query.evaluate import matcher
from briefing.query.facets import Facet, count_days, count_facets, spellings
from briefing.query.fields import STANDINGS
from briefing.query.nodes import Field
from briefing.stories.clustering import parents, roots
from briefing.stories.kinship import Member
from briefing.stories.vectors import unpack
from tests.index import made

TODAY = date(2025, 3, 12)
DAY = int(datetime(2025, 3, 12, tzinfo=UTC).timestamp())
# Thousands in a long run: BRIEFING_INDEX_SEEDS=5000 pytest tests/index/test_index_oracle.py
SEEDS = int(os.environ.get("BRIEFING_INDEX_SEEDS", "40"))


def file_of(entry):
    return f"content/2025/{entry.id}.yaml"


def stood(story, entry):
    """Return a standing that is another one as soon as another entry is of the story."""
    made = Random("".join(sorted(story)) + entry.id)
    changed = made.choice([None, DAY - 86_400, DAY, DAY - 1])
    return Standing(
        made.randint(1, 3) if entry.claims else 0, made.randint(0, 1), made.randint(0, 1), made.randint(0, 1), changed
    )


class Both:
    """The same entries in an index and in a list."""

    def __init__(self):
        self.db = connect(None)
        self.index = Index(self.db)
        self.documents = {}  # number in the index to document

    def change(self, added, removed=()):
        docs = write(self.db, Change([record_of(d, file_of(d.entry)) for d in added], removed))
        for docid in removed:
            del self.documents[docid]
        self.documents.update(zip(docs, added, strict=True))
        relate(self.db)
        records = [record_of(d, file_of(d.entry)) for d in self.documents.values()]
        members = [Member(r.id, r.moment if r.week else "", r.week, unpack(r.vector)) for r in records]
        first = roots(parents(members), [member.id for member in members])
        for docid, document in self.documents.items():
            mine = tuple(name for name in first if first[name] == first[document.entry.id])
            self.documents[docid] = replace(document, story=mine, standing=stood(mine, document.entry))
        self.compare_stale()

    def compare_stale(self):
        """Keep for each story that has changed what stands for its comparison."""
        while stories := stale_stories(self.db, 3):
            entries = {docid: document.entry for docid, document in self.documents.items()}
            told = [
                (ms, {m.docid: stood([entries[n.docid].id for n in ms], entries[m.docid]) for m in ms})
                for ms in stories
            ]
            write_standings(self.db, told)
        assert not waiting(self.db)

        kept = standings_of(self.db, self.documents)
        assert kept == {docid: document.standing for docid, document in self.documents.items()}

    def compare(self, query):
        holds = matcher(query, Context(TODAY))
        everything = [document.entry for document in self.documents.values()]
        expected = newest_first(d.entry for d in self.documents.values() if holds(d))
        found = Found(query, lambda: nullcontext(self.index), TODAY)
        found.settle()
        assert found.exact
        assert found.total == len(everything)
        rows = found.rows(0, found.count)
        assert [row.id for row in rows] == [entry.id for entry in expected], query
        assert found.count == len(expected)
        middle = len(expected) // 2
        assert found.rows(middle, middle + 3) == rows[middle : middle + 3]
        spelled = spellings(everything)
        counted = found.facets(Wanted(None))
        assert replace(counted, standings=()) == count_facets(expected, spelled), query
        for name in STANDINGS:
            having = matcher(Field("is", (name,)), Context(TODAY))
            count = sum(having(d) and holds(d) for d in self.documents.values())
            assert {c.value: c.count for c in counted.standings}.get(name, 0) == count
        named = [entry for entry in expected if entry.countries]
        assert found.values(Facet.COUNTRY) == (count_facets(expected, spelled).countries, len(expected) - len(named))
        acting = [entry for entry in expected if entry.actors]
        assert found.values(Facet.ACTOR) == (count_facets(expected, spelled).actors, len(expected) - len(acting))
        assert found.facets(Wanted(2)).actors == count_facets(expected, spelled).actors[:2]
        assert found.timeline() == count_days(expected)
        for place, entry in list(enumerate(expected))[:5]:
            assert found.place(entry.id) == place


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_index_answers_as_the_evaluator_does(seed):
    random = Random(seed)
    both = Both()
    for step in range(4):
        added = [made.document(random, step * 100 + n) for n in range(random.randint(0, 12))]
        removed = random.sample(sorted(both.documents), min(len(both.documents), random.randint(0, 4)))
        both.change(added, removed)
        for _ in range(8):
            both.compare(made.query(random))
