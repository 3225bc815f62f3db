"""``briefing show --why``: the reasons on a page and as JSON."""

import json

import pytest

from briefing.text.width import cell_width


@pytest.fixture
def library(run, tmp_path, article):
    """A library of one article."""
    (tmp_path / "a.txt").write_text(article.replace("harbour master", "Minister"))
    assert run("--library", tmp_path / "of-one", "add", tmp_path / "a.txt").status == 0
    return tmp_path / "of-one"


def test_the_page_tells_rule_words_and_place(run, library):
    out = run("--library", library, "show", "2025-03-12", "--why").out
    assert "Published\n  2025-03-12\n     stated in the head of the text\n" in out
    assert "line 3, 41-51 · “2025-03-12” · date in full, in the head of the text\n" in out
    for title in ("Claims", "Actors", "Countries", "Dates"):
        assert f"\n{title}\n" in out
    assert "\x1b" not in out
    assert max(map(cell_width, out.splitlines())) <= 80


def test_a_narrow_page_keeps_to_its_width(run, library):
    out = run("--library", library, "show", "2025-03-12", "--why", "--width", "30").out
    assert max(map(cell_width, out.splitlines())) <= 30


def test_json_has_the_spans(run, library):
    told = json.loads(run("--library", library, "show", "2025-03-12", "--why", "--json").out)
    text = (library / told["sources"][0]).read_text()
    assert list(told["why"]) == ["published", "claims", "actors", "countries", "topics", "events"]
    grounds = [ground for reasons in told["why"].values() for reason in reasons for ground in reason["grounds"]]
    assert all(text[ground["start"] : ground["end"]] == ground["exact"] for ground in grounds if ground["exact"])
    assert told["why"]["countries"][0].keys() == {"value", "rule", "score", "grounds", "found"}


def test_what_a_person_changed_is_said_to_be_that(run, library):
    (file,) = library.glob("content/**/*.yaml")
    file.write_text(file.read_text().replace("countries: [", "countries: [JP, "))
    assert "Japan (JP)\n     the program does not find this now: written by hand" in run(
        "--library", library, "show", "2025-03-12", "--why"
    ).out  # fmt: skip


def test_without_the_source_it_says_so(run, library, library_folder):
    (library / "seeds/a.txt").unlink()
    ran = run("--library", library, "show", "2025-03-12", "--why")
    assert (ran.status, ran.out) == (1, "")
    assert "seeds/a.txt: cannot read" in ran.err
    assert run("--library", library_folder, "show", "notes-on-a-speech", "--why").status == 1
    assert run("--library", library_folder, "show", "notes-on-a-speech", "--why", "--evidence").status == 2
