"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

import json
from collections.abc import Mapping
from typing import Any

from briefing.intake.errors import IntakeError
from briefing.intake.feed.dates import iso_date
from briefing.intake.feed.items import first_line, item_link
from briefing.intake.feed.markup import plain, plain_line, tidy
from briefing.intake.links import web_address
from briefing.model import Article, DateBasis, Problem
from briefing.model.feed import FeedDocument
from briefing.text.clean import clean_line

_MARK = "jsonfeed.org/version/"


def read_json_feed(data: bytes, base: str | None, most: int) -> FeedDocument:
    """Return the feed in JSON; raise IntakeError when it is none."""
    try:
        found = json.loads(data.decode(json.detect_encoding(data), "replace").lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError):
        raise IntakeError(Problem("no-feed", "is JSON that cannot be read", "is it cut off?")) from None
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list) or not (_MARK in _text(found, "version") or all(isinstance(i, dict) for i in items)):
        raise IntakeError(Problem("no-feed", "is JSON, but no JSON Feed", None))
    authors = _author(found)
    articles = (_article(item, base, authors, found) for item in items[:most] if isinstance(item, dict))
    home = web_address(_text(found, "home_page_url"), base)
    return FeedDocument(tuple(articles), plain_line(_text(found, "title")), home, _text(found, "language") or None)


def _article(item: Mapping[str, Any], base: str | None, author: str | None, feed: Mapping[str, Any]) -> Article:
    title = plain_line(_text(item, "title"))
    summary = plain_line(_text(item, "summary"))
    content = plain(_text(item, "content_html")) or tidy(_text(item, "content_text"))
    published = iso_date(_text(item, "date_published"), None)
    name = _text(item, "id")
    url = item_link((_text(item, "url"), _text(item, "external_url"), name if "://" in name else ""), base)
    return Article(
        text=content or summary or title or url or "",
        headline=title or first_line(content or summary) or (None if content else url),
        published=published,
        published_basis=DateBasis.METADATA if published else DateBasis.UNKNOWN,
        url=url,
        language=_text(item, "language") or _text(feed, "language") or None,
        author=_author(item) or author,
        updated=iso_date(_text(item, "date_modified"), None),
        summary=summary,
        id=clean_line(name) or None,
    )


def _author(of: Mapping[str, Any]) -> str | None:
    several = of.get("authors")
    named = [*(several if isinstance(several, list) else [several]), of.get("author")]
    names = [clean_line(_text(one, "name")) for one in named if isinstance(one, dict)]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _text(of: Mapping[str, Any], key: str) -> str:
    value = of.get(key)
    return value if isinstance(value, str) else str(value) if isinstance(value, int) and key == "id" else ""
