"""The reader on a library that answers every question at once with the same entries: what drawing alone costs.

    python -m bench.reader.constant DIR

Rows, entries and counts are those of the whole library; only the number found and the first count of each facet follow
from the question, so that each answer can be seen to be painted.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path

from briefing.index.row import Row
from briefing.library import Facets, Library, SearchResult
from briefing.library.refresh import Changes
from briefing.model import Entry
from briefing.query.errors import QueryError
from briefing.query.facets import Timeline
from briefing.tui.app import run

_ROWS = 200
FIRST_COUNT = 11  # what the first count of each facet is above the number found


def number(question: str) -> int:
    """Return how many entries the constant library finds: a number that the questions before it did not give.

    >>> number("ab") - number("a")
    37
    """
    return 1_000 + 37 * len(question)


@dataclass(frozen=True)
class Kept:
    """What the whole library answers, asked once."""

    rows: tuple[Row, ...]
    entries: tuple[Entry, ...]
    total: int
    facets: Facets
    timeline: Timeline


@dataclass(frozen=True)
class ConstantResult:
    """Stands in for a ``SearchResult``."""

    kept: Kept
    count: int
    errors: tuple[QueryError, ...] = ()
    exact: bool = True
    entries: Sequence[Entry] = field(init=False)

    def __post_init__(self) -> None:
        """Let the entries be those that are kept."""
        object.__setattr__(self, "entries", self.kept.entries)

    @property
    def total(self) -> int:
        """How many entries the library has."""
        return self.kept.total

    def settle(self, stop: object = None) -> None:
        """Do nothing: everything is known."""

    def rows(self, start: int, stop: int) -> tuple[Row, ...]:
        """Return rows, again from the first one after the last."""
        return tuple(self.kept.rows[n % _ROWS] for n in range(start, min(stop, self.count)))

    def entry(self, row: Row) -> Entry | None:
        """Return the entry of a row."""
        return next((entry for entry in self.kept.entries if entry.id == row.id), None)

    def place(self, entry_id: str) -> int | None:
        """Return the position of an entry."""
        return next((n for n, row in enumerate(self.kept.rows) if row.id == entry_id), None)

    def place_of(self, day: date) -> int:  # noqa: ARG002 (the shape of a SearchResult)
        """Return the first position, whatever the day."""
        return 0

    def facets(self, top: int | None = 20, *, exact: bool = True) -> Facets:  # noqa: ARG002 (the same)
        """Return the counts, the first one of each facet near the number found."""
        kept = self.kept.facets
        counts = {one.name: getattr(kept, one.name) for one in fields(kept)}
        first = self.count + FIRST_COUNT
        return replace(kept, **{name: (replace(c[0], count=first), *c[1:]) for name, c in counts.items() if c})

    def timeline(self) -> Timeline:
        """Return the days."""
        return self.kept.timeline


class ConstantLibrary(Library):
    """Answers every question with what is kept."""

    def __init__(self, root: Path) -> None:
        """Ask the library at ``root`` once."""
        super().__init__(root, eager=False)
        found = super().search("")
        rows = found.rows(0, _ROWS)
        entries = tuple(entry for row in rows if (entry := found.entry(row)))
        self._kept = Kept(rows, entries, found.total, found.facets(), found.timeline())

    def search(self, query: str, *, today: date | None = None) -> SearchResult:  # noqa: ARG002 (the same)
        """Return the constant answer."""
        result: object = ConstantResult(self._kept, number(query))
        return result  # type: ignore[return-value]

    def refresh(self, *_: object, **__: object) -> Changes:
        """Find nothing changed."""
        return Changes()


if __name__ == "__main__":
    run(ConstantLibrary(Path(sys.argv[1])))
