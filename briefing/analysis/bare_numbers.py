"""Whether a number without a unit counts something: "35 were rescued", "killed 12 and", "a total of 60", "92,000".

Requires the place of a numeral; judges by the words on both sides of it. What might be a year, a rank, a pronoun ("the
two were") or an unknown unit ("1,200 rpm") counts nothing.
"""

import re

from briefing.analysis.gazetteer import function_words
from briefing.analysis.numerals import NUMBER_WORDS, Numeral

LONGEST_LEAD = 60  # code points before a number that are read: "the number of registered members in the south to"

_PREDICATE = re.compile(
    r"\s(?:were|are|have|had|died|survived|fled|escaped|drowned|perished|abstained|voted|attended|applied|remain(?:ed)?"
    r"|did|will|would|could|might)\b"
)
_OPENING = re.compile(
    r"(?:^|[.;:!?—–“‘\n]\s?|[A-Za-z][,)]\s|\b[12][0-9]{3},\s"
    r"|\b(?:but|while|whereas|where|that|because|when|whom|which|although|though)\s"
    r"|\b(?:said|says|claim(?:ed|s)|report(?:ed|s)|estimat(?:ed|es)|confirm(?:ed|s)|believ(?:ed|es)|announced|added|stated)\s"
    r"|(?P<before>[\w%]+),?\sand\s)$"
)
_HARMED = re.compile(
    r"\b(?:kill(?:ed|ing|s)|injur(?:ed|ing|es)|wound(?:ed|ing|s)|arrest(?:ed|ing)|detain(?:ed|ing)|(?:rescu|sav)(?:ed|ing)"
    r"|hospitali[sz](?:ed|ing)|evacuat(?:ed|ing))\s$",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:(?:total|population|toll|majority|attendance|crowd|circulation|workforce|audience|turnout|tally|average"
    r"|median|tonnage)\s(?:of|to|at)\s|toll(?:\s[a-z]+){1,4}\s(?:to|at)\s|number\sof(?:\s[\w’'-]+){1,5}\s(?:to|at|is|was|reached)\s"
    r"|(?:casualties|deaths|cases|infections|injuries|fatalities|arrests)(?:\s[a-z]+){1,3}\sto\s"
    r"|(?:exceed|surpass)(?:ed|e?s|ing)?\s)$",
    re.IGNORECASE,
)
# What a number stands in a rate to ("six per 100,000"), and a currency that nothing else here knows ("CDN$11,000").
_NEVER = re.compile(r"(?:\b(?:per|every|each|in)\s|[^\s(“\"‘—–-])$", re.IGNORECASE)
_STRONG = re.compile(r"-strong\b")
_NEXT = re.compile(r"\s{1,3}([^\W\d_][\w’'-]*)")
_STOPS = re.compile(r"\s*(?:$|[.,;:!?)”\"’—–](?![0-9]))")


def counts(text: str, start: int, numeral: Numeral, end: int) -> bool:
    """Tell whether a numeral counts, though no unit follows it; ``start`` is that of its limit ("about 35 were").

    >>> from briefing.analysis.numerals import numerals
    >>> text = "35 were rescued"
    >>> counts(text, 0, next(numerals(text, 0, 15)), 15)
    True
    """
    lead = text[max(0, start - LONGEST_LEAD) : start]
    if _NEVER.search(lead):
        return False
    if _STRONG.match(text, numeral.end, end):
        return not numeral.words
    if numeral.short.lower() in {"m", "k"}:
        return False  # "10,000m" is a race as often as a sum
    if numeral.value == 1:
        return bool(_HARMED.search(lead)) and numeral.words and text.startswith(" and ", numeral.end)
    if _PREDICATE.match(text, numeral.end, end) and _opens(lead):
        return True
    told = _HARMED.search(lead) or _TOTAL.search(lead) or _is_large(text, numeral)
    return bool(told) and ends(text, numeral.end)


def ends(text: str, place: int) -> bool:
    """Tell whether nothing that could be a unit follows: a stop, a function word, or a participle."""
    if _STOPS.match(text, place):
        return True
    found = _NEXT.match(text, place)
    word = found[1] if found else ""
    return word.lower() in function_words() or (word.islower() and word.endswith("ed"))


def _opens(lead: str) -> bool:
    """Tell whether a clause begins behind the words: "and" joins no clause behind another number."""
    found = _OPENING.search(lead)
    if not found:
        return False
    before = found["before"] or ""
    return not (before[:1].isdigit() or before.lower() in NUMBER_WORDS)


def _is_large(text: str, numeral: Numeral) -> bool:
    """Tell whether a number is printed as only quantities are: "3,200", "2.5 million"."""
    words = text[numeral.start : numeral.end]
    grouped = re.match(r"[0-9]{1,3}(?:,[0-9]{3})+", words) is not None
    return grouped or (
        numeral.value >= 10**4 and numeral.scaled and not numeral.short and not words.startswith(("a ", "A "))
    )
