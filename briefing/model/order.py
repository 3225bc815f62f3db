"""The order of entries everywhere: newest first, undated last, ties by id."""

from collections.abc import Iterable

from briefing.model.edtf import parse_edtf
from briefing.model.entry import Entry


def newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries by day and time of publication; a partial date counts as its first day."""
    by_id = sorted(entries, key=lambda entry: entry.id)
    return tuple(sorted(by_id, key=moment, reverse=True))


def moment(entry: Entry) -> str:
    """Return day and time of publication so that text order is time order; empty when it is not known.

    >>> moment(Entry("A", published="2025-03")), moment(Entry("B", published="2025-03-28T12:39"))
    ('2025-03-01', '2025-03-28T12:39')
    """
    if not entry.published:
        return ""
    try:
        day = parse_edtf(entry.published).earliest.isoformat()
    except ValueError:
        return ""
    time = entry.published.partition("/")[0].partition("T")[2]
    return f"{day}T{time}" if time else day
