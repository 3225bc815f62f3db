"""Groups of claims that say the same: what stands in them, in which order, and at what cost."""

# ruff: noqa: E501 (texts read better in one line)

import random

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Entry
from briefing.stories import alignment
from briefing.stories.alignment import align
from briefing.stories.relations import compare
from briefing.stories.statements import statements
from tests.stories.made import claim, entry

TRAIN = "The night train was going at 140 kilometres an hour"
SABOTAGE = "There was no sign of sabotage on the line"


def _texts(entries: list[Entry]) -> list[list[str]]:
    return [[member.passage for member in group.members] for group in align(entries)]


def test_a_group_holds_each_claim_with_entry_passage_and_origins() -> None:
    one = entry("a", claim(TRAIN, "Beran", outlet="Reuters"), claim(SABOTAGE, "Dana Kral"))
    other = entry(
        "b", claim("A night train was going at 140 kilometres an hour through the curve", "Beran", outlet="Reuters")
    )
    third = entry("c", claim("The night train was going at 140 kilometres an hour, far too fast", "Filip Oravec"))
    (group,) = align([third, other, one])
    assert [(m.entry.id, m.claim.chain[0].name) for m in group.members] == [
        ("a", "Beran"),
        ("b", "Beran"),
        ("c", "Filip Oravec"),
    ]
    assert [(o.outlet, o.entries) for o in group.origins] == [("Reuters", ("a", "b")), ("Paper c", ("c",))]
    assert group.corroborated


def test_claims_of_one_entry_alone_are_no_group() -> None:
    assert align([entry("a", claim(TRAIN), claim(TRAIN, "Beran"))]) == ()


def test_two_propositions_of_one_claim_stand_in_two_groups() -> None:
    both = claim("The bridge was closed to lorries in May and the river had risen by two metres")
    assert _texts([entry("a", both), entry("b", claim("The bridge was closed to lorries in May")), entry("c", claim("The river had risen by two metres"))]) == [
        ["The bridge was closed to lorries in May", "The bridge was closed to lorries in May"],
        ["the river had risen by two metres", "The river had risen by two metres"],
    ]  # fmt: skip


_SAID = st.sampled_from(
    [
        TRAIN,
        SABOTAGE,
        "The train was travelling at 78 kilometres an hour",
        "Two passengers died and 44 were hurt",
        "Two people were killed and 44 injured",
        "The line will stay closed until Sunday",
        "The line between Zemun and the coast stays closed until Sunday",
        "No sign of sabotage was found on the line",
    ]
)


@given(st.lists(st.lists(_SAID, max_size=4), max_size=5), st.randoms())
def test_the_order_of_entries_does_not_matter(texts: list[list[str]], chance: random.Random) -> None:
    entries = [entry(f"e{number}", *map(claim, dict.fromkeys(said))) for number, said in enumerate(texts)]
    found = align(entries)
    chance.shuffle(entries)
    assert align(entries) == found


@given(st.lists(st.lists(_SAID, max_size=4), max_size=4))
def test_the_index_of_words_loses_no_pair(texts: list[list[str]]) -> None:
    told = statements(entry(f"e{number}", *map(claim, dict.fromkeys(said))) for number, said in enumerate(texts))
    found = {(one, other) for one, other, _ in alignment.related(told)}
    every = {
        (one, other)
        for other in range(len(told))
        for one in range(other)
        if told[one].place[:2] != told[other].place[:2]
        and not (told[one].entry is told[other].entry and told[one].voice == told[other].voice)
        and compare(told[one], told[other])
    }
    assert found == every


def test_a_large_story_is_not_compared_pair_by_pair() -> None:
    chance = random.Random(7)
    nouns = [f"{a}{b}{c}" for a in ("bar", "kel", "mon", "tar") for b in ("dan", "fel", "gor") for c in "abcdefghijklm"]
    entries = [
        entry(
            f"e{number:03}", *(claim(" ".join(["The storm", *chance.sample(nouns, 4), f"hit {n}"])) for n in range(20))
        )
        for number in range(60)
    ]
    told = statements(entries)
    compared = sum(1 for _ in alignment.candidates(told))
    assert compared < len(told) ** 2 / 4


def test_claims_that_meet_in_two_clauses_are_one_group() -> None:
    told = "Fifty-six people were injured when the stand broke in the second half"
    assert _texts([entry("a", claim(told, "Vold")), entry("b", claim(told, "Dahl"))]) == [
        ["the stand broke in the second half", "the stand broke in the second half"]
    ]
