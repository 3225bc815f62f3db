"""From text to query, back to text, and what is said about mistakes."""

import pytest
from hypothesis import example, given

from briefing.query.errors import QueryError
from briefing.query.format import format_query
from briefing.query.nodes import And, Everything, Field, Not, Or, Phrase, Prefix, Query, Word, any_of, conjuncts
from briefing.query.parse import MAX_DEPTH, parse
from tests.query.query_texts import TEXTS, UNHURRIED


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Everything()),
        ("   ", Everything()),
        ("war", Word("war")),
        ("war peace", And((Word("war"), Word("peace")))),
        ("war AND peace", And((Word("war"), Word("peace")))),
        ('"Paris summit"', Phrase("Paris summit")),
        ("“Paris summit” x", And((Phrase("Paris summit"), Word("x")))),
        ('"say ""no"""', Phrase('say "no"')),
        ("cease*", Prefix("cease")),
        ("-war", Not(Word("war"))),
        ("NOT war", Not(Word("war"))),
        ("--war", Word("war")),
        ("NOT -war", Word("war")),
        ("co-operate", Word("co-operate")),
        ("12:30", Word("12:30")),
        ("a b OR c", Or((And((Word("a"), Word("b"))), Word("c")))),
        ("a (b OR c)", And((Word("a"), Or((Word("b"), Word("c")))))),
        ("-(a b)", Not(And((Word("a"), Word("b"))))),
        ("((a) (b c))", And((Word("a"), Word("b"), Word("c")))),
        ("a OR (b OR c)", Or((Word("a"), Word("b"), Word("c")))),
        ("or", Word("or")),
        ("country:France,ukrainian,FR", Field("country", ("FR", "UA"))),
        ("C:fr", Field("country", ("FR",))),
        ("-country:UA", Not(Field("country", ("UA",)))),
        ("topic:conflict", Field("topic", ("medtop:16000000",))),
        ("topic:16000000", Field("topic", ("medtop:16000000",))),
        ('topic:"conflict, war and peace"', Field("topic", ("medtop:16000000",))),
        ('speaker:"French  official",macron*', Field("speaker", ("French official", "macron*"))),
        ("is:UNREAD,starred", Field("is", ("unread", "starred"))),
        ("lang:en-GB", Field("lang", ("en-gb",))),
        ("newer:07D", Field("newer", ("7d",))),
        ("claims:>=3", Field("claims", (">=3",))),
        ("claims:2..", Field("claims", ("2..",))),
        ("date:2025-03-01..2025-03-15", Field("date", ("2025-03-01..2025-03-15",))),
        ("date:2025-03-28T12:39", Field("date", ("2025-03-28T12:39",))),
        ("story:x sources:<2", And((Field("story", ("x",)), Field("sources", ("<2",))))),
        ('query:"my morning"', Field("query", ("my morning",))),
        ('tag:a"b"', And((Field("tag", ("a",)), Phrase("b")))),
    ],
)
def test_a_text_means_a_query(text: str, query: Query) -> None:
    assert parse(text).query == query
    assert parse(text).errors == ()
    assert parse(format_query(query)).query == query


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("contry:UA", QueryError("unknown field contry", 0, 9, "did you mean country:?")),
        ("http://x", QueryError("unknown field http", 0, 8, "put it in quotes to search for the words")),
        ("war country:Ukrane", QueryError("unknown country Ukrane", 12, 18, "did you mean Ukraine?")),
        ("country:qqqqq", QueryError("unknown country qqqqq", 8, 13, None)),
        ("topic:socer", QueryError("unknown topic socer", 6, 11, "did you mean soccer?")),
        ("country:", QueryError("country: needs a value", 0, 8, "write country:UA,FR")),
        ("tag:...", QueryError("nothing to search for in ...", 4, 7, "write at least one letter or digit")),
        ("lang:english", QueryError("english is not a language code", 5, 12, "write a code such as en or pt-br")),
        ("is:unred", QueryError("unknown state unred", 3, 8, "did you mean unread?")),
        (
            "is:x",
            QueryError("unknown state x", 3, 4, "write one of unread, starred, noted, undated, disputed, corroborated"),
        ),
        ("newer:week", QueryError("week is not an age", 6, 10, "write a number and d, w, m or y, such as 7d or 1y")),
        ("claims:many", QueryError("many is not a number", 7, 11, "write a number, a range such as 2..5, or >=3")),
        ("claims:..", QueryError("a range needs a beginning or an end", 7, 9, "write a..b, a.. or ..b")),
        ("claims:3..1", QueryError("the range 3..1 ends before it begins", 7, 11, "1..3")),
        ("war (a", QueryError("this parenthesis is not closed", 4, 5, "add )")),
        ("war)", QueryError("no parenthesis is open here", 3, 4, "remove )")),
        ("war ()", QueryError("nothing between the parentheses", 5, 6, None)),
        ("OR war", QueryError("OR needs something before it", 0, 2, None)),
        ("war OR", QueryError("OR needs something after it", 4, 6, None)),
        ("(war OR) x", QueryError("OR needs something after it", 5, 7, None)),
        ("war OR OR x", QueryError("OR needs something after it", 4, 6, None)),
        ("war - x", QueryError("nothing to negate", 4, 5, "write the minus right before a term")),
        ("war NOT", QueryError("nothing to negate", 4, 7, "write the minus right before a term")),
        ("- OR", QueryError("nothing to negate", 0, 1, "write the minus right before a term")),
        ('war "a b', QueryError("the quote is not closed", 4, 8, 'add "')),
        ('tag:"a b', QueryError("the quote is not closed", 4, 8, 'add "')),
        ('a ""', QueryError("nothing to search for", 2, 4, "write at least one letter or digit")),
        ("*", QueryError("nothing to search for in *", 0, 1, "write at least one letter or digit")),
    ],
)
def test_a_mistake_has_a_place_and_a_suggestion(text: str, error: QueryError) -> None:
    assert parse(text).errors[0] == error


