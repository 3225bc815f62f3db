"""Stories from articles: each is joined to the earlier one that it has most in common with, or begins a story.

The result follows from the set of articles alone, whatever the order in which they come. This is the plain form, for
some thousands; the index keeps the same lists as articles arrive.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from briefing.stories.kinship import SAME, Member, kinship, nearest, nearness


def parents(members: Sequence[Member]) -> dict[str, str]:
    """Return for each article that goes on with a story the earlier one that it is joined to."""
    near = neighbours(members)
    by_id = {member.id: member for member in members}
    found = {one.id: parent_of(one, near, by_id) for one in members}
    return {one: parent for one, parent in found.items() if parent is not None}


def neighbours(members: Sequence[Member]) -> dict[str, dict[str, float]]:
    """Return the nearest neighbours of each article."""
    found: dict[str, dict[str, float]] = {}
    by_key: dict[int, list[Member]] = defaultdict(list)
    for one in members:
        found[one.id] = {}
        beside = {other.id: other for key in one.vector.keys for other in by_key[key]}
        for name, other in beside.items():
            if alike := nearness(one, other):
                found[one.id][name] = found[name][one.id] = alike
        for key in one.vector.keys:
            by_key[key].append(one)
    places = {member.id: member.place for member in members}
    return {
        name: nearest(places[name], {other: (alike, places[other]) for other, alike in near.items()})
        for name, near in found.items()
    }


def parent_of(one: Member, near: Mapping[str, Mapping[str, float]], members: Mapping[str, Member]) -> str | None:
    """Return the earlier article that one is joined to, None when it begins a story.

    Of equals the earliest is taken.
    """
    mine = near[one.id]
    earlier = [
        (-kinship(one.id, mine, name, near[name]), members[name].place, name)
        for name in mine
        if members[name].place < one.place
    ]
    best = min(earlier, default=None)
    return best[2] if best and -best[0] >= SAME else None


def roots(parents: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """Return for each article the first of its story.

    >>> roots({"b": "a", "c": "b"}, "abcd")
    {'a': 'a', 'b': 'a', 'c': 'a', 'd': 'd'}
    """
    found: dict[str, str] = {}
    for name in names:
        way = [name]
        while way[-1] not in found and way[-1] in parents:
            way.append(parents[way[-1]])
        first = found.get(way[-1], way[-1])
        found.update(dict.fromkeys(way, first))
    return {name: found[name] for name in names}
