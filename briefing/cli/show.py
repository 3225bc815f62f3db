"""``briefing show``: one entry, its claims, and the words behind them."""

import argparse
from typing import TYPE_CHECKING

from briefing.cli.arguments import add_library, add_refresh, add_with, answering_library, cells
from briefing.cli.failure import Failure
from briefing.cli.output import put, styled, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.analysis.grounds import Reason
    from briefing.library.entry_page import Below
    from briefing.library.library import Library
    from briefing.model import Entry

EXAMPLES = """ID is an entry's id, its beginning, or the 12 characters at its end.

examples:
  briefing show 2025-03-10-more-than-30
  briefing show 9f2c41d07a3b --evidence   the passage around each claim, its words marked »so«
  briefing show 9f2c41d07a3b --why        rule, words and place of all that was found
  briefing show 9f2c41d07a3b --json       with --why, the reasons as JSON
  briefing show 9f2c41d07a3b --json --with relations    and what other entries say of its claims"""

_MOST_LISTED = 10


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", metavar="ID", help="which entry")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--evidence", action="store_true", help="print the passage around each claim")
    form.add_argument("--json", action="store_true", help="print the entry as JSON")
    parser.add_argument("--why", action="store_true", help="print what made each claim, actor, country, topic and date")
    add_with(parser)
    parser.add_argument("--all", action="store_true", help="show stances and intentions too")
    parser.add_argument("--width", metavar="CELLS", type=cells, help="wrap to this width")
    add_refresh(parser)
    add_library(parser)


def run(args: argparse.Namespace) -> int:
    """Print the entry; 1 when no entry, or more than one, has that id."""
    library = answering_library(args)
    entry = _find(library, args.id)
    if args.why:
        return _explain(library, entry, args)
    if args.json:
        _put_json(_for_programs(library, entry, beside=args.beside))
        return 0
    if args.beside:
        raise Failure("--with goes with --json; the page tells what others say anyway", status=2)
    from briefing.digest.lines import render_lines
    from briefing.library.entry_page import EntryPage
    from briefing.library.versions import versions

    look = (lambda evidence: library.passage(entry, evidence)) if args.evidence else None
    room, others = width(args.width), versions(entry, library.of_page)
    page = EntryPage(entry, room, look, args.all, others, _below(library, entry, room))
    put(render_lines(page.lines(), styled=styled()))
    return 0


def _for_programs(library: "Library", entry: "Entry", *, beside: bool) -> dict[str, object]:
    if not beside:
        return entry.to_dict()
    from briefing.digest.relations import with_relations
    from briefing.library.related import related

    return with_relations(next(related(library, [entry])), whole=True)


def _below(library: "Library", entry: "Entry", room: int) -> "Below | None":
    """Return what tells what others say of a claim of the entry; None for one that is alone in its story."""
    from briefing.library.related import among_others

    related = among_others(library, entry)
    if related is None:
        return None
    from briefing.digest.others import Others

    return Others(related, room).lines


def _put_json(value: dict[str, object]) -> None:
    from briefing.digest.jsonform import dump_json

    put(dump_json(value, indent=2) + "\n")


def _explain(library: "Library", entry: "Entry", args: argparse.Namespace) -> int:
    from briefing.cli.why_page import WhyPage, reasons_to_dict
    from briefing.digest.lines import render_lines

    if args.evidence:
        raise Failure("--why shows places, --evidence passages; ask for one of them", status=2)
    if args.beside:
        raise Failure("--why shows reasons, --with relations others' claims; ask for one of them", status=2)
    reasons = _reasons(library, entry)
    if args.json:
        _put_json(reasons_to_dict(entry, reasons))
    else:
        put(render_lines(WhyPage(entry, reasons, width(args.width)).lines(), styled=styled()))
    return 0


def _reasons(library: "Library", entry: "Entry") -> "Sequence[Reason]":
    from briefing.intake.errors import IntakeError
    from briefing.store.errors import StoreError

    try:
        return library.why(entry)
    except (IntakeError, StoreError) as error:
        told = f"{error.problem.file}: {error.problem.message}"
        raise Failure(f"nobody knows any more what this entry was made of: {told}") from None


def _find(library: "Library", name: str) -> "Entry":
    found = library.find(name)
    if len(found) == 1:
        return found[0]
    if found:
        more = f" and {len(found) - _MOST_LISTED} more" if len(found) > _MOST_LISTED else ""
        listed = ", ".join(entry.id for entry in found[:_MOST_LISTED])
        raise Failure(f"several entries begin so: {listed}{more}; write more of the id")
    raise Failure(f"no entry {name}; briefing search WORDS lists entries with their ids")
