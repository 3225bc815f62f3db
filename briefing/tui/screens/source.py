"""The whole text of a source, as it was received, with the passages of its statements marked."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.reactive import reactive
from textual.screen import Screen

from briefing.tui import present
from briefing.tui.keys import Group, bindings
from briefing.tui.present import Ink, Mark
from briefing.tui.source_text import SourcePassage
from briefing.tui.widgets.blocks import Block
from briefing.tui.widgets.entry_view import Page
from briefing.tui.widgets.key_bar import KeyBar
from briefing.tui.widgets.line import Line

_ROOMY = 70  # cells; below it the title has no room for positions
_LONGEST = 4_000  # characters of a line that are wrapped as one


class SourceScreen(Screen[int | None]):
    """Show a text scrolled to one of its passages; answer with the place of the last one seen."""

    CSS_PATH = "over.tcss"
    BINDINGS = bindings(Group.SOURCE)
    GROUPS: ClassVar[tuple[Group, ...]] = (Group.SOURCE,)

    at: reactive[int] = reactive(0, init=False)

    def __init__(self, name: str, text: str, passages: Sequence[SourcePassage], place: int | None) -> None:
        super().__init__()
        self._source_name = name
        self._text = text
        self._passages = sorted(passages, key=lambda passage: (passage.start, passage.end))
        at = next((at for at, passage in enumerate(self._passages) if passage.place == place), 0)
        self.set_reactive(SourceScreen.at, at)
        self._pieces = _cut(text)
        self._starts = [start for start, _ in self._pieces]
        self._unchosen: list[Block] = []
        self._inside: defaultdict[int, list[SourcePassage]] = defaultdict(list)
        for passage in self._passages:
            for piece in self._touched(passage):
                self._inside[piece].append(passage)

    def compose(self) -> ComposeResult:
        """Yield a title, the text, and the keys."""
        yield Line(classes="header")
        yield Page(id="text")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show the keys and the passage."""
        self.query_one(KeyBar).groups = (Group.SOURCE, Group.APP)
        self.query_one(Page).focus()
        self.call_after_refresh(self.watch_at)

    def watch_at(self) -> None:
        """Draw the text with another passage in the brightest ink, and scroll there."""
        title, current = self.query_one(Line), self._passages[self.at] if self._passages else None
        title.left = present.line((" Source  ", Ink.STRONG), (self._source_name, Ink.QUIET))
        if current:
            span = f" · characters {current.start}–{current.end}" if self.size.width >= _ROOMY else ""
            where = f"{current.label}{span} "
            title.right = present.line((where, Ink.QUIET))
        self.query_one(Page).show(self._blocks())

    def action_passage(self, by: int) -> None:
        """Go to another passage."""
        if self._passages:
            self.at = max(0, min(self.at + by, len(self._passages) - 1))

    def action_back(self) -> None:
        """Return to the entry, with the place of the passage."""
        self.dismiss(self._passages[self.at].place if self._passages else None)

    def action_scroll(self, by: int) -> None:
        """Scroll by a line."""
        self.query_one(Page).action_scroll(by)

    def action_page(self, by: int) -> None:
        """Scroll by a page."""
        self.query_one(Page).action_page(by)

    def action_first(self) -> None:
        """Scroll to the top."""
        self.query_one(Page).action_first()

    def action_last(self) -> None:
        """Scroll to the end."""
        self.query_one(Page).action_last()

    def _blocks(self) -> list[Block]:
        """Return a block for each piece; only those of the present passage are made anew."""
        self._unchosen = self._unchosen or [self._block(at) for at in range(len(self._pieces))]
        blocks = list(self._unchosen)
        if self._passages:
            for at in self._touched(self._passages[self.at]):
                blocks[at] = self._block(at, self._passages[self.at])
        return blocks

    def _block(self, at: int, current: SourcePassage | None = None) -> Block:
        """Return the block of a piece, with an anchor where the present passage begins."""
        start, end = self._pieces[at]
        marks = [Mark(p.start, p.end, Ink.MENTION, note=p.number) for p in self._inside[at] if p is not current]
        anchor = None
        if current:
            marks.append(Mark(current.start, current.end, Ink.CHOSEN, note=current.number, edged=True))
            if at == self._touched(current)[0]:
                anchor = present.marked(self._text, start, current.start, marks)
        return Block(present.marked(self._text, start, end, marks), indent=2, anchor=anchor)

    def _touched(self, passage: SourcePassage) -> range:
        """Return the places of the pieces in which a passage stands."""
        first = max(bisect_right(self._starts, passage.start) - 1, 0)
        return range(first, max(bisect_left(self._starts, passage.end), first + 1)) if self._starts else range(0)


def _cut(text: str) -> list[tuple[int, int]]:
    """Return where the lines of the text begin and end; a very long line is cut at blanks."""
    pieces: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.splitlines(keepends=True):
        end = start + len(paragraph)
        body = end - (len(paragraph) - len(paragraph.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")))
        while body - start > _LONGEST:
            cut = text.rfind(" ", start, start + _LONGEST) + 1 or start + _LONGEST
            pieces.append((start, cut))
            start = cut
        pieces.append((start, body))
        start = end
    return pieces
