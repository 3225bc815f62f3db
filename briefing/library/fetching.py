"""Asking the feeds: what is new in them becomes entries, one result a feed, in the order in which they answer.

What a feed told is remembered only after its articles are written: whatever ends the work early is asked for again.
"""

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from itertools import chain
from typing import Protocol

from briefing.intake.net.poll import FEED_TYPES, Answer, Ask, Poll, Readers, item_key
from briefing.intake.net.url import masked, target
from briefing.intake.net.values import GONE, OFFLINE, FetchError, Limits, Validators, Wanted
from briefing.library.adding import Adder, AddStatus, Taken, died
from briefing.library.batch import Batch
from briefing.library.feeds import Feed, waiting
from briefing.library.items import Item, fetched_article, take_item
from briefing.library.pace import USUAL, pace, retry
from briefing.library.workers import FEW, Lost, jobs_for, spread
from briefing.model import Article, Entry, Problem
from briefing.model.feed import FeedDocument
from briefing.store.feed_state import FeedState, feed_key, write_feed_states
from briefing.text.address import page_key
from briefing.text.links import open_url_allowed
from briefing.text.naming import identity, text_hash

_KEEP_EVERY = 5.0  # seconds between two writings of what the feeds told
_MANY = 1_000  # articles: as good as not knowing how many there will be
_Thing = tuple[int, Item | None]  # an item of the feed of that number; None is its end


class FeedStatus(StrEnum):
    """What became of one feed."""

    FETCHED = "fetched"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    WAITING = "waiting"  # its server asked to be left alone for a while, or it is not due
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FeedResult:
    """What became of a feed: the entries that were added, those that got one more source, what was known or failed.

    ``url`` is shown without its secrets; ``problem`` is of the feed, ``failed`` of single items.
    """

    name: str
    url: str
    status: FeedStatus
    added: tuple[Entry, ...] = ()
    known: int = 0
    failed: tuple[Problem, ...] = ()
    problem: Problem | None = None
    moved: str | None = None
    merged: tuple[Entry, ...] = ()

    @property
    def offline(self) -> bool:
        """Tell whether it failed because there is no network."""
        return self.problem is not None and self.problem.code == OFFLINE


class Known(Protocol):
    """What is asked of the library about an article."""

    def has_page(self, url: str) -> bool:
        """Tell whether an entry has a source of that address."""


@dataclass(frozen=True, slots=True)
class Options:
    """How feeds are asked; the clock gives seconds since 1970, ``due`` leaves out those that are not due."""

    jobs: int | None = 1
    everything: bool = False
    due: bool = False
    limits: Limits = field(default_factory=Limits)
    readers: Readers = field(default_factory=Readers)
    clock: Callable[[], float] = time.time


@dataclass(slots=True)
class _Work:
    """A feed under way."""

    feed: Feed
    answer: Answer | None = None
    added: list[Entry] = field(default_factory=list)
    merged: list[Entry] = field(default_factory=list)
    failed: list[Problem] = field(default_factory=list)
    known: int = 0
    lost: bool = False  # something could not be written, so the feed must be read again


