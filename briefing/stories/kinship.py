"""How near two articles are, and whether they are of one story: by their words, their days, and their neighbours.

All of it is a function of the two articles and of the lists of those nearest to each: an article that comes later
touches only the lists that it enters. The shared neighbours are after Jarvis and Patrick (1973), weighted.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from typing import TypeVar

from briefing.stories.vectors import SHARED, Vector, likeness

WINDOW = 7  # days between two articles that are compared: the meeting of a week later is another one
# What a day of distance takes from the likeness, after the first: half of it is left at the end of the window, so that
# only what is almost the same text joins over a week.
_FADE = 1 / 12
_DATELESS = 0.85  # for an article without a date beside one with: nothing says that they are of one week
NEAR = 0.15  # the least likeness that is kept: .15 and .2 tried, below it are words of every article
KEPT = 8  # neighbours of an article, the nearest, on either side of it in time: 8 to 24 are equal, 6 loses .02
_BESIDE = 8  # of them speak for it: 5 and 8 tried
_VOICE = 0.6  # how much a neighbour counts, times its likeness: .3 to 1 tried
# From here on two articles are of one story. Two that have no other neighbours need a likeness of .25; from .4 to .6
# B-cubed stays above .90.
SAME = 0.5

# The share of words that two headlines have in the same order when one is the other but for a name: below it they are
# worded each in its own way, and another name may be another name of the same.
_MOSTLY = 0.5
_WHOLE, _UPDATED = 48, 0.5  # terms of an article that is more than a headline; likeness of two that are one, updated

Place = tuple[bool, str, str]
# Articles go by their ids here, in the index by its numbers for them.
Name = TypeVar("Name", str, int)


@dataclass(frozen=True, slots=True)
class Member:
    """An article to compare: ``day`` is the ordinal of its day, 0 for none; ``place`` orders it within all."""

    id: str
    moment: str
    day: int
    vector: Vector

    @property
    def place(self) -> Place:
        """Where it stands in the order of stories."""
        return place_of(self.id, self.moment)


def place_of(name: str, moment: str) -> Place:
    """Return where an article stands in the order of stories: by moment and id, those without a date last."""
    return (not moment, moment, name)


def within(one: int, other: int) -> bool:
    """Tell whether articles of two days are compared at all; one without a date is with every other."""
    return not one or not other or abs(one - other) <= WINDOW


def nearness(one: Member, other: Member) -> float:
    """Return how near two articles are, 0 when they are not to be compared or of different events."""
    if not within(one.day, other.day) or len(one.vector.keys & other.vector.keys) < SHARED:
        return 0.0
    alike = likeness(one.vector, other.vector)
    if one.day and other.day:
        alike *= 1 - _FADE * max(0, abs(one.day - other.day) - 1)
    elif one.day or other.day:
        alike *= _DATELESS
    return 0.0 if alike < NEAR or another_event(one.vector, other.vector) else alike


def another_event(one: Vector, other: Vector) -> bool:
    """Tell whether two headlines say the same of somebody else, or of another number.

    Whole articles that are nearly alike for the rest are of one event whose toll has risen.
    """
    whole = min(len(one.terms), len(other.terms)) >= _WHOLE
    return swapped(one, other) and not (whole and likeness(one, other) >= _UPDATED)


def swapped(one: Vector, other: Vector) -> bool:
    """Tell whether the headlines are one another's but for names or numbers that the other article lacks."""
    mine, theirs = one.headline, other.headline
    if len(set(mine) & set(theirs)) * 2 < min(len(mine), len(theirs)) or not mine or not theirs:
        return False
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    if matcher.ratio() < _MOSTLY:
        return False
    for what, start, end, other_start, other_end in matcher.get_opcodes():
        if what == "replace" and _own(mine[start:end], other) and _own(theirs[other_start:other_end], one):
            return True
    return False


def _own(words: tuple[int, ...], other: Vector) -> bool:
    """Tell whether a name or number among some words is nowhere in the other article."""
    return any(word >= 0 and word not in other.terms and word not in other.headline for word in words)


def nearest(place: Place, found: Mapping[Name, tuple[float, Place]]) -> dict[Name, float]:
    """Return the neighbours of an article that are kept, of all with their places: nearest first, ties by place.

    At most ``KEPT`` that are earlier and as many that are later: in a crowd, too, each finds one to join.
    """
    kept: dict[Name, float] = {}
    sides = [0, 0]
    for name, (alike, other) in sorted(found.items(), key=lambda row: (-row[1][0], row[1][1])):
        sides[other < place] += 1
        if sides[other < place] <= KEPT:
            kept[name] = alike
    return kept


def kinship(one: Name, near: Mapping[Name, float], other: Name, near_other: Mapping[Name, float]) -> float:
    """Return how much two articles are of one story, 0 to 1, from the neighbours of both.

    Each stands for itself and, more softly, for its nearest neighbours; what is compared is both groups.
    """
    mine, theirs = _voices(near), _voices(near_other)
    shared = near.get(other, 0.0)
    shared += sum([weight * (1.0 if name == one else near.get(name, 0.0)) for name, weight in theirs.items()])
    shared += sum([weight * (1.0 if name == other else near_other.get(name, 0.0)) for name, weight in mine.items()])
    shared += sum([weight * theirs[name] for name, weight in mine.items() if name in theirs])
    return shared / math.sqrt(_size(near, mine) * _size(near_other, theirs))


def _voices(near: Mapping[Name, float]) -> dict[Name, float]:
    return {name: _VOICE * alike for name, alike in islice(near.items(), _BESIDE)}


def _size(near: Mapping[Name, float], voices: Mapping[Name, float]) -> float:
    return 1 + sum([weight * (2 * near[name] + weight) for name, weight in voices.items()])
