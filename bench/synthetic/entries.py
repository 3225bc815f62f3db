"""Made-up entries with their articles: entry ``number`` of a library is the same whoever asks for it, and when.

Every span is true of the text, so that ``briefing check`` finds nothing to say.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from bench.synthetic.prose import SOURCE, Prose
from bench.synthetic.report import Report, pick
from bench.synthetic.tongues import tongues
from bench.synthetic.who import Cast, cast
from bench.synthetic.words import Draw, draws
from briefing.model import Actor, ActorKind, DateBasis, Entry, Source
from briefing.vocabulary.countries import country_name
from briefing.vocabulary.topics import SHORT_NAMES

LAST_DAY = date(2026, 10, 31)
DAYS = 1_096  # three years
_SHORTEST, _LONGEST = 1_800, 2_800  # characters of an article
_DENSE = 3  # a character of Chinese or Japanese is three bytes, and says as much as three letters
_SLUG = re.compile(r"[a-z]+")
_TOPICS = {topic: n for n, topic in enumerate(SHORT_NAMES)}


class Made(NamedTuple):
    """An entry and the text of its source."""

    entry: Entry
    text: str


class When(NamedTuple):
    """The day of a publication, what the entry says of it in EDTF, and how it is known."""

    day: date
    published: str | None
    basis: DateBasis


@dataclass(frozen=True, slots=True)
class Author:
    """Makes the entries of a library; ``seed`` tells one library from another."""

    seed: int = 7
    words: tuple[Draw, ...] = field(default_factory=lambda: draws(len(SHORT_NAMES)))
    cast: Cast = field(default_factory=cast)

    def entries(self, count: int, start: int = 0) -> Iterator[Made]:
        """Yield so many entries, from the one of that number on."""
        return (self.entry(number) for number in range(start, start + count))

    def entry(self, number: int) -> Made:
        """Return the entry of that number."""
        rng = Random((self.seed << 40) + number)
        topics = tuple(self.cast.topics(rng))
        countries = tuple(dict.fromkeys(rng.choices(self.cast.codes, k=1 + int(rng.random() ** 2 * 4))))
        actors = self.cast.actors(rng, 2 + int(rng.random() * 7))
        prose = Prose(rng, self.words[_TOPICS[topics[0]]], pick(rng, tongues()), actors, countries)
        when = _when(rng)
        report = Report(prose, when.day)
        publisher = pick(rng, self.cast.printed_by)
        headline = report.open(publisher, pick(rng, self.cast.quoted) if rng.random() < 0.35 else None)
        length = _SHORTEST + int(rng.random() * (_LONGEST - _SHORTEST))
        report.go_on(5 + int(rng.random() * 11), length // _DENSE if prose.tongue.unspaced else length)
        return _made(report, headline, when, topics, number)


def _made(report: Report, headline: str, when: When, topics: tuple[str, ...], number: int) -> Made:
    """Return the entry of a report that is written."""
    prose, text = report.prose, report.prose.text()
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source(SOURCE, report.behind[-1].name, None, f"seeds/{digest[:2]}/{number:07d}_{digest[:16]}.txt", digest)
    entry = Entry(
        headline=headline,
        id=_id(when.published, headline, digest),
        language=prose.tongue.code,
        published=when.published,
        published_basis=when.basis,
        sources=(source,),
        summary=tuple(report.summary),
        countries=prose.countries,
        topics=topics,
        tags=_tags(prose),
        actors=_actors(prose),
        events=tuple(report.events),
        claims=tuple(report.claims.values()),
    )
    return Made(entry, text)


def _id(published: str | None, headline: str, digest: str) -> str:
    """Return an id as adding gives it: the date as far as it is known, words of the headline, a piece of a hash."""
    day = (published or "undated")[:10].rstrip("~?").partition("/")[0]
    slug = "-".join(_SLUG.findall(headline.lower()))[:44].strip("-") or "article"
    return f"{day}-{slug}-{digest[:12]}"


def _tags(prose: Prose) -> tuple[str, ...]:
    """Return some of the topic's words, alone or two in a row."""
    words = [word for word in prose.draws(9) if len(word) > 4 and word.isalpha()]
    tags = [f"{words[-1]} {words[-2]}"] if len(words) > 5 else []
    return tuple(dict.fromkeys((*tags, *words[:4])))


def _actors(prose: Prose) -> tuple[Actor, ...]:
    """Return those whom the article names, the most frequent first, and a country that it is about."""
    told = [_counted(one, prose.named[one.name]) for one in prose.actors if one.name in prose.named]
    if prose.rng.random() < 0.6:
        code = prose.countries[0]
        told.append(Actor(country_name(code), ActorKind.STATE, 1 + int(prose.rng.random() * 4), country=code))
    return tuple(sorted(told, key=lambda one: -one.mentions))


def _counted(one: Actor, mentions: int) -> Actor:
    return Actor(one.name, one.kind, mentions, one.role, one.country, one.aliases)


def _when(rng: Random) -> When:
    """Return a day of the three years: most are known, some with a time, some to the month or year, some not at all."""
    day, chance = LAST_DAY - timedelta(int(rng.random() * DAYS)), rng.random()
    known = day.isoformat()
    if chance < 0.65:
        return When(day, known, DateBasis.STATED)
    if chance < 0.89:
        minutes = int(rng.random() * 1440)
        return When(day, f"{known}T{minutes // 60:02d}:{minutes % 60:02d}{'Z' * (chance < 0.75)}", DateBasis.METADATA)
    if chance < 0.91:
        return When(day, f"{known}~", DateBasis.INFERRED)
    if chance < 0.94:
        return When(day, known[:7], DateBasis.INFERRED)
    if chance < 0.95:
        return When(day, known[:4], DateBasis.INFERRED)
    if chance < 0.955:
        return When(day, f"{known}/{(day + timedelta(3)).isoformat()}", DateBasis.STATED)
    return When(day, None, DateBasis.UNKNOWN)
