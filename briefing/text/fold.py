"""Text as search compares it: without case, accents, typographic variants and invisible characters.

Folding serves comparison only; no offset into a folded text means anything in the text it came from.
"""

import re
import unicodedata
from functools import cache

from briefing.text.clean import drop_invisible

# Marks that spell an accent, an Arabic vowel or a Hebrew point. Other marks (Indic vowel signs, the Japanese voicing
# mark) make another letter, and stay.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u0655\u0670\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f]"
)
# Letters that have no decomposition and yet are one letter with a stroke, and quotes and dashes.
_VARIANTS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´ʼʻʹ‹›", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        **dict(zip("øđðłħıŧ", "oddlhit", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)
# Scripts that write no spaces between words, as ranges of a character class: each character is found by itself, and
# runs of them as phrases.
UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    r"\u4e00-\u9fff\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_INDIC = r"\u0900-\u0963\u0966-\u096f\u0971-\u0ddf"  # with their vowel signs, which are no letters to ``re``
_ASCII_WORD = re.compile("[a-z0-9]+")  # the same in folded ASCII, in a third of the time


def fold(text: str) -> str:
    """Return the text folded; folding twice changes nothing.

    Compatibility forms fall together (NFKC), case folds as in Unicode, accents go, quotes and dashes become ASCII.

    >>> fold("Élysée – “ŁÓDŹ”")
    'elysee - "lodz"'
    """
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", drop_invisible(text))
    cased = unicodedata.normalize("NFKD", _ACCENTS.sub("", letters).casefold())
    plain = _ACCENTS.sub("", cased).translate(_VARIANTS)
    return unicodedata.normalize("NFC", plain)


def words(text: str) -> list[str]:
    """Return the folded words in order: runs of letters and digits, single characters of scripts without spaces.

    >>> words("Ukraine's U.S. allies: 停火")
    ['ukraine', 's', 'u', 's', 'allies', '停', '火']
    """
    folded = fold(text)
    return (_ASCII_WORD if folded.isascii() else _word()).findall(folded)


def unspaced(text: str) -> bool:
    """Tell whether a text is one character of a script without spaces."""
    return not text.isascii() and _unspaced().fullmatch(text) is not None


@cache  # as with every pattern of so many ranges: compiled when it is wanted, for that takes 2 ms of each start
def _word() -> re.Pattern[str]:
    return re.compile(rf"(?=[^\W_])[{UNSPACED}]|[^\W_{UNSPACED}]+(?:[{_INDIC}]+[^\W_{UNSPACED}]*)*")


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")
