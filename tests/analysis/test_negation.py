"""Whether a claim's main clause is negated: precision first."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.negation import is_negated

WORDS = (
    "not",
    "no",
    "never",
    "longer",
    "nobody",
    "neither",
    "did",
    "didn't",
    "is",
    "has",
    "can’t",
    "who",
    "that",
    "if",
    "but",
    "and",
    "only",
    "he",
    "the talks",
    "denied",
    "claims",
    "said",
    ",",
    ".",
    "?",
    "“",
    "to",
    "go",
    "doubt",
    "until",
)


@pytest.mark.parametrize(
    "words",
    [
        "The ministry did not confirm that",
        "No deal was reached",
        "He has no plans to resign",
        "Nobody was hurt",
        "They found no evidence of fraud",
        "Russia is no longer a member",
        "It will never happen",
        "The talks cannot go on",
        "Neither side spoke",
        "The company denied that it sold data",
        "On Monday, he didn't vote",
        "“We won’t leave,”",
        "The man, who arrived late, was not charged",
        "He also did not say when",
        "No one has been arrested",
        "They rejected claims that the vote was stolen",
        "If it rains, they will not go",
        "He had never been there",
        "The president has not yet signed",
        "I don't think so",
        "There is no evidence that he was there",
    ],
)
def test_negated(words: str) -> None:
    assert is_negated(words)


@pytest.mark.parametrize(
    "words",
    [
        "Those who did not vote paid a fine",
        "He resigned and did not return",
        "The talks, which did not succeed, ended",
        "Not only did he win but he stayed",
        "There is no doubt that it works",
        "He said it was not true",
        "Why didn't he go?",
        "No fewer than 30 died",
        "He works so that nobody starves",
        "He asked them not to go",
        "A policy of not charging presidents",
        "The bank failed but did not close",
        "It wasn't until May that he left",
        "The bill does not only cut taxes",
        "They work to make sure samples weren't lost",
        "Don't Tell Anyone is a documentary",
        "Room No. 5 burned",
        "",
    ],
)
def test_not_negated(words: str) -> None:
    assert not is_negated(words)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_any_words_are_negated_or_not(words: str) -> None:
    assert is_negated(words) in {True, False}


@pytest.mark.parametrize("piece", ["if , ", "no ", "not ", "who he, ", "that ", "word "])
def test_long_words_are_read_once(piece: str) -> None:
    assert is_negated(piece * 50_000) in {True, False}
