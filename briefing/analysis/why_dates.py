"""Why an entry has a date: the words, the form they have, and the day that they were resolved against."""

import re
from collections.abc import Iterator, Sequence

from briefing.analysis.date_context import When
from briefing.analysis.dates import dates_named
from briefing.analysis.grounds import BY_HAND, Ground, Places, Reason
from briefing.analysis.head import Head
from briefing.analysis.printed_dates import absolute_dates
from briefing.model import DateBasis, Entry, Event, parse_edtf
from briefing.text.span import Span

_YEAR = re.compile(r"\d{4}")
_OUTSIDE = {
    DateBasis.METADATA: "given by what came with the text: front matter, a feed, a page, or the caller",
    DateBasis.INFERRED: "read from the address or the name of the file, or the last change that a feed gives",
    DateBasis.UNKNOWN: "no line about the article gives a day, month and year",
}


def why_published(entry: Entry, places: Places, head: Head) -> Reason:
    """Return the reason for the publication date of an entry, or for its absence."""
    value = entry.published or "null"
    if (entry.published, entry.published_basis) != (head.published, head.basis):
        return Reason("published", value, BY_HAND, found=False)
    if entry.published_basis is not DateBasis.STATED or entry.published is None:
        return Reason("published", value, _OUTSIDE.get(entry.published_basis, BY_HAND))
    top = Span(0, max([head.first_text, *(line.end for line in head.datelines)]))
    day = parse_edtf(entry.published).earliest.isoformat()
    printed = [span for found, span in absolute_dates(places.text, _paragraph(places.text, top)) if found == day]
    grounds = tuple(places.ground("date in full, in the head of the text", span) for span in printed[:1])
    if not grounds:
        return Reason("published", value, BY_HAND, found=False)
    return Reason("published", value, "stated in the head of the text", grounds=grounds)


def _paragraph(text: str, top: Span) -> Span:
    """Return the head with the line that begins behind it: an agency's dateline stands in the first paragraph."""
    after = re.compile(r"\s*[^\n]*").match(text, top.end)
    return Span(top.start, after.end() if after else top.end)


def why_events(
    events: Sequence[Event], places: Places, sentences: Sequence[Span], published: str | None
) -> Iterator[Reason]:
    """Yield the reason for each event of an entry: every place that names its date, the first one first."""
    found: dict[str, list[When]] = {}
    for when in dates_named(places.text, sentences, published):
        found.setdefault(when.date or when.span.of(places.text).casefold(), []).append(when)
    for event in events:
        value = event.date or event.text
        stands = found.get(event.date or event.text.casefold(), [])
        grounds = tuple(_ground(places, when) for when in stands)
        rule = "named once" if len(stands) == 1 else f"named {len(stands)} times"
        yield Reason("events", value, rule if stands else BY_HAND, grounds=grounds, found=bool(stands))


def _ground(places: Places, when: When) -> Ground:
    return places.ground(f"{when.form}, {_resolved(when, places.text)}", when.span)


def _resolved(when: When, text: str) -> str:
    if when.date is None:
        return "not resolved: the day that it counts from is not known"
    if when.against is None or _YEAR.search(when.span.of(text)):
        return "as printed"
    return f"{when.date}, resolved against {when.against.isoformat()}"
