"""Facets as rows: sections of values with their counts, and whether the search line has them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from textual.content import Content

from briefing.library import FacetCount, Facets
from briefing.query.edit import chosen as chosen_values
from briefing.query.edit import excluded as excluded_values
from briefing.tui import present
from briefing.tui.present import Ink
from briefing.vocabulary.countries import country_name
from briefing.vocabulary.topics import topic_label

Chosen = Mapping[str, frozenset[str]]  # the values of each field of the query language that the search line names


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A value that ``field:value`` in the search line asks for, or with a minus excludes.

    ``count`` is of the current result, None until it is known. ``lead`` stands before the label, ``note`` behind it.
    """

    field: str
    value: str
    label: str
    count: int | None
    chosen: bool = False
    excluded: bool = False
    lead: str = ""
    note: str = ""


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
STANDING = Section("standing", "Claims", "", ("is",))  # in the sidebar where the library has any
TAGS = Section("tag", "Tag", "g", ("tag",))  # not in the sidebar: its picker is enough
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
    rest = [
        replace(row, count=0, chosen=False, excluded=False) for row in everything if (row.field, row.value) not in found
    ]
    return (*found.values(), *rest)


def marked(rows: Iterable[FacetRow], text: str) -> tuple[FacetRow, ...]:
    """Return the rows with the marks that a query gives them."""
    found = list(rows)
    fields = {row.field for row in found}
    wanted = {field: _folded(chosen_values(text, field)) for field in fields}
    unwanted = {field: _folded(excluded_values(text, field)) for field in fields}
    return tuple(
        replace(row, chosen=_key(row.value) in wanted[row.field], excluded=_key(row.value) in unwanted[row.field])
        for row in found
    )


def draw_row(row: FacetRow, width: int, bar: Content) -> Content:
    """Return bar, mark, label and count in one line."""
    mark = present.line(("■ ", Ink.ACCENT) if row.chosen else ("− ", Ink.ALERT) if row.excluded else ("□ ", Ink.FAINT))
    marks = row.chosen or row.excluded
    ink = Ink.STRONG if marks else Ink.FAINT if row.count == 0 else Ink.PLAIN
    origin = present.line((" →", Ink.QUIET) if row.field == "origin" else "")
    lead, note = present.line((row.lead, Ink.QUIET)), present.line((f"  {row.note}" if row.note else "", Ink.QUIET))
    label = bar + mark + lead + present.line((row.label, ink)) + origin + note
    count = "" if row.count is None else f"{row.count:,}"
    return present.both_ends(label, present.line((count, ink if marks else Ink.QUIET)), width)


def _field_rows(field: str, facets: Facets, chosen: frozenset[str], everything: Facets) -> list[FacetRow]:
    wanted = _folded(chosen)
    counts = _counts(field, facets)
    rows = [FacetRow(field, c.value, c.label, c.count, _key(c.value) in wanted) for c in counts]
    known = {_key(row.value) for row in rows}
    labels = {_key(count.value): count.label for count in _counts(field, everything)}
    return rows + [
        FacetRow(field, v, labels.get(_key(v)) or _label(field, v), 0, True)
        for v in sorted(chosen)
        if _key(v) not in known
    ]


def _label(field: str, value: str) -> str:
    """Return what a value is called that no entry has."""
    return topic_label(value) if field == "topic" else country_name(value) if field == "country" else value


def _folded(values: Iterable[str]) -> frozenset[str]:
    return frozenset(map(_key, values))


def _key(value: str) -> str:
    return value.casefold()


def _counts(field: str, facets: Facets) -> tuple[FacetCount, ...]:
    by_field = {
        "date": facets.dates,
        "country": facets.countries,
        "topic": facets.topics,
        "actor": facets.actors,
        "source": facets.sources,
        "origin": facets.origins,
        "tag": facets.tags,
        "is": facets.standings,
    }
    return by_field[field]
