"""Fetching: what is new is added once, what failed is told, and what was not written is asked for again."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.intake.net.poll import Readers
from briefing.intake.net.values import Limits
from briefing.library.fetching import FeedResult, FeedStatus, Options
from briefing.library.library import Library
from briefing.model.subscription import Subscription
from briefing.store.feed_state import feed_key, read_feed_states
from tests.intake.hostile_server import Server, redirect, reply, server_in_thread
from tests.library.feeds_made import feed, item

READERS = Readers("tests.library.feeds_made:read", "tests.library.feeds_made:page")
NOW = 1_763_856_000.0  # 2025-11-23


@pytest.fixture
def server() -> Iterator[Server]:
    with server_in_thread() as running:
        yield running


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def options(**given: object) -> Options:
    usual = Options(readers=READERS, limits=Limits(seconds=2), clock=lambda: NOW)
    return replace(usual, **given)  # type: ignore[arg-type]


def follow(library: Library, server: Server, path: str = "/port", **settings: object) -> str:
    url = server.url(path)
    library.feeds.add(Subscription(url, **{"allow_private": True} | settings))  # type: ignore[arg-type]
    return url


def fetched(library: Library, **given: object) -> list[FeedResult]:
    with closing(library.fetch(options=options(**given))) as results:
        return list(results)


def test_new_items_become_entries_with_what_the_feed_says(library: Library, server: Server) -> None:
    server.replies["/port"] = reply(feed(item(11), item(12)), 'ETag: "a"')
    follow(library, server, tags=("sea",))
    (result,) = fetched(library)
    assert (result.status, result.name, len(result.added), result.failed) == (FeedStatus.FETCHED, "Port News", 2, ())
    entry = library.of_page("https://port.example/12")[0]
    assert entry.headline == "Port of Porto to close for 12 days"
    assert (entry.published, entry.tags[0], entry.sources[0].publisher) == ("2025-03-12", "sea", "Port News")
    assert entry.sources[0].retrieved == "2025-11-23T00:00:00Z"
    assert entry.claims
    assert library.check() == ()


def test_what_is_known_is_not_taken_twice(library: Library, server: Server) -> None:
    server.replies["/port"] = reply(feed(item(11)))
    url = follow(library, server)
    fetched(library)
    assert fetched(library)[0].status is FeedStatus.UNCHANGED
    by_id = item(11, url="https://port.example/other", text="Another text of the port. It has two sentences.")
    by_page = item(13, url="http://www.port.example/11/", text="A third text of the port. It has two sentences.")
    by_text = item(11, id="x", url="https://port.example/copy")
    server.replies["/port"] = reply(feed(by_id, by_page, by_text, item(14)))
    (result,) = fetched(library)
    assert [entry.headline for entry in result.added] == ["Port of Porto to close for 14 days"]
    assert result.known == 2
    (elsewhere,) = result.merged
    assert [source.url for source in elsewhere.sources] == ["https://port.example/11", "https://port.example/copy"]
    assert set(read_feed_states(library.root)) == {feed_key(url)}


def test_an_item_that_names_the_page_of_another_feed_as_its_id_is_another_source_of_it(
    library: Library, server: Server
) -> None:
    server.replies["/port"] = reply(feed(item(11)))
    follow(library, server)
    fetched(library)
    told = item(
        11, id="https://port.example/11", url="https://planet.example/p/7", text="The planet quotes it in short."
    )
    server.replies["/port"] = reply(feed(told))
    (result,) = fetched(library)
    assert (result.added, result.known) == ((), 0)
    (entry,) = result.merged
    assert [source.url for source in entry.sources] == ["https://port.example/11", "https://planet.example/p/7"]
    assert library.source_text(entry.sources[1]) == "The planet quotes it in short."
    assert library.check() == ()


def test_nothing_derived_is_needed_to_know_them(library: Library, server: Server) -> None:
    server.replies["/port"] = reply(feed(item(11)))
    follow(library, server)
    fetched(library)
    (library.root / ".briefing" / "feeds.json").unlink()
    again = Library(library.root)
    (result,) = fetched(again)
    assert (result.status, result.added, result.known) == (FeedStatus.FETCHED, (), 1)


def test_a_server_is_asked_whether_anything_changed(library: Library, server: Server) -> None:
    server.replies["/port"] = reply(feed(item(11)), 'ETag: "a"')
    follow(library, server)
    fetched(library)
    server.replies["/port"] = reply(b"", status="304 Not Modified")
    assert fetched(library)[0].status is FeedStatus.UNCHANGED
    assert b'If-None-Match: "a"' in server.asked[-1]


def test_one_feed_that_fails_does_not_keep_the_others_out(library: Library, server: Server) -> None:
    server.replies["/port"] = reply(feed(item(11)))
    server.replies["/none"] = reply(b"<html>")
    for path in ("/gzip-cut", "/none", "/port", "/drip-body", "/not-there"):
        follow(library, server, path)
    results = {result.url.rpartition("/")[2]: result for result in fetched(library)}
    assert len(results["port"].added) == 1
    codes = {name: result.problem.code for name, result in results.items() if result.problem}
    assert codes == {"gzip-cut": "incomplete", "none": "no-feed", "drip-body": "timeout", "not-there": "not-found"}


def test_an_answer_that_is_cut_loses_nothing(library: Library, server: Server) -> None:
    server.replies["/port"] = reply(feed(item(11)))
    follow(library, server)
    fetched(library)
    server.replies["/port"] = reply(feed(item(11), item(12))[:200], length=900)
    assert fetched(library)[0].status is FeedStatus.FAILED
    server.replies["/port"] = reply(feed(item(11), item(12)))
    assert len(fetched(library)[0].added) == 1
    assert len(library.entries) == 2


def test_moved_for_good_is_remembered_and_gone_is_not_asked_again(library: Library, server: Server) -> None:
    server.replies["/old"] = redirect("/port", "301 Moved Permanently")
    server.replies["/port"] = reply(feed(item(11)))
    follow(library, server, "/old")
    assert fetched(library)[0].moved == server.url("/port")
    fetched(library)
    assert server.asked[-1].startswith(b"GET /port ")
    server.replies["/port"] = reply(b"", status="410 Gone")
    assert fetched(library)[0].status is FeedStatus.GONE
    count = len(server.asked)
    assert fetched(library)[0].status is FeedStatus.GONE
    assert len(server.asked) == count


def test_a_busy_server_is_left_alone_as_long_as_it_asks(library: Library, server: Server) -> None:
    follow(library, server, "/busy")
    assert fetched(library)[0].status is FeedStatus.FAILED
    assert fetched(library)[0].status is FeedStatus.WAITING
    assert fetched(library, clock=lambda: NOW + 121)[0].status is FeedStatus.FAILED


def test_only_what_is_due_is_asked_where_that_is_wanted(library: Library, server: Server) -> None:
    server.replies["/port"] = reply(feed(item(11), ttl=30))
    follow(library, server)
    fetched(library)
    assert fetched(library, due=True)[0].status is FeedStatus.WAITING
    assert fetched(library, due=True, clock=lambda: NOW + 1801)[0].status is FeedStatus.UNCHANGED


def test_private_addresses_are_for_feeds_that_may(library: Library, server: Server) -> None:
    follow(library, server, allow_private=False)
    (result,) = fetched(library)
    assert result.problem
    assert result.problem.code == "private-address"
    assert server.asked == []


def test_secrets_of_an_address_are_nowhere_but_in_the_list(library: Library, server: Server) -> None:
    url = server.url("/port?token=s3cr3t", "me:passw0rd@127.0.0.1")
    server.replies["/port?token=s3cr3t"] = reply(feed(item(11, url="https://port.example/11?token=s3cr3t&a=1")))
    library.feeds.add(Subscription(url, allow_private=True))
    (result,) = fetched(library)
    assert len(result.added) == 1
    shown = f"{result}"
    for file in library.root.rglob("*"):
        if file.is_file() and file.name != "feeds.opml":
            shown += file.read_bytes().decode("utf-8", "replace") + file.name
    assert "s3cr3t" not in shown
    assert "passw0rd" not in shown
    assert b"passw0rd" not in library.feeds.export_opml()


def test_a_headline_alone_is_an_entry(library: Library, server: Server) -> None:
    server.replies["/port"] = reply(feed(item(11, text="Port closed", headline="Port closed")))
    follow(library, server)
    (result,) = fetched(library)
    assert [entry.headline for entry in result.added] == ["Port closed"]
    assert library.check() == ()


def test_full_texts_come_from_the_pages_where_robots_may(library: Library, server: Server) -> None:
    text = item(11)["text"] + " The mayor denied that the port was bankrupt, the office told reporters."
    for number in (11, 12):
        server.replies[f"/page/{number}"] = reply(f"<p>{text} {number}".encode())
    server.replies["/robots.txt"] = reply(b"User-agent: *\nDisallow: /page/12")
    pages = [item(number, url=server.url(f"/page/{number}"), text="Short. It is.") for number in (11, 12)]
    server.replies["/port"] = reply(feed(*pages))
    follow(library, server, full_text=True)
    (result,) = fetched(library)
    assert len(result.added) == 2
    assert [problem.code for problem in result.failed] == ["robots"]
    assert any("bankrupt" in claim.text for entry in result.added for claim in entry.claims)


def test_what_was_done_when_it_was_stopped_stays_and_the_rest_comes_the_next_time(
    library: Library, server: Server
) -> None:
    server.replies["/port"] = reply(feed(*(item(number) for number in range(11, 21))))
    follow(library, server)
    counted: list[int] = []

    def stop() -> bool:
        counted.append(1)
        return len(list((library.root / "content").rglob("*.yaml"))) >= 3

    with closing(library.fetch(options=options(), stop=stop)) as results:
        assert list(results) == []
    assert len(library.entries) == 3
    assert len(fetched(library)[0].added) == 7
    assert library.check() == ()


def test_many_items_are_analysed_by_several_processes_all_the_same(library: Library, server: Server) -> None:
    for path in ("/a", "/b"):
        server.replies[path] = reply(
            feed(
                *(
                    item(n, id=f"{path}{n}", text=f"{item(n)['text']} From {path}.", url=path + str(n))
                    for n in range(10, 29)
                )
            )
        )
        follow(library, server, path)
    results = fetched(library, jobs=2)
    assert [len(result.added) for result in results] == [19, 19]
    assert len(library.entries) == 38


def test_a_page_that_nobody_can_write_is_asked_for_again(
    library: Library, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing.model import Problem
    from briefing.store.errors import StoreError

    def full(*_: object) -> None:
        raise StoreError(Problem("os-error", "cannot write: No space left on device"))

    server.replies["/port"] = reply(feed(item(11)), 'ETag: "a"')
    follow(library, server)
    with monkeypatch.context() as patched:
        patched.setattr("briefing.library.adding.write_together", full)
        (result,) = fetched(library)
    assert "No space left" in str(result.failed[0])
    assert len(fetched(library)[0].added) == 1
