"""An entry's file by templates: the bytes of ``store.writer``, which a test compares, at a sixth of its time."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.model import Actor, Claim, Entry, Event, Evidence, Excerpt, Hop, Quantity, Source
from briefing.store import scalars

# Longer than any word that YAML takes for a truth or a number, and nothing but letters that need no quotes anywhere.
_PLAIN = re.compile(r"(?=.{9})[A-Za-z][A-Za-z0-9'-]*(?: [A-Za-z0-9'-]+)*")


class Written(NamedTuple):
    """A field of the file, with its key and its line break."""

    key: str
    text: str


def entry_bytes(entry: Entry) -> bytes:
    """Return the file of an entry, with digests of its fields as of one that the program wrote."""
    fields = list(_fields(entry))
    digests = ", ".join(f"{key}: {_hex(hashlib.sha256(text.encode()).hexdigest()[:8])}" for key, text in fields)
    head = f"schema: {entry.schema}\nid: {_block(entry.id)}\n"
    return f"{head}{''.join(field.text for field in fields)}generated: {{{digests}}}\n".encode()


def _fields(entry: Entry) -> Iterator[Written]:
    yield Written("headline", f"headline: {_block(entry.headline)}\n")
    yield Written("language", f"language: {_short(entry.language)}\n")
    yield Written("published", f"published: {_short(entry.published)}\n")
    yield Written("published_basis", f"published_basis: {entry.published_basis}\n")
    yield Written("sources", _blocks("sources", map(_source, entry.sources)))
    yield Written("summary", _blocks("summary", map(_excerpt, entry.summary)))
    yield Written("countries", f"countries: {_list(entry.countries)}\n")
    yield Written("topics", f"topics: {_list(entry.topics)}\n")
    yield Written("tags", f"tags: {_list(entry.tags)}\n")
    yield Written("actors", _blocks("actors", map(_actor, entry.actors)))
    yield Written("events", _blocks("events", map(_event, entry.events)))
    yield Written("claims", _blocks("claims", map(_claim, entry.claims)))


def _blocks(key: str, items: Iterable[str]) -> str:
    text = "".join(items)
    return f"{key}:\n{text}" if text else f"{key}: []\n"


def _source(source: Source) -> str:
    return (
        f"- id: {source.id}\n  publisher: {_short(source.publisher)}\n  url: null\n"
        f"  file: {_block(source.file or '')}\n  sha256: {_hex(source.sha256 or '')}\n  retrieved: null\n"
    )


def _excerpt(excerpt: Excerpt) -> str:
    return f"- text: {_block(excerpt.text)}\n  evidence: {_evidence(excerpt.evidence)}\n"


def _actor(actor: Actor) -> str:
    role = f", role: {_short(actor.role)}" if actor.role else ""
    country = f", country: {_short(actor.country)}" if actor.country else ""
    aliases = f", aliases: {_list(actor.aliases)}" if actor.aliases else ""
    return f"- {{name: {_short(actor.name)}, kind: {actor.kind}{role}{country}{aliases}, mentions: {actor.mentions}}}\n"


def _event(event: Event) -> str:
    return f"- {{date: {_short(event.date)}, text: {_flow(event.text)}, evidence: {_evidence(event.evidence)}}}\n"


def _claim(claim: Claim) -> str:
    return (
        f"- id: {claim.id}\n  text: {_block(claim.text)}\n  kind: {claim.kind}\n"
        f"{'  negated: true' + chr(10) if claim.negated else ''}"
        f"  chain:\n{''.join(map(_hop, claim.chain))}  cue: {_cue(claim.cue)}\n  countries: {_list(claim.countries)}\n"
        f"{f'  actors: {_list(claim.actors)}' + chr(10) if claim.actors else ''}"
        f"{''.join(map(_quantity, claim.numbers))}  evidence: {_evidence(claim.evidence)}\n"
    )


def _hop(hop: Hop) -> str:
    place, printed = hop.evidence, f", printed: {_short(hop.printed)}" if hop.printed else ""
    named = "" if place is None else f", start: {place.start}, end: {place.end}{_exact(place, hop.name)}"
    return f"  - {{name: {_short(hop.name)}, kind: {hop.kind}{named}{printed}}}\n"


def _quantity(number: Quantity) -> str:
    """Return the one number that a claim has here, with the key above it."""
    place, value = number.evidence, number.value
    bound = f", bound: {number.bound}" if number.bound else ""
    printed = value if isinstance(value, int) else _flow(value or "")
    span = f", start: {place.start}, end: {place.end}" if place else ""
    return f"  numbers:\n  - {{text: {_flow(number.text)}, value: {printed}, unit: {number.unit}{bound}{span}}}\n"


def _exact(place: Evidence, name: str) -> str:
    """Return the words where they are not the name: an actor that is meant by an alias."""
    return "" if place.exact == name else f", exact: {_flow(place.exact)}"


def _evidence(evidence: Sequence[Evidence]) -> str:
    """Return the spans, whose words the text itself gives."""
    return f"[{', '.join(f'{{source: {one.source}, start: {one.start}, end: {one.end}}}' for one in evidence)}]"


def _list(values: Sequence[str]) -> str:
    return f"[{', '.join(map(_short, values))}]"


def _hex(digits: str) -> str:
    """Return hex digits, which are a word when they begin with a letter."""
    return digits if digits[0].isalpha() else f'"{digits}"'


def _block(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else scalars.scalar(text, in_flow=False)


def _flow(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else scalars.scalar(text, in_flow=True)


@lru_cache(maxsize=1 << 16)
def _short(text: str | None) -> str:
    """Return a text that comes again and again, in flow or of the kind that flow does not change."""
    return "null" if text is None else _flow(text)


@lru_cache(maxsize=1 << 10)
def _cue(text: str | None) -> str:
    return "null" if text is None else _block(text)
