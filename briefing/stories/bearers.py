"""Who a name stands for: a country by any of its names, a body by its acronym, a state by its capital that acts.

Requires the words of a text as matches, and where a name begins; assigns codes and acronyms, or nothing.
"""

import re
from functools import cache

from briefing.text.fold import fold
from briefing.vocabulary.acronyms import known_bodies
from briefing.vocabulary.countries import city_terms, country_codes, country_terms

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’\-‐‑][^\W_]+)*", re.UNICODE)
_POSSESSIVE = re.compile(r"['’]s$")
_LONGEST_BODY, _FEW_INITIALS = 8, 2  # words of the name of a body; letters that are too few
_SMALL = frozenset("of for the and on in to".split())
_BEFORE_ACTING = frozenset("by between and".split())
# What follows a capital that acts.
_ACTS = re.compile(r"(?:will|would|has|had|have|is|was|and|[a-z]{2,}ed|[a-z]{3,}(?<!s)s|sent|gave|took|told)")


def country(text: str, found: list[re.Match[str]], number: int) -> tuple[int, str | None]:
    """Return how many words from there on name a country, and its code."""
    if _POSSESSIVE.sub("", found[number][0]) not in _first_words():
        return 1, None
    for size in (3, 2, 1):
        if number + size <= len(found):
            words = _POSSESSIVE.sub("", " ".join(text[found[number].start() : found[number + size - 1].end()].split()))
            if words in _country_names():
                return size, _country_names()[words]
    return 1, None


def body(found: list[re.Match[str]], number: int) -> tuple[int, str | None]:
    """Return how many words from there on are the full name of a known body, and its acronym folded.

    "International Monetary Fund" and "IMF" are one; small words inside ("of") are passed over.
    """
    initials = ""
    best: tuple[int, str | None] = (1, None)
    for size, one in enumerate(found[number : number + _LONGEST_BODY], 1):
        word = one[0]
        if word[0].isupper() and not word.isupper():
            initials += word[0]
            if initials in _bodies() and len(initials) > 1:
                best = (size, fold(initials))
        elif not initials or word not in _SMALL:
            break
    return best


@cache
def _bodies() -> frozenset[str]:
    """Return acronyms of bodies that initials tell surely: of three letters, or of unions of states."""
    return frozenset(word for word in known_bodies() if len(word) > _FEW_INITIALS or word in {"UN", "EU", "AU"})


def seat(text: str, found: list[re.Match[str]], number: int) -> str | None:
    """Return the code of the state whose capital acts there in its stead: "signed by Warsaw", "Berlin will send"."""
    one = found[number]
    code = _capitals().get(one[0]) if one[0][0].isupper() else None
    if not code or (number and not (found[number - 1][0].lower() in _BEFORE_ACTING or _ends(text, one.start()))):
        return None
    following = found[number + 1][0] if number + 1 < len(found) else ""
    if not following or _ends(text, found[number + 1].start()) or _ACTS.fullmatch(following):
        return code
    return None


def place_kind(name: str) -> str | None:
    """Return whether a name is a country's, a region's or a city's; None where it is not known.

    >>> place_kind("Bavaria"), place_kind("Munich"), place_kind("France"), place_kind("Tarvik")
    ('region', 'city', 'country', None)
    """
    if name in _country_names():
        return "country"
    if name in _capitals() or name in _cities():
        return "city"
    return "region" if name in _regions() else None


@cache
def _cities() -> frozenset[str]:
    return frozenset(term.surface for term in city_terms())


@cache
def _regions() -> frozenset[str]:
    return frozenset(term.surface for term in country_terms() if term.kind == "region" and term.language == "en")


def _ends(text: str, position: int) -> bool:
    """Tell whether a mark parts what stands before a position from it."""
    return text[:position].rstrip()[-1:] in {",", ".", ":", ";", "–", "—", "!", "?"}


@cache
def _first_words() -> frozenset[str]:
    """Return the words that names of countries begin with."""
    begun = (WORD.match(name) for name in _country_names())
    return frozenset(one[0] for one in begun if one and one[0][0].isupper())


@cache
def _capitals() -> dict[str, str]:
    return {
        term.surface: term.codes[0]
        for term in country_terms()
        if term.kind == "capital" and len(term.codes) == 1 and term.language == "en"
    }


@cache
def _country_names() -> dict[str, str]:
    kinds = {"name", "alias", "demonym", "metonym"}
    return {
        term.surface.removeprefix("the ").removeprefix("The "): term.codes[0]
        for term in country_terms()
        if term.kind in kinds
        and len(term.codes) == 1
        and term.language == "en"
        and (term.kind == "metonym" or country_codes(term.surface))
    }
