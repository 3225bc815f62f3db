"""The queries that are timed: classes of them, and what people type, key by key.

Their words are those of ``bench.synthetic``, whose ranks say how frequent they are.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from bench.synthetic.words import frequent_words

TODAY: Final = date(2026, 11, 1)  # the day after the last one of a made-up library


class Kind(NamedTuple):
    """A class of queries."""

    name: str
    queries: Sequence[str]


TYPED: Final = (
    "ceasefire talks",
    "government",
    "prime minister election",
    "climate court",
    "drought vaccine",
    "oil sanctions country:RU",
    "earthquake topic:disaster",
    'police "prime minister"',
    "weapons -troops",
    "summit date:2026-03..",
    "inflation OR tariffs",
    "zeppelin",
    "country:FR,DE parliament",
    "negotiat*",
    "quasar volcano",
)


def kinds() -> tuple[Kind, ...]:
    """Return the classes, each with a dozen queries or more."""
    words = frequent_words()
    common, usual, rare = words[:60:4], words[70:1_000:60], words[20_000:49_000:1_900]
    codes = "UA FR US DE RU CN GB IN BR JP EG TR".split()
    return (
        Kind("everything", ("",)),
        Kind("a common word", common),
        Kind("a usual word", usual),
        Kind("a rare word", rare),
        Kind("two usual words", [f"{one} {other}" for one, other in zip(usual, usual[5:], strict=False)]),
        Kind("a usual and a rare word", [f"{one} {other}" for one, other in zip(usual, rare, strict=False)]),
        Kind("either of two words", [f"{one} OR {other}" for one, other in zip(usual, rare, strict=False)]),
        Kind("one word without another", [f"{one} -{other}" for one, other in zip(usual, common, strict=False)]),
        Kind("a phrase of usual words", [f'"{phrase}"' for phrase in _PHRASES]),
        Kind("a phrase of common words", [f'"{one} {other}"' for one, other in pairwise(common)]),
        Kind("a prefix of 1 to 6 letters", [f"{word[:n]}*" for word in usual[:3] for n in range(1, 7)]),
        Kind("word, country and dates", [f"{w} country:{c} date:2025-03..2025-09" for w, c in _zip(usual, codes)]),
        Kind("country and topic", [f"country:{c} topic:{t}" for c, t in _zip(codes, _TOPICS)]),
        Kind("an actor or speaker", [f"{field}:{word}" for field, word in _zip(("actor", "speaker") * 7, words[400:])]),
        Kind("a source or origin", [f"{field}:{name}" for field, name in _zip(("source", "origin") * 7, _OUTLETS)]),
        Kind("dates only", [f"date:{year}-{month:02}" for year in (2025, 2026) for month in range(1, 9)]),
        Kind("an event or claims", [f"event:2025-{month:02}-12 claims:>=9" for month in range(1, 13)]),
    )


_PHRASES = (
    "prime minister",
    "ceasefire talks",
    "peace and security",
    "climate court",
    "coalition of the willing",
    "oil war",
    "drought vaccine",
    "police war",
    "the government",
    "said on",
    "court election",
    "the president of the",
)
_TOPICS = "conflict politics economy health sport disaster crime weather science society arts education".split()
_OUTLETS = "Reuters AFP UNN BBC AP Kyodo dpa NHK CNN EFE ANSA Interfax Bloomberg Xinhua".split()


def _zip(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, str]]:
    return zip(one, other, strict=False)


def typed(queries: Sequence[str] = TYPED) -> tuple[str, ...]:
    """Return what stands in the search line after each key, one query after the other."""
    return tuple(query[:n] for query in queries for n in range(1, len(query) + 1))


def typed_open(queries: Sequence[str] = TYPED) -> tuple[str, ...]:
    """Return the same with the word that is being typed as a prefix, which is what it is.

    >>> typed_open(["a bc"])
    ('a*', 'a ', 'a b*', 'a bc*')
    """
    return tuple(f"{text}*" if text[-1].isalpha() and not set(text) & {'"', ":"} else text for text in typed(queries))
