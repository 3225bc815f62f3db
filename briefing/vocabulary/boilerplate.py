"""Words of page furniture: what introduces links to other articles, share bars, credits, editor lines."""

from functools import cache

from briefing.vocabulary.tables import rows


@cache
def phrases(kind: str, language: str = "en") -> frozenset[str]:
    """Return the folded phrases of ``furniture.tsv`` of that class: ``related``, ``line`` or ``credit``."""
    return frozenset(row[2] for row in rows("furniture.tsv") if row[0] == language and row[1] == kind)
