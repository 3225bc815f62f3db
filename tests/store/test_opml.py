"""feeds.opml: what others wrote there stays, what is written is read back, and nothing but web addresses is taken."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.subscription import Subscription
from briefing.store.errors import StoreError
from briefing.store.feed_state import FeedState, feed_key, read_feed_states, write_feed_states
from briefing.store.feeds_file import FILE, add_feeds, read_feeds, remove_feed
from briefing.store.opml import EMPTY, Subscriptions, read_opml, with_feeds, without_feed
from briefing.text.clean import clean_line

OTHERS = b"""<?xml version="1.0"?>
<opml version="1.0"><head><title>Mine</title></head><body>
<!-- the best ones -->
<outline text="News"><outline text="Port" xmlURL="https://port.example/feed" color="red"/>
  <outline text="Deep"><outline title="Ships" xmlUrl="feed://ships.example/rss" htmlUrl="https://ships.example/"/></outline></outline>
<outline text="Run" xmlUrl="exec:rm -rf /"/><outline text="Pipe" xmlUrl="|curl x" filtercmd="sh"/>
<outline text="File" xmlUrl="file:///etc/passwd"/><outline text="Blank" xmlUrl="http://a b/"/>
<outline text="No feed at all"/>
</body></opml>"""
_TEXT = st.text(max_size=20).map(clean_line)
_NAMES = _TEXT.filter(bool)
_FEEDS = st.builds(
    Subscription,
    st.from_regex(r"https?://[a-z]{1,5}\.example/[a-z?&=<%]{0,5}", fullmatch=True),
    st.none() | _NAMES,
    st.none() | st.just("https://a.example/"),
    st.tuples() | st.tuples(_NAMES),
    st.booleans(),
    st.none() | _NAMES,
    st.lists(_NAMES.filter(lambda tag: "," not in tag), max_size=2, unique=True).map(tuple),
    st.booleans(),
)


def test_lists_of_other_readers_are_read_and_what_would_run_something_is_refused() -> None:
    found = read_opml(OTHERS, "their.opml")
    assert found.feeds == (
        Subscription("https://port.example/feed", "Port", folders=("News",)),
        Subscription("http://ships.example/rss", "Ships", "https://ships.example/", ("News", "Deep")),
    )
    assert [problem.code for problem in found.problems] == ["feed-refused"] * 4
    assert "exec:rm -rf /" in str(found.problems[0])


@given(st.lists(_FEEDS, max_size=4, unique_by=lambda feed: feed.url))
def test_what_is_written_is_read_back(feeds: list[Subscription]) -> None:
    data = with_feeds(b"", tuple(feeds), FILE)
    kept = {feed.url: feed for feed in read_opml(data, FILE).feeds}
    assert kept == {feed.url: feed for feed in feeds}
    assert with_feeds(data, tuple(feeds), FILE) == data
    for feed in feeds:
        data = without_feed(data, feed.url, FILE)
    assert read_opml(data, FILE) == Subscriptions()


def test_what_others_wrote_stays() -> None:
    data = with_feeds(OTHERS, (Subscription("https://port.example/feed", "Port", full_text=True),), FILE)
    assert b"the best ones" in data
    assert b'color="red"' in data
    assert b"exec:rm" in data
    assert read_opml(data, FILE).feeds[0].full_text


@given(st.binary(max_size=200) | st.binary(max_size=60).map(lambda data: EMPTY[:70] + data + EMPTY[70:]))
def test_any_bytes_are_feeds_or_a_problem(data: bytes) -> None:
    found = read_opml(data, FILE)
    assert isinstance(found, Subscriptions)


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE opml [<!ENTITY a "b">]><opml><body><outline xmlUrl="http://a.example/&a;"/></body></opml>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE opml><opml/>'.encode("utf-16"),
        b"<opml><body>" + b'<outline text="a">' * 5_000 + b"</outline>" * 5_000 + b"</body></opml>",
        b"<html/>",
        b"<opml>",
        b"",
    ],
)
def test_documents_that_could_do_harm_or_are_none_are_problems(data: bytes) -> None:
    found = read_opml(data, FILE)
    assert found.feeds == ()
    assert len(found.problems) == 1
    if data:
        with pytest.raises(StoreError):
            with_feeds(data, (), FILE)


def test_the_file_of_a_library_is_made_changed_and_emptied(tmp_path: Path) -> None:
    root = tmp_path / "new"
    assert read_feeds(root) == Subscriptions()
    feed = Subscription("https://port.example/feed?key=1", "Port & ships", tags=("sea",))
    add_feeds(root, (feed,))
    assert read_feeds(root).feeds == (feed,)
    remove_feed(root, feed.url)
    assert read_feeds(root).feeds == ()


def test_a_broken_file_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"<opml><body>")
    with pytest.raises(StoreError):
        add_feeds(tmp_path, (Subscription("https://port.example/feed"),))
    assert (tmp_path / FILE).read_bytes() == b"<opml><body>"


def test_states_are_kept_beside_those_of_other_feeds(tmp_path: Path) -> None:
    one = FeedState('"tag"', "Mon", "ab", "Port", gone=True, failures=2, checked=1.5, seen=("a", "b"))
    write_feed_states(tmp_path, {"one": one})
    write_feed_states(tmp_path, {"two": FeedState(pace=60)})
    assert read_feed_states(tmp_path) == {"one": one, "two": FeedState(pace=60.0)}


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"version":1,"feeds":[]}', b'{"version":1,"feeds":{"a":3}}', b"\xff", b"[" * 99_999]
)
def test_states_that_cannot_be_read_are_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / ".briefing").mkdir()
    (tmp_path / ".briefing" / "feeds.json").write_bytes(data)
    assert read_feed_states(tmp_path) == {}


def test_a_state_of_wrong_kinds_is_as_good_as_it_can_be(tmp_path: Path) -> None:
    (tmp_path / ".briefing").mkdir()
    text = '{"version":1,"feeds":{"a":{"etag":3,"gone":"x","failures":2,"due":7,"seen":"ab","other":1}}}'
    (tmp_path / ".briefing" / "feeds.json").write_text(text, encoding="utf-8")
    assert read_feed_states(tmp_path) == {"a": FeedState(failures=2, due=7.0)}


def test_the_name_of_a_feed_tells_nothing_of_its_address() -> None:
    assert len(feed_key("https://me:pw@a.example/")) == 16
