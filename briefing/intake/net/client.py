"""The HTTP client: one deadline over a whole request, a limit on what is taken, each address checked.

Redirects are followed here, hop by hop. Cookies, proxies and .netrc are not used: nothing but what is written in an
address is ever sent to a server.
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import aiohttp
from multidict import CIMultiDictProxy

from briefing import __version__
from briefing.intake.net.addresses import CheckedResolver, Lookup, checked_socket, is_global, private
from briefing.intake.net.body import ACCEPTED, Body, too_large
from briefing.intake.net.failures import failure, late, status_failure
from briefing.intake.net.hosts import LONGEST_PAUSE, Hosts
from briefing.intake.net.url import Target, masked, redirected, target
from briefing.intake.net.values import Fetched, FetchError, Limits, Validators, Wanted
from briefing.model import Problem

AGENT = "briefing"  # the name that robots.txt may call us by
USER_AGENT = f"{AGENT}/{__version__} (terminal news reader; asks for feeds and pages that its user subscribed to)"
_AT_ONCE = 32  # requests; more of them made 500 feeds no faster on two cores
_PER_HOST = 2  # browsers take 6, polite crawlers 1
_BUFFER = 64 << 10  # bytes read ahead of us for each request
_REDIRECTS = {301, 302, 303, 307, 308}
_FOR_GOOD = {301, 308}
_LONGEST_VALIDATOR = 1_000

_Headers = CIMultiDictProxy[str]
_USUAL = Limits()
_NOTHING_KNOWN = Validators()


class Client:
    """Fetches addresses while it is entered with ``async with``."""

    def __init__(
        self,
        limits: Limits = _USUAL,
        *,
        per_host: int = _PER_HOST,
        at_once: int = _AT_ONCE,
        lookup: Lookup | None = None,
    ) -> None:
        """Take the limits of one request; ``lookup`` takes the place of the system's resolver in tests."""
        self.limits = limits
        self._hosts = Hosts(per_host, at_once, time.monotonic)
        self._lookup = lookup
        self._sessions: dict[bool, aiohttp.ClientSession] = {}  # by allow_private: connections are never shared
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        """Begin."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        await self._stack.aclose()

    async def fetch(self, wanted: Wanted) -> Fetched:
        """Return what an address gives; raise FetchError, whose problem names the address without its secrets."""
        try:
            first = target(wanted.url)
            async with self._hosts.turn(first.host):
                return await self._within_deadline(first, wanted)
        except FetchError as error:
            raise _named(error, wanted.url) from None

    async def _within_deadline(self, first: Target, wanted: Wanted) -> Fetched:
        try:
            async with asyncio.timeout(self.limits.seconds):
                return await self._follow(first, wanted)
        except TimeoutError:
            raise late(self.limits.seconds) from None
        except FetchError as error:
            if error.retry_after:
                self._hosts.pause(first.host, error.retry_after)
            raise
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise failure(error) from None

    async def _follow(self, first: Target, wanted: Wanted) -> Fetched:
        here, moved, for_good = first, None, True
        met = {first.url}
        for _ in range(self.limits.hops + 1):
            answer = await self._ask(here, wanted, moved)
            if isinstance(answer, Fetched):
                return answer
            status, location = answer
            here = redirected(here, location)
            if here.url in met:
                raise FetchError(Problem("redirect", f"redirects in a circle, over {masked(here.url)[:200]}", None))
            met.add(here.url)
            for_good = for_good and status in _FOR_GOOD
            moved = here.with_user(here.user_info) if for_good else moved
        raise FetchError(Problem("redirect", f"redirects more than {self.limits.hops} times", None))

    async def _ask(self, here: Target, wanted: Wanted, moved: str | None) -> Fetched | tuple[int, str]:
        """Return what came, or the status and place of a redirect."""
        if _is_number(here.host) and not wanted.allow_private and not is_global(here.host):
            raise private(here.host, here.host)
        session = await self._session(allow_private=wanted.allow_private)
        headers = _headers(here, wanted)
        async with session.get(here.url, headers=headers, allow_redirects=False) as response:
            if response.status in _REDIRECTS and response.headers.get("Location"):
                response.close()  # its body is nobody's
                return response.status, response.headers["Location"]
            if response.status == 304 and wanted.validators != _NOTHING_KNOWN:
                return Fetched(here.url, b"", None, wanted.validators, moved, unchanged=True)
            if response.status not in {200, 203}:
                response.close()
                raise status_failure(response.status, _retry_after(response.headers, time.time))
            data = await self._body(response)
            kind = response.headers.get("Content-Type")
            return Fetched(here.url, data, kind, _validators(response.headers), moved)

    async def _body(self, response: aiohttp.ClientResponse) -> bytes:
        if (response.content_length or 0) > self.limits.size:
            raise FetchError(too_large(self.limits.size))
        body = Body(response.headers.get("Content-Encoding", ""), self.limits.size)
        try:
            async for piece in response.content.iter_any():
                body.feed(piece)
        except FetchError:
            response.close()  # or the rest of a bomb would still be read
            raise
        return body.data()

    async def _session(self, *, allow_private: bool) -> aiohttp.ClientSession:
        if allow_private not in self._sessions:
            connector = aiohttp.TCPConnector(
                resolver=CheckedResolver(allow_private=allow_private, lookup=self._lookup),
                use_dns_cache=False,
                limit=0,  # Hosts sees to it, outside of the deadline
                socket_factory=None if allow_private else checked_socket,
            )
            session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=None),
                read_bufsize=_BUFFER,
            )
            self._sessions[allow_private] = await self._stack.enter_async_context(session)
        return self._sessions[allow_private]


def fetch(
    url: str,
    *,
    validators: Validators = _NOTHING_KNOWN,
    allow_private: bool = False,
    limits: Limits = _USUAL,
) -> Fetched:
    """Return what one address gives; raise FetchError. For threads and scripts: it waits."""

    async def once() -> Fetched:
        async with Client(limits) as client:
            return await client.fetch(Wanted(url, validators, allow_private))

    return asyncio.run(once())


def _headers(here: Target, wanted: Wanted) -> dict[str, str]:
    headers = {"User-Agent": USER_AGENT, "Accept": wanted.accept, "Accept-Encoding": ACCEPTED}
    pairs = (
        ("If-None-Match", wanted.validators.etag),
        ("If-Modified-Since", wanted.validators.last_modified),
        ("Authorization", here.authorization),
    )
    return headers | {name: value for name, value in pairs if value}


def _validators(headers: _Headers) -> Validators:
    return Validators(_plain(headers.get("ETag")), _plain(headers.get("Last-Modified")))


def _plain(value: str | None) -> str | None:
    fits = value and len(value) <= _LONGEST_VALIDATOR and value.isprintable() and value.isascii()
    return value if fits else None


def _retry_after(headers: _Headers, clock: Callable[[], float]) -> float | None:
    """Return the seconds of Retry-After, which is a number or a date (RFC 9110, 10.2.3)."""
    value = headers.get("Retry-After", "").strip()
    try:
        seconds = float(value) if value.isdecimal() else parsedate_to_datetime(value).timestamp() - clock()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(seconds, 0.0), LONGEST_PAUSE)


def _is_number(host: str) -> bool:
    return ":" in host or (host.replace(".", "").isdigit() and host.count(".") == 3)


def _named(error: FetchError, url: str) -> FetchError:
    """Return the error with the address that was asked in the place of a file."""
    found = error.problem
    problem = Problem(found.code, found.message, found.hint, file=masked(url)[:200])
    return FetchError(problem, status=error.status, retry_after=error.retry_after)
