"""A scrolling column of text blocks, drawn line by line; one block at a time may be chosen.

Blocks are measured once for a width and drawn when they are seen. The entry, its evidence, the source text and the
help are all such columns.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from briefing.tui import present

_AHEAD = 3  # lines shown below the chosen block, so that the next one can be read before it is chosen


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text with ``lead`` beside its first line and ``indent`` cells to its left.

    ``stop`` numbers the blocks that can be chosen; ``chosen`` is the body then, and wraps as ``body`` does. Where
    stretches of the body are chosen one by one, ``items`` has them, and ``stop`` is the number of the first.
    ``anchor`` is the part of the body before what must be seen, None when nothing must.
    """

    body: Content = present.EMPTY
    lead: Content = present.EMPTY
    indent: int = 0
    stop: int | None = None
    chosen: Content | None = None
    anchor: Content | None = None
    items: tuple[tuple[int, int], ...] = ()

    def has(self, stop: int | None) -> bool:
        """Tell whether a stop is in the block."""
        return stop is not None and self.stop is not None and 0 <= stop - self.stop < max(len(self.items), 1)


class BlockView(ScrollView, inherit_bindings=False):
    """Show blocks; the chosen one has a bar at its left, and is kept in view."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*present.INKS, "block--chosen"}
    ALLOW_SELECT = False

    stop: reactive[int | None] = reactive(None)

    class Clicked(Message):
        """A block that can be chosen was clicked."""

        def __init__(self, view: "BlockView", place: int) -> None:
            super().__init__()
            self.view = view
            self.place = place

        @property
        def control(self) -> "BlockView":
            """The view, so that a handler can name it."""
            return self.view

    class Widened(Message):
        """The column has another width, for which its blocks may be chosen anew."""

        def __init__(self, view: "BlockView") -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> "BlockView":
            """The view, so that a handler can name it."""
            return self.view

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id, classes=classes)
        self._blocks: tuple[Block, ...] = ()
        self._starts: list[int] = [0]
        self._strips: dict[tuple[int, int | None], list[Strip]] = {}
        self._width = 0
        self._follow = True

    def show(self, blocks: Sequence[Block], stop: int | None = None, *, follow: bool = True) -> None:
        """Replace the blocks, from the top, with the block of ``stop`` chosen.

        It is brought into view, without ``follow`` only when ``follow()`` is called: until then the top is shown.
        """
        self._follow = follow
        self._blocks = tuple(blocks)
        self._arrange()
        self.set_reactive(BlockView.stop, stop)
        self.scroll_to(y=0, animate=False, force=True, immediate=True)
        if follow:
            self.keep_in_view()
        self.refresh()

    def follow(self) -> None:
        """Bring the chosen block into view, and keep it there."""
        self._follow = True
        self.keep_in_view()

    def watch_stop(self) -> None:
        """Draw the block that was chosen and the one that is."""
        if self._follow:
            self.keep_in_view()
        self.refresh()

    def keep_in_view(self) -> None:
        """Scroll as little as needed to show the chosen block, or the first anchor when none is chosen."""
        wanted = [i for i, block in enumerate(self._blocks) if block.has(self.stop)]
        if wanted:
            after = min(self._starts[wanted[0] + 1] + _AHEAD, self._starts[-1])
            self._reveal(self._starts[wanted[0]], after)
        elif self.stop is None:
            anchored = [i for i, block in enumerate(self._blocks) if block.anchor is not None]
            if anchored:
                self.bring(anchored[0])

    def bring(self, index: int, *, above: int = 3) -> None:
        """Scroll the anchor of a block into view, with ``above`` lines over it and half a window below its start.

        In a window of few lines fewer stand over it.
        """
        block = self._blocks[index]
        rows = len(self._wrapped(block.anchor, block.indent)) - 1 if block.anchor else 0
        line = self._starts[index] + rows
        height = self.scrollable_content_region.height
        below, above = height // 2, min(above, max(height - 3, 0))
        self._reveal(max(line - above, 0), min(line + max(below, 2), self._starts[-1]))

    def _reveal(self, first: int, last: int) -> None:
        top, height = round(self.scroll_y), self.scrollable_content_region.height
        if first < top or last - first >= height:
            self.scroll_to(y=first, animate=False, force=True, immediate=True)
        elif last > top + height:
            self.scroll_to(y=last - height, animate=False, force=True, immediate=True)

    def on_resize(self) -> None:
        """Wrap anew, with the same line at the top unless something is chosen."""
        if self.scrollable_content_region.width != self._width:
            self._arrange()
            self.post_message(self.Widened(self))
        if self._follow:
            self.keep_in_view()

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        """Tell a bar that comes where the text stands: what was scrolled before told no bar."""
        if shown:
            self.vertical_scrollbar.position = self.scroll_y

    def notify_style_update(self) -> None:
        """Forget drawn lines when the theme or the focus changes them."""
        super().notify_style_update()
        self._strips.clear()

    def on_click(self, event: events.Click) -> None:
        """Say which block was clicked."""
        line = event.y + round(self.scroll_y)
        if not 0 <= line < self._starts[-1]:
            return
        block = self._blocks[self._at(line)]
        clicked = event.style.meta.get("stop")
        stop = clicked if isinstance(clicked, int) and block.has(clicked) else block.stop
        if stop is not None:
            self.post_message(self.Clicked(self, stop))

    def render_line(self, y: int) -> Strip:
        """Return the line at ``y`` of the window."""
        line = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if width != self._width:  # it was wrapped while it was out of sight, and no new size came since
            self.call_next(self.on_resize)
        if line >= self._starts[-1] or not self._blocks or width < 1:
            return Strip.blank(width, self.rich_style)
        index = self._at(line)
        return self._drawn(index)[line - self._starts[index]].extend_cell_length(width, self.rich_style)

    def _at(self, line: int) -> int:
        return bisect_right(self._starts, line) - 1

    def _arrange(self) -> None:
        self._width = self.scrollable_content_region.width
        self._strips.clear()
        heights = (self._height(block) for block in self._blocks) if self._width else ()
        self._starts = [0, *accumulate(heights)]
        if len(self._starts) <= len(self._blocks):  # no width yet: every block counts as one line until it has one
            self._starts = list(range(len(self._blocks) + 1))
        self.virtual_size = Size(self._width, self._starts[-1])

    def _height(self, block: Block) -> int:
        """Return the lines of a block; its body keeps the answer, so that a block shown again is not wrapped again."""
        return max(block.body.get_height({}, max(self._width - block.indent, 1)), 1)

    def _wrapped(self, body: Content, indent: int, *, chosen: bool = False) -> list[Strip]:
        style = self.get_visual_style("block--chosen") if chosen else self.visual_style
        width = max(self._width - indent, 1)
        return Visual.to_strips(self, body, width, None, style, apply_selection=False, pad=True) or [Strip.blank(width)]

    def _drawn(self, index: int) -> list[Strip]:
        block = self._blocks[index]
        chosen = block.has(self.stop)
        key = (index, self.stop if chosen else None)
        if (strips := self._strips.get(key)) is None:
            strips = self._wrapped(self._body(block) if chosen else block.body, block.indent, chosen=chosen)
            if block.indent:
                strips = [Strip.join([self._margin(block, row, chosen), strip]) for row, strip in enumerate(strips)]
            self._strips[key] = strips
        return strips

    def _body(self, block: Block) -> Content:
        """Return the body of the block that is chosen."""
        if block.items and self.stop is not None and block.stop is not None:
            return present.chosen(block.body, block.items[self.stop - block.stop])
        return block.body if block.chosen is None else block.chosen

    def _margin(self, block: Block, row: int, chosen: bool) -> Strip:
        bar = present.bar(chosen, focused=self.has_focus)
        margin = present.fit(bar + (block.lead if row == 0 else present.EMPTY), block.indent)
        style = self.get_visual_style("block--chosen") if chosen else self.visual_style
        return Visual.to_strips(self, margin, block.indent, 1, style, apply_selection=False, pad=True)[0]
