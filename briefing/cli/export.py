"""``briefing export``: entries for other programs."""

import argparse
import csv
import sys
from typing import TYPE_CHECKING

from briefing.cli.arguments import add_library, add_query, add_refresh, answering_library, query_of, report_broken
from briefing.cli.output import put, say
from briefing.cli.queries import run_query
from briefing.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model import Entry

EXAMPLES = """examples:
  briefing export --format jsonl > entries.jsonl
  briefing export country:UA --format csv > ukraine.csv"""

_COLUMNS = (
    "id", "published", "published_basis", "headline", "language", "publishers", "countries", "topics", "tags",
    "actors", "claims", "urls", "files",
)  # fmt: skip
_JOINER = "; "
# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_query(parser)
    parser.add_argument("--format", choices=("jsonl", "csv"), required=True, help="one entry a line, or a table")
    add_refresh(parser)
    add_library(parser)


def run(args: argparse.Namespace) -> int:
    """Print the entries that the query finds."""
    library = answering_library(args)
    entries = run_query(library, query_of(args)).entries
    report_broken(library)
    if args.format == "jsonl":
        _put_jsonl(entries)
    else:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows([cell(value) for value in _row(entry)] for entry in entries)
    if not entries:
        say("nothing to export: no entry matches")
    return 0


def cell(text: str) -> str:
    """Return a value as one clean line that no spreadsheet runs as a formula.

    >>> cell("=1+1"), cell("-5"), cell("Macron")
    ("'=1+1", "'-5", 'Macron')
    """
    clean = clean_line(text)
    return f"'{clean}" if clean.startswith(_FORMULA) else clean


def _put_jsonl(entries: "Iterable[Entry]") -> None:
    from briefing.digest.jsonform import dump_json

    for entry in entries:
        put(dump_json(entry.to_dict()) + "\n")


def _row(entry: "Entry") -> tuple[str, ...]:
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


def _joined(values: "Iterable[str | None]") -> str:
    return _JOINER.join(dict.fromkeys(value for value in values if value))
