"""The bytes of a file to its articles, by what they are. Pure; runs in the process of the parsers."""

from dataclasses import replace

from briefing.intake.decode import decode
from briefing.intake.document.archive import read_archive
from briefing.intake.document.data import is_feed, read_data
from briefing.intake.document.kinds import Kind, kind_of
from briefing.intake.document.mail import read_mail
from briefing.intake.document.packed import unpacked
from briefing.intake.document.pdf import read_pdf
from briefing.intake.errors import IntakeError
from briefing.intake.page.read import read_html
from briefing.model import Article, Problem

Read = tuple[Article | Problem, ...]


def read_document(data: bytes, name: str) -> Read:
    """Return the articles in a file that is no plain text, and the problems of those parts that are none.

    Raise IntakeError, whose problem names no file, when there is not one article.
    """
    kind = kind_of(data, name)
    if kind is Kind.PACKED:
        data, name = unpacked(data), name[:-3] if name.lower().endswith(".gz") else name
        kind = kind_of(data, name)
        if kind is Kind.PACKED:
            raise IntakeError(Problem("unsupported", "is packed twice", "unpack it"))
    found = _read(data, kind)
    if not any(isinstance(each, Article) for each in found):
        raise IntakeError(_none_of(tuple(each for each in found if isinstance(each, Problem))))
    return found


def _read(data: bytes, kind: Kind) -> Read:
    match kind:
        case Kind.PAGE:
            return (read_html(data),)
        case Kind.MAIL:
            return (read_mail(data),)
        case Kind.PDF:
            return (read_pdf(data),)
        case Kind.ARCHIVE:
            return read_archive(data)
        case Kind.FEED:
            return _feed(data)
        case Kind.JSON:
            return _feed(data) if is_feed(data) else read_data(data)
        case Kind.OPML:
            hint = "subscribe to them with: briefing feeds import FILE"
            raise IntakeError(Problem("unsupported", "is a list of feeds, not of articles", hint))
        case Kind.TEXT:
            return (_text(data),)
    raise IntakeError(Problem("unsupported", f"holds {kind}", "save the article's text as .txt"))


def _feed(data: bytes) -> Read:
    from briefing.intake.feed import read_feed_document  # noqa: PLC0415 (feeds only)

    found = read_feed_document(data)
    return (*found.articles, *found.problems)


def _text(data: bytes) -> Article:
    text = decode(data, "").text
    if not text.strip():
        raise IntakeError(Problem("no-article", "is empty", "nothing was added"))
    return Article(text=text)


def _none_of(problems: tuple[Problem, ...]) -> Problem:
    if not problems:
        return Problem("no-article", "is a feed without an item", "nothing was added")
    if len(problems) == 1:
        return replace(problems[0], file=None)
    message = f"holds {len(problems)} pages, and no article among them: the first {problems[0].message}"
    return Problem("no-article", message, problems[0].hint)