class Fetcher:
    """Asks feeds and adds what is new with an adder."""

    def __init__(self, adder: Adder, known: Known, options: Options, stop: Callable[[], bool] = lambda: False) -> None:
        """``stop`` ends the work after the article under way."""
        self._adder = adder
        self._known = known
        self._options = options
        self._stop = stop
        self._states: dict[str, FeedState] = {}
        self._kept = time.monotonic()
        self._under_way: set[str] = set()

    def fetch(self, feeds: Sequence[Feed]) -> Batch[FeedResult]:
        """Return the results of feeds."""
        return Batch(len(feeds), self._each(feeds))

    def _each(self, feeds: Sequence[Feed]) -> Iterator[FeedResult]:
        works = []
        for feed in feeds:
            if feed.state.gone and not self._options.everything:
                yield FeedResult(feed.name, feed.url, FeedStatus.GONE)
            elif not self._options.everything and waiting(feed, self._options.clock(), due=self._options.due):
                yield FeedResult(feed.name, feed.url, FeedStatus.WAITING)
            else:
                works.append(_Work(feed))
        if not works:
            return
        poll = Poll([_ask(work.feed) for work in works], self._options.readers, self._options.limits, self._stop)
        try:
            with closing(self._taken(self._things(works, poll))) as taken:
                for (number, item), result in taken:
                    if item is not None:
                        self._keep(
                            works[number], item, Taken(problem=died(item.name)) if isinstance(result, Lost) else result
                        )
                    else:
                        yield self._finished(works[number])
                        works[number] = _Work(works[number].feed)  # what was parsed is not held to the end
                    if self._stop():
                        break
        finally:
            poll.close()
            self._remember(0.0)

    def _taken(self, things: Iterator[_Thing]) -> "Generator[tuple[_Thing, Taken | Lost]]":
        """Yield the things with what was made of them: in several processes as soon as there are many."""
        take = partial(_take, actors=self._adder.actors)
        head: list[_Thing] = []
        jobs = 1
        if jobs_for(_MANY, self._options.jobs) > 1:
            for thing in things:
                if not head and thing[1] is None:
                    yield thing, Taken()
                    continue
                head.append(thing)
                if len(head) > 2 * FEW:
                    jobs = jobs_for(_MANY, self._options.jobs)
                    break
        yield from spread(take, chain(head, things), jobs)

    def _things(self, works: list[_Work], poll: Poll) -> Iterator[_Thing]:
        for answer in poll:
            work = works[answer.number]
            work.answer = answer
            work.failed += answer.problems
            if answer.feed:
                yield from ((answer.number, item) for item in self._new(work, answer, answer.feed))
            yield answer.number, None

    def _new(self, work: _Work, answer: Answer, document: FeedDocument) -> Iterator[Item]:
        """Yield the items that the library does not have, the oldest first as feeds put them last."""
        retrieved = f"{datetime.fromtimestamp(self._options.clock(), UTC):%Y-%m-%dT%H:%M:%SZ}"
        subscription = work.feed.subscription
        seen = set(work.feed.state.seen)
        for given in reversed(document.articles):
            key = item_key(given)
            publisher = subscription.publisher or (given.publisher or document.title or subscription.title)
            article = fetched_article(_full(given, answer.pages.get(key)), retrieved, publisher)
            if key in seen or self._has_page(article):
                work.known += 1
            else:
                seen.add(key)
                yield Item(article, subscription.tags, short=True, known=self._twin(article) is not None)

    def _has_page(self, article: Article) -> bool:
        page = page_key(article.url) if article.url else text_hash(identity(article))
        if page in self._under_way or (article.url and self._known.has_page(article.url)):
            return True
        self._under_way.add(page)
        return False

    def _twin(self, article: Article) -> Entry | None:
        """Return the entry of an article in the same words, or of the page that it names as its id."""
        named = article.id if article.id and open_url_allowed(article.id) else None
        other = named and article.url and page_key(named) != page_key(article.url)
        if named and other and (entries := self._adder.twins.of_page(named)):
            return entries[0]
        return self._adder.twins.of_hash(text_hash(identity(article)))

    def _keep(self, work: _Work, item: Item, taken: Taken) -> None:
        twin = self._twin(item.article) if item.known else None
        if twin:
            result = self._adder.add_known(item.name, twin, item.article)
        else:
            result = self._adder.add_taken(
                item.name, take_item(replace(item, known=False), self._adder.actors) if item.known else taken
            )
        if result.status is AddStatus.ADDED and result.entry:
            work.added.append(result.entry)
        elif result.status is AddStatus.MERGED and result.entry:
            work.merged.append(result.entry)
        elif result.status is AddStatus.DUPLICATE:
            work.known += 1
        elif result.problem:
            work.failed.append(replace(result.problem, file=item.article.url or result.problem.file))
            work.lost = work.lost or taken.entry is not None

    def _finished(self, work: _Work) -> FeedResult:
        answer, feed = work.answer or Answer(0), work.feed
        now = self._options.clock()
        moved = None
        if answer.error:
            state, status = _failed(feed.state, answer.error, now), FeedStatus.FAILED
            status = FeedStatus.GONE if state.gone else status
        else:
            moved = _moved(answer)
            state = _answered(feed.state, answer, now)
            status = FeedStatus.FETCHED if answer.feed else FeedStatus.UNCHANGED
        if not work.lost:
            self._states[feed_key(feed.subscription.url)] = state
        self._remember(_KEEP_EVERY)
        problem = answer.error.problem if answer.error else None
        name = feed.subscription.title or state.title or feed.name
        return FeedResult(
            name,
            feed.url,
            status,
            tuple(work.added),
            work.known,
            tuple(work.failed),
            problem,
            moved,
            tuple(work.merged),
        )

    def _remember(self, pause: float) -> None:
        if self._states and time.monotonic() - self._kept >= pause and self._adder.root.is_dir():
            self._adder.settle()  # what a feed told is known only when its articles are certain
            write_feed_states(self._adder.root, self._states)
            self._states = {}
            self._kept = time.monotonic()


