"""The claims of a story against its origins: who asserts a claim, who denies it, and who says nothing of it.

Requires a comparison of the story; assigns rows, each a group of claims or a disputed claim, with a cell for every
origin of the story. A cell that is not silent has the claims that fill it, so that each is one key from its passage.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefing.model import Entry
from briefing.stories.alignment import Member
from briefing.stories.comparison import Comparison
from briefing.stories.disputes import Dispute
from briefing.stories.origins import Origin, copied, origins


class Stand(StrEnum):
    """What an origin says of a claim."""

    ASSERTS = "asserts"
    DENIES = "denies"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one origin says of a claim, and the claims that say so; none when it is silent."""

    stand: Stand
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A claim of the story: those who say it, a cell for each origin, and the disputes it stands in."""

    members: tuple[Member, ...]
    cells: tuple[Cell, ...]
    disputes: tuple[Dispute, ...]

    @property
    def disputed(self) -> bool:
        """Tell whether an origin denies it."""
        return any(cell.stand is Stand.DENIES for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of claims, disputed ones first, and the origins that are their columns."""

    origins: tuple[Origin, ...]
    rows: tuple[Row, ...]


def matrix(entries: Iterable[Entry], found: Comparison) -> Matrix:
    """Return the matrix of a story from its entries and their comparison."""
    ordered = sorted(entries, key=lambda entry: entry.id)
    columns = origins([(claim, entry) for entry in ordered for claim in entry.claims], copied(ordered))
    rows = [_row(members, columns, found.disputes) for members in _claims(found)]
    return Matrix(columns, tuple(sorted(rows, key=lambda row: (not row.disputed, not row.disputes, -_sayers(row)))))


def _claims(found: Comparison) -> list[tuple[Member, ...]]:
    """Return the groups, and the first side of each dispute that stands in none of them."""
    groups = [group.members for group in found.groups]
    grouped = {_place(member) for members in groups for member in members}
    alone: dict[tuple[str, str], Member] = {}
    for dispute in found.disputes:
        sides = [Member(side.entry, side.claim, side.passage) for side in dispute.sides]
        if not any(_place(side) in grouped or _place(side) in alone for side in sides):
            alone[_place(sides[0])] = sides[0]
    return [*groups, *((member,) for member in alone.values())]


def _row(members: Sequence[Member], columns: Sequence[Origin], disputes: Sequence[Dispute]) -> Row:
    """Return the row of a claim: those who contradict one who says it deny it."""
    here = {_place(member) for member in members}
    mine: list[Dispute] = []
    against: dict[tuple[str, str], Member] = {}
    for dispute in disputes:
        sides = [Member(side.entry, side.claim, side.passage) for side in dispute.sides]
        for one, other in (sides, sides[::-1]):
            if _place(one) in here and _place(other) not in here and one.passage in _passages(members, one):
                mine.append(dispute)
                against[_place(other)] = other
    return Row(tuple(members), tuple(_cell(origin, members, against.values()) for origin in columns), tuple(mine))


def _passages(members: Sequence[Member], one: Member) -> set[str]:
    return {member.passage for member in members if _place(member) == _place(one)}


def _cell(origin: Origin, members: Iterable[Member], against: Iterable[Member]) -> Cell:
    """Return the cell of an origin; one that reports both sides asserts: its denial stands in the dispute."""
    says = tuple(member for member in members if member.entry.id in origin.entries)
    denies = tuple(member for member in against if member.entry.id in origin.entries)
    if says:
        return Cell(Stand.ASSERTS, says)
    return Cell(Stand.DENIES, denies) if denies else Cell(Stand.SILENT)


def _sayers(row: Row) -> int:
    return sum(cell.stand is Stand.ASSERTS for cell in row.cells)


def _place(member: Member) -> tuple[str, str]:
    return (member.entry.id, member.claim.id)
