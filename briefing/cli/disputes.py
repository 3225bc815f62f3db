"""``briefing disputes``: what entries about one event contradict each other in, with the words of both sides."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.cli.arguments import add_library, add_query, add_refresh, answering_library, query_of, report_broken
from briefing.cli.output import put, say, styled, width
from briefing.cli.queries import run_query

if TYPE_CHECKING:
    from briefing.digest.lines import Line
    from briefing.library.library import Library
    from briefing.stories.disputes import Dispute, Side

EXAMPLES = """Compares all entries of each story that the query touches. Where it is in doubt nothing is said:
what is printed is meant to be right, not complete. Exit status 1 when nothing is disputed.

examples:
  briefing disputes                            in the whole library
  briefing disputes country:UA newer:30d
  briefing disputes --revisions story:9f2c41d07a3b   what was only corrected later as well
  briefing disputes --json"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_query(parser)
    parser.add_argument("--revisions", action="store_true", help="print what is only a later word on the matter, too")
    parser.add_argument("--json", action="store_true", help="print a list for programs")
    add_refresh(parser)
    add_library(parser)


def run(args: argparse.Namespace) -> int:
    """Print the disputes; 1 when there are none."""
    library = answering_library(args)
    query = query_of(args)
    run_query(library, query)  # says what is wrong with it
    found = _disputes(library, query, revisions=args.revisions)
    count = 0
    if args.json:
        from briefing.digest.jsonform import dump_json
        from briefing.digest.relations import dispute_to_dict

        listed = [dispute_to_dict(story, dispute) for story, dispute in found]
        count = len(listed)
        put(dump_json(listed, indent=2) + "\n")
    else:
        for _, dispute in found:
            put(_shown(dispute, first=not count))
            count += 1
    report_broken(library)
    if not count:
        say("nothing is disputed, as far as can be told")
    return 0 if count else 1


def _disputes(library: "Library", query: str, *, revisions: bool) -> "Iterator[tuple[str, Dispute]]":
    from datetime import date

    from briefing.cli.progress import compared
    from briefing.library.across import contested_stories

    compared(library)
    today = date.today()  # noqa: DTZ011 (ages count from the reader's own day)
    for report in contested_stories(library, query, today=today):
        found = report.comparison
        yield from ((report.story.id, each) for each in (found.contradictions if revisions else found.disputes))


def _shown(dispute: "Dispute", *, first: bool) -> str:
    from briefing.digest.lines import Ink, Line, paragraph, render_lines

    label = f"later word ({dispute.revised})" if dispute.revised else "disputed"
    lines = [] if first else [Line()]
    lines += paragraph(f"{label}, {dispute.kind}: {dispute.why}", width(), Ink.STRONG)
    for side in dispute.sides:
        lines += _side(side)
    return render_lines(lines, styled=styled())


def _side(side: "Side") -> "list[Line]":
    from briefing.digest.lines import Ink, paragraph
    from briefing.digest.wording import place_of, teller_of

    when = side.entry.published or "undated"
    told = f"{teller_of(side.claim)} · {when} · {place_of(side.claim, side.entry)}"
    return [*paragraph(side.claim.text, width(), first="  "), *paragraph(told, width(), Ink.QUIET, first="      ")]
