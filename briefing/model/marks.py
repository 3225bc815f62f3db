"""What a reader did with entries: read, starred, a note; and with searches: looked at what changed in them.

Kept beside the entries, which it never changes.

An entry is known by the hash at the end of its id, so that a mark outlives a corrected headline or date.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

_HASHED = re.compile(r".*-([0-9a-f]{12})", re.DOTALL)


class Act(StrEnum):
    """What can be done with entries; and with a search, that what changed in it was looked at."""

    READ = "read"
    UNREAD = "unread"
    STAR = "star"
    UNSTAR = "unstar"
    NOTE = "note"
    LOOK = "look"


OPPOSITE = {Act.READ: Act.UNREAD, Act.UNREAD: Act.READ, Act.STAR: Act.UNSTAR, Act.UNSTAR: Act.STAR}


@dataclass(frozen=True, slots=True)
class Action:
    """One act on some entries, which are named by their keys; ``text`` is that of a note, empty to take it away.

    A search is named by ``look_key``; the text of a look is the instant up to which all was seen, empty for never.
    """

    act: Act
    keys: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What was done with an entry up to now; ``read_at`` is when it was read, in seconds since 1970 (UTC)."""

    read: bool = False
    starred: bool = False
    note: str = ""
    read_at: int | None = field(default=None, compare=False)


def mark_key(entry_id: str) -> str:
    """Return what an entry is marked under: the hash that ends its id, the whole id when it has none.

    >>> mark_key("2025-03-10-more-than-30-9f2c41d07a3b"), mark_key("my-own")
    ('9f2c41d07a3b', 'my-own')
    """
    found = _HASHED.fullmatch(entry_id)
    return found[1] if found else entry_id.encode("utf-8", "replace").decode("utf-8")


def look_key(question: str) -> str:
    """Return what a search is marked under; no entry has such a key.

    >>> look_key(" country:UA   newer:1d")
    'search country:UA newer:1d'
    """
    return f"search {' '.join(question.encode('utf-8', 'replace').decode('utf-8').split())}"
