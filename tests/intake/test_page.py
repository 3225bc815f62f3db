"""Web pages to articles: what the page says of itself, where that is wrong, and pages that are no article."""

import json
import socket
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import briefing
from briefing.intake.errors import IntakeError
from briefing.intake.links import web_address
from briefing.intake.page.dates import as_date, date_in_path
from briefing.intake.page.encoding import page_text
from briefing.intake.page.read import read_html
from briefing.intake.page.title import choose, less_site
from briefing.model import Article, DateBasis
from briefing.text.clean import is_clean

BODY = "".join(
    f"<p>{words}</p>"
    for words in (
        "Military officials from over 30 countries will take part in talks in Paris on Tuesday, an official said.",
        "They will plan an international security force for Ukraine, which is to deter another offensive, he added.",
        "Croatia and Montenegro, which were invited, did not respond, according to the same official on Monday.",
    )
)


def page(head: str = "", body: str = BODY, *, top: str = "<h1>Talks in Paris</h1>", lang: str = "en") -> bytes:
    marked = f"<!DOCTYPE html><html lang={lang}><head>{head}</head><body>{top}<article>{body}</article></body></html>"
    return marked.encode()


def ld(**values: object) -> str:
    thing = {"@context": "https://schema.org", "@type": "NewsArticle", **values}
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def test_the_text_is_paragraphs_without_the_headline():
    article = briefing.read_html(page("<title>Talks in Paris | UNN</title>"))
    assert article.headline == "Talks in Paris"
    assert len(article.text.split("\n\n")) == 3
    assert "Talks in Paris" not in article.text
    assert (article.published, article.published_basis) == (None, DateBasis.UNKNOWN)


def test_json_ld_says_who_and_when():
    head = ld(
        headline="Talks in Paris",
        datePublished="2025-03-10T12:39:00.000+0200",
        dateModified="2025-03-11T08:00:00Z",
        author=[{"@type": "Person", "name": "Anna Murashko"}, "By Olena Ivanova"],
        publisher={"@type": "Organization", "name": "Example Daily"},
        description="Officials <b>meet</b>.",
        inLanguage="en-GB",
    )
    article = read_html(page(head, lang=""), "https://www.daily.example/a?utm_source=x&id=7#top")
    assert article.published == "2025-03-10T12:39:00+02:00"
    assert article.published_basis is DateBasis.METADATA
    assert article.updated == "2025-03-11T08:00:00Z"
    assert article.author == "Anna Murashko, Olena Ivanova"
    assert article.publisher == "Example Daily"
    assert article.summary == "Officials meet."
    assert article.language == "en-GB"
    assert article.url == "https://www.daily.example/a?id=7"


@pytest.mark.parametrize(
    ("head", "top", "url", "published", "basis"),
    [
        ('<meta property="article:published_time" content="2025-03-10">', "", None, "2025-03-10", "metadata"),
        ("", '<h1>T</h1><time datetime="2025-03-10T09:00">', None, "2025-03-10T09:00", "metadata"),
        ("", '<h1>T</h1><p class="post-date">10 March 2025</p>', None, "2025-03-10", "metadata"),
        ("", '<span class="article-publish-date">March 10, 2025, 9:02 AM</span>', None, "2025-03-10T09:02", "metadata"),
        ("", "", "https://a.example/2025/03/10/talks", "2025-03-10", "inferred"),
        ("", "", "https://a.example/2025/03/talks", "2025-03", "inferred"),
        ("", "<p>© 2026 Example</p>", "https://a.example/talks", None, "unknown"),
        ('<meta name="date" content="2025-02-30">', "", None, None, "unknown"),
        ('<meta name="date" content="just now">', "", None, None, "unknown"),
        ('<meta property="article:modified_time" content="2025-03-10">', "", None, None, "unknown"),
        ("", '<h1>T</h1><time class="updated" datetime="2025-03-10"></time>', None, None, "unknown"),
    ],
)
def test_a_date_has_its_basis_or_is_none(head, top, url, published, basis):
    article = read_html(page(head, top=top), url)
    assert (article.published, article.published_basis) == (published, basis)


