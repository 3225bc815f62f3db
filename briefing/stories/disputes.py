"""Disagreements inside a story, each with both passages, its kind and why; and what is only a later word on the matter.

Requires the entries of one story; assigns disputes and revisions. One voice at two times revises itself; so does an
outlet's own telling, and a toll that a later article counts higher. All else that contradicts is a dispute.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.model import Claim, Entry
from briefing.stories.alignment import related
from briefing.stories.relations import Kind, Relation, compare
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
    ordered = sorted(entries, key=lambda entry: entry.id)
    told = statements(ordered)
    found: dict[tuple[str, ...], tuple[float, Dispute]] = {}
    for first, second, relation in related(told):
        if relation.kind is not Kind.AGREEMENT:
            _keep(found, told[first], told[second], relation)
    known = names_of(ordered)
    for entry in ordered:
        body = [one for one in told if one.entry is entry]
        for head in headline_of(entry, known):
            for one in body:
                against = compare(head, one)
                if against and against.kind is Kind.NUMBER:
                    _keep(
                        found,
                        head,
                        one,
                        Relation(Kind.HEADLINE_BODY, against.why, against.passages, against.likeness),
                    )
    return tuple(found[key][1] for key in sorted(found))


def _keep(
    found: dict[tuple[str, ...], tuple[float, Dispute]], one: Statement, other: Statement, relation: Relation
) -> None:
    sides = [Side(s.entry, s.claim, passage) for s, passage in zip((one, other), relation.passages, strict=True)]
    first, second = sorted(sides, key=lambda side: (side.entry.id, side.claim.id))
    key = (first.entry.id, first.claim.id, second.entry.id, second.claim.id)
    if key not in found or found[key][0] < relation.likeness:
        made = Dispute(relation.kind, relation.why, (first, second), revised(one, other, relation.kind))
        found[key] = (relation.likeness, made)
