"""Which contradictions are only a later word: one voice at two times, an outlet's own telling, a toll that grows.

Requires two statements that contradict each other; assigns why they are no dispute, or nothing.
"""

import re
from contextlib import suppress
from datetime import datetime, timedelta
from enum import StrEnum

from briefing.stories.kinds import Kind
from briefing.stories.slots import Number
from briefing.stories.statements import Statement

OVER = timedelta(days=60)  # after an event its tolls are settled

# What is counted while it goes on, and only grows.
_GROWS = re.compile(
    r"\b(?:kill|dead(?!line)|die[sd]?|death|toll|injur|wound|hurt|missing|rescue|arrest|detain|case|infect|evacuat|displac"
    r"|homeless|damag|destroy|collect|raise|donat|sign(?:ed|atures)|hospital|ill\b|victim|bodies)\w*",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"\b(?:of|with|by)\s$", re.IGNORECASE)  # how large something is, or who did it
_DOES = re.compile(  # "two gunmen killed the mayor"
    r"\s(?:[\w-]+\s){0,3}?(?<!were\s)(?<!been\s)(?<!was\s)(?<!are\s)(?:kill|injur|wound|hurt|rescue|arrest|detain|infect|damag"
    r"|destroy|collect|raise|sign|evacuat)\w*\s(?:the|an?|his|her|its|their|\d|[A-Z])"
)


class Revised(StrEnum):
    """Why a contradiction is no dispute."""

    SAME_VOICE = "same-voice"  # who said the one said the other, later
    SAME_ORIGIN = "same-origin"  # one outlet told it again, later
    UPDATED = "updated"  # a later count of what grows


def revised(one: Statement, other: Statement, kind: Kind) -> Revised | None:
    """Return why a contradiction is only a later word; None for a dispute."""
    early, late = in_time(one, other)
    if early is None or late is None:
        return None
    if kind is Kind.NUMBER and _grown(early, late):
        return Revised.UPDATED
    if early.voice and early.voice == late.voice:
        return Revised.SAME_VOICE if early.claim.cue or late.claim.cue else Revised.SAME_ORIGIN
    return None


def in_time(one: Statement, other: Statement) -> tuple[Statement | None, Statement | None]:
    """Return the earlier and the later of two, by the minute where both give it; None twice where that is unknown."""
    if not one.published or not other.published:
        return None, None
    first, second = _instant(one), _instant(other)
    if first and second and bool(first.tzinfo) is bool(second.tzinfo) and first != second:
        return (one, other) if first < second else (other, one)
    if one.published.latest < other.published.earliest:
        return one, other
    if other.published.latest < one.published.earliest:
        return other, one
    return None, None


def _instant(one: Statement) -> datetime | None:
    """Return the minute of publication; None where it is not told."""
    with suppress(ValueError):
        told = one.entry.published or ""
        return datetime.fromisoformat(told) if "T" in told else None
    return None


def _grown(early: Statement, late: Statement) -> bool:
    days = (*early.slots.days, *late.slots.days)
    if early.published and any(day.latest < early.published.earliest - OVER for day in days):
        return False
    counted = [[n for n in s.slots.numbers if _counts_victims(s.clause.words, n)] for s in (early, late)]
    return any(_more(b, a) for a in counted[0] for b in counted[1] if a.unit == b.unit)


def _counts_victims(words: str, number: Number) -> bool:
    """Tell whether a number counts what grows: no "hotel of 10 floors" destroyed, no "two gunmen" who killed."""
    before, _, after = words.partition(number.printed)
    if _HOW_MANY.search(before):
        return False
    return bool(_GROWS.search(before) or (_GROWS.search(after) and not _DOES.match(after)))


def _more(later: Number, earlier: Number) -> bool:
    return later.exact is not None and earlier.exact is not None and later.exact > earlier.exact
