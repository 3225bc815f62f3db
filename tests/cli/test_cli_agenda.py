"""The agenda on the command line. The articles are made up for this test (CC0)."""

import json
from datetime import date, timedelta

import pytest

from briefing.text.clean import is_clean
from briefing.text.width import cell_width

PAST = {
    "a": """Border crossing at Tilmar to open again

Port Gazette, 19 September 2024

The border crossing at Tilmar will open on 27 September, minister Petra Kolar said on Thursday. \
Lorries have waited at the border for weeks. The toll for lorries will rise on 7 October, Kolar said.
""",
    "b": """Tilmar crossing opens later than planned

Hill Courier, 25 September 2024

The border crossing at Tilmar will open on 2 October, minister Petra Kolar said on Wednesday. \
Lorries wait at the border at Tilmar.
""",
    "c": """First lorries pass the crossing at Tilmar

Hill Courier, 2 October 2024

The border crossing at Tilmar opened on Wednesday, the customs office said. \
Lorries had waited at the border at Tilmar for weeks.
""",
}


@pytest.fixture
def add(run, tmp_path):
    def added(texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        assert run("--library", tmp_path / "library", "add", *sorted(tmp_path.glob("*.txt"))).status == 0
        return tmp_path / "library"

    return added


def _article(published, said):
    return (
        f"The harbour of Porto\n\n{published:%d %B %Y}\n\n{said}, harbour master Rui Costa said. Ships wait outside.\n"
    )


def test_the_agenda_is_as_it_was(run, add, golden):
    ran = run("--library", add(PAST), "agenda", "--all")
    assert ran.status == 0
    golden("agenda.txt", ran.out)


def test_a_narrow_agenda_keeps_to_its_width(run, add):
    out = run("--library", add(PAST), "agenda", "--all", "--width", "30").out
    assert max(map(cell_width, out.splitlines())) <= 30


def test_programs_get_what_is_said_and_what_became_of_it(run, add):
    library = add(PAST)
    found = json.loads(run("--library", library, "agenda", "--all", "--json", "toll").out)
    assert [(item["date"], item["state"]) for item in found] == [
        ("2024-09-27", "contradicted"),
        ("2024-10-02", "confirmed"),
        ("2024-10-07", "passed"),
    ]
    assert len({item["story"] for item in found}) == 1
    said = [each for item in found for each in (item, *item["answers"])]
    shown = [run("--library", library, "show", f"{each['entry']}#{each['claim']}") for each in said]
    assert [ran.status for ran in shown] == [0] * len(said)
    assert all(each["passage"] in each["text"] for each in said)
    assert [[answer["confirms"] for answer in item["answers"]] for item in found] == [[False], [True], []]


def test_a_story_of_weeks_later_tells_what_became_of_it(run, add):
    texts = {"a": PAST["a"].replace("27 September", "18 October"), "c": PAST["c"]}
    texts["c"] = texts["c"].replace("2 October 2024", "18 October 2024").replace("on Wednesday", "on Friday")
    library = add(texts)
    assert len(run("--library", library, "stories").out.splitlines()) == 2
    (_, found) = json.loads(run("--library", library, "agenda", "--all", "--json").out)
    assert (found["date"], found["state"]) == ("2024-10-18", "confirmed")
    assert [answer["passage"] for answer in found["answers"]] == ["The border crossing at Tilmar opened on Friday"]


def test_what_was_due_long_ago_is_left_out(run, add):
    ran = run("--library", add(PAST), "agenda")
    assert (ran.status, ran.out) == (1, "")
    assert "nothing is on the agenda; --all looks further back" in ran.err


def test_what_is_to_come_is_due(run, add):
    day = date.today() + timedelta(days=40)  # noqa: DTZ011 (the reader's own day)
    said = f"The port of Porto will close on {day:%d %B %Y} for one day"
    library = add({"a": _article(day - timedelta(days=45), said)})
    ran = run("--library", library, "agenda", "porto")
    assert ran.status == 0
    assert ran.out.startswith(f"{day}, in ")
    assert "○ due: The port of Porto will close on" in ran.out
    assert "Rui Costa · " in ran.out
    (found,) = json.loads(run("--library", library, "agenda", "--json").out)
    assert (found["date"], found["state"], found["answers"]) == (str(day), "due", [])
    name = found["entry"].rpartition("-")[2]
    assert f" {name}#{found['claim']}\n" in ran.out
    assert run("--library", library, "show", f"{name}#{found['claim']}").status == 0
    assert run("--library", library, "agenda", "lisbon").status == 1


def test_what_was_due_lately_is_on_it(run, add):
    day = date.today() - timedelta(days=20)  # noqa: DTZ011 (the reader's own day)
    library = add({"a": _article(day - timedelta(days=5), f"The port of Porto will close on {day:%d %B %Y}")})
    ran = run("--library", library, "agenda")
    assert ran.status == 0
    assert ran.out.startswith(f"{day}\n  – passed: The port of Porto will close")


def test_a_file_that_cannot_be_read_ends_nothing(run, add):
    library = add(PAST)
    broken = next((library / "content").rglob("*later-than-planned*.yaml"))
    broken.write_text("headline: [\n", encoding="utf-8")
    ran = run("--library", library, "agenda", "--all", "--no-refresh")
    assert ran.status == 0
    assert [line for line in ran.out.splitlines() if not line.startswith(" ")] == ["2024-09-27", "", "2024-10-07"]
    ran = run("--library", library, "agenda", "--all")
    assert "1 file could not be read" in ran.err


def test_what_a_terminal_would_obey_is_not_printed(run, tmp_path):
    folder = tmp_path / "library" / "content"
    folder.mkdir(parents=True)
    folder.joinpath("by-hand.yaml").write_text(
        """headline: By hand
published: "2025-03-10"
events: [{date: "2025-04-01", text: on 1 April}]
claims:
- text: "The \\u202Eport [@click=app.quit] will close on 1 April"
  chain: [{name: "[/x]\\u2066Rui", kind: person}]
  evidence: [{source: s1}]
sources: [{id: s1, url: "https://example.org/a"}]
""",
        encoding="utf-8",
    )
    ran = run("--library", tmp_path / "library", "agenda", "--all")
    assert (ran.status, "will close on 1 April" in ran.out) == (0, True)
    assert all(is_clean(line) for line in ran.out.splitlines())
    assert " by-hand#c-" in ran.out  # an id without a hash is not cut


def test_only_a_terminal_that_wants_colour_gets_it(run, add, monkeypatch):
    library = add(PAST)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[33m" in run("--library", library, "agenda", "--all").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("--library", library, "agenda", "--all").out


def test_a_mistyped_query_is_shown_with_its_place(run, library_folder):
    ran = run("--library", library_folder, "agenda", "cuntry:UA")
    assert (ran.status, ran.out) == (2, "")
    assert "did you mean country:?" in ran.err


def test_an_empty_library_has_no_agenda(run, tmp_path):
    (tmp_path / "library" / "content").mkdir(parents=True)
    ran = run("--library", tmp_path / "library", "agenda", "--json")
    assert (ran.status, json.loads(ran.out)) == (1, [])


def test_a_terminal_is_told_how_far_it_is(run, add, monkeypatch):
    library = add(PAST)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    assert "1/1" in run("--library", library, "agenda", "--all", "--no-refresh").err
