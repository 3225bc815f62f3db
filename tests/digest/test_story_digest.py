"""The digest of stories: nothing lost, nothing twice, each claim with its sources, and no text from outside obeyed."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.digest.forms import STORY_FORMS, render_stories
from briefing.digest.options import DigestOptions
from briefing.digest.section import Section, about, parted, sayings, section
from briefing.model import Entry, Source
from briefing.stories.alignment import Member
from briefing.stories.comparison import Comparison, compare_story
from briefing.stories.story import Story
from briefing.text.clean import is_clean
from briefing.text.width import cell_width
from tests.digest.test_digest_html import OURS, Elements
from tests.digest.test_digest_markdown import HOSTILE
from tests.stories.made import claim, entry
from tests.tui import hostile

A = entry(
    "a",
    claim("The dam at Sele was closed on Tuesday", "Ana Lind"),
    claim("Delegates from Portugal were invited to the talks", "Ana Lind"),
    claim("Fishermen of Marbo protested in boats"),
)
B = entry(
    "b",
    claim("The dam at Sele was closed on Tuesday", "Tom Hale"),
    claim("Delegates from Portugal were not invited to the talks", "Tom Hale"),
    claim("We deserve a better dam", "Tom Hale", kind="stance"),
)


def of(*entries: Entry, hidden: bool = False) -> Section:
    """Return the section of a story of some entries."""
    found = compare_story(entries)
    return section(Story(entries[0].id, tuple(e.id for e in entries)), "Dam", entries, found, hidden=hidden)


def test_what_several_say_stands_once_with_the_sources_of_all():
    made = of(A, B)
    (point,) = made.corroborated
    (saying,) = sayings(point.members)
    assert [teller.chain for teller in saying.tellers] == ["Ana Lind", "Tom Hale"]
    assert len(point.origins) == 2
    assert not point.disputed
    text = render_stories([made], "text", DigestOptions())
    assert text.count("The dam at Sele was closed on Tuesday") == 1
    assert "≡ 2 origins: Paper a [1]; Paper b [2]" in text
    assert "Tom Hale [2]" in text


def test_both_sides_of_a_dispute_stand_there_and_nowhere_else():
    made = of(A, B)
    (dispute,) = made.disputes
    text = render_stories([made], "text", DigestOptions())
    assert f"≠ {dispute.kind}: {dispute.why}" in text
    assert text.count("invited to the talks") == 2
    assert [point.members[0].claim.text for point in made.single] == ["Fishermen of Marbo protested in boats"]


def test_stances_stand_for_themselves_only_when_asked_for():
    assert len(of(A, B).single) + 1 == len(of(A, B, hidden=True).single)


def test_copies_of_one_wire_are_one_origin_and_it_says_why():
    wired = [entry(name, claim("The dam at Sele was closed on Tuesday", "Ana Lind", outlet="Reuters")) for name in "ab"]
    made = of(*wired)
    assert made.corroborated == ()
    text = render_stories([made], "text", DigestOptions())
    assert "≡ 1 origin: Reuters [1][2], 2 entries that credit one outlet" in text
    assert text.count("The dam at Sele") == 1


def test_a_claim_is_marked_disputed_only_in_the_words_that_are():
    asleep = entry("a", claim("The captain was asleep when the ferry left the deep channel", "Eva Roe"))
    left = entry("b", claim("The ferry left the deep channel", "Jon Dahl"))
    awake = entry("c", claim("The captain was not asleep", "Line"))
    made = of(asleep, left, awake)
    assert made.disputes
    assert [point.disputed for point in made.corroborated] == [False]


def test_the_words_that_count_are_marked():
    said = claim("The captain was asleep when the ferry left the deep channel", "Eva Roe")
    one = entry("a", said)
    (saying,) = sayings([Member(one, said, "the ferry left the deep channel")])
    assert parted(saying) == ("The captain was asleep when ", "the ferry left the deep channel", "")
    (whole,) = sayings([Member(one, said, said.text)])
    assert parted(whole) == (said.text, "", "")


def test_a_headline_against_its_article_is_told_as_such():
    made = of(
        Entry("Three paintings were stolen from the Lindqvist museum", "a", "en", "2024-05-14", sources=(Source("s1"),),
              claims=(claim("Two paintings were stolen from the Lindqvist museum"),)),
    )  # fmt: skip
    assert "the headline [1]" in render_stories([made], "text", DigestOptions())


def test_days_and_counts_of_a_story():
    late = entry("c", day="2024-05-16T09:00")
    assert about(of(A, late)) == "2024-05-14 – 2024-05-16 · 2 entries"
    assert about(of(A, B)) == "2024-05-14 · 2 entries · 1 corroborated · 1 disputed"
    assert about(of(entry("a", day=None))) == "date not stated · 1 entry"


_WORDS = st.sampled_from("the dam was not closed opened on Tuesday 20 30 people Lind said in Sele Marbo killed".split())
_TEXTS = st.lists(_WORDS, min_size=1, max_size=9).map(" ".join)
_CLAIMS = st.builds(
    claim, _TEXTS, st.sampled_from([None, "Ana Lind", "Tom Hale"]), outlet=st.sampled_from([None, "Reuters"]),
    kind=st.sampled_from(["statement", "denial", "stance"]),
)  # fmt: skip
STORIES = st.lists(st.lists(_CLAIMS, max_size=4, unique_by=lambda c: c.id), min_size=1, max_size=4).map(
    lambda found: tuple(entry(name, *claims) for name, claims in zip("abcd", found, strict=False))
)


@given(STORIES)
def test_no_claim_is_lost_and_none_stands_alone_that_stands_elsewhere(entries):
    made = of(*entries, hidden=True)
    several = {(m.entry.id, m.claim.id) for group in made.comparison.groups for m in group.members}
    sides = {(s.entry.id, s.claim.id) for found in (*made.disputes, *made.revisions) for s in found.sides}
    points = (*made.corroborated, *made.single)
    alone = [(m.entry.id, m.claim.id) for point in points if len(point.members) == 1 for m in point.members]
    assert len(alone) == len(set(alone))
    assert not set(alone) & (several | sides)
    assert set(alone) | several | sides >= {(e.id, c.id) for e in entries for c in e.claims}
    assert {m for point in points for m in point.members if len(point.members) > 1} == {
        m for group in made.comparison.groups for m in group.members
    }


@given(STORIES)
def test_every_number_leads_to_a_source_and_every_source_has_one(entries):
    found = Elements(render_stories([of(*entries)], "html", DigestOptions()))
    targets = {f"#{value}" for name, value in found.attributes if name == "id"}
    assert targets == {value for name, value in found.attributes if name == "href"}
    assert len(targets) == len(entries)


@pytest.mark.parametrize("form", STORY_FORMS)
@given(text=st.text(), other=st.text())
def test_every_form_prints_any_text_clean(form, text, other):
    one, two = (entry(name, claim(f"{text} {other}", text, outlet=other), publisher=text) for name in "ab")
    named = section(Story("a", ("a", "b"), text), other or "x", (one, two), compare_story([one, two]), hidden=True)
    printed = render_stories([named], form, DigestOptions(query=text, width=40))
    assert is_clean(printed)
    if form == "html":
        assert Elements(printed).tags <= OURS | {"span", "mark", "strong"}


@pytest.mark.parametrize("form", STORY_FORMS)
def test_hostile_text_in_every_field(form, tmp_path):
    entries = tuple(e for e in hostile.library(tmp_path)[0] if len(e.headline) < 1000)  # long ones only take time
    story = Story(HOSTILE, tuple(e.id for e in entries), HOSTILE)
    printed = render_stories(
        [section(story, HOSTILE, entries, Comparison(), hidden=True)], form, DigestOptions(HOSTILE, 30)
    )
    assert is_clean(printed)
    assert "<javascript" not in printed
    assert form != "text" or max(map(cell_width, printed.splitlines())) <= 30


@given(st.text(alphabet="*_ab [](){}<>!#.1-&;`", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_words_emphasized_in_markdown_make_no_other_markup(text, first, last):
    said = claim(text or "x")
    made = Member(entry("a", said), said, said.text[first:last].strip() or said.text)
    story = Story("a", ("a",))
    found = section(story, "x", (made.entry,), compare_story([made.entry]), hidden=True)
    (saying,) = sayings([made])
    printed = render_stories([found], "markdown", DigestOptions())
    left = re.sub(r"\\.", "", printed)
    assert not re.search(r"[\[\]<>`]", left)
    before, words, after = parted(saying)
    assert before + words + after == saying.text


def test_only_the_styled_form_has_escape_sequences():
    styled = render_stories([of(A, B)], "text", DigestOptions(styled=True))
    assert re.sub(r"\x1b\[\d+m", "", styled) == render_stories([of(A, B)], "text", DigestOptions())


def test_nothing_makes_nothing_but_json():
    assert [render_stories([], form, DigestOptions()) for form in ("text", "markdown", "html")] == ["", "", ""]
    assert json.loads(render_stories([], "json", DigestOptions()))["count"] == 0


def test_json_has_entries_beside_what_relates_them():
    found = json.loads(render_stories([of(A, B)], "json", DigestOptions("dam")))
    assert found["entries"] == [A.to_dict(), B.to_dict()]
    (story,) = found["stories"]
    assert [one["origins"][0]["outlet"] for one in story["groups"]] == ["Paper a"]
    assert {side["entry"] for side in story["disputes"][0]["sides"]} == {"a", "b"}
