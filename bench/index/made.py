"""Build an index of made-up entries without their files: what a million entries cost to ask needs no two million files.

    python -m bench.index.made DIR --entries 1000000 [--seed 7] [--jobs 2]

DIR becomes a library with an empty content/. Its index must not be refreshed: that would find every file gone.
"""

import argparse
import gc
import multiprocessing
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from bench.synthetic.entries import Author
from briefing.index.database import connect
from briefing.index.record import Record, record_of
from briefing.index.writer import Change, write
from briefing.query.document import Document
from briefing.store.layout import entry_path

BATCH = 8192  # entries of a transaction, as in a refresh
_BLOCK = 256  # entries that a process makes at a time
_T = TypeVar("_T")


def build(root: Path, count: int, seed: int, jobs: int) -> Iterator[int]:
    """Write the index of so many entries below ``root``; yield how many it has."""
    (root / "content").mkdir(parents=True, exist_ok=True)
    (root / ".briefing").mkdir(exist_ok=True)
    db = connect(root / ".briefing" / "index.sqlite3")
    done = 0
    blocks = [range(at, min(at + _BLOCK, count)) for at in range(0, count, _BLOCK)]
    with multiprocessing.Pool(jobs, gc.disable) as pool:
        records = (record for some in pool.imap(partial(_records, seed), blocks) for record in some)
        for batch in batched(records, BATCH):
            write(db, Change(batch))
            done += len(batch)
            yield done
    db.close()


def batched(values: Iterable[_T], count: int) -> Iterator[list[_T]]:
    """Yield lists of so many values, the last one shorter (``itertools.batched`` is of Python 3.12)."""
    left = iter(values)
    while some := list(islice(left, count)):
        yield some


def _records(seed: int, numbers: range) -> list[Record]:
    made = map(_author(seed).entry, numbers)
    return [record_of(Document(entry, text), str(entry_path(entry))) for entry, text in made]


@cache
def _author(seed: int) -> Author:
    return Author(seed)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the index and print how it goes."""
    options = _options(arguments)
    if (options.folder / ".briefing").exists():
        print(f"{options.folder} has an index already; name another folder", file=sys.stderr)
        return 2
    began = time.perf_counter()
    for done in build(options.folder, options.entries, options.seed, options.jobs):
        spent = time.perf_counter() - began
        print(f"{done:>9,} entries  {spent:7.1f} s  {spent / done * 1000:.2f} ms each", flush=True)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("bench.index.made", None, __doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--entries", type=int, default=10_000, metavar="N", help="how many (10000)")
    parser.add_argument("--seed", type=int, default=7, help="another seed, another library (7)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (one a core)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
