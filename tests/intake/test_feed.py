"""Feeds to articles: what each kind of feed says, and that any bytes are articles or one plain reason."""

import json
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.intake.errors import IntakeError
from briefing.intake.feed import read_feed, read_feed_document
from briefing.intake.worker.parsers import Parsers
from briefing.model import Article, DateBasis, parse_edtf

NAMESPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
}
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


def rss(inside: str) -> bytes:
    spaces = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
    return f'<rss version="2.0" {spaces}><channel><title>Port</title>{inside}</channel></rss>'.encode()


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
    second = read_feed_document(RSS.encode()).articles[1]
    assert (second.published, second.published_basis, second.url, second.id) == (None, DateBasis.UNKNOWN, None, None)
    assert second.headline == second.text == "No title, and a date that is none."


def test_atom_keeps_both_dates_and_resolves_links() -> None:
    (entry,) = read_feed(ATOM.encode())
    assert (entry.published, entry.updated) == ("2025-03-09T08:00:00+01:00", "2025-03-10T10:00:00Z")
    assert (entry.url, entry.id, entry.author, entry.text) == ("https://port.example/a", "urn:1", "Ana", "Short.")


def test_ids_and_dates_in_json_may_be_numbers() -> None:
    items = [{"id": 7, "date_published": 1741600000, "url": 3, "title": True, "content_text": "Text."}]
    (found,) = read_feed(json.dumps({"version": "https://jsonfeed.org/version/1", "items": items}).encode())
    assert (found.id, found.published, found.url, found.headline) == ("7", "2025-03-10T09:46:40Z", None, "Text.")


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


def test_a_feed_without_items_is_a_feed() -> None:
    for data in (b"<rss/>", b"<feed/>", b'<CHANNEL HREF="https://port.example/"></CHANNEL>', b"<rss><channel/></rss>"):
        assert read_feed_document(data).articles == ()


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


def test_a_date_keeps_its_fraction_of_a_second() -> None:
    data = ATOM.replace("2025-03-10T10:00:00Z", "2025-03-10T09:00:00.25Z").encode()
    (found,) = read_feed(data)
    assert found.updated == "2025-03-10T09:00:00.25Z"
    assert parse_edtf(found.updated)  # what entries can hold


def test_an_item_without_a_link_has_that_of_its_site_in_a_list_only() -> None:
    feed = read_feed_document(RSS.encode())
    assert (feed.articles[1].url, read_feed(RSS.encode())[1].url) == (None, "https://port.example/")


def test_a_guid_that_is_no_address_makes_none() -> None:
    items = (
        "<item><title>a</title><guid>12</guid></item><item><title>b</title><guid>https://port.example/b</guid></item>"
    )
    found = read_feed_document(rss(items), "https://port.example/feed.xml").articles
    assert [one.url for one in found] == [None, "https://port.example/b"]


def test_links_in_rss_are_those_of_the_site_and_in_atom_those_of_the_feed() -> None:
    items = "<link>https://port.example/news/</link><item><title>a</title><link>a.html</link></item>"
    assert read_feed(rss(items), "https://feeds.example/port.xml")[0].url == "https://port.example/news/a.html"
    atom = ATOM.replace(' xml:base="https://port.example/"', "").encode()
    assert read_feed(atom, "https://feeds.example/port.xml")[0].url == "https://feeds.example/a"


