"""config.toml: whatever stands in it, what is right is used and each mistake has its line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Severity
from briefing.settings.keymap import KnownKey, check
from briefing.settings.keynames import key_name, nearest_key
from briefing.settings.places import places
from briefing.settings.read import Known, read, read_file
from briefing.settings.tree import Layout, MarkRead, Settings

KEYS = (
    KnownKey("claim.next", "n", "Reader", "Next claim", everywhere=True),
    KnownKey("claim.previous", "p", "Reader", "Previous claim", everywhere=True),
    KnownKey("claim.copy", "y", "Reader", "Copy", everywhere=True),
    KnownKey("list.down", "down,j", "Entries", "Next entry"),
    KnownKey("list.up", "up,k", "Entries", "Previous entry"),
)
KNOWN = Known(("briefing-dark", "briefing-light"), KEYS)
WRONG = """theme = "briefing-drak"
mous = true

bad line
[layout]
facets = "x"
entries = 50
timline = false
evidence = 99999999999999999999
[keys]
claim.nxt = "N"
"claim.copy" = "n"
list.down = "cntrl+j"
list.up = 4
"claim.previous" = "j"
[layuot]
facets = 3
"""


def told(text: str) -> dict[int, tuple[str, str]]:
    """Return the name and the hint of each problem by its line."""
    return {p.line or 0: (p.path or p.message, p.hint or "") for p in read(text, "config.toml", KNOWN).problems}


def test_all_that_is_right_is_used():
    text = 'theme = "briefing-light"\nmark_read = "demand"\nmouse = false\n[layout]\nfacets = 40\n'
    text += '[keys]\nclaim.next = "N, ]"'
    found = read(text, "config.toml", KNOWN)
    keys = {"claim.next": "N,right_square_bracket"}
    expected = Settings("briefing-light", MarkRead.DEMAND, mouse=False, layout=Layout(facets=40), keys=keys)
    assert (found.settings, found.problems) == (expected, ())
    assert found.given is not None
    assert found.given["layout", "facets"] == 5


def test_each_mistake_has_its_line_its_name_and_what_to_write_instead():
    assert told(WRONG) == {
        1: ("theme", "did you mean briefing-dark?"),
        2: ("mous", "did you mean mouse?"),
        4: (
            "expected '=' after a key in a key/value pair",
            'this line is left out; write name = value, with text in quotes: theme = "briefing-light"',
        ),
        6: ("layout.facets", "write a whole number from 16 to 80"),
        8: ("layout.timline", "did you mean layout.timeline?"),
        9: ("layout.evidence", "write a whole number from 4 to 60"),
        11: ("keys.claim.nxt", "did you mean claim.next?"),
        12: ("keys.claim.copy", "choose another, or give claim.next another key as well"),
        13: ("keys.list.down", "did you mean ctrl+j?"),
        14: ("keys.list.up", 'write keys as text, several with commas: "n,."'),
        15: ("keys.claim.previous", "give list.down another key if claim.previous is to work there"),
        16: ("layuot", "did you mean layout?"),
    }


def test_what_is_right_beside_mistakes_is_used():
    found = read(WRONG, "config.toml", KNOWN).settings
    assert found == Settings(layout=Layout(entries=50), keys={"claim.previous": "j"})


def test_a_problem_prints_as_file_line_and_column():
    (problem,) = read("\n  mous = true", "config.toml", KNOWN).problems
    assert str(problem) == "config.toml:2:3: there is no such setting (mous); did you mean mouse?"


@pytest.mark.parametrize(
    "text",
    ["x = " + "9" * 5000, "x = 0x" + "f" * 5000, "x = " + "[" * 9000, 'x = """\n\n', "x = 2025-13-45", "a = 1\na = 2"],
)
def test_what_breaks_a_parser_is_a_problem(text):
    found = read("mouse = false\n" + text, "config.toml", KNOWN)
    assert found.problems
    assert found.problems[0].file == "config.toml"


def test_the_line_of_a_number_too_long_is_known():
    assert [p.line for p in read("mouse = true\ntheme = " + "9" * 5000 + "\ntour = true", "c", KNOWN).problems] == [2]


