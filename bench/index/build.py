"""What it costs to build the index of a library, and to keep it in step with the disk.

    python -m bench.index.build DIR [--jobs 2] [--keep] [--runs 5]

DIR is a made-up library (``python -m bench.generate``). Its index is built anew, unless --keep. Entries are added for
the measurement and taken away again. Beside each figure stands a floor of the same run: reading the bytes of all files
for the build, a bare stat walk over the same files for a refresh that finds nothing.
"""

import argparse
import os
import sqlite3
import statistics
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench.generate import Shelf
from bench.index.figures import row, seconds
from bench.index.queries import TODAY
from bench.synthetic.entries import Author, Made
from briefing.library import Library
from briefing.store.layout import entry_path

FAR = 1 << 30  # the number of the first entry that is added: no library is so large that it has it


class Step(NamedTuple):
    """A step: seconds, and what the seconds are held against."""

    name: str
    seconds: float
    floor: float | None = None
    entries: int = 1

    def line(self) -> str:
        """Return the step as a line of the table."""
        beside = (self.floor, self.seconds / self.floor) if self.floor else ("", "")
        each = self.seconds / self.entries * 1000 if self.entries > 1 else ""
        return row(self.name, self.seconds, *beside, each)


def paths(root: Path) -> Iterator[str]:
    """Yield the files of content/ and seeds/."""
    for top in ("content", "seeds"):
        for folder, _, names in os.walk(root / top):
            yield from (f"{folder}/{name}" for name in names)


def stat_walk(root: Path) -> int:
    """Look at the state of every file, as cheaply as Python can; return how many there are."""
    pending, files = [os.fspath(root / "content"), os.fspath(root / "seeds")], 0
    while pending:
        with os.scandir(pending.pop()) as found:
            for one in found:
                if one.is_dir(follow_symlinks=False):
                    pending.append(one.path)
                else:
                    one.stat(follow_symlinks=False)
                    files += 1
    return files


def read_all(root: Path) -> int:
    """Read every file; return how many bytes there are."""
    return sum(len(Path(path).read_bytes()) for path in paths(root))


def build(root: Path, jobs: int) -> Iterator[Step]:
    """Build the index anew."""
    for suffix in ("", "-wal", "-shm"):
        (root / ".briefing" / f"index.sqlite3{suffix}").unlink(missing_ok=True)
    floor = seconds(lambda: read_all(root))
    library = Library(root, eager=False)
    spent = seconds(lambda: library.refresh(jobs=jobs))
    yield Step(f"build in {jobs} processes; reading the files", spent, floor, library.search("").total)


def unchanged(root: Path, runs: int) -> Iterator[Step]:
    """Refresh when nothing has changed, in one process and with one beside it, in turn with the bare walk."""
    library, walks, alone, beside = Library(root, eager=False), [], [], []
    library.refresh(jobs=1)
    for _ in range(runs):
        walks.append(seconds(lambda: stat_walk(root)))
        alone.append(seconds(lambda: library.refresh(jobs=1)))
        beside.append(seconds(library.refresh))
    floor = statistics.median(walks)
    yield Step("refresh, nothing changed; a stat walk", statistics.median(beside), floor)
    yield Step("the same in one process; a stat walk", statistics.median(alone), floor)


def added(root: Path, count: int) -> Iterator[Step]:
    """Add so many entries, as adding tells the index of them and as a refresh finds them; take them away each time."""
    library, made = Library(root, eager=False), list(Author().entries(count, FAR))
    before = library.search("", today=TODAY).total
    files = [str(entry_path(entry)) for entry, _ in made]
    with written(root, made):
        yield Step(f"{count:,} new: taken in", seconds(lambda: library.take_in(files)), None, count)
        _expect(library, before + count)
    floor = seconds(lambda: stat_walk(root))
    yield Step(f"{count:,} gone: refresh; a stat walk", seconds(library.refresh), floor)
    _expect(library, before)
    with written(root, made):
        yield Step(f"{count:,} new: refresh; a stat walk", seconds(library.refresh), floor)
        _expect(library, before + count)
    library.refresh(jobs=1)


@contextmanager
def written(root: Path, made: Sequence[Made]) -> Iterator[None]:
    """Let entries lie in a library for a while."""
    shelf = Shelf(os.fspath(root))
    shelf.prepare()
    for one in made:
        shelf.put(one)
    try:
        yield
    finally:
        for entry, _ in made:
            for file in (str(entry_path(entry)), entry.sources[0].file or ""):
                (root / file).unlink()


def _expect(library: Library, total: int) -> None:
    found = library.search("", today=TODAY).total
    if found != total:
        raise AssertionError(f"{found} entries, expected {total}")


def sizes(root: Path) -> Iterator[tuple[str, int]]:
    """Yield the tables of the index with their bytes, the largest first."""
    db = sqlite3.connect(f"file:{root / '.briefing' / 'index.sqlite3'}?mode=ro", uri=True)
    try:
        yield from db.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC")
    except sqlite3.OperationalError:  # an SQLite without dbstat
        yield "texts, without their pages", db.execute("SELECT total(length(data)) FROM words").fetchone()[0]
    finally:
        db.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables."""
    options = _options(arguments)
    root = options.folder
    print(row("s", "s", "floor", "ratio", "ms each"))
    for steps in (
        () if options.keep else build(root, options.jobs),
        unchanged(root, options.runs),
        added(root, 1),
        added(root, 1_000),
    ):
        for step in steps:
            print(step.line(), flush=True)
    whole = (root / ".briefing" / "index.sqlite3").stat().st_size
    tables = dict(sizes(root))
    texts = tables.get("words", 0)
    print("\n" + row("on the disk", "MB"))
    print(row("the index", whole / 1e6))
    print(row("the index without texts", (whole - texts) / 1e6))
    for name, size in tables.items():
        print(row(f"  {name}", size / 1e6))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("bench.index.build", None, __doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes that read (one a core)")
    parser.add_argument("--keep", action="store_true", help="measure on the index that is there")
    parser.add_argument("--runs", type=int, default=5, help="refreshes of which the median is printed (5)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
