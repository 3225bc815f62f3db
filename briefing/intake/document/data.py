"""JSON to articles: schema.org NewsArticle and its kin, with their text; JSON Feed is a feed."""

import json

from briefing.intake.errors import IntakeError
from briefing.intake.links import web_address
from briefing.intake.page.body import paragraphs
from briefing.intake.page.dates import as_date
from briefing.intake.page.encoding import page_text
from briefing.intake.page.language import language_tag
from briefing.intake.page.linked_data import Thing, articles_in, body_of, names_of, text_of
from briefing.model import Article, DateBasis, Problem

_HINT = "taken are schema.org articles with an articleBody, and JSON Feed"


def is_feed(data: bytes) -> bool:
    """Tell whether JSON says that it is a JSON Feed (jsonfeed.org)."""
    head = data[:20_000].decode("utf-8", "replace")
    return "jsonfeed.org/version" in head.replace("\\/", "/")


def read_data(data: bytes) -> tuple[Article, ...]:
    """Return the articles in JSON; raise IntakeError, "unsupported" where it is about something else, for none."""
    try:
        value = json.loads(page_text(data), strict=False)
    except RecursionError:
        raise IntakeError(Problem("too-deep", "nests deeper than JSON of articles does", _HINT)) from None
    except ValueError as error:
        value = _lines(page_text(data))
        if not value:
            message = f"is no JSON: {error}"
            raise IntakeError(Problem("unsupported", message, _HINT)) from None
    things = articles_in(value)
    articles = tuple(_article(thing, text) for thing in things if (text := paragraphs(body_of(thing))))
    if not articles:
        what = "describes articles without their text" if things else "is JSON that holds no article"
        raise IntakeError(Problem("no-article" if things else "unsupported", what, _HINT))
    return articles


def _lines(text: str) -> list[object]:
    """Return the values of a text that has one a line (JSON Lines); nothing when a line is none."""
    lines = [line for line in text.split("\n") if line.strip()]
    try:
        return [json.loads(line) for line in lines] if len(lines) > 1 else []
    except (ValueError, RecursionError):
        return []


def _article(thing: Thing, text: str) -> Article:
    published, updated = (
        as_date(text_of(thing, "datePublished", "dateCreated")),
        as_date(text_of(thing, "dateModified")),
    )
    page = thing.get("mainEntityOfPage")
    addresses = (thing.get("url"), page.get("@id") if isinstance(page, dict) else page, thing.get("@id"))
    urls = [url for value in addresses if isinstance(value, str) and (url := web_address(value))]
    identifier = thing.get("@id") or thing.get("identifier")
    return Article(
        text=text,
        headline=text_of(thing, "headline", "name"),
        published=published,
        published_basis=DateBasis.METADATA if published else DateBasis.UNKNOWN,
        updated=updated if updated != published else None,
        publisher=next(iter(names_of(thing.get("publisher"))), None),
        author=", ".join(names_of(thing.get("author"))) or None,
        url=next(iter(urls), None),
        language=language_tag(text_of(thing, "inLanguage") or ""),
        summary=text_of(thing, "description"),
        id=identifier if isinstance(identifier, str) else None,
    )
