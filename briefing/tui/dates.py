"""Dates as a reader says them. The entry keeps what the source gives; nothing is added here."""

import re

from briefing.model import DateBasis, Edtf, Entry, parse_edtf

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PARTS = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T([\d:]{5}))?\S*?([?~%]?)", re.ASCII)

_BASIS = {
    DateBasis.STATED: "stated: the text says so",
    DateBasis.METADATA: "metadata: given with the text, not in it",
    DateBasis.INFERRED: "inferred: from the address, the name of the file, or the last change that the feed gives",
    DateBasis.UNKNOWN: "unknown: nothing says how the date is known",
}


def spoken(date: str) -> str:
    """Return an EDTF date in words; text that is no date as it stands.

    >>> spoken("2025-03-10"), spoken("2025-03"), spoken("2025-03-28T12:39Z"), spoken("2025?")
    ('10 Mar 2025', 'Mar 2025', '28 Mar 2025 12:39', '2025?')
    >>> spoken("2025-03-01/2025-03-15")
    '1 Mar 2025 – 15 Mar 2025'
    """
    try:
        parse_edtf(date)
    except ValueError:
        return date
    return " – ".join(_single(part) for part in date.split("/"))


def in_days(span: Edtf) -> str:
    """Return the days that a date can mean in words: a day, a month, a year, else the first and the last.

    >>> in_days(parse_edtf("2025-03")), in_days(parse_edtf("2025")), in_days(parse_edtf("2025-03-01/2025-03-09"))
    ('Mar 2025', '2025', '1 Mar 2025 – 9 Mar 2025')
    """
    first, last = span.earliest.isoformat(), span.latest.isoformat()
    for text in (first, first[:7], first[:4]):
        if parse_edtf(text) == span:
            return spoken(text)
    return f"{spoken(first)} – {spoken(last)}"


def column(date: str | None, this_year: int) -> str:
    """Return a date for a column of 9 cells; the year only where it is not this year.

    >>> column("2025-03-10", 2026), column("2026-03-10T08:00", 2026), column(None, 2026)
    ('10 Mar 25', '10 Mar', 'undated')
    """
    if date is None:
        return "undated"
    try:
        first = parse_edtf(date).earliest
    except ValueError:
        return "undated"
    _, month, day, *_ = _parts(date)
    words = [str(first.day)] if day else []
    words += [_MONTHS[first.month - 1]] if month else []
    if not words:
        return str(first.year)
    return " ".join(words if first.year == this_year else [*words, f"{first.year % 100:02}"])


def with_basis(entry: Entry) -> str:
    """Return the publication date and how it is known, in words."""
    if entry.published is None:
        return "undated: the source does not say"
    if entry.published_basis is DateBasis.UNKNOWN:
        return spoken(entry.published)
    return f"{spoken(entry.published)} ({entry.published_basis})"


def in_words(entry: Entry) -> str:
    """Return the publication date and what is known of how it is known."""
    if entry.published is None:
        return "undated · unknown: the source does not say when it was published"
    return f"{spoken(entry.published)} · {_BASIS[entry.published_basis]}"


def _parts(date: str) -> tuple[str, str, str, str, str]:
    found = _PARTS.match(date)
    year, month, day, time, doubt = found.groups(default="") if found else ("",) * 5
    return year, month, day, time, doubt


def _single(date: str) -> str:
    year, month, day, time, _ = _parts(date)
    doubt = date[-1] if date[-1] in "?~%" else ""
    words = [str(int(day))] if day else []
    words += [_MONTHS[int(month) - 1]] if month else []
    return " ".join([*words, year, *([time] if time else [])]) + doubt
