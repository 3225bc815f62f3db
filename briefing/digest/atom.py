"""Entries as an Atom feed (RFC 4287), for any feed reader.

Atom wants an instant of every entry. One that is dated to a day, month or year has the first instant of it, in UTC,
as ``updated``; one without a date has the first instant of 1970. ``published`` stands only where the source gives an
instant, and ``dc:date`` says a year, month or day as the entry has it.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from briefing.digest.html import shown
from briefing.digest.wording import chain, provenance, shown_claims
from briefing.model import Entry, parse_edtf
from briefing.text.links import open_url_allowed
from briefing.vocabulary.topics import topic_label

_HEAD = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
"""
_MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"
_COUNTRIES = "urn:iso:std:iso:3166"
_DAYS = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)  # of W3CDTF, which wants a zone beside a time
_NO_DATE = "1970-01-01T00:00:00Z"


def feed(entries: Iterable[Entry], query: str, *, hidden: bool = False) -> Iterator[str]:
    """Yield the feed piece by piece: its head, each entry, its end.

    What belongs to the feed stands before its entries, so its own ``updated`` is that of the first one.
    """
    head, title = True, f"Briefing: {query}" if query else "Briefing"
    for entry in entries:
        if head:
            yield _feed_head(title, _updated(entry))
            head = False
        yield _entry(entry, hidden=hidden)
    if head:
        yield _feed_head(title, _NO_DATE)
    yield "</feed>\n"


def _feed_head(title: str, updated: str) -> str:
    lines = (
        f"<id>{_id('query:' + title)}</id>",
        f"<title>{shown(title)}</title>",
        f"<updated>{updated}</updated>",
        "<author><name>briefing</name></author>",
    )
    return _HEAD + "\n".join(lines) + "\n"


def _entry(entry: Entry, *, hidden: bool) -> str:
    return "\n".join(("<entry>", *_parts(entry, hidden=hidden), "</entry>", ""))


def _parts(entry: Entry, *, hidden: bool) -> Iterator[str]:
    yield f"<id>{_id('entry:' + entry.id)}</id>"
    yield f"<title>{shown(entry.headline)}</title>"
    yield f"<updated>{_updated(entry)}</updated>"
    if instant := _instant(entry.published):
        yield f"<published>{instant}</published>"
    if entry.published and _DAYS.fullmatch(entry.published):
        yield f"<dc:date>{entry.published}</dc:date>"
    yield f"<author><name>{shown(provenance(entry))}</name></author>"
    urls = [source.url for source in entry.sources if source.url and open_url_allowed(source.url)]
    for place, url in enumerate(dict.fromkeys(urls)):
        yield f'<link rel="{"related" if place else "alternate"}" href="{shown(url)}"/>'
    yield from (_category(code, _COUNTRIES) for code in entry.countries)
    yield from (_category(topic.removeprefix("medtop:"), _MEDIA_TOPICS, topic_label(topic)) for topic in entry.topics)
    yield from (_category(tag) for tag in entry.tags)
    if entry.summary:
        yield f"<summary>{shown(' '.join(excerpt.text for excerpt in entry.summary))}</summary>"
    yield f'<content type="html">{shown(_claims(entry, hidden=hidden))}</content>'


def _category(term: str, scheme: str = "", label: str = "") -> str:
    rest = (f' scheme="{scheme}"' if scheme else "") + (f' label="{shown(label)}"' if label else "")
    return f'<category term="{shown(term)}"{rest}/>'


def _claims(entry: Entry, *, hidden: bool) -> str:
    claims = shown_claims(entry, hidden=hidden)
    return (
        "<ul>" + "".join(f"<li>{shown(each.text)} <cite>{shown(chain(each))}</cite></li>" for each in claims) + "</ul>"
    )


def _id(name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, 'briefing:' + name.encode('utf-8', 'replace').decode())}"


def _updated(entry: Entry) -> str:
    if instant := _instant(entry.published):
        return instant
    try:
        return f"{parse_edtf(entry.published or '').earliest.isoformat()}T00:00:00Z"
    except ValueError:
        return _NO_DATE


def _instant(published: str | None) -> str | None:
    """Return an instant as RFC 3339 has it; None for what is less exact."""
    try:
        moment = datetime.fromisoformat(published or "")
        return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
