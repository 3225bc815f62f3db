"""Words that say what somebody or something is.

Titles, roles that speak unnamed, bodies, documents, outlets in general.
"""

from enum import StrEnum
from functools import cache

from briefing.vocabulary.tables import rows


class Role(StrEnum):
    """The classes of ``roles.tsv``; its first lines define them."""

    TITLE = "title"
    SPEAKER = "speaker"
    BODY = "body"
    DOCUMENT = "document"
    OUTLET = "outlet"
    ORGANIZATION = "organization"
    PORTFOLIO = "portfolio"
    OCCUPATION = "occupation"
    HONORIFIC = "honorific"


@cache
def words_of(role: Role) -> frozenset[str]:
    """Return the lower-case words of the class."""
    return frozenset(" ".join(row[1] for row in rows("roles.tsv") if row[0] == role).split())


@cache
def first_names() -> dict[str, str]:
    """Return given names, capitalised, in Latin letters, with ``m``, ``f``, or ``-`` where both or neither is known."""
    return {row[0]: row[1] for row in rows("first_names.tsv")}
