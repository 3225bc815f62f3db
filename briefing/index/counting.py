"""Counts of the values of a set of documents: how many of them have each country, topic, actor, and so on.

A count is the size of an intersection, always exact. Values are tried from the most frequent in the library on, and no
more once the rest cannot reach the top. For few documents the values that each one lists are counted instead.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyroaring import BitMap

from briefing.index.index import Index, Value
from briefing.index.record import Kind
from briefing.index.tables import numbers, rows_of
from briefing.query.facets import NAMED, Facet, FacetCount, Facets, facet_count, facets_of

LISTED = (Facet.ACTOR, Facet.TAG)  # facets with too many values to try them all
_FEW = 1200  # documents whose own lists are counted; of more, sets are intersected
_BATCH = 64  # values tried at once
# A choice that need not be exact: the most frequent values of the library, and those of this many spread documents.
_ALWAYS, _SAMPLED, _WINDOWS = 12, 24, 8
_WINDOW = 25


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many values of each facet, None for all; unless ``exact``, which actors and tags they are may be a guess."""

    top: int | None = 20
    exact: bool = True


def count(index: Index, docs: BitMap, wanted: Wanted) -> Facets:
    """Return the counts of the values of documents, as ``query.facets.count_facets`` counts their entries."""
    listed = _listed(index, docs, wanted)
    found = {facet: listed[facet] if facet in listed else _tried(index, facet, docs, wanted.top) for facet in Facet}
    return facets_of(found, wanted.top)


def _listed(index: Index, docs: BitMap, wanted: Wanted) -> dict[Facet, list[FacetCount]]:
    """Return the counts of the listed facets where a look at the documents themselves is the faster way."""
    if len(docs) <= _FEW:
        return {facet: _named(index, facet, counts, wanted) for facet, counts in _lists(index, docs).items()}
    if wanted.exact or wanted.top is None:
        return {}
    step = (len(docs) - _WINDOW) // (_WINDOWS - 1)
    sample = BitMap.union(*(docs[at * step : at * step + _WINDOW] for at in range(_WINDOWS)))
    return {
        facet: _counted(index, facet, docs, _likely(index, facet, counts))
        for facet, counts in _lists(index, sample).items()
    }


def _likely(index: Index, facet: Facet, sampled: Counter[int]) -> list[Value]:
    always = [value for value, _ in zip(index.frequent(facet), range(_ALWAYS), strict=False)]
    best = [tid for tid, _ in sampled.most_common(_SAMPLED)]
    return list({value.tid: value for value in [*always, *index.numbered(best)]}.values())


def _lists(index: Index, docs: BitMap) -> dict[Facet, Counter[int]]:
    """Count the numbers of the values that documents list."""
    counts: dict[Facet, Counter[int]] = {facet: Counter() for facet in LISTED}
    for (data,) in rows_of(index.db, "SELECT listed FROM doc WHERE docid IN ({})", docs.to_array()):
        listed = numbers(data)
        actors = listed[0]
        counts[Facet.ACTOR].update(listed[1 : actors + 1])
        counts[Facet.TAG].update(listed[actors + 1 :])
    return counts


def _named(index: Index, facet: Facet, counts: Counter[int], wanted: Wanted) -> list[FacetCount]:
    """Return counts with their labels; when the choice need not be exact, not of everything that has the last count."""
    best = counts.most_common(None if wanted.exact else wanted.top)
    if wanted.top is not None and len(best) > wanted.top:
        least = best[wanted.top - 1][1]
        best = [(tid, n) for tid, n in best if n >= least]
    values = {value.tid: value for value in index.numbered([tid for tid, _ in best])}
    return [_labelled(index, facet, values[tid], n) for tid, n in best if tid in values]


def _tried(index: Index, facet: Facet, docs: BitMap, top: int | None) -> list[FacetCount]:
    """Return the counts of a facet's values, at least the top ones."""
    if facet not in LISTED:
        return _counted(index, facet, docs, index.values(facet).values())
    found: list[FacetCount] = []
    best: list[int] = []  # the highest counts, as a heap with the least of them first
    for values in _batches(index.frequent(facet)):
        if top is not None and len(best) == top and best[0] > values[0].n:
            return found
        new = _counted(index, facet, docs, values)
        found += new
        for one in new:
            if top is None or len(best) < top:
                heapq.heappush(best, one.count)
            else:
                heapq.heappushpop(best, one.count)
    return found


def _batches(values: Iterable[Value]) -> Iterator[list[Value]]:
    batch: list[Value] = []
    for value in values:
        batch.append(value)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _counted(index: Index, facet: Facet, docs: BitMap, values: Iterable[Value]) -> list[FacetCount]:
    tried = list(values)
    sets = index.sets([value.tid for value in tried])
    counts = [(value, docs.intersection_cardinality(sets[value.tid])) for value in tried]
    found = [(value, n) for value, n in counts if n]
    if facet is Facet.SOURCE:
        found = [(value, n) for value, n in found if _published(index, docs, value)]
    return [_labelled(index, facet, value, n) for value, n in found]


def _published(index: Index, docs: BitMap, value: Value) -> bool:
    """Tell whether an outlet published one of the documents: one that only passed words on is no value."""
    publisher = index.values(Kind.PUBLISHER).get(value.key)
    return publisher is not None and docs.intersect(index.sets([publisher.tid])[publisher.tid])


def _labelled(index: Index, facet: Facet, value: Value, n: int) -> FacetCount:
    return facet_count(facet, value.key, index.spelled(value) if facet in NAMED else value.text, n)
