"""Which capitalised words name somebody."""

import pytest

from briefing.analysis.names import find_names
from briefing.text.span import Span


def named(text: str) -> list[tuple[str, str]]:
    return [(mention.name, mention.kind.value) for mention in find_names(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then President Okoro left.", [("Okoro", "person")]),
        ("Danish Prime Minister Mette Holm left.", [("Mette Holm", "person")]),
        ("A Foreign Ministry spokesperson Zubova spoke.", [("Foreign Ministry", "organization"), ("Zubova", "person")]),
        ("It met the Minister of Foreign Affairs of Moldova Ion Rusu.", [("Ion Rusu", "person")]),
        ("It met EU High Representative for Foreign Affairs Pedro Ruiz.", [("Pedro Ruiz", "person")]),
        ("It met President von der Bellen of Austria.", [("von der Bellen", "person"), ("Austria", "state")]),
        ("Later Anna Lindt and Maria Garcia spoke.", [("Anna Lindt", "person"), ("Maria Garcia", "person")]),
        ("It met President and CEO Anna Lindt.", [("Anna Lindt", "person")]),
        ("It met Vice President of the United States Joe Biden.", [("Joe Biden", "person")]),
        ("It met Speaker of the House Anna Lindt.", [("Anna Lindt", "person")]),
        ("It met President Bashir al-Okar.", [("Bashir al-Okar", "person")]),
        ("Members of NATO met.", [("NATO", "organization")]),
        ("The European Commission met.", [("European Commission", "organization")]),
        ("The Bank of England met.", [("Bank of England", "organization")]),
        ("The National Security and Defense Council met.", [("National Security and Defense Council", "organization")]),
        ("It was in The Guardian.", [("Guardian", "outlet")]),
        ("Ukraine and France met.", [("Ukraine", "state"), ("France", "state")]),
        ("The Paris Summit ended.", []),
        ("Military officials met on Tuesday.", []),
        ("She watched TV at 5 PM.", []),
        ("The Minister of Finance left.", []),
    ],
)
def test_mentions(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


def test_a_surname_alone_counts_where_the_article_gave_the_name() -> None:
    text = "President Okoro left. Then Okoro came back."
    assert [m.name for m in find_names(text, [Span(0, 21), Span(22, len(text))])] == ["Okoro", "Okoro"]


def test_role_and_country_come_from_the_title() -> None:
    text = "Later Danish Prime Minister Mette Holm left."
    (mention,) = find_names(text, [Span(0, len(text))])
    assert (mention.role, mention.country) == ("Prime Minister", "DK")
    assert mention.full.of(text) == "Danish Prime Minister Mette Holm"
