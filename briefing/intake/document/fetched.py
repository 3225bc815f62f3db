"""What a server sends for the address of an article: mostly a page, at times a PDF or plain text, or else a feed."""

import re
from dataclasses import replace

from briefing.intake.document.data import is_feed
from briefing.intake.document.kinds import HEAD, Kind, kind_of
from briefing.intake.document.packed import unpacked
from briefing.intake.document.pdf import read_pdf
from briefing.intake.errors import IntakeError
from briefing.intake.links import web_address
from briefing.intake.page.dates import date_in_path
from briefing.intake.page.encoding import page_text
from briefing.intake.page.read import read_html
from briefing.model import Article, DateBasis, Problem
from briefing.text.clean import clean_block

_TAG = re.compile(rb"<[a-z!/?]", re.IGNORECASE)
_BEFORE = 1_024  # bytes that may stand before a PDF begins (ISO 32000, implementation notes)


def read_fetched(data: bytes, url: str, charset: str | None = None) -> Article:
    """Return the article in the answer of a server, told by its content; ``charset`` is what the server said.

    Raise IntakeError, with the address in it, for what holds no article or is a feed.
    """
    try:
        return _read(data, url, charset)
    except IntakeError as error:
        raise IntakeError(replace(error.problem, file=error.problem.file or url)) from None


def _read(data: bytes, url: str, charset: str | None) -> Article:
    if data.startswith(b"\x1f\x8b"):
        data = unpacked(data)
    kind = kind_of(data[:HEAD], "page.html")
    bare = b"\0" in data[:HEAD] or not _TAG.search(data[:HEAD])
    if kind is Kind.PDF or (bare and b"%PDF-" in data[:_BEFORE]):
        return _placed(read_pdf(data), url)
    if kind is Kind.FEED or (data.lstrip()[:1] == b"{" and is_feed(data)):
        raise IntakeError(Problem("is-feed", "is a feed, not an article", f"follow it with: briefing feeds add {url}"))
    if kind is Kind.OPML:
        hint = "save it, and subscribe to them with: briefing feeds import FILE"
        raise IntakeError(Problem("unsupported", "is a list of feeds, not of articles", hint))
    if bare and data.strip() and b"\0" not in data[:HEAD] and kind is Kind.PAGE:
        return _placed(Article(text=clean_block(page_text(data, charset))), url)
    return read_html(data, url, charset)


def _placed(article: Article, url: str) -> Article:
    published = date_in_path(url)
    basis = DateBasis.INFERRED if published else DateBasis.UNKNOWN
    return replace(article, url=web_address(url), published=published, published_basis=basis)
