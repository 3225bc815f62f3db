"""Files on their way to entries: a text is one article; what else there is may hold several, and is opened first.

Documents are read in a process of their own (intake/worker), whatever is wrong with them.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from briefing.intake.decode import MAX_BYTES
from briefing.intake.document.kinds import HEAD, Kind, kind_of, readable
from briefing.intake.errors import IntakeError
from briefing.intake.kinds import is_url
from briefing.intake.net.url import without_secrets
from briefing.intake.walk import STDIN, Found
from briefing.intake.worker.parsers import Parsers
from briefing.model import Article, Problem
from briefing.text.naming import slug

_READ = "briefing.intake.document.read:read_document"
_OF_ITEMS = frozenset({Kind.FEED, Kind.JSON, Kind.PACKED})  # feeds: many give headlines with links
_AS_TEXT = frozenset({Kind.TEXT, Kind.OTHER})


class Piece(NamedTuple):
    """What becomes one entry of a file: the file itself when it is a text, else an article or a problem in it.

    ``known`` when the library has the article; ``number`` tells the pieces of an add apart. ``part`` when the file
    holds more than this one, ``short`` when its headline alone is worth an entry, ``name`` what its text is called
    under seeds/; ``data`` is a text that came over stdin.
    """

    found: Found
    known: bool = False
    number: int = 0
    article: Article | None = None
    problem: Problem | None = None
    part: bool = False
    short: bool = False
    name: str = ""
    data: bytes | None = None


class Opener:
    """Opens files for an add; close it, or use it in a ``with``."""

    def __init__(self) -> None:
        """Start no process before a file needs it."""
        self._parsers = Parsers()
        self._count = 0

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process of the parsers."""
        self._parsers.close()

    def pieces(self, found: Found, data: bytes | None = None) -> Iterator[Piece]:
        """Yield the pieces of a file; ``data`` are its bytes when they came over stdin."""
        for piece in self._opened(found, data):
            self._count += 1
            yield piece._replace(number=self._count)

    def _opened(self, found: Found, data: bytes | None) -> Iterable[Piece]:
        if is_url(found.path) or not (found.named or readable(Path(found.path).name)):
            return [Piece(found)]
        name = "stdin" if found.path == STDIN else Path(found.path).name
        head = _bytes(found.path, HEAD) if data is None else data[:HEAD]
        kind = Kind.TEXT if head is None else kind_of(head, name)
        if kind in _AS_TEXT:
            return [Piece(found, data=data)]
        whole = _bytes(found.path, MAX_BYTES + 1) if data is None else data
        try:
            read = list(self._articles(whole or b"", name))
        except IntakeError as error:
            return [Piece(found, problem=replace(error.problem, file=found.path))]
        return _pieces(found, read, short=kind in _OF_ITEMS)

    def _articles(self, data: bytes, name: str) -> Iterable[Article | Problem]:
        if len(data) > MAX_BYTES:
            size = f"has more than {MAX_BYTES >> 20} MiB"
            raise IntakeError(Problem("too-large", size, "split it, or add its articles one by one"))
        articles: tuple[Article | Problem, ...] = self._parsers.run(_READ, data, name)
        return articles


def _pieces(found: Found, read: Sequence[Article | Problem], *, short: bool) -> Iterator[Piece]:
    stem = Path(found.path).name.removesuffix(".gz").rpartition(".")[0]
    for each in read:
        if isinstance(each, Problem):
            yield Piece(found, problem=replace(each, file=_part(found, each)), part=True)
            continue
        titled = slug(each.headline or each.text[:80])
        name = titled if len(read) > 1 or found.path == STDIN else stem
        yield Piece(found, article=kept(each), part=len(read) > 1, short=short, name=name or "article")


def _part(found: Found, problem: Problem) -> str:
    return f"{found.path}: {problem.file}" if problem.file else found.path


def kept(article: Article) -> Article:
    """Return an article that comes from no text file as its file under seeds/ will hold it."""
    data = article.text.encode("utf-8", "replace")
    url = without_secrets(article.url) if article.url else None
    return replace(article, text=data.decode("utf-8"), url=url, sha256=hashlib.sha256(data).hexdigest())


def _bytes(path: str, limit: int) -> bytes | None:
    """Return the first bytes of a file; None when there are none to be had, which the reading of texts will explain."""
    try:
        if not Path(path).is_file():  # a pipe would wait for someone to write
            return None
        with Path(path).open("rb") as stream:
            return stream.read(limit)
    except (OSError, ValueError):
        return None
