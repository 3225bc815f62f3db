"""Attribution chains: hops from the origin to the publisher.

Requires the hops of speakers and the credits of a sentence; assigns chains, in which nobody stands twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.credits import BASE, Credit
from briefing.analysis.discourse import hop_at, named_outlet
from briefing.analysis.names import Mention, MentionKind
from briefing.analysis.speakers import Speaker
from briefing.model import Hop, HopKind


@dataclass(frozen=True, slots=True)
class Provenance:
    """Through whom the whole article came: the outlets it credits, nearest to the events first, and its publisher."""

    outlets: tuple[Hop, ...] = ()
    publisher: Hop | None = None

    @property
    def hops(self) -> tuple[Hop, ...]:
        """Return the outlets and the publisher, in the order of a chain."""
        return (*self.outlets, self.publisher) if self.publisher else self.outlets


def compose(origin: Sequence[Hop | None], provenance: Provenance) -> tuple[Hop, ...]:
    """Return origin, the outlets of the sentence, those of the article, and the publisher; nobody twice."""
    chain: list[Hop] = []
    for hop in (*origin, *provenance.hops):
        if hop and hop.name not in {known.name for known in chain}:
            chain.append(hop)
    publisher = provenance.publisher
    if publisher and chain and chain[-1].name != publisher.name:
        chain = [hop for hop in chain if hop.name != publisher.name] + [publisher]
    elif publisher and chain:
        chain[-1] = publisher
    return tuple(chain)


def credited(text: str, credits_: Sequence[Credit], base: Speaker | None) -> tuple[Hop, ...]:
    """Return the outlets of one sentence.

    Nearest to the events first: those it cites, the one it speaks of, the conveyor.
    """
    layers: list[tuple[int, Speaker]] = [(credit.layer, credit.speaker) for credit in credits_]
    if base:
        layers.append((BASE, base))
    hops: list[Hop] = []
    for _, speaker in sorted(layers, key=lambda pair: pair[0]):
        name = named_outlet(speaker)
        if name and name not in {hop.name for hop in hops}:
            hops.append(hop_at(text, speaker.span, name, HopKind.OUTLET))
    return tuple(hops)


def publisher_hop(name: str, hop: Hop | None) -> Hop:
    """Return the publisher as the last hop, with its mention when the text has one."""
    return Hop(name, HopKind.PUBLISHER, hop.evidence if hop else None)


def full_names(mentions: Sequence[Mention]) -> dict[str, str]:
    """Return, for each surname printed alone, the longest name of the article that ends in it, when only one does."""
    persons = {m.name for m in mentions if m.kind is MentionKind.PERSON}
    longer: dict[str, list[str]] = {}
    for full in sorted(persons, key=lambda name: (-len(name), name)):
        for blank in (number for number, letter in enumerate(full) if letter == " "):
            if full[blank + 1 :] in persons:
                longer.setdefault(full[blank + 1 :], []).append(full)
    return {name: found[0] for name, found in longer.items() if len({full.split()[0] for full in found}) == 1}
