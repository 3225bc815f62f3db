"""The documents that a query holds of, from sets alone as far as they can tell.

Words in a row are in every document that the query finds and in some others; which, their text tells. Until it is read
such documents are possible, not certain. All else is certain, by the same rules as ``query.evaluate``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeAlias, assert_never

from pyroaring import BitMap

from briefing.index.index import Index
from briefing.index.record import NAME_FIELDS, Kind, field_term
from briefing.index.standing import SEVERAL
from briefing.index.tables import NOTED, READ, STARRED
from briefing.query.errors import ValueRefused
from briefing.query.facets import Facet
from briefing.query.fields import FieldSpec, FieldType, find_field
from briefing.query.nodes import And, Everything, Field, Not, Or, Phrase, Prefix, Query, Word
from briefing.query.ranges import age_start, date_window, number_window
from briefing.query.terms import age_window, name_needles, outlet_needles, speaks, words_needle
from briefing.text.fold import unspaced
from briefing.vocabulary.topics import topic_ids

# Whether a query holds of a document whose sections of words (the text, then NAME_FIELDS) are given.
Check: TypeAlias = Callable[[int, Sequence[str]], bool]


@dataclass(frozen=True, slots=True)
class Match:
    """``certain`` is part of ``possible``; for what lies between, ``holds`` tells."""

    certain: BitMap
    possible: BitMap
    holds: Check


def match(query: Query, index: Index, today: date) -> Match:
    """Return what a query without saved queries in it finds."""
    match query:
        case Everything():
            return _known(index.live)
        case Word() | Phrase() | Prefix():
            return _in_row(index, words_needle(query), None)
        case Field():
            return _field(query, index, today)
        case And(parts):
            return _all([match(part, index, today) for part in parts])
        case Or(parts):
            return _any([match(part, index, today) for part in parts])
        case Not(part):
            inner = match(part, index, today)
            holds = inner.holds
            return Match(
                index.live - inner.possible, index.live - inner.certain, lambda docid, words: not holds(docid, words)
            )
        case _:
            assert_never(query)


def _known(docs: BitMap) -> Match:
    return Match(docs, docs, lambda docid, _: docid in docs)


def _all(parts: Sequence[Match]) -> Match:
    certain = BitMap.intersection(*(part.certain for part in parts))
    possible = BitMap.intersection(*(part.possible for part in parts))
    return Match(certain, possible, lambda docid, words: all(part.holds(docid, words) for part in parts))


def _any(parts: Sequence[Match]) -> Match:
    certain = BitMap.union(*(part.certain for part in parts))
    possible = BitMap.union(*(part.possible for part in parts))
    return Match(certain, possible, lambda docid, words: any(part.holds(docid, words) for part in parts))


def _in_row(index: Index, needle: str | None, field: str | None) -> Match:
    """Return the documents in whose words, or names of a field, those of the needle stand in a row."""
    if needle is None:
        return _known(BitMap())
    row, whole = needle.split(), needle.endswith(" ")

    def term(text: str) -> str:
        return field_term(field, text) if field else text

    def last(text: str) -> BitMap:
        return index.word(term(text)) if whole else index.prefix(term(text))

    if len(row) == 1:
        return _known(last(row[0]) & index.live)
    if field:
        sets = [index.word(term(f"{one} {other}")) for one, other in pairwise(row[:-1])]
        sets.append(last(f"{row[-2]} {row[-1]}"))
    else:
        sets = [*(index.word(word) for word in row[:-1]), last(row[-1])]
        sets += [index.word(one + other) for one, other in _unspaced_pairs(row)]
    possible = BitMap.intersection(index.live, *sets)
    if len(row) == 2 and (field or _unspaced_pairs(row)):
        return _known(possible)
    certain = index.word(term(needle.strip())) & possible if field and whole else BitMap()
    section = 1 + NAME_FIELDS.index(field) if field else 0
    return Match(certain, possible, lambda _, words: section < len(words) and needle in words[section])


def _unspaced_pairs(row: Sequence[str]) -> list[tuple[str, str]]:
    """Return the neighbours in a row that the index has as one term."""
    return [(one, other) for one, other in pairwise(row) if unspaced(one) and unspaced(other)]


def _field(term: Field, index: Index, today: date) -> Match:
    spec = find_field(term.name)
    if spec is None:
        return _known(BitMap())
    if spec.type is FieldType.NAME:
        needles = outlet_needles(term.values) if spec.name in {"source", "origin"} else name_needles(term.values)
        found = [_in_row(index, needle, spec.name) for needle in needles]
        return _any(found) if found else _known(BitMap())
    try:
        return _known(_having(spec, term.values, index, today) & index.live)
    except ValueRefused:
        return _known(BitMap())


def _having(spec: FieldSpec, values: tuple[str, ...], index: Index, today: date) -> BitMap:
    match spec.type:
        case FieldType.COUNTRY:
            codes = frozenset(value.upper() for value in values)
            return index.having(Facet.COUNTRY, [key for key in index.values(Facet.COUNTRY) if key.upper() in codes])
        case FieldType.TOPIC:
            return index.having(Kind.OWN_TOPIC, {topic for value in values for topic in topic_ids(value)})
        case FieldType.LANGUAGE:
            spoken = [key for key in index.values(Facet.LANGUAGE) if any(speaks(key, value) for value in values)]
            return index.having(Facet.LANGUAGE, spoken)
        case FieldType.DATE:
            days = index.happened if spec.name == "event" else index.published
            return BitMap.union(*(days(window) for window in [date_window(value) for value in values]))
        case FieldType.AGE if spec.name == "changed":
            return BitMap.union(*(index.changed_since(age_start(value, today)) for value in values))
        case FieldType.AGE:
            return BitMap.union(*(index.published(age_window(spec.name, value, today)) for value in values))
        case FieldType.NUMBER:
            windows = [number_window(value) for value in values]
            if spec.name == "sources":
                return BitMap.union(*map(index.with_origins, windows))
            counts = [key for key in index.values(Kind.CLAIMS) if any(w.meets(int(key), int(key)) for w in windows)]
            return index.having(Kind.CLAIMS, counts)
        case FieldType.FLAG:
            return BitMap.union(*(_flagged(index, value) for value in values))
        case FieldType.ID:
            return index.named(values) if spec.name == "id" else index.of_stories(index.named(values))
        case FieldType.QUERY | FieldType.NAME:
            return BitMap()
        case _:
            assert_never(spec.type)


def _flagged(index: Index, flag: str) -> BitMap:
    match flag:
        case "unread":
            return index.live - index.sets([READ])[READ]
        case "starred":
            return index.sets([STARRED])[STARRED]
        case "noted":
            return index.sets([NOTED])[NOTED]
        case "undated":
            return index.having(Kind.MONTH, [""])
        case "corroborated":
            return index.with_origins(SEVERAL)
        case "disputed":
            return index.disputed()
        case _:
            return BitMap()
