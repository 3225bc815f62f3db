"""What comparing a story told of each claim: what says the same, what contradicts it, and the origins behind it.

Requires a comparison of the story; everything in it can then be looked up by claim, each in one step.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.model import Claim, Entry
from briefing.model.standing import Standing
from briefing.stories.origins import Origin, origins

if TYPE_CHECKING:
    from briefing.stories.alignment import ClaimGroup
    from briefing.stories.comparison import Comparison
    from briefing.stories.disputes import Dispute

Place = tuple[str, str]  # the id of an entry and of a claim in it, "" for its headline


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one claim: it stands in these groups, and in these contradictions."""

    groups: "tuple[ClaimGroup, ...]" = ()
    contradictions: "tuple[Dispute, ...]" = ()

    @property
    def disputes(self) -> "tuple[Dispute, ...]":
        """Return the contradictions that are no later word."""
        return tuple(found for found in self.contradictions if found.revised is None)

    @property
    def revisions(self) -> "tuple[Dispute, ...]":
        """Return the contradictions that are only a later word."""
        return tuple(found for found in self.contradictions if found.revised is not None)

    def origins(self, claim: Claim, entry: Entry) -> tuple[Origin, ...]:
        """Return the most origins that one of its groups has; its own where nobody else says it."""
        found = max((group.origins for group in self.groups), key=len, default=())
        return found or origins([(claim, entry)])


NOTHING = Told()


def told_of(found: "Comparison") -> Mapping[Place, Told]:
    """Return what a comparison tells of the claims of a story; of a claim that is left out it tells nothing."""
    groups, contradictions = defaultdict[Place, list["ClaimGroup"]](list), defaultdict[Place, list["Dispute"]](list)
    for group in found.groups:
        for member in group.members:
            groups[member.entry.id, member.claim.id].append(group)
    for each in found.contradictions:
        for side in each.sides:
            contradictions[side.entry.id, side.claim.id].append(each)
    places = groups.keys() | contradictions.keys()
    return {place: Told(tuple(groups[place]), tuple(contradictions[place])) for place in places}


@dataclass(frozen=True, slots=True)
class Related:
    """An entry with the id of its story, and what that tells of its claims."""

    entry: Entry
    story: str
    told: Mapping[Place, Told]

    def of(self, claim: Claim) -> Told:
        """Return what is told of a claim of the entry."""
        return self.told.get((self.entry.id, claim.id), NOTHING)

    @property
    def standing(self) -> Standing:
        """Return how the entry stands in numbers, as the index keeps it."""
        origins = [len(self.of(claim).origins(claim, self.entry)) for claim in self.entry.claims]
        found = [self.told.get((self.entry.id, place), NOTHING) for place in {c.id for c in self.entry.claims} | {""}]
        return Standing(
            max(origins, default=0),
            sum(count > 1 for count in origins),
            sum(bool(told.disputes) for told in found),
            sum(bool(told.revisions) for told in found),
        )
