"""What a file holds, told by its first bytes; its name decides only where these say nothing."""

import codecs
import re
from enum import StrEnum

from briefing.intake.kinds import is_markdown, suffix


class Kind(StrEnum):
    """The kinds of files that are read; ``OTHER`` is none of them, ``TEXT`` plain text and Markdown."""

    TEXT = "plain text"
    PAGE = "a web page"
    MAIL = "a mail"
    FEED = "a feed"
    JSON = "JSON"
    OPML = "a list of feeds"
    PDF = "a PDF"
    ARCHIVE = "a web archive"
    PACKED = "a gzip file"
    OTHER = "something else"


HEAD = 8_192  # bytes that are looked at
_BY_SUFFIX = {
    "": Kind.TEXT,
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.TEXT,
    ".markdown": Kind.TEXT,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".eml": Kind.MAIL,
    ".mhtml": Kind.MAIL,
    ".mht": Kind.MAIL,
    ".xml": Kind.FEED,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".rdf": Kind.FEED,
    ".json": Kind.JSON,
    ".jsonld": Kind.JSON,
    ".opml": Kind.OPML,
    ".pdf": Kind.PDF,
    ".warc": Kind.ARCHIVE,
    ".gz": Kind.PACKED,
}
_ENCODED = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF8, "utf-8"))
_PROLOG = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s+(?!html)[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(!doctype\s+html|[a-z][\w.-]*:?[\w.-]*)", re.IGNORECASE)
_ROOTS = {
    "rss": Kind.FEED,
    "feed": Kind.FEED,
    "rdf": Kind.FEED,
    "channel": Kind.FEED,
    "opml": Kind.OPML,
    "html": Kind.PAGE,
    "head": Kind.PAGE,
    "body": Kind.PAGE,
}
_DATA = re.compile(r'"(?:@type|@context|version|items)"\s*:')
_ARTICLE = re.compile(
    r'"@type"\s*:\s*\[?\s*"[\w/:.]*(?:Article|Posting|Report)"|"version"\s*:\s*"https?:(?:\\?/){2}jsonfeed\.org'
)
# Elements that a piece of a page begins with; a text that shows one does not close it.
_PIECE = frozenset("p div article section main h1 h2 h3 table ul ol blockquote meta title link style script".split())
_FIELD = re.compile(r"^([A-Za-z][A-Za-z-]{1,40}):(?: |\t|\r?\n[ \t])", re.MULTILINE)
# Fields of a mail (RFC 5322, 2045); three of them are no accident, with one that only mails have.
_FIELDS = frozenset(
    "from to date subject message-id mime-version received return-path content-type reply-to delivered-to list-id "
    "list-unsubscribe dkim-signature content-transfer-encoding sender cc x-mailer".split()
)
_MAILS_ONLY = frozenset("message-id mime-version received return-path delivered-to content-transfer-encoding".split())


def readable(name: str) -> bool:
    """Tell whether a file of that name may hold articles, so that it is opened when it is met in a folder.

    >>> readable("a.HTML"), readable("notes"), readable("a.docx")
    (True, True, False)
    """
    return suffix(name) in _BY_SUFFIX


def kind_of(data: bytes, name: str) -> Kind:
    """Return what the bytes of a file are; ``data`` may be its first ``HEAD`` bytes.

    >>> str(kind_of(b"<!-- saved --><!doctype html>", "a.txt")), str(kind_of(b"%PDF-1.7", "a.html"))
    ('a web page', 'a PDF')
    >>> str(kind_of(b"Talks in Paris", "a.txt")), str(kind_of(b"Talks in Paris", "a.docx"))
    ('plain text', 'something else')
    """
    if data.startswith(b"%PDF-"):
        return Kind.PDF
    if data.startswith(b"\x1f\x8b"):
        return Kind.PACKED
    if data.startswith((b"WARC/0.", b"WARC/1.")):
        return Kind.ARCHIVE
    named = _BY_SUFFIX.get(suffix(name), Kind.OTHER)
    return _of_text(_head(data), named, marked=is_markdown(name)) or named


def _of_text(head: str, named: Kind, *, marked: bool) -> Kind | None:
    if head[:1] == "<":
        return _of_markup(head, named, marked=marked)
    if head[:1] in ("{", "[") and re.match(r"[\[{]\s*[\[{\"]", head):
        certain = named is Kind.TEXT  # prose may begin with a bracket
        return Kind.JSON if (_ARTICLE if certain else _DATA).search(head) else None
    fields = {name.lower() for name in _FIELD.findall(head.partition("\n\n")[0].partition("\r\n\r\n")[0])}
    if len(fields & _FIELDS) >= 3 and fields & _MAILS_ONLY and _FIELD.match(head):
        return Kind.MAIL
    return None


def _of_markup(head: str, named: Kind, *, marked: bool) -> Kind | None:
    at = 0
    while found := _PROLOG.match(head, at):
        at = found.end()
    root = _ROOT.match(head, at)
    if not root:
        return None
    local = root[1].lower().split()[-1].split(":")[-1]
    if local in _PIECE and not marked and f"</{local}>" in head.lower():
        return Kind.PAGE
    return _ROOTS.get(local) if named is not Kind.PAGE or local != "feed" else named


def _head(data: bytes) -> str:
    for mark, encoding in _ENCODED:
        if data.startswith(mark):
            return data[len(mark) : HEAD].decode(encoding, "replace").lstrip()
    return data[:HEAD].decode("utf-8", "replace").lstrip()
