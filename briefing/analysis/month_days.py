"""Days of a month in English, "March 11" and "11 March": the words around them tell the year, or nobody knows it."""

import re
from collections.abc import Iterator
from datetime import date

from briefing.analysis import day_words
from briefing.analysis.date_context import Known, When
from briefing.analysis.date_patterns import COUNTED, DAY_BEFORE, MONTH_DAYS, NOW_BEFORE, ON_BEFORE, SIDE
from briefing.analysis.tense import announces, looks_back, moved_to, surely_ahead
from briefing.text.span import Span
from briefing.vocabulary.months import month_number

JUST_PAST = 21  # days (tried 7 to 30)
_LONGEST_BEFORE = 16  # "Wednesday, the "


def month_days(text: str, known: Known) -> Iterator[When]:
    """Yield the days of months in a sentence."""
    for pattern in MONTH_DAYS:
        for match in pattern.finditer(text, *known.sentence):
            counted = COUNTED.search(text, max(0, match.start() - 4), match.start())
            if counted and re.match(r"\s[a-z]", text[match.end() : match.end() + 2]):
                continue
            yield from _days_of(match, known)


def same_year(match: re.Match[str]) -> bool:
    """Tell whether a date is of the year that the text named last: "of the same year"."""
    return bool(match["w"]) and match["w"].lower().startswith(("the same", "that"))


def nearest(month: int, number: int, near: date, *, ahead: bool) -> date | None:
    """Return the day nearest to ``near``, or, of what is surely to come, the first that does not lie before it."""
    day = day_words.day_in_month(month, number, near)
    # What will run "from January 23 through March 9" may have begun: only what is well past lies a year ahead.
    past = day is not None and (near - day).days > JUST_PAST
    return day_words.day_beside(month, number, "next", near) if ahead and past else day


def _days_of(match: re.Match[str], known: Known) -> Iterator[When]:
    """Yield the day of a match and the further day that shares its month ("17 and 18 February")."""
    month, near = month_number(match["m"]) or 0, _near(match, known)
    for group in ("d", "e"):
        if not match[group] or not 1 <= int(match[group]) <= 31:
            continue
        number = int(match[group])
        if near and not day_words.day_in_month(month, number, near):
            continue  # no calendar has it
        day = _resolved(match, month, number, near, known) if near else None
        alone = match["e"] is not None and group == "e"
        start, end = (match.span("e")) if alone else (match.start(), match.end("d") if match["e"] else match.end())
        yield When(Span(start, max(end, start + 1)), day.isoformat() if day else None)


def _near(match: re.Match[str], known: Known) -> date | None:
    """Return the day that a match lies near, as far as that can be told."""
    if same_year(match):
        return date(known.year, month_number(match["m"]) or 1, 1) if known.year else None
    if match["w"] or _before(SIDE, match, known) or _before(NOW_BEFORE, match, known):
        return known.published
    if known.is_spoken(Span(*match.span())):
        return known.published or known.near  # who speaks does not go on with the story of another year
    return known.near


def _resolved(match: re.Match[str], month: int, number: int, near: date, known: Known) -> date | None:
    beside, weekday = _before(SIDE, match, known), _before(DAY_BEFORE, match, known)
    if same_year(match):
        return day_words.day_beside(month, number, "this", near)
    if match["w"]:
        year = day_words.month(month, match["w"].lower(), near, forward=False)
        return day_words.day_beside(month, number, "this", date(int(year[:4]), month, 1))
    if beside:
        return day_words.day_beside(month, number, beside["s"].lower(), near)
    if weekday:
        fitting = (day_words.day_on(weekday["n"], month, number, each) for each in (near, known.published) if each)
        return next((day for day in fitting if day), None)
    if near != known.published:
        return day_words.day_in_month(month, number, near)
    ahead = surely_ahead(match.string, known.sentence, Span(*match.span()))
    day = nearest(month, number, near, ahead=ahead)
    return _of_what_was(match, day, known) if day and not ahead and (day - near).days > JUST_PAST else day


def _of_what_was(match: re.Match[str], day: date, known: Known) -> date | None:
    """Return a day well ahead as it is, unless its verb is past: then the year before, or None when that is unsure."""
    span = Span(*match.span())
    if moved_to(match.string, known.sentence, span) or not looks_back(match.string, known.sentence, span):
        return day
    if announces(match.string, known.sentence, span) or not _before(ON_BEFORE, match, known):
        return None
    return day_words.day_beside(day.month, day.day, "last", day)


def _before(pattern: re.Pattern[str], match: re.Match[str], known: Known) -> re.Match[str] | None:
    start = max(known.sentence.start, match.start() - _LONGEST_BEFORE)
    return pattern.search(match.string, start, match.start())
