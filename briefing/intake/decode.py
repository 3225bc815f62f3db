"""Bytes to text: byte-order mark, then UTF-8, then a guess that is said to be one. What is no text is refused.

The text is what the bytes say, unchanged but for the byte-order mark: no newline is translated and nothing is cleaned,
so that spans count the characters of the file itself.
"""

import codecs
from dataclasses import dataclass

from briefing.intake.errors import IntakeError
from briefing.model import Problem

MAX_BYTES = 15 << 20  # an article has 5 kB, a long book 5 MB; what is larger is not one article

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The first bytes of files that are taken for text now and then (file(1)'s magic).
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (or .docx, .epub, .odt)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "a Microsoft Office document"),
)
_SUPPORTED = "plain text and Markdown are supported; save the article as a .txt or .md file"


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A text and the name of the encoding that it was read in; ``guessed`` when no mark and no valid UTF-8 said so."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, file: str) -> DecodedText:
    r"""Return the text of a file's bytes; raise IntakeError when they are too many or no text. ``file`` names them.

    >>> decode(b"\xef\xbb\xbfTitle\r\n", "a.txt")
    DecodedText(text='Title\r\n', encoding='utf-8', guessed=False)
    """
    if len(data) > MAX_BYTES:
        size = f"{len(data) / (1 << 20):.1f} MiB are more than an article may have ({MAX_BYTES >> 20} MiB)"
        raise IntakeError(Problem("too-large", size, "split the file", file=file))
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return DecodedText(_marked(data[len(mark) :], encoding, file), encoding)
    _refuse_binary(data, file)
    try:
        return DecodedText(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guess(data, file)


def _marked(data: bytes, encoding: str, file: str) -> str:
    text = data.decode(encoding, "replace")
    if "\0" in text:
        raise IntakeError(Problem("binary", "holds NUL characters, so it is no text", _SUPPORTED, file=file))
    return text


def _refuse_binary(data: bytes, file: str) -> None:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise IntakeError(Problem("binary", f"is {name}, not text", _SUPPORTED, file=file))
    if b"\0" in data:
        raise IntakeError(Problem("binary", "holds NUL bytes, so it is no text", _SUPPORTED, file=file))


def _guess(data: bytes, file: str) -> DecodedText:
    from charset_normalizer import from_bytes  # noqa: PLC0415 (30 ms that hardly a file needs)

    best = from_bytes(data).best()
    if best is None:
        raise IntakeError(Problem("encoding", "its encoding cannot be told", "save it as UTF-8", file=file))
    # str(best) would translate nothing but may drop a mark; decoding here keeps one rule for all files.
    return DecodedText(data.decode(best.encoding, "replace"), best.encoding, guessed=True)
