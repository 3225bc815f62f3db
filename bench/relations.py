"""What comparing the stories of a library costs: all of them once, and again when an entry comes to one.

    python -m bench.relations LIBRARY [--jobs N] [--sample N] [--keep]

Brings the index of LIBRARY in step, forgets what was compared (unless --keep) and compares all stories; then lets the
stories of some entries be compared again, one after the other, as when an entry of theirs comes in. The floor of that
is reading the files of the story's entries: nothing can be compared without their words.
"""

import argparse
import statistics
import time
from collections import defaultdict
from pathlib import Path
from random import Random

from briefing.index.database import transaction
from briefing.index.index import Index
from briefing.index.standing import make_stale, stale_stories, waiting
from briefing.library import Library
from briefing.library.catalogue import read_entry_file
from briefing.library.comparing import compare_all


def whole(library: Library, jobs: int | None) -> None:
    """Print what comparing everything takes."""
    count = library.answer(lambda index: waiting(index.db))
    begun = time.perf_counter()
    compare_all(library.root, library.answer, jobs)
    took = time.perf_counter() - begun
    if count:
        print(f"{count:,} entries compared in {took:,.1f} s: {1000 * took / count:.2f} ms an entry")
    stood = library.answer(lambda index: index.db.execute(_COUNTS).fetchone())
    print(f"disputed {stood[0]:,}, corroborated {stood[1]:,}, of {stood[2]:,}")


_COUNTS = "SELECT sum(disputed > 0), sum(corroborated > 0), count(*) FROM standing"


def again(library: Library, sample: int) -> None:
    """Print what an entry that comes to a story costs, by the entries of the story."""
    docs = library.answer(lambda index: [docid for (docid,) in index.db.execute("SELECT docid FROM kin")])
    costs: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for docid in Random(1).sample(docs, min(sample, len(docs))):
        entries, took, floor = _cost(library, docid)
        costs[_size(entries)].append((took, floor))
    print("entries of the story   stories   ms CPU: median    most   of which reading")
    for size in sorted(costs, key=lambda size: int(size.split("-")[0])):
        took = sorted(cost for cost, _ in costs[size])
        reading = statistics.median(floor for _, floor in costs[size])
        median = statistics.median(took)
        print(f"{size:>20} {len(took):9,} {1000 * median:16.1f} {1000 * took[-1]:7.1f} {1000 * reading:17.1f}")


def _cost(library: Library, docid: int) -> tuple[int, float, float]:
    """Return the entries of a story, the seconds that comparing it takes, and those that reading its files takes."""

    def stale(index: Index) -> None:
        with transaction(index.db):
            make_stale(index.db, [docid])

    library.answer(stale)
    begun = time.process_time()
    compare_all(library.root, library.answer, 1)
    took = time.process_time() - begun
    library.answer(stale)
    (members,) = library.answer(lambda index: stale_stories(index.db, 1))
    begun = time.process_time()
    for member in members:
        read_entry_file(library.root, member.file)
    floor = time.process_time() - begun
    compare_all(library.root, library.answer, 1)
    return len(members), took, floor


def _size(entries: int) -> str:
    low = 1 << entries.bit_length() - 1
    return "1" if entries == 1 else f"{low}-{2 * low - 1}"


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--jobs", type=int, help="processes; as many as there are cores by default")
    parser.add_argument("--sample", type=int, default=200, help="stories that are compared again")
    parser.add_argument("--keep", action="store_true", help="compare only what has changed")
    args = parser.parse_args()
    library = Library(args.library, eager=False)
    begun = time.perf_counter()
    library.refresh(jobs=args.jobs)
    print(f"index in step after {time.perf_counter() - begun:,.1f} s")
    if not args.keep:
        library.answer(_forget)
    whole(library, args.jobs)
    again(library, args.sample)


def _forget(index: Index) -> None:
    with transaction(index.db):
        index.db.execute("DELETE FROM standing")
        index.db.execute("INSERT OR IGNORE INTO stale SELECT docid FROM kin")


if __name__ == "__main__":
    main()
