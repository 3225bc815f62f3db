"""``briefing changes``: what has changed in stories since a day, or since the reader looked last."""

import argparse
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from briefing.cli.arguments import add_library, add_query, add_refresh, answering_library, query_of, report_broken
from briefing.cli.output import put, say, styled, width
from briefing.cli.progress import compared
from briefing.cli.queries import run_query

if TYPE_CHECKING:
    from datetime import date

    from briefing.digest.lines import Line
    from briefing.library.library import Library
    from briefing.library.story_report import StoryReport
    from briefing.stories.changes import Change, Voice

EXAMPLES = """Entries that came, claims that a second independent origin makes now, that are disputed or
were revised, pages that were edited and claims that they no longer make: in the stories that the query
touches, by story. Without --since, what has changed since --seen was given for the same query, here or in
the reader; the last 7 days when it never was. Exit status 1 when nothing has changed.

examples:
  briefing changes                             since you looked last
  briefing changes --since 2d country:UA
  briefing changes --since 2025-03-01 --json
  briefing changes query:morning --seen        print them, and begin anew from here"""

_SIGNS = {"new": "+", "corroborated": "≡", "disputed": "≠", "revised": "↻", "edited": "✎", "withdrawn": "−"}
_EPOCH, _DAY = 719_163, 86_400  # the ordinal of 1970-01-01, and the seconds of a day


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_query(parser)
    parser.add_argument("--since", metavar="AGE|DATE", help="what changed since then, such as 2d, 3w or 2025-03-01")
    parser.add_argument("--seen", action="store_true", help="the next time begin from now")
    parser.add_argument("--json", action="store_true", help="print a list for programs")
    add_refresh(parser)
    add_library(parser)


def run(args: argparse.Namespace) -> int:
    """Print the changes; 1 when there are none."""
    from datetime import date

    from briefing.library.across import changed_stories

    library = answering_library(args)
    query = query_of(args)
    run_query(library, query)  # says what is wrong with it
    today = date.today()  # noqa: DTZ011 (the reader's own day)
    since = _last_look(library, query) if args.since is None else _since(args.since, today)
    compared(library)
    found = list(changed_stories(library, query, since, today=today))
    report_broken(library)
    if args.json:
        from briefing.digest.jsonform import dump_json

        put(dump_json([plain(report, change) for report, made in found for change in made], indent=2) + "\n")
    else:
        for number, (report, made) in enumerate(found):
            put(_shown(report, made, first=not number))
    if args.seen:
        step = library.marks.look(query)
        if step.problem:
            say(str(step.problem))
            return 1
    if not found:
        say(f"nothing has changed since {_instant(since)}")
    return 0 if found else 1


def plain(report: "StoryReport", change: "Change") -> dict[str, object]:
    """Return a change for programs; its instant is in UTC."""
    return {
        "story": report.story.id,
        "kind": str(change.kind),
        "at": _instant(change.at),
        "why": change.why,
        "about": _voice(change.about),
        "cause": _voice(change.cause),
    }


def _voice(voice: "Voice") -> dict[str, object]:
    claim = voice.claim.id if voice.claim else None
    return {"entry": voice.entry.id, "claim": claim or None, "passage": voice.passage}


def _since(text: str, today: "date") -> int:
    """Return the beginning of a day or of an age in seconds since 1970; raise Failure for what is neither."""
    from briefing.cli.failure import Failure
    from briefing.query.errors import ValueRefused
    from briefing.query.ranges import age_start, date_window

    day = None
    with suppress(ValueRefused):
        day = date_window(text).first
    with suppress(ValueRefused):
        day = age_start(text, today)
    if day is not None:
        return (max(day, _EPOCH) - _EPOCH) * _DAY
    raise Failure(f"--since {text}: neither a date such as 2025-03-01 nor an age such as 7d", status=2)


def _last_look(library: "Library", query: str) -> int:
    """Return up to when the changes of a query were seen, a week ago when they never were."""
    import time

    seen = library.marks.looked(query)
    return int(time.time()) - 7 * _DAY if seen is None else seen


def _instant(seconds: int) -> str:
    from datetime import UTC, datetime

    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"


def _shown(report: "StoryReport", made: "Sequence[Change]", *, first: bool) -> str:
    from briefing.digest.lines import Ink, Line, paragraph, render_lines

    lines = [] if first else [Line()]
    lines += paragraph(f"{report.name}  ({report.story.id})", width(), Ink.STRONG)
    for change in made:
        lines += _change(change)
    return render_lines(lines, styled=styled())


def _change(change: "Change") -> "list[Line]":
    from briefing.digest.lines import Ink, paragraph

    why = f": {change.why}" if change.why else ""
    head = f"{_SIGNS[change.kind]} {change.kind} {_instant(change.at)}{why}"
    lines = [*paragraph(head, width(), first="  "), *_told(change.about)]
    if change.cause != change.about:
        lines += paragraph("by", width(), Ink.QUIET, first="    ") + _told(change.cause)
    return lines


def _told(voice: "Voice") -> "list[Line]":
    """Return the words of a voice, and below them who says them and where."""
    from briefing.digest.lines import Ink, paragraph
    from briefing.digest.wording import chain, place_of

    claim = voice.claim if voice.claim and voice.claim.id else None
    who = f"{chain(claim)} · " if claim else ""
    told = f"{who}{voice.entry.published or 'undated'} · {place_of(claim, voice.entry) if claim else voice.entry.id}"
    return [
        *paragraph(voice.passage, width(), first="    "),
        *paragraph(told, width(), Ink.QUIET, first="        "),
    ]
