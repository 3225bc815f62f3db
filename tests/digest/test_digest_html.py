"""HTML: text from outside makes no element, no attribute and no link that a browser may not follow."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from briefing.digest.forms import render
from briefing.digest.options import DigestOptions
from tests.digest.test_digest_markdown import HOSTILE, entry
from tests.tui import hostile


class Elements(HTMLParser):
    """The elements with attributes of a document."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}


OURS = set("html head meta title style body h1 h2 h3 p section article blockquote ul li cite a ol".split())


@given(st.text() | st.text(alphabet="<>&\"'=/abhrefonclick #;"))
def test_any_text_stays_text(text):
    found = Elements(render([entry(text)], "html", DigestOptions(text)))
    assert found.tags <= OURS
    assert {name for name, _ in found.attributes} <= {
        "lang", "charset", "name", "content", "http-equiv", "class", "href", "rel", "id"
    }  # fmt: skip


def test_only_links_that_a_browser_may_follow_are_links(tmp_path):
    found = Elements(render([entry(HOSTILE), *hostile.library(tmp_path)[0]], "html", DigestOptions()))
    links = {value for name, value in found.attributes if name == "href"}
    assert "https://example.org/a" in links
    assert all(link.startswith(("http://", "https://", "#source-")) for link in links)


def test_every_number_leads_to_its_source():
    found = Elements(render([entry("a")], "html", DigestOptions()))
    targets = {f"#{value}" for name, value in found.attributes if name == "id"}
    assert targets == {value for name, value in found.attributes if name == "href" and value.startswith("#")}
    assert len(targets) == 2


def test_it_asks_the_network_for_nothing():
    text = render([entry("a")], "html", DigestOptions())
    assert "default-src 'none'" in text
    assert not Elements(text).tags & {"script", "img", "link", "iframe", "video", "form"}


def test_nothing_makes_nothing():
    assert render([], "html", DigestOptions()) == ""
