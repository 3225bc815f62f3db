"""``briefing normalize``: the analysis once more, and what it would change."""

import argparse
from typing import TYPE_CHECKING

from briefing.cli.arguments import add_library, add_query, query_of, readable_library, report_broken
from briefing.cli.output import Progress, put, say
from briefing.cli.queries import run_query
from briefing.text.clean import clean_line

if TYPE_CHECKING:
    from briefing.library.renormalize import Renormalized

EXAMPLES = """Prints what changes as a unified diff. A field that was edited by hand is kept.

examples:
  briefing normalize --dry-run          show what would change
  briefing normalize id:2025-03-10      one day's entries only
  briefing normalize --force            overwrite hand edits as well"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_query(parser)
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    parser.add_argument("--force", action="store_true", help="overwrite fields that were edited by hand")
    add_library(parser)


def run(args: argparse.Namespace) -> int:
    """Print the diffs; 1 when an entry could not be made again."""
    library = readable_library(args)
    query = query_of(args)
    report_broken(library)
    run_query(library, query)  # a wrong query must not become all entries
    progress = Progress()
    changed = failed = total = 0
    for result in library.normalize(query, force=args.force, dry_run=args.dry_run):
        progress.clear()
        _report(result)
        total += 1
        changed += bool(result.diff)
        failed += result.problem is not None
        progress.show(f"{total} read, {changed} changed")
    progress.clear()
    verb = "would change" if args.dry_run else "changed"
    say(f"{changed} of {total} {'entry' if total == 1 else 'entries'} {verb}")
    return 1 if failed else 0


def _report(result: "Renormalized") -> None:
    for line in result.diff.splitlines():
        put(line[:1] + _kept_blanks(line[1:]) + "\n")
    if result.kept:
        say(f"{result.file}: kept as edited by hand: {', '.join(result.kept)}; --force overwrites them")
    if result.problem:
        say(str(result.problem))


def _kept_blanks(text: str) -> str:
    """Return a line of YAML cleaned, with its indentation."""
    body = text.lstrip(" ")
    return " " * (len(text) - len(body)) + clean_line(body)
