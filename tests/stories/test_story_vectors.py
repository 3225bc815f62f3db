"""Words, weights and vectors of articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.stories.terms import rarity, weights
from briefing.stories.vectors import KEYS, TERMS, likeness, pack, unpack, vector_of


def test_rare_words_names_and_numbers_weigh_most() -> None:
    found = weights("", "the government said that Zaporizhzhia was hit by 1,400 drones, zaporozhets")
    assert "the" not in found
    assert found["zaporizhzhia"] > found["drones"] > found["government"]
    assert found["1,400"] > found["drones"]
    assert rarity("zaporizhzhia") > rarity("president") > rarity("said") >= 0


def test_short_words_of_languages_without_a_list_do_not_weigh() -> None:
    found = weights("", "les ministres sont dans la capitale avec Macron")
    assert found.keys() >= {"ministres", "capitale", "macron"}
    assert found.keys().isdisjoint({"sont", "dans", "avec"})


def test_scripts_without_spaces_are_compared_by_neighbours() -> None:
    one, other = vector_of("", "乌克兰停火谈判在巴黎举行"), vector_of("", "巴黎举行乌克兰停火谈判")
    assert likeness(one, other) > 0.7
    assert likeness(one, vector_of("", "智利北部发生地震")) < 0.2
    assert vector_of("", "停").terms


def test_a_vector_keeps_the_heaviest_terms_and_is_like_itself() -> None:
    vector = vector_of("A headline", " ".join(f"word{number}" for number in range(200)))
    assert len(vector.terms) == TERMS
    assert len(vector.keys) == KEYS
    assert max(vector.terms.values()) == 255
    assert likeness(vector, vector) == pytest.approx(1)


def test_what_shares_nothing_is_not_alike_and_an_empty_text_is_like_nothing() -> None:
    empty = vector_of("", "")
    assert likeness(vector_of("Paris summit", ""), vector_of("Chile earthquake", "")) == 0
    assert likeness(empty, empty) == likeness(empty, vector_of("Paris", "")) == 0


@given(st.text(max_size=80), st.text(max_size=300))
def test_vectors_of_any_text_are_kept_and_read_again(headline: str, text: str) -> None:
    vector = vector_of(headline, text)
    again = unpack(pack(vector))
    assert again == vector
    assert list(again.terms) == list(vector.terms)
    assert again.keys == vector.keys
    assert 0 <= likeness(vector, vector_of(text, headline)) <= 1 + 1e-9


@given(st.binary(max_size=400))
def test_any_bytes_are_a_vector_or_refused(data: bytes) -> None:
    try:
        vector = unpack(data)
    except ValueError:
        return
    assert likeness(vector, vector) >= 0
