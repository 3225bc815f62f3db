"""A story compared: what its claims agree in, with the origins behind it, and what they contradict each other in.

Requires the entries of one story, with an id each; assigns groups and disputes. The claims are read and compared once.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.model import Entry
from briefing.stories.alignment import ClaimGroup, grouped, related
from briefing.stories.disputes import Dispute, disputed
from briefing.stories.origins import copied
from briefing.stories.statements import statements


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a story's claims agree in and what they contradict each other in, both in the order of entries."""

    groups: tuple[ClaimGroup, ...] = ()
    contradictions: tuple[Dispute, ...] = ()

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """Return the contradictions that are disputes."""
        return tuple(found for found in self.contradictions if found.revised is None)

    @property
    def revisions(self) -> tuple[Dispute, ...]:
        """Return those that are only a later word."""
        return tuple(found for found in self.contradictions if found.revised is not None)


def compare_story(entries: Iterable[Entry]) -> Comparison:
    """Return what the claims of a story agree and contradict each other in, whatever the order of its entries."""
    ordered = sorted(entries, key=lambda entry: entry.id)
    told = statements(ordered)
    found = list(related(told))
    return Comparison(grouped(told, found, copied(ordered)), disputed(told, found))
