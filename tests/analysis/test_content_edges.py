"""Where the words of a claim begin and end, and who speaks where two could. The texts are invented."""

import pytest

from briefing.analysis.pipeline import normalize
from briefing.model import ClaimKind


def told(sentence: str) -> list[tuple[str, str]]:
    entry = normalize(f"date 2024-06-03 Council votes for a bridge\nIt is quiet.\n{sentence}")
    return [(c.chain[0].name, c.text) for c in entry.claims if c.chain and c.kind is not ClaimKind.NARRATION]


@pytest.mark.parametrize(
    ("sentence", "speaker", "content"),
    [
        (
            "The cut, which Reuters reported left some growers angry, came late.",
            "Reuters",
            "The cut … left some growers angry",
        ),
        (
            "The plan, which Ada Hay said was too dear, failed on Monday.",
            "Ada Hay",
            "The plan … was too dear",
        ),
        (
            "Ada Lindt told The Tea Post, prices have dropped in all towns.",
            "Ada Lindt",
            "prices have dropped in all towns",
        ),
        (
            "There are also other pressures making shops turn to tea said Ada Hay, managing director of Leaf Works.",
            "Ada Hay",
            "There are also other pressures making shops turn to tea",
        ),
        (
            "A source within the Ministry said the road was closed at noon.",
            "source within the Ministry",
            "the road was closed at noon",
        ),
    ],
)
def test_one_claim(sentence: str, speaker: str, content: str) -> None:
    assert told(sentence) == [(speaker, content)]


@pytest.mark.parametrize(
    "sentence", ["The ministers agreed on a plan for the river.", "Ada Hay agreed on a plan with the union."]
)
def test_what_only_completes_the_verb_is_no_claim(sentence: str) -> None:
    assert told(sentence) == []


def test_a_participle_behind_the_main_clause_is_of_its_subject() -> None:
    sentence = (
        "When Rachel Maddox pointed out that Lindt refers to it as free tea, Hay seized upon it,"
        " repeating her line that Lindt's plan would close shops."
    )
    assert told(sentence) == [
        ("Rachel Maddox", "Lindt refers to it as free tea"),
        ("Hay", "Lindt's plan would close shops"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Lindt never said that the bridge was safe.",
        "Ada Lindt never mentioned Ted Hay, who trailed in the polls.",
    ],
)
def test_what_was_never_said_is_no_statement(sentence: str) -> None:
    entry = normalize(f"date 2024-06-03 Council votes for a bridge\nIt is quiet.\n{sentence}")
    assert ClaimKind.STATEMENT not in {claim.kind for claim in entry.claims}


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("He was reported to be in stable condition.", "He … to be in stable condition"),
        (
            "The mayor did not put the agency in charge of the relief, which Reuters reported left some growers angry.",
            "which … left some growers angry",
        ),
    ],
)
def test_a_clause_without_a_noun_keeps_its_pronoun(sentence: str, content: str) -> None:
    entry = normalize(f"date 2024-06-03 Council votes for a bridge\nIt is quiet.\n{sentence}")
    assert [claim.text for claim in entry.claims if claim.cue] == [content]
