"""What stands behind a number: a measure ("km", "per cent"), a currency, or the noun that it counts.

Requires the place behind a numeral; names no unit that is not printed there. The head of a noun phrase is its first
plural: what cannot stand before a noun ends the search, and without a plural there is no counted noun.
"""

import re
from functools import cache
from typing import NamedTuple

from briefing.analysis.gazetteer import function_words
from briefing.analysis.numerals import NUMBER_WORDS
from briefing.vocabulary.months import month_number
from briefing.vocabulary.units import Place, units_of, words_of

MAX_BEFORE_HEAD = 4  # words between a number and what it counts ("40 newly built solar power plants")

_WORD = re.compile(r"[ \u00a0]((?:[^\W\d_]\.){2,}|[^\W\d_]\w*(?:[’'\-‐‑][^\W_]+)*)")
_OF = re.compile(r"\sof\s(?:the|its|his|her|their|our|those|these|all)\b", re.IGNORECASE)
_JOINED = re.compile(r"[-‐‑]([a-z]+)\b(?![-‐‑’'])")
_OLD = re.compile(r"(?:-old|\sold|\sof\sage)\b", re.IGNORECASE)
_NOT_PLURAL = frozenset(
    "this was has its his is as us plus always perhaps yes across less unless towards besides overseas afterwards says"
    " does goes means makes takes becomes remains includes comes gets lies tells asks wants needs thus afterward"
    " whereas versus minus previous various serious famous dangerous anonymous religious suspicious infectious"
    " indigenous numerous continuous nervous enormous".split()
)
# Plurals that stand before the noun that is counted ("two sports centres", "12 police officers").
_ATTRIBUTES = frozenset(
    "sports arms sales customs news savings operations systems goods human-rights crew staff police media data aircraft"
    " spacecraft cattle sheep fish headquarters".split()
)
_TIMES = frozenset("second minute hour day week month year decade century".split())
# Words that only a clause can go on with, so that what comes after them is not counted.
_CLAUSE = frozenset(
    "am are was were be been being have had do did will would can could should must may might shall said says told"
    " now then when while who whom which that also just still already ago later earlier away apart each per not"
    " yesterday today tomorrow more-or-less nearly almost about around".split()
)


_DESCRIBING = frozenset("other more first last next".split())  # function words that may stand before what is counted


class Unit(NamedTuple):
    """A unit and where its words end; ``measure`` tells that it is no counted noun."""

    end: int
    name: str
    measure: bool


def unit_after(text: str, place: int, end: int) -> Unit | None:
    """Return the unit whose words begin at ``place``, the end of a numeral; None when none is printed.

    >>> unit_after("45 per cent", 2, 11), unit_after("30 NATO countries met", 2, 21)
    (Unit(end=11, name='percent', measure=True), Unit(end=17, name='countries', measure=False))
    """
    return (
        measure_after(text, place, end)
        or _joined_after(text, place, end)
        or _counted_of(text, place, end)
        or counted_after(text, place, end)
    )


def measure_after(text: str, place: int, end: int) -> Unit | None:
    """Return the measure or currency whose words begin at ``place``."""
    found = _measures().match(text, place, end)
    if not found or (found["n"] in {"m", "M"} and not found[0][0].isspace()):
        return None
    name = _forms().get(found["n"]) or _forms().get(found["n"].lower())
    if name is None or _is_title(found["n"]) or (found["n"].lower() == "second" and found[0][0] not in "-‐‑"):
        return None
    old = _OLD.match(text, found.end(), end) if name in _TIMES else None
    return Unit(old.end() if old else found.end(), name, measure=True)


def counted_after(text: str, place: int, end: int) -> Unit | None:
    """Return the noun that is counted from ``place`` on."""
    joined = False  # the word before could be a verb ("30 arrived hours later") as well as an adjective
    for number in range(MAX_BEFORE_HEAD + 1):
        found = _WORD.match(text, place, end)
        if not found or (number == 0 and _is_month(found[1])):
            return None
        word = found[1]
        if _is_title(word) or re.split("[-‐‑]", word.lower())[0].removesuffix("s") in NUMBER_WORDS:
            return None
        if _is_plural(word) and not _goes_on(text, found.end(), end, word):
            verbal = joined and (word.lower() in _forms() or number == 0)
            return None if verbal else Unit(found.end(), word, measure=False)
        if word.lower() in _CLAUSE or (word.lower() in function_words() and word.lower() not in _DESCRIBING):
            return None
        joined = word.endswith(("ed", "ing"))
        place = found.end()
    return None


def one_after(text: str, place: int, end: int) -> Unit | None:
    """Return the singular noun behind "one", where it counts rather than points at somebody."""
    found = _WORD.match(text, place, end)
    counts = found and found[1].lower() in words_of(Place.ONE)
    return Unit(found.end(), found[1], measure=False) if found and counts else None


def _joined_after(text: str, place: int, end: int) -> Unit | None:
    """Return the noun of "a 15-member council", in the singular as printed."""
    found = _JOINED.match(text, place, end)
    return Unit(found.end(), found[1], measure=False) if found and found[1] in words_of(Place.JOINED) else None


def _counted_of(text: str, place: int, end: int) -> Unit | None:
    """Return the noun of "two of the men"."""
    found = _OF.match(text, place, end)
    return counted_after(text, found.end(), end) if found else None


def _is_plural(word: str) -> bool:
    lower = word.lower()
    if lower in words_of(Place.NOUN):
        return True
    ending = lower.endswith("s") and not lower.endswith(("ss", "us", "is", "'s", "’s", "."))
    return ending and len(word) > 3 and lower not in _NOT_PLURAL and word[-1].islower()


def _goes_on(text: str, place: int, end: int, word: str) -> bool:
    """Tell whether a plural only describes the plural behind it ("two United States soldiers", "arms dealers")."""
    found = _WORD.match(text, place, end)
    if not found or not (word[0].isupper() or word.lower() in _ATTRIBUTES):
        return False
    return found[1].islower() and _is_plural(found[1]) and found[1] not in _forms()


def _is_title(word: str) -> bool:
    """Tell whether a word of time has the capital of a name ("60 Minutes", "28 Days Later")."""
    return word.istitle() and _forms().get(word.lower()) in _TIMES


def _is_month(word: str) -> bool:
    return word[0].isupper() and month_number(word.rstrip(".")) is not None


@cache
def _forms() -> dict[str, str]:
    return {**units_of(Place.AFTER), **units_of(Place.MEASURE)}


@cache
def _measures() -> re.Pattern[str]:
    """Return the pattern of all measures, the longest first; a blank, a hyphen or nothing stands before them."""
    forms = sorted(_forms(), key=len, reverse=True)
    some = "|".join(re.escape(form).replace(r"\ ", r"\s") for form in forms)
    return re.compile(rf"(?:[ \u00a0\u202f\u2009]|-|‐|‑)?(?P<n>{some})(?![\w²³])(?!/[a-z])", re.IGNORECASE)
