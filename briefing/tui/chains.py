"""Attribution chains in reading order: who said it, and through whom it came."""

from textual.content import Content

from briefing.library import Row, row_of
from briefing.model import Claim, ClaimKind, Entry, HopKind
from briefing.tui import present
from briefing.tui.present import Ink


def chain(claim: Claim) -> Content:
    """Return "French official → Associated Press → UNN", the origin first and in colour."""
    if not claim.chain:
        return present.line((nobody(claim), Ink.QUIET))
    origin, *others = claim.chain
    ink = Ink.QUIET if origin.kind in {HopKind.OUTLET, HopKind.PUBLISHER} else Ink.ACCENT
    steps: list[present.Part] = [(origin.name, ink)]
    for hop in others:
        steps += [(" → ", Ink.QUIET), (hop.name, Ink.QUIET)]
    return present.line(*steps)


def plain_chain(claim: Claim) -> str:
    """Return the chain as text, for a citation."""
    return " → ".join(present.clean(hop.name) for hop in claim.chain)


def provenance(entry: Entry) -> Content:
    """Return "Associated Press → UNN": whom it came from, and who published it."""
    return _provenance(row_of(entry, ""))


def origin(row: Row) -> Content:
    """Return ``provenance`` for a row: where no publisher is stated, the outlets alone if there are any."""
    if row.outlets and not row.publishers:
        return present.line(_few(row.outlets), (" →", Ink.QUIET))
    return _provenance(row)


def _provenance(row: Row) -> Content:
    last: present.Part = ", ".join(row.publishers) if row.publishers else ("publisher not stated", Ink.QUIET)
    origin: tuple[present.Part, ...] = (_few(row.outlets), (" → ", Ink.QUIET)) if row.outlets else ()
    return present.line(*origin, last)


def nobody(claim: Claim) -> str:
    """Say what is missing from an empty chain: the text may name a speaker that was not recognized."""
    return "publisher not stated" if claim.kind is ClaimKind.NARRATION else "speaker not recognized"


def _few(names: tuple[str, ...]) -> str:
    return ", ".join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")
