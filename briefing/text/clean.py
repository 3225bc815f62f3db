"""What text from outside may not carry to a terminal or a file.

Dropped are whole ECMA-48 control sequences, then C0 (but the newline), DEL, C1, bidi controls, tags, zero-width and
other invisible characters, and code points that are no characters. Kept are ZWNJ, VS16, and ZWJ inside an emoji.
A control string that nothing terminates loses its introducer only: the words after it stay readable.
"""

import re
from collections.abc import Iterator

from briefing.text.span import Span

# ECMA-48, 5th edition: control strings (8.3.27 DCS, 8.3.89 OSC, 8.3.143 SOS, 8.3.94 PM, 8.3.2 APC), control sequences
# (5.4) and escape sequences (ECMA-35, 13.2). BEL ends an OSC in every terminal. A string stops at the next introducer
# and at the end of its line, which keeps the scan linear on any input.
_SEQUENCE = (
    r"(?:\x1b[PX\]^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f\n\r]*(?:\x07|\x1b\\|\x9c)"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|\x1b[ -/]*[0-~]?"
)
_SURROGATES = r"\ud800-\udfff"
_NONCHARACTERS = r"\ufdd0-\ufdef\ufffe\uffff" + "".join(
    rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(0x01, 0x11)
)
# Unicode's Default_Ignorable_Code_Point and interlinear annotations, without ZWNJ, ZWJ and VS16.
_HIDDEN = (
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_EMOJI = r"\xa9\xae\u203c-\u3299\U0001f000-\U0001faff"

_CONTROL = re.compile(_SEQUENCE)  # first: a blank inside a sequence is part of it
_UNCLEAN = re.compile(rf"{_SEQUENCE}|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd{_SURROGATES}]")
_BREAK = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_BLANK = re.compile(r"[\t\x0b\x0c]")
_DROPPED = re.compile(
    rf"{_SEQUENCE}|[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029{_SURROGATES}{_NONCHARACTERS}{_HIDDEN}]"
    rf"|(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])"
)
_INVISIBLE = re.compile(rf"[\u200c\u200d\ufe0f{_HIDDEN}]")


def clean_block(text: str) -> str:
    r"""Return the text without what may not be shown; every line break becomes ``\n``, tabs and feeds a space.

    >>> clean_block("a\x1b]0;title\x07b\u202ec\r\nd\te")
    'abc\nd e'
    """
    return _DROPPED.sub("", _BLANK.sub(" ", _BREAK.sub("\n", _CONTROL.sub("", text))))


def clean_line(text: str) -> str:
    r"""Return the text as one clean line: white space of any kind and length becomes one space, none at the ends.

    >>> clean_line("  More than\n 30\u200b countries \x1b[31m")
    'More than 30 countries'
    """
    return " ".join(clean_block(text).split())


def is_clean(text: str) -> bool:
    r"""Tell whether ``clean_block`` would leave the text as it is.

    >>> is_clean("👩\u200d🚀 said\nso"), is_clean("a\tb")
    (True, False)
    """
    return not _DROPPED.search(text)


def unclean_spans(text: str) -> Iterator[Span]:
    r"""Yield, in order, the spans that no quoted passage may contain.

    These are C0 (but newline, return and tab), control sequences as a whole, DEL, C1, U+FFFD and lone surrogates.

    >>> list(unclean_spans("ab\x1b[1mc\ufffd"))
    [Span(start=2, end=6), Span(start=7, end=8)]
    """
    return (Span(*found.span()) for found in _UNCLEAN.finditer(text))


def invisible(character: str) -> bool:
    r"""Tell whether a character takes no room and shows nothing, ZWNJ, ZWJ and VS16 included.

    >>> invisible("\u200b"), invisible("a")
    (True, False)
    """
    return bool(_INVISIBLE.match(character))


def drop_invisible(text: str) -> str:
    """Return the text without any character that ``invisible`` holds of."""
    return _INVISIBLE.sub("", text)
