"""Key phrases of a text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.analysis.tags import MOST_TAGS, tags
from briefing.text.span import Span


def of(text: str, exclude: tuple[str, ...] = (), language: str | None = "en") -> tuple[str, ...]:
    return tags(text, [Span(0, len(text))], language, exclude)


def test_phrases_that_the_text_repeats() -> None:
    assert of("Security guarantees matter. They want security guarantees.") == ("security guarantees",)
    assert of("Security guarantees matter.") == ()


def test_plural_and_singular_are_one() -> None:
    assert of("the nuclear reactor; two other nuclear reactors") == ("nuclear reactor",)


def test_a_longer_phrase_takes_the_place_of_its_parts() -> None:
    text = "international security forces, and the international security forces"
    assert of(text) == ("international security forces",)


def test_a_name_in_capitals_is_taken_whole() -> None:
    text = "They signed the Alabama Human Life Protection Act; the Alabama Human Life Protection Act bans it."
    assert of(text) == ("Alabama Human Life Protection Act",)


def test_the_opening_and_the_headline_make_one_mention_enough() -> None:
    text = "The minister opened a water service for towns."
    assert tags(text, [Span(0, len(text))], "en", (), "New water service opened") == ("water service",)


def test_words_before_the_noun_that_they_belong_to_are_no_phrase() -> None:
    text = "It was a dark web trade site. He saw the dark web trade site."
    assert of(text) == ("web trade site",)


def test_a_word_that_proves_a_topic_stands_alone() -> None:
    assert of("a ceasefire, and the ceasefire") == ("ceasefire",)


@pytest.mark.parametrize(
    ("text", "exclude"),
    [
        ("Volodymyr Zelenskyy met Volodymyr Zelenskyy", ("Volodymyr Zelenskyy",)),
        ("New Zealand and New Zealand", ()),
        ("South Korea, then South Korea", ()),
        ("he said on Tuesday, he said on Tuesday", ()),
    ],
)
def test_names_countries_and_stop_words_are_no_tags(text: str, exclude: tuple[str, ...]) -> None:
    assert of(text, exclude) == ()


@pytest.mark.parametrize("word", ["study", "environment", "astronaut"])
def test_a_single_word_that_says_little_is_no_tag(word: str) -> None:
    assert of(f"The {word} ended. A {word} began. One {word} was left. The {word} told all.") == ()


def test_other_languages_have_none() -> None:
    assert of("Sicherheitsgarantien jetzt; Sicherheitsgarantien jetzt", language="de") == ()


@given(st.text(st.sampled_from("ab cd ceasefire ,.\n\x1b\u200d")))
def test_any_text_gives_few_tags_that_stand_in_it(text: str) -> None:
    found = of(text)
    assert len(found) <= MOST_TAGS
    assert all(tag in text for tag in found)


def test_time_is_linear() -> None:
    text = " ".join(f"word{n % 3000}a thing{n % 2000}b" for n in range(10_000))
    started = time.process_time()
    of(text)
    assert time.process_time() - started < 5
