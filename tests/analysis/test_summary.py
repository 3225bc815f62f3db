"""Which sentences make the summary."""

from briefing.analysis.summary import summarize
from briefing.text.sentences import split_sentences
from briefing.text.span import Span


def summary_of(headline: str, text: str) -> list[str]:
    return [excerpt.text for excerpt in summarize(text, headline, split_sentences(text, Span(0, len(text))))]


def test_it_tells_the_event_first_and_keeps_the_order_of_the_text() -> None:
    text = (
        "It was a cold morning in the quiet little town by the sea. The council voted for a new bridge over the river. "
        "Children played in the snow while their parents watched them."
        " The bridge over the river will cost the town little."
    )
    chosen = summary_of("Council votes for bridge over river", text)
    assert "The council voted for a new bridge over the river." in chosen
    assert "The bridge over the river will cost the town little." in chosen
    assert chosen == sorted(chosen, key=text.index)


def test_it_does_not_repeat_the_headline_or_itself() -> None:
    text = "The council votes for a bridge. The council of the town votes for a bridge."
    text += " Nobody in the hall spoke against it."
    assert "The council votes for a bridge." not in summary_of("The council votes for a bridge", text)


def test_its_evidence_is_the_sentence() -> None:
    text = "The council voted for a new bridge over the river."
    (excerpt,) = summarize(text, "Bridge", [Span(0, len(text))])
    (evidence,) = excerpt.evidence
    assert (evidence.start, evidence.end, evidence.exact) == (0, len(text), text)


def test_a_text_without_sentences_has_no_summary() -> None:
    assert summary_of("Bridge", "A bridge.") == []


def test_questions_and_scraps_tell_nothing() -> None:
    text = "Will the council of the town vote for a bridge? The town council voted for it on Monday. Reuters reports."
    assert summary_of("Council votes", text) == ["The town council voted for it on Monday."]


def test_a_sentence_that_leans_on_another_comes_with_it_or_not_at_all() -> None:
    text = (
        "The town council voted for a new bridge on Monday. The old one was closed after a flood damaged its piers. "
        "They also want a ferry to the council of the island. The bridge will be paid for by a levy on hotels."
    )
    chosen = summary_of("Council votes for new bridge", text)
    assert len(chosen) >= 2
    assert not any(sentence.startswith("They") for sentence in chosen)


def test_a_very_long_first_sentence_is_taken_for_want_of_a_better_one() -> None:
    text = "The council voted for " + " and ".join(f"a bridge with {n} arches" for n in range(20)) + "."
    assert summary_of("Council votes for bridges", text) == [text]


def test_a_comment_in_quotation_marks_gives_way() -> None:
    text = (
        "“The council did well,” the mayor told us then. The town council voted on Monday for a new bridge over "
        "the river at the old town harbour. The new bridge of the council will be open for traffic in May of next year."
    )
    assert not any(sentence.startswith("“") for sentence in summary_of("Council votes for new bridge", text))
