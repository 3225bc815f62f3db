"""The facets of the current result beside the list, as many values of each as there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from briefing.tui import present
from briefing.tui.counting import TOP
from briefing.tui.facet_rows import FacetRow, Section, draw_row
from briefing.tui.keys import Group, bindings
from briefing.tui.present import Ink


@dataclass(frozen=True, slots=True)
class _Item:
    """A line of the bar: a value, the door to a section's picker, or (with neither) a title or a blank."""

    text: Content = present.EMPTY
    row: FacetRow | None = None
    opens: Section | None = None


class FacetBar(Widget, can_focus=True):
    """Show sections of values; say which value is toggled and which section is to be seen whole."""

    BINDINGS = bindings(Group.FACETS)
    COMPONENT_CLASSES: ClassVar[set[str]] = {*present.INKS, "rows--selected"}
    ALLOW_SELECT = False

    cursor: reactive[int] = reactive(0)

    class Toggled(Message):
        """A value goes into the search line, or out of it."""

        def __init__(self, row: FacetRow) -> None:
            super().__init__()
            self.row = row

    class Excluded(Message):
        """What has a value is to be left out, or let in again."""

        def __init__(self, row: FacetRow) -> None:
            super().__init__()
            self.row = row

    class Wanted(Message):
        """All the values of a section are wanted."""

        def __init__(self, section: Section) -> None:
            super().__init__()
            self.section = section

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._sections: Sequence[tuple[Section, Sequence[FacetRow]]] = ()
        self._items: list[_Item] = []

    def show(self, sections: Sequence[tuple[Section, Sequence[FacetRow]]]) -> None:
        """Replace the values; the cursor stays on its value where that is still shown."""
        self._sections = sections
        self._arrange()

    def on_resize(self) -> None:
        """Give each section its share of the new height."""
        self._arrange()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a line that does something."""
        places = self._places()
        return min(places, key=lambda place: abs(place - cursor)) if places else 0

    def action_move(self, by: int) -> None:
        """Go to the next line that does something."""
        places = [place for place in self._places() if (place - self.cursor) * by > 0]
        if places:
            self.cursor = min(places) if by > 0 else max(places)

    def action_toggle_value(self) -> None:
        """Toggle the value under the cursor, or open the picker of its section."""
        if self.cursor < len(self._items):
            item = self._items[self.cursor]
            if item.row:
                self.post_message(self.Toggled(item.row))
            elif item.opens:
                self.post_message(self.Wanted(item.opens))

    def action_exclude(self) -> None:
        """Leave out what has the value under the cursor, or let it in again."""
        row = self._items[self.cursor].row if self.cursor < len(self._items) else None
        if row:
            self.post_message(self.Excluded(row))

    def on_click(self, event: events.Click) -> None:
        """Toggle the value that was clicked."""
        if event.y in self._places():
            self.cursor = event.y
            self.action_toggle_value()

    def render_line(self, y: int) -> Strip:
        """Return the line at ``y``."""
        width = self.size.width
        if y >= len(self._items) or width < 1:
            return Strip.blank(width, self.rich_style)
        item, here = self._items[y], self.has_focus and y == self.cursor
        text = draw_row(item.row, width, present.bar(here)) if item.row else present.bar(here) + item.text
        style = self.get_visual_style("rows--selected") if here else self.visual_style
        return Visual.to_strips(self, text, width, 1, style, apply_selection=False, pad=True)[0]

    def _places(self) -> list[int]:
        return [place for place, item in enumerate(self._items) if item.row or item.opens]

    def _arrange(self) -> None:
        before = self._items[self.cursor] if self.cursor < len(self._items) else _Item()
        shares = _shares([len(rows) for _, rows in self._sections], self.size.height)
        self._items = [
            item
            for (section, rows), share in zip(self._sections, shares, strict=True)
            for item in _items(section, rows, share)
        ][:-1]
        same = [at for at, item in enumerate(self._items) if before.row and item.row and _same(before.row, item.row)]
        self.cursor = same[0] if same else self.cursor
        self.refresh()


def _same(one: FacetRow, other: FacetRow) -> bool:
    return (one.field, one.value) == (other.field, other.value)


def _items(section: Section, rows: Sequence[FacetRow], share: int) -> list[_Item]:
    """Return title, values and a blank; chosen values come first, so that they can always be taken out here."""
    title = _Item(present.line((section.title, Ink.STRONG), (f" {section.key}", Ink.FAINT)))
    ordered = sorted(rows, key=lambda row: not row.chosen) if len(rows) > share else rows
    shown, more = ordered, []
    if len(rows) > share or len(rows) >= TOP:
        shown = ordered[: max(share - 1, 0)]
        left = "more" if len(rows) >= TOP else f"{len(rows) - len(shown):,} more"  # no more than the top are counted
        more = [_Item(present.line((left, Ink.QUIET)), opens=section)]
    return [title, *(_Item(row=row) for row in shown), *more, _Item()]


def _shares(wanted: Sequence[int], height: int) -> list[int]:
    """Share lines among sections, each of which also takes a title and a blank: evenly, what one leaves to the others.

    >>> _shares([2, 30, 30], 20)
    [2, 7, 6]
    """
    left = height + 1 - 2 * len(wanted)
    shares = [0] * len(wanted)
    while left > 0 and any(share < want for share, want in zip(shares, wanted, strict=True)):
        for place, want in enumerate(wanted):
            if shares[place] < want and left > 0:
                shares[place] += 1
                left -= 1
    return shares
