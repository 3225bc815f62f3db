"""What a server sends for an address: told by its content, whatever its address looks like."""

import gzip
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.intake.document.fetched import read_fetched
from briefing.intake.errors import IntakeError
from briefing.model import DateBasis
from tests.intake.test_document import WORDS, pdf
from tests.intake.test_page import page

URL = "https://a.example/2025/03/10/talks"


@pytest.mark.parametrize("before", [b"", b"\r\n\r\n", b"junk\n"])
def test_a_pdf_is_read_as_one(before):
    article = read_fetched(before + pdf(*WORDS), URL)
    assert article.text.startswith("Military officials")
    assert (article.url, article.headline) == (URL, "Talks in Paris begin")
    assert (article.published, article.published_basis) == ("2025-03-10", DateBasis.INFERRED)


def test_a_page_is_read_in_the_encoding_that_the_server_says():
    russian = page("", "<p>" + "Переговоры начались в Париже, сказал он во вторник. " * 5 + "</p>", lang="ru")
    assert "Переговоры" in read_fetched(russian.decode().encode("cp1251"), URL, "windows-1251").text
    assert read_fetched(gzip.compress(page()), URL).headline == "Talks in Paris"


def test_plain_text_keeps_its_lines():
    article = read_fetched("Talks in Paris\r\n\r\nThey began, the café said.\n".encode("latin-1"), URL, "iso-8859-1")
    assert article.text == "Talks in Paris\n\nThey began, the café said.\n"
    assert article.url == URL


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (
            b"<?xml version='1.0'?><rss><channel><title>x</title></channel></rss>",
            "is-feed",
            f"briefing feeds add {URL}",
        ),
        (
            b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"content_html": "<p>x"}]}',
            "is-feed",
            f"briefing feeds add {URL}",
        ),
        (b"<opml version='2.0'><body/></opml>", "unsupported", "briefing feeds import"),
        (b"%PDF-1.7\n%%EOF", "broken", "read as a PDF"),
        (b"", "no-article", "no HTML"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "binary", "PNG"),
    ],
)
def test_what_is_no_article_is_called_what_it_is(data, code, said):
    with pytest.raises(IntakeError, match=said) as caught:
        read_fetched(data, URL)
    assert (caught.value.problem.code, caught.value.problem.file) == (code, URL)


_STARTS = st.sampled_from(
    [b"", b"%PDF-1.4\n", b"\x1f\x8b", b"<rss", b"<html>", b'{"version": "https://jsonfeed.org/version/1"']
)


@settings(max_examples=60, deadline=None)
@given(_STARTS, st.binary(max_size=200), st.none() | st.text(max_size=12))
def test_any_answer_is_an_article_or_refused(start, rest, charset):
    with suppress(IntakeError):
        assert read_fetched(start + rest, URL, charset).url == URL
