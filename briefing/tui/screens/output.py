"""What a command says of an entry, as it comes; the command can be stopped."""

from time import monotonic

from textual import work
from textual.message import Message

from briefing.tui import present
from briefing.tui.command import Command
from briefing.tui.keys import Group, bindings, called
from briefing.tui.present import Ink
from briefing.tui.screens.page import PageScreen
from briefing.tui.widgets.blocks import Block
from briefing.tui.widgets.entry_view import Page
from briefing.tui.widgets.line import Line

_PAUSE = 0.2  # seconds between two drawings of what has come


class OutputScreen(PageScreen):
    """Run a command on a text and show its output; closing ends it."""

    BINDINGS = bindings(Group.OUTPUT)
    GROUPS = (Group.OUTPUT,)

    class Said(Message):
        """So much has come until now; with a status the command is over."""

        def __init__(self, output: bytes, status: str | None) -> None:
            super().__init__()
            self.output = output
            self.status = status

    def __init__(self, line: str, data: bytes) -> None:
        super().__init__(f"| {line}", ())
        self._command = Command(line)
        self._data = data
        self._over = False

    def on_mount(self) -> None:
        """Begin."""
        self.query_one(Line).right = present.line(
            ("running…  ", Ink.ACCENT), (f"{called('output.close')} ", Ink.STRONG), ("stops ", Ink.QUIET)
        )
        self.run_command()

    def on_unmount(self) -> None:
        """End what still runs."""
        self._command.stop()

    @work(thread=True, exit_on_error=False)
    def run_command(self) -> None:
        """Run the command, telling from time to time what it says."""
        output, told = bytearray(), 0.0

        def take(chunk: bytes) -> None:
            nonlocal told
            output.extend(chunk)
            if monotonic() - told > _PAUSE:
                told = monotonic()
                self.post_message(self.Said(bytes(output), None))

        try:
            status = self._ended(self._command.run(self._data, take))
        except OSError as error:
            status = f"cannot be run: {error.strerror}"
        self.post_message(self.Said(bytes(output), status))

    def _ended(self, status: int) -> str:
        if self._command.cut:
            return "stopped: more output than is shown; write it to a file with >"
        if self._command.stopped:
            return "stopped"
        return f"exit status {status}" if status >= 0 else f"ended by signal {-status}"

    def on_output_screen_said(self, message: Said) -> None:
        """Draw what has come, with the same line at the top."""
        page = self.query_one(Page)
        at = page.scroll_y
        text = message.output.decode("utf-8", "replace")
        blocks = [Block(present.block(line), indent=1) for line in text.split("\n")]
        if message.status is not None:
            self._over = True
            close = ((f"  {called('output.close')} ", Ink.STRONG), ("close ", Ink.QUIET))
            self.query_one(Line).right = present.line((message.status, Ink.ACCENT), *close)
            if not text.strip():
                blocks = [Block(present.line(("The command printed nothing.", Ink.QUIET)), indent=1)]
        page.show(blocks)
        page.scroll_to(y=at, animate=False, force=True, immediate=True)

    def action_close(self) -> None:
        """Stop the command; once it has ended, close."""
        if self._over:
            self.dismiss(None)
        else:
            self._command.stop()
