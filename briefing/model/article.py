"""An article as intake hands it to analysis (schema.org NewsArticle)."""

from dataclasses import dataclass

from briefing.model.kinds import DateBasis
from briefing.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what is known about it from outside the text.

    ``text`` is the decoded file, unchanged: every span of the entry counts its code points. ``file`` is the path of
    that file in the library, with ``/``; ``sha256`` the hex digest of its bytes. ``published`` and ``updated`` are
    ISO 8601 / EDTF. ``author`` is the byline, ``summary`` the description that the page or the feed's item gives of
    itself, never shown as ours, ``id`` its guid, atom:id or JSON Feed id; all three are plain text.
    ``dated`` is what stands in the place of a date that cannot be read as one ("yesterday"), as it was written.
    ``problems`` is what a reader of the text should know: that a page showed only its beginning.
    None means that nothing outside the text says so; the text itself still may.
    """

    text: str
    headline: str | None = None
    published: str | None = None
    published_basis: DateBasis = DateBasis.UNKNOWN
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    file: str | None = None
    sha256: str | None = None
    retrieved: str | None = None
    author: str | None = None
    updated: str | None = None
    summary: str | None = None
    id: str | None = None
    dated: str | None = None
    problems: tuple[Problem, ...] = ()
