"""What the reader takes, what it refuses, and where it says the fault is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import ActorKind, ClaimKind, DateBasis, Evidence, HopKind, Plain, Problem, Severity
from briefing.model.extra import RawMapping
from briefing.store import layout, parse
from briefing.store.faults import MAX_FAULTS
from briefing.store.parse import MakeParser, fastest_parser
from briefing.store.pure import PureParser
from briefing.store.reader import Decoded, read_entry
from tests.store.store_entries import TRAPS

PARSERS = [pytest.param(fastest_parser(), id="libyaml"), pytest.param(PureParser, id="pure")]
FULL = """\
headline: More than 30 countries
published: 2025-03-10
published_basis: stated
sources:
- {id: s1, publisher: UNN, url: https://unn.example/1, file: seeds/a.txt}
- {publisher: AP}
summary:
- text: Military officials … will take part
  evidence: [{source: s1, start: 1, end: 19}, {source: s1, start: 30, end: 44}]
countries: [UA, NO]
topics: ["medtop:16000000"]
tags:
- ceasefire
actors:
- {name: NATO, kind: organization}
- {name: French official, kind: unnamed, country: FR, mentions: 9, role: r, aliases: [he]}
events:
- {date: null, text: on Tuesday}
claims:
- text: Croatia and Montenegro
  chain:
  - {name: French official, kind: unnamed, start: 2, end: 4}
  - {name: AP, kind: outlet, source: s2, exact: the AP}
  - {name: UNN, kind: publisher}
  evidence: [{source: s1, start: 5, end: 27}]
"""


def read(text: str, file: str = "content/a.yaml") -> Decoded:
    """Read a file of that text."""
    return read_entry(text.encode(), file)


def places(decoded: Decoded) -> list[tuple[str, int | None, int | None]]:
    """Return the code, line and column of each problem."""
    return [(problem.code, problem.line, problem.column) for problem in decoded.problems]


REFUSALS = [
    (b"", "empty", 1, 1),
    (b"# only a comment\n", "empty", 1, 1),
    (b"---\n", "empty", 1, 1),
    (b"~\n", "not-a-mapping", 1, 1),
    (b"- a\n", "not-a-mapping", 1, 1),
    (b"just words\n", "not-a-mapping", 1, 1),
    (b'""\n', "not-a-mapping", 1, 1),
    (b"headline: Bl\xe5b\xe6r\n", "not-utf8", 1, 13),
    (b"\xef\xbb\xbfheadline: \xff\n", "not-utf8", 1, 11),
    ("headline: a\n".encode("utf-16"), "not-utf8", 1, 1),
    (b"headline: a\ntags:\n\t- x\n", "tab", 3, 1),
    (b"headline:\ta\n", "tab", 1, 10),
    (b"headline: a\x1b[31m\n", "control-character", 1, 12),
    (b"headline: a\r\nid: b\x00\n", "control-character", 2, 6),
    (b"headline: a\rid: b\x7f\n", "control-character", 2, 6),
    ("headline: a\u2028b\n".encode(), "control-character", 1, 12),
    ("headline: a\x85b\n".encode(), "control-character", 1, 12),
    ("headline: a\nid: \ufeffb\n".encode(), "control-character", 2, 5),
    ("\ufeff\ufeffheadline: a\n".encode(), "control-character", 1, 1),
    (b'headline: "x\\e]0;PWNED\\a"\n', "control-character", 1, 11),
    (b'headline: "x\\N"\n', "control-character", 1, 11),
    (b'headline: "x\\0"\n', "control-character", 1, 11),
    (b"<<<<<<< HEAD\nheadline: a\n=======\nheadline: b\n>>>>>>> x\n", "merge-conflict", 1, 1),
    (b"headline: a\n=======\n", "merge-conflict", 2, 1),
    (b"headline: a\n||||||| base\n", "merge-conflict", 2, 1),
    (b"headline: a\nid: b\n>>>>>>> x", "merge-conflict", 3, 1),
    (b"%YAML 1.1\n---\nheadline: a\n", "directive", 1, 1),
    (b"# c\n\n%TAG ! x\n---\nheadline: a\n", "directive", 3, 1),
    (b"headline: a\n---\nheadline: b\n", "second-document", 2, 1),
    (b"headline: a\n...\n---\nheadline: b\n", "second-document", 3, 1),
    (b"headline: &t [x, x]\n", "anchor", 1, 11),
    (b"headline: &t x\n", "anchor", 1, 11),
    (b"headline: a\ntags: [*t]\n", "anchor", 2, 8),
    (b'headline: !!python/object/apply:os.system ["touch x"]\n', "tag", 1, 11),
    (b"headline: !!str x\n", "tag", 1, 11),
    (b"headline: ! x\n", "tag", 1, 11),
    (b"headline: a\nx: !m {a: b}\n", "tag", 2, 4),
    (b"headline: a\nheadline: b\n", "duplicate-key", 2, 1),
    (b"headline: a\nx: {y: 1, y: 2}\n", "duplicate-key", 2, 11),
    (b"headline: a\n<<: {tags: [b]}\n", "merge-key", 2, 1),
    (b"headline: a\n? [b]\n: c\n", "bad-key", 2, 3),
    (b"headline: a\n{b: c}: d\n", "bad-key", 2, 1),
    (b"headline: a\n" + b"k" * 101 + b": c\n", "bad-key", 2, 1),
    (b"headline: a\nx: " + b"[" * 5000 + b"]" * 5000 + b"\n", "too-deep", 2, 4 + 31),
    (b"headline: a\nx: " + b"{a: " * 5000 + b"}" * 5000 + b"\n", "too-deep", 2, 4 + 4 * 31),
    (b"headline: a\nx: " + b"[" * 5000, "too-deep", 2, 4 + 31),
]


@pytest.mark.parametrize("make_parser", PARSERS)
@pytest.mark.parametrize(("data", "code", "line", "column"), REFUSALS)
def test_refusals_name_the_place(data: bytes, code: str, line: int, column: int, make_parser: MakeParser) -> None:
    decoded = read_entry(data, "a.yaml", make_parser)
    assert decoded.entry is None
    assert (code, line, column) in places(decoded)
    assert all(problem.file == "a.yaml" and problem.hint for problem in decoded.problems)


@pytest.mark.parametrize("make_parser", PARSERS)
@pytest.mark.parametrize(
    "data",
    [
        b"headline: [a\n", b"headline: 'a\n", b"headline: a: b\n", b"headline: @a\n", b"headline: a\n  b: c\n",
        b"...\n", b'headline: "\\q"\n', b'headline: "\\U00110000"\n', b"headline: a\n]\n", b"headline: a\n- b\n",
        b"a\n%b: c\n", b'headline: "\\ud800"\n',
    ],
)  # fmt: skip
def test_broken_yaml_is_refused(data: bytes, make_parser: MakeParser) -> None:
    decoded = read_entry(data, "a.yaml", make_parser)
    assert decoded.entry is None
    assert decoded.problems[0].code in {"syntax", "control-character", "not-a-mapping"}
    assert decoded.problems[0].line


def test_a_file_that_is_too_large_is_refused() -> None:
    decoded = read_entry(b"headline: a\n" + b"#" * layout.MAX_BYTES, "a.yaml")
    assert (decoded.entry, [problem.code for problem in decoded.problems]) == (None, ["too-large"])
    assert str(decoded.problems[0]) == "a.yaml: 8.0 MiB is more than an entry may have (8 MiB); split the file"


def test_structural_faults_are_all_reported_at_once() -> None:
    decoded = read("headline: &a x\nheadline: y\ntags: !!set [*a]\npublished: soon\nid: [\n")
    assert places(decoded) == [
        ("anchor", 1, 11),
        ("duplicate-key", 2, 1),
        ("tag", 3, 7),
        ("anchor", 3, 14),
        ("syntax", 6, 1),
    ]


def test_faults_of_values_are_reported_beside_structural_ones() -> None:
    assert places(read("headline: a\npublished: soon\nx: &a 1\n")) == [
        ("bad-published", 2, 12),
        ("unknown-key", 3, 1),
        ("anchor", 3, 4),
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_bom_make_no_difference(line_end: str) -> None:
    plain = read_entry(FULL.encode(), "a.yaml")
    assert plain.problems == ()
    assert read_entry(("\ufeff" + FULL.replace("\n", line_end)).encode(), "a.yaml") == plain


@pytest.mark.parametrize("make_parser", PARSERS)
def test_a_file_by_hand_is_read_in_full(make_parser: MakeParser) -> None:
    entry = read_entry(FULL.encode(), "content/my-notes.yaml", make_parser).entry
    assert entry
    assert (entry.id, entry.schema, entry.language, entry.generated) == ("my-notes", 1, None, ())
    assert (entry.published, entry.published_basis) == ("2025-03-10", DateBasis.STATED)
    assert [kept.id for kept in entry.sources] == ["s1", "s2"]
    assert [piece.exact for piece in entry.summary[0].evidence] == ["Military officials", "will take part"]
    assert entry.actors[0].kind is ActorKind.ORGANIZATION
    assert (entry.actors[0].mentions, entry.actors[1].aliases) == (1, ("he",))
    assert (entry.events[0].date, entry.events[0].evidence) == (None, ())
    (claim,) = entry.claims
    assert (claim.kind, claim.cue, claim.id[:2], len(claim.id)) == (ClaimKind.STATEMENT, None, "c-", 8)
    assert claim.evidence == (Evidence("s1", 5, 27, "Croatia and Montenegro"),)
    assert [hop.evidence for hop in claim.chain] == [
        Evidence("s1", 2, 4, "French official"),
        Evidence("s2", None, None, "the AP"),
        None,
    ]
    assert claim.chain[1].kind is HopKind.OUTLET


def test_only_a_headline_is_needed() -> None:
    decoded = read("headline: Peace talks\n", "content/undated/peace-talks.yaml")
    assert decoded.problems == ()
    assert decoded.entry
    assert (decoded.entry.headline, decoded.entry.id) == ("Peace talks", "peace-talks")


def test_one_source_need_not_be_named() -> None:
    claim = "claims: [{text: x, evidence: [{exact: y}], chain: [{name: A, kind: person, start: 1, end: 2}]}]\n"
    entry = read(f"headline: a\nsources: [{{publisher: UNN}}]\n{claim}").entry
    assert entry
    assert entry.claims[0].evidence[0].source == "s1"
    assert entry.claims[0].chain[0].evidence == Evidence("s1", 1, 2, "A")


@pytest.mark.parametrize(
    "text", ["NO", "010", "2026-06-01", "12:30:45", "1e3", "0x1F", "true", "-0", "y", ".inf", "1_000"]
)
def test_plain_scalars_stay_text(text: str) -> None:
    entry = read(f"headline: {text}\ntags: [{text}]\nscore: {text}\n").entry
    assert entry
    assert (entry.headline, entry.tags, entry.extra) == (text, (text,), (("score", text),))
    assert isinstance(entry.extra[0][1], Plain)


@pytest.mark.parametrize("null", ["", "~", "null", "Null", "NULL"])
def test_null_is_nothing(null: str) -> None:
    keys = ["id", "language", "published", "sources", "tags", "claims", "generated", "schema", "published_basis"]
    decoded = read("headline: a\n" + "".join(f"{key}: {null}\n" for key in keys))
    assert decoded == read("headline: a\n")
    assert read(f"headline: {null}\n").entry is None


def test_ids_are_given_to_those_without() -> None:
    """The same text twice gives two ids, and none that somebody else has."""
    claims = "".join(f"- text: {text}\n" for text in ("x", "x", "y"))
    entry = read(f"headline: a\nsources: [{{id: s2}}, {{}}, {{url: null}}]\nclaims:\n{claims}").entry
    assert entry
    assert [kept.id for kept in entry.sources] == ["s2", "s1", "s3"]
    assert len({claim.id for claim in entry.claims}) == 3
    again = read(f"headline: a\nclaims:\n{claims}").entry
    assert again
    assert [claim.id for claim in again.claims] == [claim.id for claim in entry.claims]


VALUES = [
    ("id: ../../x", "bad-id", "id", 2, 5),
    ("id: " + "x" * 76, "bad-id", "id", 2, 5),
    ("schema: 2", "bad-schema", "schema", 2, 9),
    ("schema: one", "bad-integer", "schema", 2, 9),
    ("language: English!", "bad-language", "language", 2, 11),
    ("published: soon", "bad-published", "published", 2, 12),
    ("published: 2025-02-30", "bad-published", "published", 2, 12),
    ("published_basis: guessed", "bad-published_basis", "published_basis", 2, 18),
    ("published_basis: stated", "bad-published_basis", "published_basis", 2, 18),
    ("published: 2025\npublished_basis: unknown", "bad-published_basis", "published_basis", 3, 18),
    ("countries: [UA, ua]", "bad-countries", "countries[1]", 2, 17),
    ("countries: [Ukraine]", "bad-countries", "countries[0]", 2, 13),
    ("countries: UA", "wrong-type", "countries", 2, 12),
    ("countries: {UA: 1}", "wrong-type", "countries", 2, 12),
    ("tags: [a, null]", "wrong-type", "tags[1]", 2, 11),
    ("tags: [a, [b]]", "wrong-type", "tags[1]", 2, 11),
    ("topics: [conflict]", "bad-topics", "topics[0]", 2, 10),
    ("language: [en]", "wrong-type", "language", 2, 11),
    ("sources: [UNN]", "wrong-type", "sources[0]", 2, 11),
    ("sources: [[UNN]]", "wrong-type", "sources[0]", 2, 11),
    ("sources: [{id: a}, {id: a}]", "duplicate-id", "sources[1].id", 2, 25),
    ("sources: [{sha256: abc}]", "bad-sha256", "sources[0].sha256", 2, 20),
    ("sources: [{file: /etc/passwd}]", "bad-file", "sources[0].file", 2, 18),
    ("sources: [{file: ../x}]", "bad-file", "sources[0].file", 2, 18),
    ("sources: [{file: seeds/../../x}]", "bad-file", "sources[0].file", 2, 18),
    ("sources: [{file: 'a\\b'}]", "bad-file", "sources[0].file", 2, 18),
    ("sources: [{file: ''}]", "bad-file", "sources[0].file", 2, 18),
    ("sources: [{retrieved: yesterday}]", "bad-retrieved", "sources[0].retrieved", 2, 23),
    ("sources: [{retrieved: 2025-03-10T10:00:00}]", "bad-retrieved", "sources[0].retrieved", 2, 23),
    ("actors: [{kind: person}]", "missing-key", "actors[0]", 2, 10),
    ("actors: [{name: A}]", "missing-key", "actors[0]", 2, 10),
    ("actors: [{name: A, kind: human}]", "bad-kind", "actors[0].kind", 2, 26),
    ("actors: [{name: A, kind: person, mentions: 0}]", "bad-integer", "actors[0].mentions", 2, 44),
    ("actors: [{name: A, kind: person, mentions: 1.0}]", "bad-integer", "actors[0].mentions", 2, 44),
    ("actors: [{name: A, kind: person, mentions: " + "9" * 19 + "}]", "bad-integer", "actors[0].mentions", 2, 44),
    ("events: [{date: soon, text: soon}]", "bad-date", "events[0].date", 2, 17),
    ("claims: [{id: a, text: x}, {id: a, text: x}]", "duplicate-id", "claims[1].id", 2, 33),
    ("claims: [{text: x, kind: statment}]", "bad-kind", "claims[0].kind", 2, 26),
    ("claims: [{text: ' '}]", "missing-key", "claims[0].text", 2, 17),
    ("claims: [{text: x, evidence: [{exact: x}]}]", "missing-key", "claims[0].evidence[0]", 2, 31),
    ("claims: [{text: x, evidence: [{source: s9}]}]", "unknown-source", "claims[0].evidence[0].source", 2, 40),
    ("generated: {tags: xyz}", "bad-tags", "generated.tags", 2, 19),
    ("generated: xyz", "bad-generated", "generated", 2, 12),
    ("generated: [xyz]", "wrong-type", "generated", 2, 12),
]  # fmt: skip


@pytest.mark.parametrize("make_parser", PARSERS)
@pytest.mark.parametrize(("line", "code", "path", "row", "column"), VALUES)
def test_faults_of_values_leave_the_entry(
    line: str, code: str, path: str, row: int, column: int, make_parser: MakeParser
) -> None:
    decoded = read_entry(f"headline: a\n{line}\n".encode(), "a.yaml", make_parser)
    assert decoded.entry
    found = [problem for problem in decoded.problems if problem.code == code]
    assert [(problem.path, problem.line, problem.column, problem.severity) for problem in found] == [
        (path, row, column, Severity.ERROR)
    ]
    assert found[0].hint


SPANS = [
    ("{start: 5}", "claims[0].evidence[0]", "bad-span"),
    ("{end: 5}", "claims[0].evidence[0]", "bad-span"),
    ("{start: 5, end: 5}", "claims[0].evidence[0].end", "bad-span"),
    ("{start: -1, end: 5}", "claims[0].evidence[0].start", "bad-integer"),
]


@pytest.mark.parametrize(("piece", "path", "code"), SPANS)
def test_a_span_is_whole_or_not_there(piece: str, path: str, code: str) -> None:
    decoded = read(f"headline: a\nsources: [{{}}]\nclaims: [{{text: x, evidence: [{piece}]}}]\n")
    assert decoded.entry
    assert decoded.entry.claims[0].evidence == (Evidence("s1", None, None, "x"),)
    assert (path, code) in [(problem.path, problem.code) for problem in decoded.problems]


def test_the_parts_of_a_quotation_have_to_be_told() -> None:
    decoded = read("headline: a\nsources: [{}]\nclaims: [{text: x, evidence: [{}, {exact: y}]}]\n")
    assert [(problem.code, problem.path) for problem in decoded.problems] == [("missing-key", "claims[0].evidence[0]")]
    assert decoded.entry
    assert [piece.exact for piece in decoded.entry.claims[0].evidence] == ["", "y"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("published: 2025", "bad-published_basis"),
        ("id: other", "id-not-file"),
        ("sources: [{url: 'javascript:x'}]", "bad-url"),
        ("sources: [{url: 'https:///x'}]", "bad-url"),
        ("sources: [{url: 'http://[x'}]", "bad-url"),
        ("score: 1", "unknown-key"),
    ],
)
def test_warnings(line: str, code: str) -> None:
    decoded = read(f"headline: a\n{line}\n")
    assert decoded.entry
    assert [(problem.code, problem.severity) for problem in decoded.problems] == [(code, Severity.WARNING)]


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("titel", "it is kept, and read by nothing"),
        ("title", "did you mean headline?"),
        ("Headline", "did you mean headline?"),
        ("tagz", "did you mean tags?"),
        ("lang", "did you mean language?"),
        ("x" * 41, "it is kept, and read by nothing"),
    ],
)
def test_unknown_keys_name_the_nearest(key: str, hint: str) -> None:
    decoded = read(f"headline: a\n{key}: b\n")
    assert [(problem.path, problem.hint) for problem in decoded.problems] == [(key, hint)]
    assert decoded.entry
    assert decoded.entry.extra == ((key, "b"),)


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("tags: a", "tags is the text 'a'", "write a list of texts, like [a, b]"),
        ("tags: {a: b}", "tags is a mapping", "write a list of texts, like [a, b]"),
        ("tags: [~]", "an item of tags is null", "write text"),
        ("language: [en]", "language is a list", "write text"),
        ("claims: [x]", "an item of claims is the text 'x'", "write a mapping, like {key: value}"),
    ],
)
def test_a_wrong_type_is_explained(line: str, message: str, hint: str) -> None:
    (problem,) = read(f"headline: a\n{line}\n").problems
    assert (problem.code, problem.message, problem.hint) == ("wrong-type", message, hint)


def test_unknown_keys_are_kept_at_every_level() -> None:
    text = (
        "headline: a\nsources: [{x: [1, '2', {y: }]}]\nsummary: [{text: t, x: ~, evidence: [{x: 1}]}]\n"
        "actors: [{name: n, kind: person, x: 1}]\nevents: [{text: t, x: 1}]\n"
        "claims: [{text: t, x: 1, chain: [{name: n, kind: person, x: 1}]}]\nx:\n"
    )
    decoded = read(text)
    assert {problem.code for problem in decoded.problems} == {"unknown-key"}
    entry = decoded.entry
    assert entry
    assert entry.sources[0].extra == (("x", ("1", "2", RawMapping([("y", "null")]))),)
    one = (("x", "1"),)
    assert entry.summary[0].extra == (("x", "~"),)
    assert entry.extra == (("x", "null"),)
    assert entry.summary[0].evidence[0].extra == entry.actors[0].extra == entry.events[0].extra == one
    assert entry.claims[0].extra == entry.claims[0].chain[0].extra == one


def test_without_a_headline_there_is_no_entry() -> None:
    decoded = read("id: a\ntitle: NO\n")
    assert decoded.entry is None
    assert [(problem.code, problem.hint) for problem in decoded.problems] == [
        ("missing-key", "write headline: …"),
        ("unknown-key", "did you mean headline?"),
    ]


@pytest.mark.parametrize(
    ("file", "ident"), [("content/Ünnamed File.yaml", "unnamed-file"), ("北京.yaml", ""), ("", "")]
)
def test_a_file_whose_name_is_no_id(file: str, ident: str) -> None:
    decoded = read("headline: a\n", file)
    assert [problem.code for problem in decoded.problems] == ["bad-id"]
    assert decoded.entry
    assert decoded.entry.id == ident


def test_an_id_from_outside_never_becomes_a_path() -> None:
    entry = read("headline: a\nid: ../../x\n", "content/a.yaml").entry
    assert entry
    assert entry.id == "a"


def test_faults_are_counted_only_so_far() -> None:
    decoded = read("headline: a\ncountries: [" + "x, " * 5000 + "]\n")
    assert len(decoded.problems) == MAX_FAULTS


def test_digests_are_read() -> None:
    decoded = read("headline: a\ngenerated: {headline: 01234567, tags: deadbeef, claims: ~, colour: abc}\n")
    assert decoded.entry
    assert decoded.entry.generated == (("headline", "01234567"), ("tags", "deadbeef"))
    assert [problem.path for problem in decoded.problems] == ["generated.colour", "generated.colour"]


def test_without_libyaml_the_pure_parser_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse.yaml, "__with_libyaml__", False)
    assert fastest_parser() is PureParser


YAMLISH = st.lists(
    st.sampled_from(
        [
            "headline: ", "claims:", "evidence: ", "sources: ", "tags: ", "source: ", "start: 1", "text: ", "id: ",
            "b: ", "\n", "\n  ", "\n- ", "- ", "  ", " ", "a", ": ", ":", ",", "[", "]", "{", "}", "'", '"', "\\",
            "|\n ", ">\n ", "|", "#", " #", "&a ", "*a", "!!str ", "!", "%", "@", "? ", "?", "<<: ", "~", "---\n",
            "...\n", "\t", "\r\n", "é", "😀", "\ufeff", "\u2028", "0", "=======",
        ]
    )
    | st.text(max_size=4),
    max_size=40,
).map("".join)  # fmt: skip


def agree(data: bytes) -> None:
    """Both parsers read the same entry or none; what is wrong they may word and place differently."""
    fast, pure = (read_entry(data, "a.yaml", parser) for parser in (fastest_parser(), PureParser))
    assert (fast.entry is None) == (pure.entry is None)
    assert fast.entry == pure.entry
    if fast.entry:
        assert fast.problems == pure.problems
    else:
        assert fast.problems
        assert pure.problems
    assert all(isinstance(problem, Problem) for problem in fast.problems)


FLOWS = [
    "[a?]", "[a?b]", "[a ? b]", "[https://a.example/?b=c]", "{a?: b}", "[?a]", "[? a]", "[? a : b]", "[?]", "[? , a]",
    "[?]]", "[? : a]", "{?}", "[a:?b]", "[a:,b]", "[a:]", "{a:}", "{a:[b]}", "[a:b: c]", "[a::b]", "{a:b}", "{'a':b}",
    "[:a]", "[-]", "{:}", "[a #b\n]", "[a\n  b]", "[a, b", "a ? b", "a\n  b # c", "a\n  #c\n  d", "]", "[a]]",
    "{a: b}}",
]  # fmt: skip


@pytest.mark.parametrize("flow", FLOWS)
def test_both_parsers_agree_on_odd_lists(flow: str) -> None:
    agree(f"headline: a\ntags: {flow}\n".encode())
    agree(f"headline: a\ntags: [{flow}]\n".encode())


@settings(max_examples=300, deadline=None)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_an_entry_or_problems(data: bytes) -> None:
    agree(data)
    agree(b"headline: " + data)


@settings(max_examples=1000, deadline=None)
@given(text=YAMLISH)
def test_any_text_like_yaml_is_an_entry_or_problems(text: str) -> None:
    agree(text.encode("utf-8", "replace"))
    agree(f"headline: x\n{text}".encode("utf-8", "replace"))


@pytest.mark.parametrize("text", TRAPS)
def test_any_trap_as_a_value_is_an_entry_or_problems(text: str) -> None:
    agree(f"headline: {text}\ntags: [{text}]\nclaims: {text}\nx: {text}\n".encode())
