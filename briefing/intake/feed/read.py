"""A feed to articles: RSS, Atom, RDF and CDF by feedparser, JSON Feed by us. Any bytes: articles or IntakeError."""

from dataclasses import replace

from briefing.intake.errors import IntakeError
from briefing.intake.feed.entry import Around, Fields, article, author, text_line, value
from briefing.intake.feed.json_feed import read_json_feed
from briefing.intake.feed.markup import line
from briefing.intake.links import web_address
from briefing.model import Article, Problem
from briefing.model.feed import FeedDocument
from briefing.model.problem import Severity

MOST_ITEMS = 2_000
_CUT = Problem(
    "feed-cut", f"has more than {MOST_ITEMS:,} items: the first {MOST_ITEMS:,} are taken", None, Severity.WARNING
)
_BROKEN = Problem("feed-broken", "cannot be read to its end: the items before are taken", None, Severity.WARNING)
_MINUTES = {"hourly": 60, "daily": 1440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}


def read_feed(data: bytes, base_url: str | None = None) -> list[Article]:
    """Return the items of a feed (RSS, Atom, RDF, JSON Feed) as articles, in its own order, the first 2,000.

    ``text`` is the content, else the summary, else the title; ``url`` of an item without a link is that of the feed's
    site. Raise IntakeError for what is no feed at all.
    """
    document = read_feed_document(data, base_url)
    return [each if each.url else replace(each, url=document.link) for each in document.articles]


def read_feed_document(data: bytes, base_url: str | None = None) -> FeedDocument:
    """Return a feed with what it says of itself, and a problem where it is cut; raise IntakeError for what is none.

    Here an item without a link has no address: several of them would be one article to whom goes by addresses.
    """
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"{", b"["}:
        document, more = read_json_feed(data, base_url, MOST_ITEMS)
        return replace(document, problems=(_CUT,)) if more else document
    return _read_xml(data, base_url)


def _read_xml(data: bytes, base_url: str | None) -> FeedDocument:
    from briefing.intake.feed.parser import parse  # noqa: PLC0415 (100 ms, in the process of the parsers)

    found = parse(data, MOST_ITEMS)
    feed = found.feed
    begin = data[:1000].lower()
    told = b"<channel" in begin or (value(feed, "title") and b"<html" not in begin)
    if not (found.version or found.entries or told):
        raise IntakeError(Problem("no-feed", "is no feed", "briefing feeds add URL finds the feed of a page"))
    link = web_address(value(feed, "link"), base_url)
    language = line(value(feed, "language")) or None
    around = Around(_base(found.version, feed, link, base_url), author(feed), language)
    articles = tuple(article(entry, around) for entry in found.entries)
    problems = (_CUT,) if found.more else (_BROKEN,) if found.broken else ()
    return FeedDocument(articles, text_line(feed, "title"), link, language, _ttl(feed), problems)


def _base(version: str, feed: Fields, link: str | None, base_url: str | None) -> str | None:
    """Return what links are relative to: the feed's own address, in RSS the site, as feeds are often kept elsewhere."""
    on_site = version.startswith("rss") and "://" in value(feed, "link")
    return link if on_site and link else base_url or link


def _ttl(feed: Fields) -> float | None:
    """Return minutes: ttl, else sy:updatePeriod divided by sy:updateFrequency."""
    ttl = value(feed, "ttl").strip()
    if ttl.isascii() and ttl.isdecimal() and len(ttl) < 7:
        return float(ttl) or None
    period = _MINUTES.get(value(feed, "sy_updateperiod").strip().lower())
    often = value(feed, "sy_updatefrequency").strip()
    count = int(often) if often.isascii() and often.isdecimal() and len(often) < 7 else 0
    return period / (count or 1) if period else None
