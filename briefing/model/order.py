"""The order of entries everywhere: newest first, undated last, ties by id."""

from collections.abc import Iterable
from datetime import date, timedelta

from briefing.model.edtf import Edtf, parse_edtf
from briefing.model.entry import Entry


def newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries by day and time of publication; a partial date counts as its first day."""
    by_id = sorted(entries, key=lambda entry: entry.id)
    return tuple(sorted(by_id, key=moment, reverse=True))


def placed(entry: Entry) -> Edtf | None:
    """Return the days of publication as entries are ordered, counted and found by; None when there are none.

    Nothing is published after it was fetched: a later date stands in the entry as its source has it, and counts as
    the day after that, so that no feed can put itself on top for good.

    >>> from briefing.model.entry import Source
    >>> placed(Entry("A", published="2100-01-01", sources=(Source("s1", retrieved="2025-03-10T09:00:00Z"),)))
    Edtf(earliest=datetime.date(2025, 3, 11), latest=datetime.date(2025, 3, 11))
    """
    if not entry.published:
        return None
    try:
        days = parse_edtf(entry.published)
    except ValueError:
        return None
    last = _last_day(entry)
    return Edtf(last, last) if last and days.earliest > last else days


def _last_day(entry: Entry) -> date | None:
    """Return the last day on which an entry can have been published; None for what came over no network."""
    retrieved = entry.sources[0].retrieved if entry.sources else None
    try:
        return date.fromisoformat(retrieved[:10]) + timedelta(days=1) if retrieved else None
    except (ValueError, OverflowError):
        return None


def moment(entry: Entry) -> str:
    """Return day and time of publication so that text order is time order; empty when it is not known.

    >>> moment(Entry("A", published="2025-03")), moment(Entry("B", published="2025-03-28T12:39"))
    ('2025-03-01', '2025-03-28T12:39')
    """
    days = placed(entry)
    if not entry.published or days is None:
        return ""
    day = days.earliest.isoformat()
    time = entry.published.partition("/")[0].partition("T")[2] if entry.published.startswith(day) else ""
    return f"{day}T{time}" if time else day
