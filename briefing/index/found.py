"""What a query finds in an index: how many, any piece of the list, counts by value and by time.

Every question is answered from the documents that the query found when it was asked; entries added since are not among
them. Words in a row are checked in the texts: at once when there are few, else when ``settle`` is called.
"""

from collections.abc import Callable, Iterator
from datetime import date

from pyroaring import BitMap

from briefing.index.counting import Wanted, count
from briefing.index.database import snapshot
from briefing.index.index import Index
from briefing.index.listing import Listing
from briefing.index.match import match
from briefing.index.row import Row
from briefing.query.facets import Facets, Timeline
from briefing.query.nodes import Query

_AT_ONCE = 300  # texts that are read before the first answer, about 6 ms
_FIRST = 200  # rows that may be asked for before all texts are read


class Found:
    """The documents that a query finds. Belongs to the thread of its index."""

    def __init__(self, query: Query, index: Index, today: date) -> None:
        """Search; raise DamagedError when the index cannot be read."""
        self._index = index
        with snapshot(index.db):
            index.refresh()
            self.total = len(index.live)
            self._match = match(query, index, today)
            self._unread = self._match.possible - self._match.certain
            self._certain = self._match.certain
            self._listing = Listing(index, self._match.possible)
            if len(self._unread) <= _AT_ONCE:
                self._check(self._unread)

    @property
    def count(self) -> int:
        """How many documents were found; unless ``exact``, at most so many."""
        return len(self._listing.docs)

    @property
    def exact(self) -> bool:
        """Tell whether all texts that had to be were read."""
        return not self._unread

    def settle(self, stop: Callable[[], bool] = lambda: False) -> None:
        """Read the texts that have to be, until that is done or ``stop`` says so."""
        while self._unread and not stop():
            with snapshot(self._index.db):
                self._check(self._unread[:_AT_ONCE])

    def rows(self, start: int, stop: int) -> tuple[Row, ...]:
        """Return the rows from one position to another; fewer at the end, and none far down until all is exact."""
        with snapshot(self._index.db):
            return self._index.rows(self._piece(start, stop))

    def place(self, entry_id: str) -> int | None:
        """Return the position of an entry, None when it was not found."""
        with snapshot(self._index.db):
            docs = self._index.documents("id = ?", entry_id)
            places = (self._listing.place(docid) for docid, _, _ in docs)
            return next((place for place in places if place is not None), None)

    def place_of(self, day: date) -> int:
        """Return the position of the first entry that was published on a day, or before it."""
        with snapshot(self._index.db):
            return self._listing.place_of(day.toordinal())

    def facets(self, top: int | None = 20, *, exact: bool = True) -> Facets:
        """Count the values of each facet; unless ``exact``, which actors and tags are counted may be a guess."""
        with snapshot(self._index.db):
            return count(self._index, self._listing.docs, Wanted(top, exact))

    def timeline(self) -> Timeline:
        """Return how many entries were published when."""
        with snapshot(self._index.db):
            return self._listing.timeline()

    def _piece(self, start: int, stop: int) -> list[int]:
        if self.exact:
            return self._listing.piece(start, stop)
        return self._first(min(stop, _FIRST))[start:]

    def _first(self, wanted: int) -> list[int]:
        """Return the first documents, with the texts read of as many as it takes."""
        found: list[int] = []
        for docid in self._walk():
            if docid in self._certain or self._holds(docid):
                found.append(docid)
                if len(found) == wanted:
                    break
        return found

    def _walk(self) -> Iterator[int]:
        for start in range(0, self.count, _AT_ONCE):
            yield from self._listing.piece(start, start + _AT_ONCE)

    def _holds(self, docid: int) -> bool:
        return self._match.holds(docid, self._index.words(docid))

    def _check(self, docs: BitMap) -> None:
        if not docs:
            return
        self._certain = self._certain | BitMap([docid for docid in docs if self._holds(docid)])
        self._unread = self._unread - docs
        self._listing = Listing(self._index, self._certain | self._unread)
