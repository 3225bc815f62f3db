"""Disputes and revisions: both sides, their kind, why; and what is only a later word."""

# ruff: noqa: E501 (texts read better in one line)

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.pipeline import analyse, normalize
from briefing.model import Article, Entry, Hop, HopKind
from briefing.stories.alignment import align
from briefing.stories.comparison import compare_story
from briefing.stories.disputes import Dispute, find_disputes
from briefing.stories.kinds import Kind
from briefing.stories.revisions import Revised
from tests.stories.made import claim, entry
from tests.tui.hostile import ESCAPES, MARKUP


def _one(*entries: Entry) -> Dispute:
    (found,) = find_disputes(entries)
    return found


def test_a_dispute_has_both_passages_its_kind_and_why() -> None:
    found = _one(
        entry("b", claim("The stand had not been checked before the season", "Voss")),
        entry("a", claim("The stand had been checked before the season", "Brand")),
    )
    assert [(s.entry.id, s.claim.chain[0].name, s.passage) for s in found.sides] == [
        ("a", "Brand", "The stand had been checked before the season"),
        ("b", "Voss", "The stand had not been checked before the season"),
    ]
    assert (found.kind, found.revised) == (Kind.POLARITY, None)
    assert "not" in found.why


def test_one_voice_at_two_times_revises_itself() -> None:
    said = claim("The train had been going at 140 kilometres an hour", "Milos Beran")
    later = claim("The train had been going at 78 kilometres an hour", "Beran")
    found = _one(entry("a", said), entry("b", later, day="2024-05-15"))
    assert found.revised is Revised.SAME_VOICE
    assert _one(entry("a", said), entry("b", later)).revised is None  # on one day nobody knows which came later


def test_one_outlet_that_tells_it_again_later_revises_itself() -> None:
    first = entry("a", claim("The bridge had been built in 1968"), publisher="AP")
    again = entry("b", claim("The bridge had been built in 1971", outlet="AP"), day="2024-05-16")
    assert _one(first, again).revised is Revised.SAME_ORIGIN


def test_a_toll_that_grows_is_an_update() -> None:
    first = entry("a", claim("Three workers were killed by the leak", "Bosman"), day="2024-05-14T11:20")
    later = entry("b", claim("Five workers were killed by the leak", "Raad"), day="2024-05-14T19:45")
    assert _one(first, later).revised is Revised.UPDATED
    dateless = entry("b", claim("Five workers were killed by the leak", "Raad"))
    assert _one(entry("a", claim("Three workers were killed by the leak", "Bosman")), dateless).revised is None


@pytest.mark.parametrize(
    ("one", "other", "day"),
    [
        ("Danov did not concede defeat", "Danov conceded defeat on Monday", "2024-05-20"),
        ("Police have not arrested the driver", "Police arrested the driver of the lorry", "2024-05-15"),
        ("The lawyer said the mayor will appeal against the sentence", "The mayor will not appeal against the sentence", "2024-05-21"),
        ("The reservoir is 18 percent full", "The reservoir is 22 percent full", "2024-05-20"),
    ],
)  # fmt: skip
def test_what_may_have_changed_meanwhile_is_no_dispute(one: str, other: str, day: str) -> None:
    found = find_disputes([entry("a", claim(one, "Ebers")), entry("b", claim(other, "Beck"), day=day)])
    assert [dispute for dispute in found if not dispute.revised] == []


def test_an_undated_article_disputes_no_dated_one() -> None:
    dated = entry("a", claim("The company paid the ransom", "Falk"))
    assert find_disputes([dated, entry("b", claim("The company did not pay the ransom", "Roth"), day=None)]) == ()


def test_a_headline_is_held_against_its_own_body() -> None:
    text = "Three paintings stolen from Sandby museum\n\n11 February 2025\n\nTwo paintings by Hugo Ahlin were stolen from the museum in Sandby on Monday night, police said on Tuesday.\n"
    found = _one(normalize(text, publisher="Arts Monthly"))
    assert found.kind is Kind.HEADLINE_BODY
    assert found.sides[0].passage == "Three paintings stolen from Sandby museum"


