"""What numbers count and measure: currencies, measures, and nouns whose plural no ending shows."""

from enum import StrEnum
from functools import cache

from briefing.vocabulary.tables import rows


class Place(StrEnum):
    """The classes of ``units.tsv``; its first lines define them."""

    BEFORE = "before"
    AFTER = "after"
    MEASURE = "measure"
    NOUN = "noun"
    ONE = "one"
    OTHER_DOLLAR = "other-dollar"
    RATING = "rating"
    GLUED = "glued"
    JOINED = "joined"


@cache
def units_of(place: Place) -> dict[str, str]:
    """Return the unit of each printed form of a class of units.

    >>> units_of(Place.BEFORE)["US$"], units_of(Place.MEASURE)["per cent"]
    ('USD', 'percent')
    """
    return {row[1]: row[2] for row in rows("units.tsv") if row[0] == place}


@cache
def words_of(place: Place) -> frozenset[str]:
    """Return the words of a class that has no units."""
    return frozenset(" ".join(row[1] for row in rows("units.tsv") if row[0] == place).split())
