"""Entries as plain dictionaries, for JSON.

This is what ``--json`` and ``export --format jsonl`` print. Keys and order are those of the YAML.
"""

from briefing.model.entry import Actor, Claim, Entry, Event, Evidence, Excerpt, Hop, Quantity, Source
from briefing.model.extra import Extra, Raw, RawMapping

JsonValue = object


def entry_to_dict(entry: Entry) -> dict[str, JsonValue]:
    """Return the entry as JSON-ready values; ``problems`` are left out, as in the YAML."""
    return {
        "schema": entry.schema,
        "id": entry.id,
        "headline": entry.headline,
        "language": entry.language,
        "published": entry.published,
        "published_basis": str(entry.published_basis),
        "sources": [_source(source) for source in entry.sources],
        "summary": [_excerpt(excerpt) for excerpt in entry.summary],
        "countries": list(entry.countries),
        "topics": list(entry.topics),
        "tags": list(entry.tags),
        "actors": [_actor(actor) for actor in entry.actors],
        "events": [_event(event) for event in entry.events],
        "claims": [_claim(claim) for claim in entry.claims],
        **({"generated": dict(entry.generated)} if entry.generated else {}),
        **_extra(entry.extra),
    }


def _source(source: Source) -> dict[str, JsonValue]:
    optional = {"author": source.author, "updated": source.updated, "dated": source.dated}
    return {
        "id": source.id,
        "publisher": source.publisher,
        "url": source.url,
        "file": source.file,
        "sha256": source.sha256,
        "retrieved": source.retrieved,
        **{key: value for key, value in optional.items() if value is not None},
        **_extra(source.extra),
    }


def _evidence(evidence: Evidence) -> dict[str, JsonValue]:
    selectors = {"prefix": evidence.prefix, "suffix": evidence.suffix}
    return {
        "source": evidence.source,
        "start": evidence.start,
        "end": evidence.end,
        "exact": evidence.exact,
        **{key: value for key, value in selectors.items() if value is not None},
        **_extra(evidence.extra),
    }


def _excerpt(excerpt: Excerpt) -> dict[str, JsonValue]:
    return {"text": excerpt.text, "evidence": [_evidence(e) for e in excerpt.evidence], **_extra(excerpt.extra)}


def _event(event: Event) -> dict[str, JsonValue]:
    evidence = [_evidence(e) for e in event.evidence]
    return {"date": event.date, "text": event.text, "evidence": evidence, **_extra(event.extra)}


def _actor(actor: Actor) -> dict[str, JsonValue]:
    optional = {"role": actor.role, "country": actor.country, "aliases": list(actor.aliases) or None}
    return {
        "name": actor.name,
        "kind": str(actor.kind),
        **{key: value for key, value in optional.items() if value is not None},
        "mentions": actor.mentions,
        **_extra(actor.extra),
    }


def _hop(hop: Hop) -> dict[str, JsonValue]:
    return {
        "name": hop.name,
        "kind": str(hop.kind),
        **(_evidence(hop.evidence) if hop.evidence else {}),
        **({"printed": hop.printed} if hop.printed is not None else {}),
        **_extra(hop.extra),
    }


def _quantity(number: Quantity) -> dict[str, JsonValue]:
    optional = {"value": number.value, "to": number.to, "unit": number.unit, "bound": number.bound}
    return {
        "text": number.text,
        **{key: str(value) if key == "bound" else value for key, value in optional.items() if value is not None},
        **(_evidence(number.evidence) if number.evidence else {}),
        **_extra(number.extra),
    }


def _claim(claim: Claim) -> dict[str, JsonValue]:
    return {
        "id": claim.id,
        "text": claim.text,
        "kind": str(claim.kind),
        **({"negated": True} if claim.negated else {}),
        "chain": [_hop(hop) for hop in claim.chain],
        "cue": claim.cue,
        "countries": list(claim.countries),
        **({"actors": list(claim.actors)} if claim.actors else {}),
        **({"numbers": [_quantity(number) for number in claim.numbers]} if claim.numbers else {}),
        "evidence": [_evidence(e) for e in claim.evidence],
        **_extra(claim.extra),
    }


def _extra(extra: Extra) -> dict[str, JsonValue]:
    return {key: _raw(value) for key, value in extra}


def _raw(value: Raw) -> JsonValue:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, RawMapping):
        return {key: _raw(inner) for key, inner in value}
    return [_raw(inner) for inner in value]
