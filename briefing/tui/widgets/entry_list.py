"""The list of entries, two lines each."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message

from briefing.model import Entry
from briefing.tui.keys import Group, bindings
from briefing.tui.rows import entry_row
from briefing.tui.widgets.row_list import RowList


class EntryList(RowList[Entry]):
    """Show entries; the selected one stays selected through a search that still finds it."""

    BINDINGS = bindings(Group.LIST)
    ROW_HEIGHT = 2

    class Opened(Message):
        """The selected entry is to be read."""

    def __init__(self, this_year: int, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._this_year = this_year

    def draw(self, row: Entry, width: int, *, bar: Content) -> tuple[Content, ...]:
        """Return date and headline, and below it where the entry comes from."""
        return entry_row(row, width, self._this_year, bar)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Replace the entries; where the selected one is gone, the first is selected."""
        before = self.selected
        kept = next((place for place, entry in enumerate(entries) if before and entry.id == before.id), 0)
        self.show(entries, kept)

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
