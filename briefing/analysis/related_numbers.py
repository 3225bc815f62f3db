"""How two numbers belong together: part and whole ("39 of its 54"), change ("from 9 to 10"), tally ("52 votes to 48").

Requires two numerals that follow each other; reads the words before, between and behind them. It makes no ranges.
"""

import re
from enum import StrEnum

from briefing.analysis.bare_numbers import ends
from briefing.analysis.numeral_context import is_dated, is_like_year, is_named
from briefing.analysis.numerals import Numeral

LONGEST_GAP = 45  # code points between a part and its whole: "of the Democratic Republic of Congo's "
LONGEST_LEAD = 80  # code points before a tally in which somebody wins, or before a change in which something rises


class Relation(StrEnum):
    """What the first number is to the second."""

    PART = "part"
    CHANGE = "change"
    TALLY = "tally"


_PART = re.compile(
    r"\s(?:out\s)?of\s(?:(?:the|its|his|her|their|our|those|these|all|a\stotal\sof)\s"
    r"|(?:the\s)?(?:[\w.-]+\s){0,4}[\w.-]+(?:['’]s|s['’])\s)?"
)
_FROM = re.compile(
    r"\bfrom\s(?:(?:just|only|about|around|nearly|almost|over|some)\s)?(?:[A-Z]{0,3}[$€£])?$", re.IGNORECASE
)
_TO = re.compile(r"\sto\s(?:(?:just|only|about|around|nearly|almost|over|some)\s)?(?:[A-Z]{0,3}[$€£])?", re.IGNORECASE)
_TALLY = re.compile(r"\s(?P<of>votes|points|goals|runs|tries|games|sets|frames|legs|shots|wins|seats)\sto\s")
_WIN = re.compile(
    r"\b(?:w[io]n|win(?:s|ning)|beat(?:s|en|ing)?|defeat\w*|victor\w*|los[et]|losing|leads?|led|leading|ahead|trail\w*"
    r"|triumph\w*|prevail\w*|result|scores?|pass(?:ed|es)|reject(?:ed|s)|approv(?:ed|es))\b",
    re.IGNORECASE,
)
_MOVE = re.compile(
    r"\b(?:ris\w+|rose|rais\w+|increas\w+|gr[eo]w\w*|climb\w*|jump\w*|f[ae]ll\w*|drop\w*|decreas\w+|declin\w+|cut\w*"
    r"|reduc\w+|lower\w*|expand\w*|extend\w*|shr[aiu]nk\w*|slip\w*|edg\w+|gain\w*)\b[^.;:!?]*$",
    re.IGNORECASE,
)


def relation(text: str, first: Numeral, second: Numeral, least: int) -> Relation | None:
    """Return how two numerals belong together; None when the words do not say it.

    >>> from briefing.analysis.numerals import numerals
    >>> text = "He won 39 of 54 votes"
    >>> str(relation(text, *numerals(text, 0, 21), 0))
    'part'
    """
    if is_named(text, first) or is_dated(text, first, first) or is_like_year(text, first, first.value):
        return None
    lead = text[max(least, first.start - LONGEST_LEAD) : first.start]
    if second.start - first.end <= LONGEST_GAP and _PART.fullmatch(text, first.end, second.start):
        return Relation.PART if _is_part(text, first, second) else None
    if _FROM.search(lead) and _TO.fullmatch(text, first.end, second.start):
        return Relation.CHANGE
    tally = _TALLY.fullmatch(text, first.end, second.start)
    return Relation.TALLY if tally and _is_tally(text, lead, tally["of"], second) else None


def tallied(text: str, first: Numeral, second: Numeral) -> tuple[int, str]:
    """Return where the words end of what a tally counts, and the word ("votes")."""
    found = _TALLY.match(text, first.end, second.start)
    return (found.end("of"), found["of"]) if found else (first.end, "")


def moves(text: str, first: Numeral, least: int) -> bool:
    """Tell whether something rises or falls in the words before a change, so that it needs no unit."""
    return bool(_MOVE.search(text, max(least, first.start - LONGEST_LEAD), first.start))


def _is_part(text: str, first: Numeral, second: Numeral) -> bool:
    whole = first.value.denominator == 1 == second.value.denominator and 1 < first.value < second.value
    return whole and not first.scaled and not second.scaled and not is_like_year(text, second, second.value)


def _is_tally(text: str, lead: str, unit: str, second: Numeral) -> bool:
    decided = unit == "votes" or (_WIN.search(lead) and not _MOVE.search(lead))
    return bool(decided) and second.value < 1000 and ends(text, second.end)
