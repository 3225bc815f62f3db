"""The saved searches, each with how many entries it finds and how many of them are unread."""

import asyncio
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from briefing.library import Library
from briefing.store.errors import StoreError
from briefing.tui import present
from briefing.tui.keys import Group, bindings, called
from briefing.tui.present import Ink
from briefing.tui.screens.prompt import Answered, PromptScreen, Question
from briefing.tui.widgets.line import Line
from briefing.tui.widgets.row_list import RowList


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query under its name; None as long as nobody has counted, ``wrong`` when it has an error."""

    name: str
    query: str
    found: int | None = None
    unread: int | None = None
    wrong: str = ""


class QueryList(RowList[SavedQuery]):
    """The saved searches in the order of their file."""

    can_focus = True

    def draw(self, row: SavedQuery, width: int, *, bar: Content) -> tuple[Content, ...]:
        """Return name and query, with the counts at the right."""
        if row.wrong:
            right = present.line((row.wrong, Ink.ALERT))
        elif row.found is None or row.unread is None:
            right = present.line(("…", Ink.QUIET))
        else:
            unread = (f"{row.unread:,} unread", Ink.STRONG if row.unread else Ink.QUIET)
            right = present.line(unread, (f" of {row.found:,}", Ink.QUIET))
        left = bar + present.line((row.name, Ink.STRONG), "  ", (row.query, Ink.QUIET))
        return (present.both_ends(left, right, width - 1),)


class QueriesScreen(ModalScreen[str | None]):
    """Answer with the query to search for, None when none is wanted."""

    CSS_PATH = "over.tcss"
    BINDINGS = bindings(Group.QUERIES)
    GROUPS: ClassVar[tuple[Group, ...]] = (Group.QUERIES,)

    def __init__(self, library: Library, today: date) -> None:
        super().__init__()
        self._library = library
        self._today = today
        self._forgotten: list[SavedQuery] = []

    def compose(self) -> ComposeResult:
        """Yield the searches between what they are and what the keys do."""
        title = Line(classes="title")
        title.left = present.line(("Saved searches", Ink.STRONG))
        title.right = present.line(
            ("enter ", Ink.STRONG), ("search  ", Ink.QUIET), ("^r ", Ink.STRONG), ("rename  ", Ink.QUIET),
            ("^x ", Ink.STRONG), ("forget  ", Ink.QUIET),
            (f"{called('queries.close')} ", Ink.STRONG), ("close", Ink.QUIET),
        )  # fmt: skip
        with Vertical(id="queries"):
            yield title
            yield QueryList()
            yield Line(id="told")

    def on_mount(self) -> None:
        """Show them; the counts follow."""
        self.query_one(QueryList).focus()
        self._list()

    def action_move(self, by: int) -> None:
        """Go to another one."""
        self.query_one(QueryList).action_move(by)

    def action_run(self) -> None:
        """Answer with the selected one."""
        row = self.query_one(QueryList).selected
        if row:
            self.dismiss(row.query)

    def action_delete(self) -> None:
        """Forget the selected one."""
        row = self.query_one(QueryList).selected
        if row:
            self._forgotten.append(row)
            self._write([(row.name, None)], f"Forgotten: {row.name}. {called('queries.restore')} brings it back.")

    def action_restore(self) -> None:
        """Bring back what was forgotten last."""
        if self._forgotten:
            row = self._forgotten.pop()
            self._write([(row.name, row.query)], f"Back again: {row.name}.")

    def action_rename(self) -> None:
        """Ask for another name."""
        row = self.query_one(QueryList).selected
        if row is None:
            return

        def rename(answer: Answered | None) -> None:
            if answer and answer.text != row.name:
                if answer.text in self._library.queries.queries:
                    self._tell(f"{answer.text} is the name of another one.", Ink.ALERT)
                else:
                    self._write([(answer.text, row.query), (row.name, None)], f"{row.name} is now {answer.text}.")

        self.app.push_screen(PromptScreen(Question(f"Another name for {row.name}", row.name, row.name)), rename)

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)

    def _list(self) -> None:
        rows = [SavedQuery(name, query) for name, query in self._library.queries.queries.items()]
        self.query_one(QueryList).show(rows, self.query_one(QueryList).index)
        if rows:
            self._count(rows)
        else:
            self._tell("None yet: S in the reader saves a search under a name.", Ink.QUIET)

    def _tell(self, text: str, ink: Ink) -> None:
        self.query_one("#told", Line).left = present.line((text, ink))

    @work(exclusive=True, group="counts", exit_on_error=False)
    async def _count(self, rows: list[SavedQuery]) -> None:
        """Count what each finds, one after the other."""
        for place, row in enumerate(list(rows)):
            rows[place] = await asyncio.to_thread(self._counted, row)
            queries = self.query_one(QueryList)
            queries.show(list(rows), queries.index)

    def _counted(self, row: SavedQuery) -> SavedQuery:
        result = self._library.search(row.query, today=self._today)
        if result.errors:
            return replace(row, wrong=result.errors[0].message)
        result.settle()
        return replace(row, found=result.count, unread=result.unread)

    @work(group="write", exit_on_error=False)
    async def _write(self, changes: list[tuple[str, str | None]], told: str) -> None:
        try:
            for name, query in changes:
                await asyncio.to_thread(self._library.save_query, name, query)
        except StoreError as error:
            self._tell(str(error), Ink.ALERT)
        else:
            self._tell(told, Ink.QUIET)
        self._list()
