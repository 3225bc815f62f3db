"""Days, weeks, months, quarters, years: they follow one another without a gap, and are values of ``date:``."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.query.periods import Unit, date_value, in_words, period_of, periods, range_in_words
from briefing.query.ranges import date_window

DAYS = st.dates()
UNITS = st.sampled_from(list(Unit))


@given(UNITS, DAYS)
def test_a_day_lies_in_its_period_and_so_do_all_others_of_it(unit: Unit, day: date) -> None:
    period = period_of(unit, day)
    assert period.first <= day <= period.last
    assert period_of(unit, period.first) == period_of(unit, period.last) == period
    assert in_words(unit, period)


@given(UNITS, DAYS, st.integers(0, 800))
def test_periods_follow_one_another(unit: Unit, day: date, days: int) -> None:
    last = date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
    found = list(periods(unit, period_of(unit, day).first, last))
    assert found[0].first <= day
    assert found[-1].last >= last
    assert all(a.last + timedelta(1) == b.first for a, b in pairwise(found))


@given(DAYS, DAYS)
def test_a_date_value_means_the_days_it_was_made_from(one: date, other: date) -> None:
    first, last = sorted((one, other))
    window = date_window(date_value(first, last))
    assert (window.first, window.last) == (first.toordinal(), last.toordinal())


@given(UNITS, DAYS)
def test_the_value_of_a_period_means_its_days(unit: Unit, day: date) -> None:
    period = period_of(unit, day)
    window = date_window(date_value(period.first, period.last))
    assert (window.first, window.last) == (period.first.toordinal(), period.last.toordinal())


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        (Unit.DAY, "Wed 1 Jan 2025"),
        (Unit.WEEK, "week 1, 30 Dec 2024 – 5 Jan 2025"),
        (Unit.MONTH, "Jan 2025"),
        (Unit.QUARTER, "Jan – Mar 2025"),
        (Unit.YEAR, "2025"),
    ],
)
def test_periods_in_words(unit: Unit, words: str) -> None:
    assert in_words(unit, period_of(unit, date(2025, 1, 1))) == words


def test_one_day_is_no_range() -> None:
    assert range_in_words(date(2025, 3, 1), date(2025, 3, 1)) == "1 Mar 2025"
