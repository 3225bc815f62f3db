"""One report printed twice, and what only looks like it. The texts are made up for this test (CC0)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text.reprints import same_report

LEAD = "A ferry with 212 people on board ran aground off the island of Marbo on Tuesday, the coast guard said."
BODY = (
    "All passengers were taken off by fishing boats before noon, and 14 of them were brought to the hospital in Sele.",
    '"The sea was calm and the captain knew these waters," said Ana Lind, who heads the coast guard of the north.',
    "The ferry had left Sele at dawn for the weekly trip to the outer islands.",
    "It was not clear why it left the marked channel.",
    "The company that runs the line, Norda, said it would not comment before the inquiry was over.",
    "Two ferries of the same company have run aground since 2019.",
    "The ministry of transport promised a report by the end of the month.",
)
STORY = "\n\n".join((LEAD, *BODY))


def without(*places: int) -> str:
    return "\n\n".join((LEAD, *(line for place, line in enumerate(BODY) if place not in places)))


SAME = {
    "another headline": f"Ferry aground off Marbo\n\n{STORY}",
    "headline, byline and date": f"Passengers saved from ferry\nBy Tom Hale\n11 March 2025, 14:05\n\n{STORY}",
    "a dateline with its agency": f"SELE, March 11 (Coast Press) — {STORY}",
    "a dateline without one": f"SELE — {STORY}",
    "credits at the end": f"{STORY}\n\nReporting by Tom Hale; editing by Mia Ort\nAll rights reserved.",
    "a line for subscribers": f"{STORY}\n\nSubscribe to our newsletter to read more stories like this",
    "typographic quotes": STORY.replace('"The', "“The").replace('waters,"', "waters,”"),
    "one paragraph": STORY.replace("\n\n", " "),
    "capitals and spaces": STORY.replace("Marbo", "MARBO").replace(" the ", "  the "),
}
OTHER = {
    "a toll has changed": STORY.replace("14 of them", "19 of them"),
    "the first number has changed": STORY.replace("212", "221"),
    "a name has changed": STORY.replace("Ana Lind", "Eva Lind"),
    "not has gone": STORY.replace("was not clear", "was clear"),
    "not has come": STORY.replace("the captain knew", "the captain never knew"),
    "a day has changed": STORY.replace("Tuesday", "Wednesday"),
    "an island has changed": STORY.replace("Marbo", "Tormo"),
    "the headline has another number": f"Ferry with 200 aground off Marbo island\n\n{STORY.replace('212', '200')}",
    "a new fact": f"{STORY}\n\nOne passenger, 61, died in the hospital in the night.",
    "a new sentence first": f"The captain of the ferry was arrested on 3 counts of neglect.\n\n{STORY}",
    "the last sentence cut": without(6),
    "half of it": without(2, 3, 4, 5, 6),
    "twice as much": f"{STORY}\n\n" + " ".join(f"On line {n}, ferries go every {n} hours." for n in range(30)),
    "only the background": "\n\n".join(
        ("Norda named a new head on Friday.", *BODY[4:], "She comes from the railways.")
    ),
    "the same agency on another day": STORY.replace("212", "87").replace("Marbo", "Ilse").replace("14", "3"),
    "a rewritten report": (
        "More than two hundred people were rescued after a ferry hit a sandbank near Marbo.\n\n"
        "Fishing boats took the 212 passengers ashore, said Ana Lind of the coast guard.\n\n"
        "The company Norda declined to comment."
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_one_report(name: str) -> None:
    assert same_report(STORY, SAME[name])
    assert same_report(SAME[name], STORY)


@pytest.mark.parametrize("name", OTHER)
def test_two_reports(name: str) -> None:
    assert not same_report(STORY, OTHER[name])
    assert not same_report(OTHER[name], STORY)


def test_two_bylines() -> None:
    assert same_report(f"By Tom Hale\n\n{STORY}", f"By Tom Ort\n\n{STORY}")


def test_short_texts_are_never_told_alike() -> None:
    assert not same_report("Read more.", "Read more.")


@given(st.text(), st.text())
def test_any_two_texts_are_compared_alike_from_both_sides(one: str, other: str) -> None:
    assert same_report(one, other) == same_report(other, one)


@given(st.lists(st.sampled_from((LEAD, *BODY)), max_size=12), st.lists(st.sampled_from((LEAD, *BODY)), max_size=12))
def test_any_two_orders_of_sentences_are_compared_alike_from_both_sides(one: list[str], other: list[str]) -> None:
    left, right = " ".join(one), " ".join(other)
    assert same_report(left, right) == same_report(right, left)
