"""The sets of documents that a query is made of, read from the index and kept while they are of use.

One object for one thread. What is kept is dropped when the index has changed, which one small read tells.
"""

import sqlite3
import zlib
from calendar import monthrange
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from pyroaring import BitMap

from briefing.index.database import FREQUENT
from briefing.index.nodes import LAST, united
from briefing.index.postings import DamagedError
from briefing.index.record import FIELD_JOINER, Kind, page_term, span_of
from briefing.index.row import Row, load_row, storable
from briefing.index.standing import by_origins, changed_since, disputed, standings_of
from briefing.index.tables import (
    END,
    ID_END,
    LIVE,
    NOTED,
    READ,
    STARRED,
    chunk_count,
    meta,
    numbers,
    postings,
    rows_of,
)
from briefing.index.writer import full_file
from briefing.model.standing import ALONE
from briefing.query.facets import most_frequent
from briefing.query.ranges import Window

_KEPT_BYTES = 48_000_000  # of sets, those asked for last; one of a million documents takes 128 kB at most
_CONTAINER = 8192  # bytes that the numbers of a chunk take at most
_LAST_DAY = 9_999_999
_EPOCH, _DAY = date(1970, 1, 1).toordinal(), 86_400  # the day from which instants count, and its seconds
_IS = f"{END} = ? AND +id = ?"  # without the plus SQLite puts the value into the expression, and looks at every row
_DOCID = "SELECT docid FROM doc"
_FILE = "SELECT id, file FROM doc"
_VALUE = "SELECT tid, kind, key, text, n FROM value"


class Value(NamedTuple):
    """A value that entries count under: ``text`` is how the first one spelled it, ``n`` how many have it at most."""

    tid: int
    kind: str
    key: str
    text: str
    n: int


