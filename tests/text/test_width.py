"""Cells, cutting and wrapping."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.text.clean import clean_block
from briefing.text.width import cell_width, truncate, wrap

LINES = st.text(st.sampled_from("ab c停火é👩🚀 \u200d\ufe0f"), max_size=30).map(clean_block)


@pytest.mark.parametrize(
    ("text", "cells"), [("", 0), ("abc", 3), ("停火", 4), ("é", 1), ("e\u0301", 1), ("❤\ufe0f", 2)]
)
def test_widths(text: str, cells: int) -> None:
    assert cell_width(text) == cells


@pytest.mark.parametrize(
    ("text", "cells", "cut"),
    [
        ("abc", 3, "abc"),
        ("abcd", 3, "ab…"),
        ("ab cd", 4, "ab…"),
        ("停火停", 5, "停火…"),
        ("停火停", 4, "停…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
        ("", 0, ""),
        ("abc", -1, ""),
    ],
)
def test_truncate(text: str, cells: int, cut: str) -> None:
    assert truncate(text, cells) == cut


@settings(deadline=None)  # the first example loads the table of widths
@given(LINES, st.integers(0, 40))
def test_what_is_cut_fits_and_begins_alike(text: str, cells: int) -> None:
    cut = truncate(text, cells)
    assert cell_width(cut) <= cells
    assert cut == text or text.startswith(cut.removesuffix("…"))


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one\n\ntwo", 9, ["one", "", "two"]),
        ("abcdefgh ij", 3, ["abc", "def", "gh", "ij"]),
        ("x abcdefgh", 4, ["x", "abcd", "efgh"]),
        ("停火停火", 5, ["停火", "停火"]),
        ("停火", 1, ["停", "火"]),
        ("ab", 0, ["a", "b"]),
        ("", 5, [""]),
        ("abcd e", 4, ["abcd", "e"]),
    ],
)
def test_wrap(text: str, cells: int, lines: list[str]) -> None:
    assert wrap(text, cells) == lines


@settings(deadline=None)  # the first example loads the table of widths
@given(LINES, st.integers(2, 20))
def test_wrapped_lines_fit_and_lose_no_word(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert all(cell_width(line) <= cells for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
