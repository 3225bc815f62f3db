"""``briefing search``: one line an entry."""

import argparse
import sys
from typing import TYPE_CHECKING

from briefing.cli.arguments import add_library, add_query, add_refresh, answering_library, query_of, report_broken
from briefing.cli.output import put, put_line, say, width
from briefing.cli.queries import run_query

if TYPE_CHECKING:
    from briefing.index.row import Row
    from briefing.library.search import SearchResult

_WINDOW = 256  # rows fetched at once
EXAMPLES = """Prints, piped, the id, date, publisher and headline of each entry with tabs between them.
Exit status 1 when nothing matches.

examples:
  briefing search country:UA,FR newer:30d
  briefing search 'speaker:"French official" -topic:sport'
  briefing search --count is:undated
  briefing search --json actor:macron | jq '.[].headline'"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_query(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print a list of whole entries")
    form.add_argument("--count", action="store_true", help="print the number of entries only")
    add_refresh(parser)
    add_library(parser)


def run(args: argparse.Namespace) -> int:
    """Print what the query finds; 1 when it finds nothing."""
    library = answering_library(args)
    found = run_query(library, query_of(args))
    report_broken(library)
    if args.count:
        put_line(str(found.count))
    elif args.json:
        from briefing.digest.jsonform import dump_json

        put(dump_json([entry.to_dict() for entry in found.entries], indent=2) + "\n")
    else:
        _put_lines(found)
    if not found.count and not args.count:
        say(_nothing(empty=not library.entries, root=str(library.root)))
    return 0 if found.count else 1


def _put_lines(found: "SearchResult") -> None:
    line = _for_reading if sys.stdout.isatty() else _for_programs
    for start in range(0, found.count, _WINDOW):
        put("".join(line(row) + "\n" for row in found.rows(start, start + _WINDOW)))


def _for_programs(row: "Row") -> str:
    from briefing.text.clean import clean_line

    publisher = row.publishers[0] if row.publishers else ""
    return "\t".join(clean_line(cell) for cell in (row.id, row.published or "", publisher, row.headline))


def _for_reading(row: "Row") -> str:
    from briefing.digest.wording import passed_on
    from briefing.text.clean import clean_line
    from briefing.text.width import truncate

    name = clean_line(row.id.rpartition("-")[2])  # enough for ``show``
    when = clean_line(row.published or "undated")[:10]
    passed = passed_on(row.publishers, row.outlets)
    return truncate(f"{name:12}  {when:10}  {clean_line(row.headline)}  {passed}", width())


def _nothing(*, empty: bool, root: str) -> str:
    if empty:
        return f"the library at {root} is empty; briefing add PATH takes in articles"
    return "nothing matches; try fewer or shorter words, or briefing search without a query, which lists everything"
