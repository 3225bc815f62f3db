"""The usual terminal reader beside ours, on the same articles in the same hour: start, search, filter, memory.

    python -m bench.newsboat --entries 100000 [--runs 3]

Needs newsboat (Debian: apt-get install newsboat); without it nothing is measured. Its cache is filled directly with the
made-up articles of ``bench.synthetic``, all of one feed, as they would be after it had fetched them.
"""

import argparse
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from bench.index.figures import row
from bench.synthetic.entries import Author
from bench.terminal import Terminal
from briefing.model.order import moment

_FEED = "http://localhost:1/feed.xml"
_COLUMNS = "guid, title, feedurl, pubDate, content, author, url, unread"
_ITEM = f"INSERT INTO rss_item({_COLUMNS}) VALUES (?, ?, ?, ?, ?, '', '', 1)"
_CONFIG = "auto-reload no\nconfirm-exit no\nsuppress-first-reload yes\n"
# What is typed, and what is then painted: newsboat says in its title line what it shows.
_STEPS = (
    ("open the articles", "\r", "Articles in feed"),
    ("search a rare word", "/glacier\r", "Search results"),
    ("back to the articles", "q", "Articles in feed"),
    ("search a common word", "/government\r", "Search results"),
    ("back again", "q", "Articles in feed"),
    ("filter by a word of the text", 'Fcontent =~ "glacier"\r', "matching filter"),
)


def command(folder: Path) -> list[str]:
    """Return newsboat on the files of a folder."""
    return ["newsboat", "-u", str(folder / "urls"), "-c", str(folder / "cache.db"), "-C", str(folder / "config")]


def fill(folder: Path, entries: int) -> None:
    """Let newsboat make its cache and put the articles in."""
    (folder / "urls").write_text(f"{_FEED}\n")
    (folder / "config").write_text(_CONFIG)
    subprocess.run([*command(folder), "-x", "print-unread"], check=True, capture_output=True)
    db = sqlite3.connect(folder / "cache.db")
    with db:
        db.execute("INSERT INTO rss_feed(rssurl, url, title) VALUES (?, ?, 'made-up news')", (_FEED, _FEED))
        db.executemany(_ITEM, _items(entries))
    db.close()


def _items(entries: int) -> Iterator[tuple[str, str, str, int, str]]:
    for entry, text in Author().entries(entries):
        day = moment(entry).removesuffix("Z")
        when = datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() if day else 0
        yield entry.id, entry.headline, _FEED, int(when), text


def once(folder: Path) -> tuple[list[float], float]:
    """Return the seconds of the start and of each step, and the memory at the end in MB."""
    with Terminal(command(folder), folder) as terminal:
        times = [terminal.until("made-up news")]
        terminal.settle(0.5)
        for _, keys, painted in _STEPS:
            terminal.send(keys)
            times.append(terminal.until(painted, limit=120))
            terminal.settle(0.5)
        return times, terminal.peak_mb()


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 0 also where newsboat is missing."""
    parser = argparse.ArgumentParser("bench.newsboat", None, __doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--entries", type=int, default=100_000, metavar="N", help="how many articles (100000)")
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured; medians are printed (3)")
    options = parser.parse_args(arguments)
    if not shutil.which("newsboat"):
        print("newsboat is not installed: nothing to measure")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), options.entries)
        runs = [once(Path(folder)) for _ in range(options.runs)]
    print(row(f"newsboat, {options.entries:,} articles", "s"))
    for n, name in enumerate(chain(["start"], (step[0] for step in _STEPS))):
        print(row(name, statistics.median(times[n] for times, _ in runs)))
    print(row("memory, MB", statistics.median(memory for _, memory in runs)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
