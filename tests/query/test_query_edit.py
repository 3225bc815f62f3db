"""Facets that write themselves into the text of a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.query.edit import chosen, clear, exclude, excluded, replace, toggle
from briefing.query.nodes import Or
from briefing.query.parse import parse
from tests.query.query_texts import TEXTS, UNHURRIED


@pytest.mark.parametrize(
    ("text", "field", "value", "edited"),
    [
        ("", "country", "FR", "country:FR"),
        ("country:UA war", "country", "FR", "country:UA,FR war"),
        ("country:UA,FR war", "country", "FR", "country:UA war"),
        ("country:UA war", "country", "UA", "war"),
        ("c:ukraine", "country", "UA", ""),
        ("war", "topic", "medtop:16000000", "war topic:conflict"),
        ("topic:conflict", "topic", "medtop:16000000", ""),
        ("war", "topic", "medtop:20000056", 'war topic:"armed conflict"'),
        ("war", "actor", "Emmanuel Macron", 'war actor:"Emmanuel Macron"'),
        ("war", "tag", 'so-called "peace"', 'war tag:"so-called ""peace"""'),
        ("date:2025-03", "date", "2025-04", "date:2025-03,2025-04"),
        ("-country:UA war", "country", "UA", "-country:UA war country:UA"),
        ("a OR country:UA", "country", "UA", "(a OR country:UA) country:UA"),
        ("(a OR b) country:UA", "country", "FR", "(a OR b) country:UA,FR"),
        ("country:UA country:FR", "country", "FR", "country:UA"),
        ("war", "country", "Atlantis", "war"),
        # A text with a mistake keeps every character that was typed.
        ('war "peace', "country", "FR", 'country:FR war "peace'),
        ("country:UA (war", "country", "FR", "country:FR,UA (war"),
        ("country:UA,Atlantis war", "country", "UA", "country:Atlantis war"),
        ("country: war", "country", "FR", "country:FR war"),
        ("country:UA (country:UA", "country", "UA", "(country:UA"),
        ("-country:UA )", "country", "UA", "country:UA -country:UA )"),
        ("a OR country:UA OR", "country", "FR", "country:FR a OR country:UA OR"),
    ],
)
def test_toggle(text: str, field: str, value: str, edited: str) -> None:
    assert toggle(text, field, value) == edited


@pytest.mark.parametrize(
    ("text", "field", "values"),
    [
        ("country:UA,france war", "country", {"UA", "FR"}),
        ("country:UA country:FR", "countries", {"UA", "FR"}),
        ("-country:UA (country:DE OR war)", "country", set()),
        ("topic:conflict", "topic", {"medtop:16000000"}),
        ("country:UA (war", "country", {"UA"}),
    ],
)
def test_chosen(text: str, field: str, values: set[str]) -> None:
    assert chosen(text, field) == values


@pytest.mark.parametrize(
    ("text", "field", "cleared"),
    [
        ("country:UA war", None, ""),
        ("country:UA,FR war -country:DE", "country", "war -country:DE"),
        ("country:UA", "country", ""),
        ("country:UA (war", "country", "(war"),
        ("a country:UA,Atlantis c:FR )", "country", "a   )"),
    ],
)
def test_clear(text: str, field: str | None, cleared: str) -> None:
    assert clear(text, field) == cleared


@pytest.mark.parametrize(
    ("text", "value", "edited"),
    [
        ("", "2025", "date:2025"),
        ("date:2024,2023 war newer:7d", "2025-03..2025-04", "war newer:7d date:2025-03..2025-04"),
        ("war -date:2024", "2025", "war -date:2024 date:2025"),
        ("date:2025 (war", "2024", "date:2024 (war"),
    ],
)
def test_replace(text: str, value: str, edited: str) -> None:
    assert replace(text, "date", value) == edited


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        ("", "-country:UA"),
        ("country:UA,FR war", "country:FR war -country:UA"),
        ("-country:DE war", "-country:DE,UA war"),
        ("-country:UA war", "war"),
        ("-country:UA,DE war", "-country:DE war"),
        ("a OR country:UA", "(a OR country:UA) -country:UA"),
        ("-(country:UA war)", "-(country:UA war) -country:UA"),
        # A text with a mistake keeps every other character that was typed.
        ("country:UA (war", "-country:UA (war"),
        ("NOT country:UA (war", "(war"),
        ("-country:UA,DE )", "-country:DE )"),
    ],
)
def test_exclude(text: str, edited: str) -> None:
    assert exclude(text, "country", "ukraine") == edited


def test_what_cannot_be_a_value_is_not_excluded() -> None:
    assert exclude("war", "country", "Atlantis") == "war"


def test_a_field_that_does_not_exist_is_the_callers_mistake() -> None:
    for edit in (lambda: toggle("", "nosuch", "x"), lambda: chosen("", "nosuch"), lambda: clear("", "nosuch")):
        with pytest.raises(ValueError, match="no field 'nosuch'"):
            edit()


VALUES = st.sampled_from(
    [
        ("country", "FR"),
        ("country", "UA"),
        ("topic", "medtop:16000000"),
        ("tag", 'a "b", c'),
        ("is", "unread"),
        ("date", "2025-03"),
    ]
)


@UNHURRIED
@given(TEXTS, VALUES)
def test_toggling_chooses_and_toggling_again_takes_it_back(text: str, term: tuple[str, str]) -> None:
    field, value = term
    parsed = parse(text)
    once = toggle(text, field, value)
    if not parsed.errors:
        assert (value in chosen(once, field)) is (value not in chosen(text, field))
        assert value not in chosen(once, field) or value not in chosen(toggle(once, field, value), field)
        assert parse(once).errors == ()
    elif not isinstance(parsed.query, Or) and value not in chosen(text, field):
        kept = iter(once)
        assert all(ch in kept for ch in text.strip())  # what was typed is still there, in its order


@UNHURRIED
@given(TEXTS, VALUES)
def test_excluding_takes_away_and_excluding_again_lets_in(text: str, term: tuple[str, str]) -> None:
    field, value = term
    once = exclude(text, field, value)
    if not parse(text).errors:
        assert (value in excluded(once, field)) is (value not in excluded(text, field))
        assert value not in excluded(once, field) or value not in chosen(once, field)
        assert parse(once).errors == ()


@UNHURRIED
@given(TEXTS)
def test_a_cleared_field_is_chosen_no_more(text: str) -> None:
    if not parse(text).errors:
        assert chosen(clear(text, "country"), "country") == frozenset()
