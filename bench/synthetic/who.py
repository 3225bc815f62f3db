"""Who acts and who prints in made-up news: 20,000 frequent actors with an open tail, publishers, countries."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from random import Random

from bench.synthetic.words import FREQUENT, frequent_words, rare_word, zipf
from briefing.model import Actor, ActorKind
from briefing.vocabulary.countries import ISO_CODES, country_name
from briefing.vocabulary.outlets import outlet_name
from briefing.vocabulary.topics import SHORT_NAMES, broader, topics

ACTORS, PUBLISHERS, COUNTRIES = 20_000, 300, 200
_SLOTS = 1 << 16
_OPEN = 0.12  # of all actors drawn are none of the frequent ones
_TAIL = 0.9  # exponent of the open tail
_LAST = 10**9
_ROLES = "President;Prime Minister;Foreign Minister;mayor;spokesperson;chief executive;general;analyst".split(";")
_UNNAMED = "officials;defense official;a government source;police;diplomats;analysts;residents;researchers".split(";")
_BODIES = ("{} Group", "Ministry of {}", "{} Institute", "University of {}", "{} Party", "{} Bank")
_AGENCIES = ("Reuters", "Associated Press", "AFP", "Xinhua", "dpa", "Interfax", "Kyodo", "ANSA", "EFE", "Bloomberg")


@lru_cache(maxsize=1 << 15)
def actor(rank: int) -> Actor:
    """Return the actor of a rank, mentioned once.

    >>> actor(0) == actor(0), actor(1).name != actor(2).name
    (True, True)
    """
    words = frequent_words()
    first, last = words[300 + rank * 7919 % 3000].capitalize(), _last_name(rank)
    match rank % 20:
        case 17 | 18:
            name = _UNNAMED[rank % len(_UNNAMED)] if rank < 400 else f"{words[rank % 3000]} officials"
            return Actor(name, ActorKind.UNNAMED)
        case 13 | 14 | 15 | 16:
            return Actor(_BODIES[rank % len(_BODIES)].format(last), ActorKind.ORGANIZATION)
        case kind:
            role = _ROLES[rank % len(_ROLES)] if kind < 8 else None
            code = countries()[rank % COUNTRIES] if kind < 5 else None
            return Actor(f"{first} {last}", ActorKind.PERSON, role=role, country=code, aliases=(last,) * (kind < 3))


def _last_name(rank: int) -> str:
    place = 3_000 + rank * 3
    return frequent_words()[place % FREQUENT].capitalize() if rank < 15_000 else rare_word(place).capitalize()


@cache
def countries() -> tuple[str, ...]:
    """Return 200 real codes, the most frequent first."""
    codes = sorted(code for code in ISO_CODES if country_name(code) != code)
    Random("countries").shuffle(codes)
    return tuple(codes[:COUNTRIES])


@cache
def publishers() -> tuple[str, ...]:
    """Return the names of 300 publishers, a few of them real."""
    words = frequent_words()
    kinds = ("Times", "Post", "News", "Daily", "Herald")
    made = [f"{words[900 + 7 * n].capitalize()} {kinds[n % 5]}" for n in range(285)]
    real = ("UNN", "BBC", "The Guardian", "Le Monde", "El País", "Der Spiegel", "NHK", "CNN", "Al Jazeera", "Kyiv Post")
    return tuple(dict.fromkeys((*made[:5], *real, *made[5:], "Die Zeit", "Sky News", "Politico", "ABC News", "NPR")))


@cache
def agencies() -> tuple[str, ...]:
    """Return the outlets that others quote: real agencies, which have further names, then publishers."""
    return tuple(name for name in _AGENCIES if outlet_name(name)) + publishers()[:40]


@dataclass(frozen=True, slots=True)
class Cast:
    """Draws ranks and codes by their laws, from tables."""

    actor_ranks: Sequence[int]
    codes: Sequence[str]
    printed_by: Sequence[str]
    quoted: Sequence[str]
    topic_ids: Sequence[str]
    narrower: dict[str, tuple[str, ...]]

    def actors(self, rng: Random, count: int) -> list[Actor]:
        """Return about so many different actors, in the order of their draw."""
        ranks = rng.choices(self.actor_ranks, k=count)
        drawn = (self._open(rng.random()) if rng.random() < _OPEN else rank for rank in ranks)
        return list({one.name: one for one in map(actor, drawn)}.values())

    def _open(self, chance: float) -> int:
        return min(int(ACTORS * (1 - chance) ** (-1 / _TAIL)), _LAST)

    def topics(self, rng: Random) -> list[str]:
        """Return one to three different top-level topics, some followed by one that is narrower."""
        found = []
        for topic in dict.fromkeys(rng.choices(self.topic_ids, k=1 + int(rng.random() * 2.6))):
            found.append(topic)
            if rng.random() < 0.6:
                below = self.narrower[topic]
                found.append(below[int(rng.random() ** 2 * len(below))])
        return found


def cast() -> Cast:
    """Return the laws: Zipf, with the exponents of the news (0.9 for actors, 0.8 for countries, 0.7 for publishers)."""
    narrower: dict[str, list[str]] = {top: [] for top in SHORT_NAMES}
    for topic in topics():
        if (parent := broader(topic)) in narrower:
            narrower[parent].append(topic)
    return Cast(
        actor_ranks=zipf(range(ACTORS), 0.9, _SLOTS),
        codes=zipf(countries(), 0.8, 1 << 14),
        printed_by=zipf(publishers(), 0.7, 1 << 14),
        quoted=zipf(agencies(), 0.7, 1 << 12),
        topic_ids=zipf(tuple(SHORT_NAMES), 0.5, 1 << 10),
        narrower={top: tuple(below) for top, below in narrower.items()},
    )
