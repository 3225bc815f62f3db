"""Stories through the door of the library: found, asked for, corrected, undone."""

import shutil
from pathlib import Path

import pytest

from briefing.library import Library
from briefing.store.errors import StoreError

ROOT = Path(__file__).parents[2]
CHIEFS = "2025-03-10-the-usa-did-not-invite-military-representatives-dd553943a934"
TALKS = "2025-03-10-more-than-30-countries-will-participate-in-ede651db4ca3"
CALL = "2024-03-05-france-has-invited-the-foreign-and-defense-288009c1f99a"
SUMMIT = "2025-03-28-the-paris-summit-of-27-countries-gathers-to-bababf5b078a"
UNDATED = "undated-countries-led-by-macron-prepared-to-offer-3b2c92a2c7a6"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for folder in ("content", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return Library(tmp_path)


def ids(library: Library, query: str) -> list[str]:
    return [row.id for row in library.search(query).rows(0, 99)]


def test_two_reports_of_one_meeting_are_a_story_and_other_meetings_are_linked(library: Library) -> None:
    story = library.story(CHIEFS)
    assert story.entries == (TALKS, CHIEFS)
    assert story.id == TALKS
    assert library.story(TALKS) == story
    assert story.earlier == (CALL,)
    assert story.later == (SUMMIT,)
    assert library.story(SUMMIT).entries == (SUMMIT,)
    assert library.story(SUMMIT).earlier[0] == TALKS
    assert library.story(CALL).later[0] == TALKS
    assert library.story(UNDATED).entries == (UNDATED,)


def test_the_story_of_a_beginning_and_of_nothing(library: Library) -> None:
    assert library.story("2025-03-28").id == SUMMIT
    assert library.story("2025-03-10") is None
    assert library.story("nothing") is None


def test_stories_of_a_query_come_once_each_newest_first(library: Library) -> None:
    assert [story.id for story in library.stories()] == [SUMMIT, TALKS, CALL, UNDATED]
    (story,) = library.stories(f"id:{CHIEFS}")
    assert story.entries == (TALKS, CHIEFS)
    assert [story.id for story in library.stories(limit=2)] == [SUMMIT, TALKS]
    assert library.stories("nothing-like-it") == ()


def test_a_query_asks_for_the_story_of_any_entry(library: Library) -> None:
    assert sorted(ids(library, f"story:{CHIEFS}")) == [TALKS, CHIEFS]
    assert ids(library, "story:2025-03-10-the-usa -croatia") == [
        name for name in ids(library, "-croatia") if name in {TALKS, CHIEFS}
    ]
    assert ids(library, "story:nothing") == []
    assert sorted(ids(library, f"story:{CHIEFS[-12:]}")) == [TALKS, CHIEFS]
    assert ids(library, f"id:{CHIEFS[-12:].upper()}") == [CHIEFS]
    assert ids(library, f"id:{CHIEFS[-11:]}") == []


def test_an_entry_that_goes_leaves_its_story(library: Library) -> None:
    assert len(library.story(CHIEFS).entries) == 2
    (library.root / "content/2025/03" / f"{TALKS}.yaml").unlink()
    library.refresh()
    assert library.story(CHIEFS).entries == (CHIEFS,)
    assert library.story(TALKS) is None


def test_stories_are_merged_and_that_is_undone(library: Library) -> None:
    step = library.said.merge(SUMMIT, CHIEFS)
    assert library.story(CHIEFS).entries == (TALKS, CHIEFS, SUMMIT)
    assert sorted(ids(library, f"story:{SUMMIT}")) == sorted([TALKS, CHIEFS, SUMMIT])
    text = (library.root / "stories.yaml").read_text()
    assert SUMMIT in text
    assert library.said.merge(SUMMIT, TALKS).before == ()  # they are one
    again = Library(library.root)
    assert again.story(SUMMIT).id == TALKS
    back = library.said.undo(step)
    assert library.story(SUMMIT).entries == (SUMMIT,)
    assert (library.root / "stories.yaml").read_text() == ""
    library.said.undo(back)
    assert (library.root / "stories.yaml").read_text() == text
    assert len(library.story(SUMMIT).entries) == 3


def test_a_story_is_split_and_put_together_again(library: Library) -> None:
    library.said.split(TALKS, [CHIEFS])
    assert library.story(TALKS).entries == (TALKS,)
    assert library.story(CHIEFS).entries == (CHIEFS,)
    library.refresh()
    assert library.story(CHIEFS).entries == (CHIEFS,)
    library.said.merge(TALKS, CHIEFS)
    assert library.story(CHIEFS).entries == (TALKS, CHIEFS)
    with pytest.raises(ValueError, match="not among the others"):
        library.said.split(TALKS, [SUMMIT])
    with pytest.raises(ValueError, match="not among the others"):
        library.said.split(TALKS, [TALKS])


def test_a_story_gets_a_name_another_and_none(library: Library) -> None:
    library.said.rename(CHIEFS, "Military chiefs\nmeet")
    assert library.story(TALKS).name == "Military chiefs meet"
    assert library.stories(f"id:{CHIEFS}")[0].name == "Military chiefs meet"
    library.said.rename(TALKS, "Paris")
    assert library.story(CHIEFS).name == "Paris"
    library.said.rename(CHIEFS, None)
    assert library.story(CHIEFS).name is None


def test_what_is_written_by_hand_counts_and_what_is_wrong_is_told(library: Library) -> None:
    file = library.root / "stories.yaml"
    file.write_text(f"# mine\n{SUMMIT}:\n  merged: [{CALL}, gone]\n")
    library.refresh()
    assert library.story(CALL).entries == (CALL, SUMMIT)
    file.write_text(f"{SUMMIT}:\n  merge: [{CALL}]\n")
    library.refresh()
    assert library.story(CALL).entries == (CALL,)
    (problem,) = [problem for problem in library.check() if problem.file == "stories.yaml"]
    assert (problem.line, problem.column, problem.code) == (2, 3, "unknown-key")
    with pytest.raises(StoreError, match=r"stories\.yaml"):
        library.said.merge(SUMMIT, CHIEFS)
    with pytest.raises(StoreError, match="no entry"):
        library.said.rename("nothing", "x")
    file.unlink()
    library.refresh()
    assert library.story(SUMMIT).entries == (SUMMIT,)


def test_a_report_tells_who_else_says_a_claim_and_who_disputes_it(library: Library) -> None:
    report = library.report(library.story(CHIEFS))
    assert [entry.id for entry in report.entries] == [TALKS, CHIEFS]
    assert report.name == report.entries[0].headline
    (dispute, *_) = report.comparison.disputes
    side, other = dispute.sides
    assert dispute in report.contradictions_of(side.entry.id, side.claim.id)
    assert dispute in report.contradictions_of(other.entry.id, other.claim.id)
    group = report.comparison.groups[0]
    member = group.members[0]
    assert group in report.groups_of(member.entry.id, member.claim.id)
    assert report.groups_of(member.entry.id, "c-000000") == ()
    assert report.entry(TALKS) == report.entries[0]
    assert report.entry(SUMMIT) is None
