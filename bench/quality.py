"""How good the analysis is: every task on gold, against floors that may not fall.

python -m bench.quality                         the gate: the gold of this folder; status 1 when a floor does not hold
python -m bench.quality --raise                 the same, then better figures become the floors
python -m bench.quality --lower-floor           the figures of today become the floors, lower ones as well
python -m bench.quality --gold DIR --bootstrap 1000     further gold of the same forms, without floors
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench import floors
from bench.corpora import BadGold, Corpus, read_corpora
from bench.floors import Floors, Key
from bench.scoring.ratios import total
from bench.tasks import TASKS, Task, interval

GOLD = Path(__file__).with_name("gold")


class Measured(NamedTuple):
    """A figure with its interval, where one was asked for, and its target, where there is one."""

    key: Key
    value: float
    interval: tuple[float, float] | None
    target: float | None


def measure(corpora: Sequence[Corpus], tasks: Sequence[Task], draws: int, *, every: bool) -> Iterator[Measured]:
    """Yield the figures of each task on each corpus with gold for it: those that matter, or every one."""
    for task in tasks:
        for corpus in corpora:
            documents = task.of(corpus.documents)
            if not documents:
                continue
            counts = task.count(documents)
            found = task.figures(total(counts))
            bounds = interval(task, counts, draws) if draws else {}
            for name in found if every else task.shown:
                if name in found:
                    key = Key(task.name, corpus.name, name)
                    yield Measured(key, found[name], bounds.get(name), task.target(corpus.name, name))


def table(measured: Sequence[Measured], known: Floors) -> str:
    """Return the table of figures; a figure under its floor is marked.

    >>> key = Key("dates", "gum", "day_f")
    >>> print(table([Measured(key, 0.9, None, 0.91)], Floors({key: 0.95})))
    task   corpus  figure  value  interval  floor  target
    dates  gum     day_f   0.900            0.950  0.91    BELOW ITS FLOOR
    """
    lines = [("task", "corpus", "figure", "value", "interval", "floor", "target", "")]
    for one in measured:
        floor = known.values.get(one.key)
        bounds = f"{one.interval[0]:.3f} to {one.interval[1]:.3f}" if one.interval else ""
        below = "BELOW ITS FLOOR" if floor is not None and one.value < floor else ""
        limits = ("" if floor is None else f"{floor:.3f}", "" if one.target is None else f"{one.target:g}")
        lines.append((*one.key, f"{one.value:.3f}", bounds, *limits, below))
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    if not any(line[4] for line in lines[1:]):
        widths[4] = len("interval")
    rows = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)
    return "\n".join(row.rstrip() for row in rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 0, 1 when something does not hold, 2 for gold that cannot be read."""
    options = _options(arguments)
    known = floors.read(options.floors) if not options.gold else Floors()
    tasks = [task for task in TASKS if not options.task or task.name in options.task]
    try:
        corpora = read_corpora(options.gold or GOLD)
    except BadGold as error:
        print(error, file=sys.stderr)
        return 2
    if options.corpus:
        corpora = tuple(corpus for corpus in corpora if any(words in corpus.name for words in options.corpus))
    measured = list(measure(corpora, tasks, options.bootstrap, every=options.every))
    print(table(measured, known))
    if options.gold or options.task or options.corpus or options.every:
        return 0 if measured else 2
    values, digests = {one.key: one.value for one in measured}, {corpus.name: corpus.digest for corpus in corpora}
    return _judged(known, values, digests, options)


def _judged(known: Floors, values: Mapping[Key, float], digests: Mapping[str, str], options: argparse.Namespace) -> int:
    """Write the floors when that is asked for; tell what does not hold."""
    failures = known.failures(values, digests)
    if options.lower_floor:
        floors.write(floors.lowered(values, digests), options.floors)
    elif not failures and options.raise_floors:
        floors.write(known.raised(values, digests), options.floors)
    elif failures:
        print("\nThis does not hold:", *failures, sep="\n  ")
        print("\n--lower-floor makes the figures of today the floors, and the gold of today the gold.")
        return 1
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("bench.quality", None, __doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--gold", type=Path, metavar="DIR", help="measure the gold of this folder, without floors")
    parser.add_argument("--bootstrap", type=int, default=0, metavar="N", help="print 95 %% intervals of N resamplings")
    parser.add_argument("--task", action="append", choices=[task.name for task in TASKS], help="this task only")
    parser.add_argument("--corpus", action="append", metavar="NAME", help="corpora with these words in their name only")
    parser.add_argument("--every", action="store_true", help="print every figure, not only those that matter")
    parser.add_argument("--raise", action="store_true", dest="raise_floors", help="make better figures the floors")
    parser.add_argument(
        "--lower-floor", action="store_true", help="make the figures of today the floors, even lower ones"
    )
    parser.add_argument("--floors", type=Path, default=floors.FILE, metavar="FILE", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
