"""Pages that are sent in place of an article are called what they are; articles about such things are articles."""

import json

import pytest

from briefing.intake.errors import IntakeError
from briefing.intake.page.read import read_html
from tests.intake.test_page import BODY, ld, page

TEASERS = [
    (f"Headline number {n} on talks in Paris", f"Officials of {n} states met on Tuesday, said spokesman {n}.", f"/a{n}")
    for n in range(12)
]
ARTICLES = "".join(f"<article><h2><a href={to}>{top}</a></h2><p>{words}</p></article>" for top, words, to in TEASERS)
BLOCKS = "".join(f"<div><h3><a href={to}>{top}</a></h3><p>{words}</p></div>" for top, words, to in TEASERS)
ONWARD = "".join(f"<div><p>{words} <a href={to}>Read more</a></p></div>" for _, words, to in TEASERS)


def code_of(data: bytes, url: str | None = None) -> str:
    with pytest.raises(IntakeError) as caught:
        read_html(data, url)
    assert caught.value.problem.hint
    return caught.value.problem.code


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Example", "Please enable JavaScript in your browser to view this page. Without it nothing can be read here."),
        ("example.com", "Please enable JS and disable any ad blocker"),
        (
            "Zeitung",
            "Bitte JavaScript aktivieren, um diese Seite zu lesen. Danach laden Sie die Seite bitte neu. Danke.",
        ),
        ("Talks", "<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>"),
    ],
)
def test_a_page_that_needs_a_browser_says_so(title, words):
    assert code_of(page(f"<title>{title}</title>", f"<p>{words}</p>", top="")) == "javascript-page"


@pytest.mark.parametrize(
    ("top", "words"),
    [
        ("Sorry, we could not find that page", "Try the search box, or go to our home page for the latest news."),
        (
            "Oh no",
            "The page you are looking for has been moved or deleted. Our newsroom works around the clock for you.",
        ),
        ("Hoppla", "Die gesuchte Seite existiert nicht. Bitte versuchen Sie es mit der Suche, oder gehen Sie zurück."),
        ("Gone", "This article is no longer available. You may find what you look for in our archive, which is open."),
    ],
)
def test_an_error_that_is_sent_as_a_page_is_one(top, words):
    assert code_of(page("<title>Example</title>", f"<p>{words * 2}</p>", top=f"<h1>{top}</h1>")) == "error-page"


@pytest.mark.parametrize(
    "words",
    [
        "Mit Werbung weiterlesen. Wir und unsere Partner verwenden Cookies, um Informationen zu speichern.",
        "Nous et nos 800 partenaires utilisons des cookies. Vous pouvez accepter les cookies ou les refuser ici.",
        "Nosotros y nuestros socios utilizamos cookies. Al pulsar, usted acepta las cookies de esta página web.",
    ],
)
def test_a_wall_of_consent_is_one_in_any_of_these_languages(words):
    assert code_of(page("<title>Example</title>", f"<p>{words}</p>" * 2, top="")) == "consent-page"


@pytest.mark.parametrize("body", [ARTICLES, BLOCKS, ONWARD, ARTICLES * 2])
@pytest.mark.parametrize("url", [None, "https://a.example/world/", "https://a.example/search?q=paris"])
def test_a_list_of_articles_is_none_of_them(body, url):
    head = '<title>World</title><meta property="og:type" content="website">'
    assert code_of(page(head, body, top="<h1>World</h1>"), url) == "no-article"


def test_an_article_that_names_others_is_one():
    others = "".join(f"<p><a href={to}>{top}</a></p>" for top, _, to in TEASERS[:3])
    assert read_html(page("<title>Talks</title>", BODY + others + BODY.replace("Paris", "Rome") * 2)).text
    assert read_html(page(ld(headline="Talks in Paris"), BLOCKS)).text  # it says that it is one


@pytest.mark.parametrize(
    "words",
    [
        "The statue has been removed, the mayor said. Workers found no trace of the page that was torn from the book.",
        "The minister said that readers must enable JavaScript to use the new site of the ministry of transport.",
        "The police could not find the man, a spokeswoman said. The search goes on, and will go on until Friday.",
    ],
)
def test_short_news_about_such_things_is_news(words):
    assert read_html(page("<title>News of Tuesday</title>", f"<p>{words}</p>" * 4 + BODY)).text


def script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


GRAPH = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Example"},
        {
            "@type": ["Thing", "NewsArticle"],
            "headline": "Talks in Paris",
            "datePublished": "2025-03-10",
            "author": [{"@id": "#anna"}, {"@id": "#nobody"}],
            "publisher": {"@id": "#daily"},
        },
        {"@type": "Person", "@id": "#anna", "name": "Anna Murashko"},
        {"@type": "Organization", "@id": "#daily", "name": "Example Daily"},
    ],
}


@pytest.mark.parametrize("value", [GRAPH, [GRAPH], [[{"x": GRAPH}]]])
def test_people_are_found_by_the_references_to_them(value):
    article = read_html(page(script(json.dumps(value))))
    assert (article.author, article.publisher) == ("Anna Murashko", "Example Daily")
    assert (article.published, article.headline) == ("2025-03-10", "Talks in Paris")


@pytest.mark.parametrize(
    "text",
    [
        '{"@type":"NewsArticle","datePublished":"2025-03-10",}',
        '{"@type":"NewsArticle","tags":["a",],"datePublished":"2025-03-10"}',
        '{"@type":"WebSite"};{"@type":"NewsArticle","datePublished":"2025-03-10"}',
        '{"@type":"WebSite"}\n{"@type":"NewsArticle","datePublished":"2025-03-10"}',
        '{"@type":"NewsArticle","headline":"A "quoted" thing","datePublished":"2025-03-10","x":"y"}',
        '<!-- {"@type":"NewsArticle","datePublished":"2025-03-10"} -->',
        '{"@type":"NewsArticle","datePublished":"2025-03-10","description":"two\nlines"}',
    ],
)
def test_what_broken_json_says_for_sure_is_taken(text):
    article = read_html(page(script(text)))
    assert (article.published, article.headline) == ("2025-03-10", "Talks in Paris")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "{",
        "[[[",
        '"x"',
        "{}{}{}",
        '{"@type":"NewsArticle"',
        "[" * 10_000,
        '{"headline":"Ads"',
    ],
)
def test_other_json_says_nothing(text):
    article = read_html(page(script(text)))
    assert (article.published, article.headline) == (None, "Talks in Paris")


@pytest.mark.parametrize(
    "other",
    [
        '<div class="related"><time datetime="2024-02-02">2 February</time></div>',
        '<aside><p class="date">2 February 2024</p></aside>',
        '<footer><span class="posted-on">February 2, 2024</span></footer>',
        '<ul class="latest-news"><li><time datetime="2024-02-02"></time></li></ul>',
    ],
)
def test_the_date_of_another_article_is_not_this_one_s(other):
    top = f'<h1>Talks in Paris</h1>{other}<span class="date">March 10, 2025</span>'
    assert read_html(page(top=top)).published == "2025-03-10"
    assert read_html(page(top=f"<h1>Talks in Paris</h1>{other}")).published is None
