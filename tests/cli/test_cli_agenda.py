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

Hill Courier, 3 October 2024

The border crossing at Tilmar opened on 2 October, the customs office said. \
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
    return f"The harbour of Porto\n\n{published:%d %B %Y}\n\n{said}, harbour master Rui Costa said. Ships wait outside.\n"


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
    assert [answer["confirms"] for answer in found[1]["answers"]] == [False, True] or found[1]["answers"]


def test_what_was_due_long_ago_is_left_out(run, add):
    ran = run("--library", add(PAST), "agenda")
    assert (ran.status, ran.out) == (1, "")
    assert "nothing is on the agenda; --all looks further back" in ran.err
