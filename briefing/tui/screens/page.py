"""Help and problems: a page of text over the reader."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.screen import ModalScreen

from briefing.model import Problem
from briefing.query.fields import FIELDS
from briefing.tui import present
from briefing.tui.keys import KEYS, Group, Key, bindings, called, shown
from briefing.tui.present import Ink
from briefing.tui.widgets.blocks import Block
from briefing.tui.widgets.entry_view import Page
from briefing.tui.widgets.line import Line

_KEYS = 16  # cells for the keys of an action


class PageScreen(ModalScreen[None]):
    """Show blocks under a title until a key closes them."""

    CSS_PATH = "over.tcss"
    BINDINGS = bindings(Group.PAGE)
    GROUPS: ClassVar[tuple[Group, ...]] = (Group.PAGE,)

    def __init__(self, title: str, blocks: Sequence[Block]) -> None:
        super().__init__()
        self._title = title
        self._blocks = tuple(blocks)

    def compose(self) -> ComposeResult:
        """Yield the title and the text."""
        title = Line(classes="header")
        title.left = present.line((f" {self._title}", Ink.STRONG))
        title.right = present.line((f"{called('page.close')} ", Ink.STRONG), ("close ", Ink.QUIET))
        yield title
        yield Page(id="page")

    def on_mount(self) -> None:
        """Fill the page."""
        page = self.query_one(Page)
        page.focus()
        page.show(self._blocks)

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)

    def action_scroll(self, by: int) -> None:
        """Scroll by a line."""
        self.query_one(Page).action_scroll(by)


def help_screen(here: Sequence[Group], keys: Sequence[Key] = KEYS) -> PageScreen:
    """Return the help: the keys of the groups that work here first, then the others, then the query language."""
    groups = [*here, *(group for group in Group if group not in here)]
    blocks = [block for group in groups for block in _group(group, keys, here=group in here)]
    return PageScreen("Keys", [*blocks, *_language()])


def problems_screen(problems: Sequence[Problem]) -> PageScreen:
    """Return the list of what could not be read, with what to do about it."""
    blocks = [block for problem in problems for block in _problem(problem)]
    nothing = Block(present.line("Every file of the library could be read."), indent=2)
    return PageScreen(f"Problems · {len(problems):,}", blocks or [nothing])


def _group(group: Group, keys: Sequence[Key], *, here: bool) -> list[Block]:
    title = present.line((str(group), Ink.STRONG), ("  here" if here else "", Ink.ACCENT))
    return [Block(title, indent=2), *(_key(key) for key in keys if key.group == group), Block()]


def _key(key: Key) -> Block:
    keys = present.line((" " + "  ".join(shown(key.keys)), Ink.ACCENT))
    return Block(present.line(key.description), keys, _KEYS)


def _language() -> list[Block]:
    title = Block(present.line(("Query language", Ink.STRONG)), indent=2)
    words = 'Words and "phrases" must all be there; comma means any of; - negates; (a OR b); date:2025-03..2025-06'
    fields = [
        Block(present.line(f.example, (f"  {f.meaning}", Ink.QUIET)), present.line((f" {f.name}", Ink.ACCENT)), _KEYS)
        for f in FIELDS
    ]
    return [title, Block(present.line((words, Ink.QUIET)), indent=2), *fields]


def _problem(problem: Problem) -> list[Block]:
    place = ":".join(str(part) for part in (problem.file, problem.line, problem.column) if part is not None)
    where = f" ({problem.path})" if problem.path else ""
    hint = [Block(present.line((problem.hint, Ink.QUIET)), indent=4)] if problem.hint else []
    head = present.line((f"{problem.severity}  ", Ink.ALERT), place or problem.code)
    return [Block(head, indent=2), Block(present.line(problem.message + where), indent=4), *hint, Block()]
