"""Attribution chains and citations in reading order: who said it, and through whom it came."""

from textual.content import Content

from briefing.library import Row, row_of
from briefing.model import Claim, ClaimKind, Entry, HopKind
from briefing.tui import dates, present
from briefing.tui.present import Ink
from briefing.tui.statements import Statement


def chain(claim: Claim) -> Content:
    """Return "French official → Associated Press → UNN", the origin first and in colour."""
    if not claim.chain:
        return present.line((_nobody(claim), Ink.QUIET))
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
    """Return "UNN ← Associated Press": who published, and whom it came from."""
    return _provenance(row_of(entry, ""))


def origin(row: Row) -> Content:
    """Return ``provenance`` for a row: where no publisher is stated, the outlets alone if there are any."""
    if row.outlets and not row.publishers:
        return present.line(("← ", Ink.QUIET), _few(row.outlets))
    return _provenance(row)


def _provenance(row: Row) -> Content:
    first: present.Part = ", ".join(row.publishers) if row.publishers else ("publisher not stated", Ink.QUIET)
    origin: tuple[present.Part, ...] = ((" ← ", Ink.QUIET), _few(row.outlets)) if row.outlets else ()
    return present.line(first, *origin)


def citation(entry: Entry, statement: Statement) -> str:
    """Return a statement with its chain, its article and where its words stand, as one clean line."""
    places = []
    for evidence in statement.evidence:
        source = entry.source(evidence.source)
        where = (source.file or source.url) if source else None
        span = f"characters {evidence.start}–{evidence.end}" if evidence.start is not None else "quoted"
        places.append(", ".join(filter(None, (where, span))))
    claim = statement.claim
    said = (plain_chain(claim) or _nobody(claim)) if claim else ", ".join(s.publisher or "" for s in entry.sources)
    name = f"{entry.id}#{claim.id}" if claim else entry.id
    article = f"“{entry.headline}”, {dates.with_basis(entry)}"
    return present.clean(f"“{statement.text}” — {said}. {article}. {'; '.join(places)} [{name}]")


def _nobody(claim: Claim) -> str:
    """Say what is missing from an empty chain: the text may name a speaker that was not recognized."""
    return "publisher not stated" if claim.kind is ClaimKind.NARRATION else "speaker not recognized"


def _few(names: tuple[str, ...]) -> str:
    return ", ".join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")
