"""Disagreements inside a story, each with both passages, its kind and why; and what is only a later word on the matter.

Requires the entries of one story; assigns disputes and revisions. One voice at two times revises itself; so does an
outlet's own telling, and a toll that a later article counts higher. All else that contradicts is a dispute.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.model import Claim, Entry
from briefing.stories.alignment import related
from briefing.stories.kinds import Kind, Relation
from briefing.stories.relations import compare
from briefing.stories.revisions import Revised, revised
from briefing.stories.statements import Statement, headline_of, names_of, statements


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute: a claim of an entry, and the words of it that the other side contradicts."""

    entry: Entry
    claim: Claim
    passage: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two claims that contradict each other. ``revised`` tells why it is only a later word; None for a dispute."""

    kind: Kind
    why: str
    sides: tuple[Side, Side]
    revised: Revised | None = None


def find_disputes(entries: Iterable[Entry]) -> tuple[Dispute, ...]:
    """Return the disputes and revisions of a story, one for two claims, in the order of entries and claims."""
    told = statements(entries)
    return disputed(told, related(told))


def disputed(told: Sequence[Statement], found: Iterable[tuple[int, int, Relation]]) -> tuple[Dispute, ...]:
    """Return the disputes of statements by how they stand to each other (``related``), and to their headlines."""
    made: dict[tuple[str, ...], tuple[float, Dispute]] = {}
    for first, second, relation in found:
        if relation.kind is not Kind.AGREEMENT:
            _keep(made, told[first], told[second], relation)
    for head, one, relation in _headlines(told):
        _keep(made, head, one, replace(relation, kind=Kind.HEADLINE_BODY))
    return tuple(made[key][1] for key in sorted(made))


def _headlines(told: Sequence[Statement]) -> Iterator[tuple[Statement, Statement, Relation]]:
    """Yield headlines that count otherwise than their own articles; in all else they only cut short."""
    bodies: dict[str, list[Statement]] = defaultdict(list)
    for one in told:
        bodies[one.entry.id].append(one)
    known = names_of([body[0].entry for body in bodies.values()])
    for body in bodies.values():
        for head in headline_of(body[0].entry, known):
            for one in body:
                found = compare(head, one)
                if found and found.kind is Kind.NUMBER:
                    yield head, one, found


def _keep(
    made: dict[tuple[str, ...], tuple[float, Dispute]], one: Statement, other: Statement, relation: Relation
) -> None:
    sides = [Side(s.entry, s.claim, passage) for s, passage in zip((one, other), relation.passages, strict=True)]
    first, second = sorted(sides, key=lambda side: (side.entry.id, side.claim.id))
    key = (first.entry.id, first.claim.id, second.entry.id, second.claim.id)
    if key not in made or made[key][0] < relation.likeness:
        dispute = Dispute(relation.kind, relation.why, (first, second), revised(one, other, relation.kind))
        made[key] = (relation.likeness, dispute)
