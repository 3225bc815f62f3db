"""A list whose rows all have the same height, drawn only while they are seen: 100,000 rows cost as much as ten."""

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from briefing.tui import present

Row = TypeVar("Row")


class RowList(ScrollView, Generic[Row], inherit_bindings=False):
    """Show rows with one selected. A subclass says how a row is drawn, and how high it is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*present.INKS, "rows--selected"}
    ALLOW_SELECT = False
    ROW_HEIGHT: ClassVar[int] = 1

    index: reactive[int] = reactive(0, init=False)

    class Selected(Message):
        """Another row is selected."""

        def __init__(self, view: "RowList[Any]") -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> "RowList[Any]":
            """The list, so that a handler can name it."""
            return self.view

        def can_replace(self, message: Message) -> bool:
            """Let only the last of many moves of a list through."""
            return isinstance(message, RowList.Selected) and message.view is self.view

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.rows: Sequence[Row] = ()
        self._strips: LRUCache[tuple[int, int, bool], list[Strip]] = LRUCache(512)

    def draw(self, row: Row, width: int, *, bar: Content) -> tuple[Content, ...]:
        """Return the lines of a row, each at most ``width`` cells wide and beginning with the bar of one cell."""
        raise NotImplementedError

    @property
    def selected(self) -> Row | None:
        """The selected row, None in an empty list."""
        return self.rows[self.index] if self.index < len(self.rows) else None

    def show(self, rows: Sequence[Row], index: int = 0) -> None:
        """Replace the rows, with the one at ``index`` selected."""
        before = self.selected
        self.rows = rows
        self._strips.clear()
        self.set_reactive(RowList.index, self.validate_index(index))
        self._measure()
        self.refresh()
        if self.selected != before:
            self.post_message(self.Selected(self))

    def redraw(self) -> None:
        """Draw the rows that are seen again."""
        self._strips.clear()
        self.refresh()

    def validate_index(self, index: int) -> int:
        """Keep the selection inside the list."""
        return max(0, min(index, len(self.rows) - 1))

    def watch_index(self) -> None:
        """Show the selected row and tell of it."""
        self._keep_in_view()
        self.refresh()
        self.post_message(self.Selected(self))

    def action_move(self, by: int) -> None:
        """Select the row that is ``by`` further down."""
        self.index += by

    def action_page(self, by: int) -> None:
        """Move by the rows that fit into the window."""
        self.index += by * max(self.scrollable_content_region.height // self.ROW_HEIGHT - 1, 1)

    def action_first(self) -> None:
        """Select the first row."""
        self.index = 0

    def action_last(self) -> None:
        """Select the last row."""
        self.index = len(self.rows) - 1

    def row_at(self, event: events.Click) -> int | None:
        """Return the row that was clicked, None below the last."""
        index = (event.y + round(self.scroll_y)) // self.ROW_HEIGHT
        return index if 0 <= index < len(self.rows) else None

    def on_resize(self) -> None:
        """Keep the selected row in view."""
        self._measure()

    def notify_style_update(self) -> None:
        """Forget drawn lines when the theme or the focus changes them."""
        super().notify_style_update()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """Return the line at ``y`` of the window."""
        index, line = divmod(y + self.scroll_offset.y, self.ROW_HEIGHT)
        width = self.scrollable_content_region.width
        if index >= len(self.rows) or width < 1:
            return Strip.blank(width, self.rich_style)
        key = (index, width, index == self.index)
        if (strips := self._strips.get(key)) is None:
            strips = self._strips[key] = self._drawn(*key)
        return strips[line]

    def _drawn(self, index: int, width: int, selected: bool) -> list[Strip]:
        style = self.get_visual_style("rows--selected") if selected else self.visual_style
        contents = self.draw(self.rows[index], width, bar=present.bar(selected, focused=self.has_focus))
        return [Visual.to_strips(self, line, width, 1, style, apply_selection=False, pad=True)[0] for line in contents]

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.rows) * self.ROW_HEIGHT)
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        first, height = self.index * self.ROW_HEIGHT, self.scrollable_content_region.height
        if not height:  # not laid out yet: nothing is in view or out of it
            return
        if first < self.scroll_y:
            self.scroll_to(y=first, animate=False, force=True, immediate=True)
        elif first + self.ROW_HEIGHT > self.scroll_y + height:
            self.scroll_to(y=first + self.ROW_HEIGHT - height, animate=False, force=True, immediate=True)
