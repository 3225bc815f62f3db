"""A story: the entries about one event, in the order in which they were published.

It goes by the id of its first entry, and the id of any other of its entries means it too: an id once written down
stays good when an earlier entry arrives, or when two stories turn out to be one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.stories.kinship import WINDOW, Member, another_event
from briefing.stories.vectors import SHARED, likeness

# The likeness from which an article of another week is about the same matter: what would make two articles that have
# no neighbours one story within a week (see ``kinship.SAME``).
THREAD = 0.25


@dataclass(frozen=True, slots=True)
class Story:
    """The entries of one event, earliest first, those without a date last; ``name`` is what the user calls it.

    ``earlier`` and ``later`` are the ids of other stories of the same matter, nearest in time first.
    """

    id: str
    entries: tuple[str, ...]
    name: str | None = None
    earlier: tuple[str, ...] = ()
    later: tuple[str, ...] = ()


def one_thread(one: Sequence[Member], other: Sequence[Member]) -> bool:
    """Tell whether two stories are of one matter at two times, such as two meetings of the same people."""
    return any(_of_one_matter(mine, theirs) for mine in one for theirs in other)


def _of_one_matter(one: Member, other: Member) -> bool:
    apart = bool(one.day and other.day and abs(one.day - other.day) > WINDOW)
    if not apart or len(one.vector.keys & other.vector.keys) < SHARED:
        return False
    return likeness(one.vector, other.vector) >= THREAD and not another_event(one.vector, other.vector)
