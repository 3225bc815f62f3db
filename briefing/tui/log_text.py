"""The log of what was added: a line for each file with what became of it, the newest first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from briefing.intake.kinds import SUPPORTED
from briefing.intake.net.url import masked
from briefing.library import AddResult, AddStatus
from briefing.tui import present
from briefing.tui.keys import called
from briefing.tui.present import Ink
from briefing.tui.widgets.blocks import Block

if TYPE_CHECKING:
    from briefing.library.fetching import FeedResult

_MOST = 2_000  # lines that are drawn; nobody scrolls further
_WORDS = {
    AddStatus.ADDED: "added",
    AddStatus.MERGED: "found elsewhere as well",
    AddStatus.DUPLICATE: "there already",
    AddStatus.SKIPPED: "skipped",
    AddStatus.FAILED: "failed",
}
_LEAD = 19  # cells of time and status


@dataclass(frozen=True, slots=True)
class Logged:
    """What became of a file, and the reason, or the entry that came of it."""

    at: datetime
    status: AddStatus
    name: str
    reason: str = ""
    hint: str = ""


def logged(result: AddResult, now: datetime) -> Logged:
    """Return the line of a result."""
    if result.problem is not None:
        problem = result.problem
        return Logged(now, result.status, result.path, problem.message, problem.hint or "")
    entry = result.entry
    told = entry.id if entry else ""
    notes = "; ".join(str(problem) for problem in entry.problems) if entry and result.status == "added" else ""
    return Logged(now, result.status, result.path, told, notes)


def failed(name: str, reason: str, now: datetime) -> Logged:
    """Return the line of what failed before any file was read."""
    return Logged(now, AddStatus.FAILED, name, reason)


def fetched(result: "FeedResult", now: datetime) -> list[Logged]:
    """Return the lines of a feed: its new entries and what failed; one line when there is neither."""
    lines = [Logged(now, AddStatus.ADDED, result.name, entry.id) for entry in result.added]
    lines += [Logged(now, AddStatus.MERGED, result.name, entry.id) for entry in result.merged]
    problems = [*result.failed, *([result.problem] if result.problem else [])]
    lines += [Logged(now, AddStatus.FAILED, result.name, one.message, one.hint or "") for one in problems]
    return lines or [Logged(now, AddStatus.DUPLICATE, result.name, str(result.status))]


def nothing(name: str, now: datetime) -> Logged:
    """Return the line for a name that no file was found under."""
    hint = f"supported are {SUPPORTED}"
    return Logged(now, AddStatus.FAILED, name, "no file was found there", hint)


def summary(files: Sequence[Logged]) -> str:
    """Return how many files became what, in words.

    >>> from datetime import date
    >>> summary([failed("a", "x", datetime.min), failed("b", "x", datetime.min)])
    '2 failed'
    """
    counts = Counter(file.status for file in files)
    return ", ".join(f"{counts[status]:,} {word}" for status, word in _WORDS.items() if counts[status])


def log_blocks(files: Sequence[Logged]) -> tuple[Block, ...]:
    """Return the lines of the log."""
    if not files:
        return (
            Block(
                present.line(
                    "Nothing was added since the reader was opened. ", (f"{called('library.add')} adds.", Ink.QUIET)
                ),
                indent=2,
            ),
        )
    blocks = [block for file in files[:_MOST] for block in _file(file)]
    if len(files) > _MOST:
        blocks.append(Block(present.line((f"{len(files) - _MOST:,} earlier files", Ink.QUIET)), indent=2))
    return tuple(blocks)


def _file(file: Logged) -> list[Block]:
    ink = Ink.ALERT if file.status is AddStatus.FAILED else Ink.ACCENT if file.status is AddStatus.ADDED else Ink.QUIET
    lead = present.line((f" {file.at:%H:%M}  ", Ink.QUIET), (str(file.status), ink))
    told = [(masked(file.reason), Ink.QUIET), (masked(file.hint), Ink.FAINT)]
    body = present.separated([masked(file.name), *told])  # an address may hold a password
    return [Block(body, lead, _LEAD)]
