"""The table of fields: complete, consistent, and the one that completion and documentation show."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.query.complete import complete, continued
from briefing.query.errors import nearest, shown
from briefing.query.fields import FIELDS, FLAGS, FieldSpec, field_names, find_field
from briefing.query.nodes import Field
from briefing.query.parse import parse
from briefing.query.values import displayed
from tests.query.query_texts import TEXTS, UNHURRIED

PAGE = Path(__file__).parents[2] / "docs" / "query.md"


@pytest.mark.parametrize("spec", FIELDS, ids=field_names())
def test_every_field_is_found_under_all_its_names_and_its_example_uses_it(spec: FieldSpec) -> None:
    assert all(find_field(name.upper()) is spec for name in (spec.name, *spec.aliases))
    parsed = parse(spec.example)
    assert not parsed.errors
    assert isinstance(parsed.query, Field)
    assert parsed.query.name == spec.name


def test_no_two_fields_share_a_name() -> None:
    names = [name for spec in FIELDS for name in (spec.name, *spec.aliases)]
    assert len(names) == len(set(names))
    assert all(re.fullmatch("[a-z]+", name) for name in names)


def test_the_page_shows_the_table() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for spec in FIELDS:
        aliases = ", ".join(f"`{alias}`" for alias in spec.aliases) or "–"
        assert f"| `{spec.name}:` | {aliases} | {spec.type.value} | {spec.meaning} | `{spec.example}` |" in page
    for flag, meaning in FLAGS:
        assert f"| `is:{flag}` | {meaning} |" in page
    assert len(re.findall(r"^\| `", page, re.MULTILINE)) == len(FIELDS) + len(FLAGS)


def test_every_query_on_the_page_is_one() -> None:
    page = PAGE.read_text(encoding="utf-8")
    examples = [line.strip() for line in re.findall(r"^    (\S.*)$", page, re.MULTILINE)]
    assert len(examples) >= 5
    assert all(not parse(example).errors for example in examples)


@pytest.mark.parametrize(
    ("text", "cursor", "start", "end", "options"),
    [
        ("co", 2, 0, 2, ("country:",)),
        ("war -co", 7, 5, 7, ("country:",)),
        ("war", 0, 0, 0, ()),
        ("war ", 4, 4, 4, ()),
        ("IS:UN peace", 5, 3, 5, ("unread", "undated")),
        ("is:unread,st", 12, 10, 12, ("starred",)),
        ("is:", 3, 3, 3, tuple(flag for flag, _ in FLAGS)),
        ("country:Uk", 10, 8, 10, ("Ukraine",)),
        ("tag:U", 5, 4, 5, ()),
        ("nosuch:U", 8, 7, 8, ()),
        ("or", 99, 0, 2, ("origin:",)),
        ("(st", -1, 0, 0, ()),
        ('"a" (st', 7, 5, 7, ("story:",)),
    ],
)
def test_completion(text: str, cursor: int, start: int, end: int, options: tuple[str, ...]) -> None:
    found = complete(text, cursor)
    assert (found.start, found.end, found.options) == (start, end, options)


@UNHURRIED
@given(TEXTS, st.integers(-5, 200))
def test_completion_replaces_what_lies_before_the_cursor(text: str, cursor: int) -> None:
    found = complete(text, cursor)
    assert 0 <= found.start <= found.end <= len(text)
    assert all(option.casefold().startswith(text[found.start : found.end].casefold()) for option in found.options)


def test_values_are_shown_as_a_person_types_them() -> None:
    assert displayed("topic", "medtop:16000000") == "conflict"
    assert displayed("topic", "no such topic") == "no such topic"
    assert displayed("country", "FR") == "FR"
    assert displayed("nosuch", "x") == "x"


def test_only_what_is_near_is_suggested() -> None:
    assert nearest("contry", field_names()) == "country"
    assert nearest("zzzz", field_names()) is None
    assert shown("a" * 41) == "a" * 39 + "…"


@pytest.mark.parametrize(
    ("text", "continued_text"),
    [
        ("co", "country:"),
        ("-cou", "-country:"),
        ("country:nor", "country:norway"),
        ("country:NO,swe", "country:NO,sweden"),
        ("topic:conf", "topic:conflict"),
        ("is:unr", "is:unread"),
        ("country:Norway", None),
        ("country:", None),
        ("tag:x", None),
        ("", None),
        ("war ", None),
    ],
)
def test_the_likeliest_end_of_what_is_typed(text: str, continued_text: str | None) -> None:
    assert continued(text) == continued_text


@given(TEXTS)
@UNHURRIED
def test_what_is_typed_stays_when_it_is_continued(text: str) -> None:
    assert (continued(text) or text).startswith(text)
