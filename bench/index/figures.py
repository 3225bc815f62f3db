"""Figures of a run: percentiles, memory, and how a table of them is printed."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from briefing.library import Library


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below or at which this share of the values lies.

    >>> percentile([4, 1, 3, 2], 0.5), percentile([4, 1, 3, 2], 0.95)
    (2, 4)
    """
    ordered = sorted(values)
    return ordered[max(0, min(len(ordered), -int(-len(ordered) * share // 1)) - 1)]


def seconds(work: Callable[[], object]) -> float:
    """Return the wall seconds that something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def median(work: Callable[[], object], runs: int) -> float:
    """Return the median of the wall seconds of so many runs."""
    return statistics.median(seconds(work) for _ in range(runs))


# The most memory that a process has had, in MB, for code that runs in one. Linux only: getrusage counts, after a fork,
# what the parent had.
PEAK = 'int(__import__("re").search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024'


def in_fresh_process(code: str, *arguments: str, runs: int = 1) -> list[list[float]]:
    """Return the numbers that a piece of Python prints in a new process, once for each run."""
    root = Path(__file__).parents[2]
    found = []
    for _ in range(runs):
        command = [sys.executable, "-c", code, *arguments]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
        found.append([float(word) for word in done.stdout.split()])
    return found


def entries_of(root: Path) -> int:
    """Return how many entries the index of a library has; leave with a message when there are none to measure."""
    total = Library(root, eager=False).search("").total
    if not total:
        sys.exit(f"{root} has no index of today's format: python -m bench.index.build {root}")
    return total


def row(name: str, *cells: object, width: int = 44) -> str:
    """Return a line of a table: a name, then cells with one or two digits behind the point.

    >>> row("page", 1.234, 12, "x 1.5", width=6)
    'page      1.23      12   x 1.5'
    """
    return f"{name:<{width}}" + "".join(f"{_cell(cell):>8}" for cell in cells)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.2f}" if value < 100 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
