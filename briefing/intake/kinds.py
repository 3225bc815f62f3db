"""Which files hold articles that can be read, by their names, and what to say of the others."""

from pathlib import PurePath

from briefing.intake.errors import IntakeError
from briefing.model import Problem

TEXT_SUFFIXES = frozenset({"", ".txt", ".text"})
SUPPORTED = "plain text, Markdown, web pages, mail, PDF, JSON, feeds and web archives"  # all told by their content
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})

_KINDS = {
    ".html": "a web page",
    ".htm": "a web page",
    ".xhtml": "a web page",
    ".xml": "XML",
    ".rss": "a feed",
    ".atom": "a feed",
    ".json": "JSON",
    ".opml": "a list of feeds",
    ".pdf": "a PDF",
    ".eml": "a mail",
    ".mbox": "a mailbox",
    ".warc": "a web archive",
    ".docx": "a Word document",
    ".odt": "an OpenDocument text",
    ".epub": "a book",
    ".yaml": "YAML",
    ".yml": "YAML",
}


def supported(name: str) -> bool:
    """Tell whether a file of that name is taken in: plain text, Markdown, or no suffix at all.

    >>> supported("a.TXT"), supported("notes"), supported("a.html")
    (True, True, False)
    """
    return suffix(name) in TEXT_SUFFIXES | MARKDOWN_SUFFIXES


def is_markdown(name: str) -> bool:
    """Tell whether a file of that name may begin with front matter."""
    return suffix(name) in MARKDOWN_SUFFIXES


def suffix(name: str) -> str:
    """Return the lower-case suffix of a name with its dot, or nothing: a year or a number behind a dot is none.

    >>> suffix("a.Markdown"), suffix("Report No.5")
    ('.markdown', '')
    """
    found = PurePath(name).suffix.lower()
    return found if any(character.isalpha() for character in found) and " " not in found else ""


def is_url(name: str) -> bool:
    """Tell whether a name on the command line is a web address.

    >>> is_url("https://unn.ua/a"), is_url("C:/a.txt")
    (True, False)
    """
    return name.lower().startswith(("http://", "https://", "ftp://", "file://"))


def unsupported(name: str, file: str) -> IntakeError:
    """Return the error for a file, or an address, that is not taken in; ``file`` is what the message calls it."""
    if is_url(name):
        hint = "save the article's text as a .txt or .md file and add that"
        return IntakeError(Problem("unsupported", "web addresses cannot be read yet", hint, file=file))
    kind = _KINDS.get(suffix(name), f"a {suffix(name)} file")
    hint = f"supported are {SUPPORTED}"
    return IntakeError(Problem("unsupported", f"is {kind}, which cannot be read yet", hint, file=file))
