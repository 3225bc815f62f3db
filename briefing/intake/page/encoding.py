"""The encoding of a page: byte-order mark, UTF-8 that is valid, what the server and the page declare, then a guess.

Declarations are wrong now and then; valid UTF-8 of some length is never anything else, and a declared encoding that
cannot be is passed over. Labels mean what the WHATWG Encoding Standard says: latin-1 is windows-1252.
"""

import codecs
import re
from dataclasses import replace

from briefing.intake.decode import MAX_BYTES, decode
from briefing.intake.errors import IntakeError
from briefing.model import Problem

_HEAD = 4_096  # bytes; browsers look at the first 1,024, some pages say it later
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_ALSO = {"x-sjis": "cp932", "x-gbk": "gb18030", "windows-949": "cp949", "windows-31j": "cp932", "unicode": "utf-8"}
# Encodings that programs were tricked with, or that turn bytes into something else than text.
_NEVER = frozenset({"utf-7", "hex", "base64", "bz2", "zlib", "rot13", "uu", "quopri", "punycode", "idna", "undefined"})
_NEVER_TOO = frozenset({"unicode_escape", "raw_unicode_escape", "mbcs", "oem", "unicode-escape", "raw-unicode-escape"})
_BAD = 0.02  # share of characters that an encoding may fail at before it is not believed


def page_text(data: bytes, charset: str | None = None) -> str:
    """Return the characters of a page; raise IntakeError when they are too many or no text.

    ``charset`` is what the server said.

    >>> page_text("<meta charset=latin-1>naïve".encode("cp1252"))
    '<meta charset=latin-1>naïve'
    """
    if len(data) > MAX_BYTES:
        size = f"{len(data) / (1 << 20):.1f} MiB are more than a page may have ({MAX_BYTES >> 20} MiB)"
        raise IntakeError(Problem("too-large", size, "save the article alone"))
    if data.startswith(_MARKS):
        return _decoded(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    said = [_codec(charset), *(_codec(found.decode("ascii")) for found in _DECLARED.findall(data[:_HEAD]))]
    for name in dict.fromkeys(name for name in said if name):
        text = data.decode(name, "replace")
        if text.count("\ufffd") <= len(text) * _BAD and text.count("\0") <= len(text) * _BAD:
            return text
    return _guessed(data)


def _guessed(data: bytes) -> str:
    """Return the text without a word from anyone: UTF-8 with a few broken bytes is UTF-8."""
    text = data.decode("utf-8", "replace")
    wide = sum(character > "\x7f" for character in text)
    if text.count("\ufffd") <= max(len(text) // 1_000, wide // 20):
        return text
    return _decoded(data.replace(b"\0", b""))


def _decoded(data: bytes) -> str:
    try:
        return decode(data, "").text
    except IntakeError as error:
        raise IntakeError(replace(error.problem, file=None)) from None


def _codec(label: str | None) -> str | None:
    """Return the name of Python's codec for a label; None for one that is unknown or no encoding of text."""
    if not label or not label.isascii():
        return None
    name = label.strip().strip("\"'").lower()
    try:
        known = codecs.lookup(_ALSO.get(name, name)).name
    except (LookupError, ValueError):
        return None
    if known in _NEVER | _NEVER_TOO or known.startswith("utf-8"):
        return None  # it is no valid UTF-8, as was seen
    return _SUPERSETS.get(known, known)
