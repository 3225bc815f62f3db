"""A made-up feed format (JSON) and page format for tests of fetching; read in the worker process like real ones."""

import json

from briefing.intake.errors import IntakeError
from briefing.model import Article, DateBasis, Problem
from briefing.model.feed import FeedDocument


def read(data: bytes, url: str | None = None) -> FeedDocument:
    try:
        given = json.loads(data)
    except ValueError:
        raise IntakeError(Problem("no-feed", "holds no feed")) from None
    return FeedDocument(tuple(_article(one) for one in given["items"]), given["title"], ttl=given["ttl"])


def page(data: bytes, url: str | None = None, charset: str | None = None) -> Article:
    if not data.startswith(b"<p>"):
        raise IntakeError(Problem("no-article", "holds no article"))
    text = data.decode().removeprefix("<p>")
    return Article(text=text, headline=text.partition("\n")[0], publisher="Port News", url=url)


def item(number: int, **given: str) -> dict[str, str]:
    text = (
        f"The port of Porto will close for {number} days, harbour master Rui Costa said on Tuesday. "
        "Ships from France and Spain are waiting outside."
    )
    return {
        "id": f"item-{number}",
        "url": f"https://port.example/{number}",
        "headline": f"Port of Porto to close for {number} days",
        "published": f"2025-03-{number:02}",
        "text": text,
    } | given


def feed(*items: dict[str, str], ttl: float | None = None) -> bytes:
    return json.dumps({"title": "Port News", "items": items, "ttl": ttl}).encode()


def _article(given: dict[str, str]) -> Article:
    return Article(published_basis=DateBasis.METADATA if "published" in given else DateBasis.UNKNOWN, **given)  # type: ignore[arg-type]
