"""``briefing feeds``: the feeds that the library follows."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli.arguments import add_library, library_of
from briefing.cli.failure import Failure
from briefing.cli.output import put, put_line, say

if TYPE_CHECKING:
    from briefing.library.feeds import Feed, Feeds
    from briefing.model import Problem
    from briefing.model.subscription import Subscription

EXAMPLES = """The feeds are kept in feeds.opml of the library, which other readers can read, and you can edit.

examples:
  briefing feeds add https://unn.ua/rss/all.xml
  briefing feeds add --tag ukraine --full-text https://unn.ua/     finds the feed of a page
  briefing feeds list
  briefing feeds remove unn.ua
  briefing feeds import subscriptions.opml
  briefing feeds export > feeds.opml"""
_LARGEST = 15 << 20  # bytes of a list of feeds


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    acts = parser.add_subparsers(dest="act", metavar="ACTION", title="actions", required=True)
    add = acts.add_parser("add", help="follow a feed, or change its settings")
    add.add_argument("url", metavar="URL", help="a feed, or a web page that names one")
    add.add_argument("--title", help="what you call it; by default what it calls itself")
    add.add_argument("--publisher", metavar="NAME", help="the publisher of its articles, where the feed says otherwise")
    add.add_argument("--tag", action="append", default=[], help="a tag for each of its articles; may be repeated")
    add.add_argument("--full-text", action="store_true", help="take the articles from their pages")
    add.add_argument("--allow-private", action="store_true", help="let it be at an address of your own network")
    add.add_argument("--no-check", action="store_true", help="add it without asking it")
    listed = acts.add_parser("list", help="list the feeds")
    listed.add_argument("--json", action="store_true", help="print all that is known of them")
    remove = acts.add_parser("remove", help="stop following a feed; its entries stay")
    remove.add_argument("name", metavar="FEED", help="its address, or a part of its name or address")
    taken = acts.add_parser("import", help="follow the feeds of an OPML file")
    taken.add_argument("file", metavar="FILE", help="an OPML file, or - for stdin")
    taken.add_argument("--allow-private", action="store_true", help="let them be at addresses of your own network")
    export = acts.add_parser("export", help="print the feeds as OPML 2.0")
    export.add_argument("--with-secrets", action="store_true", help="with feeds whose address holds a password or key")
    for act in (add, listed, remove, taken, export):
        add_library(act)
    add_library(parser)


def run(args: argparse.Namespace) -> int:
    """Do what was asked."""
    from briefing.intake.errors import IntakeError
    from briefing.store.errors import StoreError

    feeds = library_of(args).feeds
    acts = {"add": _add, "list": _list, "remove": _remove, "import": _import, "export": _export}
    try:
        return acts[args.act](feeds, args)
    except (IntakeError, StoreError) as error:
        raise Failure(str(error.problem)) from None


def _add(feeds: "Feeds", args: argparse.Namespace) -> int:
    from dataclasses import replace

    from briefing.intake.net.url import masked
    from briefing.model.subscription import Subscription

    given = Subscription(
        args.url, args.title, None, (), args.full_text, args.publisher, tuple(args.tag), args.allow_private
    )
    found = given if args.no_check else _found(given)
    known = next((feed.subscription for feed in feeds.list() if feed.subscription.url == found.url), None)
    if known:
        found = replace(found, title=args.title or known.title or found.title, site=known.site, folders=known.folders)
    new = feeds.add(found)
    say(f"{'following' if new else 'changed'} {found.title or masked(found.url)}")
    put_line(masked(found.url))
    return 0


def _found(given: "Subscription") -> "Subscription":
    """Return the subscription with the address and name of the feed that was found."""
    from dataclasses import replace

    from briefing.intake.net.pages import find_feed
    from briefing.intake.net.poll import Readers
    from briefing.intake.net.values import OFFLINE, FetchError, Limits, Wanted

    try:
        found = find_feed(Wanted(given.url, allow_private=given.allow_private), Readers(), Limits())
    except FetchError as error:
        if error.problem.code == OFFLINE:
            say("no network: it is added as it is, and asked by the next briefing fetch")
            return given
        raise
    return replace(given, url=found.url, title=given.title or found.document.title, site=found.document.link)


def _list(feeds: "Feeds", args: argparse.Namespace) -> int:
    listed = feeds.list()
    _say_all(feeds.problems)
    if args.json:
        from briefing.digest.jsonform import dump_json

        put(dump_json([_plain(feed) for feed in listed], indent=2) + "\n")
    elif sys.stdout.isatty():
        for feed in listed:
            put_line(f"{feed.name}{_state(feed)}")
            put_line(f"  {feed.url}{_settings(feed)}")
    else:
        for feed in listed:
            put(f"{_cell(feed.name)}\t{_cell(feed.url)}\t{_cell(_state(feed).removeprefix(', '))}\n")
    if not listed:
        say(NO_FEEDS)
    return 0


NO_FEEDS = "no feeds yet; briefing feeds add URL follows one, briefing feeds import FILE those of another reader"


def _remove(feeds: "Feeds", args: argparse.Namespace) -> int:
    found = feeds.named(args.name)
    if len(found) != 1:
        if found:
            names = "; ".join(feed.url for feed in found[:5])
            raise Failure(f"{len(found)} feeds are meant by that: {names}; say more of its address")
        raise Failure("no feed of that name or address; briefing feeds list shows them")
    feeds.remove(found[0])
    say(f"{found[0].name} is not followed any more; its entries stay")
    return 0


def _import(feeds: "Feeds", args: argparse.Namespace) -> int:
    try:
        if args.file == "-":
            data = sys.stdin.buffer.read(_LARGEST + 1)
        else:
            with Path(args.file).open("rb") as stream:
                data = stream.read(_LARGEST + 1)
    except OSError as error:
        raise Failure(f"{args.file}: cannot be read: {error.strerror}") from None
    if len(data) > _LARGEST:
        raise Failure(f"{args.file}: is larger than {_LARGEST >> 20} MiB, so it is no list of feeds")
    imported = feeds.import_opml(data, args.file, allow_private=args.allow_private)
    _say_all(imported.problems)
    for feed in imported.added:
        from briefing.intake.net.url import masked

        put_line(masked(feed.url))
    refused = f", {len(imported.problems)} refused" if imported.problems else ""
    say(f"{len(imported.added)} feeds added, {imported.known} known{refused}; briefing fetch asks them")
    return 0 if imported.added or imported.known else 1


def _export(feeds: "Feeds", args: argparse.Namespace) -> int:
    from briefing.store.opml import read_opml

    data = feeds.export_opml(secrets=args.with_secrets)
    put(data.decode("utf-8"))
    left = len(feeds.list()) - len(read_opml(data, "").feeds)
    if left:
        say(f"{left} left out, whose address holds a password or key; --with-secrets prints them")
    return 0


def _say_all(problems: "tuple[Problem, ...]") -> None:
    for problem in problems:
        say(str(problem))


def _plain(feed: "Feed") -> dict[str, object]:
    subscription, state = feed.subscription, feed.state
    return {
        "name": feed.name,
        "url": feed.url,
        "site": subscription.site,
        "folders": list(subscription.folders),
        "tags": list(subscription.tags),
        "publisher": subscription.publisher,
        "full_text": subscription.full_text,
        "allow_private": subscription.allow_private,
        "gone": state.gone,
        "failures": state.failures,
        "error": state.error,
        "moved": state.moved,
    }


def _state(feed: "Feed") -> str:
    state = feed.state
    if state.gone:
        return ", gone"
    times = "once" if state.failures == 1 else f"{state.failures} times"
    return f", failed {times}: {state.error}" if state.failures else ""


def _settings(feed: "Feed") -> str:
    own = feed.subscription
    given = [
        *(["full text"] if own.full_text else []),
        *([f"publisher {own.publisher}"] if own.publisher else []),
        *([f"tags {', '.join(own.tags)}"] if own.tags else []),
        *(["private addresses"] if own.allow_private else []),
    ]
    return f"  ({'; '.join(given)})" if given else ""


def _cell(text: str) -> str:
    from briefing.text.clean import clean_line

    return clean_line(text)
