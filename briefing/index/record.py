"""What the index keeps of one entry: its words and names as terms, the values that it counts under, its row.

Made apart from the index, so that any process can make it. All follows from the entry and the text of its sources, by
the same functions that the evaluator of single documents uses: the two cannot drift apart.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import blake2b
from itertools import pairwise

from briefing.index.row import Row, row_of, storable
from briefing.model.order import moment
from briefing.query.document import Document, days
from briefing.query.facets import facet_values, first_day, publishers
from briefing.text.address import page_key
from briefing.text.fold import UNSPACED
from briefing.text.naming import text_hash

FIELD_JOINER = "\f"  # between the words of the text and those of each name field, in ``Record.words``
NAME_FIELDS = ("tag", "actor", "speaker", "origin", "source")  # in the order of ``Record.words``
_MARK = "\x01"  # begins the terms of name fields; no folded word has it
PAGE_MARK = "\x02"  # begins the terms of web pages, which nobody types
UNDATED = 0  # the day of an entry without a date of publication; real days are ordinals from 1


class Kind(StrEnum):
    """What values of an entry are kept beside its facets, for the fields of the query language that ask for them."""

    PUBLISHER = "publisher"
    OWN_TOPIC = "own-topic"  # as the entry has it, without what it is part of
    MONTH = "month"  # of the day that it is sorted under, "" for none
    SPAN = "span"  # a date of publication that can mean several days
    EVENT = "event"
    AHEAD = "ahead"  # days that the text speaks of, later than its publication
    CLAIMS = "claims"
    CASED = "cased"  # an id with capitals, folded


@dataclass(frozen=True, slots=True)
class Record:
    """An entry for the index.

    ``moment`` and ``id`` give its place in the order of entries, ``day`` is the ordinal of its day or UNDATED.
    ``values`` are (kind, key, spelling), ``words`` its folded text followed by those of NAME_FIELDS. ``vector`` is what
    it is compared by with entries of the weeks around the day ``week``, UNDATED when its date does not tell the week.
    """

    id: str
    file: str
    moment: str
    day: int
    row: Row
    words: str
    terms: frozenset[str]
    values: tuple[tuple[str, str, str], ...]
    vector: bytes = b"\0"
    week: int = UNDATED

    @property
    def digest(self) -> int:
        """A number that is the same for what the index holds in the same way; below 2**63."""
        pages = sorted(
            term for term in self.terms if term.startswith(PAGE_MARK)
        )  # all other terms follow from the words
        parts = (self.id, self.file, self.moment, self.row, self.words, self.values, self.vector, self.week, pages)
        return int.from_bytes(blake2b(repr(parts).encode("utf-8", "replace"), digest_size=8).digest()) >> 1


def record_of(document: Document, file: str) -> Record:
    """Return the record of an entry that was read from ``file``, with the text of its sources."""
    from briefing.stories.kinship import WINDOW  # noqa: PLC0415 (mostly nothing has changed)
    from briefing.stories.vectors import entry_vector, pack  # noqa: PLC0415

    entry = document.entry
    names = {field: _names(document, field) for field in NAME_FIELDS}
    terms = {*document.words.split(), *word_pairs(document.words)}
    for field, text in names.items():
        terms.update(field_term(field, term) for term in name_terms(text))
    terms.update(page_term(source.url) for source in entry.sources if source.url)
    first = first_day(entry)
    known = document.published
    return Record(
        storable(entry.id),
        storable(file),
        moment(entry),
        first.toordinal() if first else UNDATED,
        row_of(entry, file),
        FIELD_JOINER.join((document.words, *names.values())),
        frozenset(terms),
        tuple(sorted(_values(document))),  # sets have another order in each process, and the digest is of all
        pack(entry_vector(entry, document.text)),
        known.earliest.toordinal() if known and (known.latest - known.earliest).days < WINDOW else UNDATED,
    )


def field_term(field: str, term: str) -> str:
    """Return the term of words in a name field, apart from those of the text."""
    return f"{_MARK}{NAME_FIELDS.index(field)}{term}"


def page_term(url: str) -> str:
    """Return the term of the page at an address, whichever way that is written."""
    return PAGE_MARK + text_hash(page_key(url))


def word_pairs(words: str) -> set[str]:
    """Return the neighbours among characters of scripts without spaces, each two as one term.

    >>> sorted(word_pairs(" 停 火 了 now "))
    ['停火', '火了']
    """
    return set() if words.isascii() else {f"{one}{other}" for one, other in _pair().findall(words)}


@cache  # not before a text needs it: it takes 2 ms
def _pair() -> re.Pattern[str]:
    return re.compile(rf"(?<= )([{UNSPACED}]) (?=([{UNSPACED}]) )")


def name_terms(words: str) -> Iterator[str]:
    """Yield the terms of names, one a line: each word, each two neighbours, and a longer name as a whole.

    >>> list(name_terms(" bank of england "))
    ['bank', 'of', 'england', 'bank of', 'of england', 'bank of england']
    """
    for line in words.splitlines():
        name = line.split()
        yield from name
        yield from (" ".join(pair) for pair in pairwise(name))
        if len(name) > 2:
            yield " ".join(name)


def span_key(first: int, last: int) -> str:
    """Return the days from ``first`` to ``last`` so that text order is the order of their beginnings."""
    return f"{first:07}-{last:07}"


def span_of(key: str) -> tuple[int, int]:
    """Return the days of a ``span_key``."""
    first, _, last = key.partition("-")
    return int(first), int(last)


def month_of(moment: str) -> str:
    """Return the month of a moment, empty for none.

    >>> month_of("2025-03-28T12:39")
    '2025-03'
    """
    return moment[:7]


def _names(document: Document, field: str) -> str:
    match field:
        case "tag":
            return document.tags
        case "actor":
            return document.actors
        case "speaker":
            return document.speakers
        case "origin":
            return document.origins
        case _:
            return document.sources


def _values(document: Document) -> Iterator[tuple[str, str, str]]:
    entry = document.entry
    for facet, values in facet_values(entry).items():
        yield from ((facet.value, storable(key), storable(text)) for key, text in values.items())
    yield from _kept(Kind.PUBLISHER, publishers(entry))
    yield from _kept(Kind.OWN_TOPIC, set(entry.topics))
    yield from _kept(Kind.MONTH, [month_of(moment(entry))])
    yield from _kept(Kind.EVENT, set(_event_spans(document)))
    yield from _kept(Kind.AHEAD, set(_days_ahead(document)))
    yield from _kept(Kind.CLAIMS, [str(len(entry.claims))])
    if entry.id.casefold() != entry.id:
        yield from _kept(Kind.CASED, [entry.id.casefold()])
    if (published := document.published) and published.earliest != published.latest:
        yield from _kept(Kind.SPAN, [span_key(published.earliest.toordinal(), published.latest.toordinal())])


def _kept(kind: Kind, keys: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield values in an order that is the same in every process: the digest of a record depends on it."""
    return ((kind.value, storable(key), storable(key)) for key in sorted(keys))


def _event_spans(document: Document) -> Iterator[str]:
    for event in document.entry.events:
        if span := days(event.date):
            yield span_key(span.earliest.toordinal(), span.latest.toordinal())


def _days_ahead(document: Document) -> Iterator[str]:
    """Yield the days of events that can be on an agenda."""
    from briefing.stories.horizon import is_ahead  # noqa: PLC0415 (mostly nothing has changed)

    published = days(document.entry.published)
    for event in document.entry.events if published else ():
        span = days(event.date)
        if span and published and is_ahead(span, published):
            yield span_key(span.earliest.toordinal(), span.latest.toordinal())
