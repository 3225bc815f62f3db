"""What a query finds in an index: how many, any piece of the list, counts by value and by time.

Every question is answered from the documents that the query found when it was asked, and from nothing added since.
Words in a row are checked in the texts: at once when there are few, else when ``settle`` is called. Any thread may ask:
each question borrows an index of its own.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import TypeAlias

from pyroaring import BitMap

from briefing.index.counting import Wanted, count, count_values, count_without
from briefing.index.database import snapshot
from briefing.index.index import Index
from briefing.index.listing import Listing, by_month
from briefing.index.marks import SETS, TAKING, keys_of, marks_of
from briefing.index.match import match
from briefing.index.row import Row
from briefing.index.tables import READ
from briefing.model.marks import Act, Mark
from briefing.query.facets import Facet, FacetCount, Facets, Timeline
from briefing.query.nodes import Query

_AT_ONCE = 100  # texts that are read before the first answer; one takes about 0.1 ms
_BETWEEN = 300  # texts that are read before asking again whether the answer is still wanted
_PAGE = 100  # texts that are read at once for the first rows
_MOST = 300  # texts that are read for them; the rows of a rare phrase follow when all texts are read
_FIRST = 200  # rows that may be asked for before all texts are read

Lender: TypeAlias = Callable[[], AbstractContextManager[Index]]  # lends an index for a while


class Found:
    """The documents that a query finds."""

    def __init__(self, query: Query, lend: Lender, today: date) -> None:
        """Search; raise DamagedError when the index cannot be read."""
        self._lend = lend
        with self._index() as index:
            self._match = match(query, index, today)
            self.total = len(index.live)
            self._certain = self._match.certain
            self._unread = self._match.possible - self._certain
            self._arrange(index)
            if len(self._unread) <= _AT_ONCE:
                self._check(index, self._unread)

    @property
    def count(self) -> int:
        """How many documents were found; unless ``exact``, at most so many."""
        return len(self._docs)

    @property
    def exact(self) -> bool:
        """Tell whether all texts that had to be were read."""
        return not self._unread

    def settle(self, stop: Callable[[], bool] = lambda: False) -> None:
        """Read the texts that have to be, until that is done or ``stop`` says so."""
        while self._unread and not stop():
            with self._index() as index:
                self._check(index, self._unread[:_BETWEEN])

    def rows(self, start: int, stop: int) -> tuple[Row, ...]:
        """Return the rows from one position to another; fewer at the end, and none far down until all is exact."""
        with self._index() as index:
            listing = self._listing(index)
            if self.exact:
                return index.rows(listing.piece(start, stop))
            return index.rows(self._first(index, min(stop, _FIRST))[start:])

    @property
    def unread(self) -> int:
        """How many of the documents are not read."""
        with self._index() as index:
            return self._docs.difference_cardinality(index.sets([READ])[READ])

    def next_unread(self, place: int) -> int | None:
        """Return the position of the first document behind a position that is not read, else of the first of all."""
        with self._index() as index:
            unread = self._docs - index.sets([READ])[READ]
            rest, whole = Listing(index, unread, by_month(index, unread)), self._listing(index)

            def position(at: int) -> int:
                found = whole.place(rest.piece(at, at + 1)[0])
                return place if found is None else found

            if not unread:
                return None
            at = bisect_right(range(len(unread)), place, key=position)
            return position(at if at < len(unread) else 0)

    def keys(self, act: Act) -> tuple[str, ...]:
        """Return the keys of the documents found that an act would change."""
        with self._index() as index:
            docs = index.sets([SETS[act]])[SETS[act]]
            return keys_of(index.db, self._docs & docs if act in TAKING else self._docs - docs)

    def place(self, entry_id: str) -> int | None:
        """Return the position of an entry, None when it was not found."""
        with self._index() as index:
            places = (self._listing(index).place(docid) for docid in index.of_id(entry_id))
            return next((place for place in places if place is not None), None)

    def place_of(self, day: date) -> int:
        """Return the position of the first entry that was published on a day, or before it."""
        with self._index() as index:
            return self._listing(index).place_of(day.toordinal())

    def facets(self, wanted: Wanted) -> Facets:
        """Count the values of each facet."""
        with self._index() as index:
            return count(index, self._docs, wanted)

    def marked(self, ids: Sequence[str]) -> dict[str, Mark]:
        """Return the marks of entries by their ids; one without any is left out."""
        with self._index() as index:
            return marks_of(index.db, ids)

    def values(self, facet: Facet) -> tuple[tuple[FacetCount, ...], int]:
        """Return the counts of all values of one facet, and how many documents have none."""
        with self._index() as index:
            return count_values(index, facet, self._docs), count_without(index, facet, self._docs)

    def timeline(self) -> Timeline:
        """Return how many entries were published when."""
        with self._index() as index:
            return self._listing(index).timeline()

    @contextmanager
    def _index(self) -> Iterator[Index]:
        with self._lend() as index, snapshot(index.db):
            index.refresh()
            yield index

    def _listing(self, index: Index) -> Listing:
        return Listing(index, self._docs, self._months)

    def _arrange(self, index: Index) -> None:
        self._docs = self._certain | self._unread
        self._months = by_month(index, self._docs)

    def _first(self, index: Index, wanted: int) -> list[int]:
        """Return the first documents, with the texts read of as many as it takes; fewer when it takes too many."""
        found: list[int] = []
        for start in range(0, min(self.count, _MOST), _PAGE):
            docs = self._listing(index).piece(start, start + _PAGE)
            held = self._held(index, [docid for docid in docs if docid not in self._certain])
            found += [docid for docid in docs if docid in self._certain or docid in held]
            if len(found) >= wanted:
                break
        return found[:wanted]

    def _held(self, index: Index, docs: Sequence[int]) -> BitMap:
        """Return those of some documents whose texts hold what the query asks for."""
        return BitMap([docid for docid, words in index.words(docs).items() if self._match.holds(docid, words)])

    def _check(self, index: Index, docs: BitMap) -> None:
        if docs:
            self._certain = self._certain | self._held(index, docs.to_array())
            self._unread = self._unread - docs
            self._arrange(index)
