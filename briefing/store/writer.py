"""An entry as the bytes of its YAML file: the same entry gives the same bytes, and reads back as the same entry.

Left out is what ``implied`` tells a reader. Raises StoreError for control characters, which intake removes.
"""

from collections.abc import Iterator, Sequence

from briefing.model import Actor, Claim, Entry, Event, Evidence, Excerpt, Hop, Plain, Quantity, Source
from briefing.store.emit import Flow, Pairs, Value, block_mapping
from briefing.store.implied import implied_exacts, implied_hop_source


def write_entry(entry: Entry) -> bytes:
    """Return the entry's file: UTF-8 without a BOM, LF, one line for each value."""
    return "".join(block_mapping(entry_pairs(entry))).encode("utf-8")


def entry_pairs(entry: Entry) -> Iterator[tuple[str, Value]]:
    """Yield the keys of the file in order, each with its value and layout."""
    yield "schema", entry.schema
    yield "id", entry.id
    yield "headline", entry.headline
    yield "language", entry.language
    yield "published", entry.published
    yield "published_basis", str(entry.published_basis)
    yield "sources", tuple(map(_source, entry.sources))
    yield "summary", tuple(map(_excerpt, entry.summary))
    yield "countries", Flow(entry.countries)
    yield "topics", Flow(entry.topics)
    yield "tags", Flow(entry.tags)
    yield "actors", tuple(map(_actor, entry.actors))
    yield "events", tuple(map(_event, entry.events))
    yield "claims", tuple(map(_claim, entry.claims))
    if entry.generated:
        yield "generated", Flow(Pairs(entry.generated))
    yield from entry.extra


def _source(source: Source) -> Value:
    return Pairs(
        (
            ("id", source.id),
            ("publisher", source.publisher),
            ("url", source.url),
            ("file", source.file),
            ("sha256", source.sha256),
            ("retrieved", source.retrieved),
            *_given((("author", source.author), ("updated", source.updated), ("dated", source.dated))),
            *source.extra,
        )
    )


def _excerpt(excerpt: Excerpt) -> Value:
    return Pairs((("text", excerpt.text), ("evidence", _evidence(excerpt.text, excerpt.evidence)), *excerpt.extra))


def _actor(actor: Actor) -> Value:
    pairs: tuple[tuple[str, Value], ...] = (
        ("name", actor.name),
        ("kind", str(actor.kind)),
        ("role", actor.role),
        ("country", actor.country),
        ("aliases", actor.aliases or None),
        ("mentions", actor.mentions),
    )
    return Flow(Pairs((*_given(pairs), *actor.extra)))


def _event(event: Event) -> Value:
    evidence = _evidence(event.text, event.evidence)
    return Flow(Pairs((("date", event.date), ("text", event.text), ("evidence", evidence), *event.extra)))


def _claim(claim: Claim) -> Value:
    source = implied_hop_source(claim.evidence)
    return Pairs(
        (
            ("id", claim.id),
            ("text", claim.text),
            ("kind", str(claim.kind)),
            *([("negated", Plain("true"))] if claim.negated else ()),
            ("chain", tuple(_hop(hop, source) for hop in claim.chain)),
            ("cue", claim.cue),
            ("countries", Flow(claim.countries)),
            *([("actors", Flow(claim.actors))] if claim.actors else ()),
            *([("numbers", tuple(_quantity(number, source) for number in claim.numbers))] if claim.numbers else ()),
            ("evidence", _evidence(claim.text, claim.evidence)),
            *claim.extra,
        )
    )


def _hop(hop: Hop, source: str | None) -> Value:
    pairs: list[tuple[str, Value]] = [("name", hop.name), ("kind", str(hop.kind))]
    if hop.evidence:
        spanned = hop.evidence.start is not None  # without a span, naming the source is what shows that words are meant
        pairs += _piece(hop.evidence, hop.name, source if spanned else None)
    return Flow(Pairs((*pairs, *_given((("printed", hop.printed),)), *hop.extra)))


def _quantity(number: Quantity, source: str | None) -> Value:
    bound = str(number.bound) if number.bound else None
    pairs: list[tuple[str, Value]] = [("text", number.text)]
    pairs += _given((("value", number.value), ("to", number.to), ("unit", number.unit), ("bound", bound)))
    if number.evidence:
        spanned = number.evidence.start is not None  # as in a hop
        pairs += _piece(number.evidence, number.text, source if spanned else None)
    return Flow(Pairs((*pairs, *number.extra)))


def _evidence(text: str, evidence: Sequence[Evidence]) -> Value:
    exacts = implied_exacts(text, len(evidence))
    return Flow(tuple(Pairs(_piece(piece, exact, None)) for piece, exact in zip(evidence, exacts, strict=True)))


def _piece(piece: Evidence, exact: str | None, source: str | None) -> Iterator[tuple[str, Value]]:
    """Yield the pairs of one piece of evidence, without the exact words and the source that are implied."""
    yield from _given(
        (
            ("source", None if piece.source == source else piece.source),
            ("start", piece.start),
            ("end", piece.end),
            ("exact", None if piece.exact == exact else piece.exact),
            ("prefix", piece.prefix),
            ("suffix", piece.suffix),
        )
    )
    yield from piece.extra


def _given(pairs: Sequence[tuple[str, Value]]) -> Iterator[tuple[str, Value]]:
    return ((key, value) for key, value in pairs if value is not None)
