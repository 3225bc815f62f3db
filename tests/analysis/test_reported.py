"""The trained reader of reported speech: its passages, labels, phrases and sources."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.analysis.reported.features import features
from briefing.analysis.reported.labels import OUTSIDE, Item, Marked, items, labels, link
from briefing.analysis.reported.passage import Passage, read_passage
from briefing.analysis.reported.phrases import phrases
from briefing.analysis.reported.reader import read_reported
from briefing.text.sentences import split_sentences
from briefing.text.span import Span

NAMES = ("S>", "S<", "K", "K~", "C>", "C<", "C+")


def passage_of(text: str) -> Passage:
    return read_passage(text, split_sentences(text, Span(0, len(text))))


def find(text: str, *parts: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(part), text.index(part) + len(part)) for part in parts)


def words(text: str, passage: Passage, first: int, last: int) -> str:
    return passage.span(first, last).of(text)


def told(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    passage = passage_of(text)
    return [
        (
            words(text, passage, one.source.first, one.source.last) if one.source else None,
            words(text, passage, *one.cue) if one.cue else None,
            [words(text, passage, *part) for part in one.content],
        )
        for one in read_reported(passage)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Senator Ada Brandt said that the bridge would close.", "Senator Ada Brandt", "said"),
        ("“We are done,” said Ada Brandt, a retired nurse from Ohio.", "Ada Brandt, a retired nurse from Ohio", "said"),
        ("''We are done,'' Ms. Brandt said on Monday.", "Ms. Brandt", "said"),
        ("Nobody was hurt in the fire, according to the ministry.", "the ministry", "according to"),
        ("Two officials familiar with the talks told reporters that they had failed.", "Two officials", "told"),
        ("The report found that prices had risen by 3 percent.", "The report", "found"),
        ("The union, which represents 900 drivers, wants to meet the mayor.", "The union", "wants"),
    ],
)
def test_source_and_cue(text: str, source: str, cue: str) -> None:
    (one,) = told(text)
    assert one[0] is not None
    assert source in one[0] or one[0] in source
    assert one[1] == cue


def test_a_source_is_shared_by_two_verbs() -> None:
    text = "Brandt said the bridge was safe, and added that the town would repair the road."
    assert [one[0] for one in told(text)] == ["Brandt", "Brandt"]


def test_narration_reports_nothing() -> None:
    assert told("The two presidents met in Paris on Monday and signed the treaty at noon.") == []


@pytest.mark.parametrize(
    "text", ["He said “go on” at noon.", 'He said "go on" at noon.', "He said ''go on'' at noon.", "He said «go on»."]
)
def test_every_kind_of_quotation_mark_reads_the_same(text: str) -> None:
    passage = passage_of(text)
    assert [token.text for token in passage.tokens][2:6] == ["“", "go", "on", "”"]
    assert [t.text for t, quoted in zip(passage.tokens, passage.quoted, strict=True) if quoted and t.word] == [
        "go",
        "on",
    ]


def test_marks_become_labels_and_come_back() -> None:
    text = "“We are done,” Ada Brandt said. “Nobody will come.” The mayor wants to leave."
    marked = [
        Marked(*find(text, "Ada Brandt"), find(text, "said"), find(text, "“We are done,”", "“Nobody will come.”")),
        Marked(*find(text, "The mayor"), find(text, "wants"), find(text, "to leave"), attitude=True),
    ]
    passage = passage_of(text)
    first, second = link(tuple(items(labels(passage, marked))))
    assert [words(text, passage, i.first, i.last) for i in first.content] == ["“We are done,”", "“Nobody will come.”"]
    assert first.source is not None
    assert words(text, passage, first.source.first, first.source.last) == "Ada Brandt"
    assert second.cue is not None
    assert second.cue.name == "K~"


def test_of_nested_marks_the_outer_one_is_learned() -> None:
    text = "Ada Brandt said the mayor had promised to pay."
    inner = Marked(*find(text, "the mayor"), find(text, "had promised"), find(text, "to pay"))
    outer = Marked(*find(text, "Ada Brandt"), find(text, "said"), find(text, "the mayor had promised to pay"))
    passage = passage_of(text)
    assert labels(passage, [inner, outer]) == labels(passage, [outer])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A senior French official met the mayor's wife.",
            ["A senior French official", "the mayor", "the mayor's wife"],
        ),
        ("She left because they asked.", ["She", "they"]),
        ("The elected president of the town spoke.", ["The elected president", "the town"]),
    ],
)
def test_noun_phrases(text: str, expected: list[str]) -> None:
    passage = passage_of(text)
    found = [words(text, passage, *phrase) for phrase in phrases(passage, 0, len(passage.tokens))]
    assert found == expected


def test_content_goes_to_the_cue_on_its_side() -> None:
    found = (Item("C>", 0, 2), Item("K", 3, 4), Item("C<", 4, 6), Item("K", 7, 8), Item("C<", 8, 9))
    assert [[i.first for i in one.content] for one in link(found)] == [[0, 4], [8]]


@given(st.lists(st.sampled_from([OUTSIDE, *(f"{side}-{name}" for side in "BI" for name in NAMES)]), max_size=40))
def test_any_labels_make_attributions_of_their_own_items(sequence: list[str]) -> None:
    found = tuple(items(sequence))
    assert sum(item.last - item.first for item in found) == sum(label != OUTSIDE for label in sequence)
    linked = link(found)
    content = [item for one in linked for item in one.content]
    assert sorted(content) == sorted(item for item in found if item.name.startswith("C"))
    assert all(one.cue is None or one.cue in found for one in linked)


@given(st.text(alphabet=st.characters(), max_size=300))
@example("He said \ud800 so.")
def test_any_text_is_read(text: str) -> None:
    sentences = split_sentences(text, Span(0, len(text)))
    passage = read_passage(text, sentences)
    assert len(features(passage)) == len(passage.tokens) == len(passage.tags) == len(passage.quoted)
    for one in read_reported(passage):
        assert one.content
        for first, last in one.content:
            assert 0 <= first < last <= len(passage.tokens)


def test_a_sentence_that_is_a_table_is_left_out() -> None:
    assert passage_of("word " * 700).tokens == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The bridge, Brandt said, was closed in May.", "Brandt", ["The bridge", "was closed in May"]),
        (
            "Underneath the harsh words, party officials said, Brandt still trusts the council.",
            "party officials",
            ["Underneath the harsh words", "Brandt still trusts the council"],
        ),
        (
            "Because the harvest failed, the minister said on Monday, prices will rise until autumn.",
            "the minister",
            ["Because the harvest failed", "prices will rise until autumn"],
        ),
        (
            "When the dam broke, Ada Brandt told the court, nobody was in the valley.",
            "Ada Brandt",
            ["When the dam broke", "nobody was in the valley"],
        ),
        (
            "The workers, said Brandt, the mayor, are required to leave the site by Friday.",
            "Brandt",
            ["The workers", "are required to leave the site by Friday"],
        ),
        (
            "Any “clear” reading of the law, Ms. Brandt said, would close the bridge.",
            "Ms. Brandt",
            ["Any “clear” reading of the law", "would close the bridge"],
        ),
        ("And that, Mr. Brandt said, was in the works.", "Mr. Brandt", ["that", "was in the works"]),
    ],
)
def test_content_goes_on_behind_its_speaker(text: str, source: str, content: list[str]) -> None:
    (one,) = told(text)
    assert one[0] == source
    assert [part.strip(" ,.") for part in one[2]] == content


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed in May, Brandt said, and the ferry sank the same night.",
        "The bridge was closed, said Ada Brandt, who left the council in May.",
        "The bridge was closed, Brandt said, adding that nobody was hurt.",
        "Also, a farmer who does not claim to belong to the town, Jon Lindt of the mill, lost the vote.",
        "On Wednesday, Brandt acknowledged the delay in one breath, then blamed the council in the next.",
    ],
)
def test_what_is_told_besides_is_no_content(text: str) -> None:
    assert not any(part in one[2] for one in told(text) for part in ("the ferry sank", "then blamed", "lost the vote"))
    assert all(len(one[2]) == 1 for one in told(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "When Ada Maddox noted that “tea is for all,” Mary Hay rose, repeating that Jon Lindt's plan would fail.",
            [("Ada Maddox", "that “tea is for all"), ("Mary Hay", "that Jon Lindt's plan would fail")],
        ),
        (
            "Jon Lindt would not admit that critics had a point in warning that growers might leave.",
            [("Jon Lindt", "that critics had a point"), ("critics", "that growers might leave")],
        ),
        (
            "The evening ended with Ada Maddox asking whether the dam was safe.",
            [("Ada Maddox", "whether the dam was safe")],
        ),
        ("“We wait,” ' said Mr. Hay, who runs the mill.", [("Mr. Hay", "“We wait,”")]),
    ],
)
def test_who_speaks_in_clauses(text: str, expected: list[tuple[str, str]]) -> None:
    found = [((source or "").removeprefix("When "), content[0].rstrip(",”")) for source, _, content in told(text)]
    assert found == [(source, content.rstrip(",”")) for source, content in expected]


@pytest.mark.parametrize(
    "text",
    [
        "By July 2013, the show was officially named “Leafweek”.",
        "While taking slams at the winner Ted Hay and ignoring the press, he left.",
        "But weeks of doubt could follow as she warned that the dam was weak.",
    ],
)
def test_neither_a_day_nor_a_verb_speaks(text: str) -> None:
    assert not {source for source, _, _ in told(text)} & {"July 2013", "taking", "weeks"}
