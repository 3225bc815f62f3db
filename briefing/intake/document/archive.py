"""A web archive (WARC, ISO 28500) to articles: the pages in it that are some. Needs the extra ``warc``."""

import io
from collections.abc import Iterator
from dataclasses import replace

from briefing.intake.document.extras import missing
from briefing.intake.document.packed import unpacked
from briefing.intake.errors import IntakeError
from briefing.intake.page.dates import as_date
from briefing.intake.page.read import read_html
from briefing.model import Article, Problem

_MOST = 500  # pages
_PAGES = ("text/html", "application/xhtml+xml")


def read_archive(data: bytes) -> tuple[Article | Problem, ...]:
    """Return the articles of an archive, and for each page that is none why; raise IntakeError when it has no page."""
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 (an extra)
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    except ImportError:
        raise missing("a web archive", "warc") from None
    found: list[Article | Problem] = []
    try:
        for record in ArchiveIterator(io.BytesIO(data), no_record_parse=False):
            found += _of(record)
            if len(found) >= _MOST:
                break
    except (ArchiveLoadFailed, ValueError, OSError, EOFError, AttributeError) as error:
        if not found:
            message = f"cannot be read as a web archive: {type(error).__name__}"
            raise IntakeError(Problem("broken", message, "get the file again")) from None
    if not found:
        raise IntakeError(Problem("no-article", "is a web archive without a page", "archive the article itself"))
    return tuple(found)


def _of(record: object) -> Iterator[Article | Problem]:
    if getattr(record, "rec_type", "") not in ("response", "resource"):
        return
    headers, http = record.rec_headers, record.http_headers  # type: ignore[attr-defined]
    status = http.get_statuscode() if http else "200"
    kind = str((http or headers).get_header("Content-Type") or "").lower()
    if status != "200" or not kind.startswith(_PAGES):
        return
    url = str(headers.get_header("WARC-Target-URI") or "").strip("<>") or None
    try:
        body = _undone(record.content_stream().read())  # type: ignore[attr-defined]
        charset = kind.partition("charset=")[2].split(";")[0].strip() or None
        yield replace(read_html(body, url, charset), retrieved=as_date(headers.get_header("WARC-Date")))
    except IntakeError as error:
        yield replace(error.problem, file=url)


def _undone(body: bytes) -> bytes:
    return unpacked(body) if body.startswith(b"\x1f\x8b") else body
