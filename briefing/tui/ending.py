"""How the reader ends when no key ends it: by its own mistake, or by a signal. The terminal is put in order first.

A mistake becomes one line and a report in the user's log folder; BRIEFING_DEBUG=1 shows the traceback instead.
"""

import asyncio
import os
import signal
import sys
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from rich.console import RenderableType
from textual.driver import Driver
from textual.worker import WorkerFailed

from briefing import __version__
from briefing.text.clean import clean_line
from briefing.tui.resting import RestingApp
from briefing.tui.terminal import lasting

_SIGNALS = ("SIGTERM", "SIGHUP")  # the latter when the terminal goes away


class OrderlyApp(RestingApp[None]):
    """An app whose mistakes are told in one line, after the terminal is as it was before."""

    crash = ""  # what is told when the app has ended by its own mistake

    def on_mount(self) -> None:
        """End in order on the signals that ask for it."""
        if self.is_headless:
            return
        loop = asyncio.get_running_loop()
        for name in _SIGNALS:
            with suppress(AttributeError, NotImplementedError, RuntimeError):  # another system, or another thread
                number = getattr(signal, name)
                loop.add_signal_handler(number, self.exit, None, 128 + number)

    def get_driver_class(self) -> type[Driver]:
        """Return a driver that lets the app end when the terminal goes away."""
        return lasting(super().get_driver_class())

    def panic(self, *renderables: RenderableType) -> None:
        """End, for the terminal cannot be read any more: that is all that Textual panics for beside exceptions."""
        if self.is_headless or os.environ.get("BRIEFING_DEBUG"):
            super().panic(*renderables)
        else:
            self._end("briefing: the terminal could not be read any more")

    def _handle_exception(self, error: Exception) -> None:
        """Keep what was raised for the end: Textual, which has no public hook for it, would print its own traceback."""
        if self.is_headless or os.environ.get("BRIEFING_DEBUG"):
            super()._handle_exception(error)
        else:
            cause = error.error if isinstance(error, WorkerFailed) else error
            self._end(self.crash or line(cause, report(cause)))

    def _end(self, told: str) -> None:
        self.crash = told
        self._return_code = 1
        self._close_messages_no_wait()


def report(error: BaseException, folder: Path | None = None) -> Path | None:
    """Write what went wrong where; return the file, None when it cannot be written."""
    from briefing.store.errors import StoreError  # noqa: PLC0415 (not before it is needed)
    from briefing.store.files import write_atomically  # noqa: PLC0415

    if folder is None:
        from platformdirs import user_log_path  # noqa: PLC0415

        folder = user_log_path("briefing", appauthor=False)
    file = folder / "crash.txt"
    with suppress(OSError, StoreError):
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(file, _text(error).encode("utf-8", "backslashreplace"), folder)
        return file
    return None


def line(error: BaseException, file: Path | None) -> str:
    """Return one plain line for the user."""
    what = clean_line(f"{type(error).__name__}: {error}")[:300]
    hint = f"a report lies in {file}" if file else "BRIEFING_DEBUG=1 shows more"
    return f"briefing: this is a mistake in the program: {what}; {hint}; your library is whole"


def _text(error: BaseException) -> str:
    python = sys.version.partition(" ")[0]
    from textual import __version__ as textual_version  # noqa: PLC0415 (15 ms that the first paint need not wait for)

    versions = f"briefing {__version__}, Textual {textual_version}, Python {python}, {sys.platform}"
    when = datetime.now().astimezone().isoformat(timespec="seconds")
    size = f"{os.environ.get('TERM', '')} {os.environ.get('TERM_PROGRAM', '')}".strip()
    return f"{when}\n{versions}\nterminal {size}\n\n{''.join(traceback.format_exception(error))}"
