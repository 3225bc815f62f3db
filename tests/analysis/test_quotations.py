"""Where quotations begin and end: marks that tell their side, marks that look alike, marks that were lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.pipeline import normalize
from briefing.analysis.quotations import quotations
from briefing.text.span import Span


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in quotations(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "no" and "go on".', ["no", "go on"]),
        ('"We wait," said Lindt."No plans now."', ["We wait,", "No plans now."]),
        ('" We wait , " said Lindt .', [" We wait , "]),
        # Paragraphs printed as one: each opens again, the last one closes.
        (
            '"We wait. "No plans now." His words are old. "I hope so," Hay said.',
            ["We wait.", "No plans now.", "I hope so,"],
        ),
        ("''We wait. ''No plans now.'' His words are old.", ["We wait.", "No plans now."]),
        # Inside another, and the outer one goes on behind it.
        ('"He called it "huge" today," Hay said.', ['He called it "huge" today,']),
        # Straight marks and typographic ones mixed.
        ('“We wait," Hay said at noon. "No plans now.”', ["We wait,", "No plans now."]),
        ("“He called it “huge” today,” Hay said.", ["He called it “huge” today,"]),
        ("„Wir warten“, sagte Hay. „Keine Pläne.“", ["Wir warten", "Keine Pläne."]),
        # A lost mark is nobody's quotation, and turns no later one.
        ('We wait," said Lindt. "No plans now," said Hay.', ["No plans now,"]),
        ('A 19" wheel fell off. "No plans now," said Hay.', ["No plans now,"]),
    ],
)
def test_a_mark_opens_or_closes_as_the_blanks_beside_it_tell(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_narration_between_two_quotations_is_in_neither() -> None:
    body = (
        '"We wait," Jon Lindt said. "We want him back when it is right for us. "There are no plans now." His words'
        ' contradict those of Ted Hay, who treated him. "I hope so," Hay told reporters.'
    )
    claims = normalize(f"Club waits for a player\n\nThe town is old.\n\n{body}").claims
    told = {claim.chain[0].name: claim.text for claim in claims if claim.cue in {"said", "told"} and claim.chain}
    assert "no plans now" in told["Jon Lindt"]
    assert "contradict" not in told["Jon Lindt"]
    assert told["Ted Hay"] == '"I hope so,"'


@given(st.text(alphabet="\"“”'`» a.A,(\n", max_size=60))
def test_quotations_of_any_text_lie_in_order(text: str) -> None:
    found = list(quotations(text, Span(0, len(text))))
    assert all(span.start < span.end <= len(text) for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
