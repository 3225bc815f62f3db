"""Claims, their chains, and the evidence of all that an entry says, out of the mappings of its file."""

from dataclasses import dataclass

from briefing.model import Bound, Claim, ClaimKind, Event, Evidence, Excerpt, Extra, Hop, HopKind, Quantity
from briefing.store import keys, shapes
from briefing.store.fields import Fields, shown
from briefing.store.implied import implied_exacts, implied_hop_source
from briefing.store.naming import claim_ids

_CLAIM_KINDS = {str(kind): kind for kind in ClaimKind}
_BOUNDS = {str(bound): bound for bound in Bound}
_HOP_KINDS = {str(kind): kind for kind in HopKind}


@dataclass(frozen=True, slots=True)
class SourceIds:
    """The ids of an entry's sources; ``only`` is the id when there is one source, which evidence need not name."""

    known: frozenset[str]
    only: str | None


def read_excerpts(fields: Fields, ids: SourceIds) -> tuple[Excerpt, ...]:
    """Return the summary."""
    return tuple(_excerpt(item, ids) for item in fields.mappings("summary", keys.EXCERPT))


def read_events(fields: Fields, ids: SourceIds) -> tuple[Event, ...]:
    """Return the events."""
    return tuple(_event(item, ids) for item in fields.mappings("events", keys.EVENT))


def read_claims(fields: Fields, ids: SourceIds) -> tuple[Claim, ...]:
    """Return the claims."""
    items = list(fields.mappings("claims", keys.CLAIM))
    return tuple(_claim(item, ident, ids) for item, ident in zip(items, claim_ids(items), strict=True))


def _excerpt(fields: Fields, ids: SourceIds) -> Excerpt:
    text = fields.required("text")
    return Excerpt(text, _evidence(fields, text, ids), fields.unknown(keys.EXCERPT))


def _event(fields: Fields, ids: SourceIds) -> Event:
    text = fields.required("text")
    date = fields.date("date")
    return Event(date, text, _evidence(fields, text, ids), fields.unknown(keys.EVENT))


def _claim(fields: Fields, ident: str, ids: SourceIds) -> Claim:
    text = fields.required("text")
    evidence = _evidence(fields, text, ids)
    source = implied_hop_source(evidence) or ids.only
    return Claim(
        id=ident,
        text=text,
        kind=fields.choice("kind", _CLAIM_KINDS, ClaimKind.STATEMENT),
        chain=tuple(_hop(item, source, ids) for item in fields.mappings("chain", keys.HOP)),
        cue=fields.text("cue"),
        countries=fields.texts("countries", shapes.country),
        evidence=evidence,
        actors=fields.texts("actors"),
        numbers=tuple(_quantity(item, source, ids) for item in fields.mappings("numbers", keys.QUANTITY)),
        negated=fields.flag("negated"),
        extra=fields.unknown(keys.CLAIM),
    )


def _hop(fields: Fields, source: str | None, ids: SourceIds) -> Hop:
    name = fields.required("name")
    quotes = not fields.values.keys().isdisjoint(keys.EVIDENCE)
    return Hop(
        name=name,
        kind=fields.required_choice("kind", _HOP_KINDS, HopKind.UNNAMED),
        evidence=_piece(fields, name, source, ids, ()) if quotes else None,
        printed=fields.text("printed"),
        extra=fields.unknown(keys.HOP),
    )


def _quantity(fields: Fields, source: str | None, ids: SourceIds) -> Quantity:
    text = fields.required("text")
    quotes = not fields.values.keys().isdisjoint(keys.EVIDENCE)
    return Quantity(
        text=text,
        value=fields.number("value"),
        to=fields.number("to"),
        unit=fields.text("unit"),
        bound=fields.optional_choice("bound", _BOUNDS),
        evidence=_piece(fields, text, source, ids, ()) if quotes else None,
        extra=fields.unknown(keys.QUANTITY),
    )


def _evidence(fields: Fields, text: str, ids: SourceIds) -> tuple[Evidence, ...]:
    """Return the evidence that supports ``text``."""
    items = list(fields.mappings("evidence", keys.EVIDENCE))
    exacts = implied_exacts(text, len(items))
    return tuple(
        _piece(item, exact, ids.only, ids, item.unknown(keys.EVIDENCE))
        for item, exact in zip(items, exacts, strict=True)
    )


def _piece(fields: Fields, exact: str | None, source: str | None, ids: SourceIds, extra: Extra) -> Evidence:
    """Return one piece of evidence; ``exact`` and ``source`` are what holds when the file does not say."""
    start, end = _span(fields)
    return Evidence(
        source=_source(fields, source, ids),
        start=start,
        end=end,
        exact=_exact(fields, exact),
        prefix=fields.text("prefix"),
        suffix=fields.text("suffix"),
        extra=extra,
    )


def _source(fields: Fields, implied: str | None, ids: SourceIds) -> str:
    given = fields.text("source")
    if given is None:
        if implied is None:
            message = "the evidence names no source"
            fields.faults.error(fields.node, "missing-key", message, "write source: with the id of one of the sources")
        return implied or ""
    if given not in ids.known:
        known = ", ".join(sorted(ids.known)[:9]) or "none"
        message = f"no source has the id {shown(given)}"
        fields.faults.error(fields.values["source"], "unknown-source", message, f"the sources are: {known}")
    return given


def _span(fields: Fields) -> tuple[int | None, int | None]:
    """Return start and end: both, in order, or neither."""
    start, end = fields.count("start", 0), fields.count("end", 0)
    if (start is None) != (end is None):
        missing = "end" if end is None else "start"
        message = f"the evidence has no usable {missing}"
        fields.faults.error(fields.node, "bad-span", message, "write both start and end, or neither")
        return None, None
    if start is not None and end is not None and start >= end:
        message = f"the span from {start} to {end} holds nothing"
        fields.faults.error(fields.values["end"], "bad-span", message, "end is exclusive and comes after start")
        return None, None
    return start, end


def _exact(fields: Fields, implied: str | None) -> str:
    exact = fields.text("exact")
    if exact is not None:
        return exact
    if implied is None:
        message = "exact is missing, and the text does not tell the parts of the quotation"
        fields.faults.error(fields.node, "missing-key", message, "write exact: with the words of the source")
    return implied or ""
