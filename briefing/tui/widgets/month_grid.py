"""The days of a month, one of them under the cursor; a range of them is chosen by keys or by dragging."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from briefing.query.periods import Unit, period_of
from briefing.tui import present
from briefing.tui.month import Month, day_at, month_lines, moved

_ABOVE = 2  # lines over the days: the name of the month, the weekdays


class MonthGrid(Widget, can_focus=True):
    """Show the month of the cursor; say when the cursor or the range has moved, and when a day was clicked twice."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(present.INKS)
    ALLOW_SELECT = False

    cursor: reactive[date] = reactive(date.min, init=False)
    begun: reactive[date | None] = reactive(None, init=False)
    counts: reactive[Mapping[date, int] | None] = reactive(None, init=False)

    class Moved(Message):
        """Another day or another range is chosen."""

    class Applied(Message):
        """A day was clicked twice."""

    def __init__(self, cursor: date, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.set_reactive(MonthGrid.cursor, cursor)
        self._dragged: date | None = None

    @property
    def month(self) -> Month:
        """What is shown."""
        return Month(self.cursor, self.begun, self.counts)

    def go(self, days: int) -> None:
        """Go some days further, within the years that there are."""
        place = self.cursor.toordinal() + days
        if date.min.toordinal() <= place <= date.max.toordinal():
            self.cursor = date.fromordinal(place)

    def go_months(self, months: int) -> None:
        """Go to the same day of another month."""
        self.cursor = moved(self.cursor, months)

    def begin(self) -> None:
        """Begin a range at the cursor, or give it up."""
        self.begun = None if self.begun is not None else self.cursor

    def extend(self, days: int) -> None:
        """Take the days up to the new place of the cursor in."""
        self.begun = self.begun or self.cursor
        self.go(days)

    def choose(self, first: date, last: date) -> None:
        """Choose a range, with the cursor at its first day."""
        self.begun, self.cursor = last, first

    def choose_period(self, unit: Unit) -> None:
        """Choose the whole month, or the whole year."""
        period = period_of(unit, self.cursor)
        self.choose(period.first, period.last)

    def watch_cursor(self, before: date, after: date) -> None:
        """Forget the counts of another month, and tell of the day."""
        if (before.year, before.month) != (after.year, after.month):
            self.counts = None
        self.post_message(self.Moved())

    def watch_begun(self) -> None:
        """Tell of the range."""
        self.post_message(self.Moved())

    def render(self) -> Content:
        """Return the month."""
        return present.lines(month_lines(self.month))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go to the day under the pointer; on the name of the month, a month back or on."""
        if event.y == 0:
            self.go_months(-1 if event.x < _ABOVE else 1)
        elif day := self._day_at(event):
            self.begun, self.cursor, self._dragged = None, day, day
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Take the days that the pointer is dragged over into the range."""
        day = self._day_at(event) if self._dragged else None
        if day and day != self.cursor:
            self.begun, self.cursor = self._dragged, day

    def on_mouse_up(self) -> None:
        """Let the range be."""
        self._dragged = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Apply with the second click on a day."""
        if event.chain > 1 and self._day_at(event):
            self.post_message(self.Applied())

    def _day_at(self, event: events.MouseEvent) -> date | None:
        return day_at(self.cursor, int(event.x), int(event.y) - _ABOVE)
