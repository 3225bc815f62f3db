"""Names of entries: a date, the headline's first words, and a hash of the text, so that one article has one name."""

import hashlib
import re
import unicodedata

SLUG_LENGTH = 48  # with a date and a hash the file name stays under 75 characters
HASH_LENGTH = 12

_OTHER = re.compile(r"[^a-z0-9]+")


def entry_id(published: str | None, headline: str, text: str) -> str:
    """Return the id: the same article has the same, whatever its line ends, byte-order mark or normal form.

    >>> entry_id("2025-03-10", "More than 30 countries", "text")[:33]
    '2025-03-10-more-than-30-countries'
    """
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    digest = hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_LENGTH]
    day = published[:10] if published and re.match(r"\d{4}-\d\d-\d\d", published) else "undated"
    return "-".join(part for part in (day, slug(headline), digest) if part)


def slug(text: str) -> str:
    """Return the text in lower-case ASCII words joined by hyphens, cut at a word; empty when it has no ASCII letter.

    >>> slug("Élysée: “No!” — 2 talks")
    'elysee-no-2-talks'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = _OTHER.sub("-", plain).strip("-")
    if len(words) <= SLUG_LENGTH:
        return words
    cut = words[: SLUG_LENGTH + 1].rsplit("-", 1)[0]
    return cut[:SLUG_LENGTH].strip("-")
