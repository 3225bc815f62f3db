"""Currencies before a number ("US$", "£", "EUR"), and what a dollar without a country means.

Requires the text; names a currency by its ISO 4217 code where the printed form means one only.
"""

import re
from functools import cache

from briefing.vocabulary.units import Place, units_of

DOLLAR = "$"  # the unit of a dollar that could be of several countries
LONGEST = 10  # code points: "NZ $" and a blank, "the " before it, one to see that no letter stands before that


def dollar_of(text: str) -> str:
    """Return what a dollar without a country means in a text.

    USD, but "$" as printed where the text also speaks of another dollar or its country, or itself tells "US$" apart.

    >>> dollar_of("It cost $5."), dollar_of("Canada paid $5.")
    ('USD', '$')
    """
    return DOLLAR if _other_dollars().search(text) else "USD"


def currency_before(text: str, least: int, place: int) -> tuple[int, str] | None:
    """Return where a currency begins that ends at ``place``, not before ``least``, and its unit; None for none.

    >>> currency_before("paid US$5", 0, 8)
    (5, 'USD')
    """
    found = _currencies().search(text, max(least, place - LONGEST), place)
    if not found:
        return None
    if " " in found[1] and text.endswith("the ", least, found.start()):
        return found.end(1) - 1, DOLLAR  # "it cost the US $5 million"
    return found.start(), units_of(Place.BEFORE)[found[1]]


@cache
def _currencies() -> re.Pattern[str]:
    forms = sorted(units_of(Place.BEFORE), key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, forms))})[ \u00a0]?$")


@cache
def _other_dollars() -> re.Pattern[str]:
    names = sorted(units_of(Place.OTHER_DOLLAR), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:US\$|(?:{'|'.join(map(re.escape, names))})(?:(?<=\$)|(?!\w)))")
