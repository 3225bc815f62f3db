"""Strings as YAML scalars that no YAML 1.1 or 1.2 reader can take for anything but the same string.

Plain where that is beyond doubt, else in double quotes; what is not clean text is written as escapes, so that a file
holds no control, bidi or zero-width character, and no scalar spans lines.
"""

import re

from briefing.model import Problem
from briefing.store.errors import StoreError
from briefing.text.clean import invisible, is_clean

# A letter, then no colon, no hash, nothing that ends a plain scalar in a [list], no white space but single blanks.
_WORDS = re.compile(r"[^\W\d_](?:[^\s:#]|[ ](?=\S))*")
_WORDS_IN_FLOW = re.compile(r"[^\W\d_](?:[^\s:#,\[\]{}?]|[ ](?=\S))*")
# Ids like 2025-03-10-more-than: one of these letters stands in no number, date or hexadecimal of any YAML.
_DATED_WORDS = re.compile(r"[0-9](?=[0-9a-z-]*[g-mp-swvy])[0-9a-z-]*")
# YAML 1.1 (yaml.org/type/bool, null, float) and the core schema of YAML 1.2, in any case.
_TAKEN_WORDS = frozenset("y n yes no on off true false null nan inf infinity".split())
# What stood in a file without quotes and may go back so: the syntax only, the meaning is the reader's.
_PLAIN = re.compile(r"(?:\w|[+.~/$](?=\w)|-(?=[\w.])|~\Z)(?:[^\s:#,\[\]{}?]|:(?=\w)|[ ](?=[^\s#]))*", re.ASCII)
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")  # readers take these for an attack
_SPECIAL = re.compile(r"[^ !#-\[\]-~\xa1-\xac\xae-\u02ff\u0370-\u0482\u0400-\u052f\u4e00-\u9fff]")
_SHORT = {"\n": r"\n", "\t": r"\t", "\r": r"\r", '"': r"\"", "\\": r"\\"}


def scalar(text: str, in_flow: bool) -> str:
    r"""Return the text as a scalar; raise StoreError when it holds control characters, which no reader takes.

    ``in_flow`` is for a place inside [] or {}.

    >>> scalar("a, b", False), scalar("a, b", True), scalar("NO", False), scalar("a\u202eb", False)
    ('a, b', '"a, b"', '"NO"', '"a\\u202eb"')
    """
    words = _WORDS_IN_FLOW if in_flow else _WORDS
    fits = words.fullmatch(text) or _DATED_WORDS.fullmatch(text)
    return text if fits and text.casefold() not in _TAKEN_WORDS and is_clean(text) else quoted(text)


def plain(text: str, in_flow: bool) -> str:
    """Return the text without quotes when YAML's syntax allows that, whatever it means; else in double quotes."""
    words = _WORDS_IN_FLOW if in_flow else _WORDS
    return text if (words.fullmatch(text) or _PLAIN.fullmatch(text)) and is_clean(text) else quoted(text)


def quoted(text: str) -> str:
    """Return the text in double quotes; raise StoreError as ``scalar`` does."""
    if found := _REFUSED.search(text):
        message = f"a text holds the control character U+{ord(found.group()):04X}"
        raise StoreError(Problem("control-character", message, "clean the text before it is written"))
    return f'"{_SPECIAL.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    character = found.group()
    if character in _SHORT:
        return _SHORT[character]
    if is_clean(character) and not invisible(character):
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
