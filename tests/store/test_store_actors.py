"""actors.yaml: what it may hold, and what is said of what it may not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.model import ActorKind, Severity
from briefing.store.actors import read_actors
from briefing.store.pure import PureParser

GOOD = """# names as we write them
- name: Volodymyr Zelenskyy
  aliases: [Zelensky, Vladimir Zelensky]
  kind: person
  role: president of Ukraine
  country: UA
- {name: NATO, aliases: [North Atlantic Treaty Organization], kind: organization}
- name: Kaja Kallas
"""


def test_actors_by_any_of_their_names():
    read = read_actors(GOOD.encode())
    assert read.problems == ()
    zelenskyy = read.actors.named("vladimir ZELENSKY")
    assert (zelenskyy.name, zelenskyy.kind, zelenskyy.country) == ("Volodymyr Zelenskyy", ActorKind.PERSON, "UA")
    assert read.actors.named("the North Atlantic Treaty Organization").name == "NATO"
    assert read.actors.named("Kallas") is None


@pytest.mark.parametrize("empty", ["", "# nothing yet\n", "[]\n", "null\n"])
def test_a_file_without_actors(empty):
    assert read_actors(empty.encode()).problems == ()
    assert read_actors(empty.encode()).actors.actors == ()


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "words"),
    [
        ("- name: A\n  alias: [B]\n", "unknown-key", 2, 3, "did you mean aliases?"),
        ("- aliases: [B]\n", "missing-key", 1, 3, "name is missing"),
        ("- name: A\n  kind: persn\n", "bad-kind", 2, 9, "did you mean person?"),
        ("- name: A\n  country: France\n", "bad-country", 2, 12, "UA"),
        ("- name: A\n  country: QQ\n", "bad-country", 2, 12, "ISO 3166-1"),
        ("- name: A\n  aliases: B\n", "wrong-type", 2, 12, "a list"),
        ("- name: A\n  aliases: [B, '…']\n", "bad-aliases", 2, 16, "write a name"),
        ("- Zelensky\n", "wrong-type", 1, 3, "write one item for each actor"),
        ("A: [B]\n", "wrong-type", 1, 1, "no list"),
        ("- name: A\n  aliases: [C]\n- name: B\n  aliases: [c]\n", "ambiguous-name", 4, 13, "of 'A' in line 2"),
        ("- name: A\n- name: The A\n", "ambiguous-name", 2, 9, "'The A' here and of 'A' in line 1"),
        ("- name: [\n", "syntax", 2, 1, "not valid YAML"),
        ("- name: &x A\n", "anchor", 1, 9, "anchor"),
    ],
)  # fmt: skip
def test_what_is_wrong_has_its_place(text, code, line, column, words):
    (problem,) = read_actors(text.encode()).problems
    assert (problem.code, problem.file, problem.line, problem.column) == (code, "actors.yaml", line, column)
    assert words in str(problem)


def test_one_wrong_item_does_not_cost_the_others():
    read = read_actors(b"- {name: A, kind: x, country: FRA}\n- 5\n- {aliases: [C]}\n- name: B\n")
    assert [actor.name for actor in read.actors.actors] == ["A", "B"]
    assert read.actors.actors[0].kind is read.actors.actors[0].country is None
    assert {problem.severity for problem in read.problems} == {Severity.ERROR}


_PIECES = st.sampled_from(
    ["- ", "name", "aliases", "kind", ": ", "[", "]", "{", "}", ",", "\n", "  ", "A", "person", "UA", "'", '"', "#"]
)


@given(st.binary(max_size=200) | st.lists(_PIECES, max_size=60).map(lambda parts: "".join(parts).encode()))
@example(GOOD.encode())
@example(b"- {name: null}\n- {name: }\n- {aliases: [[a], {b: c}, null]}")
def test_no_bytes_make_it_raise_and_both_parsers_agree(data):
    read = read_actors(data)
    for actor in read.actors.actors:
        assert read.actors.named(actor.name) is not None
    pure = read_actors(data, make_parser=PureParser)
    assert pure.actors == read.actors
    assert [p.code for p in pure.problems] == [p.code for p in read.problems]
