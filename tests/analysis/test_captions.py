"""Captions that a page prints among its sentences: they state nothing. The texts are invented."""

import pytest

from briefing.analysis.pipeline import normalize

ARTICLE = (
    "Riverton votes for a bridge\n\n"
    "The council of Riverton voted on Monday for a new bridge, after six hours of debate.\n\n"
    "{} Mayor Ada Brandt said the work would start in May.\n\n"
    "Two firms from Norway want to build it for 4 million euros.\n"
)


@pytest.mark.parametrize(
    "caption",
    [
        "Ada Brandt, mayor of Riverton; from file, 2015.",
        "The current bridge of Riverton.",
        "Ada Brandt speaks to voters in Riverton on Monday. (Jon Lindt/Reuters)",
        "Ada Brandt, left, and Jon Lindt at the bridge in Riverton in 2014.",
        "The bridge in Riverton, pictured in 2014.",
        "File photo of Ada Brandt at a rally in Riverton in 2014.",
    ],
)
def test_a_caption_is_no_claim(caption: str) -> None:
    claims = normalize(ARTICLE.format(caption)).claims
    assert not any(claim.text[:12] in caption for claim in claims)
    assert any("the work would start in May" in claim.text for claim in claims)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Riverton camp pegs its bid lower.",
        "The bridge of Riverton wasn't the first.",
        "In 2014 Ada Brandt left the council and joined a party.",
        "Brandt pictured a bridge of stone for Riverton.",
    ],
)
def test_a_sentence_is_none(sentence: str) -> None:
    assert any(claim.text in sentence for claim in normalize(ARTICLE.format(sentence)).claims)
