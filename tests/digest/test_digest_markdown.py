"""Markdown: hostile text can neither begin a block nor make a link, a picture or HTML."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.digest.forms import FORMS, render
from briefing.digest.markdown import escape
from briefing.digest.options import DigestOptions
from briefing.model import Claim, ClaimKind, Entry, Evidence, Excerpt, Hop, HopKind, Source
from briefing.text.clean import clean_line, is_clean

HOSTILE = "\x1b]8;;http://evil/\x1b\\"
HOSTILE += "[x](javascript:alert(1)) <script> ![p](http://e/p.png) [/x] `c` &lt; \u202e 界 👩\u200d🚀"


def entry(text: str) -> Entry:
    """Return an entry that has the text in every field that is shown."""
    return Entry(
        headline=text or "x",
        id="a",
        published="2025-03-10",
        sources=(Source("s1", text, "javascript:alert(1)", text), Source("s2", None, "https://example.org/a")),
        summary=(Excerpt(text),),
        claims=(
            Claim("c", text, ClaimKind.DENIAL, (Hop(text, HopKind.PERSON),), evidence=(Evidence("s2", 0, 1, text),)),
        ),
    )


@given(st.text())
def test_what_is_escaped_reads_back(text):
    unescaped = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escape(text)).replace("&amp;", "&")
    assert unescaped == clean_line(text).replace("&amp;", "&")


@pytest.mark.parametrize(
    "text", ["# a", "- a", "+ a", "1. a", "1) a", "> a", "=== ", "--- ", "* a", "~~~", "```", "| a |"]
)
def test_no_block_begins(text):
    assert re.match(r"\\|\d+\\", escape(text))


@pytest.mark.parametrize(
    "text", ["[a](b)", "![a](b)", "<b>", "https://e.org", "www.e.org", "a@b.example", "`a`", "**a**"]
)
def test_no_inline_markup_is_left(text):
    left = re.sub(r"\\.", "", escape(text))
    assert not re.search(r"[\[\]<>`*@]|://|www\.", left)


@pytest.mark.parametrize("form", FORMS)
@given(text=st.text())
def test_every_form_prints_any_text_clean(form, text):
    assert is_clean(render([entry(text)], form, DigestOptions(query=text, width=40)))


@pytest.mark.parametrize("form", FORMS)
def test_hostile_text_in_every_field(form):
    printed = render([entry(HOSTILE)], form, DigestOptions())
    assert is_clean(printed)
    assert "👩\u200d🚀" in printed or "\\u200d" in printed
    assert "<https://example.org/a>" in printed or form != "markdown"
    assert "<javascript" not in printed


def test_only_the_styled_form_has_escape_sequences():
    styled = render([entry(HOSTILE)], "text", DigestOptions(styled=True))
    assert re.sub(r"\x1b\[\d+m", "", styled) == render([entry(HOSTILE)], "text", DigestOptions())
    assert set(re.findall(r"\x1b.", styled)) == {"\x1b["}


def test_nothing_makes_nothing_but_json():
    assert [render([], form, DigestOptions()) for form in ("text", "markdown")] == ["", ""]
    assert '"count": 0' in render([], "json", DigestOptions())
