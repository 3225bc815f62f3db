"""What a query finds in a library: counts and rows from the index, entries from the files of those asked for only."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, TypeVar, overload

from briefing.index.counting import Wanted
from briefing.index.found import Found
from briefing.index.postings import DamagedError
from briefing.index.row import Row
from briefing.model import Claim, Entry
from briefing.model.marks import Act, Mark
from briefing.query.errors import QueryError
from briefing.query.facets import Facet, FacetCount, Facets, Timeline
from briefing.query.hits import NO_HITS, Hits

if TYPE_CHECKING:
    from briefing.library.library import Library

_T = TypeVar("_T")
_WINDOW = 64  # rows fetched at once when entries are read one after the other


class SearchResult:
    """The entries that a query finds, newest first, of ``total`` in the library.

    With ``errors`` they are those that the understood part of the query finds. ``count`` is an upper bound until
    ``exact``: words in a row are checked in the texts, which ``settle`` does to the end.
    """

    def __init__(
        self,
        library: "Library",
        errors: tuple[QueryError, ...],
        find: Callable[[], Found],
        marks: Callable[[Claim], bool],
        hits: Hits = NO_HITS,
    ) -> None:
        """Search with ``find``, again should the index turn out to be damaged.

        ``marks`` tells of a claim of an entry that was found whether the query is about it, ``hits`` where in a text
        its words stand.
        """
        self.errors = errors
        self.marks = marks
        self.hits = hits
        self._library = library
        self._find = find
        self._found = find()
        self._epoch = library.epoch

    @property
    def total(self) -> int:
        """How many entries the library has."""
        return self._found.total

    @property
    def count(self) -> int:
        """How many entries were found; unless ``exact``, at most so many."""
        return self._found.count

    @property
    def exact(self) -> bool:
        """Tell whether all texts that had to be were read."""
        return self._found.exact

    def settle(self, stop: Callable[[], bool] = lambda: False) -> None:
        """Read the texts that have to be, until that is done or ``stop`` says so."""
        self._ask(lambda found: found.settle(stop))

    def rows(self, start: int, stop: int) -> tuple[Row, ...]:
        """Return the rows from one position to another; fewer at the end, and none far down until all is exact."""
        return self._ask(lambda found: found.rows(start, stop))

    def entry(self, row: Row) -> Entry | None:
        """Return the entry of a row, None when its file is gone or broken."""
        return self._library.read(row.file)

    @property
    def entries(self) -> "Entries":
        """The entries, each read from its file when it is asked for."""
        self.settle()
        return Entries(self)

    @property
    def unread(self) -> int:
        """How many of the entries found are not read, as of now."""
        return self._ask(lambda found: found.unread)

    def next_unread(self, place: int) -> int | None:
        """Return the position of the next entry that is not read, from the start again behind the last; else None."""
        return self._ask(lambda found: found.next_unread(place))

    def marked(self, rows: Sequence[Row]) -> dict[str, Mark]:
        """Return the marks of entries by their ids, as of now; one without any is left out."""
        return self._ask(lambda found: found.marked([row.id for row in rows]))

    def keys(self, act: Act) -> tuple[str, ...]:
        """Return what the entries found are marked under, of those that an act would change."""
        return self._ask(lambda found: found.keys(act))

    def place(self, entry_id: str) -> int | None:
        """Return the position of an entry, None when it was not found."""
        return self._ask(lambda found: found.place(entry_id))

    def place_of(self, day: date) -> int:
        """Return the position of the first entry that was published on a day, or before it."""
        return self._ask(lambda found: found.place_of(day))

    def facets(self, top: int | None = 20, *, exact: bool = True, stop: Callable[[], bool] = lambda: False) -> Facets:
        """Count the values of each facet, all of them when ``top`` is None.

        Unless ``exact``, which values are counted may be a guess; the counts never are. A ``stop`` that says so ends
        the work, and the counts are of no use.
        """
        return self._ask(lambda found: found.facets(Wanted(top, exact, stop)))

    def values(self, facet: Facet) -> tuple[tuple[FacetCount, ...], int]:
        """Return the counts of all values of one facet, most entries first, and how many entries have none."""
        return self._ask(lambda found: found.values(facet))

    def timeline(self) -> Timeline:
        """Return how many entries were published when."""
        return self._ask(lambda found: found.timeline())

    def _ask(self, question: Callable[[Found], _T]) -> _T:
        with suppress(DamagedError):
            found = question(self._found)
            if self._library.epoch == self._epoch:
                return found
        self._library.recover()
        self._found, self._epoch = self._find(), self._library.epoch
        return question(self._found)


class Entries(Sequence[Entry]):
    """The entries of a result. One whose file is gone or broken by now is left out of slices and loops."""

    def __init__(self, result: SearchResult) -> None:
        """Read nothing yet."""
        self._result = result

    def __len__(self) -> int:
        """Return how many were found."""
        return self._result.count

    @overload
    def __getitem__(self, place: int) -> Entry: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Entry, ...]: ...
    def __getitem__(self, place: int | slice) -> Entry | tuple[Entry, ...]:
        """Return an entry, or those of a slice; raise IndexError for one that is not there."""
        if isinstance(place, slice):
            start, stop, step = place.indices(len(self))
            if step != 1:
                return tuple(self[start:stop:1])[::step] if step > 0 else tuple(self)[place]
            return tuple(self._read(self._result.rows(start, stop)))
        position = place + len(self) if place < 0 else place
        found = tuple(self._read(self._result.rows(position, position + 1))) if position >= 0 else ()
        if not found:
            raise IndexError(place)
        return found[0]

    def __iter__(self) -> Iterator[Entry]:
        """Yield the entries in their order."""
        for start in range(0, len(self), _WINDOW):
            yield from self._read(self._result.rows(start, start + _WINDOW))

    def _read(self, rows: Sequence[Row]) -> Iterator[Entry]:
        return (entry for row in rows if (entry := self._result.entry(row)))
