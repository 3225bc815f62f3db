"""From another reader's list of feeds to entries, the plug pulled in the middle: nothing is lost, or taken twice."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.library.library import Library
from tests.cli.conftest import Ran
from tests.intake.hostile_server import Server, reply, server_in_thread

Run = Callable[..., Ran]
_FEEDS = 20


@pytest.fixture
def server() -> Iterator[Server]:
    with server_in_thread() as running:
        for number in range(_FEEDS):
            running.replies[f"/{number}"] = reply(rss(number, 1, 2, 3))
        yield running


def rss(feed: int, *items: int) -> bytes:
    """Return a feed whose items are of different ports."""
    made = "".join(
        f"<item><title>Port {feed} closes berth {item}</title><link>https://port{feed}.example/{item}</link>"
        f"<guid>{feed}-{item}</guid><description>The port of Town{feed} shuts berth {item} for {feed + item} days, "
        f"harbour master Costa{feed} said on Tuesday.</description></item>"
        for item in items
    )
    return f'<rss version="2.0"><channel><title>Port {feed}</title>{made}</channel></rss>'.encode()


def test_a_list_of_feeds_is_taken_in_through_a_kill_and_servers_that_fail(
    run: Run, server: Server, tmp_path: Path
) -> None:
    root = tmp_path / "library"
    outlines = "".join(f'<outline type="rss" xmlUrl="{server.url(f"/{n}")}"/>' for n in range(_FEEDS))
    opml = tmp_path / "feeds.opml"
    opml.write_text(f'<opml version="2.0"><head/><body>{outlines}</body></opml>')
    assert run("--library", root, "feeds", "import", "--allow-private", opml).status == 0

    command = [sys.executable, "-m", "briefing", "--library", str(root), "fetch", "--jobs", "1"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as killed:
        until = time.monotonic() + 20
        while time.monotonic() < until and killed.poll() is None and not any(root.glob("content/**/*.yaml")):
            time.sleep(0.005)
        os.kill(killed.pid, signal.SIGKILL)

    whole = dict(server.replies)
    for number in range(0, _FEEDS, 2):  # half of the servers are down
        server.replies.pop(f"/{number}")
        server.replies[f"/{number}"] = reply(b"", status="500 Internal Server Error")
    some = run("--library", root, "fetch")
    assert some.status == 0, some.err
    server.replies.update(whole)
    assert run("--library", root, "fetch", "--all").status == 0
    library = Library(root)
    links = sorted(source.url or "" for entry in library.entries for source in entry.sources)
    assert links == sorted(f"https://port{feed}.example/{item}" for feed in range(_FEEDS) for item in (1, 2, 3))
    assert library.check() == ()

    server.replies["/7"] = reply(rss(7, 1, 2, 3, 4))
    assert "1 new entry" in run("--library", root, "fetch").err
