"""Numerals: numbers as digits ("1,200", "2.3m") or words ("twenty-five", "a dozen"), with their exact value.

Knows of units only which a numeral may touch ("5GB"). One that can be read in two ways, or touches a letter, is none.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from math import prod
from typing import NamedTuple

from briefing.vocabulary.units import Place, words_of

MAX_DIGITS = 18  # what the entry file takes; no article counts further

_ONES = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen".split(),
        1,
    )
}
_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
_SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12}
NUMBER_WORDS = frozenset([*_ONES, *_TENS, *_SCALES])
_HEAD: dict[str, Fraction] = {"a": Fraction(1), "half a": Fraction(1, 2)}

_BIG = "|".join(_SCALES)
_SMALL = rf"(?:{'|'.join(_TENS)})(?:[-‐‑\s](?:{'|'.join(list(_ONES)[:9])}))?|{'|'.join(reversed(_ONES))}"
_COMMAS = r"[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9]| [0-9])"
_BLANKS = r"[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3}){1,5}(?![0-9,]| [0-9])"
# Neither letter, digit nor a mark that makes a name, a date, a time or a path of a number may touch it.
_FREE = r"(?<![\w.,:/#@&+*=_'’$€£¥-])(?<![\u2010\u2011])(?<![0-9] )"
_END = r"(?![\w@/]|[.,:'’][0-9]|['’]s\b| [0-9])"
_SCALED = rf"(?P<s>{'|'.join(_SHORT)})(?!\w|-[0-9])|\s(?P<t>mn|mln|bn|bln|tn|trn)\b"
_GLUED = rf"(?=(?-i:{'|'.join(sorted(words_of(Place.GLUED)))})(?![\w/-]))"
_DIGITS = rf"(?!0[0-9])(?P<d>(?:{_COMMAS}|{_BLANKS}|[0-9]{{1,18}})(?:\.[0-9]{{1,9}})?)(?:{_SCALED}|{_GLUED}|{_END})"
_WORDS = rf"(?P<w>half\sa(?=\s(?:{_BIG})\b)|a(?=\s(?:{_BIG})\b)|{_SMALL})\b"
_SCALE = rf"(?:\s|-)(?P<x>{_BIG})(?![\w]|-(?!year|dollar|euro|pound))"
_NUMERAL = re.compile(rf"(?:{_DIGITS}|{_WORDS})(?:{_SCALE})?", re.IGNORECASE)
_START = re.compile(
    rf"(?:{_FREE}(?=[0-9])|(?<=[$€£¥₹₽₴₩₦₪₺₫฿₱₸₾])(?=[0-9])|(?<=[0-9%][-–])(?=[0-9])|(?<=[\s(][-−])(?=[0-9])"
    rf"|(?<![\w'’-])(?=(?:{_SMALL}|half\sa|a\s(?:{_BIG}))\b))",
    re.IGNORECASE,
)
# "two thousand three hundred", "two hundred and fifty": further parts, each of a smaller scale.
_MORE = re.compile(rf"(?:\sand|,)?\s(?P<w>{_SMALL})\b(?:\s(?P<x>{_BIG})\b)?(?:\s(?P<y>{_BIG})\b)?", re.IGNORECASE)
_RUN = re.compile(rf"(?:[-‐‑\s](?:{_SMALL}|{_BIG})\b)+", re.IGNORECASE)
YEARS = 1000  # four digits may be a year
_HALF = re.compile(r"\sand\sa\shalf\b", re.IGNORECASE)


class Numeral(NamedTuple):
    """A number in the text. ``scaled`` tells that a word such as "million" follows; ``short`` that "m" or "bn" does."""

    start: int
    end: int
    value: Fraction
    scaled: bool
    short: str
    words: bool


def numerals(text: str, start: int, end: int) -> Iterator[Numeral]:
    """Yield the numerals between two places, in order, none inside what might be a longer one.

    >>> [numeral.value for numeral in numerals("two of nineteen eighty-four or 1,000", 0, 36)]
    [Fraction(2, 1), Fraction(1000, 1)]
    """
    place = start
    while found := _START.search(text, place, end):
        numeral = numeral_at(text, found.start(), end)
        if numeral:
            yield numeral
        place = numeral.end if numeral else _past(text, found.start(), end)


def _past(text: str, start: int, end: int) -> int:
    """Return where a run of number words or of digits ends that is no numeral."""
    found = _NUMERAL.match(text, start, end)
    place = max(found.end(), start + 1) if found else start + 1
    run = _RUN.match(text, place, end)
    return run.end() if run else place


def numeral_at(text: str, start: int, end: int) -> Numeral | None:
    """Return the numeral that begins exactly at ``start`` and lies before ``end``; None when there is none.

    >>> numeral_at("two hundred and fifty people", 0, 28).value, numeral_at("1.2 million", 0, 11).value
    (Fraction(250, 1), Fraction(1200000, 1))
    """
    found = _NUMERAL.match(text, start, end)
    if not found:
        return None
    value = Fraction(found["d"].translate(_PLAIN)) if found["d"] else _word_value(found["w"])
    if found["d"] and value >= YEARS and found["x"] and found["x"].lower() in {"dozen", "hundred"}:
        return None  # "in 2019 hundred-strong crowds": nobody counts so many by the dozen
    short = found["s"] or found["t"] or ""
    scale = _SCALES[found["x"].lower()] if found["x"] else _SHORT.get(short.lower(), 1)
    numeral = Numeral(start, found.end(), value * scale, scale > 1, short, not found["d"])
    if found["x"] and numeral.words:
        numeral = _continued(text, numeral, scale, end)
    half = _HALF.match(text, numeral.end, end) if not numeral.scaled else None
    if half:
        numeral = numeral._replace(end=half.end(), value=numeral.value + Fraction(1, 2))
    return numeral if _is_whole_expression(text, numeral, end) else None


def printed(value: Fraction) -> int | str | None:
    """Return a value as an entry holds it: an int, an exact decimal or a fraction; None when it is too long.

    >>> printed(Fraction(12)), printed(Fraction(6, 5)), printed(Fraction(-1, 3))
    (12, '1.2', '-1/3')
    """
    if value.denominator == 1:
        return int(value) if abs(value) < 10**MAX_DIGITS else None
    places = next((n for n in range(1, MAX_DIGITS) if (value * 10**n).denominator == 1), None)
    if places is None:
        short = max(abs(value.numerator), value.denominator) < 10**MAX_DIGITS
        return f"{value.numerator}/{value.denominator}" if short else None
    digits = f"{abs(value.numerator * 10**places // value.denominator):0{places + 1}}"
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if len(digits) - places <= MAX_DIGITS else None


_PLAIN = str.maketrans("", "", " ,\u00a0\u2009\u202f")


def _word_value(word: str) -> Fraction:
    parts = re.split(r"[-‐‑\s]", word.lower())
    if " ".join(parts) in _HEAD:
        return _HEAD[" ".join(parts)]
    return Fraction(sum(_ONES.get(part, 0) + _TENS.get(part, 0) for part in parts))


def _continued(text: str, numeral: Numeral, scale: int, end: int) -> Numeral:
    """Return the numeral with the parts that follow it, each below the scale of the one before."""
    for _ in range(4):  # trillion, billion, million, thousand, hundred
        more = _MORE.match(text, numeral.end, end)
        if not more:
            break
        inner = prod([_SCALES[more[group].lower()] for group in "xy" if more[group]])
        part = _word_value(more["w"]) * inner
        if part >= scale or scale == _SCALES["dozen"]:
            break
        numeral, scale = numeral._replace(end=more.end(), value=numeral.value + part), inner
    return numeral


def _is_whole_expression(text: str, numeral: Numeral, end: int) -> bool:
    """Tell whether no further number word follows ("nineteen eighty-four", "two two")."""
    if not numeral.words:
        return True
    return not _RUN.match(text, numeral.end, end)
