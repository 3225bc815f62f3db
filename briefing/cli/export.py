"""``briefing export``: entries for other programs."""

import argparse

from briefing.cli.arguments import add_library, add_query, add_refresh, answering_library, query_of, report_broken
from briefing.cli.output import put, say
from briefing.cli.queries import run_query

EXAMPLES = """examples:
  briefing export --format jsonl > entries.jsonl
  briefing export country:UA --format csv > ukraine.csv
  briefing export query:morning --format atom > morning.xml"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_query(parser)
    parser.add_argument(
        "--format", choices=("jsonl", "csv", "atom"), required=True, help="a line an entry, table, feed"
    )
    add_refresh(parser)
    add_library(parser)


def run(args: argparse.Namespace) -> int:
    """Print the entries that the query finds."""
    from briefing.digest.export import pieces
    from briefing.digest.options import DigestOptions

    library = answering_library(args)
    query = query_of(args)
    entries = run_query(library, query).entries
    report_broken(library)
    for piece in pieces(entries, args.format, DigestOptions(query)):
        put(piece)
    if not entries:
        say("nothing to export: no entry matches")
    return 0
