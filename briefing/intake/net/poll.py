"""Asks many feeds at once, in a thread of its own: the answers come as they come, parsed, ready to be taken in.

Closing it ends what is under way. Nothing is written, and nothing of the library is asked here.
"""

import asyncio
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from briefing.intake.errors import IntakeError
from briefing.intake.net.client import Client
from briefing.intake.net.robots import Robots
from briefing.intake.net.url import masked, without_secrets
from briefing.intake.net.values import Fetched, Limits, Wanted
from briefing.intake.worker.parsers import Parsers
from briefing.model import Article, Problem
from briefing.model.feed import FeedDocument
from briefing.text.naming import text_hash

FEED_TYPES = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, "
    "application/json;q=0.8, text/xml;q=0.8, */*;q=0.5"
)
PAGE_TYPES = "text/html, application/xhtml+xml, */*;q=0.5"
_AHEAD = 64  # answers that wait to be taken in: more would only be held
_PAUSE = 0.02  # seconds between two looks whether there is room for another
_ITEMS = 2_000  # of one feed that are taken


@dataclass(frozen=True, slots=True)
class Readers:
    """The parsers by name, and how many processes they have."""

    feed: str = "briefing.intake.feed:read_feed_document"
    page: str = "briefing.intake.document.fetched:read_fetched"
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Ask:
    """A feed to ask; ``sha256`` is of what it sent last, ``seen`` are the ``item_key`` of the items that it had."""

    wanted: Wanted
    sha256: str | None = None
    full_text: bool = False
    seen: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of the feed of that ``number``: what it sent, or the ``error``; ``feed`` is None when unchanged.

    ``pages`` are the articles of pages by the ``item_key`` of their items, ``problems`` what was wrong with pages.
    """

    number: int
    fetched: Fetched | None = None
    feed: FeedDocument | None = None
    error: IntakeError | None = None
    pages: dict[str, Article] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def item_key(article: Article) -> str:
    """Return what tells an item from the others of its feed: the hash of its id, else its address, else its text."""
    return text_hash(f"id {article.id}" if article.id else article.url or article.text)


class Poll(Iterator[Answer]):
    """The answers of feeds, in the order in which they come."""

    def __init__(
        self,
        asks: Sequence[Ask],
        readers: Readers,
        limits: Limits,
        stop: Callable[[], bool] = lambda: False,
        make_client: Callable[[Limits], Client] = Client,
    ) -> None:
        """Begin to ask. ``stop`` is looked at while an answer is waited for."""
        self._asks = asks
        self._readers = readers
        self._limits = limits
        self._stop = stop
        self._make_client = make_client
        self._answers: queue.Queue[Answer | BaseException | None] = queue.Queue(_AHEAD)
        self._parsers = Parsers(readers.jobs)
        self._threads = ThreadPoolExecutor(readers.jobs, "parse")
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._run, name="fetch", daemon=True)
        self._thread.start()

    def __next__(self) -> Answer:
        """Wait for the next answer."""
        while not self._stop():
            try:
                answer = self._answers.get(timeout=0.1)
            except queue.Empty:
                continue
            if answer is None:
                break
            if isinstance(answer, BaseException):
                raise answer
            return answer
        self.close()
        raise StopIteration

    def close(self) -> None:
        """End what is under way; what came is kept by whoever took it."""
        self._closed.set()
        if self._loop and self._task and self._thread.is_alive():
            with suppress(RuntimeError):  # the loop was done in the meantime
                self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join()
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._parsers.close()

    def _run(self) -> None:
        last: BaseException | None = None
        try:
            asyncio.run(self._main())
        except asyncio.CancelledError:
            pass
        except Exception as error:  # noqa: BLE001 (raised where the answers are taken)
            last = error
        while not self._closed.is_set():
            try:
                self._answers.put(last, timeout=0.1)
                break
            except queue.Full:
                continue

    async def _main(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._task = asyncio.current_task()
        if self._closed.is_set():
            return
        async with self._make_client(self._limits) as client:
            robots = Robots(client)
            async with asyncio.TaskGroup() as group:
                for number, ask in enumerate(self._asks):
                    group.create_task(self._one(number, ask, client, robots))

    async def _one(self, number: int, ask: Ask, client: Client, robots: Robots) -> None:
        try:
            fetched = await client.fetch(ask.wanted)
            if fetched.unchanged or fetched.sha256 == ask.sha256:
                await self._put(Answer(number, fetched))
                return
            feed: FeedDocument = await self._parse(self._readers.feed, fetched, masked(ask.wanted.url))
        except IntakeError as error:
            await self._put(Answer(number, error=error))
            return
        pages: dict[str, Article] = {}
        problems = list(feed.problems)
        for item in feed.articles[:_ITEMS] if ask.full_text else ():
            key = item_key(item)
            if item.url and key not in ask.seen:
                try:
                    pages[key] = await self._page(Wanted(item.url, accept=PAGE_TYPES), client, robots, ask)
                except IntakeError as error:
                    problems.append(error.problem)
        await self._put(Answer(number, fetched, feed, None, pages, tuple(problems)))

    async def _page(self, wanted: Wanted, client: Client, robots: Robots, ask: Ask) -> Article:
        allowed = Wanted(wanted.url, allow_private=ask.wanted.allow_private, accept=wanted.accept)
        await robots.check(allowed)
        fetched = await client.fetch(allowed)
        page: Article = await self._parse(self._readers.page, fetched, masked(wanted.url), fetched.charset)
        return page

    async def _parse(self, reader: str, fetched: Fetched, shown: str, *more: object) -> Any:
        loop = asyncio.get_running_loop()
        address = without_secrets(fetched.url)
        try:
            return await loop.run_in_executor(self._threads, self._parsers.run, reader, fetched.data, address, *more)
        except IntakeError as error:
            raise IntakeError(_named(error.problem, shown)) from None

    async def _put(self, answer: Answer) -> None:
        while not self._closed.is_set():
            try:
                self._answers.put_nowait(answer)
            except queue.Full:
                await asyncio.sleep(_PAUSE)
            else:
                return


def _named(found: Problem, shown: str) -> Problem:
    return Problem(found.code, found.message, found.hint, found.severity, file=shown)
