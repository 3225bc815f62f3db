"""The words of a query are found where they stand in a text, and nowhere else."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.query.hits import Hits, hits_of
from briefing.query.parse import parse
from briefing.text.fold import fold


def marked(query: str, text: str) -> list[str]:
    return [span.of(text) for span in hits_of(parse(query).query).spans(text)]


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("macron", "Macron met Macron's aide; Macronite", ["Macron", "Macron"]),
        ("elysee*", "the Élysées and the Elysee", ["Élysées", "Elysee"]),
        ('"cease fire" troops', "A cease-fire; no fire. Troops", ["cease-fire", "Troops"]),
        ("U.S.", "The U.S. said so; u s", ["U.S", "u s"]),
        ("-war country:UA tag:war", "war in Ukraine", []),
        ("(a OR b) -(c OR d)", "a b c d", ["a", "b"]),
        ("停火", "关于停火的", ["停火"]),
        ("", "anything", []),
    ],
)
def test_words_are_found_as_they_stand(query: str, text: str, found: list[str]) -> None:
    assert marked(query, text) == found


def test_the_same_search_is_equal() -> None:
    assert hits_of(parse("A b").query) == hits_of(parse("a B country:UA").query)
    assert hits_of(parse("").query) == Hits()


@given(st.text(max_size=60), st.text(max_size=20))
def test_spans_lie_in_the_text_in_order(text: str, query: str) -> None:
    spans = hits_of(parse(query).query).spans(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(st.lists(st.sampled_from(["war", "Krieg", "Élysée", "30", "um"]), min_size=1, max_size=6))
def test_each_word_of_a_text_is_found_in_it(words: list[str]) -> None:
    text = ", ".join(words)
    assert [fold(found) for found in marked(words[0], text)] == [fold(words[0])] * words.count(words[0])