def test_no_date_is_that_of_the_visit():
    article = read_html(page("<meta name=generator content=x>", top="<h1>Talks</h1><p>Today</p>"))
    assert article.published is None
    assert datetime.now(UTC).date().isoformat() not in str(article)


@pytest.mark.parametrize(
    ("told", "tops", "titled", "expected"),
    [
        (["Talks in Paris"], [], [], "Talks in Paris"),
        (["Talks in Paris beg..."], ["Talks in Paris begin"], [], "Talks in Paris begin"),
        ([], ["Menu", "Talks in Paris"], ["Talks in Paris"], "Talks in Paris"),
        ([], ["Talks in Paris"], [], "Talks in Paris"),
        (["Home"], ["Home"], [], "Home"),
        ([], [], [], None),
    ],
)
def test_the_headline_is_what_two_agree_on(told, tops, titled, expected):
    assert choose(told, tops, titled) == expected


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Talks | UNN", "Talks"),
        ("UNN: Talks", "UNN: Talks"),
        ("Talks begin — and they matter to all - UNN", "Talks begin — and they matter to all"),
        ("Talks begin — and they matter to all - Example Daily", "Talks begin — and they matter to all"),
        ("Talks - Politics - The Example Daily", "Talks"),
        ("Red - and green - and blue", "Red - and green - and blue"),
        ("Talks » exampledaily.com", "Talks"),
    ],
)
def test_a_title_loses_the_name_of_its_site(title, bare):
    assert less_site(title, ["Example Daily", "UNN", "exampledaily.com"]) == bare


def test_hosts_that_are_known_name_the_publisher():
    assert read_html(page(), "https://www.reuters.com/world/a").publisher == "Reuters"
    named = '<meta property="og:site_name" content="Example Daily - all the news">'
    assert read_html(page(named), "https://daily.example/a").publisher == "Example Daily"
    assert read_html(page()).publisher is None


def test_a_title_names_the_site_that_nothing_else_names():
    assert (
        read_html(page("<title>Talks in Paris | The Port Facts</title>"), "https://portfacts.co.uk/1").publisher is None
    )
    article = read_html(page("<title>Talks in Paris | Port Facts</title>", top=""), "https://www.portfacts.co.uk/1")
    assert (article.headline, article.publisher) == ("Talks in Paris", "Port Facts")


@pytest.mark.parametrize(
    ("printed", "author"),
    [
        ("By Anna Murashko and Olena Ivanova, Example Daily", "Anna Murashko and Olena Ivanova"),
        ("Anna Murashko of Example Daily", "Anna Murashko"),
        ("Текст: Лида Б.", None),
        ("Текст: Лида Буслаева", "Лида Буслаева"),
        ("<div>By Anna Murashko</div><div>Staff writer</div>", "Anna Murashko Staff writer"),
        ("siteadmin", None),
        ("anna84", None),
        ("Example Daily", None),
        ("Prince", "Prince"),
    ],
)
def test_a_byline_is_the_names_in_it(printed, author):
    head = '<meta property="og:site_name" content="Example Daily">'
    assert read_html(page(head, top=f'<h1>Talks</h1><div class="byline">{printed}</div>')).author == author


@pytest.mark.parametrize(
    ("published", "updated", "kept"),
    [
        ("2025-03-10T11:00:09Z", "2025-03-10T11:00:08Z", None),
        ("2025-03-10T19:43:59Z", "2025-03-10T15:43:59-04:00", None),
        ("2025-03-10T09:00:00", "2025-03-10T10:00:00Z", "2025-03-10T10:00:00Z"),
        ("2025-03-10", "2025-03-10T10:00:00Z", None),
        ("2025-03", "2025-04", "2025-04"),
        ("2025-03-10", "2025-02", None),
    ],
)
def test_a_change_comes_after_the_publication(published, updated, kept):
    article = read_html(page(ld(datePublished=published, dateModified=updated)))
    assert (article.published, article.updated) == (published, kept)


