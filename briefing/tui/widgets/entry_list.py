"""The list of entries, two lines each."""

from datetime import date

from textual import events
from textual.content import Content
from textual.message import Message

from briefing.library import Row, SearchResult
from briefing.model.marks import Mark
from briefing.tui.keys import Group, bindings
from briefing.tui.result_rows import ResultRows
from briefing.tui.rows import entry_row
from briefing.tui.widgets.row_list import RowList


class EntryList(RowList[Row | None]):
    """Show entries; the selected one stays selected, and where it is on the screen, while a search still finds it."""

    BINDINGS = bindings(Group.LIST)
    ROW_HEIGHT = 2

    class Opened(Message):
        """The selected entry is to be read."""

    def __init__(self, this_year: int, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._this_year = this_year
        self.followed: str | None = None  # the id of the entry that is to be selected once it is found

    def draw(self, row: Row | None, width: int, *, bar: Content) -> tuple[Content, ...]:
        """Return date and headline, and below it where the entry comes from."""
        mark = self.rows.mark(row) if row and isinstance(self.rows, ResultRows) else Mark()
        return entry_row(row, mark, width, self._this_year, bar) if row else (bar, bar)

    def show_result(self, result: SearchResult) -> None:
        """Show what was found; where the selected entry is gone, the first one is selected."""
        before = self.selected
        kept = result.place(self.followed) if self.followed else None
        if kept is not None:
            self.followed = None
        elif before:
            kept = result.place(before.id)
        above = self.index * self.ROW_HEIGHT - self.scroll_y
        self.show(ResultRows(result), kept or 0)
        if kept is not None:
            self.scroll_to(y=kept * self.ROW_HEIGHT - above, animate=False, force=True, immediate=True)

    @property
    def result(self) -> SearchResult | None:
        """What was found, None before anything was."""
        return self.rows.result if isinstance(self.rows, ResultRows) else None

    def marks_changed(self) -> None:
        """Draw the rows again, with the marks that they have now."""
        if isinstance(self.rows, ResultRows):
            self.rows.forget_marks()
        self.redraw()

    def go_to(self, day: date) -> None:
        """Select the first entry that was published on a day, or before it."""
        if self.result:
            self.index = self.result.place_of(day)

    def action_open(self) -> None:
        """Ask for the selected entry to be read."""
        if self.rows:
            self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """Select the entry that was clicked; a second click reads it."""
        if (index := self.row_at(event)) is not None:
            self.index = index
            if event.chain > 1:
                self.action_open()


class HeadlineList(EntryList):
    """Show entries in one line each."""

    ROW_HEIGHT = 1

    def draw(self, row: Row | None, width: int, *, bar: Content) -> tuple[Content, ...]:
        """Return date and headline."""
        return super().draw(row, width, bar=bar)[:1]
