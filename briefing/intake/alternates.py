"""The feeds that a web page names in its head (HTML Standard, 4.6.7.1: link rel=alternate)."""

from html.parser import HTMLParser
from urllib.parse import urljoin

_TYPES = {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
_LOOKED_AT = 500_000  # characters: the head of a page
_MOST = 50


def feed_links(data: bytes, url: str | None = None) -> tuple[str, ...]:
    """Return the addresses of the feeds of a page, in its order.

    >>> feed_links(b'<link rel="alternate" type="application/rss+xml" href="/feed">', "https://unn.ua/a")
    ('https://unn.ua/feed',)
    """
    links = _Links(url or "")
    links.feed(data[:_LOOKED_AT].decode("utf-8", "replace"))
    return tuple(dict.fromkeys(links.found[:_MOST]))


class _Links(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        kind = given.get("type", "").partition(";")[0].strip().lower()
        if tag == "link" and "alternate" in given.get("rel", "").lower().split() and kind in _TYPES:
            self._note(given.get("href", ""))

    def _note(self, href: str) -> None:
        try:
            address = urljoin(self.base, href.strip())
        except ValueError:
            return
        if href.strip() and address.lower().startswith(("http://", "https://")):
            self.found.append(address)