@pytest.mark.parametrize(
    ("link", "came_from", "url"),
    [
        ("https://a.example/one?fbclid=1", None, "https://a.example/one"),
        ("/one", "https://amp.a.example/amp/one", "https://amp.a.example/one"),
        ("https://www.a.example/one", "https://amp.a.example/x", "https://www.a.example/one"),
        ("https://evil.example/one", "https://a.example/one", "https://a.example/one"),
        ("https://a.example/", "https://a.example/one", "https://a.example/one"),
        ("javascript:alert(1)", None, None),
        ("https://u:p@a.example/one", None, None),
        ("http://[", "https://a.example/one", "https://a.example/one"),
    ],
)
def test_the_address_is_the_canonical_one_as_far_as_it_is_believed(link, came_from, url):
    assert read_html(page(f'<link rel="canonical" href="{link}">'), came_from).url == url


def test_trackers_go_and_the_rest_stays_letter_for_letter():
    assert web_address("https://a.example/?q=a+b&b=%20") == "https://a.example/?q=a+b&b=%20"
    assert web_address("https://a.example/a?gclid=1&UTM_medium=2") == "https://a.example/a"
    assert web_address("https://a.example/#!/a") == "https://a.example/#!/a"
    assert web_address("ftp://a.example/") is None
    assert web_address("https://a.example/ü") == "https://a.example/%C3%BC"


def test_a_host_of_another_script_is_the_one_that_is_asked():
    assert web_address("https://Bücher.example:8080/ü") == "https://xn--bcher-kva.example:8080/%C3%BC"
    assert web_address("https://例え。example/") == "https://xn--r8jz45g.example/"
    assert web_address("https://аррӏе.example/") == "https://xn--80ak6aa92e.example/"
    assert web_address("https://a℀b.example/") is None


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("<p>naïve €".encode("cp1252"), "iso-8859-1", "<p>naïve €"),
        ("<meta charset='latin1'>naïve".encode(), None, "<meta charset='latin1'>naïve"),
        ("<p>ü".encode("utf-16"), "utf-8", "<p>ü"),
        ("<meta charset=windows-1251>Переговори".encode("cp1251"), None, "<meta charset=windows-1251>Переговори"),
        ("<meta charset=utf-8>Überraschung für alle überall".encode("cp1252"), None, None),
        (b"<meta charset=hex>\xff\xfe\xfa" + b"caf\xe9 " * 9, "utf-7", None),
        ("ü".encode() * 400 + b"\xff<p>", None, "ü" * 400 + "\ufffd<p>"),
    ],
)
def test_the_encoding_is_the_one_that_fits(data, charset, text):
    found = page_text(data, charset)
    assert found == text if text else found


def test_a_language_that_the_text_contradicts_is_not_believed():
    german = """<p>Die Verhandlungen in Paris beginnen am Dienstag, teilte ein Sprecher der Regierung gestern mit.</p>
        <p>An ihnen nehmen Vertreter aus mehr als dreißig Ländern teil, darunter auch die aus dem Baltikum.</p>"""
    assert read_html(page(body=german, lang="en")).language is None
    assert read_html(page(body=german, lang="de_DE")).language == "de-DE"


