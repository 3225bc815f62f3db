"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

import json
from collections.abc import Mapping
from typing import Any

from briefing.intake.errors import IntakeError
from briefing.intake.feed.dates import as_written, iso_date
from briefing.intake.feed.entry import LONGEST_LINE, Around
from briefing.intake.feed.items import first_line, item_link
from briefing.intake.feed.markup import one_line, plain, plain_line, tidy
from briefing.intake.feed.people import byline
from briefing.intake.links import web_address
from briefing.model import Article, DateBasis, Problem
from briefing.model.feed import FeedDocument
from briefing.text.clean import clean_line

_MARK = "jsonfeed.org/version/"


def read_json_feed(data: bytes, base: str | None, most: int) -> tuple[FeedDocument, bool]:
    """Return the feed in JSON, and whether it has more than ``most`` items; raise IntakeError when it is none."""
    try:
        found = json.loads(data.decode(json.detect_encoding(data), "replace").lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError):
        raise IntakeError(Problem("no-feed", "is JSON that cannot be read", "is it cut off?")) from None
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list) or not (_MARK in _text(found, "version") or all(isinstance(i, dict) for i in items)):
        raise IntakeError(Problem("no-feed", "is JSON, but no JSON Feed", None))
    home = web_address(_text(found, "home_page_url"), base)
    around = Around(home or base, _author(found), _text(found, "language") or None)
    articles = tuple(_article(item, around) for item in items[:most] if isinstance(item, dict))
    return FeedDocument(articles, plain_line(_text(found, "title")), home, around.language), len(items) > most


def _article(item: Mapping[str, Any], around: Around) -> Article:
    title = plain_line(_text(item, "title"))
    short = plain(_text(item, "summary"))
    in_text = tidy(_text(item, "content_text"))
    content = plain(_text(item, "content_html")) or in_text
    given = iso_date(_text(item, "date_published"))
    updated = iso_date(_text(item, "date_modified"))
    published = given or updated
    name = _text(item, "id")
    url = item_link((_text(item, "url"), _text(item, "external_url"), name if "://" in name else ""), around.base)
    untitled = first_line(short) or first_line(in_text) or first_line(content)
    return Article(
        text=content or short or title or url or "",
        headline=(title or untitled or (None if content or short else url) or "")[:LONGEST_LINE].rstrip() or None,
        published=published,
        published_basis=DateBasis.METADATA if given else DateBasis.INFERRED if published else DateBasis.UNKNOWN,
        url=url,
        language=_text(item, "language") or around.language,
        author=_author(item) or around.author,
        updated=updated,
        summary=one_line(short),
        id=clean_line(name) or None,
        dated=None if published else as_written(_text(item, "date_published"), _text(item, "date_modified")),
    )


def _author(of: Mapping[str, Any]) -> str | None:
    several = of.get("authors")
    return byline([*(several if isinstance(several, list) else [several]), of.get("author")])


def _text(of: Mapping[str, Any], key: str) -> str:
    value = of.get(key)
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and (key == "id" or key.startswith("date_")):
        return str(value) if abs(value) < 1 << 64 else ""
    return ""