def _take(thing: _Thing, actors: object) -> Taken:
    return take_item(thing[1], actors)  # type: ignore[arg-type] # partial forgets it


def _ask(feed: Feed) -> Ask:
    state, subscription = feed.state, feed.subscription
    url = subscription.url
    if state.moved:
        own, new = target(url), target(state.moved)
        url = new.with_user(own.user_info) if own.origin == new.origin else new.url
    wanted = Wanted(url, Validators(state.etag, state.last_modified), subscription.allow_private, FEED_TYPES)
    return Ask(wanted, state.sha256, subscription.full_text, frozenset(state.seen))


def _full(item: Article, page: Article | None) -> Article:
    """Return the item with the text of its page, where that has more than the feed."""
    if page is None or len(page.text) <= len(item.text):
        return item
    return replace(
        item,
        text=page.text,
        headline=item.headline or page.headline,
        published=item.published or page.published,
        published_basis=item.published_basis if item.published else page.published_basis,
        publisher=page.publisher or item.publisher,
        language=item.language or page.language,
    )


def _moved(answer: Answer) -> str | None:
    """Return the new address of a feed, unless a secret is part of it: that is not remembered outside feeds.opml."""
    if answer.fetched is None or answer.fetched.moved is None:
        return None
    bare = target(answer.fetched.moved).url
    return bare if masked(bare) == bare else None


def _answered(before: FeedState, answer: Answer, now: float) -> FeedState:
    fetched, document = answer.fetched, answer.feed
    state = replace(
        before, moved=_moved(answer) or before.moved, gone=False, failures=0, error=None, checked=now, wait=0.0
    )
    if fetched and not fetched.unchanged:
        given = fetched.validators
        state = replace(state, etag=given.etag, last_modified=given.last_modified, sha256=fetched.sha256)
    if document:
        times = [moment for item in document.articles if (moment := _moment(item.published)) is not None]
        state = replace(
            state,
            title=document.title,
            pace=pace(_said(document), times, now),
            seen=tuple(sorted({item_key(item) for item in document.articles})),
        )
    return replace(state, due=now + (state.pace or USUAL))


def _failed(before: FeedState, error: Exception, now: float) -> FeedState:
    problem = getattr(error, "problem", None)
    if problem and problem.code == OFFLINE:
        return replace(before, error=problem.message)  # nothing was learnt about the feed
    after = error.retry_after or 0.0 if isinstance(error, FetchError) else 0.0
    return replace(
        before,
        failures=before.failures + 1,
        error=problem.message if problem else None,
        checked=now,
        gone=problem is not None and problem.code == GONE,
        wait=now + after if after else 0.0,
        due=now + max(after, retry(before.failures + 1)),
    )


def _said(document: FeedDocument) -> float | None:
    """Return the seconds after which the feed says that it may be asked again."""
    return document.ttl * 60 if document.ttl and document.ttl > 0 else None


def _moment(published: str | None) -> float | None:
    try:
        found = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()
