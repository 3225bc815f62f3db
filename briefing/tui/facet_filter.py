"""The values of a facet that a few typed letters can mean, the nearest first, and how a picker arranges all of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from briefing.text.closeness import Closeness, closeness, nearest_of
from briefing.text.fold import fold, words
from briefing.tui.facet_rows import FacetRow

NAME_FIELDS = frozenset({"actor", "source", "origin", "tag"})  # their values are words, and may be a beginning
_TITLES = {"source": "Publishers", "origin": "Origins: the first outlet of a chain"}
_NOTES = {"source": "publisher", "origin": "origin"}

OtherNames: TypeAlias = Callable[[FacetRow], Iterable[str]]  # what else may be typed for a value


@dataclass(frozen=True, slots=True)
class Heading:
    """A line over the values of one field, where a picker has several."""

    label: str
    count: int


Item: TypeAlias = FacetRow | Heading


def arranged(rows: Sequence[FacetRow]) -> tuple[Item, ...]:
    """Return the rows as a picker shows them while nothing is typed: field by field, under headings for several."""
    fields = tuple(dict.fromkeys(row.field for row in rows))
    if len(fields) < 2:
        return tuple(rows)
    items: list[Item] = []
    for field in fields:
        own = [row for row in rows if row.field == field]
        items += [Heading(_TITLES.get(field, field), len(own)), *own]
    return tuple(items)


def marked_first(rows: Sequence[FacetRow]) -> tuple[FacetRow, ...]:
    """Return the rows with those that the query names at the top, where they can be taken out."""
    return tuple(sorted(rows, key=lambda row: not (row.chosen or row.excluded)))


def matching(rows: Sequence[FacetRow], wanted: str, others: OtherNames) -> tuple[FacetRow, ...]:
    """Return the rows that the letters can mean: nearest first, then by count, then by label."""
    several = len({row.field for row in rows}) > 1
    scored = [(near, row) for row in rows if (near := _near(row, wanted, others)) is not None]
    ordered = sorted(scored, key=lambda pair: (pair[0], -(pair[1].count or 0), fold(pair[1].label)))
    found = [row for _, row in ordered]
    return tuple(replace(row, note=row.note or _NOTES.get(row.field, "")) for row in found) if several else tuple(found)


def typed_row(fields: Sequence[str], wanted: str, found: Sequence[FacetRow]) -> FacetRow | None:
    """Return the row for whatever has a name that begins as typed, also beyond the values that were counted.

    None for a facet of no names, and where the letters are the whole of a name that is found.
    """
    field = fields[0]
    if field not in NAME_FIELDS or not words(wanted):
        return None
    if any(closeness(wanted, row.label) is Closeness.EXACT for row in found):
        return None
    return FacetRow(field, f"{wanted}*", f"{wanted}…", None, note="every name that begins so")


def _near(row: FacetRow, wanted: str, others: OtherNames) -> tuple[Closeness, bool] | None:
    """Return how near a row is, and whether only by another name than its own.

    Letters scattered over another name say nothing.
    """
    own = closeness(wanted, row.label)
    other = nearest_of(wanted, others(row))
    if other is None or other is Closeness.SCATTERED or (own is not None and own <= other):
        return (own, False) if own is not None else None
    return other, True
