"""One web page, or the feed that an address means: robots.txt asked, fetched, parsed in the worker process."""

import asyncio
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from briefing.intake.errors import IntakeError
from briefing.intake.net.client import Client
from briefing.intake.net.poll import FEED_TYPES, PAGE_TYPES, Readers
from briefing.intake.net.robots import Robots
from briefing.intake.net.url import masked, without_secrets
from briefing.intake.net.values import Fetched, FetchError, Limits, Wanted
from briefing.intake.worker.parsers import Parsers
from briefing.model import Article, Problem
from briefing.model.feed import FeedDocument

_LINKS = "briefing.intake.alternates:feed_links"
_USUAL_PATHS = ("/feed", "/rss.xml", "/atom.xml", "/feed.json", "/index.xml")  # of programs that make sites
_FEEDS_OF_A_PAGE = 5  # that are looked at: news sites name the whole site first, then comments and sections


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that an address led to."""

    url: str
    document: FeedDocument


def fetch_page(wanted: Wanted, readers: Readers, limits: Limits) -> Article:
    """Return the article of a web page; raise IntakeError when there is none, or it may not be fetched."""

    async def page() -> Fetched:
        async with Client(limits) as client:
            asked = replace(wanted, accept=PAGE_TYPES)
            await Robots(client).check(asked)
            return await client.fetch(asked)

    fetched = asyncio.run(page())
    with Parsers() as parsers:
        article: Article = _parsed(parsers, readers.page, fetched, wanted.url, fetched.charset)
    return article if article.url else replace(article, url=without_secrets(fetched.url))


def find_feed(wanted: Wanted, readers: Readers, limits: Limits) -> FoundFeed:
    """Return the feed at an address, or the first that works of those that the page there names; raise IntakeError.

    Where a page names none, the paths that are usual for feeds are looked at on its own server.
    """
    fetched = _fetched(wanted, limits)
    with Parsers() as parsers:
        try:
            return FoundFeed(wanted.url, _parsed(parsers, readers.feed, fetched, wanted.url))
        except IntakeError as error:
            refused = error
        links = _parsed(parsers, _LINKS, fetched, wanted.url)
        for link in links[:_FEEDS_OF_A_PAGE] or _usual(wanted.url):
            try:
                found = _fetched(replace(wanted, url=link), limits)
                return FoundFeed(link, _parsed(parsers, readers.feed, found, link))
            except IntakeError as error:
                refused = error
        if links:
            raise refused
    hint = "look for a link to RSS on the page, and add that"
    raise FetchError(Problem("no-feed", "is no feed, and the page there names none", hint, file=masked(wanted.url)))


def _usual(url: str) -> tuple[str, ...]:
    """Return where the server of an address may have a feed; the user of the address is asked for there, too."""
    return tuple(urlunsplit((*urlsplit(url)[:2], path, "", "")) for path in _USUAL_PATHS)


def _fetched(wanted: Wanted, limits: Limits) -> Fetched:
    async def once() -> Fetched:
        async with Client(limits) as client:
            return await client.fetch(replace(wanted, accept=FEED_TYPES))

    return asyncio.run(once())


def _parsed(parsers: Parsers, reader: str, fetched: Fetched, url: str, *more: object) -> Any:
    try:
        return parsers.run(reader, fetched.data, without_secrets(fetched.url), *more)
    except IntakeError as error:
        raise IntakeError(replace(error.problem, file=masked(url))) from None
