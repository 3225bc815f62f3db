"""Claims of a story that say the same, as groups grown from the most alike.

Requires the entries of one story; assigns groups with their independent origins. Statements are compared only when a
key of one, a rare word or a number, is in the other: no pair is lost that could be alike (Bayardo et al. 2007).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.model import Claim, Entry
from briefing.stories.contradictions import COUNTED
from briefing.stories.kinds import Kind, Relation
from briefing.stories.origins import Origin, copied, origins
from briefing.stories.relations import compare, differ
from briefing.stories.statements import Statement, statements

# Share of a statement's weight that its keys hold: two that are alike share this much of the smaller one, so that one
# of its keys is a word of the other. Numbers add to the likeness, and are keys.
_PREFIX = 1 - COUNTED + 0.1


@dataclass(frozen=True, slots=True)
class Member:
    """A claim in a group, with its entry and the clause of it that says what the group says."""

    entry: Entry
    claim: Claim
    passage: str


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims that say the same, by entry and claim id, and the independent origins behind them."""

    members: tuple[Member, ...]
    origins: tuple[Origin, ...]

    @property
    def corroborated(self) -> bool:
        """Tell whether more than one origin says it."""
        return len(self.origins) > 1


def align(entries: Iterable[Entry]) -> tuple[ClaimGroup, ...]:
    """Return the groups of claims that say the same, of two entries or more, ordered by their first members."""
    ordered = sorted(entries, key=lambda entry: entry.id)
    told = statements(ordered)
    return grouped(told, related(told), copied(ordered))


def grouped(
    told: Sequence[Statement], found: Iterable[tuple[int, int, Relation]], copies: dict[str, str]
) -> tuple[ClaimGroup, ...]:
    """Return the groups of statements that say the same, by how they stand to each other (``related``).

    Claims that contradict each other do not agree in what hangs on it: "warned before the ferry left", "not warned".
    """
    near: dict[int, dict[int, float]] = defaultdict(dict)
    pairs = [
        (one, other, frozenset((told[one].place[:2], told[other].place[:2])), relation)
        for one, other, relation in found
    ]
    against = {claims for _, _, claims, relation in pairs if relation.kind is not Kind.AGREEMENT}
    for one, other, claims, relation in pairs:
        hanging = claims in against and (told[one].clause.hanging or told[other].clause.hanging)
        if relation.kind is Kind.AGREEMENT and not hanging:
            near[one][other] = near[other][one] = relation.likeness
    groups = [_group([told[number] for number in numbers], copies) for numbers in _sets(near, told)]
    unique: dict[tuple[tuple[str, str], ...], ClaimGroup] = {}
    for group in sorted(
        (group for group in groups if group), key=_size
    ):  # of the same claims the fullest passages stay
        unique[tuple((member.entry.id, member.claim.id) for member in group.members)] = group
    return tuple(unique[key] for key in sorted(unique))


def _size(group: ClaimGroup) -> tuple[int, tuple[str, ...]]:
    passages = tuple(member.passage for member in group.members)
    return (sum(map(len, passages)), passages)


def related(told: Sequence[Statement]) -> Iterator[tuple[int, int, Relation]]:
    """Yield the numbers of two statements of different claims, and how they stand to each other.

    What reprints repeat is compared once.
    """
    claims = [one.place[:2] for one in told]
    kinds = _kinds(told)
    known: dict[tuple[int, int], Relation | None] = {}
    for one, other in candidates(told):
        if claims[one] == claims[other]:
            continue
        key = (kinds[one], kinds[other])
        if claims[one][0] == claims[other][0]:  # one voice of an article neither corroborates nor contradicts itself
            found = None if told[one].voice == told[other].voice else compare(told[one], told[other])
        elif key in known:
            found = known[key]
        else:
            found = known[key] = compare(told[one], told[other])
        if found:
            yield one, other, found


def _kinds(told: Sequence[Statement]) -> list[int]:
    """Return for each statement the number of the first that no rule can tell from it."""
    first: dict[tuple[object, ...], int] = {}
    return [
        first.setdefault((s.clause, s.claim.kind, bool(s.claim.cue), s.voice, s.published, s.entry.language), number)
        for number, s in enumerate(told)
    ]


def candidates(told: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of which one has among its words a key of the other, each once."""
    counts = Counter(key for one in told for key in one.words.weights)
    keyed: dict[str, list[int]] = defaultdict(list)
    holders: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(told):
        words, keys = [*one.words.weights, *(n.key for n in one.slots.numbers)], list(_keys(one, counts))
        before = {other for key in keys for other in holders[key]}
        before.update(other for key in words for other in keyed[key])
        yield from ((other, number) for other in sorted(before))
        for key in words:
            holders[key].append(number)
        for key in keys:
            keyed[key].append(number)


def _keys(one: Statement, counts: Counter[str]) -> Iterator[str]:
    """Yield the rarest words of a statement, so many that what is left is too little to be alike, and its numbers."""
    yield from (number.key for number in one.slots.numbers)
    left = _PREFIX * one.words.weight
    for key in sorted(one.words.weights, key=lambda key: (counts[key], key)):
        yield key
        left -= one.words.weights[key]
        if left < 0:
            return


def _sets(near: dict[int, dict[int, float]], told: Sequence[Statement]) -> list[list[int]]:
    """Return sets grown from the nearest pairs.

    Two are joined while half of the pairs between them are near, and none of the others names or counts otherwise.
    """
    pairs = sorted(
        (-likeness, one, other) for one, found in near.items() for other, likeness in found.items() if one < other
    )
    home: dict[int, list[int]] = {}
    for _, one, other in pairs:
        first, second = home.get(one, [one]), home.get(other, [other])
        if first is second or 2 * sum(b in near[a] for a in first for b in second) < len(first) * len(second):
            continue
        if any(b not in near[a] and differ(told[a], told[b]) for a in first for b in second):
            continue
        joined = first + second
        home.update(dict.fromkeys(joined, joined))
    return [sorted(numbers) for numbers in {id(found): found for found in home.values()}.values()]


def _group(found: Sequence[Statement], copies: dict[str, str]) -> ClaimGroup | None:
    if len({one.entry.id for one in found}) < 2:
        return None
    members = {(one.entry.id, one.claim.id): Member(one.entry, one.claim, one.clause.text) for one in found}
    kept = tuple(members[key] for key in sorted(members))
    return ClaimGroup(kept, origins(((m.claim, m.entry) for m in kept), copies))
