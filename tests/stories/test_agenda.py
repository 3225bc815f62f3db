"""The agenda: days to come that claims name, and what later entries say of them."""

# ruff: noqa: E501 (texts read better in one line)

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.pipeline import normalize
from briefing.model import Entry
from briefing.stories.agenda import Item, State, agenda

TODAY = date(2024, 9, 25)


def _entry(entry_id: str, day: str, said: str) -> Entry:
    text = f"The border crossing at Hornpass\n\n{day}\n\n{said}\n\nThe road over the pass is narrow and steep, drivers say.\n"
    return replace(normalize(text, publisher=f"Paper {entry_id}"), id=entry_id)


def _only(entries: list[Entry], today: date = TODAY) -> Item:
    (found,) = agenda(entries, today)
    return found


OPENS = _entry("a", "19 September 2024", "The crossing will open on 1 November, minister Petra Kolar said on Thursday.")


@pytest.mark.parametrize(
    ("today", "state"),
    [(TODAY, State.DUE), (date(2024, 11, 1), State.TODAY), (date(2024, 11, 2), State.PASSED)],
)
def test_a_day_to_come_is_due_then_today_then_passed(today: date, state: State) -> None:
    found = _only([OPENS], today)
    assert (found.days.earliest, found.state, found.answers) == (date(2024, 11, 1), state, ())
    assert found.passage == "The crossing will open on 1 November"


def test_a_later_entry_confirms_it() -> None:
    later = _entry("b", "2 November 2024", "The crossing opened on 1 November, the customs office said on Saturday.")
    found = _only([later, OPENS], date(2024, 11, 3))
    assert found.state is State.CONFIRMED
    assert [(answer.entry.id, answer.passage) for answer in found.answers] == [
        ("b", "The crossing opened on 1 November")
    ]


@pytest.mark.parametrize(
    "said",
    [
        "The crossing did not open on 1 November, the customs office said on Saturday.",
        "The crossing will open on 15 December, the customs office said on Saturday.",
    ],
)
def test_a_later_entry_contradicts_it(said: str) -> None:
    later = _entry("b", "2 November 2024", said)
    found = [item for item in agenda([OPENS, later], date(2024, 11, 3)) if item.entry.id == "a"]
    assert [item.state for item in found] == [State.CONTRADICTED]


@pytest.mark.parametrize(
    "said",
    [
        "The crossing opened on 1 September, minister Petra Kolar said on Thursday.",
        "The crossing was closed in 2013, minister Petra Kolar said on Thursday.",
        "The country will be free of coal in 2050, minister Petra Kolar said on Thursday.",
        "The crossing will open soon, minister Petra Kolar said on Thursday.",
    ],
)
def test_what_is_over_or_has_no_day_is_on_no_agenda(said: str) -> None:
    assert agenda([_entry("a", "19 September 2024", said)], TODAY) == ()


def test_another_crossing_confirms_nothing() -> None:
    other = _entry("b", "2 November 2024", "The museum in Bellin opened on 1 November, the mayor said on Saturday.")
    assert _only([OPENS, other], date(2024, 11, 3)).state is State.PASSED


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("The crossing opened on 1 November, the customs office said on Saturday.", State.CONFIRMED),
        ("The crossing did not open on 1 November, the customs office said on Saturday.", State.CONTRADICTED),
        ("The crossing opened in the morning, the customs office said on Saturday.", State.PASSED),
        ("The crossing did not open, the customs office said on Saturday.", State.PASSED),
        ("The crossing will open on 15 December, the customs office said on Saturday.", State.PASSED),
    ],
)
def test_an_entry_of_a_later_story_has_to_name_the_day(said: str, state: State) -> None:
    later = _entry("b", "2 November 2024", said)
    (found,) = agenda([OPENS], date(2024, 11, 3), [later])
    assert (found.entry.id, found.state) == ("a", state)


@given(st.permutations([OPENS, _entry("b", "2 November 2024", "The crossing opened on 1 November, police said.")]))
def test_the_order_of_entries_does_not_matter(entries: list[Entry]) -> None:
    assert agenda(entries, TODAY) == agenda(sorted(entries, key=lambda entry: entry.id), TODAY)
