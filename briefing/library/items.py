"""Articles that come over the network to entries: what a feed or page says of itself is kept, secrets are not."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.analysis.provenance import source_of
from briefing.intake.errors import IntakeError
from briefing.intake.net.url import without_secrets
from briefing.library.adding import Taken, analyse_article
from briefing.model import Article, Entry
from briefing.text.clean import clean_line
from briefing.text.naming import entry_id, identity, slug
from briefing.vocabulary.known_actors import KnownActors


@dataclass(frozen=True, slots=True)
class Item:
    """An article with what its feed adds to it: tags, and whether a headline alone is worth an entry.

    ``known`` when the library has its text from another place.
    """

    article: Article
    tags: tuple[str, ...] = ()
    short: bool = False
    known: bool = False

    @property
    def name(self) -> str:
        """What its file under seeds/ is called, without suffix."""
        return slug(self.article.headline or self.article.text.strip()[:80]) or "article"


def fetched_article(article: Article, retrieved: str, publisher: str | None = None) -> Article:
    """Return the article as it is kept: with the instant, no key in its address, its text as its file will hold it."""
    data = article.text.encode("utf-8", "replace")
    return replace(
        article,
        text=data.decode("utf-8"),
        publisher=publisher or article.publisher,
        url=without_secrets(article.url) if article.url else None,
        sha256=hashlib.sha256(data).hexdigest(),
        retrieved=retrieved,
    )


def take_item(item: Item | None, actors: KnownActors) -> Taken:
    """Return an item analysed; what is wrong with it is in the result. Works in any process."""
    if item is None or item.known:
        return Taken()
    article = item.article
    data = article.text.encode("utf-8")
    try:
        entry = analyse_article(article, article.url or item.name, actors)
    except IntakeError as error:
        if not item.short or not article.headline:
            return Taken(problem=error.problem)
        entry = _headline_alone(article, clean_line(article.headline))
    return Taken(data, replace(entry, tags=_together(entry.tags, item.tags)))


def _headline_alone(article: Article, headline: str) -> Entry:
    """Return the entry of an item that has no sentence to take claims from."""
    return Entry(
        headline=headline,
        id=entry_id(article.published, headline, identity(article)),
        language=article.language,
        published=article.published,
        published_basis=article.published_basis,
        sources=(source_of(article),),
    )


def _together(found: Sequence[str], given: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*given, *found)))
