"""What a reader did with entries: read, starred, a note. Kept beside the entries, which it never changes.

An entry is known by the hash at the end of its id, so that a mark outlives a corrected headline or date.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

_HASHED = re.compile(r".*-([0-9a-f]{12})", re.DOTALL)


class Act(StrEnum):
    """What can be done with entries."""

    READ = "read"
    UNREAD = "unread"
    STAR = "star"
    UNSTAR = "unstar"
    NOTE = "note"


OPPOSITE = {Act.READ: Act.UNREAD, Act.UNREAD: Act.READ, Act.STAR: Act.UNSTAR, Act.UNSTAR: Act.STAR}


@dataclass(frozen=True, slots=True)
class Action:
    """One act on some entries, which are named by their keys; ``text`` is that of a note, empty to take it away."""

    act: Act
    keys: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What was done with an entry up to now."""

    read: bool = False
    starred: bool = False
    note: str = ""


def mark_key(entry_id: str) -> str:
    """Return what an entry is marked under: the hash that ends its id, the whole id when it has none.

    >>> mark_key("2025-03-10-more-than-30-9f2c41d07a3b"), mark_key("my-own")
    ('9f2c41d07a3b', 'my-own')
    """
    found = _HASHED.fullmatch(entry_id)
    return found[1] if found else entry_id.encode("utf-8", "replace").decode("utf-8")
