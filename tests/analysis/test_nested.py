"""Attributions inside attributions: who says that another said something. The texts are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.nested import attribution_within
from briefing.analysis.pipeline import normalize
from briefing.analysis.speakers import Speaker, read_sentence
from briefing.analysis.tokens import tokenize
from briefing.model import HopKind
from briefing.text.span import Span


def claims_of(sentence: str) -> dict[str, list[str]]:
    entry = normalize(f"date 2024-06-03 Council votes for a bridge\nIt is quiet.\n{sentence}")
    return {claim.text: [hop.name for hop in claim.chain] for claim in entry.claims}


@pytest.mark.parametrize(
    ("sentence", "content", "chain"),
    [
        (
            "Ada Brandt said that the IMF had warned that growth would slow.",
            "growth would slow",
            ["IMF", "Ada Brandt"],
        ),
        (
            "Bela Toth told AP that her lawyer said the case was over.",
            "the case was over",
            ["lawyer", "Bela Toth", "Associated Press"],
        ),
        (
            "Reuters reported that Ada Brandt had said the bridge would be closed.",
            "the bridge would be closed",
            ["Ada Brandt", "Reuters"],
        ),
        (
            "Ada Brandt said the minister had promised to resign by June.",
            "to resign by June",
            ["minister", "Ada Brandt"],
        ),
    ],
)
def test_what_another_said_is_a_claim_with_both(sentence: str, content: str, chain: list[str]) -> None:
    claims = claims_of(sentence)
    assert claims[content] == chain
    (outer,) = [own for text, own in claims.items() if text != content]
    assert outer == chain[1:]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Brandt denied that the mayor had said the bridge was safe.",
        "Ada Brandt said that the IMF had not said that growth would slow.",
        "Ada Brandt said the IMF would say that growth would slow.",
        "Ada Brandt said she believed that the bridge would be closed.",
        "“The IMF said that growth would slow,” Ada Brandt said.",
        "Ada Brandt said that the road was wet and the IMF was late.",
        "Ada Brandt said that Ada Brandt had warned that growth would slow.",
    ],
)
def test_what_nobody_else_said_is_no_claim_of_its_own(sentence: str) -> None:
    assert len(claims_of(sentence)) == 1


@given(st.text(max_size=120), st.integers(0, 120), st.integers(0, 120))
def test_any_text_is_read(text: str, start: int, end: int) -> None:
    whole = Span(0, len(text))
    part = Span(min(start, len(text)), max(min(start, len(text)), min(end, len(text))))
    sentence = read_sentence(text, whole, tokenize(text, whole), (), ())
    speaker = Speaker(whole, "Ada Brandt", HopKind.PERSON, "brandt", False, 0, 1)
    inner = attribution_within(sentence, (part,), speaker)
    assert inner is None or part.covers(inner.content[0])