def test_the_two_articles_of_the_seeds_meet(seed_entries: tuple[Entry, Entry]) -> None:
    found = _one(*seed_entries)
    assert [side.claim.text for side in found.sides] == [
        "Croatia and Montenegro also did not receive invitations to the meeting",
        "These are Croatia and Montenegro, which were invited but did not respond, and the United States",
    ]
    assert (found.kind, found.revised) == (Kind.POLARITY, None)
    agreed = [
        group for group in align(seed_entries) if any("European countries want" in m.claim.text for m in group.members)
    ]
    assert [[(o.outlet, len(o.entries)) for o in group.origins] for group in agreed] == [[("Associated Press", 2)]]


def test_a_story_is_compared_in_one_go(seed_entries: tuple[Entry, Entry]) -> None:
    found = compare_story(reversed(seed_entries))
    assert found.groups == align(seed_entries)
    assert found.contradictions == find_disputes(seed_entries)
    assert (len(found.disputes), len(found.revisions)) == (1, 0)


@pytest.fixture(scope="module")
def seed_entries() -> tuple[Entry, Entry]:
    folder = Path(__file__).parents[2] / "seeds"
    first, second = (
        replace(analyse(Article((folder / name).read_bytes().decode("utf-8"))), id=name[:3])
        for name in ("000_3b9bd791dae51b9c.txt", "001_f1d95c40bf935e78.txt")
    )
    return first, second


_TEXTS = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [
            *ESCAPES,
            *MARKUP,
            "The captain was asleep on the bridge",
            "The captain was not asleep on the bridge on Tuesday",
            "Twelve people died in the crash",
            "15 people were killed in the crash",
        ]
    ),
)
_DAYS = st.sampled_from(
    ["2024-05-14", "2024-05-14T11:20", "2024-05-15", "2024-05", None, "soon", "2024-13-45", "9999-12-31"]
)
_ENTRIES = st.lists(
    st.builds(
        lambda number, day, said: entry(f"e{number}", *(claim(text, who) for text, who in said), day=day),
        st.integers(0, 20),
        _DAYS,
        st.lists(st.tuples(_TEXTS, st.sampled_from(["Vold", "Arne Vold", "Dahl", None])), max_size=3),
    ),
    max_size=4,
    unique_by=lambda made: made.id,
)


@given(_ENTRIES, st.randoms())
def test_no_claims_raise_and_nothing_is_told_without_both_passages(entries: list[Entry], chance: random.Random) -> None:
    found = compare_story(entries)
    for dispute in found.contradictions:
        assert all(side.passage and side.claim.text for side in dispute.sides)
        assert dispute.why
    for group in found.groups:
        assert len({member.entry.id for member in group.members}) > 1
        assert sorted(name for one in group.origins for name in one.entries) == sorted(
            {m.entry.id for m in group.members}
        )
    chance.shuffle(entries)
    assert compare_story(entries) == found


def test_counts_half_a_year_apart_are_of_two_events() -> None:
    first = entry("a", claim("Three people had died in the crash", "Bosman"))
    assert find_disputes([first, entry("b", claim("Two people had died in the crash", "Raad"), day="2024-11-14")]) == ()


def test_it_is_who_speaks() -> None:
    hospital = Hop("hospital", HopKind.UNNAMED)
    denied = replace(claim("it had paid a ransom to the hackers", "x", kind="denial"), chain=(hospital,))
    found = _one(entry("a", denied), entry("b", claim("The hospital had paid a ransom to the hackers", "Roth")))
    assert found.kind is Kind.DENIAL
    assert [side.passage for side in found.sides] == [
        "it had paid a ransom to the hackers",
        "The hospital had paid a ransom to the hackers",
    ]


def test_a_speaker_whose_name_is_blank_harms_nothing() -> None:
    blank = [entry(name, claim("The dam was closed on Tuesday", " ")) for name in "ab"]
    assert compare_story(blank).disputes == ()
