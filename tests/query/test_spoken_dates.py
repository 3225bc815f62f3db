"""Dates as people type them become terms of the query language, or are refused with a hint."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.query.edit import chosen
from briefing.query.errors import ValueRefused
from briefing.query.nodes import Field
from briefing.query.parse import parse
from briefing.query.spoken_dates import DateTerm, spoken_dates, with_dates, without_dates
from tests.query.query_texts import TEXTS, UNHURRIED

TODAY = date(2025, 4, 1)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("2025", "date:2025"),
        ("2025-03", "date:2025-03"),
        ("2025-03-10", "date:2025-03-10"),
        ("2025-03..2025-04", "date:2025-03..2025-04"),
        ("2025-03 .. 2025-04", "date:2025-03..2025-04"),
        ("..2025-03", "date:..2025-03"),
        ("March..", "date:2025-03.."),
        (">=2025-03-01", "date:>=2025-03-01"),
        ("today", "date:2025-04-01"),
        ("Yesterday", "date:2025-03-31"),
        ("yesterday..today", "date:2025-03-31..2025-04-01"),
        ("this week", "date:2025-03-31..2025-04-06"),
        ("last week", "date:2025-03-24..2025-03-30"),
        ("this month", "date:2025-04"),
        ("last month", "date:2025-03"),
        ("this year", "date:2025"),
        ("last year", "date:2024"),
        ("last 7 days", "newer:7d"),
        ("the past 2 weeks", "newer:2w"),
        ("30d", "newer:30d"),
        ("newer:30d", "newer:30d"),
        ("older:1y", "older:1y"),
        ("date:2024", "date:2024"),
        ("undated", "is:undated"),
        ("is:undated", "is:undated"),
        ("since March", "date:2025-03.."),
        ("since 10 March 2024", "date:2024-03-10.."),
        ("since last month", "date:2025-03.."),
        ("before Feb", "date:<2025-02"),
        ("after 2025-03-10", "date:>2025-03-10"),
        ("until march 3", "date:..2025-03-03"),
        ("from January to March", "date:2025-01..2025-03"),
        ("between 2025-03-01 and 2025-03-15", "date:2025-03-01..2025-03-15"),
        ("3 March - 9 March", "date:2025-03-03..2025-03-09"),
        ("Monday", "date:2025-03-31"),
        ("tue", "date:2025-04-01"),
        ("wednesday", "date:2025-03-26"),
        ("April", "date:2025-04"),
        ("May", "date:2024-05"),
        ("2 April", "date:2024-04-02"),
        ("10th March", "date:2025-03-10"),
        ("Sept. 9, 2024", "date:2024-09-09"),
        ("29 feb 2024", "date:2024-02-29"),
    ],
)
def test_what_is_understood(text: str, term: str) -> None:
    assert str(spoken_dates(text, TODAY)) == term


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("", "write 2025-03-10"),
        ("soon", "write 2025-03-10"),
        ("marhc", "did you mean march?"),
        ("yesterdya", "did you mean yesterday?"),
        ("2025-13", "write 2025"),
        ("2025-02-30", "write 2025"),
        ("10/03/2025", "write 2025"),
        ("30 February 2025", "a day from 1 to 28"),
        ("29 February", "a day from 1 to 28"),
        ("0 March", "a day from 1 to 31"),
        ("3 monday", "did you mean monday?"),
        ("3 march 4", "did you mean march?"),
        ("2025-04..2025-03", "2025-03..2025-04"),
        ("a..b..c", "write a..b"),
        ("..", "write a..b"),
        ("country:UA", "write date:"),
        ("is:unread", "write is:undated"),
        ("newer:soon", "write a number"),
    ],
)
def test_what_is_refused_says_what_helps(text: str, hint: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        spoken_dates(text, TODAY)
    assert hint in (refused.value.suggestion or "")


PIECES = st.sampled_from(
    (
        "since",
        "last",
        "this",
        "7",
        "days",
        "week",
        "March",
        "mon",
        "2025-03",
        "2025-02-30",
        "..",
        "to",
        "10",
        "-",
        ":",
        "date",
        "newer",
        "before",
        "between",
        "and",
        "31",
        "february",
        "2025",
        "d",
        "of",
        ",",
        "１",
        "٣",
        "\x00",
        "ſept",
    )
)


@given(
    st.lists(PIECES | st.text(max_size=3), max_size=6).flatmap(
        lambda p: st.sampled_from([" ", ""]).map(lambda g: g.join(p))
    ),
    st.dates(min_value=date(1000, 1, 1)),
)
@UNHURRIED
def test_any_text_is_a_term_that_the_language_takes_or_is_refused_with_a_hint(text: str, today: date) -> None:
    term, hint = understood(text, today)
    if term is None:
        assert hint
    else:
        parsed = parse(str(term))
        assert not parsed.errors
        assert parsed.query == Field(term.field, (term.value,))


def understood(text: str, today: date) -> tuple[DateTerm | None, str | None]:
    try:
        return spoken_dates(text, today), None
    except ValueRefused as refused:
        return None, refused.suggestion


def test_dates_take_the_place_of_dates() -> None:
    assert with_dates("date:2024 war older:1y -date:2023", DateTerm("newer", "7d")) == "war -date:2023 newer:7d"
    assert with_dates("is:undated,starred", DateTerm("date", "2025")) == "is:starred date:2025"
    assert with_dates('date:2024 "open', DateTerm("date", "2025")) == 'date:2025 "open'
    assert without_dates("war") == "war"


@given(TEXTS)
@UNHURRIED
def test_without_dates_nothing_is_asked_of_the_date(text: str) -> None:
    left = without_dates(text)
    assert parse(text).errors or not any(chosen(left, field) for field in ("date", "newer", "older"))
