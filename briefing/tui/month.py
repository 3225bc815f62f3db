"""A month as a grid of days: how many entries each has as a bar behind its number, and which of them are chosen.

What is chosen is told without colour: the first day has ``[`` before it, the last ``]`` behind it, those between are
underlined.
"""

from calendar import Calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from briefing.query.periods import Unit, period_of
from briefing.tui import present
from briefing.tui.present import Ink

CELL = 5  # cells of a day: edge, number, bar, edge
WIDTH = 7 * CELL
_BARS = "▁▂▃▄▅▆▇█"
_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")  # ISO 8601: weeks begin on Monday


@dataclass(frozen=True, slots=True)
class Month:
    """What a grid shows: the month of ``cursor``, the range up to ``anchor`` where there is one, counts once known."""

    cursor: date
    anchor: date | None = None
    counts: Mapping[date, int] | None = None

    @property
    def first(self) -> date:
        """The first chosen day."""
        return min(self.cursor, self.anchor or self.cursor)

    @property
    def last(self) -> date:
        """The last chosen day."""
        return max(self.cursor, self.anchor or self.cursor)


def weeks(day: date) -> tuple[tuple[date | None, ...], ...]:
    """Return the weeks of a day's month, from Monday, with None for the days of other months.

    >>> [day.day if day else None for day in weeks(date(2025, 3, 10))[0]]
    [None, None, None, None, None, 1, 2]
    """
    found = Calendar().monthdayscalendar(day.year, day.month)
    return tuple(tuple(day.replace(day=number) if number else None for number in week) for week in found)


def day_at(day: date, x: int, y: int) -> date | None:
    """Return the day of a month that is drawn at a cell under the two lines above the days."""
    rows = weeks(day)
    return rows[y][x // CELL] if 0 <= y < len(rows) and 0 <= x < WIDTH else None


def month_lines(month: Month) -> tuple[Content, ...]:
    """Return the name of the month, the weekdays, and its weeks."""
    return (_head(month), _weekdays(), *(_week(month, week) for week in weeks(month.cursor)))


def moved(day: date, months: int) -> date:
    """Return the day so many months later, or the last that the month has; within the years 1 to 9999.

    >>> moved(date(2025, 3, 31), -1), moved(date(1, 1, 5), -1)
    (datetime.date(2025, 2, 28), datetime.date(1, 1, 5))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return day
    first = date(year, month + 1, 1)
    return first.replace(day=min(day.day, period_of(Unit.MONTH, first).last.day))


def _head(month: Month) -> Content:
    name = f"{_NAMES[month.cursor.month - 1]} {month.cursor.year}"
    total = sum(month.counts.values()) if month.counts is not None else None
    told = "…" if total is None else f"{total:,} {'entry' if total == 1 else 'entries'} "
    left = present.line(("‹ ", Ink.ACCENT), (name, Ink.STRONG), (" ›", Ink.ACCENT))
    return present.both_ends(left, present.line((told, Ink.QUIET)), WIDTH)


def _weekdays() -> Content:
    return present.line(("".join(f" {name:<{CELL - 1}}" for name in _DAYS), Ink.QUIET))


def _week(month: Month, week: tuple[date | None, ...]) -> Content:
    most = max((month.counts or {}).values(), default=0)
    return present.line(*(part for day in week for part in _day(month, day, most)))


def _day(month: Month, day: date | None, most: int) -> tuple[present.Part, ...]:
    if day is None:
        return (" " * CELL,)
    count = (month.counts or {}).get(day, 0)
    bar = _BARS[-(-count * (len(_BARS) - 1) // most)] if count else " "
    chosen = month.anchor is not None and month.first <= day <= month.last
    ink = Ink.CHOSEN if day == month.cursor else Ink.MENTION if chosen else Ink.PLAIN if count else Ink.FAINT
    return (
        ("[" if chosen and day == month.first else " ", Ink.ACCENT),
        (f"{day.day:>2}", ink),
        (bar, Ink.ACCENT),
        ("]" if chosen and day == month.last else " ", Ink.ACCENT),
    )
