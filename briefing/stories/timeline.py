"""The timeline of a story: its claims and events in the order of the days that they speak of, each with its evidence.

Requires the entries of one story; assigns points by day. A claim without a day of its own stands on the day that its
article was published, marked so; one that no day is known of is left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from briefing.model import Claim, Entry, Event, Evidence
from briefing.model.edtf import Edtf
from briefing.stories.statements import day_of


class Basis(StrEnum):
    """How the day of a point is known."""

    SAID = "said"  # the claim's own words name it
    EVENT = "event"  # the article names the day, outside every claim
    PUBLISHED = "published"  # nothing names a day: the day of the article


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a timeline: its days, how they are known, and the claim or the event that stands there."""

    days: Edtf
    basis: Basis
    entry: Entry
    claim: Claim | None
    event: Event | None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Return the passages that show it."""
        return self.claim.evidence if self.claim else self.event.evidence if self.event else ()


def timeline(entries: Iterable[Entry]) -> tuple[Point, ...]:
    """Return the points of a story in order: by first day, exact days before vague ones, then as in the entries."""
    ordered = sorted(entries, key=lambda entry: entry.id)
    found = [point for entry in ordered for point in _points(entry)]
    return tuple(sorted(found, key=lambda point: (point.days.earliest, point.days.latest)))


def _points(entry: Entry) -> Iterator[Point]:
    published = day_of(entry.published)
    used: set[int] = set()
    for claim in entry.claims:
        named = [(number, days) for number, days in _dated(entry) if _inside(entry.events[number], claim)]
        used.update(number for number, _ in named)
        for days in dict.fromkeys(days for _, days in named):
            yield Point(days, Basis.SAID, entry, claim, None)
        if not named and published:
            yield Point(published, Basis.PUBLISHED, entry, claim, None)
    for number, days in _dated(entry):
        if number not in used:
            yield Point(days, Basis.EVENT, entry, None, entry.events[number])


def _dated(entry: Entry) -> Iterator[tuple[int, Edtf]]:
    """Yield the number and the days of each event whose date is known."""
    for number, event in enumerate(entry.events):
        days = day_of(event.date)
        if days:
            yield number, days


def _inside(event: Event, claim: Claim) -> bool:
    """Tell whether the words that name a day lie inside a claim: by their places, by the words where there are none."""
    for words in event.evidence:
        for piece in claim.evidence:
            if words.source != piece.source or words.start is None or piece.start is None:
                continue
            if piece.start <= words.start < (piece.end or piece.start):
                return True
    placed = any(words.start is not None for words in event.evidence) and any(
        p.start is not None for p in claim.evidence
    )
    return not placed and bool(event.text) and event.text in claim.text
