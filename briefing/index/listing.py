"""A set of documents in the order of entries: any piece of it, and where in it a document or a day stands.

Months, then days, newest first, until the piece is reached: a million documents are never sorted.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from pyroaring import BitMap

from briefing.index.index import Index, Value, month_days
from briefing.index.order import day_of, in_order, places_of
from briefing.index.record import UNDATED, Kind
from briefing.index.tables import numbers
from briefing.query.facets import MOST_MONTHS_OF_DAYS, Timeline

_SORTED = 300  # documents that are read and sorted faster than a day's list is looked through


class Months(NamedTuple):
    """The documents of a set that are sorted under one month, "" for none: the first's position, and how many."""

    at: int
    size: int
    month: str
    value: int  # the number of the month in the index


def by_month(index: Index, docs: BitMap) -> tuple[Months, ...]:
    """Return the months that documents are sorted under, newest first, the undated last."""
    values = index.values(Kind.MONTH)
    found, at = [], 0
    for month, size in sorted(_sizes(index, docs, values.values()).items(), reverse=True):
        if size:
            found.append(Months(at, size, month, values[month].tid))
            at += size
    return tuple(found)


def _sizes(index: Index, docs: BitMap, values: Collection[Value]) -> dict[str, int]:
    """Return how many documents each month has; of all documents that is known without the sets."""
    if len(docs) == len(index.live):
        return {value.key: value.n for value in values}
    sets = index.sets([value.tid for value in values])
    return {value.key: docs.intersection_cardinality(sets[value.tid]) for value in values}


class Listing:
    """Documents of an index, newest first, undated last."""

    def __init__(self, index: Index, docs: BitMap, months: Sequence[Months]) -> None:
        """Take a set that the index gave, and what ``by_month`` says of it."""
        self._index = index
        self.docs = docs
        self._starts = months

    def piece(self, start: int, stop: int) -> list[int]:
        """Return the documents from one position to another, fewer at the end."""
        found: list[int] = []
        for at, count, month, value in self._starts:
            if at >= stop:
                break
            if at + count > start:
                found += self._in_month(month, self._under(value), max(start - at, 0), min(stop - at, count))
        return found

    def place(self, docid: int) -> int | None:
        """Return the position of a document; None when it is not in the set."""
        if docid not in self.docs:
            return None
        moment = self._index.moment(docid)
        if moment is None:
            return None
        day = day_of(moment)
        before = self.place_of(day) if day != UNDATED else self._dated()
        return before + self._of_day(day, self.docs & self._day_set(day)).index(docid)

    def place_of(self, day: int) -> int:
        """Return the position of the first document of a day, given as an ordinal, or of an earlier one."""
        wanted = date.fromordinal(day).isoformat()[:7]
        before = 0
        for at, count, month, value in self._starts:
            before = at
            if month <= wanted:
                if month == wanted:
                    here = self._under(value)
                    later = range(day + 1, month_days(month).stop)
                    before += sum(here.intersection_cardinality(found) for _, found in self._index.day_sets(later))
                break
            before = at + count
        return before

    def timeline(self) -> Timeline:
        """Return how many documents were published when."""
        undated = sum(count for _, count, month, _ in self._starts if not month)
        dated = [(month, count) for _, count, month, _ in reversed(self._starts) if month and count]
        if len(dated) > MOST_MONTHS_OF_DAYS:
            counts = tuple((date.fromisoformat(f"{month}-01"), count) for month, count in dated)
            return Timeline("month", counts, undated)
        days = sorted(self._days(dated))
        return Timeline("day", tuple((date.fromordinal(day), count) for day, count in days if count), undated)

    def _days(self, months: Iterable[tuple[str, int]]) -> Iterable[tuple[int, int]]:
        """Return how many documents lie in each of the days of some months."""
        if len(self.docs) <= _SORTED:
            moments = (moment for (moment, _), _ in places_of(self._index.db, self.docs.to_array()))
            return Counter(day_of(moment) for moment in moments if moment).items()
        sets = (pair for month, _ in months for pair in self._index.day_sets(month_days(month)))
        return ((day, self.docs.intersection_cardinality(docs)) for day, docs in sets)

    def _dated(self) -> int:
        return sum(count for _, count, month, _ in self._starts if month)

    def _under(self, month: int) -> BitMap:
        return self.docs & self._index.sets([month])[month]

    def _in_month(self, month: str, here: BitMap, start: int, stop: int) -> list[int]:
        if len(here) <= _SORTED:
            return in_order(places_of(self._index.db, here.to_array()))[start:stop]
        if not month:
            return self._of_day(UNDATED, here)[start:stop]
        found: list[int] = []
        at = 0
        for day, in_day in self._index.day_sets(month_days(month)):
            count = here.intersection_cardinality(in_day)
            if at < stop and at + count > start:
                found += self._of_day(day, here & in_day)[max(start - at, 0) : stop - at]
            at += count
        return found

    def _day_set(self, day: int) -> BitMap:
        found = self._index.day_sets(range(day, day + 1))
        return found[0][1] if found else BitMap()

    def _of_day(self, day: int, here: BitMap) -> list[int]:
        """Return documents of one day in their order."""
        if len(here) <= _SORTED:
            return in_order(places_of(self._index.db, here.to_array()))
        row = self._index.db.execute("SELECT docs FROM day WHERE day = ?", (day,)).fetchone()
        return [docid for docid in numbers(row[0]) if docid in here] if row else []
