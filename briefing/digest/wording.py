"""An entry in words, the same in every format: who published it through whom, when, where, and who says what."""

import re
from collections import Counter
from collections.abc import Iterable

from briefing.model import Claim, ClaimKind, Entry, HopKind, Quantity, Source
from briefing.text.clean import clean_line
from briefing.vocabulary.countries import country_name

HIDDEN_KINDS = frozenset({ClaimKind.STANCE, ClaimKind.INTENTION})
_HASH = re.compile("[0-9a-f]{12}")  # ends an id that the program made
_UNMARKED = frozenset({ClaimKind.STATEMENT, ClaimKind.NARRATION})
_MOST_OUTLETS = 3
_MOST_COUNTRIES = 5  # a list of thirty says nothing that the first five do not


def provenance(entry: Entry) -> str:
    """Return "Associated Press → UNN": the outlets that claims came through, and the publishers."""
    hops = Counter(hop.name for claim in entry.claims for hop in claim.chain if hop.kind is HopKind.OUTLET)
    return passed_on([source.publisher or "" for source in entry.sources], [name for name, _ in hops.most_common()])


def passed_on(publishers: Iterable[str], outlets: Iterable[str]) -> str:
    """Return ``provenance`` for publishers and outlets, the most frequent of these first."""
    first = list(dict.fromkeys(clean_line(name) for name in publishers if name))
    others = [name for name in dict.fromkeys(map(clean_line, outlets)) if name not in first][:_MOST_OUTLETS]
    told = ", ".join(first) or "publisher not stated"
    return f"{', '.join(others)} → {told}" if others else told


def dated(entry: Entry) -> str:
    """Return the date of publication and how it is known."""
    if not entry.published:
        return "date not stated"
    return f"{clean_line(entry.published)} ({entry.published_basis})"


def places(entry: Entry) -> str:
    """Return the names of the countries that weigh most, and how many more there are."""
    names = [clean_line(country_name(code)) for code in entry.countries[:_MOST_COUNTRIES]]
    more = len(entry.countries) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")


def masthead(entry: Entry) -> str:
    """Return what stands under a headline: provenance, date and countries."""
    return " · ".join(part for part in (provenance(entry), dated(entry), places(entry)) if part)


def chain(claim: Claim) -> str:
    """Return "French official → Associated Press → UNN", and the kind where it is not a plain statement."""
    names = [clean_line(hop.name) for hop in claim.chain]
    if not any(hop.kind is not HopKind.PUBLISHER for hop in claim.chain) and (claim.cue or not names):
        names.insert(0, _nobody(claim))
    steps = " → ".join(names)
    return steps if claim.kind in _UNMARKED else f"{steps} ({claim.kind})"


def _nobody(claim: Claim) -> str:
    return "publisher not stated" if claim.kind is ClaimKind.NARRATION else "speaker not recognized"


def teller_of(claim: Claim) -> str:
    """Return ``chain``; a claim without an id is the headline, which came through nobody but its article."""
    return chain(claim) if claim.id else "the headline"


def place_of(claim: Claim, entry: Entry) -> str:
    """Return where a claim stands, as ``briefing show`` takes it: the hash of the entry's id, where it has one.

    A claim without an id is the headline, which stands nowhere else in its entry.
    """
    end = entry.id.rpartition("-")[2]
    name = clean_line(end if _HASH.fullmatch(end) else entry.id)
    return f"{name}#{clean_line(claim.id)}" if claim.id else name


def figures(claim: Claim) -> str:
    """Return the numbers of a claim in one form ("min 30 countries, 1,200,000 USD"), those without a value left out."""
    return ", ".join(_figure(number) for number in claim.numbers if number.value is not None)


def _figure(number: Quantity) -> str:
    values = " to ".join(f"{value:,}" if isinstance(value, int) else value for value in _values(number))
    limit = f"{number.bound} " if number.bound else ""
    return f"{limit}{values} {clean_line(number.unit)}" if number.unit else f"{limit}{values}"


def _values(number: Quantity) -> list[int | str]:
    return [value for value in (number.value, number.to) if value is not None]


def shown_claims(entry: Entry, *, hidden: bool) -> tuple[Claim, ...]:
    """Return the claims of an entry; stances and intentions only when ``hidden`` asks for them."""
    return tuple(claim for claim in entry.claims if hidden or claim.kind not in HIDDEN_KINDS)


def source_name(source: Source, entry: Entry) -> str:
    """Return who published a source, the headline of its entry and the date."""
    publisher = clean_line(source.publisher) if source.publisher else "publisher not stated"
    when = clean_line(entry.published) if entry.published else "undated"
    return f"{publisher}, “{clean_line(entry.headline)}”, {when}"


def origin_name(outlet: str | None) -> str:
    """Return what an origin is called."""
    return clean_line(outlet) if outlet else "no outlet named"


def origin_reason(count: int, reason: str) -> str:
    """Return why ``count`` entries are one origin; empty for a single one, which needs no reason.

    >>> origin_reason(2, "wire")
    '2 entries that credit one outlet'
    """
    told = {"wire": "credit one outlet", "copy": "print the same words", "site": "stand on one site"}.get(
        reason, "are one"
    )
    return f"{count:,} entries that {told}" if count > 1 else ""
