"""Counts of the values of a set of documents: how many of them have each country, topic, actor, and so on.

A count is the size of an intersection, always exact. Values are tried from the most frequent in the library on, and no
more once the rest cannot reach the top. For few documents the values that each one lists are counted instead.
"""

import heapq
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from operator import itemgetter

from pyroaring import BitMap

from briefing.index.index import Index, Value
from briefing.index.record import Kind
from briefing.index.standing import SEVERAL
from briefing.index.tables import numbers, rows_of
from briefing.query.facets import NAMED, Facet, FacetCount, Facets, facet_count, facets_of, rank
from briefing.query.fields import CORROBORATED, DISPUTED

LISTED = (Facet.ACTOR, Facet.TAG)  # facets with too many values to try them all
_FEW = 600  # documents whose own lists are counted between two keys; of more, sets are intersected
_SOME = 30_000  # the same when there is time: the rarer values of so many are nearly as many as they
_BATCH = 64  # values tried at once
# A choice that need not be exact is made of values that some documents, taken in windows all over the set, have: of the
# most frequent values of the library, and of those that the documents of narrower windows list.
_WINDOWS, _WIDE_WINDOW, _WINDOW = 8, 160, 16
_FOREMOST, _SAMPLED, _SPARE = 160, 24, 12
# In an index of this many chunks of documents, trying all values of the other facets takes too long between two keys.
_LARGE = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many values of each facet, None for all; unless ``exact``, which ones they are may be a guess.

    Once ``stop`` says so, nobody wants the counts any more: they are wrong.
    """

    top: int | None = 20
    exact: bool = True
    stop: Callable[[], bool] = lambda: False


def count(index: Index, docs: BitMap, wanted: Wanted) -> Facets:
    """Return the counts of the values of documents, as ``query.facets.count_facets`` counts their entries."""
    listed = _listed(index, docs, wanted)
    found = {facet: listed[facet] if facet in listed else _tried(index, facet, docs, wanted) for facet in Facet}
    return replace(facets_of(found, wanted.top), standings=tuple(_standings(index, docs)))


def _standings(index: Index, docs: BitMap) -> Iterator[FacetCount]:
    for name, having in ((DISPUTED, index.disputed()), (CORROBORATED, index.with_origins(SEVERAL))):
        if n := docs.intersection_cardinality(having):
            yield FacetCount(name, name, n)


def count_values(index: Index, facet: Facet, docs: BitMap) -> tuple[FacetCount, ...]:
    """Return the counts of all values of one facet, most documents first."""
    return tuple(sorted(_tried(index, facet, docs, Wanted(None)), key=rank))


def count_without(index: Index, facet: Facet, docs: BitMap) -> int:
    """Return how many documents have no value of a facet."""
    values = index.frequent(facet) if facet in LISTED else index.values(facet).values()
    sets = index.sets([value.tid for value in values], keep=facet not in LISTED)
    return len(docs) - BitMap.union(BitMap(), *sets.values()).intersection_cardinality(docs)


def _listed(index: Index, docs: BitMap, wanted: Wanted) -> dict[Facet, list[FacetCount]]:
    """Return the counts of the listed facets where a look at the documents themselves is the faster way."""
    if len(docs) <= (_SOME if wanted.exact else _FEW):
        return {facet: _named(index, facet, counts, wanted) for facet, counts in _lists(index, docs).items()}
    if wanted.exact or wanted.top is None:
        return {}
    sampled = _lists(index, _spread(docs, _WINDOW))
    return {
        facet: _counted(index, facet, docs, _likely(index, facet, docs, counts, wanted.top), wanted.top)
        for facet, counts in sampled.items()
    }


def _likely(index: Index, facet: Facet, docs: BitMap, sampled: Counter[int], top: int) -> list[Value]:
    """Return the values that documents may have most: of the frequent ones, and of those that some of them list."""
    values = _frequent_here(index, docs, index.foremost(facet, _FOREMOST), top)
    best = [tid for tid, _ in sampled.most_common(_SAMPLED)]
    return list({value.tid: value for value in [*values, *index.numbered(best)]}.values())


def _frequent_here(index: Index, docs: BitMap, values: Collection[Value], top: int) -> list[Value]:
    """Return the values that seem to be the most frequent among documents, some more than the top."""
    sample, sets = _spread(docs, _WIDE_WINDOW), index.sets([value.tid for value in values])
    return heapq.nlargest(top + _SPARE, values, key=lambda value: sample.intersection_cardinality(sets[value.tid]))


def _spread(docs: BitMap, window: int) -> BitMap:
    """Return some of many documents: windows of so many, in equal distances."""
    step = (len(docs) - window) // (_WINDOWS - 1)
    return BitMap.union(*(docs[at * step : at * step + window] for at in range(_WINDOWS)))


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


def _tried(index: Index, facet: Facet, docs: BitMap, wanted: Wanted) -> list[FacetCount]:
    """Return the counts of a facet's values, at least the top ones."""
    top = wanted.top
    if facet is Facet.DATE:  # all of them are shown
        return _counted(index, facet, docs, index.values(facet).values(), None)
    if facet not in LISTED:
        return _counted(index, facet, docs, _worth_trying(index, facet, docs, wanted), top)
    found: list[FacetCount] = []
    best: list[int] = []  # the highest counts, as a heap with the least of them first
    for values in _batches(index.frequent(facet)):
        if (top is not None and len(best) == top and best[0] > values[0].n) or wanted.stop():
            return found
        new = _counted(index, facet, docs, values, top, keep=False)
        found += new
        for one in new:
            if top is None or len(best) < top:
                heapq.heappush(best, one.count)
            else:
                heapq.heappushpop(best, one.count)
    return found


def _worth_trying(index: Index, facet: Facet, docs: BitMap, wanted: Wanted) -> Collection[Value]:
    """Return the values of a facet; in a large index, when that will do, those that seem to be frequent here."""
    values = index.values(facet).values()
    if wanted.exact or wanted.top is None or len(docs) <= _FEW or index.chunks < _LARGE:
        return values
    return _frequent_here(index, docs, values, wanted.top)


def _batches(values: Iterable[Value]) -> Iterator[list[Value]]:
    batch: list[Value] = []
    for value in values:
        batch.append(value)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _counted(
    index: Index, facet: Facet, docs: BitMap, values: Iterable[Value], top: int | None, *, keep: bool = True
) -> list[FacetCount]:
    """Return the counts of values, of those only that can be among the top."""
    tried = list(values)
    sets = index.sets([value.tid for value in tried], keep=keep)
    counts = [(docs.intersection_cardinality(sets[value.tid]), value) for value in tried]
    found: list[tuple[int, Value]] = []
    for n, value in sorted(counts, key=itemgetter(0), reverse=True):
        if not n or (top is not None and len(found) >= top and n < found[top - 1][0]):
            break
        if facet is not Facet.SOURCE or _published(index, docs, value):
            found.append((n, value))
    return [_labelled(index, facet, value, n) for n, value in found]


def _published(index: Index, docs: BitMap, value: Value) -> bool:
    """Tell whether an outlet published one of the documents: one that only passed words on is no value."""
    publisher = index.values(Kind.PUBLISHER).get(value.key)
    return publisher is not None and docs.intersect(index.sets([publisher.tid])[publisher.tid])


def _labelled(index: Index, facet: Facet, value: Value, n: int) -> FacetCount:
    return facet_count(facet, value.key, index.spelled(value) if facet in NAMED else value.text, n)
