"""Following, fetching and watching feeds from the command line."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.intake.net.poll import Readers
from briefing.store.opml import read_opml
from tests.cli.conftest import Ran
from tests.cli.test_import_hygiene import loaded
from tests.intake.hostile_server import Server, reply, server_in_thread
from tests.library.feeds_made import feed, item

Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def made_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the made-up formats in place of real ones."""
    monkeypatch.setattr(Readers.__init__, "__defaults__", ("tests.library.feeds_made:read", "briefing:read_html", 1))


@pytest.fixture
def server() -> Iterator[Server]:
    with server_in_thread() as running:
        yield running


@pytest.fixture
def briefing(run: Run, tmp_path: Path) -> Run:
    return lambda *arguments: run("--library", tmp_path / "library", *arguments)


def test_a_feed_is_followed_fetched_and_left(briefing: Run, server: Server) -> None:
    server.replies["/port"] = reply(feed(item(11), item(12)))
    url = server.url("/port")
    added = briefing("feeds", "add", "--allow-private", "--tag", "sea", url)
    assert (added.status, added.out) == (0, url + "\n")
    assert "following Port News" in added.err
    assert briefing("feeds", "list").out == f"Port News\t{url}\t\n"
    fetched = briefing("fetch")
    assert fetched.status == 0
    assert fetched.out == f"fetched\t2\tPort News\t{url}\t\n"
    assert "1 feed: 2 new entries" in fetched.err
    assert len(briefing("search", "tag:sea").out.splitlines()) == 2
    again = briefing("fetch", "--json")
    assert [found["status"] for found in json.loads(again.out)] == ["unchanged"]
    assert briefing("feeds", "remove", "port news").status == 0
    assert briefing("feeds", "list").out == ""
    assert briefing("search", "tag:sea").status == 0


def test_the_feed_of_a_page_is_found(briefing: Run, server: Server) -> None:
    server.replies["/"] = reply(b'<html><link rel="alternate" type="application/atom+xml" href="port"></html>')
    server.replies["/port"] = reply(feed(item(11)))
    added = briefing("feeds", "add", "--allow-private", server.url("/"))
    assert added.out == server.url("/port\n")


def test_usual_paths_are_looked_at_where_a_page_names_no_feed(briefing: Run, server: Server) -> None:
    server.replies["/news/"] = reply(b"<html><p>Port news</p></html>")
    server.replies["/rss.xml"] = reply(feed(item(11)))
    added = briefing("feeds", "add", "--allow-private", server.url("/news/"))
    assert added.out == server.url("/rss.xml\n")


def test_usual_paths_are_left_alone_where_a_page_names_feeds(briefing: Run, server: Server) -> None:
    server.replies["/"] = reply(b'<html><link rel="alternate" type="application/rss+xml" href="gone"></html>')
    server.replies["/rss.xml"] = reply(feed(item(11)))
    assert briefing("feeds", "add", "--allow-private", server.url("/")).status == 1
    assert not any(b"/rss.xml" in head for head in server.asked)


def test_what_is_no_feed_is_refused_unless_it_is_not_looked_at(briefing: Run, server: Server) -> None:
    server.replies["/"] = reply(b"<html>")
    refused = briefing("feeds", "add", "--allow-private", server.url("/"))
    assert (refused.status, refused.out) == (1, "")
    assert "names none" in refused.err
    assert briefing("feeds", "add", "--no-check", server.url("/")).status == 0
    assert briefing("feeds", "add", "--no-check", "file:///etc/passwd").status == 1


def test_adding_again_changes_the_settings(briefing: Run, server: Server) -> None:
    server.replies["/port"] = reply(feed(item(11)))
    briefing("feeds", "add", "--allow-private", server.url("/port"))
    assert "changed" in briefing("feeds", "add", "--allow-private", "--full-text", server.url("/port")).err
    (found,) = json.loads(briefing("feeds", "list", "--json").out)
    assert (found["name"], found["full_text"]) == ("Port News", True)


def test_lists_come_in_and_go_out(briefing: Run, tmp_path: Path) -> None:
    file = tmp_path / "their.opml"
    file.write_text(
        '<opml><body><outline text="News"><outline text="A" xmlUrl="https://a.example/"'
        ' xmlns:b="urn:briefing:opml" b:allowPrivate="true"/></outline>'
        '<outline text="B" xmlUrl="exec:rm"/><outline text="C" xmlUrl="https://u:pw@c.example/"/></body></opml>'
    )
    taken = briefing("feeds", "import", file)
    assert (taken.status, taken.out) == (0, "https://a.example/\nhttps://***@c.example/\n")
    assert "exec:rm is not fetched" in taken.err
    assert "2 feeds added, 0 known, 1 refused" in taken.err
    assert "allowPrivate" not in briefing("feeds", "export").out
    assert "0 feeds added, 2 known" in briefing("feeds", "import", file).err
    out = briefing("feeds", "export")
    assert [found.url for found in read_opml(out.out.encode(), "").feeds] == ["https://a.example/"]
    assert "1 left out" in out.err
    assert len(read_opml(briefing("feeds", "export", "--with-secrets").out.encode(), "").feeds) == 2
    assert "pw" not in briefing("feeds", "list").out
    assert briefing("feeds", "import", tmp_path / "none.opml").status == 1


