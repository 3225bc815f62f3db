"""What is the page and what is the article."""

import pytest

from briefing.analysis.blocks import BlockKind, lines
from briefing.analysis.furniture import mark
from briefing.analysis.head import find_head
from briefing.model import Article

LEAD = "The council met on Monday to vote on the new bridge, and after six hours of talks the members agreed on a plan."
MORE = "The mayor said that the bridge would be open by the end of the year, and that it would cost nothing to cross."

OTHER = "Children will walk over the river to school from the first of May, and the ferry will go out of service."


def text_lines(body: str) -> list[str]:
    text = "Council votes for a bridge\n\n" + body
    every = tuple(lines(text))
    blocks = mark(text, every, find_head(Article(text), every))
    return [block.span.of(text) for block in blocks if block.kind is BlockKind.TEXT]


@pytest.mark.parametrize(
    "furniture",
    [
        "Read also:\n- Another thing happened in town.\n- And a third one, too.",
        "Related articles\n  • A headline\n\n    A headline\n\n    2024-05-30 21:30",
        "Share this",
        "Font size + Share Editor: admin 2024-06-01 12:00",
        "Photo: Ann Doe/AP",
        "Details",
        "By Ann Doe",
        "Tags: bridge, council",
        "https://example.com/bridge",
        "* * *",
        "Copyright 2024 The Town Paper. All rights reserved.",
        "30 May 2024",
    ],
)
def test_furniture_is_no_text(furniture: str) -> None:
    assert text_lines(f"{LEAD}\n\n{MORE}\n\n{furniture}") == [LEAD, MORE]


@pytest.mark.parametrize("said", [MORE, f"“{OTHER}” said the clerk.", f"{OTHER} It was late. Nobody left. Rain fell."])
def test_a_credit_before_or_behind_running_text_is_lost_alone(said: str) -> None:
    assert text_lines(f"{LEAD}\n(AP Photo/Ann Doe) {said}") == [LEAD, said]
    if said != MORE:
        assert text_lines(f"{MORE}\n{said} (AP Photo/Ann Doe)") == [MORE, said]


@pytest.mark.parametrize("caption", ['Ann Doe, maker of "Old Bridges", stands beside one. Image: Bob Roe.'])
def test_the_title_of_a_work_makes_a_caption_no_paragraph(caption: str) -> None:
    assert text_lines(f"{LEAD}\n{MORE}\n{caption}") == [LEAD, MORE]


def test_a_sentence_with_a_credit_behind_it_is_a_caption() -> None:
    assert text_lines(f"{LEAD}\n{MORE}\nPeople stand beside the old bridge on Monday. (AP Photo/Ann Doe)") == [
        LEAD,
        MORE,
    ]


def test_a_credit_within_a_sentence_loses_nothing() -> None:
    said = "The crowd stood by (AP Photo/Ann Doe) and the mayor said that it was the best day of the year."
    assert text_lines(f"{LEAD}\n{said}") == [LEAD, said]


@pytest.mark.parametrize(
    "said",
    [
        "Ada Brandt sagte: „Wir haben lange darauf gewartet.“",
        "Ada Brandt a déclaré : « Nous avons attendu longtemps. »",
        "Ada Brandt sagde: »Vi har ventet længe på broen.«",
    ],
)
def test_a_quotation_ends_a_line_in_the_marks_of_its_language(said: str) -> None:
    assert text_lines(f"{LEAD}\n{said}\n{MORE}") == [LEAD, said, MORE]


def test_a_lead_cut_short_falls_to_the_whole_one() -> None:
    assert text_lines(f"{LEAD[:60]}\n\n{LEAD}\n{MORE}") == [LEAD, MORE]


def test_quotation_marks_do_not_hide_a_repeat() -> None:
    quoted = LEAD.replace("new bridge", '"new bridge"')
    assert text_lines(f"{LEAD[:70]}\n\n{quoted}\n{MORE}") == [quoted, MORE]


def test_a_line_printed_twice_counts_once() -> None:
    assert text_lines(f"{LEAD}\n{LEAD}\n{MORE}") == [LEAD, MORE]


def test_text_goes_on_after_a_block_of_links() -> None:
    long = MORE + " It was a long day for everybody in the hall, the mayor added."
    assert text_lines(f"{LEAD}\nRead also:\n- A link\n{long}") == [LEAD, long]


def test_front_matter_is_no_text() -> None:
    text = f"---\ntitle: Council votes for the bridge at last\n---\n\n{LEAD}\n{MORE}\n"
    every = tuple(lines(text))
    article = Article(text, headline="Council votes for the bridge at last")
    blocks = mark(text, every, find_head(article, every))
    assert [b.span.of(text) for b in blocks if b.kind is BlockKind.TEXT] == [LEAD, MORE]


def test_every_line_has_one_kind_and_nothing_is_lost() -> None:
    text = f"town\nCouncil votes - AP\n{LEAD}\nShare\n{MORE}\nRead also:\n- x"
    every = tuple(lines(text))
    blocks = mark(text, every, find_head(Article(text), every))
    assert {line.start for line in every} <= {block.span.start for block in blocks}
