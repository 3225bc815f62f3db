"""The reader on a library that answers every question at once with the same entries: what drawing alone costs.

    python -m bench.reader.constant DIR

Rows, counts and days are those of the whole library, asked once; only the number found and the first count of each
facet follow from the question, so that each answer can be seen to be painted.
"""

import sys
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from bench.reader.still import StillLibrary
from briefing.index.row import Row
from briefing.library import Facets, SearchResult, Timeline
from briefing.tui.app import run

_ROWS = 200
FIRST_COUNT = 11  # what the first count of each facet is above the number found


def number(question: str) -> int:
    """Return how many entries the constant library finds: a number that the questions before it did not give.

    >>> number("ab") - number("a")
    37
    """
    return 1_000 + 37 * len(question)


@dataclass(frozen=True, slots=True)
class Kept:
    """What the whole library answers."""

    found: SearchResult
    rows: tuple[Row, ...]
    facets: Facets
    days: Timeline


@dataclass(frozen=True, slots=True)
class ConstantResult:
    """Stands in for a ``SearchResult``; what is asked of single entries the real one answers."""

    kept: Kept
    count: int

    def rows(self, start: int, stop: int) -> tuple[Row, ...]:
        """Return rows, again from the first one after the last."""
        return tuple(self.kept.rows[n % len(self.kept.rows)] for n in range(start, min(stop, self.count)))

    def place(self, entry_id: str) -> int | None:
        """Return the position of an entry."""
        return next((n for n, row in enumerate(self.kept.rows) if row.id == entry_id), None)

    def facets(self, *_: object, **__: object) -> Facets:
        """Return the counts, the first one of each facet near the number found."""
        kept = self.kept.facets
        counts = {one.name: getattr(kept, one.name) for one in fields(kept)}
        first = self.count + FIRST_COUNT
        return replace(kept, **{name: (replace(c[0], count=first), *c[1:]) for name, c in counts.items() if c})

    def timeline(self) -> Timeline:
        """Return the days."""
        return self.kept.days

    def __getattr__(self, name: str) -> Any:
        return getattr(self.kept.found, name)


class ConstantLibrary(StillLibrary):
    """Answers every question with what is kept."""

    def __init__(self, root: Path) -> None:
        """Ask the library at ``root`` once."""
        super().__init__(root, eager=False)
        found = super().search("")
        self._kept = Kept(found, found.rows(0, _ROWS), found.facets(60), found.timeline())

    def search(self, query: str, *, today: date | None = None) -> SearchResult:  # noqa: ARG002 (the shape of a Library)
        """Return the constant answer."""
        result: Any = ConstantResult(self._kept, number(query))
        return result  # type: ignore[no-any-return]


if __name__ == "__main__":
    run(ConstantLibrary(Path(sys.argv[1])))
