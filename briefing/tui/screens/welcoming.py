"""The part of the reader that greets: what is wrong with the config, the tour of a first start, a look at the disk."""

from textual import on
from textual.message import Message

from briefing.model import Problem
from briefing.tui.keys import KEYS, Key, called
from briefing.tui.present import Ink
from briefing.tui.screens.asking import AskingScreen


class WelcomingScreen(AskingScreen):
    """Say at the start what the user should know, and refresh the library when asked."""

    config_problems: tuple[Problem, ...] = ()
    first_start: bool = False
    keys: tuple[Key, ...] = KEYS
    _refresh_wanted = False

    class Toured(Message):
        """The tour of the first start was shown."""

    def on_mount(self) -> None:
        """Greet once the list is painted."""
        self.call_after_refresh(self.call_later, self.greet)

    def greet(self) -> None:
        """Say what is wrong with the config; show the tour at the very first start."""
        self.say_config()
        if self.first_start:
            self.post_message(self.Toured())
            self.action_tour()

    def say_config(self) -> None:
        """Say the first thing that is wrong with the config, if any."""
        if self.config_problems:
            first, more = self.config_problems[0], len(self.config_problems) - 1
            others = f" (and {more} more)" if more else ""
            told = f"line {first.line or 1}: {_short(first)}{others}"
            self.say(("Config: ", Ink.ALERT), told, (f" {called('problems.open')} lists it", Ink.QUIET))

    def action_tour(self) -> None:
        """Show one page of introduction."""
        from briefing.tui.screens.tour import TourScreen  # noqa: PLC0415 (not before it is wanted)

        self.app.push_screen(TourScreen(self.keys))

    def action_refresh_library(self) -> None:
        """Look at the disk now."""
        self._refresh_wanted = True
        self.say(("Looking at the files of the library …", Ink.QUIET))
        self.reconcile()

    @on(AskingScreen.Refreshed)
    def _looked(self, message: AskingScreen.Refreshed) -> None:
        if self.library.gone:
            self.say(("The folder of this library is gone: ", Ink.ALERT), (str(self.library.root), Ink.QUIET))
        elif not self._refresh_wanted:
            self.say_config()  # after what was found on the disk at the start
        elif not message.changes:
            self.say(("Nothing has changed on the disk.", Ink.STRONG))
        self._refresh_wanted = False


def _short(problem: Problem) -> str:
    where = f"{problem.path}: " if problem.path else ""
    return f"{where}{problem.message}" + (f"; {problem.hint}" if problem.hint else "")
