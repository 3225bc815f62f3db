"""A story read and compared: its entries, what their claims agree and contradict each other in, and what follows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from briefing.model import Entry
from briefing.stories.agenda import Item, agenda
from briefing.stories.alignment import ClaimGroup
from briefing.stories.changes import Arrived, Change, changes
from briefing.stories.comparison import Comparison, compare_story
from briefing.stories.disputes import Dispute
from briefing.stories.matrix import Matrix, matrix
from briefing.stories.story import Story
from briefing.stories.timeline import Point, timeline


@dataclass(frozen=True)
class StoryReport:
    """A story with those of its entries that can be read, in their order; the rest is worked out when it is asked for.

    It is of the moment in which it was made: one made later may say otherwise.
    """

    story: Story
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """What the user calls the story, else the headline of its first entry, else its id."""
        return self.story.name or (self.entries[0].headline if self.entries else self.story.id)

    @cached_property
    def comparison(self) -> Comparison:
        """What the claims agree in, and contradict each other in."""
        return compare_story(self.entries)

    @cached_property
    def matrix(self) -> Matrix:
        """The claims that several say or one disputes, against the origins of the story."""
        return matrix(self.entries, self.comparison)

    @cached_property
    def timeline(self) -> tuple[Point, ...]:
        """The claims and events in the order of the days that they speak of."""
        return timeline(self.entries)

    def changes(self, arrived: Arrived, text_of: Callable[[Entry], str]) -> tuple[Change, ...]:
        """Return what has changed in the story, the first first, from when its entries came in and their texts."""
        return changes(self.entries, self.comparison, arrived, text_of)

    def agenda(self, today: date, later: Iterable[Entry] = ()) -> tuple[Item, ...]:
        """Return what the claims say will be, as it stands on a day; ``later`` are the entries of later stories."""
        return agenda(self.entries, today, later)

    def entry(self, name: str) -> Entry | None:
        """Return the entry of the story that has an id."""
        return next((entry for entry in self.entries if entry.id == name), None)

    def groups_of(self, entry: str, claim: str) -> tuple[ClaimGroup, ...]:
        """Return the groups of claims that say what a claim of an entry says, that claim among them."""
        return tuple(
            group
            for group in self.comparison.groups
            if any(member.entry.id == entry and member.claim.id == claim for member in group.members)
        )

    def contradictions_of(self, entry: str, claim: str) -> tuple[Dispute, ...]:
        """Return the disputes and revisions that a claim of an entry stands in."""
        return tuple(
            found
            for found in self.comparison.contradictions
            if any(side.entry.id == entry and side.claim.id == claim for side in found.sides)
        )
