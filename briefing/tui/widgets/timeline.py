"""When the entries of the result were published: bars that can be brushed by keys and mouse, and narrow the search."""

from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from briefing.library import Timeline as Dates
from briefing.query.periods import Period, Unit, date_value, in_words, range_in_words
from briefing.tui import present
from briefing.tui.bars import Chart, chart, draw, finest, units, window
from briefing.tui.keys import Group, bindings
from briefing.tui.present import Ink

_ROOMY = 60  # cells; below it the bars take nearly all of them


class Timeline(Widget):
    """Draw bars for the dates given, as fine as the width allows; with the focus, let a range of them be chosen."""

    BINDINGS = bindings(Group.TIMELINE)
    COMPONENT_CLASSES: ClassVar[set[str]] = set(present.INKS)
    ALLOW_SELECT = False

    shown: reactive[Dates] = reactive(Dates())
    cursor: reactive[int] = reactive(0)
    begun: reactive[int | None] = reactive(None)

    class Brushed(Message):
        """Some days were chosen: a value of ``date:``."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

    class Left(Message):
        """The timeline is no longer wanted."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._unit: Unit | None = None  # None is as fine as the width allows
        self._fitted: tuple[Dates, int, Unit | None] | None = None
        self._chart = chart(Dates(), Unit.DAY)
        self._dragged = False

    def show(self, dates: Dates) -> None:
        """Draw the dates, with the cursor at the day where it was; what has none is counted in words."""
        if dates != self.shown:
            days = self._days() if self.chart.bars else None
            self.shown = dates
            self._unit = self._unit if self._unit in units(dates) else None
            self._go_to(days)

    def brush(self) -> bool:
        """Take the keys, with the cursor at the latest entries; False when there is nothing to brush."""
        if not self.chart.bars:
            return False
        self.can_focus = True
        self.begun = None
        self.cursor = max(at for at, bar in enumerate(self.chart.bars) if bar.count)
        self.focus()
        return True

    @property
    def chart(self) -> Chart:
        """The bars, of the unit that is wanted, else of the finest that fits."""
        asked = (self.shown, self.size.width, self._unit)
        if self._fitted != asked:
            self._fitted = asked
            room = [self.size.width - self._words(unit).cell_length - 2 for unit in Unit]
            self._chart = chart(self.shown, self._unit) if self._unit else finest(self.shown, room)
        return self._chart

    def render(self) -> Content:
        """Return the bars in as many lines as there are, and what is chosen in the last, while the keys are here."""
        lines = max(self.size.height - self.has_focus, 1)
        right = self._words(self.chart.unit)
        chosen = self.chosen if self.has_focus or self._dragged else range(0)
        drawn = draw(self.chart, self._window(), lines, chosen)
        above = [present.fit(line, self.size.width) for line in drawn[:-1]]
        below = present.both_ends(drawn[-1], right, self.size.width)
        return present.lines([*above, below, *([self._told()] if self.has_focus else [])])

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a bar."""
        return max(0, min(cursor, len(self.chart.bars) - 1))

    def on_blur(self) -> None:
        """Leave the row of panes that the tab key goes through, and what was only for choosing."""
        self.can_focus = False
        self.begun = self._unit = None

    def action_move(self, by: int) -> None:
        """Go to another bar; a range that was begun with the space key grows or shrinks."""
        self.cursor += by

    def action_extend(self, by: int) -> None:
        """Choose from here to the next bar as well."""
        self.begun = self.cursor if self.begun is None else self.begun
        self.cursor += by

    def action_begin(self) -> None:
        """Begin a range here, or give it up."""
        self.begun = self.cursor if self.begun is None else None

    def action_unit(self, by: int) -> None:
        """Take a longer unit (1) or a shorter one (-1), at the same day."""
        known = units(self.shown)
        at = known.index(self.chart.unit) + by
        if self.chart.bars and 0 <= at < len(known):
            days = self._days()
            self._unit = known[at]
            self._go_to(days)
            self.refresh()

    def action_first(self) -> None:
        """Go to the first bar."""
        self.cursor = 0

    def action_last(self) -> None:
        """Go to the last bar."""
        self.cursor = len(self.chart.bars) - 1

    def action_apply(self) -> None:
        """Search in the chosen days only."""
        if self.chart.bars:
            days = self._days()
            self._unit = None
            self.post_message(self.Brushed(date_value(days.first, days.last)))

    def action_leave(self) -> None:
        """Give up the range that was begun, else the timeline."""
        if self.begun is None:
            self.post_message(self.Left())
        self.begun = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a range at the bar under the mouse."""
        if (bar := self._bar_at(event.x)) is not None:
            self.capture_mouse()
            self._dragged = True
            self.begun = self.cursor = bar

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Choose up to the bar under the mouse."""
        if self._dragged and (bar := self._bar_at(event.x)) is not None:
            self.cursor = bar

    def on_mouse_up(self) -> None:
        """Search in what was brushed."""
        if self._dragged:
            self.release_mouse()
            self._dragged = False
            self.action_apply()
            self.begun = None

    def _window(self) -> range:
        room = self.size.width - self._words(self.chart.unit).cell_length - 2
        return window(self.chart, room, self.cursor if self.has_focus or self._dragged else None)

    def _bar_at(self, x: int) -> int | None:
        """Return the bar of a column, or the next one at its left or right."""
        seen = self._window()
        at = min(max(x, 0) + seen.start, seen.stop - 1)
        near = sorted((abs(column - at), bar) for bar, column in self.chart.columns.items() if column in seen)
        return near[0][1] if near else None

    @property
    def chosen(self) -> range:
        """Return the chosen bars; another width may have left fewer of them."""
        ends = sorted((self.cursor, self.cursor if self.begun is None else self.begun))
        last = len(self.chart.bars) - 1
        return range(min(ends[0], last), min(ends[1], last) + 1)

    def _days(self) -> Period:
        """Return the days of the chosen bars."""
        bars, chosen = self.chart.bars, self.chosen
        return Period(bars[chosen.start].period.first, bars[chosen.stop - 1].period.last)

    def _go_to(self, days: Period | None) -> None:
        """Choose the bars of some days, the cursor at their end."""
        if days is None or not self.chart.bars:
            self.begun, self.cursor = None, 0
            return
        begun = self.begun is not None
        self.cursor = self.chart.place(days.last)
        self.begun = self.chart.place(days.first) if begun else None

    def _told(self) -> Content:
        """Return what is chosen, in words."""
        if not self.chart.bars:
            return present.EMPTY
        chosen = self.chosen
        days = self._days()
        name = in_words(self.chart.unit, days) if len(chosen) == 1 else range_in_words(days.first, days.last)
        count = self.chart.count(chosen.start, chosen.stop - 1)
        told = f"{count:,} {'entry' if count == 1 else 'entries'}"
        return present.fit(present.separated([(name, Ink.STRONG), told]), self.size.width)

    def _words(self, unit: Unit) -> Content:
        undated = self.shown.undated
        if not self.shown.counts:
            return present.line((f"{undated:,} undated", Ink.QUIET)) if undated else present.EMPTY
        if self.size.width < _ROOMY:
            return present.line((unit.value, Ink.QUIET))
        words = [f"by {unit.value}", f"{undated:,} undated" if undated else ""]
        return present.separated([(word, Ink.QUIET) for word in words])
