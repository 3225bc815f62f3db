"""Dates over the reader: a calendar with counts, a line for typed ranges, and the ranges that are wanted most."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from briefing.query.edit import chosen
from briefing.query.errors import ValueRefused
from briefing.query.periods import Unit, date_value
from briefing.query.ranges import age_start, date_window
from briefing.query.spoken_dates import DateTerm, spoken_dates, with_dates, without_dates
from briefing.tui import present
from briefing.tui.keys import Group, bindings, called
from briefing.tui.present import Ink
from briefing.tui.widgets.line import Line
from briefing.tui.widgets.month_grid import MonthGrid
from briefing.tui.widgets.row_list import RowList

_SHAPES = ("Today", "Last 7 days", "Last 30 days", "This month", "Last month", "This year", "Undated")


@dataclass(frozen=True, slots=True)
class Shape:
    """A range that is wanted often, with the term that it is."""

    label: str
    term: DateTerm


class ShapeList(RowList[Shape]):
    """The shapes, each with its query text."""

    def draw(self, row: Shape, width: int, *, bar: Content) -> tuple[Content, ...]:
        """Return one line."""
        label = bar + present.line((row.label, Ink.PLAIN))
        return (present.both_ends(label, present.line((str(row.term), Ink.QUIET)), width),)

    def on_click(self, event: events.Click) -> None:
        """Take the shape that was clicked."""
        if (index := self.row_at(event)) is not None:
            self.index = index
            self.screen.run_worker(self.screen.run_action("apply"))


class RangeLine(Input):
    """What is typed; only what may be shown."""

    def validate_value(self, value: str) -> str:
        """Drop what may not be shown."""
        return present.typed(value)


class CalendarScreen(ModalScreen[str | None]):
    """Answer with the query that asks for the chosen dates, None when it stays as it is.

    ``count`` is told of a month that is shown; ``show`` takes the counts.
    """

    CSS_PATH = "over.tcss"
    BINDINGS = bindings(Group.CALENDAR)  # no priority: what is typed into the line is text
    GROUPS: ClassVar[tuple[Group, ...]] = (Group.CALENDAR,)
    AUTO_FOCUS = "MonthGrid"

    def __init__(self, query: str, today: date, at: date, count: Callable[[date], object]) -> None:
        super().__init__()
        self._query = query
        self._today = today
        self._at = at
        self._count = count
        self._asked: date | None = None

    def compose(self) -> ComposeResult:
        """Yield the line, the month, the shapes, and what the choice becomes."""
        title = Line(classes="title")
        title.left = present.line(("Dates", Ink.STRONG))
        title.right = present.line(
            ("space ", Ink.STRONG),
            ("range  ", Ink.QUIET),
            (f"{called('calendar.close')} ", Ink.STRONG),
            ("close", Ink.QUIET),
        )
        line = RangeLine(
            placeholder="/ 2025-03..2025-04, last 7 days, since March …", compact=True, select_on_focus=False
        )
        line.cursor_blink = False
        with Vertical(id="calendar"):
            yield title
            yield line
            with Container(id="calendar-panes"):
                yield MonthGrid(self._at)
                yield ShapeList()
            yield Line(id="calendar-term")

    def on_mount(self) -> None:
        """Show the dates that the query asks for, else the month of the entry that was read."""
        self.query_one(ShapeList).show([Shape(name, spoken_dates(name, self._today)) for name in _SHAPES])
        if asked := asked_range(self._query, self._today):
            self.query_one(MonthGrid).choose(*asked)
        self._moved()

    def show(self, month: date, counts: Mapping[date, int]) -> None:
        """Show the counts of a month, if it is still the one."""
        grid = self.query_one(MonthGrid)
        if (month.year, month.month) == (grid.cursor.year, grid.cursor.month):
            grid.counts = counts
            self._tell()

    def on_key(self, event: events.Key) -> None:
        """Take a digit on the calendar as the beginning of a typed date."""
        line = self.query_one(RangeLine)
        if self.focused is not line and event.character and event.character.isdecimal():
            line.focus()
            line.insert_text_at_cursor(event.character)
            event.stop()

    @on(MonthGrid.Moved)
    def _moved(self) -> None:
        month = self.query_one(MonthGrid).cursor.replace(day=1)
        if self.query_one(MonthGrid).counts is None and self._asked != month:
            self._count(month)
        self._asked = month
        self._tell()

    @on(ShapeList.Selected)
    @on(events.DescendantFocus)
    def _tell(self) -> None:
        """Say what the choice becomes, or what is wrong with what is typed."""
        told = self.query_one("#calendar-term", Line)
        try:
            term = self._term()
        except ValueRefused as refused:
            told.left = present.separated([(str(refused), Ink.ALERT), (refused.suggestion or "", Ink.QUIET)])
            return
        told.left = present.line(("enter ", Ink.STRONG), (str(term), Ink.ACCENT))
        told.right = self._counted()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._tell()

    @on(Input.Submitted)
    @on(MonthGrid.Applied)
    def _entered(self) -> None:
        self.action_apply()

    def action_apply(self) -> None:
        """Answer with the choice; what is no date stays to be mended."""
        try:
            self.dismiss(with_dates(self._query, self._term()))
        except ValueRefused:
            self._tell()

    def action_go(self, days: int) -> None:
        """Go to another day, or another of the shapes where the keys are there."""
        if self.focused is self.query_one(ShapeList):
            self.query_one(ShapeList).action_move(1 if days > 0 else -1)
        else:
            self.query_one(MonthGrid).go(days)

    def action_months(self, by: int) -> None:
        """Go some months further."""
        self.query_one(MonthGrid).go_months(by)

    def action_extend(self, days: int) -> None:
        """Take more days into the range."""
        self.query_one(MonthGrid).extend(days)

    def action_begin(self) -> None:
        """Begin a range, or give it up."""
        self.query_one(MonthGrid).begin()

    def action_whole(self, unit: str) -> None:
        """Choose the whole month, or the whole year."""
        self.query_one(MonthGrid).choose_period(Unit(unit))

    def action_today(self) -> None:
        """Go to today."""
        self.query_one(MonthGrid).cursor = self._today

    def action_type(self) -> None:
        """Go to the line."""
        self.query_one(RangeLine).focus()

    def action_clear(self) -> None:
        """Answer with the query that asks for no dates."""
        self.dismiss(without_dates(self._query))

    def action_close(self) -> None:
        """Leave the line for the calendar, else close."""
        if self.focused is self.query_one(RangeLine):
            self.query_one(RangeLine).value = ""
            self.query_one(MonthGrid).focus()
        else:
            self.dismiss(None)

    def _term(self) -> DateTerm:
        """Return the term of the pane where the keys are; raise ValueRefused for what is no date."""
        line, shapes = self.query_one(RangeLine), self.query_one(ShapeList)
        if self.focused is line and line.value.strip():
            return spoken_dates(line.value, self._today)
        if self.focused is shapes and shapes.selected:
            return shapes.selected.term
        month = self.query_one(MonthGrid).month
        return DateTerm("date", date_value(month.first, month.last))

    def _counted(self) -> Content:
        """Return how many entries the chosen days of the month have, where they are days of this month only."""
        month = self.query_one(MonthGrid).month
        within = {(day.year, day.month) for day in (month.first, month.last)} == {
            (month.cursor.year, month.cursor.month)
        }
        if month.counts is None or not within or self.focused is not self.query_one(MonthGrid):
            return present.EMPTY
        count = sum(found for day, found in month.counts.items() if month.first <= day <= month.last)
        return present.line((f"{count:,} {'entry' if count == 1 else 'entries'}", Ink.QUIET))


def asked_range(query: str, today: date) -> tuple[date, date] | None:
    """Return the first and last day that a query asks for; None when it asks for none, or for several ranges.

    >>> asked_range("war date:2025-03", date(2025, 4, 1))
    (datetime.date(2025, 3, 1), datetime.date(2025, 3, 31))
    """
    dates, ages = chosen(query, "date"), chosen(query, "newer")
    first, last = None, None
    if len(dates) == 1:
        window = date_window(next(iter(dates)))
        first, last = window.first, window.last
    elif len(ages) == 1 and not dates:
        first = age_start(next(iter(ages)), today)
    if first is None and last is None:
        return None
    begin = date.fromordinal(max(1, first)) if first is not None else date.fromordinal(max(1, last or 1))
    end = date.fromordinal(min(last, date.max.toordinal())) if last is not None else max(today, begin)
    return (begin, end) if begin <= end else None
