"""``briefing normalize``: the analysis once more, and what it would change."""

import argparse
from contextlib import closing
from typing import TYPE_CHECKING

from briefing.cli.arguments import add_jobs, add_library, add_query, answering_library, query_of, report_broken
from briefing.cli.failure import Failure
from briefing.cli.output import put, say
from briefing.cli.progress import followed
from briefing.cli.queries import run_query
from briefing.text.clean import clean_line

if TYPE_CHECKING:
    from briefing.library.batch import Batch
    from briefing.library.library import Library
    from briefing.library.renormalize import Renormalized

EXAMPLES = """Prints what changes as a unified diff. A field that was edited by hand is kept.
The names in actors.yaml apply: run this after you have changed it.

examples:
  briefing normalize --dry-run          show what would change
  briefing normalize id:2025-03-10      one day's entries only
  briefing normalize --force            overwrite hand edits as well"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_query(parser)
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    parser.add_argument("--force", action="store_true", help="overwrite fields that were edited by hand")
    add_jobs(parser)
    add_library(parser)


def run(args: argparse.Namespace) -> int:
    """Print the diffs; 1 when an entry could not be made again."""
    library = answering_library(args)
    query = query_of(args)
    report_broken(library)
    run_query(library, query)  # a wrong query must not become all entries
    changed = failed = total = 0
    with closing(followed(_batch(library, query, args), _failed)) as results:
        for result in results:
            _report(result)
            total += 1
            changed += bool(result.diff)
            failed += _failed(result)
    verb = "would change" if args.dry_run else "changed"
    say(f"{changed} of {total} {'entry' if total == 1 else 'entries'} {verb}")
    return 1 if failed else 0


def _batch(library: "Library", query: str, args: argparse.Namespace) -> "Batch[Renormalized]":
    from briefing.store.errors import StoreError

    try:
        return library.normalize(query, force=args.force, dry_run=args.dry_run, jobs=args.jobs)
    except StoreError as error:
        raise Failure(clean_line(f"{error}; nothing was changed")) from None


def _failed(result: "Renormalized") -> bool:
    return result.problem is not None


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
