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
from briefing.stories.postponed import planned
from briefing.stories.slots import slots_of

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


def test_an_entry_of_the_same_day_answers_when_it_was_published_later() -> None:
    early, late = (
        replace(_entry(name, "19 September 2024", said), published=f"2024-09-19T{hour}:00:00Z")
        for name, hour, said in (
            ("a", 18, "The crossing will open on 1 November, minister Petra Kolar said."),
            ("b", 20, "The crossing would not open this year, the customs office said."),
        )
    )
    assert _only([early, late]).state is State.CONTRADICTED


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


PUT_OFF = "The opening of the crossing was put off from 1 November to 15 December, minister Petra Kolar said."


def test_what_is_put_off_is_due_on_the_new_day_and_no_more_on_the_old_one() -> None:
    found = _only([_entry("a", "19 September 2024", PUT_OFF)])
    assert (found.days.earliest, found.state) == (date(2024, 12, 15), State.DUE)


@pytest.mark.parametrize(
    "said",
    [
        PUT_OFF,
        "The crossing was moved from 1 November to 15 December, minister Petra Kolar said.",
        "The crossing will open on 15 December instead of 1 November, minister Petra Kolar said.",
        "The crossing, originally planned for 1 November, will open on 15 December, minister Petra Kolar said.",
    ],
)
def test_a_later_entry_that_names_the_day_as_given_up_contradicts_it(said: str) -> None:
    later = _entry("b", "25 September 2024", said)
    old, new = agenda([OPENS, later], TODAY)
    assert (old.entry.id, old.state, new.entry.id, new.state) == ("a", State.CONTRADICTED, "b", State.DUE)
    assert new.days.earliest == date(2024, 12, 15)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("The opening of the crossing on 1 November was called off, minister Petra Kolar said.", State.CONTRADICTED),
        ("The crossing was put off until 15 December, minister Petra Kolar said.", State.CONTRADICTED),
        ("The toll at the crossing was put off until 15 December, minister Petra Kolar said.", State.DUE),
        ("The fair at Bellin on 1 November was cancelled, the mayor said.", State.DUE),
    ],
)
def test_a_later_entry_calls_it_off(said: str, state: State) -> None:
    found = agenda([OPENS, _entry("b", "25 September 2024", said)], TODAY)
    assert [item.state for item in found if item.entry.id == "a"] == [state]


def test_another_thing_put_off_on_that_day_contradicts_nothing() -> None:
    said = "The fair in Bellin was put off from 1 November to 15 December, the mayor said."
    found = agenda([OPENS, _entry("b", "25 September 2024", said)], TODAY)
    assert [(item.entry.id, item.state) for item in found] == [("a", State.DUE), ("b", State.DUE)]


@given(st.permutations([OPENS, _entry("b", "2 November 2024", "The crossing opened on 1 November, police said.")]))
def test_the_order_of_entries_does_not_matter(entries: list[Entry]) -> None:
    assert agenda(entries, TODAY) == agenda(sorted(entries, key=lambda entry: entry.id), TODAY)


@given(
    st.lists(st.sampled_from("The vote was put off from to until 6 May 3 June, instead of cancelled for".split(" ")))
)
def test_any_words_can_be_read_for_plans(some: list[str]) -> None:
    words = " ".join(some)
    days = slots_of(words, "2024-09-19").days
    assert set(planned(words, (), "2024-09-19").given_up) <= set(planned(words, days, "2024-09-19").given_up)
