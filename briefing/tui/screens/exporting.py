"""The part of the reader that writes what the search finds to a file."""

from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from briefing.library import SearchResult
from briefing.tui import present
from briefing.tui.keys import called
from briefing.tui.present import Ink
from briefing.tui.screens.asking import AskingScreen
from briefing.tui.widgets.line import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.model import Entry
    from briefing.tui.screens.prompt import Answered

_PAUSE = 0.1  # seconds between two looks at how far it is


class _Stopped(Exception):
    """Raised inside an export that is wanted no more."""


@dataclass(frozen=True, slots=True)
class Target:
    """A file to be written, its form, and whether it may take the place of another."""

    path: Path
    form: str
    replace: bool


class ExportingScreen(AskingScreen):
    """Ask for a file, and write the view to it; the same key ends it."""

    _exporting: Event | None = None
    _result: SearchResult | None

    class Exported(Message):
        """So many of so many entries are written; ``ended`` says how it came out."""

        def __init__(self, done: int, total: int, seconds: float, ended: str = "") -> None:
            super().__init__()
            self.done = done
            self.total = total
            self.seconds = seconds
            self.ended = ended

    def on_unmount(self) -> None:
        """End an export that goes on; nothing of it stays."""
        if self._exporting:
            self._exporting.set()

    def action_export(self) -> None:
        """Ask where to; while an export goes on, end it."""
        if self._exporting:
            self._exporting.set()
        elif self._result is None or not self._result.count:
            self.say("There is nothing to export: no entry matches.")
        else:
            from briefing.text.naming import slug  # noqa: PLC0415 (not before it is wanted)

            self._ask_for_file(f"{slug(self.wanted) or 'briefing'}.md", "")

    def _ask_for_file(self, name: str, warning: str) -> None:
        from briefing.tui.paths import complete  # noqa: PLC0415 (not before it is wanted)
        from briefing.tui.screens.prompt import PromptScreen, Question  # noqa: PLC0415

        title = "Export the view: .md .html .txt .csv .jsonl .json .atom"
        question = Question(title, "briefing.md", name, complete=complete, warning=warning)
        self.app.push_screen(PromptScreen(question), lambda answer: self.export_to(answer, name if warning else ""))

    def export_to(self, answer: "Answered | None", confirmed: str) -> None:
        """Write to the file that was named; one that is there only when it was named a second time."""
        from briefing.digest.export import SUFFIXES, form_of  # noqa: PLC0415 (not before it is wanted)
        from briefing.tui.paths import one  # noqa: PLC0415

        path = one(answer.text) if answer else None
        if answer is None or path is None or self._result is None:
            return
        form = form_of(path.name)
        if form is None:
            self._ask_for_file(answer.text, f"The name must end in one of {' '.join(SUFFIXES)}")
        elif path.is_dir():
            self._ask_for_file(answer.text, "That is a folder. Name a file in it.")
        elif path.exists() and answer.text != confirmed:
            self._ask_for_file(answer.text, "It is there already: enter writes over it, esc keeps it.")
        else:
            self._exporting = Event()
            self.export(self._result, Target(path, form, replace=bool(confirmed)), self._exporting)

    @work(thread=True, group="export", exit_on_error=False)
    def export(self, result: SearchResult, target: "Target", stop: Event) -> None:
        """Write the entries, telling how far it is."""
        from briefing.digest.export import pieces  # noqa: PLC0415 (not before it is wanted)
        from briefing.digest.options import DigestOptions  # noqa: PLC0415
        from briefing.store.outside import write_outside  # noqa: PLC0415

        begun = monotonic()
        counted = _Counted(self, result, stop, begun)
        options = DigestOptions(self.wanted, hidden=self.hidden)
        try:
            write_outside(target.path, pieces(counted.entries(), target.form, options), replace=target.replace)
        except _Stopped:
            ended = "Export stopped; nothing was written."
        except OSError as error:
            ended = f"Not exported: {target.path}: {error.strerror or error}"
        else:
            ended = f"Exported {counted.done:,} {'entry' if counted.done == 1 else 'entries'} to {target.path}"
        self.post_message(self.Exported(counted.done, counted.total, monotonic() - begun, ended))

    @on(Exported)
    def show_exported(self, message: Exported) -> None:
        """Tell how far it is, or how it came out."""
        if message.ended:
            self._exporting = None
            self.show_head()
            self.say((message.ended, Ink.STRONG))
            return
        from briefing.tui.progress import told  # noqa: PLC0415 (not before it is wanted)

        words = told(message.done, message.total, message.seconds)
        self.query_one("#header", Line).right = present.line(
            ("exporting ", Ink.QUIET), (words, Ink.STRONG), (f" · {called('view.export')} stops ", Ink.QUIET)
        )

    def show_head(self) -> None:
        """Show again what stands in the header."""
        raise NotImplementedError


class _Counted:
    """Entries of a result one by one; it tells how many there were, and stops when it is told to."""

    def __init__(self, screen: ExportingScreen, result: SearchResult, stop: Event, begun: float) -> None:
        self.done = 0
        self.total = result.count
        self._screen = screen
        self._result = result
        self._stop = stop
        self._begun = begun

    def entries(self) -> "Iterator[Entry]":
        """Yield the entries."""
        told = self._begun
        found = self._result.entries
        self.total = len(found)
        for entry in found:
            if self._stop.is_set():
                raise _Stopped
            yield entry
            self.done += 1
            now = monotonic()
            if now - told > _PAUSE:
                told = now
                self._screen.post_message(ExportingScreen.Exported(self.done, self.total, now - self._begun))
