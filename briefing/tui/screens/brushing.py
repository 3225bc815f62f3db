"""The part of the reader that brushes the timeline: days chosen there take the place of those in the search line."""

from textual import on

from briefing.query.edit import replace
from briefing.tui.present import Ink
from briefing.tui.screens.asking import AskingScreen
from briefing.tui.widgets.timeline import Timeline


class BrushingScreen(AskingScreen):
    """Give the timeline the keys, and take what is chosen there."""

    def action_brush(self) -> None:
        """Go to the timeline."""
        self.remove_class("-reading")  # there, a narrow screen has no timeline
        if not self.query_one(Timeline).brush():
            self.say(("Nothing here has a date to choose. ", Ink.STRONG))

    @on(Timeline.Brushed)
    def _brushed(self, message: Timeline.Brushed) -> None:
        self.wanted = replace(self.wanted, "date", message.value)
        self._leave_timeline()

    @on(Timeline.Left)
    def _leave_timeline(self) -> None:
        self.query_one("#entries").focus()
