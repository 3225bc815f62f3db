"""A feed as it was read (RSS, Atom, JSON Feed): its items as articles, and what it says of itself."""

from dataclasses import dataclass

from briefing.model.article import Article
from briefing.model.problem import Problem


@dataclass(frozen=True, slots=True)
class FeedDocument:
    """The items of a feed in its own order; ``link`` is its web page, ``language`` BCP 47.

    ``ttl`` is in how many minutes it says that something new may be there (RSS ttl, sy:updatePeriod). ``problems`` are
    what of it was not taken.
    """

    articles: tuple[Article, ...] = ()
    title: str | None = None
    link: str | None = None
    language: str | None = None
    ttl: float | None = None
    problems: tuple[Problem, ...] = ()
