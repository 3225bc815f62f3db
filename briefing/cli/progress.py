"""How far long work is, on one line of stderr when that is a terminal; nothing otherwise.

━━━━━━━━────────────  148/400  9.6/s  26 s left  1 failed
"""

import os
import shutil
import sys
import time
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, TypeVar

from briefing.cli.output import say

if TYPE_CHECKING:
    from briefing.library.batch import Batch
    from briefing.library.library import Library
    from briefing.library.refresh import Changes
    from briefing.library.refresh import Progress as Report

BAR = 20  # cells; the line fits into 80 with all its numbers
PAUSE = 0.1  # seconds between two lines: a terminal over a slow network should not wait for us
WARM = 1.0  # seconds before a rate is worth printing
_DONE, _REST = "━", "─"
_ACCENT, _PLAIN = "\x1b[36m", "\x1b[0m"

_T = TypeVar("_T")


class Progress:
    """Counts what is done and failed of ``total`` things; whoever prints in between clears the line first."""

    def __init__(self, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nothing shown; the clock gives seconds."""
        self.total = total
        self.done = self.failed = 0
        self._clock = clock
        self._began = clock()
        self._drawn: float | None = None
        self._on = on_terminal()
        self._shown = False

    def show(self) -> None:
        """Draw the line, unless it was drawn just now."""
        now = self._clock()
        if self._on and (self._drawn is None or now - self._drawn >= PAUSE or not self._shown):
            self._drawn, self._shown = now, True
            sys.stderr.write(f"\r{self._line(now)}\x1b[K")
            sys.stderr.flush()

    def step(self, *, failed: bool = False) -> None:
        """Count one thing, which failed or did not, and draw the line."""
        self.done += 1
        self.total = max(self.total, self.done)  # one file may hold several articles
        self.failed += failed
        self.show()

    def clear(self) -> None:
        """Take the line away."""
        if self._on and self._shown:
            self._shown = False
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _line(self, now: float) -> str:
        numbers = "  ".join(self._numbers(now - self._began))
        room = shutil.get_terminal_size((80, 24)).columns - 1
        if len(numbers) + BAR + 2 > room or not _can_print(_DONE + _REST):
            return numbers[:room]
        filled = BAR * self.done // self.total if self.total else BAR
        bar = _DONE * filled
        if not os.environ.get("NO_COLOR"):  # no-color.org
            bar = f"{_ACCENT}{bar}{_PLAIN}"
        return f"{bar}{_REST * (BAR - filled)}  {numbers}"

    def _numbers(self, seconds: float) -> list[str]:
        parts = [f"{self.done:,}/{self.total:,}"]
        if seconds >= WARM and self.done:
            rate = self.done / seconds
            parts.append(f"{rate:.1f}/s" if rate < 100 else f"{rate:,.0f}/s")
            if self.done < self.total:
                parts.append(f"{_duration((self.total - self.done) / rate)} left")
        if self.failed:
            parts.append(f"{self.failed:,} failed")
        return parts


def followed(batch: "Batch[_T]", failed: Callable[[_T], bool]) -> Generator[_T]:
    """Yield the results of a batch while the line tells how far it is; the work ends when the caller does."""
    progress = Progress(batch.total)
    try:
        progress.show()
        for result in batch:
            progress.clear()
            yield result
            progress.step(failed=failed(result))
    finally:
        progress.clear()
        batch.close()


def refreshed(library: "Library") -> "Changes":
    """Bring the index of a library in step with the disk while the line tells how far it is."""
    changes = with_progress(library.refresh)
    if library.behind:
        say("another process is writing to the index; what it has not written yet is missing here")
    return changes


def compared(library: "Library") -> None:
    """Compare the stories that have changed while the line tells how far it is."""
    with_progress(lambda report: library.compare(report, jobs=None))


def with_progress(work: "Callable[[Report], _T]") -> _T:
    """Do work that reports how many of how many files are read, while the line tells it."""
    line: list[Progress] = []

    def told(done: int, total: int) -> None:
        if not line:
            line.append(Progress(total))
        line[0].done, line[0].total = done, total
        line[0].show()

    try:
        return work(told)
    finally:
        for progress in line:
            progress.clear()


def on_terminal() -> bool:
    """Tell whether stderr is a terminal that can take a line back."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _duration(seconds: float) -> str:
    """Return a time that is read at a glance.

    >>> _duration(8.2), _duration(95), _duration(7300)
    ('9 s', '1 min 35 s', '2 h 1 min')
    """
    whole = -int(-seconds // 1)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def _can_print(characters: str) -> bool:
    try:
        characters.encode(sys.stderr.encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return False
    return True
