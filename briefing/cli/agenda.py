"""``briefing agenda``: what claims say will be, by day, with the words of later entries that tell how it went."""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from briefing.cli.arguments import (
    add_library,
    add_query,
    add_refresh,
    answering_library,
    cells,
    query_of,
    report_broken,
)
from briefing.cli.output import put, say, styled, width
from briefing.cli.progress import with_progress
from briefing.cli.queries import run_query

if TYPE_CHECKING:
    from datetime import date

    from briefing.digest.lines import Ink, Line
    from briefing.library.library import Library
    from briefing.model import Claim, Entry
    from briefing.model.edtf import Edtf
    from briefing.stories.agenda import Answer, Item

EXAMPLES = """Prints the days that claims name as to come after their article was published, in the stories that the
query touches: what is due, what is today, and what was due in the last 30 days.

  ○ due           its day is to come
  ● today         its day, or one of its days, is today
  – passed        its day is over, and no later entry tells how it went
  ✓ confirmed     a later entry tells it as done
  ≠ contradicted  a later entry says that it is not so, or names another day

Nothing follows from silence. Exit status 1 when nothing is on the agenda.

examples:
  briefing agenda                              in the whole library
  briefing agenda country:UA newer:30d
  briefing agenda --all story:9f2c41d07a3b     what was due longer ago as well
  briefing agenda --json"""

_SIGNS = {"due": "○", "today": "●", "passed": "–", "confirmed": "✓", "contradicted": "≠"}


class Due(NamedTuple):
    """An item of the agenda, and the story that it is of."""

    story: str
    item: "Item"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_query(parser)
    parser.add_argument("--all", action="store_true", help="print what was due more than 30 days ago, too")
    parser.add_argument("--width", metavar="CELLS", type=cells, help="wrap text to this width")
    parser.add_argument("--json", action="store_true", help="print a list for programs")
    add_refresh(parser)
    add_library(parser)


def run(args: argparse.Namespace) -> int:
    """Print the agenda; 1 when nothing is on it."""
    from datetime import date

    library = answering_library(args)
    query = query_of(args)
    run_query(library, query)  # says what is wrong with it
    today = date.today()  # noqa: DTZ011 (the reader's own day)
    found = _found(library, query, today, whole=args.all)
    report_broken(library)
    if args.json:
        from briefing.digest.jsonform import dump_json

        put(dump_json([plain(*due) for due in found], indent=2) + "\n")
    elif found:
        put(_shown([item for _, item in found], today, width(args.width)))
    if not found:
        say("nothing is on the agenda" + ("" if args.all else "; --all looks further back than 30 days"))
    return 0 if found else 1


def plain(story: str, item: "Item") -> dict[str, object]:
    """Return an item for programs; its date is EDTF, as in an entry."""
    return {
        "story": story,
        "date": in_edtf(item.days),
        "state": str(item.state),
        **_said(item.entry, item.claim, item.passage),
        "answers": [
            {"confirms": answer.confirms, **_said(answer.entry, answer.claim, answer.passage)}
            for answer in item.answers
        ],
    }


def in_edtf(days: "Edtf") -> str:
    """Return days as the shortest EDTF that means them: a day, a month, a year, else an interval.

    >>> from briefing.model.edtf import parse_edtf
    >>> in_edtf(parse_edtf("2025-03")), in_edtf(parse_edtf("2025-03-01/2025-03-09"))
    ('2025-03', '2025-03-01/2025-03-09')
    """
    from briefing.model.edtf import parse_edtf

    first, last = days.earliest.isoformat(), days.latest.isoformat()
    return next((text for text in (first, first[:7], first[:4]) if parse_edtf(text) == days), f"{first}/{last}")


def _found(library: "Library", query: str, today: "date", *, whole: bool) -> list[Due]:
    """Return the agenda by day; what stories say of one day stands story by story."""
    from briefing.library.across import agenda_of

    found = with_progress(lambda report: list(agenda_of(library, query, today, whole=whole, progress=report)))
    return sorted((Due(told.story.id, item) for told, item in found), key=lambda due: (due.item.days, due.story))


def _said(entry: "Entry", claim: "Claim", passage: str) -> dict[str, object]:
    return {"entry": entry.id, "claim": claim.id, "passage": passage, "text": claim.text}


def _shown(items: "Sequence[Item]", today: "date", room: int) -> str:
    from briefing.digest.lines import Ink, Line, render_lines

    lines: list[Line] = []
    for days, group in groupby(items, key=lambda item: item.days):
        lines += [Line()] if lines else []
        lines.append(Line(_heading(days, today), Ink.STRONG))
        lines += _day(group, room)
    return render_lines(lines, styled=styled())


def _heading(days: "Edtf", today: "date") -> str:
    """Return the days of a group, and how far away they are when they are not over.

    >>> from datetime import date
    >>> from briefing.model.edtf import parse_edtf
    >>> [_heading(parse_edtf(day), date(2025, 3, 9)) for day in ("2025-02", "2025-03", "2025-03-09", "2025-03-10")]
    ['2025-02', '2025-03, now', '2025-03-09, today', '2025-03-10, in 1 day']
    """
    away = (days.earliest - today).days
    if away > 0:
        return f"{in_edtf(days)}, in {away} {'day' if away == 1 else 'days'}"
    if days.latest < today:
        return in_edtf(days)
    return f"{in_edtf(days)}, {'today' if days.earliest == days.latest else 'now'}"


def _day(items: "Iterable[Item]", room: int) -> "Iterator[Line]":
    for item in items:
        state = str(item.state)
        words = f"{_SIGNS[state]} {state}: {item.claim.text}"
        yield from _words(words, item.entry, item.claim, room, _ink(state))
        for answer in item.answers:
            yield from _answer(answer, room)


def _answer(answer: "Answer", room: int) -> "Iterator[Line]":
    state, what = ("confirmed", "confirms it") if answer.confirms else ("contradicted", "contradicts it")
    words = f"{_SIGNS[state]} {what}: {answer.claim.text}"
    return _words(words, answer.entry, answer.claim, room, _ink(state), deeper="    ")


def _ink(state: str) -> "Ink":
    from briefing.digest.lines import Ink

    return {"passed": Ink.QUIET, "contradicted": Ink.ALERT}.get(state, Ink.PLAIN)


def _words(words: str, entry: "Entry", claim: "Claim", room: int, ink: "Ink", deeper: str = "") -> "Iterator[Line]":
    """Yield what a claim says, through whom it came, and where it stands."""
    from briefing.digest.lines import Ink, paragraph
    from briefing.digest.wording import chain, place_of

    told = f"{chain(claim)} · {entry.published or 'undated'} · {place_of(claim, entry)}"
    yield from paragraph(words, room, ink, first=f"  {deeper}", rest=f"    {deeper}")
    yield from paragraph(told, room, Ink.QUIET, first=f"      {deeper}")
