"""The entry pane and the evidence pane: columns of blocks that pass movements on to the screen."""

from textual.message import Message

from briefing.tui.keys import Group, bindings
from briefing.tui.widgets.blocks import BlockView


class Reading(BlockView):
    """A column whose statements can be walked over and opened in their source."""

    class Moved(Message):
        """The statement ``by`` places further on is wanted."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    class Opened(Message):
        """The source of the statement is to be read."""

    def action_open(self) -> None:
        """Ask for the source text."""
        self.post_message(self.Opened())

    def action_page(self, by: int) -> None:
        """Scroll by a page."""
        self.scroll_relative(
            y=by * max(self.scrollable_content_region.height - 2, 1), animate=False, force=True, immediate=True
        )

    def action_first(self) -> None:
        """Scroll to the top."""
        self.scroll_home(animate=False, force=True, immediate=True)

    def action_last(self) -> None:
        """Scroll to the end."""
        self.scroll_end(animate=False, force=True, immediate=True)


class EntryView(Reading):
    """An entry; one of its statements is chosen."""

    BINDINGS = bindings(Group.ENTRY)

    def action_move(self, by: int) -> None:
        """Ask for another statement."""
        self.post_message(self.Moved(by))


class EvidenceView(Reading):
    """The passages behind the chosen statement."""

    BINDINGS = bindings(Group.EVIDENCE)

    def action_scroll_by(self, by: int) -> None:
        """Scroll by a line."""
        self.scroll_relative(y=by, animate=False, force=True, immediate=True)


class Page(Reading):
    """Text to be scrolled through: a source, the help, the problems."""

    def action_scroll(self, by: int) -> None:
        """Scroll by a line."""
        self.scroll_relative(y=by, animate=False, force=True, immediate=True)