class Index:
    """Read access to an index through one connection."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Read nothing yet; ``refresh`` comes first."""
        self.db = db
        self._change = self._marked = self._compared = -1
        self._forget()

    def _forget(self) -> None:
        self.live = BitMap()
        self.chunks = 0
        self._sets: OrderedDict[int, BitMap] = OrderedDict()
        self._kept = 0
        self._kinds: dict[str, dict[str, Value]] = {}
        self._foremost: dict[str, list[Value]] = {}
        self._spelled: dict[int, str] = {}
        self._days: dict[int, BitMap] = {}
        self._nodes: dict[str, int] = {}
        self._forget_standings()

    def _forget_standings(self) -> None:
        self._origins: dict[int, BitMap] | None = None
        self._disputed: BitMap | None = None

    def refresh(self) -> bool:
        """Drop what is kept when the index has changed since; tell whether it has. Inside a snapshot."""
        marked = meta(self.db, "marked")
        if marked != self._marked:
            self._marked = marked
            self._drop_marks()
        compared = meta(self.db, "compared")
        if compared != self._compared:
            self._compared = compared
            self._forget_standings()
        change = meta(self.db, "change")
        if change == self._change:
            return False
        self._forget()
        self._change = change
        self.chunks = chunk_count(meta(self.db, "next"))
        self._nodes = dict(self.db.execute("SELECT prefix, tid FROM node"))
        self.live = self.sets([LIVE]).get(LIVE, BitMap())
        return True

    def sets(self, tids: Sequence[int], *, keep: bool = True) -> dict[int, BitMap]:
        """Return the documents of each number of a term or value that has any; keep those that will be asked again."""
        found = {tid: self._sets[tid] for tid in tids if tid in self._sets}
        for tid in found:
            self._sets.move_to_end(tid)
        missing = [tid for tid in tids if tid not in found]
        if missing:
            read = postings(self.db, missing, self.chunks)
            for tid in missing:
                found[tid] = read.get(tid, BitMap())
                if keep:
                    self._keep(tid, found[tid])
        return found

    def word(self, term: str) -> BitMap:
        """Return the documents that have a term."""
        row = self.db.execute("SELECT tid, docs FROM term WHERE term = ?", (storable(term),)).fetchone()
        if row is None:
            return BitMap()
        tid, docs = row
        return BitMap(numbers(docs)) if tid is None else self.sets([tid])[tid]

    def prefix(self, beginning: str) -> BitMap:
        """Return the documents that have a term which begins so."""
        if beginning in self._nodes:
            return self.sets([self._nodes[beginning]])[self._nodes[beginning]]
        return united(self.db, storable(beginning), lambda tids: self.sets(tids).values())

    def union(self, tids: Sequence[int]) -> BitMap:
        """Return the documents of any of some terms or values."""
        found = self.sets(tids)
        return BitMap.union(*found.values()) if found else BitMap()

    def values(self, kind: str) -> dict[str, Value]:
        """Return the values of a kind that has few, by their keys."""
        if kind not in self._kinds:
            self._kinds[kind] = {value.key: value for value in self._values("kind = ? ORDER BY tid", kind)}
        return self._kinds[kind]

    def frequent(self, kind: str) -> Iterator[Value]:
        """Yield the values of a kind, those that most entries have first."""
        yield from self._values(f"kind = ? AND n >= {FREQUENT} ORDER BY n DESC, tid", kind)
        yield from self._values(f"kind = ? AND n < {FREQUENT} ORDER BY n DESC, tid", kind)

    def foremost(self, kind: str, count: int) -> list[Value]:
        """Return so many values of a kind, those that most entries have."""
        if kind not in self._foremost:
            self._foremost[kind] = list(islice(self.frequent(kind), count))
        return self._foremost[kind]

    def numbered(self, tids: Sequence[int]) -> list[Value]:
        """Return the values of some numbers."""
        return [Value(*row) for row in rows_of(self.db, f"{_VALUE} WHERE tid IN ({{}})", tids)]

    def spelled(self, value: Value) -> str:
        """Return how most entries spell a name."""
        if value.tid not in self._spelled:
            first, last = f"{value.key}\0", f"{value.key}\1"
            others = list(self._values("kind = ? AND key >= ? AND key < ?", f"~{value.kind}", first, last))
            self._spelled[value.tid] = self._most_frequent(value, others) if others else value.text
        return self._spelled[value.tid]

    def _most_frequent(self, value: Value, others: Sequence[Value]) -> str:
        sets = self.sets([value.tid, *(other.tid for other in others)])
        counts = {other.text: self.live.intersection_cardinality(sets[other.tid]) for other in others}
        counts[value.text] = self.live.intersection_cardinality(sets[value.tid]) - sum(counts.values())
        return most_frequent(counts)

    def _values(self, condition: str, *given: str) -> Iterator[Value]:
        return (Value(*row) for row in self.db.execute(f"{_VALUE} WHERE {condition}", given))

    def having(self, kind: str, keys: Iterable[str]) -> BitMap:
        """Return the documents that have any of some values of a kind that has few."""
        values = self.values(kind)
        return self.union([values[key].tid for key in keys if key in values])

    def published(self, window: Window) -> BitMap:
        """Return the documents whose date of publication can lie in a window."""
        first, last = window.first or 1, _LAST_DAY if window.last is None else window.last
        spans = [
            key
            for key in self.values(Kind.SPAN)
            if span_of(key)[0] < first <= span_of(key)[1] and span_of(key)[0] <= last
        ]
        parts = [self.having(Kind.SPAN, spans)]
        inside = []
        for month, days in self.months():
            if first <= days.start and days.stop - 1 <= last:
                inside.append(month)
            elif days.start <= last and first < days.stop:
                here = range(max(first, days.start), min(last + 1, days.stop))
                parts += [found for _, found in self.day_sets(here)]
        return BitMap.union(*parts, self.having(Kind.MONTH, inside))

    def happened(self, window: Window) -> BitMap:
        """Return the documents that speak of a day which can lie in a window."""
        return self.having(Kind.EVENT, [key for key in self.values(Kind.EVENT) if window.meets(*span_of(key))])

    def ahead(self, first: date | None) -> BitMap:
        """Return the documents that speak of a day after their publication, one that is not over before ``first``."""
        since = first.toordinal() if first else 0
        return self.having(Kind.AHEAD, [key for key in self.values(Kind.AHEAD) if span_of(key)[1] >= since]) & self.live

    def months(self) -> list[tuple[str, range]]:
        """Return the months that entries are sorted under, newest first, each with its days."""
        return [(key, month_days(key)) for key in sorted(self.values(Kind.MONTH), reverse=True) if key]

    def day_sets(self, days: range) -> list[tuple[int, BitMap]]:
        """Return the days of a range that have documents, latest first, each with them."""
        found = [(day, self._days[day]) for day in days if day in self._days]
        missing = [day for day in days if day not in self._days]
        for day, docs in rows_of(self.db, "SELECT day, docs FROM day WHERE day IN ({})", missing):
            found.append((day, BitMap(numbers(docs))))
        for day in missing:
            self._days[day] = BitMap()
        self._days.update(found)
        return sorted(((day, docs) for day, docs in found if docs), key=lambda pair: -pair[0])

    def named(self, prefixes: Sequence[str]) -> BitMap:
        """Return the documents whose id begins with one of some texts, in any case, or ends with its hash."""
        wanted = tuple(storable(prefix.casefold()) for prefix in prefixes)
        hashes = tuple(text for text in wanted if len(text) == ID_END)
        ends = tuple(f"-{text}" for text in hashes)
        cased = [key for key in self.values(Kind.CASED) if key.startswith(wanted) or key.endswith(ends)]
        found = self.having(Kind.CASED, cased)
        rows = rows_of(self.db, f"SELECT docid, id FROM doc WHERE {END} IN ({{}})", hashes)  # noqa: S608 (our own words)
        found = found | BitMap([docid for docid, name in rows if name.endswith(ends)])
        for prefix in wanted:
            rows = self.db.execute("SELECT docid FROM doc WHERE id >= ? AND id < ?", (prefix, prefix + LAST))
            found = found | BitMap([docid for (docid,) in rows])
        return found

    def of_stories(self, docs: BitMap) -> BitMap:
        """Return all documents of the stories that some are of; one that is of none yet is by itself."""
        mine = rows_of(self.db, "SELECT coalesce(said, root) FROM kin WHERE docid IN ({})", docs)
        stories = sorted({story for (story,) in mine})
        found = rows_of(self.db, "SELECT docid FROM kin WHERE coalesce(said, root) IN ({})", stories)
        return docs | BitMap([docid for (docid,) in found])

    def disputed(self) -> BitMap:
        """Return the documents with a claim that is disputed; those that were removed since may be among them."""
        if self._disputed is None:
            self._disputed = disputed(self.db)
        return self._disputed

    def with_origins(self, window: Window) -> BitMap:
        """Return the documents by the most independent origins of one of their claims, none without claims."""
        if self._origins is None:
            self._origins = by_origins(self.db)
        found = [docs for count, docs in self._origins.items() if window.meets(count, count)]
        without = self.having(Kind.CLAIMS, ["0"])
        if window.meets(0, 0):
            found.append(without)
        if window.meets(1, 1):
            found.append(self.live - without - BitMap.union(BitMap(), *self._origins.values()))
        return BitMap.union(BitMap(), *found)

    def changed_since(self, day: int) -> BitMap:
        """Return the documents of which something became known on a day (its ordinal, UTC) or later."""
        return changed_since(self.db, (day - _EPOCH) * _DAY)

    def moment(self, docid: int) -> str | None:
        """Return the moment that a document is sorted under, None when it is gone."""
        row = self.db.execute("SELECT moment FROM doc WHERE docid = ?", (docid,)).fetchone()
        return row[0] if row else None

    def of_id(self, entry_id: str) -> list[int]:
        """Return the documents of an id: one, unless two files have it."""
        name = storable(entry_id)
        rows = self.db.execute(f"{_DOCID} WHERE {_IS}", (name[-ID_END:], name))
        return [docid for (docid,) in rows]

    def files_of(self, entry_id: str) -> list[tuple[str, str]]:
        """Return id and file of the entries of an id."""
        name = storable(entry_id)
        return self._files(_IS, name[-ID_END:], name)

    def files_like(self, name: str) -> list[tuple[str, str]]:
        """Return id and file of the entries whose id begins with ``name``, or ends with it after a dash."""
        end = "-" + name
        return self.files_ending(name) or self._files(
            "substr(id, 1, ?) = ? OR substr(id, -?) = ?", len(name), name, len(end), end
        )

    def files_ending(self, digest: str) -> list[tuple[str, str]]:
        """Return id and file of the entries whose id ends with a hash of the usual length."""
        found = self._files(f"{END} = ?", digest) if len(digest) == ID_END else []
        return [(name, file) for name, file in found if name.endswith(f"-{digest}")]

    def files_of_page(self, url: str) -> list[tuple[str, str]]:
        """Return id and file of the entries that have a source at a web address."""
        return self.files_at(self.word(page_term(url)))

    def files_at(self, docs: Iterable[int]) -> list[tuple[str, str]]:
        """Return id and file of documents."""
        numbers = ",".join(map(str, docs))
        return self._files(f"docid IN ({numbers})") if numbers else []

    def _files(self, condition: str, *given: str | int) -> list[tuple[str, str]]:
        values = [storable(value) if isinstance(value, str) else value for value in given]
        rows = self.db.execute(f"{_FILE} WHERE {condition} ORDER BY id", values)
        return [(name, full_file(file, name)) for name, file in rows]

    def rows(self, docs: Sequence[int]) -> tuple[Row, ...]:
        """Return the rows of documents in their order; one that is gone is left out."""
        found = rows_of(
            self.db, "SELECT docid, id, file, data FROM doc JOIN row USING (docid) WHERE docid IN ({})", docs
        )
        stood = standings_of(self.db, docs)
        try:
            rows = {
                docid: load_row(name, full_file(file, name), data, stood.get(docid, ALONE))
                for docid, name, file, data in found
            }
        except ValueError as error:
            raise DamagedError(f"a row of the index is damaged: {error}") from None
        return tuple(rows[docid] for docid in docs if docid in rows)

    def words(self, docs: Sequence[int]) -> dict[int, list[str]]:
        """Return the folded text of documents and after it those of their name fields; one that is gone has none."""
        rows = rows_of(self.db, "SELECT docid, data FROM words WHERE docid IN ({})", docs)
        try:
            return {docid: zlib.decompress(data).decode().split(FIELD_JOINER) for docid, data in rows}
        except (zlib.error, UnicodeDecodeError) as error:
            raise DamagedError(f"a text of the index is damaged: {error}") from None

    def _drop_marks(self) -> None:
        for tid in (READ, STARRED, NOTED):
            if (dropped := self._sets.pop(tid, None)) is not None:
                self._kept -= _size(dropped, self.chunks)

    def _keep(self, tid: int, docs: BitMap) -> None:
        self._sets[tid] = docs
        self._kept += _size(docs, self.chunks)
        while self._kept > _KEPT_BYTES and len(self._sets) > 1:
            _, dropped = self._sets.popitem(last=False)
            self._kept -= _size(dropped, self.chunks)


def month_days(month: str) -> range:
    """Return the ordinals of the days of a month such as "2025-03"."""
    first = date.fromisoformat(f"{month}-01")
    start = first.toordinal()
    return range(start, start + monthrange(first.year, first.month)[1])


def _size(docs: BitMap, chunks: int) -> int:
    return 200 + min(2 * len(docs), chunks * _CONTAINER)
