"""The feeds of a library: which there are, and what is changed about them. Asking them is ``fetching``."""

from dataclasses import dataclass, replace
from pathlib import Path

from briefing.intake.links import host_of
from briefing.intake.net.url import masked, target
from briefing.model import Problem
from briefing.model.subscription import Subscription
from briefing.store.feed_state import FeedState, feed_key, read_feed_states, write_feed_states
from briefing.store.feeds_file import add_feeds, read_feeds, remove_feed
from briefing.store.opml import EMPTY, read_opml, with_feeds
from briefing.text.fold import fold


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscription with what is known of it from asking before."""

    subscription: Subscription
    state: FeedState

    @property
    def name(self) -> str:
        """What it is called: by the user, by itself, else its address without secrets."""
        return self.subscription.title or self.state.title or masked(self.subscription.url)

    @property
    def url(self) -> str:
        """Its address as it may be shown."""
        return masked(self.subscription.url)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: feeds that are new, how many were there already, what was refused."""

    added: tuple[Subscription, ...]
    known: int
    problems: tuple[Problem, ...]


class Feeds:
    """The feeds of the library at ``root``. The file is read at each question: people edit it."""

    def __init__(self, root: Path) -> None:
        """Read nothing yet."""
        self.root = root

    def list(self) -> "tuple[Feed, ...]":
        """Return the feeds in the order of the file; raise StoreError when it cannot be opened."""
        states = read_feed_states(self.root)
        return tuple(
            Feed(subscription, states.get(feed_key(subscription.url), FeedState()))
            for subscription in read_feeds(self.root).feeds
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the file."""
        return read_feeds(self.root).problems

    def add(self, subscription: Subscription) -> bool:
        """Add a feed, or change its settings; tell whether it is new. Raise FetchError or StoreError."""
        target(subscription.url)
        known = {feed.subscription.url for feed in self.list()}
        add_feeds(self.root, (subscription,))
        write_feed_states(self.root, {feed_key(subscription.url): FeedState()})  # one that was gone is asked again
        return subscription.url not in known

    def named(self, name: str) -> "tuple[Feed, ...]":
        """Return the feeds that a name means: that of this address, else those whose name or address has it."""
        feeds = self.list()
        exact = [feed for feed in feeds if name in {feed.subscription.url, feed.url}]
        wanted = fold(name)
        return tuple(exact or [feed for feed in feeds if wanted in fold(f"{feed.name}\n{feed.url}")])

    def remove(self, feed: Feed) -> None:
        """Take a feed out of the list; its entries stay."""
        remove_feed(self.root, feed.subscription.url)

    def import_opml(self, data: bytes, file: str, *, allow_private: bool = False) -> Imported:
        """Add the feeds of an OPML document; raise StoreError when nothing can be written.

        Whether they may be at private addresses is for the user to say, never for the document.
        """
        from briefing.intake.net.addresses import is_of_the_link  # noqa: PLC0415 (aiohttp: listing needs none)

        found = read_opml(data, file)
        known = {feed.subscription.url for feed in self.list()}
        taken = [feed for feed in found.feeds if allow_private or not is_of_the_link(host_of(feed.url))]
        refused = [_of_the_link(feed, file) for feed in found.feeds if feed not in taken]
        new = tuple(replace(feed, allow_private=allow_private) for feed in taken if feed.url not in known)
        if new:
            add_feeds(self.root, new)
        return Imported(new, len(taken) - len(new), (*found.problems, *refused))

    def export_opml(self, *, secrets: bool = False) -> bytes:
        """Return the feeds as OPML 2.0; those whose address holds a key or a password are left out unless wanted."""
        feeds = [feed.subscription for feed in self.list()]
        kept = [feed for feed in feeds if secrets or masked(feed.url) == feed.url]
        return with_feeds(EMPTY, tuple(kept), "export")


def _of_the_link(feed: Subscription, file: str) -> Problem:
    message = f"{masked(feed.url)} is not fetched: machines talk to themselves and their neighbours there"
    return Problem("feed-refused", message, "--allow-private takes it all the same", file=file)


def waiting(feed: Feed, now: float, *, due: bool) -> bool:
    """Tell whether a feed is to be left alone: its server asked for it, or it is not due where that counts."""
    return feed.state.wait > now or (due and feed.state.due > now)
