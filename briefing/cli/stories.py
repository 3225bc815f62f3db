"""``briefing stories``: the events that entries are about, one line each."""

import argparse
import sys
from typing import TYPE_CHECKING

from briefing.cli.arguments import add_library, add_query, add_refresh, answering_library, query_of, report_broken
from briefing.cli.output import put, say, width
from briefing.cli.queries import run_query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.index.row import Row
    from briefing.stories.story import Story

EXAMPLES = """A story is the entries about one event. It goes by the id of its first entry; that of any other of
them means it too. Prints, piped, that id, the first and last date, the number of entries and the name
with tabs between them.
Exit status 1 when nothing matches.

examples:
  briefing stories country:UA newer:30d
  briefing search story:9f2c41d07a3b           the entries of one story
  briefing disputes story:9f2c41d07a3b         what they contradict each other in"""

_TOGETHER = 256  # stories of which the rows are fetched at once


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_query(parser)
    parser.add_argument("--json", action="store_true", help="print a list of stories with the ids of their entries")
    add_refresh(parser)
    add_library(parser)


def run(args: argparse.Namespace) -> int:
    """Print the stories of what the query finds; 1 when it finds nothing."""
    from datetime import date

    library = answering_library(args)
    query = query_of(args)
    run_query(library, query)  # says what is wrong with it
    stories = library.stories(query, today=date.today())  # noqa: DTZ011 (ages count from the reader's own day)
    report_broken(library)
    if args.json:
        from briefing.digest.jsonform import dump_json
        from briefing.digest.relations import story_to_dict

        linked = (library.story(story.id) or story for story in stories)
        put(dump_json([story_to_dict(story) for story in linked], indent=2) + "\n")
    else:
        for start in range(0, len(stories), _TOGETHER):
            some = stories[start : start + _TOGETHER]
            rows = {row.id: row for row in library.rows([name for story in some for name in story.entries])}
            put("".join(_line(story, [rows[name] for name in story.entries if name in rows]) + "\n" for story in some))
    if not stories:
        say("nothing matches; briefing stories without a query lists all of them")
    return 0 if stories else 1


def _line(story: "Story", rows: "Sequence[Row]") -> str:
    from briefing.text.clean import clean_line

    days = sorted(clean_line(row.published)[:10] for row in rows if row.published)
    name = clean_line(story.name or (rows[0].headline if rows else story.id))
    first, last = (days[0], days[-1]) if days else ("", "")
    if not sys.stdout.isatty():
        return "\t".join((clean_line(story.id), first, last, str(len(story.entries)), name))
    from briefing.text.width import truncate

    when = (first if first == last else f"{first} – {last}") or "undated"
    short = clean_line(story.id.rpartition("-")[2])
    entries = f"{len(story.entries)} {'entry' if len(story.entries) == 1 else 'entries'}"
    return truncate(f"{short:12}  {when:23}  {entries:10}  {name}", width())
