"""How fast feeds are asked, beside aiohttp and feedparser alone, and whether memory stays flat.

    python -m bench.fetch [--feeds 500] [--runs 3] [--reader module:function]
    python -m bench.fetch --part asked          without the library: the first fetch of 10,000 entries takes minutes
    python -m bench.fetch --part memory --feeds 20 --items 2 --refreshes 10000

A server on loopback, in a process of its own, answers for feeds at 200 addresses (127.0.0.2 and on): all of them as
they were (200 with the same body), not modified (304), and with one item more in each. Both sides ask the same, in
turn, in one run, 32 requests at once. "fetch" is what ``briefing fetch`` does, state and index included; "asked" leaves
that out, which the bare side does not do. CPU is of the process and its children. For the memory of one process, each
feed is asked over and over, by turns not modified and with other bytes about the same items.
"""

import argparse
import asyncio
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from briefing.intake.net.client import Client
from briefing.intake.net.poll import Ask, Poll, Readers
from briefing.intake.net.values import Limits, Validators, Wanted
from briefing.library.fetching import FeedStatus, Options
from briefing.library.library import Library
from briefing.model import Article
from briefing.model.feed import FeedDocument
from briefing.model.subscription import Subscription
from briefing.store.feeds_file import add_feeds

_HOSTS = 200
_ITEMS = 20


class Cost(NamedTuple):
    """Seconds on the clock, and of the processor."""

    wall: float
    cpu: float


def read_plainly(data: bytes, _url: str | None = None) -> FeedDocument:
    """Return what feedparser finds and no more: a stand-in that costs what the bare side pays."""
    import feedparser

    found = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    articles = (
        Article(text=item.get("summary", ""), headline=item.get("title"), url=item.get("link"), id=item.get("id"))
        for item in found.entries
    )
    return FeedDocument(tuple(articles), found.feed.get("title"))


def body(feed: int, items: int, count: int = _ITEMS) -> bytes:
    """Return a feed of its last items, the newest first; with 20 as large as the median of those looked at (40 kB)."""
    words = f"The port of town {feed} will close, its master said on Tuesday. Ships are waiting outside. " * 20
    made = "".join(
        f"<item><title>Port {feed} closes for the {n}th time</title><link>http://p.example/{feed}/{n}</link>"
        f"<guid>{feed}-{n}</guid><pubDate>Mon, 10 Mar 2025 10:{n % 60:02}:00 GMT</pubDate>"
        f"<description>{words} {n}</description></item>"
        for n in range(items, items - count, -1)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Port {feed}</title>{made}</channel></rss>'.encode()


async def serve(port: int, feeds: int, count: int) -> None:
    """Answer: /N is feed N; /set/ITEMS/yes says up to which item, and that it was modified, if not "no"."""
    bodies = {(feed, items): body(feed, items, count) for feed in range(feeds) for items in (_ITEMS, _ITEMS + 1)}
    state = {"items": _ITEMS, "modified": True, "round": 0}

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                path = head.split(b" ")[1].decode().strip("/")
                if path.startswith("set/"):
                    _, items, modified = path.split("/")
                    state.update(items=int(items), modified=modified != "no")
                    state["round"] += modified == "otherwise"
                    data = b""
                else:
                    data = bodies[int(path), state["items"]] + b"<!-- %d -->" % state["round"]
                if b"If-None-Match" in head and not state["modified"]:
                    writer.write(b"HTTP/1.1 304 Not Modified\r\n\r\n")
                else:
                    writer.write(b'HTTP/1.1 200 OK\r\nETag: "a"\r\nContent-Length: %d\r\n\r\n' % len(data) + data)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            writer.close()

    async with await asyncio.start_server(answer, "0.0.0.0", port, backlog=1024) as listening:
        sys.stdout.write(f"{listening.sockets[0].getsockname()[1]}\n")
        sys.stdout.flush()
        await listening.serve_forever()


async def bare(urls: list[str], headers: dict[str, str]) -> int:
    """Ask with aiohttp and parse with feedparser: the floor."""
    import aiohttp
    import feedparser

    gate = asyncio.Semaphore(32)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=32)) as session:

        async def one(url: str) -> int:
            async with gate, session.get(url, headers=headers) as response:
                data = await response.read()
                if response.status != 200:
                    return 0
                return len(feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False).entries)

        return sum(await asyncio.gather(*(one(url) for url in urls)))


def asked(urls: list[str], reader: str, *, validators: Validators = Validators()) -> int:  # noqa: B008
    """Ask and parse as ``briefing fetch`` does, and take nothing in."""
    asks = [Ask(Wanted(url, validators, allow_private=True)) for url in urls]
    poll = Poll(asks, Readers(feed=reader), Limits(), make_client=Client)
    try:
        found = list(poll)
    finally:
        poll.close()
    assert all(answer.error is None for answer in found), [str(a.error) for a in found if a.error][:3]
    return sum(len(answer.feed.articles) for answer in found if answer.feed)


def cost(work: Callable[[], object]) -> Cost:
    """Return what work takes, its child processes included."""
    before = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    began = time.perf_counter()
    work()
    wall = time.perf_counter() - began
    after = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    spent = sum(b.ru_utime + b.ru_stime - a.ru_utime - a.ru_stime for a, b in zip(before, after, strict=True))
    return Cost(wall, spent)


