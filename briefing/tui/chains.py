"""Attribution chains in reading order: who said it, and through whom it came."""

from textual.content import Content

from briefing.library import Row, row_of
from briefing.model import Claim, ClaimKind, Entry, HopKind
from briefing.tui import present
from briefing.tui.present import Ink

_SHORTEST = 4  # cells of a name that is cut: "Ass…"


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


def origin(row: Row, cells: int | None = None) -> Content:
    """Return ``provenance`` for a row: where no publisher is stated, the outlets alone if there are any.

    Where it does not fit into ``cells`` the outlets are cut: the publisher says more.
    """
    last = ", ".join(row.publishers)
    if not row.outlets:
        return _provenance(row)
    arrow = present.line((f" → {last}" if last else " →", Ink.QUIET))
    room = None if cells is None else max(cells - arrow.cell_length, _SHORTEST)
    outlets = present.line((_few(row.outlets), Ink.QUIET))
    return (outlets if room is None else outlets.truncate(room, ellipsis=True)) + arrow


def _provenance(row: Row) -> Content:
    last: present.Part = ", ".join(row.publishers) if row.publishers else ("publisher not stated", Ink.QUIET)
    origin: tuple[present.Part, ...] = (_few(row.outlets), (" → ", Ink.QUIET)) if row.outlets else ()
    return present.line(*origin, last)


def nobody(claim: Claim) -> str:
    """Say what is missing from an empty chain: the text may name a speaker that was not recognized."""
    return "publisher not stated" if claim.kind is ClaimKind.NARRATION else "speaker not recognized"


def _few(names: tuple[str, ...]) -> str:
    return ", ".join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")
