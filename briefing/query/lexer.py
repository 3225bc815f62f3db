"""The text of a query as tokens with positions. Linear in the text; anything is some token."""

import re
from dataclasses import dataclass
from enum import Enum, auto


class TokenKind(Enum):
    """What a token is."""

    WORD = auto()
    PHRASE = auto()
    FIELD = auto()
    MINUS = auto()
    OR = auto()
    AND = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class RawValue:
    """One value of a field as typed, with its place (quotes included). ``closed`` is False when a quote is missing."""

    text: str
    start: int
    end: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Token:
    """A token and its place. ``text`` is a word or phrase, the name of a field, or minus signs or their keyword."""

    kind: TokenKind
    start: int
    end: int
    text: str = ""
    values: tuple[RawValue, ...] = ()
    closed: bool = True


_QUOTES = '"“”„'
_SPACE = re.compile(r"\s+")
_MINUS = re.compile(r"-+")
_FIELD = re.compile(r"([^\W\d_]+):")
_BARE = re.compile(rf"[^\s(){_QUOTES}]*")
_BARE_VALUE = re.compile(rf"[^\s(),{_QUOTES}]*")
# A doubled straight quote stands for one; typographic quotes, as pasted from a document, close at the first one.
_STRAIGHT = re.compile(r'"((?:[^"]|"")*)"(?!")')
_CURLY = re.compile(r'[“”„]([^“”"]*)[“”"]')
_KEYWORDS = {"OR": TokenKind.OR, "AND": TokenKind.AND, "NOT": TokenKind.MINUS}


def lex(text: str) -> list[Token]:
    """Return the tokens of the text in order.

    >>> [token.kind.name for token in lex('-(a OR "b c") country:UA,FR')]
    ['MINUS', 'OPEN', 'WORD', 'OR', 'PHRASE', 'CLOSE', 'FIELD']
    """
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        if space := _SPACE.match(text, position):
            position = space.end()
            continue
        tokens.append(_token(text, position))
        position = tokens[-1].end
    return tokens


def _token(text: str, position: int) -> Token:
    if text[position] in "()":
        return Token(TokenKind.OPEN if text[position] == "(" else TokenKind.CLOSE, position, position + 1)
    if text[position] in _QUOTES:
        value = _quoted(text, position)
        return Token(TokenKind.PHRASE, value.start, value.end, value.text, closed=value.closed)
    if minus := _MINUS.match(text, position):
        return Token(TokenKind.MINUS, position, minus.end(), minus[0])
    if field := _FIELD.match(text, position):
        values = _values(text, field.end())
        return Token(TokenKind.FIELD, position, values[-1].end, field[1], values)
    word = text[position : _end(_BARE, text, position)]
    kind = _KEYWORDS.get(word, TokenKind.WORD)
    return Token(kind, position, position + len(word), word)


def _values(text: str, position: int) -> tuple[RawValue, ...]:
    values: list[RawValue] = []
    while True:
        if position < len(text) and text[position] in _QUOTES:
            values.append(_quoted(text, position))
        else:
            end = _end(_BARE_VALUE, text, position)
            values.append(RawValue(text[position:end], position, end))
        position = values[-1].end
        if not text.startswith(",", position):
            return tuple(values)
        position += 1


def _quoted(text: str, position: int) -> RawValue:
    found = _STRAIGHT.match(text, position) or _CURLY.match(text, position)
    inner = found[1] if found else text[position + 1 :]
    if text[position] == '"':
        inner = inner.replace('""', '"')
    return RawValue(inner, position, found.end() if found else len(text), closed=found is not None)


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    """Return where a match of a pattern that matches everywhere, the empty text at least, ends."""
    found = pattern.match(text, position)
    return found.end() if found else position
