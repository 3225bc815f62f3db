"""Counts of what a list of entries is about, value by value: what the reader narrows a search with.

``value`` is what the query language takes after the field's name, ``label`` what a person reads. An entry counts once
for each value.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.model import Entry, HopKind, parse_edtf
from briefing.query.origin import entry_origins
from briefing.text.fold import fold
from briefing.vocabulary.countries import country_name
from briefing.vocabulary.topics import broader, topic_label

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value and the number of entries that have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The values of each facet, most entries first and then by label; dates newest first, by month or by year."""

    dates: tuple[FacetCount, ...] = ()
    countries: tuple[FacetCount, ...] = ()
    topics: tuple[FacetCount, ...] = ()
    actors: tuple[FacetCount, ...] = ()
    sources: tuple[FacetCount, ...] = ()
    origins: tuple[FacetCount, ...] = ()
    tags: tuple[FacetCount, ...] = ()
    languages: tuple[FacetCount, ...] = ()


def count_facets(entries: Sequence[Entry]) -> Facets:
    """Count the values of every facet over ``entries``."""
    dates = _codes(entries, _months, _month_label)
    return Facets(
        dates=tuple(sorted(dates, key=lambda month: month.value, reverse=True)),
        countries=_codes(entries, lambda entry: entry.countries, country_name),
        topics=_codes(entries, _topics, topic_label),
        actors=_names(entries, lambda entry: [actor.name for actor in entry.actors]),
        sources=_publishers(entries),
        origins=_names(entries, entry_origins),
        tags=_names(entries, lambda entry: entry.tags),
        languages=_codes(entries, lambda entry: [entry.language] if entry.language else [], str),
    )


def _codes(
    entries: Sequence[Entry], values: Callable[[Entry], Iterable[str]], label: Callable[[str], str]
) -> tuple[FacetCount, ...]:
    counts = Counter(value for entry in entries for value in set(values(entry)))
    return _ordered(FacetCount(value, label(value), count) for value, count in counts.items())


def _names(entries: Sequence[Entry], values: Callable[[Entry], Iterable[str]]) -> tuple[FacetCount, ...]:
    """Count names without regard to case and accents, each under the spelling that the first entry prints."""
    spelled: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for entry in entries:
        found = {fold(name): name for name in values(entry)}
        counts.update(found.keys())
        spelled = {**found, **spelled}
    return _ordered(FacetCount(spelled[key], spelled[key], count) for key, count in counts.items())


def _publishers(entries: Sequence[Entry]) -> tuple[FacetCount, ...]:
    """Count publishers, each also where it stands in a chain as an outlet, which ``source:`` finds as well."""
    publishers = {fold(s.publisher) for entry in entries for s in entry.sources if s.publisher}
    return tuple(count for count in _names(entries, _passed_through) if fold(count.value) in publishers)


def _passed_through(entry: Entry) -> Iterator[str]:
    yield from (source.publisher for source in entry.sources if source.publisher)
    yield from (hop.name for claim in entry.claims for hop in claim.chain if hop.kind is HopKind.OUTLET)


def _topics(entry: Entry) -> set[str]:
    """Return the topics of an entry and all that they are part of, since ``topic:`` finds what is narrower."""
    found: set[str] = set()
    for topic in entry.topics:
        wider: str | None = topic
        while wider and wider not in found:
            found.add(wider)
            wider = broader(wider)
    return found


def _months(entry: Entry) -> Iterator[str]:
    try:
        first = parse_edtf(entry.published).earliest if entry.published else None
    except ValueError:
        return
    if first and entry.published:
        yield f"{first:%Y-%m}" if entry.published[4:5] == "-" else f"{first:%Y}"


def _month_label(value: str) -> str:
    year, _, month = value.partition("-")
    return f"{_MONTHS[int(month) - 1]} {year}" if month else year


def _ordered(counts: Iterable[FacetCount]) -> tuple[FacetCount, ...]:
    return tuple(sorted(counts, key=lambda found: (-found.count, fold(found.label), found.value)))
