"""What can be copied, a letter each, with the beginning of each text; and the page that shows a copied text whole."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from briefing.tui import present
from briefing.tui.copies import Copied
from briefing.tui.keys import Group, bindings, called
from briefing.tui.present import Ink
from briefing.tui.screens.page import PageScreen
from briefing.tui.widgets.blocks import Block
from briefing.tui.widgets.line import Line
from briefing.tui.widgets.row_list import RowList

Choice = tuple[str, Copied]


class CopyList(RowList[Choice]):
    """What there is to copy, each with the beginning of its text."""

    ROW_HEIGHT = 2

    def draw(self, row: Choice, width: int, *, bar: Content) -> tuple[Content, ...]:
        """Return the letter and what it copies, and below it the text."""
        letter, copied = row
        text: present.Part = (copied.text, Ink.QUIET) if copied.text else ("there is none", Ink.FAINT)
        name = present.line((f"{letter}  ", Ink.ACCENT), (copied.what, Ink.STRONG if copied.text else Ink.QUIET))
        return present.fit(bar + name, width), present.fit(bar + present.line("   ", text), width)

    def on_click(self, event: events.Click) -> None:
        """Copy what was clicked."""
        if (index := self.row_at(event)) is not None:
            self.index = index
            self.screen.run_worker(self.screen.run_action("choose"))


class CopyMenu(ModalScreen[Copied | None]):
    """Answer with the text to copy, None when nothing is wanted."""

    CSS_PATH = "over.tcss"
    BINDINGS = bindings(Group.COPY)
    GROUPS: ClassVar[tuple[Group, ...]] = (Group.COPY,)

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._choices = tuple(choices)

    def compose(self) -> ComposeResult:
        """Yield a title and the list."""
        title = Line(classes="title")
        title.left = present.line(("Copy", Ink.STRONG))
        title.right = present.line((f"{called('copy.close')} ", Ink.STRONG), ("close", Ink.QUIET))
        with Vertical(id="copy"):
            yield title
            yield CopyList()

    def on_mount(self) -> None:
        """Show what there is."""
        self.query_one(CopyList).show(self._choices)
        self.query_one(CopyList).focus()

    def action_copy(self, letter: str) -> None:
        """Answer with the text of a letter, if there is one."""
        copied = dict(self._choices).get(letter)
        if copied and copied.text:
            self.dismiss(copied)

    def action_choose(self) -> None:
        """Answer with the selected text."""
        if row := self.query_one(CopyList).selected:
            self.action_copy(row[0])

    def action_move(self, by: int) -> None:
        """Select another text."""
        self.query_one(CopyList).action_move(by)

    def action_close(self) -> None:
        """Copy nothing."""
        self.dismiss(None)

    @on(events.Click)
    def _outside(self, event: events.Click) -> None:
        if event.widget is self:
            self.action_close()


def copied_screen(copied: Copied) -> PageScreen:
    """Return the text alone, from edge to edge, so that what the terminal selects holds nothing else."""
    hint = "shift and the mouse (on a Mac ⌥) select it in the terminal"
    text = [Block(present.block(line)) for line in copied.text.split("\n")]
    return PageScreen(f"Copied: {copied.what}", [Block(present.line((hint, Ink.QUIET))), Block(), *text])
