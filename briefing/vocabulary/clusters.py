"""Classes of English words that stand in like places: what a tagger knows of a word that it never met in training."""

from functools import cache

from briefing.vocabulary.tables import rows


@cache
def clusters() -> dict[str, tuple[str, str, str]]:
    """Return, for each frequent lower-case word, its class among 64, 256 and 1024 (origin: data/README.md)."""
    return {word: (coarse, middle, fine) for word, coarse, middle, fine in rows("clusters.tsv")}


def cluster(word: str) -> tuple[str, str, str] | None:
    """Return the classes of a lower-case word, or those of the last part of a compound; None where neither is known.

    >>> cluster("minister") == cluster("ex-minister")
    True
    """
    known = clusters().get(word)
    return clusters().get(word.rpartition("-")[2]) if known is None and "-" in word else known
