"""What makes of a numeral a date, a time of day, a rank, a name or a year, so that it is no quantity."""

import re
from fractions import Fraction

from briefing.analysis.gazetteer import function_words
from briefing.analysis.numerals import Numeral
from briefing.vocabulary.months import month_number
from briefing.vocabulary.units import Place, words_of

LONGEST_WORD = 30  # code points before a numeral in which the word before it is looked for

_CLOCK = re.compile(
    r"\s?(?:[ap]\.?\s?m\b|o[’']clock|UTC|GMT|[ECMP][SD]T\b|CES?T\b|local\stime|hours?\s(?:local|UTC|GMT))",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"([^\W\d_][\w.]*)[.\s]\s?$")
_WHEN = re.compile(r"\b(?:this|last|next|each|every|that|a|per)\s(?:year|week|day|season|game)\s$", re.IGNORECASE)
_OPENING = re.compile(r"(?:^|[.!?:;“”\"‘(\n—–-])\s*$")


def is_dated(text: str, first: Numeral, last: Numeral) -> bool:
    """Tell whether a month before the numeral, or the words of a clock behind it, make a date or a time of it."""
    before = _word_before(text, first)
    return bool(before[:1].isupper() and month_number(before)) or bool(_CLOCK.match(text, last.end))


def is_named(text: str, first: Numeral) -> bool:
    """Tell whether the numeral ranks or names what stands before it ("phase 3", "Falcon 9")."""
    word = _word_before(text, first)
    if _WHEN.search(text, max(0, first.start - LONGEST_WORD), first.start):
        return False
    name = word[:1].isupper() and word.lower() not in function_words() and not first.words
    return name or word.lower() in words_of(Place.RATING)


def is_name(text: str, first: Numeral, least: int) -> bool:
    """Tell whether a number word has a capital that no sentence gives it ("Group of Seven")."""
    if not first.words or not text[first.start].isupper() or first.start == least:
        return False
    return not _OPENING.search(text, max(0, first.start - 3), first.start)


def is_like_year(text: str, numeral: Numeral, value: Fraction) -> bool:
    """Tell whether a numeral could be a year: without a comma, from 1500 to 2100."""
    whole = value.denominator == 1 and 1500 <= value <= 2100
    return whole and "," not in text[numeral.start : numeral.end]


def _word_before(text: str, first: Numeral) -> str:
    found = _BEFORE.search(text, max(0, first.start - LONGEST_WORD), first.start)
    return found[1].rstrip(".") if found else ""
