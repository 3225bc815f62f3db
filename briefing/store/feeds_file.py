"""feeds.opml: the feeds of a library, for people to edit and git to merge."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from briefing.model.subscription import Subscription
from briefing.store.files import read_file, write_atomically
from briefing.store.lock import writer_lock
from briefing.store.opml import Subscriptions, read_opml, with_feeds, without_feed

FILE: Final = "feeds.opml"


def read_feeds(root: Path) -> Subscriptions:
    """Return the feeds of the library; raise StoreError when the file is there and cannot be opened."""
    data = _data(root)
    return read_opml(data, FILE) if data else Subscriptions()


def add_feeds(root: Path, feeds: tuple[Subscription, ...]) -> None:
    """Write feeds into the file, new or with other settings; raise StoreError, the file untouched."""
    _change(root, lambda data: with_feeds(data, feeds, FILE))


def remove_feed(root: Path, url: str) -> None:
    """Take a feed out of the file; raise StoreError, the file untouched."""
    _change(root, lambda data: without_feed(data, url, FILE))


def _data(root: Path) -> bytes:
    return read_file(root / FILE, root) if (root / FILE).exists() else b""


def _change(root: Path, change: Callable[[bytes], bytes]) -> None:
    root.mkdir(parents=True, exist_ok=True)
    with writer_lock(root):
        before = _data(root)
        after = change(before)
        if after != before:
            write_atomically(root / FILE, after, root)
