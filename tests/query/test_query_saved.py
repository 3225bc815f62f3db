"""Saved queries inside queries."""

from datetime import date

import pytest

from briefing.model import Claim, ClaimKind, Entry
from briefing.query.evaluate import Context, Document, claim_matches, matches
from briefing.query.nodes import And, Everything, Field, Not, Or, Word
from briefing.query.parse import parse
from briefing.query.saved import MAX_EXPANSIONS, MAX_NESTED, NOTHING, Expanded, expand, parse_with


def test_a_saved_query_means_what_it_says() -> None:
    saved = {"a": "x OR y", "b": "-query:a z", "all": ""}
    assert expand(parse("query:a").query, saved) == Expanded(Or((Word("x"), Word("y"))))
    assert expand(parse("query:b w").query, saved) == Expanded(
        And((Not(Or((Word("x"), Word("y")))), Word("z"), Word("w")))
    )
    assert expand(parse("query:a,b OR w").query, saved).problems == ()
    assert expand(parse("query:all").query, saved) == Expanded(Everything())
    assert expand(parse("-query:all").query, saved) == Expanded(NOTHING)


@pytest.mark.parametrize(
    ("text", "queries", "message"),
    [
        ("war query:mornin", {"morning": "x"}, "no saved query mornin; did you mean morning?"),
        ("war query:b", {}, "no saved query b"),
        ("war query:a", {"a": "query:a"}, "the saved queries a, a lead back to themselves"),
        ("war query:a", {"a": "-(query:b)", "b": "query:a"}, "the saved queries a, b, a lead back to themselves"),
        ("war query:a", {"a": "contry:x"}, "the saved query a has an error: unknown field contry at column 1"),
    ],
)
def test_what_is_wrong_with_it_is_said_at_its_name(text: str, queries: dict[str, str], message: str) -> None:
    (error,) = parse_with(text, queries).errors
    assert error.message.startswith(message)
    assert text[error.start : error.end] == text.removeprefix("war query:")


def test_a_query_without_mistakes_has_no_errors() -> None:
    assert parse_with("q:a,a country:UA", {"a": "x"}).errors == ()
    assert parse_with("q:a", {"a": "x"}).query == Field("query", ("a",))
    assert [error.message for error in parse_with("q:", {"a": "x"}).errors] == ["query: needs a value"]


def test_names_inside_one_another_have_a_limit() -> None:
    chain = {f"n{i}": f"query:n{i + 1}" for i in range(MAX_NESTED + 1)}
    (error,) = parse_with("query:n0", chain).errors
    assert f"more than {MAX_NESTED} saved queries inside one another" in error.message
    assert parse_with("query:n2", {**chain, f"n{MAX_NESTED + 1}": "x"}).errors == ()


def test_names_that_multiply_have_a_limit() -> None:
    doubling = {f"n{i}": " ".join([f"query:n{i + 1}"] * 9) for i in range(MAX_NESTED - 1)}
    problems = expand(parse("query:n0").query, {**doubling, f"n{MAX_NESTED - 1}": "x"}).problems
    assert problems == (f"more than {MAX_EXPANSIONS} saved queries in one query",)


def test_the_deepest_query_of_all_is_within_pythons_stack() -> None:
    level = "-(a OR (b " * 8
    deepest = {f"n{i}": f"{level} query:n{i + 1} {'))' * 8}" for i in range(MAX_NESTED)} | {f"n{MAX_NESTED}": "x"}
    query = parse(f"{level} query:n1 {'))' * 8}").query
    assert expand(query, deepest).problems == ()
    context = Context(date(2025, 3, 12), deepest)
    assert matches(query, Document(Entry("b x")), context) in {True, False}
    assert claim_matches(query, Claim("c-1", "b x", ClaimKind.STATEMENT), context) in {True, False}
