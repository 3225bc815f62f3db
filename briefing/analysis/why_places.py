"""Why an entry names a country: every mention, what kind of word it is, and how much it counts."""

from collections.abc import Iterator, Sequence

from briefing.analysis.countries import CountryMention, countries, weight
from briefing.analysis.grounds import BY_HAND, Ground, Places, Reason
from briefing.analysis.place_terms import Found, find_terms
from briefing.text.span import Span

_KINDS = {
    "name": "name of the country",
    "alias": "another name of the country",
    "demonym": "its people or what is theirs",
    "region": "region",
    "capital": "capital",
    "city": "city",
    "metonym": "seat of power",
}


def why_countries(
    codes: Sequence[str], places: Places, spans: Sequence[Span], language: str | None
) -> Iterator[Reason]:
    """Yield the reason for each country of an entry; ``spans`` are those that the countries were looked for in."""
    found = countries(places.text, spans, language)
    terms = _terms(places.text, spans, language)
    first = spans[0] if spans else None
    for code in codes:
        mentions = [mention for mention in found.mentions if mention.code == code]
        if not mentions:
            yield Reason("countries", code, BY_HAND, found=False)
            continue
        score = sum(weight(mention, first) for mention in mentions)
        rule = f"{_times(len(mentions))}; number {found.ranked.index(code) + 1} by weight"
        grounds = tuple(_ground(places, mention, terms.get(mention.span), first) for mention in mentions)
        yield Reason("countries", code, rule, round(score, 3), grounds)


def _terms(text: str, spans: Sequence[Span], language: str | None) -> dict[Span, Found]:
    code = (language or "en").partition("-")[0]
    return {found.span: found for span in spans for found in find_terms(text, span, code)}


def _times(number: int) -> str:
    return "mentioned once" if number == 1 else f"mentioned {number} times"


def _ground(places: Places, mention: CountryMention, found: Found | None, first: Span | None) -> Ground:
    rule = _KINDS[mention.kind]
    if found and mention.kind == "city":
        rule += _beside(found)
    if found and len(found.term.codes) > 1:
        rule += f", which may mean {' or '.join(found.term.codes)}: the rest of the text decides"
    if first and first.covers(mention.span):
        rule += ", in the headline or first sentence, which counts double"
    return places.ground(rule, mention.span, weight(mention, first))


def _beside(found: Found) -> str:
    if found.before:
        return f", after “{found.before}”"
    return f", before “{found.after}”" if found.after else ""
