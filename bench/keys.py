"""From a key to the painted answer: the reader on a library, and the same reader on constant answers.

    python -m bench.keys DIR [--columns 160] [--rows 45]

Queries are typed into the search line of both by turns, key by key, each key when the screens are still. A key is
measured when its answer can be told from the one before: by the number found, and by the count of the first country in
the sidebar.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bench.index.figures import entries_of, percentile, row
from bench.index.queries import TYPED
from bench.reader.constant import FIRST_COUNT, number
from bench.terminal import Terminal
from briefing.library import Library
from briefing.query.unfinished import unfinished

ROOT = Path(__file__).parents[1]
CONSTANT, LIBRARY = "constant answers", "the library"
CASES = {CONSTANT: "bench.reader.constant", LIBRARY: "bench.reader.still"}
_CLEAR = "\x15"  # control-u empties the line


class Shown(NamedTuple):
    """What a key is to paint: the number found in the header, the count of the first country."""

    header: str
    country: str

    @property
    def tells(self) -> bool:
        """Tell whether both can be seen apart from each other."""
        return len(self.country) > 2 and self.country not in self.header


class Key(NamedTuple):
    """A key: what stands in the search line with it, and whether its answer can be told from the one before."""

    text: str
    told: bool
    shown: Shown


def keys(library: Library, queries: Sequence[str]) -> Iterator[Key]:
    """Yield the keys of the queries, one query after the other."""
    for query in queries:
        before = found_by(library, "")
        for n in range(1, len(query) + 1):
            now = found_by(library, query[:n])
            told = now.tells and now.header != before.header and now.country != before.country
            yield Key(query[:n], told, now)
            before = now


def found_by(library: Library, text: str) -> Shown:
    """Return what the reader shows for a text."""
    found = library.search(asked(text), today=date.today())  # noqa: DTZ011 (the reader's own day)
    if found.errors:  # nothing but them is shown: the last good answer stays
        return Shown("", "")
    found.settle()
    first = found.facets(1).countries
    return Shown(f"{found.count:,} of", f" {first[0].count:,}" if first else "")


def constant(key: Key) -> Key:
    """Return the key as the reader answers it on constant answers."""
    found = number(asked(key.text))
    return key._replace(shown=Shown(f"{found:,} of", f" {found + FIRST_COUNT:,}"))


def asked(text: str) -> str:
    """Return what the reader asks for a text that is being typed: its last word may still go on."""
    return unfinished(text) or text


def measured(terminal: Terminal, key: Key) -> Iterator[tuple[float, float]]:
    """Type a key; yield the milliseconds until the number is painted and until the counts are, if they can be told."""
    if len(key.text) == 1:
        terminal.send(_CLEAR)
        terminal.settle(0.4)
    terminal.send(key.text[-1])
    if key.told:
        first = terminal.until(key.shown.header)
        yield first * 1000, terminal.until(key.shown.header, key.shown.country) * 1000
    terminal.settle()


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    options = _options(arguments)
    root = options.folder.resolve()
    total, library = entries_of(root), Library(root, eager=False)
    typed = list(keys(library, TYPED))
    print(f"{total:,} entries, {options.columns} x {options.rows} cells\n")
    print(row("ms from a key to what is painted", "keys", "found", "p95", "counts", "p95", "MB"))
    with ExitStack() as stack:
        terminals = {
            name: stack.enter_context(
                Terminal([sys.executable, "-m", module, str(root)], ROOT, options.columns, options.rows)
            )
            for name, module in CASES.items()
        }
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in CASES}
        for terminal in terminals.values():
            terminal.until(" of ")
            terminal.settle(1.0)
            terminal.send("/")
        for key in typed:
            times[CONSTANT] += measured(terminals[CONSTANT], constant(key))
            times[LIBRARY] += measured(terminals[LIBRARY], key)
        for name, found in times.items():
            cells = [percentile([one[n] for one in found], share) for n in (0, 1) for share in (0.5, 0.95)]
            print(row(name, len(found), *cells, terminals[name].peak_mb()))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("bench.keys", None, __doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--columns", type=int, default=160, help="width of the terminal (160)")
    parser.add_argument("--rows", type=int, default=45, help="its height (45)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
