"""Terms are taken out of a query one by one, and the rest stays as it was typed."""

from hypothesis import given

from briefing.query.nodes import all_of, conjuncts
from briefing.query.parse import parse
from briefing.query.pieces import pieces, without
from tests.query.query_texts import TEXTS, UNHURRIED


def test_pieces_and_what_is_left() -> None:
    text = '  c:French  -(a OR b) AND "x y"  NOT tag:z war'
    found = pieces(text)
    assert [piece.text for piece in found] == ["c:French", "-(a OR b)", '"x y"', "NOT tag:z", "war"]
    assert without(text, found[1]) == 'c:French AND "x y"  NOT tag:z war'
    assert without("war", pieces("war")[0]) == ""
    assert pieces("  ") == ()


def test_a_text_with_mistakes_has_pieces_too() -> None:
    assert [piece.text for piece in pieces("war (a b")] == ["war", "(a b"]
    assert [piece.text for piece in pieces("war ) -")] == ["war", ")", "-"]
    assert [piece.text for piece in pieces('nosuch:x "open ')] == ["nosuch:x", '"open ']


@given(TEXTS)
@UNHURRIED
def test_each_piece_is_one_of_the_parts_that_have_to_hold(text: str) -> None:
    parsed = parse(text)
    found = pieces(text)
    assert all(text[piece.start : piece.end] == piece.text for piece in found)
    if not parsed.errors and len(found) > 1:
        assert all_of([parse(piece.text).query for piece in found]) == parsed.query
        for piece in found:
            rest = parse(without(text, piece))
            assert not rest.errors
            assert len(conjuncts(rest.query)) == len(conjuncts(parsed.query)) - len(conjuncts(parse(piece.text).query))


@given(TEXTS)
@UNHURRIED
def test_taking_piece_after_piece_leaves_nothing(text: str) -> None:
    for _ in range(len(text) + 1):
        found = pieces(text)
        if not found:
            break
        text = without(text, found[0])
    assert not pieces(text)
