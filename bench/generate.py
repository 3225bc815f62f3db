"""Make a library of made-up news: any number of valid entries with their articles, the same for the same seed.

    python -m bench.generate DIR --entries 100000 [--seed 7] [--jobs 2] [--start 0]

Writes content/YYYY/MM/ID.yaml and seeds/XX/FILE.txt below DIR. With --start N the entries from number N on are added to
what DIR holds, as if a larger library had been made at once.
"""

import argparse
import gc
import multiprocessing
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.queues import SimpleQueue
from pathlib import Path

from bench.synthetic.entries import Author, Made
from bench.synthetic.template import entry_bytes
from briefing.store.layout import entry_path

BLOCK = 250  # entries between two words of progress
_FORK = multiprocessing.get_context("fork")
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the files of a library go, as fast as the file system allows: no fsync, no temporary files."""

    root: str

    def prepare(self) -> None:
        """Make the folders of the seeds."""
        for n in range(256):
            os.makedirs(f"{self.root}/seeds/{n:02x}", exist_ok=True)  # noqa: PTH103

    def put(self, made: Made) -> None:
        """Write an entry and its article."""
        entry = made.entry
        _write(f"{self.root}/{entry.sources[0].file}", made.text.encode())
        _write(f"{self.root}/{entry_path(entry)}", entry_bytes(entry))


def generate(root: Path, numbers: range, seed: int, jobs: int) -> Iterator[int]:
    """Write the entries of these numbers below ``root``; yield how many are done, now and then."""
    shelf, author, told = Shelf(os.fspath(root)), Author(seed), _FORK.SimpleQueue()
    shelf.prepare()
    # Forked, they share the tables of the author.
    parts = [_FORK.Process(target=_write_part, args=(shelf, author, numbers[n::jobs], told)) for n in range(jobs)]
    for part in parts:
        part.start()
    done = 0
    while done < len(numbers) and (any(part.is_alive() for part in parts) or not told.empty()):
        if told.empty():
            time.sleep(0.01)
            continue
        done += told.get()
        yield done
    if done < len(numbers):
        raise OSError(f"only {done} of {len(numbers)} entries were written")


def _write_part(shelf: Shelf, author: Author, numbers: range, told: "SimpleQueue[int]") -> None:
    """Write the entries of these numbers and tell of each block."""
    gc.disable()  # nothing here leads back to itself; a tenth of the time
    for at in range(0, len(numbers), BLOCK):
        block = numbers[at : at + BLOCK]
        for number in block:
            shelf.put(author.entry(number))
        told.put(len(block))


def _write(path: str, data: bytes) -> None:
    try:
        file = os.open(path, _FLAGS, 0o644)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        file = os.open(path, _FLAGS, 0o644)
    try:
        os.write(file, data)
    finally:
        os.close(file)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the library; return 2 for a folder that holds another one."""
    options = _options(arguments)
    if options.start == 0 and (options.folder / "content").exists():
        print(f"{options.folder} holds a library already; name another folder, or --start", file=sys.stderr)
        return 2
    numbers = range(options.start, options.start + options.entries)
    began, told = time.perf_counter(), 0
    for done in generate(options.folder, numbers, options.seed, options.jobs):
        if done * 10 // len(numbers) > told:
            told, spent = done * 10 // len(numbers), time.perf_counter() - began
            print(f"{done:>9,} entries  {spent:7.1f} s  {spent / done * 1000:.2f} ms each", flush=True)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("bench.generate", None, __doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--entries", type=int, default=1_000, metavar="N", help="how many (1000)")
    parser.add_argument("--start", type=int, default=0, metavar="N", help="the number of the first one (0)")
    parser.add_argument("--seed", type=int, default=7, help="another seed, another library (7)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (one a core)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
