"""Dates as a source gives them: ISO 8601 / EDTF level 0 (year, month, day, time, interval) with ``?`` and ``~``.

Beyond EDTF, a second may have a fraction, as feeds give it.

A date is kept as text and read as the span of days that it can mean, so that "2025-03" is all of March.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime

_DATE = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?))?)?)?([?~%]?)",
    re.ASCII,
)


@dataclass(frozen=True, slots=True, order=True)
class Edtf:
    """The days that a date can mean, first and last included."""

    earliest: date
    latest: date


def parse_edtf(text: str) -> Edtf:
    """Return the days that ``text`` can mean; raise ValueError, with what is wrong, when it is no EDTF date.

    >>> parse_edtf("2024-02")
    Edtf(earliest=datetime.date(2024, 2, 1), latest=datetime.date(2024, 2, 29))
    >>> parse_edtf("2025-03-28T12:39").latest
    datetime.date(2025, 3, 28)
    >>> parse_edtf("2025-03-01/2025-03-15").latest
    datetime.date(2025, 3, 15)
    """
    first, slash, last = text.partition("/")
    if not slash:
        return _single(first)
    interval = Edtf(_single(first).earliest, _single(last).latest)
    if interval.earliest > interval.latest:
        raise ValueError(f"the interval {text!r} ends before it begins")
    return interval


def _single(text: str) -> Edtf:
    found = _DATE.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not a date like 2025, 2025-03, 2025-03-10 or 2025-03-10T12:39")
    year, month, day, time, _ = found.groups()
    try:
        if time:
            datetime.fromisoformat(f"{year}-{month}-{day}T{time}")
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise ValueError(f"{text!r} is not a date that exists: {error}") from None
    if day:
        return Edtf(first, first)
    if month:
        return Edtf(first, first.replace(day=monthrange(first.year, first.month)[1]))
    return Edtf(first, date(first.year, 12, 31))
