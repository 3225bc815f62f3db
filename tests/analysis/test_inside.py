"""What stands inside finished claims: actors, numbers, negation, kind."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.inside import enrich
from briefing.analysis.kinds import kind_of
from briefing.analysis.names import Mention, MentionKind
from briefing.analysis.pipeline import normalize
from briefing.model import Actor, ActorKind, Claim, ClaimKind, Evidence
from briefing.text.span import Span

TEXT = "Anna Lindt said the French official did not tell NATO about 30 ships; Lindt knew Smith."
ACTORS = (
    Actor("Anna Lindt", ActorKind.PERSON, aliases=("Lindt",)),
    Actor("NATO", ActorKind.ORGANIZATION),
    Actor("French official", ActorKind.UNNAMED),
    Actor("Bob Smith", ActorKind.PERSON, aliases=("Smith",)),
    Actor("Ann Smith", ActorKind.PERSON, aliases=("Smith",)),
)


def mention(name: str, kind: MentionKind, start: int = 0) -> Mention:
    at = TEXT.index(name, start)
    return Mention(Span(at, at + len(name)), Span(at, at + len(name)), name, kind)


MENTIONS = (
    mention("Anna Lindt", MentionKind.PERSON),
    mention("NATO", MentionKind.ORGANIZATION),
    mention("Lindt", MentionKind.PERSON, 20),
    mention("Smith", MentionKind.PERSON),
)


def claim(words: str, kind: ClaimKind = ClaimKind.STATEMENT, cue: str | None = "said") -> Claim:
    at = TEXT.find(words)
    return Claim("c", words, kind, cue=cue, evidence=(Evidence("s1", at, at + len(words), words),) if at >= 0 else ())


def test_a_claim_tells_its_actors_numbers_and_negation() -> None:
    (one,) = enrich(
        [claim("the French official did not tell NATO about 30 ships; Lindt knew Smith")], TEXT, MENTIONS, ACTORS
    )
    assert one.actors == ("French official", "NATO", "Anna Lindt")  # two are called Smith
    assert [(number.value, number.unit) for number in one.numbers] == [(30, "ships")]
    assert one.negated


def test_a_role_with_another_word_before_it_is_another() -> None:
    text = "The Supreme Court said that the district court waits for the court."
    whole = Claim("c", text, ClaimKind.STATEMENT, evidence=(Evidence("s1", 0, len(text), text),))
    short = replace(whole, evidence=(Evidence("s1", 0, len(text) - 10, text[:-10]),))
    court = (Actor("court", ActorKind.UNNAMED), Actor("Supreme Court", ActorKind.UNNAMED))
    found, none = enrich([whole, short], text, (), court)
    assert found.actors == ("Supreme Court", "court")
    assert none.actors == ("Supreme Court",)


def test_the_speaker_is_not_inside_and_no_evidence_holds_nothing() -> None:
    outside, bare = enrich([claim("about 30 ships"), claim("Anna Lindt paid 5 euros")], TEXT, MENTIONS, ACTORS)
    assert outside.actors == bare.actors == bare.numbers == ()
    assert outside.numbers[0].text == "about 30 ships"


@pytest.mark.parametrize(
    ("words", "kind", "cue", "expected"),
    [
        ("What now?", ClaimKind.NARRATION, None, ClaimKind.QUESTION),
        ('"Do you know?"', ClaimKind.STATEMENT, "said", ClaimKind.QUESTION),
        ('He asked, "Why?"', ClaimKind.NARRATION, None, ClaimKind.NARRATION),
        ("We go. Why?", ClaimKind.STATEMENT, "said", ClaimKind.STATEMENT),
        ("whether it was true", ClaimKind.QUESTION, "asked", ClaimKind.QUESTION),
        ("the parties to stop", ClaimKind.QUESTION, "asked", ClaimKind.STATEMENT),
        ("he was there", ClaimKind.DENIAL, "denied", ClaimKind.DENIAL),
        ("rejected claims that it lied", ClaimKind.DENIAL, "rejected", ClaimKind.DENIAL),
        ("rejected the story as false", ClaimKind.DENIAL, "rejected", ClaimKind.DENIAL),
        ("rejected the proposal", ClaimKind.DENIAL, "rejected", ClaimKind.STANCE),
        ("dismissed the lawsuit", ClaimKind.DENIAL, "dismissed", ClaimKind.DECREE),
        ("funding for the wall", ClaimKind.DENIAL, "denied", ClaimKind.DECREE),
        ("refuted it", ClaimKind.DENIAL, "refuted", ClaimKind.DENIAL),
        ("to run again", ClaimKind.DECREE, "decided", ClaimKind.INTENTION),
        ("that he may run", ClaimKind.DECREE, "decided", ClaimKind.DECREE),
    ],
)
def test_kinds(words: str, kind: ClaimKind, cue: str | None, expected: ClaimKind) -> None:
    assert kind_of(claim(words, kind, cue)) is expected


def test_an_article_holds_them() -> None:
    said = 'Admiral Anna Lindt said on Monday that NATO did not send more than 30 ships. "We paid $1.2m," she said.'
    text = f"Ships leave\n\n{said}"
    found = [(one.negated, [number.text for number in one.numbers]) for one in normalize(text).claims]
    assert (True, ["more than 30 ships"]) in found
    assert (False, ["$1.2m"]) in found


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120), st.integers(0, 120), st.integers(0, 120), st.sampled_from(ClaimKind))
def test_any_claim_is_enriched(text: str, one: int, other: int, kind: ClaimKind) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    words = text[start:end]
    made = enrich([Claim("c", words, kind, evidence=(Evidence("s1", start, end, words),))], text, (), ACTORS)
    for number in made[0].numbers:
        assert number.evidence
        assert text[number.evidence.start : number.evidence.end] == number.text
        assert number.text in words
    assert set(made[0].actors) <= {actor.name for actor in ACTORS}