@pytest.mark.parametrize("host", ["169.254.169.254", "2852039166", "[fe80::1]", "0.0.0.0", "[::ffff:169.254.169.254]"])
def test_no_list_of_feeds_leads_to_where_clouds_keep_keys(host: str, briefing: Run, tmp_path: Path) -> None:
    file = tmp_path / "their.opml"
    file.write_text(f'<opml version="2.0"><body><outline xmlUrl="http://{host}/x"/></body></opml>')
    taken = briefing("feeds", "import", file)
    assert (taken.status, taken.out) == (1, "")
    assert f"http://{host}/x is not fetched" in taken.err
    assert briefing("feeds", "list").out == ""
    assert briefing("feeds", "import", "--allow-private", file).status == 0


def test_all_failed_is_a_failure_and_some_are_not(briefing: Run, server: Server) -> None:
    server.replies["/port"] = reply(feed(item(11)))
    for path in ("/gzip-cut", "/not-there"):
        briefing("feeds", "add", "--no-check", "--allow-private", server.url(path))
    failed = briefing("fetch")
    assert failed.status == 1
    assert "ends too early" in failed.out
    assert "2 failed" in failed.err
    briefing("feeds", "add", "--allow-private", server.url("/port"))
    assert briefing("fetch").status == 0
    assert briefing("fetch", "not-there").status == 1
    assert "no feed has" in briefing("fetch", "nothing-like-that").err


def test_without_feeds_the_next_step_is_told(briefing: Run) -> None:
    fetched = briefing("fetch")
    assert fetched.status == 1
    assert "briefing feeds add URL" in fetched.err


def test_no_network_is_told_in_one_line(briefing: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    async def lost(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr("briefing.intake.net.addresses.CheckedResolver.resolve", lost)
    for name in "ab":
        assert briefing("feeds", "add", f"https://{name}.example/").status == 0
    fetched = briefing("fetch")
    assert fetched.status == 1
    assert fetched.err.strip().splitlines()[-1] == (
        "no network: nothing was fetched; everything that is in the library can be read"
    )
    assert "Traceback" not in fetched.err


def test_watching_once_is_an_alert(briefing: Run, server: Server, tmp_path: Path) -> None:
    server.replies["/port"] = reply(feed(item(11), item(12)))
    briefing("feeds", "add", "--allow-private", server.url("/port"))
    got = tmp_path / "got"
    code = "import os, sys; open(sys.argv[1], 'w').write(os.environ['BRIEFING_COUNT'] + sys.stdin.read())"
    command = f"{sys.executable} -c {json.dumps(code)} {got}"
    watched = briefing("watch", "--once", "--query", '"12 days"', "--exec", command)
    assert watched.status == 0
    assert len(watched.out.splitlines()) == 1
    assert got.read_text()[0] == "1"
    assert json.loads(got.read_text()[1:])["headline"] == "Port of Porto to close for 12 days"
    assert briefing("watch", "--once").status == 1
    assert briefing("watch", "--once", "--query", "date:(").status == 2
    assert briefing("watch", "--once", "--exec", "'").status == 2


def test_pages_are_added_by_their_address(briefing: Run, server: Server) -> None:
    from tests.library.test_library_pages import PAGE

    page = PAGE.replace("{more}", "The ferries go as they always do, the mayor said.")
    server.replies["/a"] = reply(page.encode(), "Content-Type: text/html")
    added = briefing("add", "--allow-private", server.url("/a"))
    assert added.status == 0, added.err
    server.replies["/a"] = reply(
        page.replace("Rui Costa said on Tuesday", "Rui Costa said on Friday")
        .replace("on Thursday", "on Sunday")
        .encode(),
        "Content-Type: text/html",
    )
    second = briefing("add", "--allow-private", server.url("/a"))
    again = second.err
    assert "a new version of 2025-03-12-port-of-porto" in again
    assert any(line.startswith("- ") and "Thursday" in line for line in again.splitlines()), again
    assert any(line.startswith("+ ") and "Sunday" in line for line in again.splitlines()), again
    first, later = added.out.strip(), second.out.strip()
    for shown, other in ((first, later), (later, first)):
        page = briefing("show", "--width", "200", shown).out
        assert f"{other}, retrieved 20" in page.partition("Other versions of the page")[2]


def test_only_what_asks_a_server_loads_the_network(tmp_path: Path) -> None:
    network = "aiohttp,feedparser,briefing.intake.net.client,trafilatura"
    for arguments in (["search", "grain"], ["digest"], ["show", "0a1b2c3d4e5f"], ["check"], ["feeds", "list"]):
        assert loaded(network, *arguments) == []
