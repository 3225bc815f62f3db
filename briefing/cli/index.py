"""``briefing index``: bring the search index in step with the files, or make it anew."""

import argparse
from typing import TYPE_CHECKING

from briefing.cli.arguments import add_library, readable_library, report_broken
from briefing.cli.output import say
from briefing.cli.progress import refreshed, with_progress

if TYPE_CHECKING:
    from briefing.library.refresh import Changes

EXAMPLES = """examples:
  briefing index                take in what has changed; searching does that by itself
  briefing index --rebuild      make it anew from the files"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--rebuild", action="store_true", help="put the index away and read every file again")
    add_library(parser)


def run(args: argparse.Namespace) -> int:
    """Refresh or rebuild, and say what was different and how large the index is."""
    library = readable_library(args)
    changes = with_progress(library.rebuild) if args.rebuild else refreshed(library)
    report_broken(library)
    total = library.search("").total
    size = library.index_size
    where = f"{size / 1e6:,.1f} MB in .briefing/" if size else "in memory: nothing can be written to .briefing/"
    say(f"{total:,} {'entry' if total == 1 else 'entries'} indexed, {told(changes)}; {where}")
    return 0


def told(changes: "Changes") -> str:
    """Return what a refresh found, in words.

    >>> from briefing.library.refresh import Changes
    >>> told(Changes(added=2, removed=1)), told(Changes())
    ('2 added, 1 removed', 'nothing changed')
    """
    counts = [(changes.added, "added"), (changes.changed, "changed"), (changes.removed, "removed")]
    return ", ".join(f"{count:,} {word}" for count, word in counts if count) or "nothing changed"
