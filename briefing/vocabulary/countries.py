"""Names of countries: what a code is called, which codes a word means, and the lexicon that finds them in text.

Codes are ISO 3166-1 alpha-2, and XK (Kosovo), which ISO leaves to its users and CLDR, the EU and the IMF use.
The data are made by ``data/make_countries.py``; origin and licences stand in ``data/README.md``.
"""

from functools import cache
from typing import NamedTuple

from briefing.text.fold import fold
from briefing.vocabulary.tables import rows

_SECOND_LETTERS = {
    "A": "DEFGILMOQRSTUWXZ", "B": "ABDEFGHIJLMNOQRSTVWYZ", "C": "ACDFGHIKLMNORUVWXYZ", "D": "EJKMOZ",
    "E": "CEGHRST", "F": "IJKMOR", "G": "ABDEFGHILMNPQRSTUWY", "H": "KMNRTU", "I": "DELMNOQRST", "J": "EMOP",
    "K": "EGHIMNPRWYZ", "L": "ABCIKRSTUVY", "M": "ACDEFGHKLMNOPQRSTUVWXYZ", "N": "ACEFGILOPRUZ", "O": "M",
    "P": "AEFGHKLMNRSTWY", "Q": "A", "R": "EOSUW", "S": "ABCDEGHIJKLMNORSTVXYZ", "T": "CDFGHJKLMNORTVWZ",
    "U": "AGMSYZ", "V": "ACEGINU", "W": "FS", "X": "K", "Y": "ET", "Z": "AMW",
}  # fmt: skip
ISO_CODES = frozenset(first + second for first, seconds in _SECOND_LETTERS.items() for second in seconds)

# Kinds whose words a reader may type to mean the country itself.
_ASKED = frozenset({"name", "alias", "demonym"})


class CountryTerm(NamedTuple):
    """A word of the lexicon.

    ``kind`` is name, alias, demonym, capital, region, metonym (a seat of power that stands for its state), city, or
    none: a phrase that holds the name of a country and means none ("Indian Ocean"; ``codes`` is empty).
    ``language`` is BCP 47. Several codes: ambiguous, likeliest first.
    """

    surface: str
    codes: tuple[str, ...]
    kind: str
    language: str


@cache
def country_terms() -> tuple[CountryTerm, ...]:
    """Return the lexicon without its cities, which ``city_terms`` holds."""
    return tuple(
        CountryTerm(surface, () if codes == "-" else tuple(codes.split(",")), kind, language)
        for surface, codes, kind, language in rows("countries.tsv")
    )


@cache
def city_terms() -> tuple[CountryTerm, ...]:
    """Return the cities of at least 100,000 people, each with the countries that have one of that name."""
    return tuple(CountryTerm(name, tuple(codes.split(",")), "city", "en") for name, codes, _ in rows("cities.tsv"))


@cache
def _english_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for term in country_terms():
        if term.kind == "name" and term.language == "en":
            names.setdefault(term.codes[0], term.surface)
    return names


@cache
def _words_by_code() -> dict[str, tuple[str, ...]]:
    words: dict[str, list[str]] = {}
    for word, codes in _codes_by_word().items():
        for code in codes:
            words.setdefault(code, []).append(word)
    return {code: tuple(found) for code, found in words.items()}


@cache
def _codes_by_word() -> dict[str, tuple[str, ...]]:
    codes: dict[str, tuple[str, ...]] = {}
    for term in country_terms():
        if term.kind in _ASKED:
            codes.setdefault(_key(term.surface), term.codes)
    return {**codes, **{code.casefold(): (code,) for code in _english_names()}}


def _key(words: str) -> str:
    """Fold ``words``, without full stops and a leading article, so that "the U.S." and "us" are one."""
    return " ".join(fold(words).replace(".", "").split()).removeprefix("the ")


def country_name(code: str) -> str:
    """Return the English name of an ISO code, or the code itself when there is none.

    >>> country_name("UA"), country_name("ZZ")
    ('Ukraine', 'ZZ')
    """
    return _english_names().get(code.upper(), code)


def country_codes(words: str) -> tuple[str, ...]:
    """Return the codes that a code, name or demonym means, likeliest first; () when it means none.

    Case and accents fold. A code wins over a word of the same letters ("no" is Norway).

    >>> country_codes("French"), country_codes("fr"), country_codes("Korea"), country_codes("Atlantis")
    (('FR',), ('FR',), ('KR', 'KP'), ())
    """
    return _codes_by_word().get(_key(words), ())


def country_words(code: str) -> tuple[str, ...]:
    """Return what may be typed for a country: its code, names and demonyms, folded; () for an unknown code.

    >>> {"france", "french", "fr"} <= set(country_words("FR")), country_words("ZZ")
    (True, ())
    """
    return _words_by_code().get(code.upper(), ())
