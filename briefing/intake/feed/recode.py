"""The bytes of a feed as UTF-8, whatever they say of themselves, with a head that nothing can be hidden in.

feedparser chooses among the encodings; here is what it would take a feed wrongly for, and what makes it slow.
"""

import re

# What a document that begins with "<?xml" begins with (XML 1.0, appendix F), and byte order marks.
_WIDE = (
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
    (b"<\x00", "utf-16-le"),
    (b"L\x6f\xa7\x94", "cp037"),
)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,500}\?>")
_DECLARED = re.compile(rb"\A\s*<\?xml\b([^>]{0,500})\?>")
_NAMED = re.compile(rb"\bencoding\s*=\s*[\"']([^\"'>]{0,40})[\"']")
_UNREAD = re.compile(rb"(?:utf|ucs|u|csucs|iso-10646-ucs)[-_]?(?:16|32|2|4)(?:[-_]?[bl]e)?|csunicode", re.IGNORECASE)
_BLANKS = re.compile(rb"\s{1000,}")
_ASIDE = re.compile(rb"\s*(<!--|<\?)")
_ROOT = re.compile(rb"<\w")
_LONGEST_HEAD = 1 << 16  # bytes of a document type: all entities of HTML have 20,000
_UTF8 = b'<?xml version="1.0" encoding="utf-8"?>\n'


def as_utf8(data: bytes) -> bytes:
    """Return the document in UTF-8, where that is known without guessing; else with its declaration on a line."""
    for mark, wide in _WIDE:
        if data.startswith(mark):
            text = data.decode(wide, "replace").removeprefix("\ufeff")
            return _UTF8 + _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
    data = data.removeprefix(b"\xef\xbb\xbf")
    declared = _DECLARED.match(data)
    if declared is None:
        return data
    named = _NAMED.search(declared[1])
    encoding = named[1].strip() if named else b""
    if not encoding or _UNREAD.fullmatch(encoding):  # in UTF-16 the declaration could not be read
        return b'<?xml version="1.0"?>\n' + data[declared.end() :]
    return b'<?xml version="1.0" encoding="' + encoding + b'"?>\n' + data[declared.end() :]


def with_short_head(data: bytes) -> bytes:
    """Return a document in UTF-8 with each declaration of its head on a line of its own, and with no comment there.

    feedparser looks for entities at the beginning of lines only, and for each of them through the whole head; one that
    is too long for that goes.
    """
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
