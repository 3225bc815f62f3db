"""Where an article comes from, as the source of its entry: what the article says of that from outside its text."""

from briefing.model import Article, Source
from briefing.text.clean import clean_line


def source_of(article: Article, publisher: str | None = None) -> Source:
    """Return the article as the source ``s1``; ``publisher`` is who published it when the article does not say.

    A day of change that is the publication itself tells nothing, and is left out.
    """
    updated = article.updated if article.updated != article.published else None
    return Source(
        "s1",
        _line(article.publisher or publisher),
        article.url,
        article.file,
        article.sha256,
        article.retrieved,
        author=_line(article.author),
        updated=updated,
        dated=None if article.published else _line(article.dated),
    )


def _line(text: str | None) -> str | None:
    return (clean_line(text) if text else None) or None
