"""How fast the index answers: page, total, facets and timeline of each class of queries, and of what people type.

    python -m bench.index.ask DIR [--passes 3]

DIR is a library whose index is built (``python -m bench.index.build``, or ``bench.index.made`` for one without files).
A pass opens the library anew and asks every query once, so that nothing is kept from one pass to the next but what the
operating system keeps. Beside the figures stands a floor of the same run: fifty rows by their numbers, one statement.
"""

import argparse
import random
import sqlite3
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.index.figures import PEAK, entries_of, in_fresh_process, percentile, row
from bench.index.queries import TODAY, kinds, typed, typed_open
from briefing.library import Library

PAGE = 50  # rows: as many as a large terminal shows
_OPEN = """
import sys, time
from datetime import date
from briefing.library.library import Library
began = time.perf_counter()
found = Library(sys.argv[1], eager=False).search("", today=date(2026, 11, 1))
rows, count = found.rows(0, 50), found.count
shown = time.perf_counter()
found.facets(20, exact=False), found.timeline()
print((shown - began) * 1000, (time.perf_counter() - shown) * 1000)
"""
_MEMORY = f"""
import sys
from datetime import date
from briefing.library.library import Library
imported = {PEAK}
library = Library(sys.argv[1], eager=False)
for query in sys.argv[2:]:
    found = library.search(query, today=date(2026, 11, 1))
    found.rows(0, 50), found.facets(20, exact=False), found.timeline()
print(imported, {PEAK})
"""


class Times(NamedTuple):
    """Milliseconds: until the first rows and the total are there, then for the facets, then for the timeline."""

    page: float
    facets: float
    timeline: float

    @property
    def all(self) -> float:
        """Until everything is there."""
        return sum(self)


def ask(library: Library, query: str) -> Times:
    """Ask what a key asks: the first page with the total, the counts, the timeline."""
    began = time.perf_counter()
    found = library.search(query, today=TODAY)
    found.rows(0, PAGE)
    _ = found.count
    paged = time.perf_counter()
    found.facets(20, exact=False)
    counted = time.perf_counter()
    found.timeline()
    ended = time.perf_counter()
    return Times((paged - began) * 1000, (counted - paged) * 1000, (ended - counted) * 1000)


def asked() -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the classes with their queries; what is typed stays in its order."""
    for kind in kinds():
        yield kind.name, random.Random(kind.name).sample(kind.queries, len(kind.queries))
    yield "keys as typed", typed()
    yield "keys as typed, last word open", typed_open()


def measure(root: Path, passes: int) -> dict[str, list[Times]]:
    """Return the times of every query by class; each class starts with a library that was just opened."""
    found: dict[str, list[Times]] = defaultdict(list)
    for _ in range(passes):
        for name, queries in asked():
            library = Library(root, eager=False)
            ask(library, "")  # what the reader shows before the first key
            found[name] += [ask(library, query) for query in queries]
    return found


def floor(root: Path, runs: int = 200) -> list[float]:
    """Return the milliseconds of fetching fifty rows by their numbers, one after the other in the list."""
    db = sqlite3.connect(f"file:{root / '.briefing' / 'index.sqlite3'}?mode=ro", uri=True)
    last = db.execute("SELECT max(docid) FROM row").fetchone()[0] or 0
    found, rng = [], random.Random(1)
    for _ in range(runs):
        wanted = [rng.randint(0, last) for _ in range(PAGE)]
        began = time.perf_counter()
        db.execute(f"SELECT * FROM row WHERE docid IN ({','.join('?' * PAGE)})", wanted).fetchall()
        found.append((time.perf_counter() - began) * 1000)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables."""
    options = _options(arguments)
    root = options.folder
    print(f"{entries_of(root):,} entries\n")
    opened = in_fresh_process(_OPEN, str(root), runs=options.passes + 2)
    print(row("ms", "median", "most"))
    for n, name in enumerate(("open, first page and total", "then facets and timeline")):
        times = [run[n] for run in opened]
        print(row(name, statistics.median(times), max(times)))
    times = floor(root)
    print("\n" + row("ms", "p50", "p95", "page", "facets", "time", "most"))
    print(row(f"floor: {PAGE} rows by number", percentile(times, 0.5), percentile(times, 0.95)))
    for name, found in measure(root, options.passes).items():
        whole = [one.all for one in found]
        parts = [percentile([one[n] for one in found], 0.95) for n in range(3)]
        print(row(name, percentile(whole, 0.5), percentile(whole, 0.95), *parts, max(whole)))
    before, most = in_fresh_process(_MEMORY, str(root), *typed_open())[0]
    print(f"\nmemory: {most:.0f} MB at most while typing; {before:.0f} MB with the library imported and nothing asked")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("bench.index.ask", None, __doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--passes", type=int, default=3, help="how often every query is asked (3)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
