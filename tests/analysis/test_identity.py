"""One article, one name."""

import re

from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.identity import entry_id, slug


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_headline_gives_a_safe_file_name(headline: str, text: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]{1,75}", entry_id("2024-06-03", headline, text))
    assert re.fullmatch(r"[a-z0-9-]{0,48}", slug(headline))


def test_line_ends_and_normal_forms_do_not_matter() -> None:
    assert entry_id(None, "A", "café\n\nb") == entry_id(None, "A", "cafe\u0301\r\n\r\nb ")
    assert entry_id(None, "A", "b").startswith("undated-a-")
    assert entry_id("2024", "A", "b").startswith("undated-a-")


def test_a_long_headline_is_cut_at_a_word() -> None:
    assert slug("negotiations " * 9) == "negotiations-negotiations-negotiations"
    assert slug("x" * 90) == "x" * 48
