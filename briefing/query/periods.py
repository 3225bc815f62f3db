"""Stretches of the calendar: days, ISO 8601 weeks, months, quarters and years, and the ``date:`` values they are.

Pure arithmetic over ``datetime.date``; what would lie beyond its years ends with them.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LAST = date.max.toordinal()


class Unit(StrEnum):
    """How long a period is, the shortest first."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From ``first`` to ``last``, both included."""

    first: date
    last: date


def period_of(unit: Unit, day: date) -> Period:
    """Return the period of a unit that a day lies in.

    >>> period_of(Unit.WEEK, date(2025, 1, 1))
    Period(first=datetime.date(2024, 12, 30), last=datetime.date(2025, 1, 5))
    """
    match unit:
        case Unit.DAY:
            return Period(day, day)
        case Unit.WEEK:
            first = day - timedelta(day.weekday())
            return Period(first, date.fromordinal(min(first.toordinal() + 6, _LAST)))
        case Unit.MONTH:
            return _months(day.year, day.month, 1)
        case Unit.QUARTER:
            return _months(day.year, (day.month - 1) // 3 * 3 + 1, 3)
        case Unit.YEAR:
            return _months(day.year, 1, 12)


def periods(unit: Unit, first: date, last: date) -> Iterator[Period]:
    """Yield the periods of a unit that begin from one day to another.

    >>> len(list(periods(Unit.WEEK, date(2025, 3, 1), date(2025, 3, 31))))
    5
    """
    day = first.toordinal()
    while day <= min(last.toordinal(), _LAST):
        period = period_of(unit, date.fromordinal(day))
        if period.first >= first:
            yield period
        day = period.last.toordinal() + 1


def date_value(first: date, last: date) -> str:
    """Return the days from one to another as a value of ``date:``, as short as it can be.

    >>> date_value(date(2025, 3, 1), date(2025, 3, 31)), date_value(date(2025, 1, 1), date(2025, 3, 31))
    ('2025-03', '2025-01..2025-03')
    >>> date_value(date(2025, 3, 10), date(2025, 3, 16)), date_value(date(2024, 1, 1), date(2025, 12, 31))
    ('2025-03-10..2025-03-16', '2024..2025')
    """
    for unit, length in ((Unit.YEAR, 4), (Unit.MONTH, 7), (Unit.DAY, 10)):
        if period_of(unit, first).first == first and period_of(unit, last).last == last:
            ends = first.isoformat()[:length], last.isoformat()[:length]
            return ends[0] if ends[0] == ends[1] else "..".join(ends)
    raise AssertionError("every day is a day")


def in_words(unit: Unit, period: Period) -> str:
    """Return a period as a person says it.

    >>> in_words(Unit.DAY, period_of(Unit.DAY, date(2025, 3, 10)))
    'Mon 10 Mar 2025'
    >>> in_words(Unit.WEEK, period_of(Unit.WEEK, date(2025, 3, 30)))
    'week 13, 24 Mar – 30 Mar 2025'
    >>> in_words(Unit.QUARTER, period_of(Unit.QUARTER, date(2025, 3, 10)))
    'Jan – Mar 2025'
    """
    first = period.first
    match unit:
        case Unit.DAY:
            return f"{_DAYS[first.weekday()]} {_day(first)}"
        case Unit.WEEK:
            return f"week {first.isocalendar().week}, {range_in_words(first, period.last)}"
        case Unit.MONTH:
            return f"{_MONTHS[first.month - 1]} {first.year}"
        case Unit.QUARTER:
            return f"{_MONTHS[first.month - 1]} – {_MONTHS[period.last.month - 1]} {first.year}"
        case Unit.YEAR:
            return str(first.year)


def range_in_words(first: date, last: date) -> str:
    """Return some days as a person says them, the year once where it is one.

    >>> range_in_words(date(2025, 3, 1), date(2025, 4, 2)), range_in_words(date(2024, 12, 30), date(2025, 1, 5))
    ('1 Mar – 2 Apr 2025', '30 Dec 2024 – 5 Jan 2025')
    """
    if first == last:
        return _day(first)
    begin = _day(first) if first.year != last.year else f"{first.day} {_MONTHS[first.month - 1]}"
    return f"{begin} – {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _months(year: int, month: int, count: int) -> Period:
    last = month + count - 1
    return Period(date(year, month, 1), date(year, last, monthrange(year, last)[1]))