@pytest.mark.parametrize(
    ("dates", "published", "basis"),
    [
        ("<pubDate>Mon, 10 Mar 2025 10:00:00 GMT</pubDate>", "2025-03-10T10:00:00Z", DateBasis.METADATA),
        ("<dc:date>2025-03-10</dc:date>", "2025-03-10", DateBasis.METADATA),
        ("<dcterms:modified>2025-03-10</dcterms:modified>", "2025-03-10", DateBasis.INFERRED),
        ("<pubDate>soon</pubDate><dc:date>2025-03-10</dc:date>", "2025-03-10", DateBasis.METADATA),
        ("<pubDate>14:30</pubDate>", None, DateBasis.UNKNOWN),
    ],
)
def test_a_change_is_a_publication_only_where_nothing_else_is_given(
    dates: str, published: str | None, basis: DateBasis
) -> None:
    (found,) = read_feed(rss(f"<item><title>a</title>{dates}</item>"))
    assert (found.published, found.published_basis) == (published, basis)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2003", "2003"),
        ("2003-12", "2003-12"),
        ("2003-13", None),
        ("20250310", "2025-03-10"),
        ("20250310101500", "2025-03-10T10:15:00Z"),
        ("1741600000", "2025-03-10T09:46:40Z"),
        ("1741600000000", "2025-03-10T09:46:40Z"),
        ("12", None),
        ("Mon, 10 Mar 2025 10:00:00 CET", "2025-03-10T10:00:00+01:00"),
        ("Mon, 10 Mar 2025 10:00:00 -0000", "2025-03-10T10:00:00Z"),
        ("Mon, 10 Mar 2025", "2025-03-10"),
        ("Monday, 10. März 2025 - 10:00", "2025-03-10T10:00:00Z"),
        ("mardi 10 juin 2025", "2025-06-10"),
        ("maandag 3 maart 2025", "2025-03-03"),
        ("torsdag 6 marts 2025 kl. 10:00", "2025-03-06T10:00:00Z"),
        ("March 2025", "2025-03"),
        ("3/4/2025", None),
        ("13/2/2025", "2025-02-13"),
        ("3/25/2025 12:05 am", "2025-03-25T00:05:00Z"),
        ("02.01.2025 15:04", "2025-01-02T15:04:00Z"),
        ("15:04 02.01.2025 -0700", "2025-01-02T15:04:00-07:00"),
        ("Sun Jan  4 16:29:06 PST 2004", "2004-01-04T16:29:06-08:00"),
        ("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T08:19:53-04:00"),
        ("10 Mar 25 10:00", "2025-03-10T10:00:00Z"),
        ("2004년 05월 28일  01:31:15", "2004-05-28T01:31:15+09:00"),
        ("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T12:00:00-05:00"),
        ("2004-július-13T9:15-05:00", "2004-07-13T09:15:00-05:00"),
        ("2004-05-25 오후 11:23:17", "2004-05-25T23:23:17+09:00"),
        ("2025年3月10日 10:00", "2025-03-10T10:00:00Z"),
        ("2003-335T22:23:55Z", "2003-12-01T22:23:55Z"),
        ("20031231T101455", "2003-12-31T10:14:55Z"),
        ("2003-12-31T10:14:55", "2003-12-31T10:14:55Z"),
        ("10 березня 2025, 10:00", "2025-03-10T10:00:00Z"),
        ("Пн, 10 марта 2025 10:00:00 +0300", "2025-03-10T10:00:00+03:00"),
        ("2019-10-10T07:20:50.520+10:00", "2019-10-10T07:20:50.52+10:00"),
        ("2025 soon", None),
        ("20251310", None),
        ("123", None),
        ("10 March 2025 " + "x" * 100, None),
        ("Mon, 32 Mar 2025 10:00:00 GMT", None),
        ("0001-01-01T00:00:00Z", None),
        ("9999-12-31T00:00:00Z", None),
        ("2025-03-10T25:00:00Z", None),
        ("Mon, 10 Mar 2025 10:00:00 +9999", None),
        ("May contain nuts", None),
        ("1" * 5000, None),
    ],
)
def test_dates_are_what_they_say_or_none(written: str, meant: str | None) -> None:
    (found,) = read_feed(rss(f"<item><title>a</title><pubDate>{written}</pubDate></item>"))
    assert found.published == meant


@pytest.mark.parametrize(
    ("people", "author"),
    [
        ("<author>rui@port.example (Rui Costa)</author>", "Rui Costa (rui@port.example)"),
        ("<author>Rui Costa &lt;rui@port.example&gt;</author>", "Rui Costa (rui@port.example)"),
        ("<author>rui@port.example</author>", "rui@port.example"),
        ("<author>rui@port.example</author><dc:creator>Rui Costa</dc:creator>", "Rui Costa"),
        ("<author>rui@localhost (Rui Costa)</author>", "Rui Costa (rui@localhost)"),
        ("<author xmlns='http://www.w3.org/2005/Atom'><name/><email>rui@localhost</email></author>", "rui@localhost"),
        ("<author>noreply@port.example (Rui Costa)</author>", "Rui Costa"),
        ("<author>noreply@port.example</author>", None),
        ("<dc:creator>Rui Costa, Ana Sá</dc:creator><dc:creator>Ana Sá</dc:creator>", "Rui Costa, Ana Sá"),
        ("<dc:creator>&lt;a href='/x'&gt;Rui Costa&lt;/a&gt;</dc:creator>", "Rui Costa"),
        ("<author>editor@news.london (Ana)</author>", "Ana (editor@news.london)"),
    ],
)
def test_people_are_named_with_their_address(people: str, author: str | None) -> None:
    (found,) = read_feed(rss(f"<item><title>a</title>{people}</item>"))
    assert found.author == author


