"""The part of the reader that shows something while a word is typed: all that begin so, until the line is left."""

from textual import on
from textual.events import DescendantBlur

from briefing.query.unfinished import unfinished
from briefing.tui import present
from briefing.tui.counting import Counted
from briefing.tui.present import Ink
from briefing.tui.screens.asking import AskingScreen
from briefing.tui.widgets.line import Line
from briefing.tui.widgets.search import SearchLine


class PreviewingScreen(AskingScreen):
    """Ask for the unfinished word as a beginning; the search line, and what is copied of it, stay as they are."""

    _counted: Counted | None
    _previewed: str | None = None  # what was asked instead of what is typed

    def asked(self, question: str) -> str:
        """Return the question with its last word open while it is typed."""
        line = self.query_one(SearchLine)
        typing = self.focused is line and line.value == question and line.cursor_position == len(question)
        self._previewed = unfinished(question) if typing else None
        return self._previewed or question

    @on(AskingScreen.Answer)
    def _tell_preview(self, answer: AskingScreen.Answer) -> None:
        """Say in the header what was asked."""
        if self._previewed and answer.question == self.wanted:
            header = self.query_one("#header", Line)
            word = self._previewed.rpartition(" ")[2]
            header.right = present.line((f"{word}  ", Ink.ACCENT), header.right)

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Ask for the word as it stands once the line is left."""
        if self._previewed and isinstance(event.widget, SearchLine):
            self.find(self.wanted, self._counted)
