"""A line for a date, over the reader: the list goes to the entries of that day."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from briefing.model import parse_edtf
from briefing.tui import present
from briefing.tui.keys import Group, bindings, called
from briefing.tui.present import Ink
from briefing.tui.widgets.line import Line


class DateLine(Input):
    """What is typed; only what may be shown."""

    def validate_value(self, value: str) -> str:
        """Drop what may not be shown."""
        return present.typed(value)


class DayScreen(ModalScreen[date | None]):
    """Answer with the last day that a typed date can mean, None when no date is wanted."""

    CSS_PATH = "over.tcss"
    BINDINGS = bindings(Group.DAY)  # no priority: enter must not overtake what is typed
    GROUPS: ClassVar[tuple[Group, ...]] = (Group.DAY,)

    def compose(self) -> ComposeResult:
        """Yield the line, with what it takes above it."""
        title = Line(classes="title")
        title.left = present.line(("Jump to a date", Ink.STRONG))
        title.right = present.line(
            ("enter ", Ink.STRONG), ("jump  ", Ink.QUIET), (f"{called('day.close')} ", Ink.STRONG), ("close", Ink.QUIET)
        )
        line = DateLine(placeholder="2025-03-10, 2025-03 or 2025", compact=True)
        line.cursor_blink = False
        with Vertical(id="day"):
            yield title
            yield line
            yield Line(id="wrong")

    def on_mount(self) -> None:
        """Wait for what is typed."""
        self.query_one(DateLine).focus()

    def on_input_changed(self) -> None:
        """Take back what was said of the text before."""
        self.query_one("#wrong", Line).left = present.EMPTY

    def on_input_submitted(self) -> None:
        """Answer what was typed before the key."""
        self.action_jump()

    def action_jump(self) -> None:
        """Answer, or say what is wrong."""
        text = self.query_one(DateLine).value.strip()
        day = last_day(text)
        if day is not None or not text:
            self.dismiss(day)
        else:
            self.query_one("#wrong", Line).left = present.line(
                ("No date. ", Ink.ALERT), ("Write 2025-03-10, 2025-03 or 2025.", Ink.QUIET)
            )

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)


def last_day(text: str) -> date | None:
    """Return the last day that a date can mean, None for what is no date.

    >>> last_day("2025-02"), last_day("soon")
    (datetime.date(2025, 2, 28), None)
    """
    try:
        return parse_edtf(text).latest
    except ValueError:
        return None
