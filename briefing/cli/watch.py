"""``briefing watch``: keep asking the feeds, each at its own pace; tell of new entries that a query finds."""

import argparse
import shlex
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from briefing.cli.arguments import add_jobs, add_library, library_of, warn_of_actors
from briefing.cli.failure import Failure
from briefing.cli.fetch import chosen, summary
from briefing.cli.output import put, say
from briefing.text.clean import clean_line

if TYPE_CHECKING:
    from briefing.library.fetching import FeedResult, Options
    from briefing.library.library import Library
    from briefing.model import Entry

EXAMPLES = """Prints a line for each new entry: id and headline with a tab between them; with a query
those that it finds only. A command that --exec names gets the same entries as JSON lines on its
stdin, and their number in $BRIEFING_COUNT; it is run without a shell.
With --once, exit status 1 when there was none: an alert for cron.

examples:
  briefing watch
  briefing watch --query 'country:UA ceasefire' --exec 'notify-send "Ceasefire in the news"'
  briefing watch --once --query query:morning && mail-me"""
_SHORTEST, _LONGEST = 30.0, 900.0  # seconds between two looks at what is due: feeds.opml may have changed


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--query", metavar="QUERY", default="", help="tell only of new entries that it finds")
    parser.add_argument("--exec", metavar="COMMAND", dest="alert", help="run this when there are such entries")
    parser.add_argument("--once", action="store_true", help="ask what is due once, and end")
    add_jobs(parser)
    add_library(parser)


def run(args: argparse.Namespace) -> int:
    """Ask until it is ended; once: 1 when nothing that was wanted came."""
    from briefing.library.fetching import Options

    library = library_of(args)
    library.compares = True  # a query may ask what is disputed by now
    _require_query(library, args.query)
    command = _command(args.alert)
    warn_of_actors(library)
    options = Options(jobs=args.jobs, due=True)
    with _ended_by_signals():
        while True:
            found = one_round(library, options, args.query, command)
            if args.once:
                return 0 if found else 1
            pause = until_due(library, time.time())
            say(f"the next feed is due in {pause / 60:.0f} min" if pause >= 90 else f"again in {pause:.0f} s")
            time.sleep(pause)


def one_round(library: "Library", options: "Options", query: str, command: tuple[str, ...] = ()) -> int:
    """Ask what is due, and tell of what came; return how many new entries the query finds."""
    results: list[FeedResult] = []
    with closing(library.fetch(chosen(library, ()), options)) as coming:
        results.extend(coming)
    asked = [result for result in results if result.status not in {"waiting", "gone"}]
    for result in asked:
        if result.problem and not result.offline:
            say(str(result.problem))
    if asked:
        say(summary(asked))
    found = [entry for result in asked for entry in result.added if _finds(library, query, entry)]
    for entry in found:
        put(f"{entry.id}\t{clean_line(entry.headline)}\n")
    if found and command:
        _run(command, found)
    return len(found)


def until_due(library: "Library", now: float) -> float:
    """Return the seconds to the time at which the next feed is due."""
    times = [max(feed.state.due, feed.state.wait) for feed in library.feeds.list() if not feed.state.gone]
    return min(max(min(times, default=now + _LONGEST) - now, _SHORTEST), _LONGEST)


def _require_query(library: "Library", query: str) -> None:
    """Raise Failure for a query that cannot be understood."""
    errors = library.search(query).errors
    if errors:
        raise Failure(f"the query cannot be understood: {errors[0]}", 2)


def _command(text: str | None) -> tuple[str, ...]:
    try:
        words = tuple(shlex.split(text or ""))
    except ValueError as error:
        raise Failure(f"--exec cannot be understood: {error}", 2) from None
    if text is not None and not words:
        raise Failure("--exec names no command", 2)
    return words


def _finds(library: "Library", query: str, entry: "Entry") -> bool:
    return not query.strip() or library.search(f"({query}) id:{entry.id}").count > 0


def _run(command: tuple[str, ...], found: "list[Entry]") -> None:
    import os

    from briefing.digest.jsonform import dump_json

    lines = "".join(dump_json(entry.to_dict()) + "\n" for entry in found)
    environ = {**os.environ, "BRIEFING_COUNT": str(len(found))}
    try:
        ended = subprocess.run(command, input=lines.encode("utf-8", "replace"), env=environ, check=False)  # noqa: S603 (the user's own)
    except OSError as error:
        say(f"--exec {command[0]}: cannot be run: {error.strerror}")
        return
    if ended.returncode:
        say(f"--exec {command[0]}: ended with status {ended.returncode}")


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Let SIGTERM, with which systemd ends a service, end the work as Ctrl-C does, with status 0."""

    def end(*_: object) -> None:
        raise SystemExit(0)

    before: Callable[..., object] | int | None = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