LITTLE = "<p>Military officials from over 30 countries will take part in talks in Paris. They begin on Tuesday.</p>"


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("bot-check", page("<title>Just a moment...</title>", "<p>Enable JavaScript and cookies to continue</p>")),
        ("error-page", page("<title>404 - Page not found</title>", BODY, top="")),
        ("error-page", page("<title>Example</title>", "<p>Sorry.</p>", top="<h1>Page not found</h1>")),
        (
            "consent-page",
            page("<title>Before you continue to Example</title>", "<p>We use cookies and data.</p>", top=""),
        ),
        ("login-page", page("<title>Sign in</title>", "<form><input type=password></form>", top="")),
        ("paywall", page(ld(isAccessibleForFree=False), LITTLE)),
        ("paywall", page("", LITTLE + "<p>Subscribe to continue reading this article.</p>")),
        ("no-article", page("<title>Example</title>", "<p>Nothing.</p>")),
        ("no-article", page("", "<ul>" + "<li><a href=/a>Talks in Paris today</a></li>" * 40 + "</ul>")),
        ("no-article", b""),
        ("no-article", b"   "),
        ("too-deep", b"<div>" * 5_000 + b"x"),
        ("too-large", b"<b>" * 300_001),
        ("too-large", b"a" * (15 << 20) + b"a"),
        ("binary", b"\x89PNG\r\n\x1a\n" + b"\xff\xfe" * 300),
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(code, data):
    with pytest.raises(IntakeError) as caught:
        read_html(data)
    assert caught.value.problem.code == code
    assert caught.value.problem.hint


def test_the_front_page_of_a_site_is_no_article():
    with pytest.raises(IntakeError, match="front page"):
        read_html(page(), "https://a.example/")


def test_an_article_about_paywalls_is_one():
    words = "<p>Readers have to subscribe to continue reading, the publisher said of its new paywall on Monday.</p>"
    assert read_html(page(body=words + BODY * 5)).text


def test_the_beginning_of_an_article_is_taken_and_called_one():
    article = read_html(page(ld(isAccessibleForFree="False")))
    assert [problem.code for problem in article.problems] == ["paywall"]
    assert read_html(page(ld(isAccessibleForFree=True))).problems == ()


def test_the_whole_text_that_machines_are_told_is_preferred_to_a_part():
    whole = "\n".join(f"This is sentence number {number} of the article, said the minister." for number in range(40))
    article = read_html(page(ld(articleBody=f"<p>{whole}</p>&amp;")))
    assert article.text.count("sentence number") == 40
    assert article.text.endswith("&")


def test_what_is_taken_from_a_page_is_clean():
    bad = "\u202e\x1b]0;x\x07"
    article = read_html(page(ld(headline=f"A{bad}Z", author=f"B{bad}"), BODY.replace("Paris", f"Pa{bad}ris"), top=""))
    assert article.headline == "AZ"
    for value in (article.text, article.headline, article.author):
        assert is_clean(value)


_PIECES = """<html> <head> </head> <body> <title> </title> <h1> </p> <table> <tr> <td> <time\tdatetime=' '> <a\thref='
<meta\tproperty="og:title"\tcontent=" <meta\tname="date"\tcontent=" "> <link\trel=canonical\thref=" </script> " null
<script\ttype="application/ld+json"> {"@type":"NewsArticle", "headline": "datePublished":" "author":[ { } [ ] &#0; 1e999
<![CDATA[ <!-- --> <?xml\tversion='1.0'\tencoding='x'?> <base\thref='http://[ 2025-03-10 99999-99-99 &#xd800;
<svg><math><template> <class=author> Officials\tmet\tin\tParis\ton\tTuesday.""".replace("\n", " ").split(" ")
_PIECE = st.sampled_from([*_PIECES, "\0", "\ud800", "\u202e", "\x1b[2J", "word " * 60])
_PAGES = st.lists(_PIECE, max_size=40).map(lambda made: "".join(made).encode("utf-8", "surrogatepass"))


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=400), _PAGES))
@example(b"<html")
@example(b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>&a;")
def test_any_bytes_give_an_article_or_are_refused(data):
    before = socket.socket
    socket.socket = None  # type: ignore[assignment,misc]
    try:
        article = read_html(data, "https://a.example/a")
    except IntakeError as error:
        article = None
        said = error.problem.file
    finally:
        socket.socket = before  # type: ignore[misc]
    if article is None:
        assert said == "https://a.example/a"
    else:
        assert isinstance(article, Article)
        assert article.text.strip()
        assert is_clean(article.text)


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_words_give_a_date_an_address_and_a_title_or_none(words, other):
    as_date(words)
    date_in_path(web_address("https://a.example/" + words))
    web_address(words, "https://a.example/" + other)
    assert less_site(words, [other]) in words
