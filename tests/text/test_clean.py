"""What may reach a terminal or a file, and what a quoted passage may contain."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.clean import clean_block, clean_line, drop_invisible, invisible, is_clean, unclean_spans
from briefing.text.span import Span

# Pieces that attacks are made of, so that generated texts hold sequences more often than chance would give.
PIECES = st.sampled_from(
    (
        *("\x1b", "\x1b[", "\x1b]0;", "\x9d52;c;", "\x90", "\x9b", "31m", "\x07", "\x1b\\", "\x9c", "\n", "\r", "\t"),
        *("\u202e", "\u200b", "\ufe0f", "\u200c", "\u200d", "\U000e0041", "\ufeff", "\ud800", "\ufffd", "\x00"),
        *("a", "é", " ", "停", "🚀", "👩"),
    )
)
HOSTILE = st.lists(PIECES | st.text(max_size=5), max_size=25).map("".join)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\x1b]52;c;SGVsbG8=\x07b", "ab"),  # OSC 52 writes the clipboard
        ("a\x1b]0;title\x1b\\b", "ab"),
        ("a\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\b", "alinkb"),
        ("a\x9d0;title\x9cb", "ab"),
        ("a\x1bPq#0;2;0\x1b\\b", "ab"),  # DCS
        ("a\x90payload\x9cb", "ab"),
        ("a\x1bXsos\x1b\\b\x1b^pm\x1b\\c\x1b_apc\x1b\\d", "abcd"),
        ("a\x1b[31;1mred\x1b[0m", "ared"),
        ("a\x1b[?1049hb", "ab"),
        ("a\x9b2Jb", "ab"),
        ("a\x1bcb", "ab"),  # RIS resets the terminal
        ("a\x1b(0b", "ab"),
        ("a\x1b", "a"),
        ("a\x1b[31", "a"),
        ("a\x1b]0;never closed", "a0;never closed"),
        ("a\x1b]0;next\nline\x07", "a0;next\nline"),
        ("a\x1bP\x1b]0;t\x07\x1b\\b", "ab"),
        ("bell\x07 null\x00 del\x7f c1\x80\x8f", "bell null del c1"),
        ("\u202eevil\u202c \u2066x\u2069 \u200fy\u061c", "evil x y"),
        ("zero\u200bwidth\u2060\ufeff\u00adhere\U000e0041", "zerowidthhere"),
        ("half\ud800", "half"),
        ("\ufffe\U0010ffff!", "!"),
    ],
)
def test_sequences_and_invisible_characters_go(text: str, clean: str) -> None:
    assert clean_block(text) == clean


@pytest.mark.parametrize(
    "text",
    ["👩\u200d🚀", "👩🏽\u200d❤\ufe0f\u200d👨", "❤\ufe0f", "می\u200cخواهم", "naïve – “so” 停火 ﷺ", "damaged \ufffd"],
)
def test_what_people_write_stays(text: str) -> None:
    assert clean_block(text) == text
    assert is_clean(text)


def test_a_joiner_stays_inside_an_emoji_only() -> None:
    assert clean_block("a\u200db") == "ab"
    assert clean_block("👩\u200dx 👩\u200d") == "👩x 👩"


def test_breaks_become_newlines_and_a_line_has_none() -> None:
    text = "a\r\nb\rc\u2028d\u2029e\x85f\tg\x0bh"
    assert clean_block(text) == "a\nb\nc\nd\ne\nf g h"
    assert clean_line(f"  {text}\u3000 ") == "a b c d e f g h"


@given(HOSTILE)
def test_clean_text_holds_nothing_that_a_terminal_obeys(text: str) -> None:
    clean = clean_block(text)
    kept = {"\n", "\u200c", "\u200d", "\ufe0f"}
    assert not [ch for ch in clean if unicodedata.category(ch) in {"Cc", "Cs"} and ch not in kept]
    assert not [ch for ch in clean if invisible(ch) and ch not in kept]
    assert clean.encode().decode() == clean


@given(HOSTILE)
def test_cleaning_twice_changes_nothing_and_clean_means_unchanged(text: str) -> None:
    assert clean_block(clean_block(text)) == clean_block(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert is_clean(text) == (clean_block(text) == text)


@given(HOSTILE)
def test_a_clean_line_is_one_line_without_space_around(text: str) -> None:
    line = clean_line(text)
    assert line == line.strip()
    assert not re.search(r"\s\s|\n", line)


def test_unclean_spans_cover_whole_sequences() -> None:
    text = "He\x1b]0;x\x07 said\r\n\tso\ufffd\x00\ud800 now\u200b."
    assert [span.of(text) for span in unclean_spans(text)] == ["\x1b]0;x\x07", "\ufffd", "\x00", "\ud800"]


@given(HOSTILE)
def test_unclean_spans_are_in_order_and_leave_nothing_behind(text: str) -> None:
    spans = list(unclean_spans(text))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ud800-\udfff]", text[start:end])


def test_invisible_characters_are_told_and_dropped() -> None:
    assert invisible("\u200d")
    assert not invisible("a")
    assert drop_invisible("a\u200d\ufe0f\u00adb") == "ab"


@pytest.mark.parametrize("hostile", ["\x1b]", "\x9d", "\x1b[", "\x1b[3", "\u200d", "\x1bP\x1b\\", "👩\u200d"])
def test_cleaning_is_linear(hostile: str) -> None:
    clean_block(hostile * 200_000)
    assert sum(1 for _ in unclean_spans(hostile * 200_000)) <= 200_000


def test_spans_cover_and_overlap() -> None:
    assert Span(0, 5).covers(Span(1, 5))
    assert not Span(0, 5).covers(Span(1, 6))
    assert Span(0, 5).overlaps(Span(4, 6))
    assert not Span(0, 5).overlaps(Span(5, 6))
