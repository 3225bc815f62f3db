"""What stands inside a claim, as a file gives it: numbers, actors, negation; and what is reported."""

import pytest

from briefing.library.proof import quoted
from briefing.model import Bound, Claim, ClaimKind, Entry, Evidence, Quantity, Source
from briefing.store.reader import Decoded, read_entry
from briefing.store.writer import write_entry

HEAD = "headline: Ships\nsources: [{id: s1, file: seeds/a.txt}]\nclaims:\n- text: not more than 30 ships\n"
TAIL = "  evidence: [{start: 4, end: 26}]\n"


def read(lines: str) -> Decoded:
    return read_entry(f"{HEAD}{lines}{TAIL}".encode(), "content/a.yaml")


def test_numbers_written_by_hand_are_read() -> None:
    decoded = read(
        "  negated: true\n  actors: [NATO]\n"
        '  numbers: [{text: more than 30 ships, value: 30, unit: ships, bound: min, start: 8, end: 26}, {text: "1/3",'
        ' value: "1/3", to: "0.50"}]\n'
    )
    assert decoded.entry
    claim = decoded.entry.claims[0]
    assert (claim.negated, claim.actors) == (True, ("NATO",))
    evidence = Evidence("s1", 8, 26, "more than 30 ships")
    assert claim.numbers == (
        Quantity("more than 30 ships", 30, None, "ships", Bound.MIN, evidence),
        Quantity("1/3", "1/3", "0.50"),
    )
    assert [problem.code for problem in decoded.problems if "number" in (problem.path or "")] == []


def test_a_file_without_them_stays_as_it_is() -> None:
    decoded = read("")
    assert decoded.entry
    claim = decoded.entry.claims[0]
    assert (claim.actors, claim.numbers, claim.negated) == ((), (), False)
    assert b"negated" not in (written := write_entry(decoded.entry))
    assert b"numbers" not in written


@pytest.mark.parametrize(
    ("line", "code", "path"),
    [
        ("negated: yes", "bad-negated", "claims[0].negated"),
        ("numbers: [{value: 3}]", "missing-key", "claims[0].numbers[0]"),
        ('numbers: [{text: t, value: "1,000"}]', "bad-value", "claims[0].numbers[0].value"),
        ("numbers: [{text: t, to: many}]", "bad-to", "claims[0].numbers[0].to"),
        ("numbers: [{text: t, value: 1/0}]", "bad-value", "claims[0].numbers[0].value"),
        ("numbers: [{text: t, bound: minimum}]", "bad-bound", "claims[0].numbers[0].bound"),
        ("numbers: [{text: t, start: 4}]", "bad-span", "claims[0].numbers[0]"),
        ("numbers: [{text: t, units: km}]", "unknown-key", "claims[0].numbers[0].units"),
        ("numbers: 3", "wrong-type", "claims[0].numbers"),
        ("actors: NATO", "wrong-type", "claims[0].actors"),
    ],
)
def test_faults_leave_the_entry(line: str, code: str, path: str) -> None:
    decoded = read(f"  {line}\n")
    assert decoded.entry
    assert (code, path) in [(problem.code, problem.path) for problem in decoded.problems]


def test_a_number_is_written_on_a_line_and_proven_like_all_evidence() -> None:
    evidence = Evidence("s1", 4, 26, "not more than 30 ships")
    number = Quantity("more than 30 ships", 30, None, "ships", Bound.MIN, Evidence("s1", 8, 26, "more than 30 ships"))
    claim = Claim("c", evidence.exact, ClaimKind.STATEMENT, evidence=(evidence,), numbers=(number,), negated=True)
    entry = Entry("Ships", id="a", sources=(Source("s1", file="seeds/a.txt"),), claims=(claim,))
    written = write_entry(entry).decode()
    assert "  negated: true\n" in written
    line = "  - {text: more than 30 ships, value: 30, unit: ships, bound: min, start: 8, end: 26}\n"
    assert f"  numbers:\n{line}" in written
    assert ("claims[0].numbers[0]", number.evidence) in [(piece.path, piece.evidence) for piece in quoted(entry)]
