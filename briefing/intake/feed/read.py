"""A feed to articles: feedparser finds the elements, here is what each means. Any bytes: articles or IntakeError."""

import io
import re
from collections.abc import Sequence
from typing import Any

from briefing.intake.errors import IntakeError
from briefing.intake.feed.dates import iso_date
from briefing.intake.feed.items import first_line, item_link
from briefing.intake.feed.json_feed import read_json_feed
from briefing.intake.feed.markup import line, one_line, plain, plain_line
from briefing.intake.links import web_address
from briefing.model import Article, DateBasis, Problem
from briefing.model.feed import FeedDocument

MOST_ITEMS = 2_000
# A character reference to half of a UTF-16 pair, which is no character: feedparser stops at it.
_HALF = re.compile(
    rb"&#(?:[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3]));?"
)
Fields = dict[str, Any]  # what feedparser gives
_MINUTES = {"hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}


def read_feed(data: bytes, base_url: str | None = None) -> list[Article]:
    """Return the items of a feed (RSS, Atom, RDF, JSON Feed) as articles, in its own order.

    ``text`` is the content, else the summary, else the title. Raise IntakeError for what is no feed at all.
    """
    return list(read_feed_document(data, base_url).articles)


def read_feed_document(data: bytes, base_url: str | None = None) -> FeedDocument:
    """Return a feed with what it says of itself; raise IntakeError for what is none."""
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}:
        return read_json_feed(data, base_url, MOST_ITEMS)
    import feedparser  # noqa: PLC0415 (100 ms, in the process of the parsers)

    # A stream, for bytes are looked at as a file name first. Its address is left out: each relative link would be
    # resolved by feedparser, which takes half as long as all the rest, and most are not used.
    whole = _HALF.sub(b"&#xFFFD;", data)
    try:
        found = feedparser.parse(io.BytesIO(whole), sanitize_html=False, resolve_relative_uris=False)
    except UnicodeEncodeError:  # the same in an encoding that is not looked through above
        raise IntakeError(Problem("no-feed", "names half a character", "tell who publishes the feed")) from None
    feed = found.feed
    if (
        not dict.get(found, "version")
        and not found.entries
        and not (dict.get(feed, "title") and b"<html" not in data[:1000].lower())
    ):
        raise IntakeError(Problem("no-feed", "is no feed", "briefing feeds add URL finds the feed of a page"))
    link = web_address(_value(feed, "link"), base_url)
    language = line(_value(feed, "language")) or None
    base = base_url or link
    by = _author(feed)
    articles = tuple(_article(entry, base, by, language) for entry in found.entries[:MOST_ITEMS])
    return FeedDocument(articles, _line(feed, "title"), link, language, _ttl(feed))


def _article(entry: Fields, base: str | None, by: str | None, language: str | None) -> Article:
    here = str((_details(entry, "title") or _details(entry, "summary")).get("base") or base or "")
    title = _line(entry, "title")
    contents = [plain(str(part.get("value") or "")) for part in dict.get(entry, "content") or ()]
    content = max(contents, key=len, default="")
    described = plain(_value(entry, "summary") or _value(entry, "subtitle"))
    text = content or described
    url = _link(entry, here or None)
    updated = _date(entry, "updated")
    # dc:date and atom:updated are all that many feeds give; it is the date that the item itself has.
    published = _date(entry, "published") or _date(entry, "created") or updated
    return Article(
        text=text or title or url or "",
        headline=title or first_line(text) or (None if text else url),
        published=published,
        published_basis=DateBasis.METADATA if published else DateBasis.UNKNOWN,
        url=url,
        language=line(str(_details(entry, "title").get("language") or "")) or language,
        author=_author(entry) or by,
        updated=updated,
        summary=one_line(described),
        id=line(_value(entry, "id")) or None,
    )


def _value(of: Fields, key: str) -> str:
    # As a dict: feedparser's own look-up gives other fields for one that is not there.
    value = dict.get(of, key)
    return value if isinstance(value, str) else ""


def _details(of: Fields, key: str) -> Fields:
    value = dict.get(of, f"{key}_detail")
    return value if isinstance(value, dict) else {}


def _line(of: Fields, key: str) -> str | None:
    text = _value(of, key)
    return (line(text) or None) if _details(of, key).get("type") == "text/plain" else plain_line(text)


def _date(of: Fields, key: str) -> str | None:
    parsed: Sequence[int] | None = dict.get(of, f"{key}_parsed")
    return iso_date(_value(of, key), parsed)


def _link(entry: Fields, base: str | None) -> str | None:
    links = [link for link in dict.get(entry, "links") or () if isinstance(link, dict)]
    alternate = [link.get("href") for link in links if link.get("rel") in {None, "alternate"}]
    others = [link.get("href") for link in links if link.get("rel") not in {"enclosure", "self", "edit", "replies"}]
    attached = [link.get("href") for link in links if link.get("rel") == "enclosure"]
    named = _value(entry, "id")
    candidates = (
        _value(entry, "feedburner_origlink"),
        _value(entry, "link"),
        *alternate,
        *others,
        named if "://" in named else None,
    )
    return item_link([str(one) for one in (*candidates, *attached) if one], base)


def _author(of: Fields) -> str | None:
    several = [one for one in dict.get(of, "authors") or () if isinstance(one, dict)]
    given = [line(str(one.get("name") or one.get("email") or "")) for one in several]
    names = [name for one in given for name in one.split(", ")]
    return ", ".join(dict.fromkeys(name for name in names if name)) or plain_line(_value(of, "author"))


def _ttl(feed: Fields) -> float | None:
    """Return minutes: ttl, else sy:updatePeriod divided by sy:updateFrequency."""
    ttl = _value(feed, "ttl").strip()
    if ttl.isdecimal() and len(ttl) < 7:
        return float(ttl) or None
    period = _MINUTES.get(_value(feed, "sy_updateperiod").strip().lower())
    often = _value(feed, "sy_updatefrequency").strip()
    return period / (int(often) if often.isdecimal() and int(often[:6]) > 0 else 1) if period else None
