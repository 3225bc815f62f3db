"""Dates printed in full: day, month and year, in any usual order and in many languages, with the time where it follows.

Nothing is guessed: 03/04/2025 means two days and so none; a day that no calendar has (31 February) is no date. Results
are ISO 8601; a time without a zone stays without one.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime

from briefing.text.span import Span
from briefing.vocabulary.months import month_number

# A year of news: below lie house numbers and sums, above lie sums again.
FIRST_YEAR, LAST_YEAR = 1500, 2199
_YEAR = r"(?P<y>\d{4})"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?"
_MONTH = r"(?P<m>[^\W\d_]{3,12})\.?"
_GAP = r",?\s{1,3}"
_OF = r"(?:of\s|de\s|del\s|d')?"
_FORMS = (
    r"(?P<y>\d{4})(?P<sep>[-/.])(?P<n>\d{1,2})(?P=sep)(?P<d>\d{1,2})",
    r"(?P<d>\d{1,2})\.\s?(?P<n>\d{1,2})\.\s?(?P<y>\d{4})",
    r"(?P<a>\d{1,2})(?P<sep>[/-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4})",
    r"(?P<y>\d{4})\s?[年년]\s?(?P<n>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]",
    rf"{_DAY}\s{{0,2}}{_OF}{_MONTH}{_GAP}{_OF}{_YEAR}",
    rf"{_DAY}[-/]{_MONTH}[-/]{_YEAR}",
    rf"{_MONTH}\s{{1,3}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_GAP}{_YEAR}",
    rf"{_YEAR}[.,]?\s{{1,2}}{_MONTH}\s{{1,2}}(?P<d>\d{{1,2}})",
)
_PATTERNS = tuple(re.compile(rf"(?<![\w.])(?<!\d[-/]){form}(?!\d|[-.]\d)") for form in _FORMS)
_MONTH_OF_YEAR = re.compile(rf"(?<!\w)(?<!\d )(?<!\d\. ){_MONTH},?\s(?:of\s|de\s)?{_YEAR}(?!\w)")
_TIME = re.compile(
    r"(?:T|[,|]?\s{1,3}(?:-\s)?(?:at\s|um\s|à\s|o\s)?)(?P<h>[01]?[0-9]|2[0-3])[:.](?P<min>[0-5][0-9])(?P<s>:[0-5][0-9])?(?:\.\d{1,6})?(?!\d)"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s?(?P<zone>Z\b|UTC\b|GMT\b|[+-][0-9]{2}:?[0-9]{2}\b))?",
    re.IGNORECASE,
)


def absolute_date(text: str) -> tuple[str, Span] | None:
    """Return the first full date of ``text`` and where it stands; else the first month with its year; else None.

    >>> absolute_date("Resource 2025-03-28 12:39 ( )")
    ('2025-03-28T12:39', Span(start=9, end=25))
    >>> absolute_date("10 березня 2025 року")[0], absolute_date("Mon, 10 Mar 2025 09:00 GMT")[0]
    ('2025-03-10', '2025-03-10T09:00Z')
    >>> absolute_date("31 February 2025") is None
    True
    """
    for day, span in absolute_dates(text):
        time, end = _time_after(text, span.end)
        return day + time, Span(span.start, end)
    return next(iter(months_of_years(text)), None)


def absolute_dates(text: str, within: Span | None = None) -> list[tuple[str, Span]]:
    """Return the full dates in ``within`` (all of ``text`` by default), in order, as days without their times."""
    bounds = within or Span(0, len(text))
    found: list[tuple[str, Span]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, bounds.start, bounds.end):
            day = _day(match.groupdict())
            span = Span(*match.span())
            if day and not any(span.overlaps(other) for _, other in found):
                found.append((day.isoformat(), span))
    return sorted(found, key=lambda item: item[1])


def months_of_years(text: str, within: Span | None = None) -> Iterator[tuple[str, Span]]:
    """Yield months that stand with their year ("March 2025"), as 2025-03."""
    bounds = within or Span(0, len(text))
    for match in _MONTH_OF_YEAR.finditer(text, bounds.start, bounds.end):
        month = month_number(match["m"])
        if month and FIRST_YEAR <= int(match["y"]) <= LAST_YEAR:
            yield f"{match['y']}-{month:02}", Span(*match.span())


def _day(parts: dict[str, str | None]) -> date | None:
    year = int(parts["y"] or 0)
    if parts.get("a"):
        first, second = int(parts["a"] or 0), int(parts["b"] or 0)
        if first <= 12 and second <= 12 and first != second:
            return None  # day first or month first: nothing here says which
        day, month = (first, second) if second <= 12 else (second, first)
    else:
        day = int(parts["d"] or 0)
        month = int(parts.get("n") or 0) or month_number(parts.get("m") or "") or 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _time_after(text: str, position: int) -> tuple[str, int]:
    """Return the time that follows a date, as the rest of an ISO instant, and where it ends."""
    match = _TIME.match(text, position)
    if not match:
        return "", position
    hour, half = int(match["h"]), (match["half"] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return "", position
        hour = hour % 12 + (12 if half == "p" else 0)
    time = f"T{hour:02}:{match['min']}{match['s'] or ''}"
    zone = _zone(match["zone"])
    try:
        datetime.fromisoformat("2025-03-10" + time + zone)
    except ValueError:
        return "", position  # a zone such as +9999: the day is what remains certain
    return time + zone, match.end()


def _zone(printed: str | None) -> str:
    if not printed:
        return ""
    if printed[0] in "+-":
        return printed if ":" in printed else f"{printed[:3]}:{printed[3:]}"
    return "Z"
