"""``briefing export``: entries for other programs."""

import argparse

from briefing.cli.arguments import (
    add_library,
    add_query,
    add_refresh,
    add_with,
    answering_library,
    query_of,
    report_broken,
)
from briefing.cli.failure import Failure
from briefing.cli.output import put, say
from briefing.cli.queries import run_query

EXAMPLES = """examples:
  briefing export --format jsonl > entries.jsonl
  briefing export country:UA --format csv > ukraine.csv
  briefing export query:morning --format atom > morning.xml
  briefing export newer:30d --format csv --with relations    how each entry stands among those of its story"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_query(parser)
    parser.add_argument(
        "--format", choices=("jsonl", "csv", "atom"), required=True, help="a line an entry, table, feed"
    )
    add_with(parser)
    add_refresh(parser)
    add_library(parser)


def run(args: argparse.Namespace) -> int:
    """Print the entries that the query finds."""
    from briefing.digest.export import RELATED, pieces
    from briefing.digest.options import DigestOptions

    if args.beside and args.format not in RELATED:
        raise Failure(f"--with {args.beside} goes with --format {' or '.join(RELATED)}", status=2)
    library = answering_library(args)
    query = query_of(args)
    entries = run_query(library, query).entries
    report_broken(library)
    if args.beside:
        from briefing.library.related import related

        made = RELATED[args.format](related(library, entries))
    else:
        made = pieces(entries, args.format, DigestOptions(query))
    for piece in made:
        put(piece)
    if not entries:
        say("nothing to export: no entry matches")
    return 0
