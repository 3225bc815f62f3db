"""Entries for other programs and readers, piece by piece: JSON lines, tables and feeds, and the digest's own forms."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePath

from briefing.digest.atom import feed
from briefing.digest.forms import render
from briefing.digest.jsonform import dump_json
from briefing.digest.options import DigestOptions
from briefing.digest.relations import with_relations
from briefing.digest.told import Related
from briefing.model import Entry
from briefing.text.clean import clean_line

# Which form a file's name asks for.
SUFFIXES: Mapping[str, str] = {
    ".jsonl": "jsonl", ".csv": "csv", ".atom": "atom", ".xml": "atom", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".txt": "text", ".json": "json",
}  # fmt: skip
COLUMNS = (
    "id", "published", "published_basis", "headline", "language", "publishers", "countries", "topics", "tags",
    "actors", "claims", "urls", "files",
)  # fmt: skip
RELATED_COLUMNS = ("story", "origins", "corroborated", "disputed", "revised")
_JOINER = "; "
# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@")


def form_of(name: str) -> str | None:
    """Return the form that a file's name asks for, None for a suffix that is not known.

    >>> form_of("a.CSV"), form_of("a.pdf")
    ('csv', None)
    """
    return SUFFIXES.get(PurePath(name).suffix.lower())


def pieces(entries: Iterable[Entry], form: str, options: DigestOptions) -> Iterator[str]:
    """Yield the export: a piece an entry in ``jsonl``, ``csv`` and ``atom``; all at once in a form of the digest."""
    if form == "atom":
        yield from feed(entries, options.query, hidden=options.hidden)
    elif form in STREAMED:
        yield from STREAMED[form](entries)
    else:
        yield render(list(entries), form, options)


def json_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield each entry as a line of JSON."""
    return (dump_json(entry.to_dict()) + "\n" for entry in entries)


def table(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the names of the columns, then each entry, as lines of CSV (RFC 4180, with bare line feeds)."""
    yield _csv_line(COLUMNS)
    for entry in entries:
        yield _csv_line([cell(value) for value in _row(entry)])


def cell(text: str) -> str:
    """Return a value as one clean line that no spreadsheet runs as a formula.

    >>> cell("=1+1"), cell("-5"), cell("Macron")
    ("'=1+1", "'-5", 'Macron')
    """
    clean = clean_line(text)
    return f"'{clean}" if clean.startswith(_FORMULA) else clean


def related_lines(entries: Iterable[Related]) -> Iterator[str]:
    """Yield each entry as a line of JSON, with what relates its claims to others beside it."""
    return (dump_json(with_relations(related)) + "\n" for related in entries)


def related_table(entries: Iterable[Related]) -> Iterator[str]:
    """Yield ``table`` with the story of each entry, and how it stands there in numbers."""
    yield _csv_line((*COLUMNS, *RELATED_COLUMNS))
    for related in entries:
        found = related.standing
        counts = (found.origins, found.corroborated, found.disputed, found.revised)
        yield _csv_line([cell(value) for value in (*_row(related.entry), related.story, *map(str, counts))])


STREAMED: Mapping[str, Callable[[Iterable[Entry]], Iterator[str]]] = {"jsonl": json_lines, "csv": table}
RELATED: Mapping[str, Callable[[Iterable[Related]], Iterator[str]]] = {"jsonl": related_lines, "csv": related_table}


def _csv_line(values: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(values)
    return written.getvalue()


def _row(entry: Entry) -> tuple[str, ...]:
    return (
        entry.id,
        entry.published or "",
        str(entry.published_basis),
        entry.headline,
        entry.language or "",
        _joined(source.publisher for source in entry.sources),
        _joined(entry.countries),
        _joined(entry.topics),
        _joined(entry.tags),
        _joined(actor.name for actor in entry.actors),
        str(len(entry.claims)),
        _joined(source.url for source in entry.sources),
        _joined(source.file for source in entry.sources),
    )


def _joined(values: Iterable[str | None]) -> str:
    return _JOINER.join(dict.fromkeys(value for value in values if value))
