"""Passages found again: verbatim, moved, changed, missing, quoted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library import Library, Verdict
from briefing.library.evidence import find_passage
from briefing.model import Entry, Evidence, Source

TEXT = "The storm comes. On Tuesday the storm ends. After the storm, ships leave."


@given(st.text(), st.data())
def test_words_in_their_place_are_verbatim(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = find_passage(Evidence("s1", start, end, text[start:end]), text)
    expected = Verdict.VERBATIM if start < end else Verdict.CHANGED
    assert found.verdict is expected


@given(st.text(min_size=1), st.text(min_size=1))
def test_words_that_moved_are_found(before, words):
    found = find_passage(Evidence("s1", 0, len(words), words), before + words)
    if found.start is not None:
        assert found.text[found.start : found.end] == words
    else:
        assert not words.strip()


def test_the_nearest_place_wins_unless_the_surroundings_say_otherwise():
    assert find_passage(Evidence("s1", 30, 39, "the storm"), TEXT).start == TEXT.index("the storm ends")
    near_the_end = Evidence("s1", 30, 39, "the storm", prefix="After ", suffix=", ships")
    assert find_passage(near_the_end, TEXT).start == TEXT.index("the storm, ships")


def test_one_letter_more_is_another_text():
    assert (
        find_passage(Evidence("s1", 0, 9, "The storm"), TEXT.replace("The storm", "The stormy")).verdict
        is Verdict.VERBATIM
    )
    assert (
        find_passage(Evidence("s1", 4, 15, "storm comes"), TEXT.replace("storm", "storrm")).verdict is Verdict.CHANGED
    )


def test_a_quotation_typed_by_hand_may_span_lines():
    found = find_passage(Evidence("s1", None, None, "storm  comes. On"), TEXT.replace(" On", "\n\nOn"))
    assert found.verdict is Verdict.VERBATIM
    assert found.start == 4


@pytest.mark.parametrize(("start", "end"), [(-5, 3), (0, 10**9), (50, 10)])
def test_impossible_spans_do_no_harm(start, end):
    assert find_passage(Evidence("s1", start, end, "Tuesday"), TEXT).verdict is Verdict.MOVED


def test_what_a_source_can_be(library_folder):
    library = Library(library_folder)

    def verdict(source: Source | None) -> Verdict:
        entry = Entry("h", sources=(source,) if source else ())
        return library.passage(entry, Evidence("s1", 0, 4, "Port")).verdict

    assert verdict(Source("s1", file="seeds/harbour.txt")) is Verdict.VERBATIM
    assert verdict(Source("s1", file="seeds/gone.txt")) is Verdict.MISSING
    assert verdict(Source("s1", file="../../etc/passwd")) is Verdict.MISSING
    assert verdict(Source("s1", file="/etc/passwd")) is Verdict.MISSING
    assert verdict(Source("s1", file="seeds")) is Verdict.MISSING
    assert verdict(Source("s1", url="https://example.org/")) is Verdict.QUOTED
    assert verdict(None) is Verdict.QUOTED
