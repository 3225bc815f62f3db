"""English words that names are made of: states and their demonyms, and words that only look like names."""

from functools import cache

from briefing.vocabulary.countries import country_terms
from briefing.vocabulary.tables import rows


@cache
def function_words() -> frozenset[str]:
    """Return words that may open a sentence in capitals without naming anything."""
    return frozenset(" ".join(row[1] for row in rows("function_words.tsv")).split())


# Names that the lexicon gives to a state: of a part of it or of what stood there before, and of some of its people.
_PARTS = frozenset(
    "England; Scotland; Wales; Northern Ireland; Soviet Union; USSR; U.S.S.R.; West Germany; East Germany; Trinidad;"
    " Tobago; Antigua; Barbuda; Congo; Korea; mainland China".split("; ")
)
_PEOPLES = frozenset(
    "American Indian; American Indians; African Americans; African-Americans; Native Americans".split("; ")
)


@cache
def state_names() -> dict[str, str]:
    """Return names of states, and seats of power that speak for one, with their code; demonyms and cities are none."""
    kinds = {"name", "alias", "metonym", "capital"}
    return {
        term.surface: term.codes[0]
        for term in country_terms()
        if term.kind in kinds and len(term.codes) == 1 and term.language == "en" and term.surface not in _PEOPLES
    }


def whole_state(name: str) -> str | None:
    """Return the code of a state that the name means as a whole, by whichever of its names.

    >>> whole_state("U.S."), whole_state("Britain"), whole_state("Scotland"), whole_state("Kremlin")
    ('US', 'GB', None, None)
    """
    return None if name in _PARTS | _PEOPLES else country_words().get(name)


@cache
def city_names() -> frozenset[str]:
    """Return the names of cities of 100,000 people and more."""
    return frozenset(row[0] for row in rows("cities.tsv"))


@cache
def country_words() -> dict[str, str]:
    """Return English names and demonyms of countries with their likeliest code."""
    kinds = {"name", "alias", "demonym"}
    return {t.surface: t.codes[0] for t in country_terms() if t.kind in kinds and t.codes and t.language == "en"}


def country_of(words: str) -> str | None:
    """Return the country that the words name first, by name, demonym or seat of power ("French official": FR)."""
    if words in state_names():
        return state_names()[words]
    return next((country_words()[word] for word in words.split() if word in country_words()), None)
