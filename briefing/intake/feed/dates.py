"""Dates as feeds write them, to ISO 8601 with the offset that they give. What is no date is None, never another one."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from briefing.intake.feed.markup import line

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OFFSET = re.compile(r"(?:Z|[+-]\d\d:?\d\d|[+-]\d{4}|GMT|UTC?|[ECMP][SD]T)\s*\Z")


def iso_date(text: str | None, parsed: Sequence[int] | None) -> str | None:
    """Return a date of a feed; ``parsed`` is what feedparser makes of it, in UTC, where it understands it.

    >>> iso_date("Mon, 10 Mar 2025 10:00:00 +0200", None), iso_date("2025-03-10", None), iso_date("soon", None)
    ('2025-03-10T10:00:00+02:00', '2025-03-10', None)
    """
    words = line(text or "")
    if _DAY.fullmatch(words) and parsed_iso(words):
        return words
    return _written(words) or _understood(words, parsed)


def parsed_iso(words: str) -> datetime | None:
    """Return the moment of an ISO 8601 text, None for another."""
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return None


def _written(words: str) -> str | None:
    """Return a date with an offset as it is written in one of the two standards (RFC 3339, RFC 5322)."""
    if not _OFFSET.search(words):
        return None
    found = parsed_iso(words)
    if found is None:
        try:
            found = parsedate_to_datetime(words)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return _iso(found) if found.tzinfo and _possible(found) else None


def _understood(words: str, parsed: Sequence[int] | None) -> str | None:
    if not words or not parsed:
        return None
    try:
        found = datetime(*tuple(parsed)[:6], tzinfo=UTC)  # type: ignore[arg-type, misc] # six numbers
    except (ValueError, TypeError, OverflowError):
        return None
    return _iso(found) if _possible(found) else None


def _possible(found: datetime) -> bool:
    return 1970 <= found.year <= 2200  # feeds are younger; year 1 and 9999 are what programs write for "none"


def _iso(found: datetime) -> str:
    text = found.isoformat()
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text
