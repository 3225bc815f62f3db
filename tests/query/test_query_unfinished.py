"""While a word is being typed, all that begin so are found; nothing else of the query changes."""

import pytest
from hypothesis import given

from briefing.query.nodes import Prefix, Word, conjuncts
from briefing.query.parse import parse
from briefing.query.unfinished import unfinished
from tests.query.query_texts import TEXTS, UNHURRIED


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("governm", "governm*"),
        ("(a OR governm", "(a OR governm*"),
        ("-country:UA wa", "-country:UA wa*"),
        ("g", None),
        ("", None),
        ("war OR", None),
        ("NOT war", None),
        ("war*", None),
        ("--", None),
        ("..", None),
        ('"war', None),
        ("war)", None),
    ],
)
def test_only_a_bare_word_at_the_end_is_open(text: str, asked: str | None) -> None:
    assert unfinished(text) == asked


@given(TEXTS)
@UNHURRIED
def test_nothing_but_the_last_word_changes(text: str) -> None:
    asked = unfinished(text)
    if asked is not None:
        before, after = parse(text), parse(asked)
        assert before.errors == after.errors
        if not before.errors and isinstance(conjuncts(before.query)[-1], Word):
            assert conjuncts(after.query)[:-1] == conjuncts(before.query)[:-1]
            assert isinstance(conjuncts(after.query)[-1], Prefix)
