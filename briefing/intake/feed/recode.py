"""The bytes of a feed as UTF-8, whatever they say of themselves, with a head that nothing can be hidden in.

feedparser's own choice among encodings is not asked for: it takes the last "encoding=" of the first line, which is the
whole of many feeds, any codec by its name, and a whole feed for Latin where one character of its UTF-8 is broken.
"""

import re
from collections.abc import Iterator

# What a document that begins with "<?xml" or an element begins with (XML 1.0, appendix F), and byte order marks.
_WIDE = (
    (re.compile(rb"\x00\x00(?:\xfe\xff|\x00<)"), "utf-32-be"),
    (re.compile(rb"\xff\xfe\x00\x00|<\x00\x00\x00"), "utf-32-le"),
    (re.compile(rb"\xfe\xff|\x00<\x00"), "utf-16-be"),
    (re.compile(rb"\xff\xfe|<\x00[^\x00]\x00"), "utf-16-le"),
    (re.compile(rb"L\x6f\xa7\x94"), "cp037"),
)
_DECLARATION = re.compile(r"\A\s*<\?xml\b([^>]{0,500})\?>")
_DECLARED = re.compile(_DECLARATION.pattern.encode())
_NAMED = re.compile(rb"\bencoding\s*=\s*[\"']\s*([A-Za-z][\w.:-]{0,40})\s*[\"']", re.ASCII)
# In UTF-16 the declaration could not be read; the others are no encodings of documents.
_NO_NAME = re.compile(
    r"(?:utf|ucs|u|csucs|iso[-_]10646[-_]ucs)[-_]?(?:16|32|2|4)(?:[-_]?[bl]e)?|csunicode|(?:raw[-_]?)?unicode[-_]?escape"
    r"|punycode|idna|undefined",
    re.IGNORECASE,
)
_WIDER = {"gb2312": "gb18030", "euc-kr": "cp949", "shift_jis": "cp932", "iso-8859-1": "cp1252", "us-ascii": "utf-8"}
_FOREIGN = re.compile(rb"[\x80-\xff]")
_LETTER = re.compile(rb"[a-zA-Z]")
_MARKUP = re.compile(rb"<[^<>]{0,1000}>")
_SAMPLE = 1 << 14  # bytes that an encoding is guessed from
_BLANKS = re.compile(rb"\s{1000,}")
_SEVERAL = re.compile(rb"\s\s")
_ASIDE = re.compile(rb"\s*(<!--|<\?)")
_ROOT = re.compile(rb"<\w")
_LONGEST_HEAD = 1 << 16  # bytes of a document type: all entities of HTML have 20,000
_UTF8 = b'<?xml version="1.0" encoding="utf-8"?>\n'


def as_utf8(data: bytes) -> bytes:
    """Return the document in UTF-8, its declaration on a line of its own."""
    for begins, wide in _WIDE:
        if begins.match(data):
            text = data.decode(wide, "replace").removeprefix("\ufeff")
            return _UTF8 + _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
    data = data.lstrip(b"\x00").removeprefix(b"\xef\xbb\xbf")
    declared = _DECLARED.match(data)
    named = _NAMED.search(declared[1]) if declared else None
    rest = data[declared.end() :] if declared else data
    return _UTF8 + _text(rest, named[1].decode().lower() if named else "utf-8").encode("utf-8", "replace")


def _text(data: bytes, named: str) -> str:
    """Return the text: in the encoding that is named, in UTF-8 where that is true, else in one that is guessed."""
    for name in (_WIDER.get(named, named), "utf-8"):
        if not _NO_NAME.fullmatch(name):
            try:
                return data.decode(name)
            except (UnicodeError, LookupError, ValueError):
                continue
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(character > "\x7f" for character in text) > 5 * broken:  # a cut, or a field from elsewhere
        return text
    return data.decode(_guessed(data), "replace")


def _guessed(data: bytes) -> str:
    """Return the likely encoding of a document: Windows' Latin, or where most letters are others, by statistics."""
    sample = b" ".join(_samples(data))[:_SAMPLE]
    if len(_FOREIGN.findall(sample)) < len(_LETTER.findall(sample)):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 (30 ms that hardly a feed needs)

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


def _samples(data: bytes) -> Iterator[bytes]:
    """Yield what lies between the tags of the beginning and has letters that are not Latin."""
    for part in _MARKUP.split(data[: _SAMPLE * 16]):
        if _FOREIGN.search(part):
            yield part


def with_short_head(data: bytes) -> bytes:
    """Return a document in UTF-8 with each declaration of its head on a line of its own, and with no comment there.

    feedparser looks for entities at the beginning of lines only, and for each of them through the whole head; one that
    is too long for that goes.
    """
    if _SEVERAL.search(data[::500]):  # as there are in each run of a thousand
        data = _BLANKS.sub(b"\n", data)
    declaration, place = b"", 0
    while found := _ASIDE.match(data, place):
        end = data.find(b"-->" if found[1] == b"<!--" else b"?>", found.end())
        if end < 0:
            break
        place, start = end + (3 if found[1] == b"<!--" else 2), found.start(1)
        if data.startswith(b"<?xml ", start):
            declaration = data[start:place]
    root = _ROOT.search(data, place)
    if root is None:
        return data
    types, rest = data[place : root.start()], data[root.start() :]
    return declaration + (b"" if len(types) > _LONGEST_HEAD else types.replace(b"<!", b"\n<!")) + rest
