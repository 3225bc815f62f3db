"""What became of the files that were added while the reader was open."""

from collections.abc import Callable, Sequence

from briefing.tui import present
from briefing.tui.keys import Group, bindings
from briefing.tui.log_text import Logged, log_blocks, summary
from briefing.tui.present import Ink
from briefing.tui.screens.page import PageScreen
from briefing.tui.widgets.entry_view import Page
from briefing.tui.widgets.line import Line


class LogScreen(PageScreen):
    """Show the log; it grows while files are added, which can be stopped here."""

    BINDINGS = bindings(Group.LOG)
    GROUPS = (Group.LOG,)

    def __init__(self, files: Sequence[Logged], stop: Callable[[], bool]) -> None:
        super().__init__(_title(files), log_blocks(files))
        self._stop = stop

    def show(self, files: Sequence[Logged]) -> None:
        """Show more files, with the same line at the top."""
        if not self.is_mounted:
            return
        page = self.query_one(Page)
        at = page.scroll_y
        self.query_one(Line).left = present.line((f" {_title(files)}", Ink.STRONG))
        page.show(log_blocks(files))
        page.scroll_to(y=at, animate=False, force=True, immediate=True)

    def action_stop(self) -> None:
        """Stop adding; when nothing is being added, close."""
        if self._stop():
            self.query_one(Line).right = present.line(("stopping… ", Ink.ACCENT))
        else:
            self.action_close()


def _title(files: Sequence[Logged]) -> str:
    return f"Log · {summary(files)}" if files else "Log"