@given(st.text())
def test_any_text_gives_settings(text):
    found = read(text, "config.toml", KNOWN)
    assert isinstance(found.settings, Settings)
    lines = text.replace("\r\n", "\n").split("\n")
    assert all(p.line is None or 1 <= p.line <= len(lines) for p in found.problems)


TOML = st.text(alphabet="[]=\"'#.\n {},abmt01_-keysthemlayou\\\r\t", max_size=200)


@given(TOML)
def test_any_text_of_the_signs_of_toml_gives_settings(text):
    assert isinstance(read(text, "config.toml", KNOWN).settings, Settings)


@given(st.lists(TOML, max_size=3))
def test_any_text_beside_a_right_line_leaves_it_alone(others):
    text = "tour = false\n" + "\n".join(f"x{at} = {one!r}" for at, one in enumerate(others))
    assert read(text, "config.toml", KNOWN).settings.tour is False


WORD = st.sampled_from(["a", "b", "c d", "e.f", "é", "#", '"'])
FILLER = st.sampled_from(["", "# x = 1", "   # [t]", "\t"])


VALUES = st.lists(st.tuples(FILLER, WORD, st.booleans()), max_size=4)


@given(st.lists(st.tuples(WORD, VALUES), max_size=4, unique_by=lambda table: table[0]))
def test_every_name_is_found_in_its_line(tables):
    lines: list[str] = []
    expected = {}

    def quoted(word: str) -> str:
        return '"' + word.replace('"', '\\"') + '"'

    for table, values in tables:
        lines.append(f"  [ {quoted(table)} ] # x")
        expected[(table,)] = (len(lines), 3)
        for filler, name, long in values:
            if (table, name) in expected:
                continue
            lines.append(filler)
            lines.append(f" {quoted(name)} = " + ('"""' if long else "[1,"))
            expected[table, name] = (len(lines), 2)
            lines += ["[x]", "y = 3", '"""'] if long else ["# ]", "2]"]
    assert places("\n".join(lines)) == expected


def test_a_file_that_nobody_named_need_not_be_there(tmp_path):
    assert read_file(tmp_path / "config.toml", KNOWN).problems == ()
    (problem,) = read_file(tmp_path / "config.toml", KNOWN, named=True).problems
    assert problem.message == "cannot be read: No such file or directory"


@pytest.mark.parametrize(
    ("data", "message"), [(b"\xff", "is not UTF-8"), (b"#" * 300_000, "is too large to be a config")]
)
def test_a_file_that_is_no_text_is_a_problem(tmp_path, data, message):
    (tmp_path / "config.toml").write_bytes(data)
    assert [p.message for p in read_file(tmp_path / "config.toml", KNOWN).problems] == [message]


def test_a_folder_in_its_place_is_a_problem(tmp_path):
    assert [p.message for p in read_file(Path(tmp_path), KNOWN).problems] == ["cannot be read: Is a directory"]


def test_two_keys_can_change_places():
    assert check({"claim.next": "p", "claim.previous": "n"}, KEYS) == ({"claim.next": "p", "claim.previous": "n"}, ())


def test_two_new_keys_cannot_be_the_same():
    named, refused = check({"claim.next": "x", "claim.copy": "x"}, KEYS)
    assert (named, [one.id for one in refused]) == ({"claim.next": "x"}, ["claim.copy"])


def test_a_refused_key_gives_back_its_place():
    """claim.next keeps n because its new key was refused, so claim.copy cannot have n either."""
    named, refused = check({"claim.next": "p", "claim.copy": "n"}, KEYS)
    assert (named, {one.id for one in refused}) == ({}, {"claim.next", "claim.copy"})


@given(st.text(max_size=12))
def test_any_text_names_a_key_or_none(text):
    name = key_name(text)
    assert name is None or (name and "," not in name)
    if name and text.isascii():
        assert key_name(name) == name
    near = nearest_key(text)
    assert near is None or key_name(near) == near


def test_warnings_do_not_refuse():
    (problem,) = read('[keys]\n"claim.next" = "j"', "c", KNOWN).problems
    assert problem.severity is Severity.WARNING
