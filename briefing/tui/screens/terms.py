"""The terms of the search in a small list: one of them is taken out, or all."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from briefing.query.pieces import Piece, pieces, without
from briefing.tui import present
from briefing.tui.keys import Group, bindings
from briefing.tui.present import Ink
from briefing.tui.widgets.line import Line
from briefing.tui.widgets.row_list import RowList


class TermList(RowList[Piece]):
    """The terms as they were typed."""

    def draw(self, row: Piece, width: int, *, bar: Content) -> tuple[Content, ...]:
        """Return one line."""
        return (present.fit(bar + present.line((row.text, Ink.PLAIN)), width),)

    def on_click(self, event: events.Click) -> None:
        """Take out the term that was clicked."""
        if (index := self.row_at(event)) is not None:
            self.index = index
            self.screen.run_worker(self.screen.run_action("remove"))


class TermsScreen(ModalScreen[None]):
    """Show the terms of a query; each one taken out changes the search at once."""

    CSS_PATH = "over.tcss"
    BINDINGS = bindings(Group.TERMS)
    GROUPS: ClassVar[tuple[Group, ...]] = (Group.TERMS,)
    AUTO_FOCUS = "TermList"

    def __init__(self, query: str, change: Callable[[str], None]) -> None:
        super().__init__()
        self._query = query
        self._change = change

    def compose(self) -> ComposeResult:
        """Yield the terms and what the keys do."""
        title = Line(classes="title")
        title.left = present.line(("Clear", Ink.STRONG))
        title.right = present.line(
            *(part for key, word in (("enter", "this"), ("x", "all"), ("esc", "close")) for part in _hint(key, word))
        )
        with Vertical(id="terms"):
            yield title
            yield TermList()

    def on_mount(self) -> None:
        """Show the terms."""
        self.query_one(TermList).show(pieces(self._query))

    def action_move(self, by: int) -> None:
        """Go to another term."""
        self.query_one(TermList).action_move(by)

    def action_remove(self) -> None:
        """Take the term out; with the last one, close."""
        terms = self.query_one(TermList)
        if terms.selected is None:
            return
        self._query = without(self._query, terms.selected)
        self._change(self._query)
        terms.show(pieces(self._query), terms.index)
        if not terms.rows:
            self.action_close()

    def action_remove_all(self) -> None:
        """Search for nothing."""
        self._change("")
        self.action_close()

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)


def _hint(key: str, word: str) -> tuple[present.Part, ...]:
    return (f"{key} ", Ink.STRONG), (f"{word}  ", Ink.QUIET)