def test_a_caption_is_no_text_of_an_item_that_has_one() -> None:
    caption = "<media:description>A crane at night, of which more is said.</media:description>"
    media = f"<media:content url='/p.jpg'>{caption}</media:content>"
    text = "<description>The port is closed.</description>"
    both, only = read_feed(rss(f"<item>{media}{text}</item><item>{media}</item>"))
    assert (both.text, both.summary) == ("The port is closed.", "The port is closed.")
    assert only.text == "A crane at night, of which more is said."


@pytest.mark.parametrize(
    ("declared", "encoding", "inside"),
    [
        ("encoding='utf-16'", "utf-8", ""),
        ("", "utf-16", ""),
        ("", "utf-32", ""),
        ("", "utf-16-be", ""),
        ("encoding='cp037'", "cp037", ""),
        ("", "utf-8", "encoding='utf-16'?>"),
        ("encoding='nonsense'", "utf-8", ""),
        ("encoding='utf-8'", "latin-1", ""),
        ("encoding='unicode_escape'", "utf-8", ""),
        ("encoding='us-ascii'", "utf-8", ""),
    ],
)
def test_bytes_are_read_whatever_they_say_of_themselves(declared: str, encoding: str, inside: str) -> None:
    item = f"<item><title>Café</title><description>{inside}</description></item>"
    data = f"<?xml version='1.0' {declared}?><rss><channel>{item}</channel></rss>".encode(encoding)
    assert read_feed(data)[0].headline == "Café"


def test_a_broken_character_costs_no_other() -> None:
    data = rss("<item><title>Порт закрито \ufffe до ранку</title></item>").replace("\ufffe".encode(), b"\xd0")
    (found,) = read_feed(data)
    assert found.headline == "Порт закрито \ufffd до ранку"


def test_letters_that_are_not_latin_are_guessed() -> None:
    text = "Порт у місті зачинили до ранку, повідомили у мерії. Кораблі чекають у морі, кажуть моряки."
    data = rss(f"<item><title>Порт</title><description>{text}</description></item>").decode().encode("cp1251")
    (found,) = read_feed(data)
    assert found.text == text


def test_many_items_are_cut_and_it_is_said() -> None:
    data = rss(
        "".join(
            f"<item><title>t{number}</title><guid isPermaLink='false'>{number}</guid></item>" for number in range(2_001)
        )
    )
    document = read_feed_document(data)
    assert (len(document.articles), [problem.code for problem in document.problems]) == (2_000, ["feed-cut"])
    assert "2,000" in document.problems[0].message
    in_json = json.dumps(JSON | {"items": JSON["items"] * 1_001}).encode()
    assert [problem.code for problem in read_feed_document(in_json).problems] == ["feed-cut"]


def test_many_items_of_what_is_no_xml_are_cut_too() -> None:
    document = read_feed_document(rss("<item><title>a & b</title></item>" * 2_001))
    assert (len(document.articles), [problem.code for problem in document.problems]) == (2_000, ["feed-cut"])


def test_what_stops_the_parser_costs_what_follows_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.intake.feed import parser

    def stop(self: object, text: str) -> None:
        if "stop" in text:
            raise KeyError

    monkeypatch.setattr(parser._Loose, "handle_comment", stop)
    document = read_feed_document(rss("<item><title>a & b</title></item><!--stop--><item><title>c</title></item>"))
    assert ([one.headline for one in document.articles], document.problems[0].code) == (["a & b"], "feed-broken")
    with pytest.raises(IntakeError, match="cannot be read"):
        read_feed(rss("<!--stop--><item><title>a & b</title></item>"))


@pytest.mark.parametrize(
    "element",
    [
        "<textInput><title>t</title><name>n</name></textInput>",
        "<gml:pos xmlns:gml='http://www.opengis.net/gml'>x</gml:pos>",
        "<image><link>x</link></image>",
        "<media:license/>",
        "<georss:point xmlns:georss='http://www.georss.org/georss'>1</georss:point>",
    ],
)
def test_an_element_out_of_place_costs_no_item(element: str) -> None:
    for amp in ("&amp;", "&"):
        data = rss(
            f"<item><title>a {amp} b</title>{element}<link>/1</link></item><item xml:lang='uk'><title>c</title></item>"
        )
        first, second = read_feed(data, "https://port.example/")
        assert (first.headline, first.url, second.headline) == ("a & b", "https://port.example/1", "c")


