"""The part of the reader that hands an entry to a command."""

from typing import TYPE_CHECKING

from textual import work

from briefing.model import Entry
from briefing.tui.present import Ink
from briefing.tui.screens.asking import AskingScreen

if TYPE_CHECKING:
    from briefing.tui.screens.prompt import Answered

_FORMS = ("as text", "as text, with the passage around each claim", "as JSON")
_WIDTH = 80  # cells of a line of text, as in any other pipe
_KEPT = 50  # commands


class PipingScreen(AskingScreen):
    """Ask for a command, and show what it says of the entry."""

    commands: tuple[str, ...] = ()  # of this session, the last one first

    def action_pipe(self) -> None:
        """Ask for the command."""
        self.catch_up()
        if self.entry is None:
            self.say("There is no entry to hand over.")
            return
        from briefing.tui.screens.prompt import PromptScreen, Question  # noqa: PLC0415 (not before it is wanted)

        last = self.commands[0] if self.commands else ""
        question = Question("Pipe the entry to a command", "wc -w", last, self.commands[1:], _FORMS)
        entry = self.entry
        self.app.push_screen(PromptScreen(question), lambda answer: self.pipe(entry, answer))

    def pipe(self, entry: Entry, answer: "Answered | None") -> None:
        """Run the command."""
        if answer is None:
            return
        self.commands = (answer.text, *(line for line in self.commands if line != answer.text))[:_KEPT]
        self.say(("| ", Ink.STRONG), (answer.text, Ink.QUIET))
        self.hand_over(entry, answer)

    @work(exclusive=True, group="pipe", exit_on_error=False)
    async def hand_over(self, entry: Entry, answer: "Answered") -> None:
        """Write the entry out beside the keys, and open the page of the command."""
        import asyncio  # noqa: PLC0415

        from briefing.tui.screens.output import OutputScreen  # noqa: PLC0415 (not before it is wanted)

        data = await asyncio.to_thread(self._written, entry, _FORMS[answer.choice])
        self.app.push_screen(OutputScreen(answer.text, data))

    def _written(self, entry: Entry, form: str) -> bytes:
        from briefing.digest.jsonform import dump_json  # noqa: PLC0415
        from briefing.digest.lines import render_lines  # noqa: PLC0415
        from briefing.library.entry_page import EntryPage  # noqa: PLC0415

        if form == _FORMS[2]:
            text = dump_json(entry.to_dict(), indent=2) + "\n"
        else:
            look = (lambda evidence: self.library.passage(entry, evidence)) if form == _FORMS[1] else None
            text = render_lines(EntryPage(entry, _WIDTH, look, hidden=self.hidden).lines())
        return text.encode("utf-8", "replace")
