"""Asking the feeds from inside the reader: what is new comes into the list, what failed into the log."""

from collections.abc import Callable, Iterator
from threading import Event

from briefing.library.batch import Batch
from briefing.library.fetching import FeedResult, FeedStatus
from briefing.model import Problem
from briefing.tui.screens.log import LogScreen
from tests.tui.conftest import Open, Opened
from tests.tui.made import harbour

OPML = '<opml version="2.0"><body><outline type="rss" text="Port" xmlUrl="https://port.example/feed"/></body></opml>'


def subscribe(it: Opened, results: Callable[[], Iterator[FeedResult]]) -> None:
    """Give the library a feed, which answers so."""
    it.reader.library.root.joinpath("feeds.opml").write_text(OPML, encoding="utf-8")
    it.reader.library.fetch = lambda *_, stop, **__: Batch(1, results())  # type: ignore[method-assign]


async def test_without_feeds_it_says_how_to_get_one(opened: Open) -> None:
    async with opened() as it:
        await it.press("F")
        assert "briefing feeds add URL" in it.screen_lines()[-1]


async def test_what_feeds_told_is_in_the_log(opened: Open) -> None:
    def results() -> Iterator[FeedResult]:
        yield FeedResult("Port", "https://port.example/feed", FeedStatus.FETCHED, (harbour(),), 3)
        yield FeedResult("[bold]Bay", "x", FeedStatus.FAILED, problem=Problem("dead", "answers 500", "try again later"))
        yield FeedResult("Old", "y", FeedStatus.UNCHANGED)

    async with opened() as it:
        subscribe(it, results)
        await it.press("F")
        assert "1 added, 1 there already, 1 failed" in it.screen_lines()[-1]
        await it.press("L")
        assert isinstance(it.app.screen, LogScreen)
        shown = "\n".join(it.screen_lines())
        assert all(
            words in shown for words in ("[bold]Bay", "answers 500", "try again later", harbour().id, "unchanged")
        )


async def test_a_second_time_it_stops_and_keys_work_meanwhile(opened: Open) -> None:
    go = Event()

    def results() -> Iterator[FeedResult]:
        go.wait(20)
        yield FeedResult("Port", "x", FeedStatus.UNCHANGED)

    async with opened() as it:
        subscribe(it, results)
        await it.pilot.press("F")
        await it.pilot.press("slash", "x", "escape", "F")
        await it.pilot.pause()
        assert it.reader.wanted == "x"
        assert it.reader._adding.is_set()
        go.set()
        await it.settle()
        assert it.reader._adding is None
