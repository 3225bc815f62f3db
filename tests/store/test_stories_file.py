"""stories.yaml: what it may hold, what is said of what it may not, and that editing it keeps the rest."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.store.errors import StoreError
from briefing.store.pure import PureParser
from briefing.store.stories_file import read_corrections, with_correction
from briefing.stories.corrections import Correction

KEPT = b"""# how I see it
2025-03-10-a:
  name: "Paris: the chiefs"
  merged: [2025-03-11-b]   # the same meeting

# another one
c: {apart: [d, e]}
"""


def test_what_is_said_of_stories():
    read = read_corrections(KEPT)
    assert read.problems == ()
    assert read.corrections == {
        "2025-03-10-a": Correction("Paris: the chiefs", ("2025-03-11-b",)),
        "c": Correction(apart=("d", "e")),
    }


@pytest.mark.parametrize("empty", ["", "# nothing yet\n", "{}\n", "null\n"])
def test_a_file_that_says_nothing(empty):
    assert read_corrections(empty.encode()).problems == ()
    assert not read_corrections(empty.encode()).corrections


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "words"),
    [
        ("a: {merge: [b]}\n", "unknown-key", 1, 5, "did you mean merged?"),
        ("a: b\n", "wrong-type", 1, 4, "write the id of an entry"),
        ("a:\n", "wrong-type", 1, 3, "nothing is said"),
        ("- a\n", "wrong-type", 1, 1, "no stories"),
        ("a:\n  merged: b\n", "wrong-type", 2, 11, "a list"),
        ("a: {name: [\n", "syntax", 2, 1, "not valid YAML"),
    ],
)
def test_what_is_wrong_has_its_place(text, code, line, column, words):
    (problem,) = read_corrections(text.encode()).problems
    assert (problem.code, problem.file, problem.line, problem.column) == (code, "stories.yaml", line, column)
    assert words in str(problem)


def test_a_story_comes_last_changes_in_its_place_and_goes_without_a_trace():
    added = with_correction(KEPT, "f", Correction("New: one", ("g",)))
    assert added == KEPT + b'f: {name: "New: one", merged: [g]}\n'
    assert with_correction(added, "f", Correction()) == KEPT
    changed = with_correction(KEPT, "2025-03-10-a", Correction("Paris", ("2025-03-11-b", "x")))
    assert changed == b"".join(
        [
            b"# how I see it\n",
            b'"2025-03-10-a": {name: Paris, merged: ["2025-03-11-b", x]}\n',
            b"\n# another one\nc: {apart: [d, e]}\n",
        ]
    )
    assert with_correction(KEPT, "c", Correction()) == KEPT.replace(b"c: {apart: [d, e]}\n", b"")
    assert with_correction(KEPT, "nothing", Correction()) == KEPT
    assert with_correction(b"a: {name: b}", "c", Correction("d")) == b"a: {name: b}\nc: {name: d}\n"


@pytest.mark.parametrize("data", [b"{a: {name: b}, c: {name: d}}\n", b"a: b\n", b"[1]\n", b"#\x80", b"a: {x: y}\n"])
def test_what_cannot_be_edited_safely_is_refused(data):
    with pytest.raises(StoreError, match=r"stories\.yaml"):
        with_correction(data, "a", Correction("new"))


IDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=12).filter(
    lambda name: name.strip() == name and name != "<<"
)
SAID = st.builds(
    Correction, st.none() | IDS, st.lists(IDS, max_size=3).map(tuple), st.lists(IDS, max_size=3).map(tuple)
)


@given(st.dictionaries(IDS, SAID, max_size=4), IDS, SAID)
def test_what_was_written_is_read_and_what_was_undone_is_as_before(said, entry, new):
    data = b""
    for name, correction in said.items():
        data = with_correction(data, name, correction)
    kept = {name: correction for name, correction in said.items() if correction}
    assert read_corrections(data).corrections == kept
    changed = with_correction(data, entry, new)
    undone = with_correction(changed, entry, kept.get(entry, Correction()))
    assert read_corrections(undone).corrections == kept
    if entry not in kept or new:  # it comes back last when it was gone in between
        assert undone == data


@given(st.binary(max_size=80) | st.text("abc:{}[],-# \n\"'name", max_size=80).map(str.encode))
def test_any_bytes_are_read_the_same_by_both_parsers_and_edited_or_refused(data):
    read = read_corrections(data)
    assert bool(read_corrections(data, make_parser=PureParser).problems) == bool(read.problems)
    with suppress(StoreError):
        assert read_corrections(with_correction(data, "a", Correction("new"))).corrections["a"] == Correction("new")
