"""Who is told: outlets become hops, listeners are no content. The texts are invented."""

import pytest

from briefing.analysis.pipeline import normalize


def told(sentence: str) -> list[tuple[list[str], str]]:
    entry = normalize(f"date 2024-06-03 Council votes for a bridge\nIt is quiet.\n{sentence}")
    return [([hop.name for hop in claim.chain], claim.text) for claim in entry.claims if claim.cue]


@pytest.mark.parametrize(
    ("sentence", "chain"),
    [
        ("“We hope so,” Ted Hay told CNN.", ["Ted Hay", "CNN"]),
        ("“We hope so,” Ted Hay told BBC News Online.", ["Ted Hay", "BBC"]),
        ("“We hope so,” Ted Hay told the BBC's Leafweek on Monday.", ["Ted Hay", "BBC"]),
        ("“We hope so,” Ted Hay said in an interview with CNN.", ["Ted Hay", "CNN"]),
        ("“We hope so,” Ted Hay said in a short statement to Reuters.", ["Ted Hay", "Reuters"]),
        ("“We hope so,” Ted Hay told reporters.", ["Ted Hay"]),
    ],
)
def test_the_outlet_that_is_told_is_a_hop(sentence: str, chain: list[str]) -> None:
    assert told(sentence) == [(chain, "“We hope so,”")]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("“He is better,” Ted Hay told BBC Tea Live's Leafweek.", ["“He is better,”"]),
        ("Ada Hay told the Leaf on Sunday. The club said that he would rest.", ["he would rest"]),
        ("As Ted Hay told the Tea Post, the air has been better since May.", ["the air has been better since May"]),
        ("Ted Hay told the Riverton Leaf, the air was good.", ["the air was good"]),
        ("Ted Hay told the council the air was good.", ["the air was good"]),
    ],
)
def test_who_is_told_is_no_content(sentence: str, content: list[str]) -> None:
    assert [words for _, words in told(sentence)] == content
