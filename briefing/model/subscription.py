"""A feed that the user follows, with the settings for it (OPML 2.0: an outline of type rss)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed at ``url``; ``title`` is what it is called, ``site`` the address of its web page.

    ``folders`` are the outlines that it lies in, the outermost first. ``full_text`` takes articles from their pages,
    ``publisher`` names it otherwise than the feed does, ``tags`` go to each of its entries, and ``allow_private``
    lets it be at an address that is not on the public internet.
    """

    url: str
    title: str | None = None
    site: str | None = None
    folders: tuple[str, ...] = ()
    full_text: bool = False
    publisher: str | None = None
    tags: tuple[str, ...] = ()
    allow_private: bool = False
