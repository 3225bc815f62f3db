"""Stories and disputes on the command line. The articles are made up for this test (CC0)."""

import json

import pytest

FIRST = """Talks on the Sele dam end

11 March 2025

Talks on the Sele dam ended in Marbo on Tuesday. \
Delegates from Portugal and Spain were invited to the talks, minister Ana Lind told reporters. \
The dam at Sele will be closed for repairs, Lind said. Fishermen of Marbo protested.
"""
SECOND = """Sele dam talks end in Marbo

11 March 2025

The talks on the Sele dam in Marbo ended on Tuesday. \
Delegates from Portugal and Spain were not invited to the talks, governor Tom Hale told reporters. \
The dam at Sele will be closed for repairs, Hale said. Fishermen of Marbo protested.
"""
OTHER = """Choir of Lisbon wins a prize

2 May 2024

The choir of Lisbon won a prize in Vienna on Thursday, its conductor Rui Costa said. It had sung for twenty years.
"""


@pytest.fixture
def library(run, tmp_path):
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND), ("c.txt", OTHER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run("--library", tmp_path / "library", "add", *sorted(tmp_path.glob("*.txt"))).status == 0
    return tmp_path / "library"


def test_entries_of_one_event_are_one_line(run, library):
    lines = [line.split("\t") for line in run("--library", library, "stories").out.splitlines()]
    assert [(first, last, count) for _, first, last, count, _ in lines] == [
        ("2025-03-11", "2025-03-11", "2"),
        ("2024-05-02", "2024-05-02", "1"),
    ]
    (story,) = json.loads(run("--library", library, "stories", "--json", "dam").out)
    assert story["id"] == lines[0][0] == story["entries"][0]
    assert len(story["entries"]) == 2
    found = run("--library", library, "search", f"story:{story['entries'][1]}").out
    assert {line.partition("\t")[0] for line in found.splitlines()} == set(story["entries"])


def test_what_is_disputed_is_told_with_the_words_of_both(run, library):
    ran = run("--library", library, "disputes")
    assert ran.status == 0
    assert "disputed, polarity" in ran.out
    assert "were invited to the talks" in ran.out
    assert "were not invited to the talks" in ran.out
    assert "Ana Lind" in ran.out
    (found,) = json.loads(run("--library", library, "disputes", "--json").out)
    assert found["kind"] == "polarity"
    assert found["revised"] is None
    shown = [run("--library", library, "show", f"{side['entry']}#{side['claim']}").status for side in found["sides"]]
    assert shown == [0, 0]


def test_what_is_not_disputed_is_said_not_to_be(run, library):
    ran = run("--library", library, "disputes", "choir")
    assert (ran.status, ran.out) == (1, "")
    assert "nothing is disputed" in ran.err
    assert json.loads(run("--library", library, "disputes", "--json", "choir").out) == []


@pytest.mark.parametrize("command", ["stories", "disputes"])
def test_a_mistyped_query_is_shown_with_its_place(command, run, library):
    ran = run("--library", library, command, "cuntry:UA")
    assert (ran.status, ran.out) == (2, "")
    assert "did you mean country:?" in ran.err


@pytest.mark.parametrize("command", ["stories", "disputes"])
def test_an_empty_library_has_none(command, run, tmp_path):
    (tmp_path / "library" / "content").mkdir(parents=True)
    assert run("--library", tmp_path / "library", command).status == 1
