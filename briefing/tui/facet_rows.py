"""Facets as rows: sections of values with their counts, and whether the search line has them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from textual.content import Content

from briefing.library import FacetCount, Facets
from briefing.tui import present
from briefing.tui.present import Ink

Chosen = Mapping[str, frozenset[str]]  # the values of each field of the query language that the search line names


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A value that ``field:value`` in the search line asks for; ``count`` is of the current result."""

    field: str
    value: str
    label: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One facet of the sidebar and its picker; ``name`` is the word in ``pick('…')``, ``key`` its default key."""

    name: str
    title: str
    key: str
    fields: tuple[str, ...]


SECTIONS = (
    Section("date", "Date", "d", ("date",)),
    Section("country", "Country", "c", ("country",)),
    Section("topic", "Topic", "t", ("topic",)),
    Section("actor", "Actor", "a", ("actor",)),
    Section("source", "Source", "s", ("source", "origin")),
)
FIELDS = tuple(field for section in SECTIONS for field in section.fields)


def section_rows(section: Section, facets: Facets, chosen: Chosen, everything: Facets) -> tuple[FacetRow, ...]:
    """Return the values of a section, those that are chosen though nothing has them last.

    ``everything`` counts the whole library; it gives the latter their labels.
    """
    rows = [
        row
        for field in section.fields
        for row in _field_rows(field, facets, chosen.get(field, frozenset()), everything)
    ]
    return tuple(rows)


def with_rest(rows: Iterable[FacetRow], everything: Iterable[FacetRow]) -> tuple[FacetRow, ...]:
    """Return the rows and then the values that only the whole library has, counted 0: any of them may be added."""
    found = {(row.field, row.value): row for row in rows}
    rest = [replace(row, count=0, chosen=False) for row in everything if (row.field, row.value) not in found]
    return (*found.values(), *rest)


def draw_row(row: FacetRow, width: int, bar: Content) -> Content:
    """Return bar, mark, label and count in one line."""
    mark = present.line(("■ ", Ink.ACCENT) if row.chosen else ("□ ", Ink.FAINT))
    ink = Ink.STRONG if row.chosen else Ink.PLAIN if row.count else Ink.FAINT
    origin = present.line(("← ", Ink.QUIET) if row.field == "origin" else "")
    label = bar + mark + origin + present.line((row.label, ink))
    return present.both_ends(label, present.line((f"{row.count:,}", ink if row.chosen else Ink.QUIET)), width)


def _field_rows(field: str, facets: Facets, chosen: frozenset[str], everything: Facets) -> list[FacetRow]:
    wanted = {value.casefold() for value in chosen}
    counts = _counts(field, facets)
    rows = [FacetRow(field, c.value, c.label, c.count, c.value.casefold() in wanted) for c in counts]
    known = {row.value.casefold() for row in rows}
    labels = {count.value: count.label for count in _counts(field, everything)}
    return rows + [FacetRow(field, v, labels.get(v, v), 0, True) for v in sorted(chosen) if v.casefold() not in known]


def _counts(field: str, facets: Facets) -> tuple[FacetCount, ...]:
    by_field = {
        "date": facets.dates,
        "country": facets.countries,
        "topic": facets.topics,
        "actor": facets.actors,
        "source": facets.sources,
        "origin": facets.origins,
    }
    return by_field[field]
