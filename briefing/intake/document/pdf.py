"""A PDF to an article: the words of its pages in paragraphs, and what its properties say. Needs the extra ``pdf``."""

import io
import logging
import re
from typing import TYPE_CHECKING

from briefing.intake.document.extras import missing
from briefing.intake.errors import IntakeError
from briefing.model import Article, Problem
from briefing.text.clean import clean_block, clean_line

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST = 300  # pages; a book is no article
_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ])")
_LINE = re.compile(r"[ \t]*\n[ \t]*")
_SHORT = 45  # characters: a shorter line is a heading, or the last of a paragraph
_FILE = re.compile(r"\.(?:docx?|indd|pdf|odt|qxd|tex)$|^microsoft word|^untitled|^\W*$", re.IGNORECASE)


def read_pdf(data: bytes) -> Article:
    """Return the article of a PDF; raise IntakeError when it is locked or broken, or holds pictures of words only."""
    try:
        import pypdf  # noqa: PLC0415 (an extra)
        from pypdf.errors import PyPdfError  # noqa: PLC0415
    except ImportError:
        raise missing("a PDF", "pdf") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong is told by the result
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise IntakeError(Problem("encrypted", "is locked with a password", "save it without one"))
        if len(reader.pages) > _MOST:
            raise IntakeError(Problem("too-large", f"has more than {_MOST} pages", "save the article's pages alone"))
        text = "\n\n".join(_joined(page.extract_text()) for page in reader.pages)
        title, author = _property(reader, "title"), _property(reader, "author")
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, OSError) as error:
        message = f"cannot be read as a PDF: {clean_line(str(error))[:120] or type(error).__name__}"
        raise IntakeError(Problem("broken", message, "save it again, or its text as .txt")) from None
    except NotImplementedError:
        raise IntakeError(
            Problem("encrypted", "is locked in a way that is not supported", "save it unlocked")
        ) from None
    if not text.strip():
        raise IntakeError(Problem("no-article", "holds no words, only pictures of them", "run OCR over it (ocrmypdf)"))
    return Article(
        text=text.strip(),
        headline=title if len(title.split()) > 2 and not _FILE.search(title) else None,
        author=author or None,
    )


def _property(reader: "PdfReader", name: str) -> str:
    value = getattr(reader.metadata, name, None)
    return clean_line(value) if isinstance(value, str) else ""


def _joined(page: str) -> str:
    """Return the text of a page with the lines of a paragraph joined, as far as their lengths tell paragraphs."""
    lines = clean_block(_HYPHEN.sub("", _LINE.sub("\n", page))).split("\n")
    made: list[str] = []
    open_ = False
    for line in (clean_line(each) for each in lines):
        if not line:
            open_ = False
            continue
        if open_:
            made[-1] = f"{made[-1]} {line}"
        else:
            made.append(line)
        open_ = len(line) >= _SHORT or (open_ and line[-1] not in '.!?…”"')
    return "\n\n".join(made)
