"""How long it takes until something can be read: headless commands and the reader, on a library of any size.

    python -m bench.start DIR [--runs 7] [--made]

The index of DIR must be built; --made is for one without files (``bench.index.made``). Commands stand beside
``python -c pass``, the reader beside a bare Textual app with a constant list of rows of the same kind; in one run, in
turn.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bench.index.figures import entries_of, row
from bench.reader.bare import FIRST
from bench.terminal import Terminal
from briefing.library import Library

ROOT = Path(__file__).parents[1]
_WORDS = 16  # characters of the first headline: enough to know it by, and never cut
COMMANDS = (
    ("digest", "--limit", "20"),
    ("search", "government", "country:UA"),
    ("search", "--count", "ceasefire"),
    ("search", "--no-refresh", "--count", "ceasefire"),
)


class Cost(NamedTuple):
    """Seconds on the clock and of the processor."""

    wall: float
    cpu: float


def run(command: Sequence[str]) -> Cost:
    """Run a command to its end."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def painted(command: Sequence[str], words: str) -> tuple[float, float]:
    """Return the seconds until a program has painted some words, and its memory in MB then."""
    with Terminal(command, ROOT) as terminal:
        spent = terminal.until(words)
        return spent, terminal.peak_mb()


def commands(root: Path, runs: int) -> None:
    """Print what the commands cost."""
    python = sys.executable
    asked = {
        f"briefing {' '.join(words)}": [python, "-m", "briefing", "--library", str(root), *words] for words in COMMANDS
    }
    every = {"python -c pass": [python, "-c", "pass"], **asked}
    found: dict[str, list[Cost]] = {name: [] for name in every}
    for _ in range(runs):
        for name, command in every.items():
            found[name].append(run(command))
    print(row("s", "wall", "cpu", "x floor"))
    floor = statistics.median(cost.wall for cost in found["python -c pass"])
    for name, costs in found.items():
        wall = statistics.median(cost.wall for cost in costs)
        print(row(name, wall, statistics.median(cost.cpu for cost in costs), wall / floor))


def reader(root: Path, runs: int, *, made: bool) -> None:
    """Print when the reader and the bare app have painted their first row."""
    found = Library(root, eager=False).search("")
    headline = found.rows(0, 1)[0].headline[:_WORDS]
    bare = [sys.executable, "-m", "bench.reader.bare", str(found.total)]
    whole = [sys.executable, "-m", *(("bench.reader.still",) if made else ("briefing", "--library")), str(root)]
    times: dict[str, list[tuple[float, float]]] = {"a bare app with a constant list": [], "briefing": []}
    for _ in range(runs):
        times["a bare app with a constant list"].append(painted(bare, FIRST))
        times["briefing"].append(painted(whole, headline))
    print("\n" + row("first painted list", "s", "x bare", "MB"))
    floor = statistics.median(spent for spent, _ in times["a bare app with a constant list"])
    for name, some in times.items():
        spent = statistics.median(spent for spent, _ in some)
        print(row(name, spent, spent / floor, statistics.median(memory for _, memory in some)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser("bench.start", None, __doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--runs", type=int, default=7, help="how often each is measured; medians are printed (7)")
    parser.add_argument("--made", action="store_true", help="an index without files: the reader only, and no refresh")
    options = parser.parse_args(arguments)
    root = options.folder.resolve()
    print(f"{entries_of(root):,} entries\n")
    if not options.made:
        commands(root, options.runs)
    reader(root, options.runs, made=options.made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
