"""Counts of what entries are about, value by value: what a search is narrowed with, and when they were published.

``value`` is what the query language takes after the field's name, ``label`` what a person reads. An entry counts once
for each value. Names count without regard to case and accents, under the spelling that most entries print.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefing.model import Entry, HopKind
from briefing.model.order import placed
from briefing.query.origin import entry_origins
from briefing.text.fold import fold
from briefing.vocabulary.countries import country_name
from briefing.vocabulary.topics import broader, topic_label

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MOST_MONTHS_OF_DAYS = 24  # a timeline of more months is drawn by months: no terminal has the cells for its days


class Facet(StrEnum):
    """What entries are counted by."""

    DATE = "date"
    COUNTRY = "country"
    TOPIC = "topic"
    ACTOR = "actor"
    SOURCE = "source"
    ORIGIN = "origin"
    TAG = "tag"
    LANGUAGE = "lang"


# The facets whose values are names: spelled in several ways, and one all the same.
NAMED = frozenset({Facet.ACTOR, Facet.SOURCE, Facet.ORIGIN, Facet.TAG})


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value and the number of entries that have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The values of each facet, most entries first and then by label; dates newest first, by month or by year.

    ``standings`` are values of ``is:`` that comparing stories tells, and that some entry has; only an index knows them.
    """

    dates: tuple[FacetCount, ...] = ()
    countries: tuple[FacetCount, ...] = ()
    topics: tuple[FacetCount, ...] = ()
    actors: tuple[FacetCount, ...] = ()
    sources: tuple[FacetCount, ...] = ()
    origins: tuple[FacetCount, ...] = ()
    tags: tuple[FacetCount, ...] = ()
    languages: tuple[FacetCount, ...] = ()
    standings: tuple[FacetCount, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """How many entries were published on each day, or in each month, that has any, in order of time.

    ``unit`` is "day" or "month"; each date is the first day that the publication can mean, or the first of its month.
    """

    unit: str = "day"
    counts: tuple[tuple[date, int], ...] = ()
    undated: int = 0


def facet_values(entry: Entry) -> dict[Facet, dict[str, str]]:
    """Return the values of an entry for each facet: what is counted, with how this entry spells it."""
    return {
        Facet.DATE: _same(_months(entry)),
        Facet.COUNTRY: _same(entry.countries),
        Facet.TOPIC: _same(_with_broader(entry.topics)),
        Facet.ACTOR: _folded(actor.name for actor in entry.actors),
        Facet.SOURCE: _folded(_passed_through(entry)),
        Facet.ORIGIN: _folded(entry_origins(entry)),
        Facet.TAG: _folded(entry.tags),
        Facet.LANGUAGE: _same([entry.language] if entry.language else []),
    }


def publishers(entry: Entry) -> dict[str, str]:
    """Return the publishers of an entry in the form of ``facet_values``."""
    return _folded(source.publisher for source in entry.sources if source.publisher)


def spellings(entries: Iterable[Entry]) -> dict[tuple[Facet, str], str]:
    """Return how most of the entries spell each name, the first in the order of text where several are as frequent."""
    counts: dict[tuple[Facet, str], Counter[str]] = {}
    for entry in entries:
        for facet, values in facet_values(entry).items():
            for key, text in values.items() if facet in NAMED else ():
                counts.setdefault((facet, key), Counter())[text] += 1
    return {value: most_frequent(texts) for value, texts in counts.items()}


def most_frequent(texts: Mapping[str, int]) -> str:
    """Return the text with the highest count, the first in the order of text among equals.

    >>> most_frequent({"NATO": 2, "Nato": 2, "nato": 1})
    'NATO'
    """
    return min(texts, key=lambda text: (-texts[text], text))


def count_facets(entries: Sequence[Entry], spelled: Mapping[tuple[Facet, str], str]) -> Facets:
    """Count the values of every facet over ``entries``; ``spelled`` is how the library spells names."""
    counts: dict[Facet, Counter[str]] = {facet: Counter() for facet in Facet}
    known: set[str] = set()
    for entry in entries:
        known.update(publishers(entry))
        for facet, values in facet_values(entry).items():
            counts[facet].update(values.keys())
    found = {
        facet: [facet_count(facet, key, spelled.get((facet, key), key), n) for key, n in counter.items()]
        for facet, counter in counts.items()
    }
    # ``source:`` finds an outlet in a chain too, but what never published is no value of its own.
    found[Facet.SOURCE] = [count for count in found[Facet.SOURCE] if fold(count.value) in known]
    return facets_of(found)


def facet_count(facet: Facet, key: str, spelled: str, count: int) -> FacetCount:
    """Return a value with its label; ``spelled`` is how a name is written, ``key`` the value of what is no name."""
    if facet in NAMED:
        return FacetCount(spelled, spelled, count)
    match facet:
        case Facet.COUNTRY:
            return FacetCount(key, country_name(key), count)
        case Facet.TOPIC:
            return FacetCount(key, topic_label(key), count)
        case Facet.DATE:
            return FacetCount(key, _month_label(key), count)
        case _:
            return FacetCount(key, key, count)


def facets_of(counts: Mapping[Facet, Iterable[FacetCount]], top: int | None = None) -> Facets:
    """Return the counts in the order in which they are shown, at most ``top`` of each facet, but all dates."""
    ordered = {facet: tuple(sorted(counts.get(facet, ()), key=rank)[:top]) for facet in Facet}
    dates = sorted(counts.get(Facet.DATE, ()), key=lambda month: month.value, reverse=True)
    return Facets(
        dates=tuple(dates),
        countries=ordered[Facet.COUNTRY],
        topics=ordered[Facet.TOPIC],
        actors=ordered[Facet.ACTOR],
        sources=ordered[Facet.SOURCE],
        origins=ordered[Facet.ORIGIN],
        tags=ordered[Facet.TAG],
        languages=ordered[Facet.LANGUAGE],
    )


def rank(found: FacetCount) -> tuple[int, str, str]:
    """Return what counts are sorted by: most entries first, then by label."""
    return -found.count, fold(found.label), found.value


def count_days(entries: Iterable[Entry]) -> Timeline:
    """Return when the entries were published."""
    days = [first_day(entry) for entry in entries]
    return timeline(Counter(day for day in days if day), sum(day is None for day in days))


def timeline(days: Mapping[date, int], undated: int) -> Timeline:
    """Return the counts of days as a timeline: by month when they lie in too many months."""
    months = Counter[date]()
    for day, count in days.items():
        months[day.replace(day=1)] += count
    if len(months) > MOST_MONTHS_OF_DAYS:
        return Timeline("month", tuple(sorted(months.items())), undated)
    return Timeline("day", tuple(sorted(days.items())), undated)


def first_day(entry: Entry) -> date | None:
    """Return the first day that the publication date counts as; None when the source does not say, or says no date."""
    days = placed(entry)
    return days.earliest if days else None


def _same(values: Iterable[str]) -> dict[str, str]:
    return {value: value for value in values}


def _folded(names: Iterable[str]) -> dict[str, str]:
    """Return the names by what they fold to; of two that are one the last counts."""
    return {fold(name): name for name in names}


def _passed_through(entry: Entry) -> Iterator[str]:
    """Yield publishers, and outlets that stand in a chain, which ``source:`` finds as well."""
    yield from (source.publisher for source in entry.sources if source.publisher)
    yield from (hop.name for claim in entry.claims for hop in claim.chain if hop.kind is HopKind.OUTLET)


def _with_broader(topics: Iterable[str]) -> set[str]:
    """Return the topics and all that they are part of, since ``topic:`` finds what is narrower."""
    found: set[str] = set()
    for topic in topics:
        wider: str | None = topic
        while wider and wider not in found:
            found.add(wider)
            wider = broader(wider)
    return found


def _months(entry: Entry) -> Iterator[str]:
    first = first_day(entry)
    if first and entry.published:
        yield first.isoformat()[: 7 if entry.published[4:5] == "-" else 4]


def _month_label(value: str) -> str:
    year, _, month = value.partition("-")
    return f"{_MONTHS[int(month) - 1]} {year}" if month else year
