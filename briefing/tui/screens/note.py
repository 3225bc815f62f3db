"""A note on an entry, edited in place."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import TextArea

from briefing.text.clean import clean_block
from briefing.tui import present
from briefing.tui.keys import Group, bindings, called
from briefing.tui.present import Ink
from briefing.tui.widgets.line import Line


class NoteScreen(ModalScreen[str | None]):
    """Answer with the text of the note, empty to take it away; None leaves it as it was."""

    CSS_PATH = "over.tcss"
    BINDINGS = bindings(Group.NOTE, priority=True)
    GROUPS: ClassVar[tuple[Group, ...]] = (Group.NOTE,)

    def __init__(self, headline: str, note: str) -> None:
        super().__init__()
        self._headline = headline
        self._note = note

    def compose(self) -> ComposeResult:
        """Yield the headline of the entry, the note, and a line that says what the keys do."""
        title, keys = Line(classes="title"), Line()
        title.left = present.line(("Note  ", Ink.STRONG), (self._headline, Ink.QUIET))
        keys.left = present.line(
            ("ctrl+s ", Ink.STRONG),
            ("keep  ", Ink.QUIET),
            (f"{called('note.close')} ", Ink.STRONG),
            ("leave as it was", Ink.QUIET),
        )
        with Vertical(id="note"):
            yield title
            yield TextArea(clean_block(self._note), soft_wrap=True, show_line_numbers=False, compact=True)
            yield keys

    def on_mount(self) -> None:
        """Wait for what is typed, behind what is there."""
        area = self.query_one(TextArea)
        area.cursor_blink = False
        area.move_cursor(area.document.end)
        area.focus()

    def action_save(self) -> None:
        """Keep the note."""
        self.dismiss(clean_block(self.query_one(TextArea).text).strip())

    def action_close(self) -> None:
        """Leave the note as it was."""
        self.dismiss(None)
