"""How words limit a number: "more than 30", "up to 30", "about 30", "30 or more", "30+".

Requires the place of a number; assigns a bound and the words that give it. Words that mean a time as often as a limit
("over two days") give none.
"""

import re
from typing import NamedTuple

from briefing.model import Bound

LONGEST_LIMIT = 34  # code points: "significantly greater than " and some to spare
TIMES = frozenset("second minute hour day week month year decade century".split())  # units that time is measured in

_ADVERB = r"(?:(?:just|well|slightly|far|much|significantly|even|a\slittle)\s)?"
_LIMITS = {
    Bound.MIN: rf"{_ADVERB}(?:(?:more|greater|higher)\sthan|over|above)|at\sleast|upwards?\sof|exceeding|in\sexcess\sof"
    r"|no(?:t)?\s(?:fewer|less)\sthan|(?:a\s)?minimum\sof|as\s(?:few|little)\sas",
    Bound.MAX: rf"{_ADVERB}(?:(?:less|fewer|lower)\sthan|under|below)|up\sto|at\smost|no(?:t)?\smore\sthan"
    r"|no\sgreater\sthan|as\s(?:many|much|high|long|far)\sas|(?:a\s)?maximum\sof",
    Bound.ABOUT: r"about|around|approximately|approx\.?|roughly|nearly|almost|close\sto|some|(?:an\s)?estimated"
    r"|circa|~|≈",
}
_BEFORE = re.compile(
    "(?:" + "|".join(rf"(?P<{bound}>(?<![\w-])(?:{words}))" for bound, words in _LIMITS.items()) + r")[ \u00a0]?$",
    re.IGNORECASE,
)
_SURE = re.compile(r"(?:than|at\s(?:least|most)|as\s(?:many|few)\sas|nearly|almost)\s?$", re.IGNORECASE)
_YEARS = re.compile(r"(?:about|around|circa|~|≈|close\sto|above|below|under)\s?$", re.IGNORECASE)
_AFTER = re.compile(
    r"(?P<max>\sor\s(?:fewer|less)\b)|(?P<min>\sor\smore\b|\+(?!\w))|(?P<about>\sor\sso\b)", re.IGNORECASE
)
# "built up to six floors", "pushed claims up to 37 million" tell how many there are.
_REACHED = re.compile(
    r"\b(?:build|building|built|add(?:ed|s|ing)?|goes|going|gone|went|c[ao]me|coming|mov(?:ed?|ing)|brought|bring"
    r"|ris(?:en|es|ing)|rose|climb(?:ed|ing)?|gr[eo]wn?|growing|shot)\s$"
    r"|\b(?:push(?:ed|es|ing)?|dr[io]ven?|driving|bring(?:s|ing)?|brought|tak(?:en?|es|ing)|took|sen[dt]|lift(?:ed|s|ing)?"
    r"|bump(?:ed)?|mov(?:ed|es|ing))\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)


class Limit(NamedTuple):
    """A bound and where its words begin and end.

    ``sure`` tells that they limit numbers only; the others also stand before places and times, and those that are
    not ``yearless`` before years.
    """

    start: int
    end: int
    bound: Bound
    sure: bool
    yearless: bool = True


def limit_before(text: str, least: int, place: int, unit: str | None) -> Limit | None:
    """Return the limit that ends at ``place`` and begins no earlier than ``least``; ``unit`` is what is limited.

    >>> limit_before("more than 30 countries", 0, 10, "countries")
    Limit(start=0, end=10, bound=<Bound.MIN: 'min'>, sure=True, yearless=True)
    """
    found = _BEFORE.search(text, max(least, place - LONGEST_LIMIT), place)
    words = found[0].strip().lower() if found else ""
    if not found or (unit in TIMES and words == "over"):
        return None  # "over two days" is "during" as often as "more than"
    if words == "up to" and _REACHED.search(text, max(0, found.start() - LONGEST_LIMIT), found.start()):
        return None
    return Limit(
        found.start(), found.end(), Bound(str(found.lastgroup)), bool(_SURE.search(found[0])), not _YEARS.match(words)
    )


def limit_after(text: str, place: int, end: int) -> Limit | None:
    """Return the limit that begins at ``place`` ("or more", "+")."""
    found = _AFTER.match(text, place, end)
    return Limit(found.start(), found.end(), Bound(str(found.lastgroup)), True) if found else None
