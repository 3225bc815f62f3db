"""``briefing search``: one line an entry."""

import argparse
import sys
from typing import TYPE_CHECKING

from briefing.cli.arguments import add_library, add_query, query_of, readable_library, report_broken
from briefing.cli.output import put, put_line, say, width
from briefing.cli.queries import run_query

if TYPE_CHECKING:
    from briefing.model import Entry

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
    add_library(parser)


def run(args: argparse.Namespace) -> int:
    """Print what the query finds; 1 when it finds nothing."""
    library = readable_library(args)
    entries = run_query(library, query_of(args))
    report_broken(library)
    if args.count:
        put_line(str(len(entries)))
    elif args.json:
        from briefing.digest.jsonform import dump_json

        put(dump_json([entry.to_dict() for entry in entries], indent=2) + "\n")
    else:
        _put_lines(entries)
    if not entries and not args.count:
        say(_nothing(empty=not library.entries, root=str(library.root)))
    return 0 if entries else 1


def _put_lines(entries: "tuple[Entry, ...]") -> None:
    line = _for_reading if sys.stdout.isatty() else _for_programs
    for entry in entries:
        put(line(entry) + "\n")


def _for_programs(entry: "Entry") -> str:
    from briefing.text.clean import clean_line

    publisher = next((source.publisher for source in entry.sources if source.publisher), "")
    return "\t".join(clean_line(cell) for cell in (entry.id, entry.published or "", publisher, entry.headline))


def _for_reading(entry: "Entry") -> str:
    from briefing.digest.wording import provenance
    from briefing.text.clean import clean_line
    from briefing.text.width import truncate

    name = clean_line(entry.id.rpartition("-")[2])  # enough for ``show``
    when = clean_line(entry.published or "undated")[:10]
    return truncate(f"{name:12}  {when:10}  {clean_line(entry.headline)}  {provenance(entry)}", width())


def _nothing(*, empty: bool, root: str) -> str:
    if empty:
        return f"the library at {root} is empty; briefing add PATH takes in articles"
    return "nothing matches; try fewer or shorter words, or briefing search without a query, which lists everything"
