"""The part of the reader that has stories compared behind the keys, so that lists and queries know what is disputed."""

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from briefing.tui import banner
from briefing.tui.screens.asking import AskingScreen
from briefing.tui.widgets.entry_list import EntryList
from briefing.tui.widgets.line import Line

_WORTH_TELLING = 1000  # entries; fewer are compared before the eye sees it


class ComparingScreen(AskingScreen):
    """Compare what has changed, and show what that told."""

    class Compared(Message):
        """So many of so many entries were compared with those of their stories."""

        def __init__(self, done: int, total: int) -> None:
            super().__init__()
            self.done = done
            self.total = total

    @work(thread=True, exclusive=True, group="compare")
    def compare_stories(self) -> None:
        """Compare the stories that have changed; the rows show what is known so far."""
        worker = get_current_worker()
        self.library.compare(self._tell_compared, stop=lambda: worker.is_cancelled)

    def _tell_compared(self, done: int, total: int) -> None:
        self.post_message(self.Compared(done, total))

    @on(Compared)
    def show_compared(self, message: Compared) -> None:
        """Draw the rows again; a search for what is disputed or corroborated is asked again."""
        self.query_one(EntryList).marks_changed()
        if message.done == message.total or self.library.asks_standing(self.wanted):
            self.find(self.wanted, None)  # the sidebar counts what is disputed
        if message.total >= _WORTH_TELLING and message.done < message.total:
            self.query_one("#header", Line).right = banner.comparing(message.done, message.total)
        else:
            self.show_head()

    def show_head(self) -> None:
        """Show how many entries were found."""
        raise NotImplementedError
