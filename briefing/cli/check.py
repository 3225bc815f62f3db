"""``briefing check``: every file read, every quoted word held against its source."""

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from briefing.cli.arguments import add_library, readable_library
from briefing.cli.output import put, put_line, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model import Problem

EXAMPLES = """Prints one line a problem: file:line:column: what is wrong; what to do.
Exit status 1 when there is an error; warnings alone are none.

examples:
  briefing check
  briefing check --json | jq '.[] | select(.severity == "error")'"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="print a list of problems")
    add_library(parser)


def run(args: argparse.Namespace) -> int:
    """Print the problems; 1 when one of them is an error."""
    from briefing.library.proof import quoted

    library = readable_library(args)
    problems = library.check()
    if args.json:
        from briefing.digest.jsonform import dump_json

        put(dump_json([asdict(problem) for problem in problems], indent=2) + "\n")
    else:
        for problem in problems:
            put_line(str(problem))
    entries = _count(len(library.entries), "entry", "entries")
    passages = _count(sum(1 for entry in library.entries for _ in quoted(entry)), "passage", "passages")
    say(f"{entries}, {passages}: {_sum(problems)}")
    return 1 if any(problem.severity == "error" for problem in problems) else 0


def _sum(problems: "Sequence[Problem]") -> str:
    errors = sum(problem.severity == "error" for problem in problems)
    counts = [_count(errors, "error", "errors")] if errors else []
    if len(problems) > errors:
        counts.append(_count(len(problems) - errors, "warning", "warnings"))
    return ", ".join(counts) or "no problems"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
