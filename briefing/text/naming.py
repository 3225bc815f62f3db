"""Names for files out of any text: ASCII letters and digits, so that every file system and shell takes them."""

import hashlib
import re
import unicodedata

from briefing.model import Article

_LONGEST_SLUG = 48  # with a date and 12 hex digits an id has at most 10 + 1 + 48 + 1 + 12 = 72 characters
_LONGEST_SHORT = (
    600  # characters, some 100 words: "Read more", and what is printed in place of an article one must pay for
)
_KNOWN = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_SEPARATOR = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"})
_APOSTROPHES = str.maketrans("", "", "'’ʼ‘")


def slug(text: str) -> str:
    """Return the text as a piece of a file's name, at most 48 characters, cut at a word; empty when nothing is left.

    >>> slug("Côte d’Ivoire: 30 countries"), slug("首脑会议")
    ('cote-divoire-30-countries', '')
    """
    letters = text.casefold().translate(_LETTERS).translate(_APOSTROPHES)
    ascii_only = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode("ascii").lower()
    whole = _SEPARATOR.sub("-", ascii_only).strip("-")
    if len(whole) <= _LONGEST_SLUG:
        return whole
    cut = whole[: _LONGEST_SLUG + 1]
    return cut.rpartition("-")[0] if "-" in cut else cut[:_LONGEST_SLUG]


def identity(article: Article) -> str:
    """Return what makes an article the one that it is: its text; of a short one its headline and day, too.

    "Read more", or "Log in to read on", may stand in a hundred items that have nothing else in common. A headline that
    stands in the text tells nothing more.
    """
    if len(article.text) > _LONGEST_SHORT or not article.headline or article.headline in article.text:
        return article.text
    return "\n".join(part for part in (article.text, article.headline, (article.published or "")[:10]) if part)


def entry_id(published: str | None, headline: str, text: str) -> str:
    """Return the id of an article: date as far as it is known, slug of the headline, the hash of its text."""
    known = _KNOWN.match(published) if published else None  # "2025-03" names no day, and none is made up for it
    return "-".join(part for part in (known[0] if known else "undated", slug(headline), text_hash(text)) if part)


def text_hash(text: str) -> str:
    """Return 12 hex digits of the text of an article: the end of its id.

    The hash is of the text in NFC with its white space folded: line endings and a BOM do not make another article.
    """
    folded = " ".join(unicodedata.normalize("NFC", text.removeprefix("\ufeff")).split())
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:12]
