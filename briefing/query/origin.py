"""Who reported a claim for itself: two outlets that repeat one agency are one origin."""

from briefing.model import Claim, Entry, HopKind
from briefing.vocabulary.outlets import outlet_name

# Who passes words on; every other hop says them.
RELAYS = frozenset({HopKind.OUTLET, HopKind.PUBLISHER})


def claim_origin(claim: Claim) -> str | None:
    """Return the first outlet of the chain as printed, else its publisher; None when it has neither."""
    publisher = None
    for hop in claim.chain:
        if hop.kind is HopKind.OUTLET:
            return hop.name
        if hop.kind is HopKind.PUBLISHER and publisher is None:
            publisher = hop.name
    return publisher


def claim_speakers(claim: Claim) -> tuple[str, ...]:
    """Return the names of those who said it, each with the printed words that point back to it."""
    speakers = [hop for hop in claim.chain if hop.kind not in RELAYS]
    return tuple(name for hop in speakers for name in (hop.name, hop.printed) if name)


def entry_origins(entry: Entry) -> tuple[str, ...]:
    """Return the different origins of the entry's claims, or its publishers when no claim has one.

    An outlet that is printed under several names ("AP") counts once, as what it is called.
    """
    origins = [origin for claim in entry.claims if (origin := claim_origin(claim))]
    names = origins or [source.publisher for source in entry.sources if source.publisher]
    return tuple(dict.fromkeys(outlet_name(name) or name for name in names))
