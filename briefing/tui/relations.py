"""What the other claims of a story say of one: who says the same, who contradicts it, and what was corrected later."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from briefing.library.story_report import StoryReport
from briefing.model import Claim, Entry
from briefing.stories.alignment import ClaimGroup
from briefing.stories.changes import Change
from briefing.stories.kinds import Kind
from briefing.stories.origins import Origin

_SHORT = 240  # characters: three lines
SHOWN = 3  # other claims below one; the story has them all


@dataclass(frozen=True, slots=True)
class Other:
    """A claim of some entry and how it stands to another one: ``kind`` and ``why``, in the words of ``passage``.

    ``later`` marks what is no dispute, only a later word. ``origin`` is who is behind one that agrees.
    """

    entry: Entry
    claim: Claim
    passage: str
    kind: Kind
    why: str = ""
    later: bool = False
    origin: Origin | None = None

    @property
    def agrees(self) -> bool:
        """Tell whether it says the same."""
        return self.kind is Kind.AGREEMENT

    @property
    def text(self) -> str:
        """The claim where it is short enough to be read at a glance, else the words of it that count."""
        return self.claim.text if len(self.claim.text) <= _SHORT else self.passage

    @property
    def headline(self) -> bool:
        """Tell whether it is the headline of its entry."""
        return not self.claim.id


@dataclass(frozen=True, slots=True)
class Related:
    """All that the story tells of one claim: the others, contradictions first, and its independent origins.

    ``fresh`` when some of it became known after the entry was read.
    """

    others: tuple[Other, ...] = ()
    origins: tuple[Origin, ...] = ()
    fresh: bool = False

    @property
    def disputes(self) -> tuple[Other, ...]:
        """Return what contradicts the claim, later words left out."""
        return tuple(other for other in self.others if not other.agrees and not other.later)

    @property
    def shown(self) -> tuple[Other, ...]:
        """Return the few to be named below the claim: contradictions, then one of each origin, then the rest."""
        seen: set[tuple[str, ...]] = set()
        first: list[Other] = []
        rest: list[Other] = []
        for other in self.others:
            behind = other.origin.entries if other.origin else (other.entry.id, other.claim.id)
            (rest if behind in seen else first).append(other)
            seen.add(behind)
        return tuple((first + rest)[:SHOWN])


def relations(report: StoryReport, entry: Entry, fresh: Collection[str] = ()) -> dict[str, Related]:
    """Return what the story tells of each claim of an entry that it tells anything of, by the claim's id.

    ``fresh`` are the ids of claims of which something became known after the entry was read.
    """
    found = {claim.id: _related(report, entry, claim) for claim in entry.claims}
    return {claim: replace(related, fresh=claim in fresh) for claim, related in found.items() if related.others}


def changed_claims(made: Iterable[Change], entry: str, since: int) -> frozenset[str]:
    """Return the ids of the claims of an entry of which something became known after an instant."""
    voices = (voice for change in made if change.at > since for voice in (change.about, change.cause))
    return frozenset(voice.claim.id for voice in voices if voice.claim and voice.entry.id == entry)


def _related(report: StoryReport, entry: Entry, claim: Claim) -> Related:
    groups = report.groups_of(entry.id, claim.id)
    against = _unlike(report, entry, claim)
    alike = [other for group in groups for other in _alike(group, entry)]
    unique = {(other.entry.id, other.claim.id): other for other in [*alike, *against]}
    ordered = sorted(unique.values(), key=lambda other: (other.agrees, other.later))
    return Related(tuple(ordered), max((group.origins for group in groups), key=len, default=()))


def _alike(group: ClaimGroup, entry: Entry) -> Iterator[Other]:
    """Yield the members of a group that stand in other entries."""
    origin_of = {name: origin for origin in group.origins for name in origin.entries}
    for member in group.members:
        if member.entry.id != entry.id:
            origin = origin_of.get(member.entry.id)
            yield Other(member.entry, member.claim, member.passage, Kind.AGREEMENT, origin=origin)


def _unlike(report: StoryReport, entry: Entry, claim: Claim) -> Iterator[Other]:
    for dispute in report.contradictions_of(entry.id, claim.id):
        for side in dispute.sides:
            if (side.entry.id, side.claim.id) != (entry.id, claim.id):
                later = dispute.revised is not None
                yield Other(side.entry, side.claim, side.passage, dispute.kind, dispute.why, later)
