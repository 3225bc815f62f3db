"""Words beside a place name that tell what it is. The table is ``data/place_words.tsv``."""

from functools import cache

from briefing.vocabulary.tables import rows


@cache
def place_words(kind: str) -> frozenset[str]:
    """Return the words of a kind ("locative", "title", ...), as printed; empty for an unknown kind.

    >>> "near" in place_words("locative")
    True
    """
    return frozenset(word for row in rows("place_words.tsv") if row[0] == kind for word in row[1].split())
