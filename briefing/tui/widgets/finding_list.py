"""The list of what comparing stories found; with columns, one of them is chosen too."""

from textual import events
from textual.content import Content
from textual.message import Message

from briefing.tui.columns import Columns, spread
from briefing.tui.findings import Finding, draw
from briefing.tui.widgets.row_list import RowList


class FindingList(RowList[Finding]):
    """What was found, two lines each."""

    ROW_HEIGHT = 2
    column = 0

    class Pointed(Message):
        """A column was clicked."""

        def __init__(self, column: int) -> None:
            super().__init__()
            self.column = column

    def draw(self, row: Finding, width: int, *, bar: Content) -> tuple[Content, ...]:
        """Return day, sign and words, and a note below them."""
        return draw(row, width, self.column, bar)

    @property
    def shown_columns(self) -> Columns | None:
        """Return where the columns stand, None where there are none."""
        row = self.selected
        return spread(len(row.signs), self.column, self.scrollable_content_region.width) if row and row.signs else None

    def on_click(self, event: events.Click) -> None:
        """Select the row that was clicked, and its column."""
        if (index := self.row_at(event)) is None:
            return
        self.index = index
        shown = self.shown_columns
        left = self.scrollable_content_region.width - (shown.width if shown else 0)
        if shown and (column := shown.at(event.x - left)) is not None:
            self.post_message(self.Pointed(column))
