"""Entries with what their stories tell: each story is compared once, one that is known to be plain not at all."""

import shutil
from pathlib import Path

import pytest

from briefing.library import Library, story_report
from briefing.library.related import among_others, comparison_of, related
from tests.library.test_library_stories import CALL, CHIEFS, ROOT, TALKS, UNDATED

LOUD = "2025-02-11-three-paintings-stolen-5e4d3c2b1a09"
ENTRY = f"""id: {LOUD}
headline: Three paintings were stolen from the Lindqvist museum
language: en
published: "2025-02-11"
sources:
- {{id: s1, publisher: Courier}}
claims:
- id: c-1
  text: Two paintings were stolen from the Lindqvist museum
  evidence: [{{source: s1, exact: Two paintings}}]
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The seeds, and an entry whose headline counts otherwise than its article."""
    for folder in ("content", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "content" / "2025" / "02").mkdir(parents=True)
    (tmp_path / "content" / "2025" / "02" / f"{LOUD}.yaml").write_text(ENTRY, encoding="utf-8")
    return Library(tmp_path)


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Return a list that grows by the entries of each story that is compared to be told of."""
    real, seen = story_report.compare_story, []

    def noted(entries):
        seen.append(tuple(entry.id for entry in entries))
        return real(entries)

    monkeypatch.setattr(story_report, "compare_story", noted)
    return seen


def test_each_story_is_compared_once(library, compared):
    found = {one.entry.id: one for one in related(library, library.entries)}
    assert sorted(found) == sorted(entry.id for entry in library.entries)
    assert sorted(compared) == sorted({story.entries for story in library.stories()})
    assert found[CHIEFS].story == found[TALKS].story == TALKS
    assert found[LOUD].standing.disputed == 2
    assert found[CALL].standing.disputed == 0


def test_what_the_index_knows_to_be_plain_is_not_compared_again(library, compared):
    before = [(one.entry.id, one.standing) for one in related(library, library.entries)]
    library.compare()
    compared.clear()
    assert [(one.entry.id, one.standing) for one in related(library, library.entries)] == before
    assert sorted(compared) == [(LOUD,), (TALKS, CHIEFS)]


def test_an_edit_lets_a_plain_story_be_compared_again(library, compared):
    library.compare()
    path = library.root / library.file_of(library.entry(CALL))
    path.write_text(path.read_text(encoding="utf-8").replace("headline: ", "headline: Again, "), encoding="utf-8")
    library.reload()
    compared.clear()
    assert comparison_of(library, library.report(library.story(CALL))).disputes == ()
    assert compared == [(CALL,)]


def test_only_an_entry_among_others_has_them(library, compared):
    assert among_others(library, library.entry(UNDATED)) is None
    assert compared == []
    told = among_others(library, library.entry(CHIEFS))
    assert told.story == TALKS
    assert told.standing.disputed == 1


def test_an_entry_that_the_library_does_not_have_is_a_story_by_itself(library):
    from dataclasses import replace

    gone = replace(library.entry(CALL), id="gone")
    (one,) = related(library, [gone])
    assert (one.story, dict(one.told)) == ("gone", {})
