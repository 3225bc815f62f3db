"""The terms of a query as they stand in its text, so that any one of them can be taken out and the rest stays as typed.

A text whose top is a choice (``a OR b``) is one piece: no part of it holds by itself. What cannot be parsed has pieces
all the same.
"""

from dataclasses import dataclass

from briefing.query.lexer import Token, TokenKind, lex


@dataclass(frozen=True, slots=True)
class Piece:
    """A term, or a group in parentheses, with the minus before it; ``start`` and ``end`` are its place in the text."""

    text: str
    start: int
    end: int


def pieces(text: str) -> tuple[Piece, ...]:
    """Return the pieces of a query in their order.

    >>> [piece.text for piece in pieces('country:UA,FR -(a b) "c d" -tag:x')]
    ['country:UA,FR', '-(a b)', '"c d"', '-tag:x']
    >>> [piece.text for piece in pieces("a OR b c")]
    ['a OR b c']
    """
    spans: list[tuple[int, int]] = []
    depth, start = 0, None
    for token in lex(text):
        if depth == 0 and token.kind is TokenKind.OR:
            return (_piece(text, *_all(text)),)
        start = token.start if start is None else start
        depth = max(0, depth + _nesting(token))
        if depth == 0 and token.kind is not TokenKind.MINUS:
            if token.kind is not TokenKind.AND:
                spans.append((start, token.end))
            start = None
    if start is not None:  # a parenthesis that nothing closes, a minus before nothing
        spans.append((start, len(text.rstrip())))
    return tuple(_piece(text, *span) for span in spans)


def without(text: str, piece: Piece) -> str:
    """Return the query without one of its pieces.

    >>> without("country:UA war is:starred", pieces("country:UA war is:starred")[1])
    'country:UA is:starred'
    """
    return f"{text[: piece.start].rstrip()} {text[piece.end :].lstrip()}".strip()


def _nesting(token: Token) -> int:
    return (token.kind is TokenKind.OPEN) - (token.kind is TokenKind.CLOSE)


def _all(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text.rstrip())


def _piece(text: str, start: int, end: int) -> Piece:
    return Piece(text[start:end], start, end)