def compare(name: str, feeds: int, runs: int, ours: Callable[[], object], theirs: Callable[[], object]) -> None:
    """Print the medians of both sides, taken in turn."""
    pairs = [(cost(theirs), cost(ours)) for _ in range(runs)]
    bare_wall, own_wall = (statistics.median(pair[side].wall for pair in pairs) for side in (0, 1))
    bare_cpu, own_cpu = (statistics.median(pair[side].cpu for pair in pairs) for side in (0, 1))
    print(
        f"{name:28} bare {feeds / bare_wall:7.0f} feeds/s {bare_cpu:6.2f} s CPU   ours {feeds / own_wall:7.0f} feeds/s "
        f"{own_cpu:6.2f} s CPU   ratio {own_wall / bare_wall:5.2f} clock {own_cpu / bare_cpu:5.2f} CPU"
    )


def addresses(feeds: int, port: int) -> list[str]:
    """Return the addresses of the feeds, over many hosts."""
    return [f"http://127.0.0.{2 + n % _HOSTS}:{port}/{n}" for n in range(feeds)]


def memory() -> float:
    """Return the MB that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def main() -> None:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=500)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--items", type=int, default=_ITEMS, help="in each feed")
    parser.add_argument("--refreshes", type=int, default=10_000, help="of single feeds, for the memory")
    parser.add_argument("--part", choices=("asked", "fetch", "memory"), help="only that; all without it")
    parser.add_argument("--reader", default=Readers().feed)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.serve:
        asyncio.run(serve(0, args.feeds, args.items))
        return
    command = [sys.executable, "-m", "bench.fetch", "--serve", "--feeds", str(args.feeds)]
    command += ["--items", str(args.items)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            _measure(args, int(server.stdout.readline()))
        finally:
            server.kill()


def _measure(args: argparse.Namespace, port: int) -> None:
    urls = addresses(args.feeds, port)
    if args.part in {None, "asked"}:
        _asked(args, port, urls)
    if args.part in {None, "fetch"}:
        with tempfile.TemporaryDirectory() as folder:
            _whole(args, port, urls, Path(folder))
    if args.part in {None, "memory"}:
        with tempfile.TemporaryDirectory() as folder:
            _over_and_over(args, port, urls, Path(folder))


def _asked(args: argparse.Namespace, port: int, urls: list[str]) -> None:
    tagged = {"If-None-Match": '"a"'}
    known = Validators('"a"')
    compare(
        "asked, all parsed",
        args.feeds,
        args.runs,
        lambda: asked(urls, args.reader),
        lambda: asyncio.run(bare(urls, {})),
    )
    _set(port, _ITEMS, "no")
    compare(
        "asked, not modified",
        args.feeds,
        args.runs,
        lambda: asked(urls, args.reader, validators=known),
        lambda: asyncio.run(bare(urls, tagged)),
    )


def _library(urls: list[str], folder: Path, reader: str) -> tuple[Library, Callable[[], list[FeedStatus]]]:
    """Return a library that follows the feeds, and what asks all of them."""
    library = Library(folder / "library")
    add_feeds(library.root, tuple(Subscription(url, allow_private=True) for url in urls))
    options = Options(readers=Readers(feed=reader), everything=True, jobs=1)
    return library, lambda: [result.status for result in library.fetch(options=options)]


def _whole(args: argparse.Namespace, port: int, urls: list[str], folder: Path) -> None:
    """Measure ``briefing fetch`` in a library that has seen all items: unchanged, then with one more in each."""
    library, fetch = _library(urls, folder, args.reader)
    _set(port, _ITEMS, "yes")
    first = cost(fetch)
    entries = len(library.entries)
    print(f"first fetch, {entries:,} new entries: {first.wall:.1f} s, {first.cpu:.1f} s CPU")
    tagged = {"If-None-Match": '"a"'}
    compare("fetch, same bodies", args.feeds, args.runs, fetch, lambda: asyncio.run(bare(urls, {})))
    _set(port, _ITEMS, "no")
    compare("fetch, not modified", args.feeds, args.runs, fetch, lambda: asyncio.run(bare(urls, tagged)))
    _set(port, _ITEMS + 1, "yes")
    changed = cost(fetch)
    new = len(library.entries) - entries
    print(f"fetch, one new item in each: {new} entries, {changed.wall:.1f} s, {changed.cpu:.1f} s CPU")


def _over_and_over(args: argparse.Namespace, port: int, urls: list[str], folder: Path) -> None:
    """Ask the feeds in one process until so many refreshes are done, and print what it holds at some of them."""
    _, fetch = _library(urls, folder, args.reader)
    _set(port, _ITEMS, "yes")
    fetch()
    print(f"memory after the first fetch: {memory():.1f} MB")
    rounds = -(-args.refreshes // args.feeds)
    told = {max(1, rounds * part // 10) for part in (1, 2, 5, 8, 10)}
    for done in range(1, rounds + 1):
        _set(port, _ITEMS, "otherwise" if done % 2 else "no")
        found = set(fetch())
        assert found == {FeedStatus.FETCHED if done % 2 else FeedStatus.UNCHANGED}, found
        if done in told:
            print(f"memory after {done * args.feeds:7,} refreshes: {memory():.1f} MB", flush=True)


def _set(port: int, items: int, modified: str) -> None:
    import urllib.request

    urllib.request.urlopen(f"http://127.0.0.1:{port}/set/{items}/{modified}").read()


if __name__ == "__main__":
    main()
