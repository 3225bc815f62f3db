"""Feeds to articles: what each kind of feed says, and that any bytes are articles or one plain reason."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.intake.errors import IntakeError
from briefing.intake.feed import read_feed, read_feed_document
from briefing.intake.worker.parsers import Parsers
from briefing.model import Article, DateBasis

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>
<title>Port &amp; Sea</title><link>https://port.example/</link><language>en-GB</language><ttl>90</ttl>
<item><title>The port &lt;b&gt;closes&lt;/b&gt;</title>
<link>/1?utm_source=rss</link><guid isPermaLink="false">a1</guid>
<dc:creator>Rui Costa</dc:creator><pubDate>Mon, 10 Mar 2025 10:00:00 +0200</pubDate>
<description>In short.</description>
<content:encoded><![CDATA[<p>The port closes.</p><p>So it <i>stays</i>.</p><script>x()</script>]]></content:encoded>
</item>
<item><description>No title, and a date that is none.</description><pubDate>soon</pubDate></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://port.example/"><title>Port</title>
<entry><title type="html">A &amp;lt;i&amp;gt; tag</title><link href="/a"/><id>urn:1</id>
<updated>2025-03-10T10:00:00Z</updated>
<published>2025-03-09T08:00:00+01:00</published><summary>Short.</summary>
<author><name>Ana</name></author></entry></feed>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Port",
    "authors": [{"name": "Ana"}],
    "items": [
        {"id": "1", "url": "https://port.example/1", "title": "Closed", "content_html": "<p>It is &lt; closed.</p>"},
        {
            "id": "2",
            "url": "https://port.example/2",
            "content_text": "Use <div> as it is.",
            "date_published": "2025-03-10",
        },
    ],
}


def read_or_refused(data: bytes) -> list[Article]:
    try:
        return read_feed(data)
    except IntakeError as error:
        if error.problem.code != "no-feed":
            raise
        return []


def test_rss_says_who_when_and_what() -> None:
    feed = read_feed_document(RSS.encode(), "https://port.example/feed")
    assert (feed.title, feed.link, feed.language, feed.ttl) == ("Port & Sea", "https://port.example/", "en-GB", 90)
    assert feed.articles[0] == Article(
        text="The port closes.\n\nSo it stays.",
        headline="The port closes",
        published="2025-03-10T10:00:00+02:00",
        published_basis=DateBasis.METADATA,
        url="https://port.example/1",
        language="en-GB",
        author="Rui Costa",
        summary="In short.",
        id="a1",
    )


def test_what_is_not_given_is_not_made_up() -> None:
    second = read_feed(RSS.encode())[1]
    assert (second.published, second.published_basis, second.url, second.id) == (None, DateBasis.UNKNOWN, None, None)
    assert second.headline == second.text == "No title, and a date that is none."


def test_atom_keeps_both_dates_and_resolves_links() -> None:
    (entry,) = read_feed(ATOM.encode())
    assert (entry.published, entry.updated) == ("2025-03-09T08:00:00+01:00", "2025-03-10T10:00:00Z")
    assert (entry.url, entry.id, entry.author, entry.text) == ("https://port.example/a", "urn:1", "Ana", "Short.")


def test_json_feed_is_read() -> None:
    first, second = read_feed(json.dumps(JSON).encode())
    assert (first.text, first.headline, first.author) == ("It is < closed.", "Closed", "Ana")
    assert (second.text, second.published) == ("Use <div> as it is.", "2025-03-10")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings_are_understood(encoding: str) -> None:
    items = "<rss version='2.0'><channel><item><title>Café à Kyiv</title></item></channel></rss>"
    data = f'<?xml version="1.0" encoding="{encoding}"?>{items}'.encode(encoding)
    assert read_feed(data)[0].headline == "Café à Kyiv"


@pytest.mark.parametrize(
    "data", [b"", b"<html><title>Page</title></html>", b"{}", b"[1]", b"\x00\xff", b"plain text", b"<rss"]
)
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    assert read_or_refused(data) == []


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.integers(0, len(RSS)))
def test_any_bytes_are_articles_or_a_reason(noise: bytes, place: int) -> None:
    for data in (noise, RSS[:place].encode() + noise + RSS[place:].encode(), RSS[:place].encode()):
        assert all(isinstance(article, Article) for article in read_or_refused(data))


def test_entities_are_not_expanded_and_files_not_read() -> None:
    bomb = (
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    )
    data = (
        f"<?xml version='1.0'?>{bomb}<rss version='2.0'><channel><item><title>&b;&f; x</title></item></channel></rss>"
    )
    (found,) = read_feed(data.encode())
    assert found.headline is not None
    assert len(found.headline) < 60


def test_a_feed_that_makes_the_parser_hang_is_given_up_and_the_next_is_read() -> None:
    attributes = " ".join(f'a{n}="x"' for n in range(60_000))
    hostile = f"<rss version='2.0'><channel><item><title {attributes}>x</title></item></channel></rss"
    with Parsers(deadline=1.0) as parsers:
        parsers.run("briefing.intake.feed:read_feed_document", RSS.encode(), None)
        with suppress(IntakeError):
            parsers.run("briefing.intake.feed:read_feed_document", (hostile * 3).encode(), None)
        assert len(parsers.run("briefing.intake.feed:read_feed_document", RSS.encode(), None).articles) == 2


@pytest.mark.parametrize("half", ["&#xD800;", "&#55357;", "&#xdfff", "&#057343;"])
def test_half_a_character_costs_no_item(half):
    data = f'<rss version="2.0"><channel><item><title>a {half} b</title></item></channel></rss>'
    (item,) = read_feed(data.encode())
    assert item.headline.startswith("a")
    assert item.headline.endswith("b")


def test_a_date_keeps_its_fraction_of_a_second():
    data = b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>a</title><updated>2025-03-10T09:00:00.25Z</updated></entry></feed>"
    assert read_feed(data)[0].updated == "2025-03-10T09:00:00.250000Z"
