"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.abbreviations import Follows, abbreviation
from briefing.text.sentences import split_sentences
from briefing.text.span import Span


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "whole",
    [
        "\"It's not 'This is what we need,'\" the official said.",
        '"Will it hold?" he asked.',
        '"Will it hold?" President Macron asked reporters.',
        '"Never!" the French official said.',
        "Mr. Smith met Gen. Jones and Sen. O'Neil in St. Petersburg.",
        "The ruling in Roe v. Wade stands.",
        "The U.S. President spoke.",
        "George W. Bush and J. K. Rowling came.",
        "It begins at 8 a.m. Monday in Paris.",
        "No. 5 and Fig. 3 are on p. 12 of Vol. 2.",
        "It ended on Jan. 9 or so.",
        "It fell 3.5 percent, to $1.25, says example.com today.",
        "They came ... and went.",
        "They waited… and waited.",
        "Apple Inc. Chief Executive Tim Cook left.",
        "Use tools, e.g. Hammers, vs. Nails, i.e. Force.",
        "Smith et al. Published it.",
        "Yahoo! said so.",
        "1. First item of the list",
        "He wrote (on p. 3) nothing.",
        "В. Зеленський приїхав.",
        "The U.S.-led coalition met.",
        "It said. - reads the invitation.",
        "「何？」と彼は言った。",
        "Is it so?, he wondered.",
    ],
)
def test_one_sentence(whole: str) -> None:
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["They met.", "They left."],
        ['"They met.', 'They left," he said.'],
        ['He said, "They met."', "Then he left."],
        ["It is in the U.S.", "The minister left."],
        ["He lives in Washington, D.C.", "He left."],
        ["It begins at 8 p.m.", "The talks are long."],
        ["He said no.", "The end."],
        ["It fell in Jan.", "The rise came later."],
        ["It was 2024.", "26 countries came."],
        ["2024.", "Then 2025."],
        ["They waited...", "Nothing came."],
        ["What?!", "Nothing."],
        ["(They met.)", "They left."],
        ["\"It's more: 'What do you bring to the table?'\"", "However, the official left."],
        ["It was known.[12]", "They left."],
        ["« Ils partent. »", "Il revient."],
        ["停火了。", "他走了！", "真的吗？"],
        ["他说：“停火了。”", "然后走了。"],
        ["वह गया।", "वह आया।"],
        ["Hello .", "World"],
        ["The gen.", "That was it."],
        ["They met. ".strip(), "- International leaders came."],
    ],
)
def test_several_sentences(parts: list[str]) -> None:
    wide = any("。" in part for part in parts)
    assert sentences(("" if wide else " ").join(parts)) == parts


def test_a_line_break_ends_a_sentence_and_white_space_belongs_to_none() -> None:
    text = "  A headline\r\n\r\n\tThey met. \n �\n...\nThe end"
    assert sentences(text) == ["A headline", "They met.", "The end"]


def test_only_the_span_is_read() -> None:
    text = "They met. They left. They slept."
    assert [span.of(text) for span in split_sentences(text, Span(5, 18))] == ["met.", "They lef"]


@given(st.text(st.sampled_from("aB .!?\"'”)…。」 \n1,U.S-Mr"), max_size=60))
def test_sentences_are_in_order_trimmed_and_leave_only_marks_between(text: str) -> None:
    spans = split_sentences(text, Span(0, len(text)))
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    for span in spans:
        assert span.of(text) == span.of(text).strip()
        assert "\n" not in span.of(text)
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        assert not any(ch.isalnum() for ch in text[start:end])


@pytest.mark.parametrize("hostile", [". ", '."', "U.S. ", '?" A ', "a. ", "'", "(", " ", "A.", '." "', "\u3002"])
def test_the_time_is_linear(hostile: str) -> None:
    split_sentences(hostile * 40_000, Span(0, len(hostile) * 40_000))


def test_abbreviations_are_told_apart() -> None:
    assert abbreviation("Mr") is Follows.ALWAYS
    assert abbreviation("gen") is None  # a title has a capital
    assert abbreviation("U.S") is Follows.MAYBE
    assert abbreviation("No") is Follows.NUMBER
    assert abbreviation("Paris") is None
