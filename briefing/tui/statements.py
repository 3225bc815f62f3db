"""What of an entry stands on evidence, in the order in which a reader walks over it: summary, claims, dates."""

from collections.abc import Callable
from dataclasses import dataclass

from briefing.model import Claim, ClaimKind, Entry, Evidence

Marks = Callable[[Claim], bool]  # whether a search is about a claim
HIDDEN = frozenset({ClaimKind.STANCE, ClaimKind.INTENTION})


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that the entry says, with the passages that support it; ``claim`` is None for all but claims.

    ``label`` names it in words ("claim 7 of 14"); ``number`` is the claim's own, whatever is hidden.
    """

    label: str
    text: str
    evidence: tuple[Evidence, ...]
    claim: Claim | None = None
    number: int | None = None


def statements(entry: Entry, *, hidden: bool) -> tuple[Statement, ...]:
    """Return the statements of an entry; with ``hidden`` its stances and intentions too."""
    count = len(entry.claims)
    summary = [Statement(f"summary {n}", part.text, part.evidence) for n, part in enumerate(entry.summary, 1)]
    claims = [
        Statement(f"claim {n} of {count}", claim.text, claim.evidence, claim, n)
        for n, claim in enumerate(entry.claims, 1)
        if hidden or claim.kind not in HIDDEN
    ]
    events = [Statement(f"date {n}", event.text, event.evidence) for n, event in enumerate(entry.events, 1)]
    return (*summary, *claims, *events)


def first_claim(walk: tuple[Statement, ...], marks: Marks) -> int | None:
    """Return the place of the first claim that is marked, else of the first, else of the first statement, if any."""
    claims = [place for place, statement in enumerate(walk) if statement.claim]
    marked = (place for place in claims if (claim := walk[place].claim) and marks(claim))
    return next(marked, claims[0] if claims else 0 if walk else None)


def next_claim(walk: tuple[Statement, ...], place: int | None, by: int) -> int | None:
    """Return the place of the next claim in a direction (1 or -1); where there is none, the place itself."""
    here = -1 if place is None else place
    ahead = range(here + 1, len(walk)) if by > 0 else range(here - 1, -1, -1)
    return next((at for at in ahead if walk[at].claim), place)
