"""Text as search compares it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.fold import fold, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("PARIS", "paris"),
        ("Élysée", "elysee"),
        ("E\u0301lyse\u0301e", "elysee"),
        ("Türkiye İstanbul ısı", "turkiye istanbul isi"),
        ("Łódź, Ørsted, Straße, Æsir", "lodz, orsted, strasse, aesir"),
        ("Зеленський", "зеленськии"),
        ("“don’t” – «so»…", '"don\'t" - "so"...'),
        ("zero\u200bwidth\u00ad", "zerowidth"),
        ("ＦＵＬＬ１", "full1"),
        ("がぎ", "がぎ"),
        ("한국", "한국"),
        ("مُحَمَّد", "محمد"),
        ("30\u00a0countries", "30 countries"),
    ],
)
def test_case_accents_and_variants_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_are_the_same_of_the_folded_text(text: str) -> None:
    assert words(text) == words(fold(text))
    assert all(word and " " not in word and "\n" not in word for word in words(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ukraine's U.S. allies", ["ukraine", "s", "u", "s", "allies"]),
        ("co-operate_now 1,000", ["co", "operate", "now", "1", "000"]),
        ("停火 talks", ["停", "火", "talks"]),
        ("カタカナ", ["カ", "タ", "カ", "ナ"]),
        ("हिन्दी में।", ["हिन्दी", "में"]),
        ("abc停def", ["abc", "停", "def"]),
        ("… — !", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found
