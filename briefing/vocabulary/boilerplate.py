"""Words of page furniture: what introduces links to other articles, share bars, credits, editor lines, legal notices.

The language of a page is not known when its furniture is told from its text, so the phrases of all languages are one
set for each class; a phrase that is an everyday word of another language does not belong here.
"""

from functools import cache

from briefing.vocabulary.tables import rows

LONGEST = 4  # words of a phrase


@cache
def phrases(kind: str) -> frozenset[str]:
    """Return the folded phrases of ``furniture.tsv`` of that class; its comment lines name the classes."""
    return frozenset(row[2] for row in rows("furniture.tsv") if row[1] == kind)
