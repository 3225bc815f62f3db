"""``briefing fetch``: ask the feeds, and take in what is new."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from briefing.cli.arguments import add_jobs, add_library, library_of, warn_of_actors
from briefing.cli.failure import Failure
from briefing.cli.feeds import NO_FEEDS
from briefing.cli.output import put, say
from briefing.cli.progress import followed

if TYPE_CHECKING:
    from briefing.library.feeds import Feed
    from briefing.library.fetching import FeedResult
    from briefing.library.library import Library

EXAMPLES = """Prints a line for each feed that had something new or failed, with the reason; piped, a line
for every feed: status, new entries, name, address, reason, with tabs between them.
Exit status 1 when all feeds failed.

examples:
  briefing fetch                       all feeds
  briefing fetch unn.ua                those with that in their name or address
  briefing fetch --due                 those that may have something new by their pace: for cron
  briefing fetch --json | jq '.[] | select(.status == "failed")'"""
_NAME = 28  # cells of a feed's name in the table


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("feeds", nargs="*", metavar="FEED", help="an address, or a part of a name or address")
    parser.add_argument("--json", action="store_true", help="print a list of what became of each feed")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--due", action="store_true", help="leave out feeds that hardly have anything new yet")
    which.add_argument("--all", action="store_true", help="ask also those that are gone or asked to be left alone")
    add_jobs(parser)
    add_library(parser)


def run(args: argparse.Namespace) -> int:
    """Ask the feeds; 1 when all failed."""
    from briefing.library.fetching import Options

    library = library_of(args)
    feeds = chosen(library, args.feeds)
    if not feeds:
        say(NO_FEEDS)
        return 1
    warn_of_actors(library)
    results: list[FeedResult] = []
    options = Options(jobs=args.jobs, everything=args.all, due=args.due)
    with closing(followed(library.fetch(feeds, options), _failed)) as coming:
        for result in coming:
            results.append(result)
            if not args.json:
                show(result)
    if args.json:
        from briefing.digest.jsonform import dump_json

        put(dump_json([plain(result) for result in results], indent=2) + "\n")
    say(summary(results))
    asked = [result for result in results if result.status not in {"waiting", "gone"}]
    return 1 if asked and all(_failed(result) for result in asked) else 0


def chosen(library: "Library", names: Sequence[str]) -> "tuple[Feed, ...]":
    """Return the feeds that names mean, all without one; raise Failure for a name that means none."""
    from briefing.store.errors import StoreError

    try:
        for problem in library.feeds.problems:
            say(str(problem))
        if not names:
            return library.feeds.list()
        found = {name: library.feeds.named(name) for name in names}
    except StoreError as error:
        raise Failure(str(error.problem)) from None
    for name, feeds in found.items():
        if not feeds:
            raise Failure(f"no feed has {name} in its name or address; briefing feeds list shows them")
    return tuple({feed.subscription.url: feed for feeds in found.values() for feed in feeds}.values())


def show(result: "FeedResult") -> None:
    """Print what became of a feed: what is worth a line on a terminal, everything into a pipe."""
    from briefing.text.clean import clean_line

    count = str(len(result.added))
    if not sys.stdout.isatty():
        cells = (result.status, count, result.name, result.url, _why(result))
        put("\t".join(clean_line(cell) for cell in cells) + "\n")
    elif (result.added or result.merged or result.failed or result.problem or result.moved) and not result.offline:
        from briefing.text.width import cell_width, truncate

        name = truncate(clean_line(result.name), _NAME)
        filled = name + " " * (_NAME - cell_width(name))
        put(f"{result.status:9} {count:>4}  {filled}  {clean_line(_why(result))}".rstrip() + "\n")


def summary(results: "Sequence[FeedResult]") -> str:
    """Return what became of all feeds in one line."""
    if results and all(result.offline for result in results):
        return "no network: nothing was fetched; everything that is in the library can be read"
    counts = [(name, sum(result.status == name for result in results)) for name in ("unchanged", "waiting", "gone")]
    failed = sum(result.status == "failed" for result in results)
    new = sum(len(result.added) for result in results)
    merged = sum(len(result.merged) for result in results)
    parts = [f"{new} new {'entry' if new == 1 else 'entries'}"]
    parts += [f"{merged} found elsewhere as well"] if merged else []
    parts += [f"{count} {name}" for name, count in (*counts, ("failed", failed)) if count]
    return f"{len(results)} {'feed' if len(results) == 1 else 'feeds'}: {', '.join(parts)}"


def plain(result: "FeedResult") -> dict[str, object]:
    """Return a result for programs."""
    return {
        "name": result.name,
        "url": result.url,
        "status": str(result.status),
        "added": [entry.id for entry in result.added],
        "merged": [entry.id for entry in result.merged],
        "known": result.known,
        "problem": str(result.problem) if result.problem else None,
        "code": result.problem.code if result.problem else None,
        "failed": [str(problem) for problem in result.failed],
        "moved": result.moved,
    }


def _why(result: "FeedResult") -> str:
    if result.problem:
        hint = f"; {result.problem.hint}" if result.problem.hint else ""
        return f"{result.problem.message}{hint}"
    if result.failed:
        more = f" (and {len(result.failed) - 1} more)" if len(result.failed) > 1 else ""
        return f"{result.failed[0]}{more}"
    if result.merged and not result.moved:
        return f"{len(result.merged)} found elsewhere as well: another source of the entry"
    return f"moved to {result.moved}" if result.moved else ""


def _failed(result: "FeedResult") -> bool:
    return result.problem is not None
