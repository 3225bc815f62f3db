"""Words in capitals whose bearer is known: bodies that act, and systems, measures and products, which do not."""

from functools import cache

from briefing.vocabulary.tables import rows


@cache
def known_bodies() -> frozenset[str]:
    """Return acronyms that name an organization, in capitals."""
    return _of("organization")


@cache
def known_things() -> frozenset[str]:
    """Return acronyms and names of products that name no actor, as printed.

    >>> "GPS" in known_things(), "NATO" in known_things()
    (True, False)
    """
    return _of("thing") | known_products()


@cache
def known_products() -> frozenset[str]:
    """Return names of products that longer ones begin with: "PlayStation VR"."""
    return _of("product")


def _of(kind: str) -> frozenset[str]:
    return frozenset(word for row in rows("acronyms.tsv") if row[0] == kind for word in row[1].split())
