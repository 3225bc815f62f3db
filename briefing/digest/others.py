"""What the other entries of a story say of a claim, as lines below it: ≡ the same, ≠ against it, ↻ a later word.

Words between » and « are those that count of a longer claim. What is left out for length is counted.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.digest.lines import Ink, Line, paragraph
from briefing.digest.section import counted, marked, sayings, verdict
from briefing.digest.told import Related
from briefing.digest.wording import origin_name, origin_reason, place_of
from briefing.model import Claim
from briefing.stories.alignment import ClaimGroup, Member
from briefing.stories.disputes import Dispute, Side
from briefing.stories.origins import Origin

_INDENT = "     "
_SHOWN = 5  # others below a claim, one of each origin first; reprints may be hundreds


@dataclass(frozen=True, slots=True)
class Others:
    """What others say of the claims of an entry, to be printed in ``width`` cells."""

    related: Related
    width: int

    def lines(self, claim: Claim) -> Iterable[Line]:
        """Yield the lines below a claim, none where nobody else speaks of it."""
        told = self.related.of(claim)
        for group in told.groups:
            yield from self._group(group, claim)
        for dispute in (*told.disputes, *told.revisions):
            yield from self._dispute(dispute, claim)

    def _group(self, group: ClaimGroup, claim: Claim) -> Iterable[Line]:
        mine = [member for member in group.members if self._is_mine(member, claim)]
        others = [member for member in group.members if not self._is_mine(member, claim)]
        count = counted(len(group.origins), "origin", "origins")
        names = "; ".join(self._origin(origin) for origin in group.origins)
        yield from self._line(f"≡ {_part(mine)}{count}: {names}", Ink.PLAIN)
        yield from self._said(_one_of_each(others, group.origins))

    def _dispute(self, dispute: Dispute, claim: Claim) -> Iterable[Line]:
        mine = [side for side in dispute.sides if self._is_mine(side, claim)]
        sign, ink = ("↻", Ink.PLAIN) if dispute.revised else ("≠", Ink.ALERT)
        yield from self._line(f"{sign} {_part(mine)}{verdict(dispute)}", ink)
        yield from self._said([side for side in dispute.sides if not self._is_mine(side, claim)])

    def _said(self, said: Sequence[Member | Side]) -> Iterable[Line]:
        for saying in sayings(said[:_SHOWN]):
            yield from paragraph(marked(saying), self.width, first=f"{_INDENT}  • ")
            for teller in saying.tellers:
                for entry, claim in teller.claims:
                    told = f"{teller.chain} · {entry.published or 'undated'} · {place_of(claim, entry)}"
                    yield from paragraph(told, self.width, Ink.QUIET, first=f"{_INDENT}    ")
        if len(said) > _SHOWN:
            more = f"and {len(said) - _SHOWN:,} more: briefing digest --by story story:{self.related.story}"
            yield from paragraph(more, self.width, Ink.QUIET, first=f"{_INDENT}  ")

    def _origin(self, origin: Origin) -> str:
        name = origin_name(origin.outlet)
        if origin.entries == (self.related.entry.id,):
            return f"{name} (this entry)"
        reason = origin_reason(len(origin.entries), origin.reason)
        return f"{name}, {reason}" if reason else name

    def _line(self, text: str, ink: Ink) -> list[Line]:
        return paragraph(text, self.width, ink, first=_INDENT, rest=f"{_INDENT}  ")

    def _is_mine(self, said: Member | Side, claim: Claim) -> bool:
        return said.entry.id == self.related.entry.id and said.claim.id == claim.id


def _part(mine: Iterable[Member | Side]) -> str:
    """Return the words of a claim that count, unless all do."""
    return "".join(f"»{said.passage}« " for said in mine if said.passage != said.claim.text)


def _one_of_each(members: Sequence[Member], origins: Iterable[Origin]) -> Sequence[Member]:
    """Return members so that one of each origin comes first."""
    origin_of = {name: number for number, origin in enumerate(origins) for name in origin.entries}
    seen = Counter[int]()
    turns = []
    for member in members:
        origin = origin_of[member.entry.id]
        turns.append(seen[origin])
        seen[origin] += 1
    return [member for _, member in sorted(zip(turns, members, strict=True), key=lambda pair: pair[0])]
