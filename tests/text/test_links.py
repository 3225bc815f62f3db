"""Which links may leave the program."""

import pytest

from briefing.text.links import open_url_allowed


@pytest.mark.parametrize(
    "url",
    ["https://unn.ua/en/news/1", "http://example.org", "HTTPS://example.org:8443/a?b=c#d", "https://[2001:db8::1]/", "https://bücher.example/é"],
)  # fmt: skip
def test_web_pages_open(url: str) -> None:
    assert open_url_allowed(url)


@pytest.mark.parametrize(
    "url",
    [
        "", "javascript:alert(1)", "file:///etc/passwd", "ftp://example.org/", "data:text/html,x", "--flag", "%action", "https://",
        "https:///path", "http://user@example.org/", "https://user:secret@example.org/", "https://example.org/a b",
        "https://example.org/\n--flag", "https://example.org/\x1b[31m", "https://example.org/\u202egpj", 'https://example.org/"x',
        "https://example.org/<x>", "https://example.org\\@evil.example/", "https://example.org:99999/", "https://example.org:0/",
        "https://[broken/", " https://example.org/", "https://example.org/" + "a" * 4_000,
    ],
)  # fmt: skip
def test_anything_else_does_not(url: str) -> None:
    assert not open_url_allowed(url)
