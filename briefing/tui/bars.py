"""The timeline as cells of text: bars of a unit of the calendar, in groups with a label before each.

A month or a year in which nothing was published is left out, and dots stand for it. Pure: nothing here knows a screen.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from textual.content import Content

from briefing.library import Timeline
from briefing.query.periods import Period, Unit, period_of, periods
from briefing.tui import present
from briefing.tui.present import Ink

_BARS = "▁▂▃▄▅▆▇█"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_THURSDAY = 3  # a week belongs to the month that has its Thursday, as ISO 8601 has it for years


@dataclass(frozen=True, slots=True)
class Bar:
    """A period and the entries that were published in it."""

    period: Period
    count: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the line of labels and bars: a letter, or the bar at a place."""

    letter: str = " "
    bar: int | None = None


@dataclass(frozen=True)
class Chart:
    """Bars in order of time, and the cells that they and their labels take."""

    unit: Unit
    bars: tuple[Bar, ...]
    cells: tuple[Cell, ...]

    @cached_property
    def most(self) -> int:
        """The highest count."""
        return max((bar.count for bar in self.bars), default=0)

    @cached_property
    def columns(self) -> dict[int, int]:
        """The cell of each bar."""
        return {cell.bar: at for at, cell in enumerate(self.cells) if cell.bar is not None}

    def place(self, day: date) -> int:
        """Return the bar that a day lies in, else the last one before it; the first where there is none."""
        return max(bisect_right([bar.period.first for bar in self.bars], day) - 1, 0)

    def count(self, first: int, last: int) -> int:
        """Return the entries of the bars from one to another."""
        return sum(bar.count for bar in self.bars[first : last + 1])


def units(dates: Timeline) -> tuple[Unit, ...]:
    """Return the units that dates can be shown in: counts of months know no days."""
    return tuple(Unit) if dates.unit == "day" else (Unit.MONTH, Unit.QUARTER, Unit.YEAR)


def chart(dates: Timeline, unit: Unit) -> Chart:
    """Return dates in bars of a unit."""
    counts: dict[date, int] = {}
    for day, count in dates.counts:
        first = period_of(unit, day).first
        counts[first] = counts.get(first, 0) + count
    groups = sorted({_group(unit, first) for first in counts})
    bars: list[Bar] = []
    cells: list[Cell] = []
    for at, group in enumerate(groups):
        before = groups[at - 1] if at else None
        cells += map(Cell, _gap(unit, before, group) + _label(unit, group, before))
        for period in _members(unit, group):
            cells.append(Cell(bar=len(bars)))
            bars.append(Bar(period, counts.get(period.first, 0)))
    return Chart(unit, tuple(bars), tuple(cells))


def draw(shown: Chart, window: range, lines: int, chosen: range) -> tuple[Content, ...]:
    """Return some cells of a chart in so many lines, the labels in the last, ``chosen`` bars brighter."""
    cells = list(enumerate(shown.cells))[window.start : window.stop]
    drawn = []
    for line in reversed(range(lines)):
        parts = [_drawn(shown, cell, line, lines, chosen) for _, cell in cells]
        parts = [
            _cut_off(at, part, window, shown) if not line else part for (at, _), part in zip(cells, parts, strict=True)
        ]
        runs = groupby(parts, lambda part: part[1])
        drawn.append(present.line(*(_inked("".join(text for text, _ in run), ink, line) for ink, run in runs)))
    return tuple(drawn)


def window(shown: Chart, cells: int, cursor: int | None) -> range:
    """Return which cells are seen where not all of them are: those about the cursor, else the latest."""
    if len(shown.cells) <= cells:
        return range(len(shown.cells))
    middle = shown.columns.get(cursor, len(shown.cells)) if cursor is not None else len(shown.cells)
    first = max(0, min(middle - cells // 2, len(shown.cells) - cells))
    return range(first, first + max(cells, 0))


def _inked(text: str, ink: Ink, line: int) -> present.Part:
    """Return a run of cells; what is chosen is bright, and underlined, which tells without colour."""
    if ink is not Ink.CHOSEN:
        return text, ink
    bright = present.line((text, Ink.STRONG))
    return bright if line else present.inked(bright, Ink.MENTION)


def _drawn(shown: Chart, cell: Cell, line: int, lines: int, chosen: range) -> tuple[str, Ink]:
    """Return a cell in one of the lines, counted from below."""
    if cell.bar is None:
        return (cell.letter, Ink.QUIET) if not line else (" ", Ink.PLAIN)
    count = shown.bars[cell.bar].count
    height = -(-count * (8 * lines - 1) // shown.most) if count else 0
    steps = height - 8 * line
    ink = Ink.CHOSEN if cell.bar in chosen else Ink.ACCENT if count else Ink.FAINT
    if line and steps < 0:
        return " ", ink if ink is Ink.CHOSEN else Ink.PLAIN
    return _BARS[min(steps, 7)], ink


def _cut_off(at: int, part: tuple[str, Ink], seen: range, shown: Chart) -> tuple[str, Ink]:
    """Return an arrow instead of the first or last cell that is seen when there are more beyond it."""
    if at == seen.start > 0:
        return "‹", Ink.QUIET
    if at == seen.stop - 1 < len(shown.cells) - 1:
        return "›", Ink.QUIET
    return part


Group = tuple[int, int]  # year and month, year and 0, or the first year of a decade and 0


def _group(unit: Unit, first: date) -> Group:
    match unit:
        case Unit.DAY:
            return first.year, first.month
        case Unit.WEEK:
            middle = date.fromordinal(min(first.toordinal() + _THURSDAY, date.max.toordinal()))
            return middle.year, middle.month
        case Unit.MONTH | Unit.QUARTER:
            return first.year, 0
        case Unit.YEAR:
            return first.year // 10 * 10, 0


def _members(unit: Unit, group: Group) -> Iterator[Period]:
    year, month = group
    if unit is Unit.YEAR:
        whole = Period(date(max(year, 1), 1, 1), date(min(year + 9, 9999), 12, 31))
    elif month:
        whole = period_of(Unit.MONTH, date(year, month, 1))
    else:
        whole = period_of(Unit.YEAR, date(year, 1, 1))
    around = period_of(Unit.WEEK, whole.first).first if unit is Unit.WEEK else whole.first
    return (period for period in periods(unit, around, whole.last) if _group(unit, period.first) == group)


def _gap(unit: Unit, before: Group | None, group: Group) -> str:
    if before is None:
        return ""
    steps = (group[0] - before[0]) * (12 if group[1] else 1) + group[1] - before[1]
    return " " if steps == (10 if unit is Unit.YEAR else 1) else " ⋯ "


def _label(unit: Unit, group: Group, before: Group | None) -> str:
    year, month = group
    if unit is Unit.YEAR:
        return f"{year}s "
    if not month:
        return f"{year} "
    same = before is not None and before[0] == year
    return f"{_MONTHS[month - 1]} " if same else f"{_MONTHS[month - 1]} {year} "


def finest(dates: Timeline, cells: Sequence[int]) -> Chart:
    """Return the chart of the shortest unit that fits into the cells given for each unit of ``Unit``, else of years."""
    room = dict(zip(Unit, cells, strict=True))
    for unit in units(dates):
        made = chart(dates, unit)
        if len(made.cells) <= room[unit] or unit is Unit.YEAR:
            return made
    raise AssertionError("dates are shown in years at least")