@pytest.mark.parametrize("value", ["2025-13", "yesterday", "2025-03..x", ">", "x" * 100])
def test_a_date_that_is_none_is_refused(value: str) -> None:
    (error,) = parse(f"date:{value}").errors
    assert (error.start, error.end) == (5, 5 + len(value))
    assert error.suggestion
    assert len(error.message) < 150


def test_what_can_be_understood_is_kept() -> None:
    assert parse('war country:UA,Atlantis "peace').query == And(
        (Word("war"), Field("country", ("UA",)), Phrase("peace"))
    )
    assert parse("a OR nosuch:x").query == Word("a")
    assert len(parse("a OR nosuch:x").errors) == 1
    assert parse("(nosuch:x) b").query == Word("b")
    assert parse("nosuch:x OR b").query == Word("b")


@pytest.mark.parametrize("opening", ["(", "-(", "a (", "(a OR -("])
def test_no_nesting_is_too_deep(opening: str) -> None:
    for text in (opening * 5_000 + "war", opening * 5_000 + "war" + ")" * 10_000):
        parsed = parse(text)
        assert any(f"more than {MAX_DEPTH} parentheses" in error.message for error in parsed.errors)
        assert parse(format_query(parsed.query)).query == parsed.query


@UNHURRIED
@given(TEXTS)
@example('"')
@example("a (b OR) -")
@example('""""')
def test_any_text_is_a_query_or_has_errors_inside_it(text: str) -> None:
    parsed = parse(text)
    for error in parsed.errors:
        assert 0 <= error.start < error.end <= len(text)
        assert error.message
        assert str(error)
    assert list(parsed.errors) == sorted(parsed.errors, key=lambda error: (error.start, error.end))


@UNHURRIED
@given(TEXTS)
@example('tag:"a""b",c -(x OR "y")')
def test_a_query_survives_its_text(text: str) -> None:
    query = parse(text).query
    formatted = format_query(query)
    assert parse(formatted).query == query
    assert parse(formatted).errors == ()
    assert format_query(parse(formatted).query) == formatted


def test_everything_stands_alone() -> None:
    assert any_of([Word("a"), Everything()]) == Everything()
    assert conjuncts(Everything()) == ()
