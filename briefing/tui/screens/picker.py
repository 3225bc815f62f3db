"""All the values of a facet, found by typing a few of their letters."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import FuzzySearch
from textual.screen import ModalScreen
from textual.widgets import Input

from briefing.model import parse_edtf
from briefing.text.fold import fold
from briefing.tui import present
from briefing.tui.facet_rows import FacetRow, Section, draw_row
from briefing.tui.keys import Group, bindings
from briefing.tui.present import Ink
from briefing.tui.widgets.line import Line
from briefing.tui.widgets.row_list import RowList


class FacetList(RowList[FacetRow]):
    """The values that the filter leaves."""

    can_focus = False

    def draw(self, row: FacetRow, width: int, *, bar: Content) -> tuple[Content, ...]:
        """Return mark, label and count."""
        return (draw_row(row, width - 1, present.bar(bool(bar.plain.strip()))),)

    def on_click(self, event: events.Click) -> None:
        """Toggle the value that was clicked."""
        if (index := self.row_at(event)) is not None:
            self.index = index
            self.screen.run_worker(self.screen.run_action("toggle_value"))


class FilterLine(Input):
    """What is typed to filter; the picker's own keys never get here."""

    def validate_value(self, value: str) -> str:
        """Drop what may not be shown."""
        return present.typed(value)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Leave the blank to the picker."""
        return key != "space" and super().check_consume_key(key, character)


class PickerScreen(ModalScreen[None]):
    """Show the values of a section; each toggle goes through ``toggle`` into the search line at once."""

    BINDINGS = bindings(Group.PICKER, priority=True)
    GROUPS: ClassVar[tuple[Group, ...]] = (Group.PICKER,)

    def __init__(self, section: Section, rows: Sequence[FacetRow], toggle: Callable[[FacetRow], None]) -> None:
        super().__init__()
        self.section = section
        self._rows = tuple(rows)
        self._toggle = toggle
        self._fuzzy = FuzzySearch()

    def compose(self) -> ComposeResult:
        """Yield the filter, the values and a line that says what the keys do."""
        line = FilterLine(placeholder="type to filter", compact=True)
        line.cursor_blink = False
        title = Line(classes="title")
        title.left = present.line((self.section.title, Ink.STRONG))
        title.right = present.line(
            ("space ", Ink.STRONG), ("choose  ", Ink.QUIET), ("esc ", Ink.STRONG), ("close", Ink.QUIET)
        )
        with Vertical(id="picker"):
            yield title
            yield line
            yield FacetList()

    def on_mount(self) -> None:
        """Show all values."""
        self.query_one(FilterLine).focus()
        self._show()

    def show(self, rows: Sequence[FacetRow]) -> None:
        """Replace counts and marks, in the order in which the values stand, so that nothing jumps under the cursor."""
        place = {(row.field, row.value): at for at, row in enumerate(self._rows)}
        self._rows = tuple(sorted(rows, key=lambda row: place.get((row.field, row.value), len(place))))
        if self.is_mounted:  # an answer can come before the list is there; mounting shows the rows then
            self._show(keep=True)

    def on_input_changed(self) -> None:
        """Filter by what is typed."""
        self._show()

    def action_move(self, by: int) -> None:
        """Go to another value."""
        self.query_one(FacetList).action_move(by)

    def action_page(self, by: int) -> None:
        """Go a page further."""
        self.query_one(FacetList).action_page(by)

    def action_toggle_value(self) -> None:
        """Put the value into the search line, or take it out."""
        if row := self.query_one(FacetList).selected:
            self._toggle(row)

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)

    def _show(self, *, keep: bool = False) -> None:
        values = self.query_one(FacetList)
        values.show(self._matching(self.query_one(FilterLine).value.strip()), values.index if keep else 0)

    def _matching(self, wanted: str) -> tuple[FacetRow, ...]:
        if not wanted:
            return self._rows
        scored = [(self._fuzzy.match(fold(wanted), fold(f"{row.label} {row.value}"))[0], row) for row in self._rows]
        found = [row for score, row in sorted(scored, key=lambda pair: -pair[0]) if score > 0]
        written = self.section.name == "date" and is_range(wanted) and all(row.value != wanted for row in found)
        return (*([FacetRow("date", wanted, wanted, 0)] if written else []), *found)


def is_range(text: str) -> bool:
    """Tell whether the text is a date or a range of dates that the query language takes.

    >>> is_range("2025-03"), is_range("2025-03..2025-04"), is_range("2025.."), is_range("..")
    (True, True, True, False)
    """
    ends = [end for end in text.split("..") if end]
    try:
        return bool([parse_edtf(end) for end in ends]) and text.count("..") <= 1
    except ValueError:
        return False
