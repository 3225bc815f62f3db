"""How near a name is to a few typed letters, for lists that are filtered while a person types.

Four degrees, the nearest first: the name begins so, one of its words begins so, it holds the letters in a row, it holds
them in their order. Case, accents and punctuation do not count. Which of two equally near names is shown first is the
caller's to say.
"""

from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache

from briefing.text.fold import words


class Closeness(IntEnum):
    """How near a name is; the lower the nearer."""

    EXACT = 0
    BEGINNING = 1
    WORD = 2
    INSIDE = 3
    SCATTERED = 4


def closeness(wanted: str, name: str) -> Closeness | None:
    """Return how near a name is to what is typed, None when it is not what is meant.

    >>> closeness("new", "New Zealand").name, closeness("zea", "New Zealand").name, closeness("land", "Poland").name
    ('BEGINNING', 'WORD', 'INSIDE')
    >>> closeness("nzl", "New Zealand").name, closeness("xyz", "New Zealand")
    ('SCATTERED', None)
    """
    return _compared(_plain(wanted), _plain(name))


def nearest_of(wanted: str, names: Iterable[str]) -> Closeness | None:
    """Return how near the nearest of several names of one thing is.

    >>> nearest_of("french", ("France", "French", "FR")).name
    'EXACT'
    """
    typed = _plain(wanted)
    return min((near for name in names if (near := _compared(typed, _plain(name))) is not None), default=None)


@lru_cache(maxsize=16_384)  # all names of a list with their other names: each key compares all of them
def _plain(name: str) -> str:
    return " ".join(words(name))


def _compared(wanted: str, name: str) -> Closeness | None:
    if not wanted:
        return None
    if name == wanted:
        return Closeness.EXACT
    if name.startswith(wanted):
        return Closeness.BEGINNING
    if f" {wanted}" in name:
        return Closeness.WORD
    if wanted in name:
        return Closeness.INSIDE
    rest = iter(name)
    return Closeness.SCATTERED if all(letter in rest for letter in wanted if letter != " ") else None
