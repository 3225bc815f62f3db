"""All the values of a facet, found by typing a few of their letters: chosen, excluded, or neither."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from briefing.text.closeness import Closeness, closeness
from briefing.tui import present
from briefing.tui.facet_filter import Heading, Item, OtherNames, arranged, marked_first, matching, typed_row
from briefing.tui.facet_rows import FacetRow, Section, draw_row, marked
from briefing.tui.keys import Group, bindings
from briefing.tui.present import Ink
from briefing.tui.widgets.line import Line
from briefing.tui.widgets.row_list import RowList

_MARK = 3  # cells of bar and mark before a row


@dataclass(frozen=True, slots=True)
class Choices:
    """What becomes of a value in the search line; ``ask`` is told of a value that nothing has counted yet."""

    toggle: Callable[[FacetRow], None]
    exclude: Callable[[FacetRow], None]
    clear: Callable[[Section], None]
    ask: Callable[[FacetRow], None]


class FacetList(RowList[Item]):
    """The values that the filter leaves; a heading is passed over."""

    can_focus = False

    @property
    def value(self) -> FacetRow | None:
        """The selected value, None in an empty list."""
        return self.selected if isinstance(self.selected, FacetRow) else None

    def draw(self, row: Item, width: int, *, bar: Content) -> tuple[Content, ...]:
        """Return mark, label and count, or the heading."""
        if isinstance(row, Heading):
            title = present.line((f" {row.label}", Ink.STRONG))
            return (present.both_ends(title, present.line((f"{row.count:,}", Ink.QUIET)), width - 1),)
        return (draw_row(row, width - 1, present.bar(bool(bar.plain.strip()))),)

    def validate_index(self, index: int) -> int:
        """Go on from a heading to the next value, upwards when the way leads up and there is one."""
        place = super().validate_index(index)
        if place < len(self.rows) and isinstance(self.rows[place], Heading):
            place += -1 if index < self.index and place else 1
        return super().validate_index(place)

    def watch_index(self) -> None:
        """Keep the first heading in view with its first value."""
        super().watch_index()
        if self.index == 1 and isinstance(self.rows[0], Heading):
            self.scroll_to(y=0, animate=False, force=True, immediate=True)

    def on_click(self, event: events.Click) -> None:
        """Toggle the value that was clicked; at the sign of a branch, open or close it."""
        index = self.row_at(event)
        row = self.rows[index] if index is not None else None
        if index is None or not isinstance(row, FacetRow):
            return
        self.index = index
        action = "unfold" if _MARK <= event.x < _MARK + len(row.lead) else "toggle_value"
        self.screen.run_worker(self.screen.run_action(action))


class FilterLine(Input):
    """What is typed to filter; the picker's own keys never get here."""

    def validate_value(self, value: str) -> str:
        """Drop what may not be shown."""
        return present.typed(value)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Leave the blank and the minus to the picker."""
        return key not in {"space", "minus"} and super().check_consume_key(key, character)


class PickerScreen(ModalScreen[None]):
    """Show the values of a section; each choice goes into the search line at once."""

    CSS_PATH = "over.tcss"
    BINDINGS = bindings(Group.PICKER, priority=True)
    GROUPS: ClassVar[tuple[Group, ...]] = (Group.PICKER,)
    HINTS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("space", "choose"), ("-", "exclude"), ("^x", "clear"), ("esc", "close"),
    )  # fmt: skip

    def __init__(self, section: Section, rows: Sequence[FacetRow], choices: Choices, others: OtherNames) -> None:
        super().__init__()
        self.section = section
        self.rows = marked_first(rows)
        self._choices = choices
        self._others = others
        self._asked: FacetRow | None = None  # the row for what was typed, which is counted by itself

    def compose(self) -> ComposeResult:
        """Yield the filter, the values and a line that says what the keys do."""
        line = FilterLine(placeholder="type to filter", compact=True)
        line.cursor_blink = False
        title = Line(id="picker-title", classes="title")
        title.left = present.line((self.section.title, Ink.STRONG))
        hints = Line(id="picker-keys")
        hints.left = present.line(
            *(part for key, word in self.HINTS for part in ((f"{key} ", Ink.STRONG), (f"{word}  ", Ink.QUIET)))
        )
        with Vertical(id="picker"):
            yield title
            yield line
            yield FacetList()
            yield hints

    def on_mount(self) -> None:
        """Show all values."""
        self.query_one(FilterLine).focus()
        self._show()

    def show(self, rows: Sequence[FacetRow]) -> None:
        """Replace counts and marks, in the order in which the values stand, so that nothing jumps under the cursor."""
        place = {(row.field, row.value): at for at, row in enumerate(self.rows)}
        self.rows = tuple(sorted(rows, key=lambda row: place.get((row.field, row.value), len(place))))
        self._asked = None
        self._show_again()

    def mark(self, text: str) -> None:
        """Show at once what a query chooses and excludes; counts follow."""
        self.rows = marked(self.rows, text)
        self._asked = marked([self._asked], text)[0] if self._asked else None
        self._show_again()

    def count(self, row: FacetRow) -> None:
        """Take the count of the row that was asked for, if it is still the one."""
        if self._asked and (row.field, row.value) == (self._asked.field, self._asked.value):
            self._asked = replace(self._asked, count=row.count)
            self._show_again()

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
        if row := self.query_one(FacetList).value:
            self._choices.toggle(row)

    def action_exclude(self) -> None:
        """Leave out what has the value, or let it in again."""
        if row := self.query_one(FacetList).value:
            self._choices.exclude(row)

    def action_clear(self) -> None:
        """Take all values of the facet out of the search line."""
        self._choices.clear(self.section)

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)

    def listed(self, wanted: str) -> tuple[Item, ...]:
        """Return what the list shows for what is typed."""
        return matching(self.rows, wanted, self._others) if wanted else arranged(self.rows)

    def _show_again(self) -> None:
        if self.is_mounted:  # an answer can come before the list is there; mounting shows the rows then
            self._show(keep=True)

    def _show(self, *, keep: bool = False) -> None:
        values, wanted = self.query_one(FacetList), self.query_one(FilterLine).value.strip()
        items = self.listed(wanted)
        found = [item for item in items if isinstance(item, FacetRow)]
        if typed := self._typed(wanted, found):
            at = sum(closeness(wanted, row.label) is not Closeness.SCATTERED for row in found)
            items = (*found[:at], typed, *found[at:])  # before those that merely have the letters
        values.show(items, _place(items, values.value, values.index) if keep else 0)
        self.query_one("#picker-title", Line).right = self._told(len(found))

    def _typed(self, wanted: str, found: Sequence[FacetRow]) -> FacetRow | None:
        row = typed_row(self.section.fields, wanted, found)
        if row is None or (self._asked and self._asked.value == row.value):
            self._asked = self._asked if row else None
            return self._asked
        self._asked = row
        self._choices.ask(row)
        return self._asked

    def _told(self, listed: int) -> Content:
        """Return how many values are chosen, excluded, and listed."""
        wanted, unwanted = sum(row.chosen for row in self.rows), sum(row.excluded for row in self.rows)
        parts = [f"■ {wanted:,}" if wanted else "", f"− {unwanted:,}" if unwanted else ""]
        return present.separated([*((part, Ink.ACCENT) for part in parts), (f"{listed:,}", Ink.QUIET)])


def _place(items: Sequence[Item], before: FacetRow | None, index: int) -> int:
    """Return where the value that was selected stands now; where it is gone, the place itself."""
    for at, item in enumerate(items):
        if before and isinstance(item, FacetRow) and (item.field, item.value) == (before.field, before.value):
            return at
    return index
