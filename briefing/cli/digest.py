"""``briefing digest``: what the library says, by topic and date, each claim with its chain and sources."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.arguments import (
    add_library,
    add_query,
    add_refresh,
    answering_library,
    cells,
    positive,
    query_of,
    report_broken,
)
from briefing.cli.failure import Failure
from briefing.cli.output import put, say, styled, width
from briefing.cli.queries import explain, run_query

if TYPE_CHECKING:
    from briefing.digest.section import Section
    from briefing.library.library import Library

EXAMPLES = """examples:
  briefing digest                                   everything
  briefing digest --since 7d topic:conflict         the last week on one topic
  briefing digest --since 2025-03-01 --until 2025-03-15
  briefing digest --by story newer:2d               what several say, what is disputed, then the rest
  briefing digest --format markdown > digest.md
  briefing digest is:unread --format html --output morning.html"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_query(parser)
    parser.add_argument("--since", metavar="WHEN", help="a date such as 2025-03-01, or an age such as 7d")
    parser.add_argument("--until", metavar="WHEN", help="a date such as 2025-03-15, or an age such as 7d")
    parser.add_argument(
        "--limit", metavar="N", type=positive, help="the newest N entries only, or the newest N stories"
    )
    parser.add_argument(
        "--by", choices=("topic", "story"), default="topic", help="topic, or story: each whole that the query touches"
    )
    parser.add_argument("--format", choices=("text", "markdown", "html", "json"), default="text", help="text")
    parser.add_argument("--width", metavar="CELLS", type=cells, help="wrap text to this width")
    parser.add_argument("--all", action="store_true", help="show stances and intentions too")
    parser.add_argument("--output", metavar="FILE", help="write to a file")
    add_refresh(parser)
    add_library(parser)


def run_default(args: argparse.Namespace) -> int:
    """Print the digest of everything, as ``briefing`` does without a command and without a terminal."""
    parser = argparse.ArgumentParser()
    configure(parser)
    return run(parser.parse_args([], namespace=args))


def run(args: argparse.Namespace) -> int:
    """Print the digest; what finds nothing says so and is no failure."""
    from briefing.digest.forms import render, render_stories
    from briefing.digest.options import DigestOptions

    library = answering_library(args)
    query = query_of(args)
    found = run_query(library, query)
    window = _window(args)
    asked = (f"({query}) {window}" if query else window) if window else query
    if window:
        found = run_query(library, asked)
    shown = " ".join(part for part in (query, window) if part)
    options = DigestOptions(shown, width(args.width), styled() and not args.output, args.all)
    if args.by == "story":
        sections = _sections(library, asked, args)
        text, nothing = render_stories(sections, args.format, options), not sections
    else:
        entries = found.entries[: args.limit]
        text, nothing = render(entries, args.format, options), not entries
    report_broken(library)
    if nothing:
        say(_nothing(empty=not library.entries, root=str(library.root)))
    _deliver(text, args.output)
    return 0


def _sections(library: "Library", query: str, args: argparse.Namespace) -> "list[Section]":
    """Return the stories that a query touches, the newest entry's first; only these are read."""
    from briefing.digest.section import section
    from briefing.library.related import comparison_of

    today = date.today()  # noqa: DTZ011 (ages count from the reader's own day)
    made = []
    for story in library.stories(query, limit=args.limit, today=today):
        linked = library.story(story.id) if args.format == "json" else None  # the others name none beside it
        whole = linked or story
        report = library.report(whole)
        if report.entries:
            found = comparison_of(library, report)
            made.append(section(whole, report.name, report.entries, found, hidden=args.all))
    return made


def _deliver(text: str, file: str | None) -> None:
    if file is None:
        put(text)
        return
    try:
        Path(file).write_text(text, encoding="utf-8")
    except OSError as error:
        raise Failure(f"{file}: cannot be written: {error.strerror}") from None


def _window(args: argparse.Namespace) -> str:
    """Return --since and --until as a query; raise Failure for what is neither a date nor an age."""
    since = _bound(args.since, "since", "newer:{}", "date:{}..") if args.since is not None else ""
    until = _bound(args.until, "until", "older:{}", "date:..{}") if args.until is not None else ""
    window = f"{since} {until}".strip()
    if since and until:
        _check_order(args, since, until)
    return window


def _check_order(args: argparse.Namespace, since: str, until: str) -> None:
    """Raise Failure when the first day of --since comes after the last day of --until."""
    from briefing.query.ranges import age_start, date_window

    today = date.today()  # noqa: DTZ011 (ages count from the reader's own day)

    def day(query: str, value: str, *, last: bool) -> int:
        if query.startswith("date:"):
            bounds = date_window(value)
            return (bounds.last if last else bounds.first) or 0  # neither end is open
        return age_start(value, today)

    if day(since, args.since, last=False) > day(until, args.until, last=True):
        raise Failure(f"--since {args.since} --until {args.until}: it ends before it begins", status=2)


def _bound(value: str, name: str, age: str, day: str) -> str:
    from briefing.query.parse import parse

    tried = [form.format(value) for form in (day, age)]
    if not value.split() == [value] or ".." in value or any(c in value for c in '"(),:<>='):
        raise _refused(name, value)
    for query in tried:
        if not parse(query).errors:
            return query
    raise _refused(name, value)


def _refused(name: str, value: str) -> Failure:
    """Return the failure that shows the option with carets under its value."""
    from briefing.query.errors import QueryError, shown

    written, before = f"--{name} {value}", len(f"--{name} ")
    hint = "write a date such as 2025-03-01 or an age such as 7d, 2w, 3m or 1y"
    error = QueryError(f"{shown(value)} is neither a date nor an age", before, len(written), hint)
    return Failure(explain(written, [error]), status=2)


def _nothing(*, empty: bool, root: str) -> str:
    if empty:
        return f"nothing to show: the library at {root} is empty; briefing add PATH takes in articles"
    return "nothing to show: no entry matches; briefing digest without a query shows everything"
