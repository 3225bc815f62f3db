"""Dates that need another date to be understood: "March 11", "the 27th", "on Tuesday", "last week", "in February".

Each function takes a match and the day the article appeared, and returns EDTF, or None when that day does not settle
it. Weeks begin on Monday (ISO 8601); a rough distance ("two months ago") carries EDTF's ``~``.
"""

from collections.abc import Iterator
from datetime import date, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(" "),
        1,
    )
}


def day_in_month(month: int, day: int, near: date) -> date | None:
    """Return that day of the year that brings it nearest to ``near``; None when no such day exists.

    >>> day_in_month(12, 31, date(2025, 1, 4))
    datetime.date(2024, 12, 31)
    """
    return min(_existing((year, month, day) for year in _around(near)), key=lambda d: abs(d - near), default=None)


def day_beside(month: int, day: int, side: str, reference: date) -> date | None:
    """Return that day of the year of ``reference`` ("this"), or the first after ("next") or before it ("last").

    >>> day_beside(1, 5, "next", date(2025, 3, 12))
    datetime.date(2026, 1, 5)
    """
    days = list(_existing((year, month, day) for year in _around(reference)))
    if side == "last":
        return max((d for d in days if d < reference), default=None)
    if side == "next":
        return min((d for d in days if d > reference), default=None)
    return next((d for d in days if d.year == reference.year), None)


def day_of_month(day: int, near: date) -> date | None:
    """Return the day of that number, of the month that brings it nearest to ``near``."""
    months = ((near.year * 12 + near.month - 1 + step) for step in (-1, 0, 1))
    found = _existing((month // 12, month % 12 + 1, day) for month in months)
    return min(found, key=lambda d: abs(d - near), default=None)


def day_on(weekday: str, month: int, day: int, near: date) -> date | None:
    """Return that day of the year, of those around ``near``, in which it falls on the weekday.

    >>> day_on("Saturday", 5, 18, date(2019, 11, 19))
    datetime.date(2019, 5, 18)
    """
    wanted = WEEKDAYS.index(weekday.casefold())
    days = [d for d in _existing((year, month, day) for year in _around(near)) if d.weekday() == wanted]
    return min(days, key=lambda d: abs(d - near), default=None)


def weekday(name: str, word_before: str, reference: date, forward: bool) -> date | None:
    """Return the day that a weekday means; ``reference`` itself counts unless "last" or "next" stands before it.

    None for "last Tuesday" on a Wednesday, when some mean yesterday and some do not.

    >>> weekday("Thursday", "on", date(2024, 3, 5), forward=True)
    datetime.date(2024, 3, 7)
    """
    wanted = WEEKDAYS.index(name.casefold())
    ahead, behind = (wanted - reference.weekday()) % 7, (reference.weekday() - wanted) % 7
    if word_before in {"last", "past"}:
        if behind == 1:
            return None
        return reference - timedelta(days=behind or 7)
    if word_before in {"next", "coming"}:
        return reference + timedelta(days=ahead or 7)
    if word_before in {"until", "till"} or (forward and word_before != "since"):
        return reference + timedelta(days=ahead)
    return reference - timedelta(days=behind)


def month(number: int, word: str, reference: date, forward: bool) -> str:
    """Return the month, as 2025-02, that lies on the side of ``reference`` that its words or the tense point to.

    ``word`` may be "last", "this" or "next" (month), or "last year", "this year", "next year".
    """
    year = reference.year
    if word == "this":
        return f"{year}-{number:02}"
    if word.endswith(" year"):
        year += {"last": -1, "this": 0, "next": 1}[word.partition(" ")[0]]
    elif word == "last":
        year -= number >= reference.month
    elif word == "next":
        year += number <= reference.month
    elif forward:
        year += number < reference.month
    else:
        year -= number > reference.month
    return f"{year}-{number:02}"


def period(side: str, unit: str, reference: date) -> str:
    """Return last, this or next week, weekend, month or year.

    >>> period("last", "week", date(2024, 3, 5)), period("next", "month", date(2024, 12, 5))
    ('2024-02-26/2024-03-03', '2025-01')
    """
    step = {"last": -1, "this": 0, "next": 1, "coming": 1}[side]
    if unit == "year":
        return str(reference.year + step)
    if unit == "month":
        return _month(reference, step)
    monday = reference - timedelta(days=reference.weekday() - 7 * step)
    first = monday + timedelta(days=5) if unit == "weekend" else monday
    return f"{first}/{monday + timedelta(days=6)}"


def distance(number: str, unit: str, sign: int, reference: date) -> str | None:
    """Return the day, month or year that lies so many units before (``sign`` -1) or after; None for no number.

    >>> distance("three", "days", -1, date(2025, 3, 10)), distance("2", "months", -1, date(2025, 3, 10))
    ('2025-03-07', '2025-01~')
    """
    count = 1 if number in {"a", "an"} else _NUMBERS.get(number) or (int(number) if number.isdecimal() else 0)
    if not 0 < count <= 400:
        return None
    if unit.startswith("day"):
        return (reference + timedelta(days=sign * count)).isoformat()
    if unit.startswith("week"):
        return (reference + timedelta(weeks=sign * count)).isoformat() + "~"
    if unit.startswith("month"):
        return _month(reference, sign * count) + "~"
    return f"{reference.year + sign * count}~"


def _month(reference: date, step: int) -> str:
    months = reference.year * 12 + reference.month - 1 + step
    return f"{months // 12}-{months % 12 + 1:02}"


def _around(near: date) -> tuple[int, int, int]:
    return near.year - 1, near.year, near.year + 1


def _existing(days: Iterator[tuple[int, int, int]]) -> Iterator[date]:
    for year, month_number, day in days:
        try:
            yield date(year, month_number, day)
        except ValueError:
            continue
