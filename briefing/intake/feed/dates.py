"""Dates as feeds write them, to ISO 8601 with the offset that they give. What is no date is None, never another one."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from briefing.intake.feed.date_words import spelled_date
from briefing.intake.feed.markup import line

_PARTIAL = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_OFFSET = re.compile(r"(?:Z|[+-]\d\d:?\d\d|[+-]\d{4}|GMT|UTC?|[ECMP][SD]T)\s*\Z")
_NO_YEAR = re.compile(r"[^\W\d]{3}[-. ]{1,2}0\d{3}(?!\d)")  # 0001, no short form of 2001: programs write it for none
_ZEROS = re.compile(r"(\.\d*?)0+(?=[+-])")
_FIGURES = {8: "%Y%m%d", 14: "%Y%m%d%H%M%S"}
_KEPT = 100  # characters of what is no date
_EARLIEST, _LATEST = 1970, 2200  # feeds are younger; year 1 and 9999 are what programs write for "none"


def iso_date(text: str | None) -> str | None:
    """Return a date of a feed.

    What gives a day only is a day, what gives a month a month, a time without a zone is in UTC. feedparser's own dates
    are not asked for: they take the month of today for one that is not given, and the 32nd of March for a day in April.

    >>> iso_date("Mon, 10 Mar 2025 10:00:00 +0200"), iso_date("10 March 2025"), iso_date("soon")
    ('2025-03-10T10:00:00+02:00', '2025-03-10', None)
    """
    words = line((text or "")[:200])
    if not words:
        return None
    if _PARTIAL.fullmatch(words):
        return words if _of_partial(words) else None
    if words.isascii() and words.isdecimal():
        return _of_figures(words)
    try:
        return _written(words) or _iso(spelled_date(words))
    except ValueError:
        return None


def as_written(*given: str) -> str | None:
    """Return the first of some dates that says anything, as one line: what is kept of dates that are none.

    >>> as_written("", "yesterday-ish")
    'yesterday-ish'
    """
    return next((words for each in given if (words := line(each[:_KEPT]))), None)


def parsed_iso(words: str) -> datetime | None:
    """Return the moment of an ISO 8601 text, None for another."""
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return None


def _of_partial(words: str) -> datetime | None:
    found = parsed_iso(words + "-01-01"[len(words) - 4 :])
    return found if found and _possible(found) else None


def _of_figures(words: str) -> str | None:
    """Return the date of figures alone: seconds or milliseconds since 1970, or year, month and day."""
    try:
        if len(words) in _FIGURES:
            found = datetime.strptime(words, _FIGURES[len(words)]).replace(tzinfo=UTC)
            return _iso(found.date() if len(words) == 8 else found)
        if len(words) in {9, 10, 12, 13}:
            return _iso(datetime.fromtimestamp(int(words) // (1 if len(words) < 12 else 1000), UTC))
    except (ValueError, OverflowError, OSError):
        return None
    return None


def _written(words: str) -> str | None:
    """Return a date as it is written in one of the two standards (RFC 3339, RFC 5322)."""
    found = parsed_iso(words)
    if found is None and _OFFSET.search(words) and not _NO_YEAR.search(words):
        try:
            found = parsedate_to_datetime(words)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    if found is None or (found.tzinfo is None and len(words) < len("20250310T1000")):
        return None
    return _iso(found if found.tzinfo else found.replace(tzinfo=UTC))


def _possible(found: date) -> bool:
    return _EARLIEST <= found.year <= _LATEST


def _iso(found: datetime | date | str | None) -> str | None:
    if found is None or isinstance(found, str):
        return found and (found if _of_partial(found) else None)
    if not _possible(found):
        return None
    text = found.isoformat()
    if "." in text:
        text = _ZEROS.sub(r"\1", text)
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text
