"""Countries that a text mentions, heaviest first, each with the words that mention it.

A country is there only by its name, an alias, its people, a capital, region, city or seat of power that the text
prints. Ambiguous words ("Georgia", "Korea", "Birmingham") go with what the rest of the text mentions.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefing.analysis.place_context import (
    is_camp,
    is_certain_city,
    is_church,
    is_language,
    is_likely_city,
    is_person,
    is_pronoun,
    stands_in_place,
)
from briefing.analysis.place_terms import Found, find_terms
from briefing.text.span import Span

# How much a mention says that the text is about the country. Tried: capitals .5 to 1, cities .4 to .9; the order of
# the first two countries hardly moves.
_WEIGHTS = {"name": 1.0, "alias": 1.0, "demonym": 0.9, "region": 0.8, "capital": 0.7, "city": 0.7, "metonym": 0.6}
_HEADLINE = 2.0  # the first sentence counts so many times
# A candidate needs its own support to displace the likeliest one.
_NEIGHBOURS = {"GE": ("RU", "AM", "AZ"), "KP": (), "CG": (), "DM": ()}


class CountryMention(NamedTuple):
    """Words that name a country: ``code`` is ISO 3166-1 alpha-2, ``kind`` that of the lexicon's term."""

    span: Span
    code: str
    kind: str


@dataclass(frozen=True, slots=True)
class CountryMentions:
    """``ranked`` codes, heaviest first, and every mention in the order of the text."""

    ranked: tuple[str, ...] = ()
    mentions: tuple[CountryMention, ...] = ()


def countries(text: str, spans: Sequence[Span], language: str | None) -> CountryMentions:
    """Return the countries that the sentences ``spans`` mention; the first one is the headline, or stands for it.

    An unknown language is read as English.

    >>> text = "Kyiv and Paris agreed. The French minister thanked Ukraine."
    >>> countries(text, [Span(0, 22), Span(23, 59)], "en").ranked
    ('UA', 'FR')
    """
    code = (language or "en").partition("-")[0]
    found = [(number, place) for number, span in enumerate(spans) for place in find_terms(text, span, code)]
    kept = _judged(text, found) if code == "en" else [(n, place) for n, place in found if place.term.codes]
    certain = Counter(place.term.codes[0] for _, place in kept if len(place.term.codes) == 1)
    mentions: list[CountryMention] = []
    weights: dict[str, float] = {}
    following = {place.span.start: place for _, place in kept}
    for number, place in kept:
        resolved = _enclosing(text, place, following) or _likeliest(place.term.codes, certain)
        mentions.append(CountryMention(place.span, resolved, place.term.kind))
        weight = _WEIGHTS[place.term.kind] * (_HEADLINE if number == 0 else 1.0)
        weights[resolved] = weights.get(resolved, 0.0) + weight
    first = {mention.code: -number for number, mention in reversed(list(enumerate(mentions)))}
    ranked = sorted(weights, key=lambda code: (round(weights[code], 6), first[code]), reverse=True)
    return CountryMentions(tuple(ranked), tuple(sorted(mentions)))


def weight(mention: CountryMention, first: Span | None) -> float:
    """Return what a mention counts; ``first`` is the first sentence, which counts more."""
    return _WEIGHTS[mention.kind] * (_HEADLINE if first and first.covers(mention.span) else 1.0)


def countries_in(mentions: CountryMentions, span: Span) -> tuple[str, ...]:
    """Return the codes mentioned inside ``span``, in the order of the text."""
    first = bisect_left(mentions.mentions, (Span(span.start, 0),))
    behind = bisect_left(mentions.mentions, (Span(span.end, 0),))
    inside = (mention.code for mention in mentions.mentions[first:behind] if span.covers(mention.span))
    return tuple(dict.fromkeys(inside))


def _judged(text: str, found: Sequence[tuple[int, Found]]) -> list[tuple[int, Found]]:
    """Return the mentions that are places, by the context rules of English."""
    persons = {place.term.surface for _, place in found if is_person(place, text)}
    certain = {place.term.surface for _, place in found if place.term.kind == "city" and is_certain_city(place, text)}
    starts = {place.span.start: place for _, place in found if place.term.codes}
    kept = []
    for number, place in found:
        if not place.term.codes or _means_none(place, text):
            continue
        if place.term.surface in persons and not stands_in_place(place):
            continue  # the person again, by surname
        if place.term.kind == "city" and place.before == "New":
            continue
        if place.term.kind == "city" and not (
            place.term.surface in certain or is_likely_city(place) or _next_place(text, place, starts)
        ):
            continue
        kept.append((number, place))
    return kept


def _means_none(place: Found, text: str) -> bool:
    return (
        is_person(place, text)
        or is_language(place, text)
        or is_camp(place, text)
        or is_pronoun(place, text)
        or is_church(place)
    )


def _next_place(text: str, place: Found, starts: dict[int, Found]) -> Found | None:
    """Return the country or region named behind a comma ("Lyon, France")."""
    gap = text[place.span.end : place.span.end + 2]
    after = starts.get(place.span.end + 2) if gap == ", " else None
    return after if after and after.term.kind in {"name", "alias", "region"} else None


def _enclosing(text: str, place: Found, starts: dict[int, Found]) -> str | None:
    """Return the country that the text itself puts a place in: "Paris, Texas", "Birmingham, Alabama"."""
    after = _next_place(text, place, starts)
    if not after or place.term.kind not in {"city", "capital", "region"} or len(after.term.codes) > 1:
        return None
    code = after.term.codes[0]
    return code if code in place.term.codes or after.term.kind == "region" else None


def _likeliest(codes: tuple[str, ...], certain: Counter[str]) -> str:
    """Return the code that the rest of the text supports best; the first one on a tie."""

    def support(code: str) -> int:
        return 2 * certain[code] + sum(certain[near] for near in _NEIGHBOURS.get(code, ()))

    return max(codes, key=support)
