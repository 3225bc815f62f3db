"""robots.txt, asked before a page is fetched (RFC 9309). Feeds are made to be fetched, and are not asked about."""

import asyncio
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from briefing.intake.net.client import AGENT, Client
from briefing.intake.net.url import masked, target
from briefing.intake.net.values import FetchError, Wanted
from briefing.model import Problem

_LARGEST = 500 << 10  # bytes that are looked at: RFC 9309, 2.5
_SERVER_FAILED = 500
_NOTHING = ("User-agent: *", "Disallow: /")


class Robots:
    """What sites allow, asked once for each."""

    def __init__(self, client: Client) -> None:
        """Begin knowing nothing."""
        self._client = client
        self._known: dict[str, asyncio.Task[RobotFileParser]] = {}

    async def check(self, wanted: Wanted) -> None:
        """Raise FetchError when the site does not let programs fetch the page, or fails to say whether it does."""
        page = target(wanted.url)
        if page.origin not in self._known:
            self._known[page.origin] = asyncio.create_task(self._rules(wanted))
        rules = await self._known[page.origin]
        if not rules.can_fetch(AGENT, page.url):
            message = "its robots.txt does not let programs fetch this page"
            hint = "open it in a browser, save it, and add the file"
            raise FetchError(Problem("robots", message, hint, file=masked(wanted.url)))

    async def _rules(self, page: Wanted) -> RobotFileParser:
        rules = RobotFileParser()
        address = urljoin(page.url, "/robots.txt")
        try:
            fetched = await self._client.fetch(Wanted(address, allow_private=page.allow_private, accept="text/plain"))
        except FetchError as error:
            if (error.status or 0) >= _SERVER_FAILED:
                rules.parse(_NOTHING)
            elif error.status or error.problem.code in {"redirect", "too-large", "encoding", "http"}:
                rules.parse([])  # there are none to be had, so all is allowed: RFC 9309, 2.3.1
            else:
                raise
            return rules
        rules.parse(fetched.data[:_LARGEST].decode("utf-8", "replace").splitlines())
        return rules