def test_the_longer_of_two_descriptions_is_the_text() -> None:
    spaces = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    short, long = (
        "<description>In short.</description>",
        f"<itunes:summary {spaces}>At length, all of it.</itunes:summary>",
    )
    for inside in (short + long, long + short):
        (found,) = read_feed(rss(f"<item><title>a</title>{inside}</item>"))
        assert (found.summary, found.text) == ("In short.", "At length, all of it.")


@pytest.mark.parametrize("reference", ["&#xD800;", "&#99999999999;", f"&#{'9' * 5000};", "&#x110000;"])
def test_a_reference_to_no_character_costs_no_item(reference: str) -> None:
    (found,) = read_feed(rss(f"<item><title>a {reference} b</title></item>"))
    assert found.headline is not None
    assert found.headline.startswith("a")
    assert found.headline.endswith("b")


# What took feedparser 10 seconds and more, each at a size that would take it minutes now.
HANGING = {
    "attributes": "<item><title " + " ".join(f'a{number}="x"' for number in range(60_000)) + ">x</title></item>",
    "author": f"<item><title>x</title><author>x@{'a.' * 150_000}</author></item>",
    "owner": f"<item><title>x</title><webMaster>x@{'a.' * 150_000}</webMaster></item>",
    "namespaces": "".join(f"<n{number}:i xmlns:n{number}='u{number}'/>" for number in range(20_000))
    + "<item><title>x</title></item>",
    "blanks": "<item><title>x</title><content:encoded type='xhtml'>" + "&#10;" * 200_000 + "</content:encoded></item>",
}


@pytest.mark.parametrize("name", sorted(HANGING))
def test_what_makes_parsers_hang_is_read_at_once(name: str) -> None:
    before = time.process_time()
    (found,) = read_feed(rss(HANGING[name]))
    assert found.headline == "x"
    assert time.process_time() - before < 10  # hundreds of seconds without the limits, under one with them


@pytest.mark.parametrize(
    "head",
    [
        "\n" * 300_000,
        "<!DOCTYPE" + "\n<!DOCTYPE" * 30_000,
        "<!--" + "<!--" * 100_000 + "-->",
        '<?xml version="1.0"?>' + "<!-- <a -->" + '<!DOCTYPE r [<!ENTITY a "' + "ha" * 5_000 + '">]>',
    ],
)
def test_a_head_that_makes_parsers_hang_is_left_out(head: str) -> None:
    before = time.process_time()
    (found,) = read_feed(
        head.encode() + rss("<item><title>x</title><description>" + "&a;" * 1_000 + "</description></item>")
    )
    assert found.headline == "x"
    assert len(found.text) < 5_000
    assert time.process_time() - before < 10


def test_plain_entities_are_kept_and_nested_ones_are_not() -> None:
    head = '<!DOCTYPE rss [<!ENTITY port "Odesa"><!ENTITY b "&port;&port;">]>'
    (found,) = read_feed(head.encode() + rss("<item><title>x</title><description>At &port;.</description></item>"))
    assert found.text == "At Odesa."


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("a &lt; b <3 <b>c</b> < d", "a < b <3 c < d"),
        ("one<script>x('</b>')</script> two<style>y", "one two"),
        ("one<!-- two --> three<!-- four", "one three four"),
        ("one <iframe src='x'> two", "one two"),
        ("one <object>gone</object> two<head/> three", "one two three"),
        ("<p title='a > b'>one</p><p data-x=it's>two</p>", "one\n\ntwo"),
        ("<![CDATA[one]]> <?php two ?> <!DOCTYPE html> three", "one three"),
        ("<!' <a href='x'>one", "<!' one"),
        ("one <a href='x", "one <a href='x"),
        (f"one &#{'9' * 5_000}; two", "one \ufffd two"),
        ("AT&amp;T &eacute; &unknown; &#8217;", "AT&T é &unknown; ’"),
        ("5 < 8<br>x<BR/>y", "5 < 8 x y"),
    ],
)
def test_the_text_of_markup_is_all_that_is_shown(markup: str, text: str) -> None:
    (found,) = read_feed(
        rss(f"<item><description><![CDATA[{markup.replace(']]>', ']]]]><![CDATA[>')}]]></description></item>")
    )
    assert found.text == text
