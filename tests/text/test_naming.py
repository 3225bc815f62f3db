"""One article, one name, and a name that every file system takes."""

import re

from hypothesis import given
from hypothesis import strategies as st

from briefing.text.naming import entry_id, slug

ID = re.compile(r"[a-z0-9-]{1,75}")


@given(headline=st.text(), text=st.text(), published=st.sampled_from([None, "2025", "2025-03-10T12:39"]))
def test_any_headline_and_text_make_an_id(headline: str, text: str, published: str | None) -> None:
    assert ID.fullmatch(entry_id(published, headline, text))


def test_an_id_is_that_of_the_documentation() -> None:
    ident = entry_id("2025-03-10", "More than 30 countries will participate in negotiations in Paris", "x")
    assert re.fullmatch(r"2025-03-10-more-than-30-countries-will-participate-in-[0-9a-f]{12}", ident)
    assert re.fullmatch(r"undated-[0-9a-f]{12}", entry_id(None, "首脑会议", "x"))


def test_line_ends_and_a_bom_make_no_other_article() -> None:
    ids = {entry_id(None, "h", text) for text in ("é b\n\nc", "\ufeffe\u0301 b\r\n\r\nc\r\n", " é  b c")}
    assert len(ids) == 1


@given(text=st.text())
def test_a_slug_is_a_piece_of_a_name(text: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug(text))
    assert len(slug(text)) <= 48
    assert slug(slug(text)) == slug(text)


def test_a_slug_is_cut_at_a_word_if_it_can() -> None:
    assert slug("a" * 60) == "a" * 48
    assert slug("a " + "b" * 60) == "a"
    assert slug("a" * 48 + " b") == "a" * 48
    assert slug("Straße Ørsted Łódź Þór") == "strasse-orsted-lodz-thor"


def test_a_date_is_no_more_exact_than_it_is_known() -> None:
    assert entry_id("2025", "a", "x").startswith("2025-a-")
    assert entry_id("2025-03~", "a", "x").startswith("2025-03-a-")
    assert entry_id("2025-03-10T12:39", "a", "x").startswith("2025-03-10-a-")
