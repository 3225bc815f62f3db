"""Headline and date from first lines of many shapes."""

import pytest

from briefing.analysis.blocks import lines
from briefing.analysis.head import find_head
from briefing.model import Article, DateBasis

BODY = (
    "The council met on Monday to vote on the new bridge, and after six hours of talks the members agreed on a plan.\n"
)


def head_of(text: str, **known: str):
    article = Article(text, **known)
    return find_head(article, tuple(lines(text)))


@pytest.mark.parametrize(
    ("text", "headline", "published"),
    [
        (" date 2024-06-01 Council votes for a bridge\n" + BODY, "Council votes for a bridge", "2024-06-01"),
        ("2024-06-01 | Council votes for a bridge\n" + BODY, "Council votes for a bridge", "2024-06-01"),
        ("Council votes for a bridge\n\n1 June 2024\n\n" + BODY, "Council votes for a bridge", "2024-06-01"),
        ("Council votes for a bridge\nBy Ann Doe, June 1, 2024\n" + BODY, "Council votes for a bridge", "2024-06-01"),
        ("# Council votes for a bridge\n\n" + BODY, "Council votes for a bridge", None),
        ("Council votes for a bridge - Reuters\n" + BODY, "Council votes for a bridge", None),
        ("Council votes for a bridge (AP)\n" + BODY, "Council votes for a bridge", None),
        ("Council votes - and then leaves\n" + BODY, "Council votes - and then leaves", None),
        ("local\n\nCouncil votes for a bridge\n\n" + BODY, "Council votes for a bridge", None),
        ("Council votes at last. - The bridge will be built, members say.\n" + BODY, "Council votes at last", None),
        ("The council voted for a bridge. It was late. " + BODY, "The council voted for a bridge", None),
        ("Council votes\n\nRIVERTON, June 1, 2024 (AP) - " + BODY, "Council votes", "2024-06-01"),
        (
            "RIVERTON, 1 June (AP) - The council voted for a bridge. " + BODY,
            "The council voted for a bridge",
            None,
        ),
        ("Council votes\n\nThe talks of 1 June 2024 - held in May - failed. " + BODY, "Council votes", None),
        ("Council votes\n\nThe bridge of 1 June 2024 fell. " + BODY, "Council votes", None),
        ("Council votes\n\n31 February 2024\n\n" + BODY, "Council votes", None),
        ("A\x1b]0;x\x07Z\n\n" + BODY, "AZ", None),
    ],
)
def test_first_lines(text: str, headline: str, published: str | None) -> None:
    head = head_of(text)
    assert head.headline == headline
    assert head.published == published
    assert head.basis is (DateBasis.STATED if published else DateBasis.UNKNOWN)


def test_the_credited_outlet_keeps_its_span() -> None:
    text = "Council votes for a bridge - Reuters\n" + BODY
    credit = head_of(text).credit
    assert credit is not None
    assert credit.of(text) == "Reuters"


def test_what_is_known_from_outside_wins() -> None:
    text = "Council votes for a bridge\n\n1 June 2024\n\n" + BODY
    head = head_of(text, headline="Bridge voted", published="2024-06-02", published_basis=DateBasis.METADATA)
    assert (head.headline, head.published, head.basis) == ("Bridge voted", "2024-06-02", DateBasis.METADATA)


def test_a_headline_has_an_end() -> None:
    headline = head_of("word " * 400 + "\n" + BODY).headline
    assert len(headline) < 310
    assert headline.endswith("…")


@pytest.mark.parametrize(
    ("lines_between", "credit"),
    [
        ("By Lena Hartig, Reuters\n14 May 2025", "Reuters"),
        ("By Lena Hartig (Reuters)", "Reuters"),
        ("By LENA HARTIG and OLA VOLD of The Associated Press", "The Associated Press"),
        ("By LENA HARTIG\nAssociated Press", "Associated Press"),
        ("**By Lena Hartig, AFP**", "AFP"),
        ("14 May 2025\nBy Reuters Staff", "Reuters"),
        ("May 14, 2025 | BBC News", "BBC News"),
        ("Source: Reuters\n14 May 2025", "Reuters"),
        ("Reuters", None),  # it may be whose picture stands there
        ("Photo: Reuters", None),
        ("By Lena Hartig, Orlen Daily", None),
        ("Time: 14 May 2025", None),
        ("The Guardian view on the dam", None),
    ],
)
def test_the_outlet_of_a_byline_is_credited(lines_between: str, credit: str | None) -> None:
    text = f"Dam bursts in the hills\n\n{lines_between}\n\n{BODY}"
    found = head_of(text).credit
    assert (found and found.of(text)) == credit


def test_an_outlet_behind_the_date_is_no_headline() -> None:
    assert head_of(f"Dam bursts in the hills\n\n14 May 2025 - The New York Times\n\n{BODY}").published == "2025-05-14"
