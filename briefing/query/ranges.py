"""Dates, ages and numbers in a query: ``2025-03``, ``a..b``, ``>=3``, ``7d``, as windows over whole numbers.

Days are proleptic Gregorian ordinals (``date.toordinal``), so that the window before year 1 needs no date of its own.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from briefing.model import Edtf, parse_edtf
from briefing.query.errors import ValueRefused, shown

_COMPARISON = re.compile(r"(>=|<=|>|<|=)?(.+)", re.DOTALL)
_AGE = re.compile(r"(\d{1,6})([dwmy])", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Window:
    """From ``first`` to ``last``, both included; None is open."""

    first: int | None
    last: int | None

    def meets(self, earliest: int, latest: int) -> bool:
        """Tell whether something that lies between ``earliest`` and ``latest`` can lie in the window."""
        return (self.first is None or latest >= self.first) and (self.last is None or earliest <= self.last)


def date_window(text: str) -> Window:
    """Return the days that a date, range or comparison means; raise ValueRefused when it is none.

    >>> date_window("2025-03..") == Window(date(2025, 3, 1).toordinal(), None)
    True
    """
    return _window(text, _days)


def number_window(text: str) -> Window:
    """Return the numbers that a number, range or comparison means; raise ValueRefused when it is none.

    >>> number_window(">=3"), number_window("2..4")
    (Window(first=3, last=None), Window(first=2, last=4))
    """
    return _window(text, _number)


def age_start(text: str, today: date) -> int:
    """Return the ordinal of the day so many days, weeks, months or years before today; year 1 is the earliest.

    A month or year back from a day that the month does not have is its last day.

    >>> date.fromordinal(age_start("1m", date(2025, 3, 31)))
    datetime.date(2025, 2, 28)
    """
    count, unit = split_age(text)
    if unit in "dw":
        return max(today.toordinal() - count * (7 if unit == "w" else 1), 1)
    year, month = divmod(today.year * 12 + today.month - 1 - count * (12 if unit == "y" else 1), 12)
    if year < 1:
        return 1
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1])).toordinal()


def split_age(text: str) -> tuple[int, str]:
    """Return number and unit (d, w, m, y) of an age; raise ValueRefused when it is none."""
    found = _AGE.fullmatch(text.lower())
    if not found:
        raise ValueRefused(f"{shown(text)} is not an age", "write a number and d, w, m or y, such as 7d or 1y")
    return int(found[1]), found[2]


def _window(text: str, read: Callable[[str], tuple[int, int]]) -> Window:
    left, dots, right = text.partition("..")
    if dots:
        if not left and not right:
            raise ValueRefused("a range needs a beginning or an end", "write a..b, a.. or ..b")
        window = Window(read(left)[0] if left else None, read(right)[1] if right else None)
        if window.first is not None and window.last is not None and window.first > window.last:
            raise ValueRefused(f"the range {shown(text)} ends before it begins", f"{shown(right)}..{shown(left)}")
        return window
    found = _COMPARISON.fullmatch(text)
    earliest, latest = read(found[2] if found else text)
    match found and found[1]:
        case ">=":
            return Window(earliest, None)
        case "<=":
            return Window(None, latest)
        case ">":
            return Window(latest + 1, None)
        case "<":
            return Window(None, earliest - 1)
        case _:
            return Window(earliest, latest)


def _days(text: str) -> tuple[int, int]:
    try:
        days: Edtf = parse_edtf(text)
    except ValueError as error:
        known = str(error) if len(text) <= 40 else f"{shown(text)} is not a date"
        raise ValueRefused(known, "write 2025, 2025-03, 2025-03-10 or a range such as 2025-03-01..2025-03-15") from None
    return days.earliest.toordinal(), days.latest.toordinal()


def _number(text: str) -> tuple[int, int]:
    if not _NUMBER.fullmatch(text):
        raise ValueRefused(f"{shown(text)} is not a number", "write a number, a range such as 2..5, or >=3")
    return int(text), int(text)
