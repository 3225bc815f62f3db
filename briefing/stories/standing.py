"""What comparing a story tells of each of its entries, in numbers: for lists, filters and counts.

Requires a comparison of the entries; assigns a standing to each of them.
"""

from collections import defaultdict
from collections.abc import Iterable

from briefing.model import Entry
from briefing.model.standing import Standing
from briefing.stories.comparison import Comparison


def standings(entries: Iterable[Entry], found: Comparison) -> dict[str, Standing]:
    """Return the standing of each entry by its id; a claim that no other says has one origin."""
    origins: dict[tuple[str, str], int] = {}
    for group in found.groups:
        for member in group.members:
            key = (member.entry.id, member.claim.id)
            origins[key] = max(origins.get(key, 1), len(group.origins))
    disputed, revised = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for each in found.contradictions:
        for side in each.sides:
            (revised if each.revised else disputed)[side.entry.id].add(side.claim.id)
    return {
        entry.id: Standing(
            max((origins.get((entry.id, claim.id), 1) for claim in entry.claims), default=0),
            sum(origins.get((entry.id, claim.id), 1) > 1 for claim in entry.claims),
            len(disputed[entry.id]),
            len(revised[entry.id]),
        )
        for entry in entries
    }
