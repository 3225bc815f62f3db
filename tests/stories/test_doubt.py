"""Doubt means silence: what looks like the same, or like the contrary, and is neither."""

from dataclasses import replace

import pytest

from briefing.model import Source
from briefing.stories.alignment import align
from briefing.stories.kinds import Kind
from briefing.stories.origins import OriginReason, copied
from briefing.stories.relations import relation
from tests.stories.made import claim, entry

DRUNK = "The driver of the bus was drunk"


@pytest.mark.parametrize(
    "doubted",
    [
        "It is not true that the driver of the bus was drunk",
        "There is no evidence that the driver of the bus was drunk",
        "Police are investigating whether the driver of the bus was drunk",
    ],
)
def test_what_is_doubted_agrees_with_nobody_who_says_it(doubted: str) -> None:
    found = relation(claim(DRUNK), claim(doubted))
    assert found is None or found.kind is not Kind.AGREEMENT


@pytest.mark.parametrize("cue", ["do not believe", "did not say", "never said"])
def test_what_somebody_did_not_say_is_no_word_of_his(cue: str) -> None:
    assert relation(claim(DRUNK, "Lena Dahl"), replace(claim(DRUNK, "Arne Vold"), cue=cue)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The minister's wife was killed in the crash", "The minister was killed in the crash"),
        ("The former president was arrested in Seoul", "The president was arrested in Seoul"),
        ("The deputy minister resigned", "The minister did not resign"),
        ("The bank has stopped lending to Russia", "The bank is lending to Russia"),
        ("The army prevented rebels from entering Goma", "Rebels entered Goma"),
        ("The EU pledged 5 billion euros in loans", "The EU pledged 3 billion euros in grants"),
        ("Police found 3 bodies in the house", "Police found 5 bodies in the garden"),
        ("The suspect was arrested in Paris", "The suspect was arrested in France"),
    ],
)
def test_what_differs_in_what_it_is_about_says_nothing_of_one_another(one: str, other: str) -> None:
    assert relation(claim(one), claim(other)) is None


def test_two_versions_of_one_page_are_one_origin() -> None:
    page = Source("s1", None, url="https://port.example/a")
    told = "The harbour bridge in Porto was closed on Friday by the mayor"
    one, other = (replace(entry(name, claim(told)), sources=(page,)) for name in "ab")
    (group,) = align([one, other])
    (origin,) = group.origins
    assert origin.entries == ("a", "b")
    assert origin.reason in {OriginReason.SITE, OriginReason.COPY}


def test_a_copy_is_one_also_when_another_article_quotes_half_of_it() -> None:
    told = [
        claim(f"The {name} of the port told the council of Porto about ships number {n} that came in late")
        for n, name in enumerate(("mayor", "pilot", "owner", "keeper"))
    ]
    whole, again, half = entry("a", *told), entry("c", *told), entry("b", *told[:2])
    assert len(set(copied([whole, half, again]).values())) == 1
