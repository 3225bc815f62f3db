"""The part of the reader that takes articles in: beside the keys, with a log of what became of each file."""

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from briefing.tui import present
from briefing.tui.keys import called
from briefing.tui.present import Ink
from briefing.tui.screens.asking import AskingScreen
from briefing.tui.widgets.line import Line

if TYPE_CHECKING:
    from briefing.tui.log_text import Logged
    from briefing.tui.screens.log import LogScreen
    from briefing.tui.screens.prompt import Answered

_PAUSE = 0.1  # seconds between two words of how far it is
_LISTED = 0.5  # and between two drawings of the log


class AddingScreen(AskingScreen):
    """Ask for files and take them in; the log keeps what became of them as long as the reader is open."""

    logged: "tuple[Logged, ...]" = ()  # the newest first
    _adding: Event | None = None
    _log_screen: "LogScreen | None" = None
    _logged_before = 0  # lines of the log when the work under way began
    _listed = 0.0  # when the log that is open was drawn last

    class Added(Message):
        """What became of some files, with so many done of so many; ``last`` when there are no more."""

        def __init__(self, files: "Sequence[Logged]", done: int, total: int, seconds: float, *, last: bool) -> None:
            super().__init__()
            self.files = files
            self.done = done
            self.total = total
            self.seconds = seconds
            self.last = last

    def on_unmount(self) -> None:
        """Stop adding after the file under way: leaving the reader waits for no more."""
        self.stop_adding()

    def action_add(self) -> None:
        """Ask what to add; while something is being added, stop after the file under way."""
        if self._adding is not None:
            self._adding.set()
            self.say("Adding stops; what is in stays in.")
            return
        from briefing.tui.paths import complete  # noqa: PLC0415 (not before it is wanted)
        from briefing.tui.screens.prompt import PromptScreen, Question  # noqa: PLC0415

        example = "a file, a folder, ~/news/*.txt or a URL"
        self.app.push_screen(PromptScreen(Question("Add articles", example, complete=complete)), self.add_named)

    def add_named(self, answer: "Answered | None") -> None:
        """Begin to take in what was named."""
        if answer is not None and self._adding is None:
            self.add(answer.text, self.begin_adding())

    def begin_adding(self) -> Event:
        """Return what stops the work that begins now."""
        self._adding, self._logged_before = Event(), len(self.logged)
        return self._adding

    @work(thread=True, group="add", exit_on_error=False)
    def add(self, text: str, stop: Event) -> None:
        """Take in the files, and tell what becomes of them."""
        from briefing.intake.errors import IntakeError  # noqa: PLC0415 (not before it is wanted)
        from briefing.store.errors import StoreError  # noqa: PLC0415
        from briefing.tui.log_text import failed, logged, nothing  # noqa: PLC0415
        from briefing.tui.paths import expand  # noqa: PLC0415

        begun = told = monotonic()
        files: list[Logged] = []
        done = total = 0
        try:
            with closing(self.library.add(expand(text), jobs=None)) as batch:
                total = batch.total
                for result in batch:
                    files.append(logged(result, datetime.now().astimezone()))
                    done += 1
                    total = max(total, done)  # one file may hold several articles
                    if stop.is_set():
                        break
                    if monotonic() - told > _PAUSE:
                        told = monotonic()
                        self.post_message(self.Added(files, done, total, told - begun, last=False))
                        files = []
                if not total:
                    files.append(nothing(text, datetime.now().astimezone()))
        except (IntakeError, StoreError, OSError, ValueError) as error:
            files.append(failed(text, str(error), datetime.now().astimezone()))
        self.post_message(self.Added(files, done, total, monotonic() - begun, last=True))

    @on(Added)
    def take_added(self, message: Added) -> None:
        """Keep in the log what became of the files, and tell how far it is."""
        self.logged = (*reversed(message.files), *self.logged)
        if message.last:
            self._adding = None
            self.show_head()
            self.search_again()
            self._tell()
        else:
            from briefing.tui.progress import told  # noqa: PLC0415 (not before it is wanted)

            words = told(message.done, message.total, message.seconds)
            self.query_one("#header", Line).right = present.line(
                ("adding ", Ink.QUIET), (words, Ink.STRONG), (f" · {called('library.add')} stops ", Ink.QUIET)
            )
        if self._log_screen is not None and (message.last or monotonic() - self._listed > _LISTED):
            self._listed = monotonic()
            self._log_screen.show(self.logged)

    def _tell(self) -> None:
        from briefing.tui.log_text import summary  # noqa: PLC0415 (not before it is wanted)

        self.say(
            (summary(self.logged[: len(self.logged) - self._logged_before]), Ink.STRONG),
            (f" · {called('library.log')} lists them", Ink.QUIET),
        )

    def action_log(self) -> None:
        """Show what became of the files that were added."""
        from briefing.tui.screens.log import LogScreen  # noqa: PLC0415 (not before it is wanted)

        self._log_screen = LogScreen(self.logged, self.stop_adding)
        self.app.push_screen(self._log_screen, self._left)

    def stop_adding(self) -> bool:
        """Stop what is being added; tell whether there was anything."""
        if self._adding is None:
            return False
        self._adding.set()
        return True

    def _left(self, _: None) -> None:
        self._log_screen = None

    def show_head(self) -> None:
        """Show again what stands in the header."""
        raise NotImplementedError

    def search_again(self) -> None:
        """Ask the same question of an index that has changed."""
        raise NotImplementedError
