"""The bytes of a file as text that every YAML reader takes alike.

Refused here, before any parser sees the text: what is not UTF-8, what is too large, control characters, tabs,
merge-conflict marks and directives.
"""

import re

from briefing.store.faults import Refusal
from briefing.store.layout import MAX_BYTES

# YAML 1.1 breaks lines at NEL, LS and PS and 1.2 does not; a BOM inside a file is content to some and nothing to
# others; PyYAML refuses "a:<tab>b", which libyaml takes.
_FORBIDDEN = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_DIRECTIVE = re.compile(r"\A(?: *(?:#[^\r\n]*)?(?:\r\n?|\n))*(?=%)")
_LINE_BREAK = re.compile(r"\r\n?|\n")


def source_text(data: bytes) -> str:
    """Return the text without its BOM; raise Refusal for what is no text of an entry."""
    if len(data) > MAX_BYTES:
        size = f"{len(data) / (1 << 20):.1f} MiB"
        raise Refusal("too-large", f"{size} is more than an entry may have ({MAX_BYTES >> 20} MiB)", "split the file")
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        raise _at(before, len(before), "not-utf8", message, "save the file as UTF-8") from None
    if found := _FORBIDDEN.search(text):
        raise _forbidden(text, found.start())
    if found := _CONFLICT.search(text):
        hint = "keep one of the two versions and delete the lines of marks"
        raise _at(text, found.start(), "merge-conflict", "an unresolved merge conflict", hint)
    if found := _DIRECTIVE.search(text):
        raise _at(text, found.end(), "directive", "a YAML directive", "delete the line that begins with %")
    return text


def _at(text: str, offset: int, code: str, message: str, hint: str) -> Refusal:
    breaks = list(_LINE_BREAK.finditer(text, 0, offset))
    column = offset - (breaks[-1].end() if breaks else 0)
    return Refusal(code, message, hint, len(breaks) + 1, column + 1)


def _forbidden(text: str, offset: int) -> Refusal:
    character = text[offset]
    if character == "\t":
        hint = r"YAML readers disagree on tabs; use spaces, or \t inside double quotes"
        return _at(text, offset, "tab", "a tab", hint)
    name = f"U+{ord(character):04X}"
    return _at(text, offset, "control-character", f"the control character {name}", "delete it")
