"""Damaged feeds: cut, with bytes swapped, in a wrong encoding, one inside another. Articles or a reason, and soon."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.feeds import GOLD, read_facts
from briefing.intake.errors import IntakeError
from briefing.intake.feed import read_feed, read_feed_document
from briefing.intake.feed.dates import iso_date
from briefing.intake.feed.people import byline, person
from briefing.intake.feed.recode import with_short_head
from briefing.model import Article, DateBasis, parse_edtf
from briefing.text.clean import is_clean

FEEDS = sorted({fact.data for fact in read_facts(GOLD)})
ENCODINGS = ["utf-8", "utf-16", "utf-16-be", "utf-32", "latin-1", "cp1251", "shift_jis", "cp037", "utf-7"]
LIKE_DATES = (
    r"\A(?:[A-Z][a-z]{2}, )?\d{1,4}[-/. ](?:\d{1,2}|[A-Z][a-z]{2,8})[-/. ]\d{1,4}"
    r"(?:[T ]\d{1,2}:\d\d(?::\d\d)?)?(?: ?[+-]\d{4}| [A-Z]{3,4})?\Z"
)
feeds = st.sampled_from(FEEDS)


def read(data: bytes) -> list[Article]:
    """Return the articles, none of a feed that is refused."""
    try:
        found = read_feed(data, "https://port.example/feed")
    except IntakeError:
        return []
    for article in found:
        assert all(is_clean(text) for text in (article.text, article.headline, article.author, article.id) if text)
        assert (article.published is None) == (article.published_basis is DateBasis.UNKNOWN)
        for date in (article.published, article.updated):
            assert date is None or parse_edtf(date)
    return found


def calls(work: Callable[[], object]) -> int:
    """Return how many functions are called by a piece of work: what it costs, the same on every machine."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@settings(max_examples=80, deadline=None)
@given(feeds, st.data())
def test_a_cut_feed_is_articles_or_a_reason(feed: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(feed)))
    read(feed[: data.draw(st.integers(start, len(feed)))])
    read(feed[start:])


@settings(max_examples=80, deadline=None)
@given(feeds, st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), max_size=20))
def test_a_feed_with_other_bytes_is_articles_or_a_reason(feed: bytes, swaps: list[tuple[int, int]]) -> None:
    damaged = bytearray(feed)
    for place, byte in swaps:
        damaged[place % len(damaged)] = byte
    read(bytes(damaged))


@pytest.mark.parametrize(
    "declaration",
    [
        b"<?xml encoding='\xff\xfe'?>",
        b"<?xml encoding='a\x00b'?>",
        b"<?x encoding='\xff'?>",
        b"<?xml encoding=''?>",
        b"<?xml " + b"encoding='" * 5_000 + b"?>",
        b"\x00<?xml encoding='utf-8'?>",
    ],
)
def test_a_name_of_an_encoding_that_is_none_costs_no_item(declaration: bytes) -> None:
    (found,) = read(declaration + b"<rss><channel><item><title>Port</title></item></channel></rss>")
    assert found.headline == "Port"


@settings(max_examples=80, deadline=None)
@given(feeds, st.sampled_from(ENCODINGS), st.sampled_from(ENCODINGS))
def test_a_feed_in_another_encoding_is_articles_or_a_reason(feed: bytes, true: str, told: str) -> None:
    text = feed.decode("utf-8", "replace")
    read(f"<?xml version='1.0' encoding='{told}'?>{text}".encode(true, "replace"))


@settings(max_examples=60, deadline=None)
@given(feeds, feeds, st.integers(0, 1 << 16))
def test_a_feed_inside_another_is_articles_or_a_reason(outer: bytes, inner: bytes, place: int) -> None:
    place %= len(outer)
    read(outer[:place] + inner + outer[place:])
    read(outer[:place] + b"<![CDATA[" + inner + b"]]>" + outer[place:])


@pytest.mark.parametrize(
    "part", ["<", "&", "<a ", "<!", "<![CDATA[", "&#10;", " ", "<x xmlns:a='b'>", "\n<!DOCTYPE", "x@a."]
)
def test_the_cost_grows_with_the_length_and_not_with_its_square(part: str) -> None:
    feed = (
        "<rss><channel><item><title>t</title><author>{0}</author><description>{0}</description></item></channel></rss>"
    )
    read_feed(feed.format("").encode())  # what is imported is not the cost
    small, large = (calls(lambda size=size: read(feed.format(part * size).encode())) for size in (250, 1_000))  # type: ignore[misc]
    assert large < 6 * small + 2_000


@given(st.text(max_size=120))
def test_any_text_is_a_date_that_entries_take_or_none(text: str) -> None:
    found = iso_date(text)
    assert found is None or parse_edtf(found)


@given(st.from_regex(LIKE_DATES))
def test_what_looks_like_a_date_is_one_that_exists_or_none(text: str) -> None:
    found = iso_date(text)
    assert found is None or parse_edtf(found)
    assert found is None or found[2:4] in text  # no year that is not there


@given(st.text(max_size=200))
def test_any_text_names_people_or_nobody(text: str) -> None:
    whom = person(text)
    assert byline([text, {"name": text, "email": text}]) or not (whom.name or whom.address)


def test_no_feed_of_the_facts_is_refused() -> None:
    assert all(read_feed_document(feed) for feed in FEEDS)


@given(
    before=st.integers(0, 1_100),
    blanks=st.sampled_from([2, 499, 998, 999, 1_000, 1_001, 1_499]),
    kind=st.integers(0, 3),
)
def test_a_thousand_blanks_are_one_wherever_they_begin(before: int, blanks: int, kind: int) -> None:
    blank = (" \n\t\r" * blanks)[kind : kind + blanks].encode()
    read = with_short_head(b"<rss>" + b"x" * before + blank + b"y</rss>")
    assert read == b"<rss>" + b"x" * before + (b"\n" if blanks >= 1_000 else blank) + b"y</rss>"
