"""Text to query. Never raises: what cannot be understood is reported with its place and left out.

AND binds tighter than OR. The parser keeps its own stack, so that no nesting can exhaust Python's.
"""

from dataclasses import dataclass, field

from briefing.query.errors import QueryError, ValueRefused, nearest, shown
from briefing.query.fields import FieldSpec, field_names, find_field
from briefing.query.lexer import RawValue, Token, TokenKind, lex
from briefing.query.nodes import Everything, Field, Phrase, Prefix, Query, Word, all_of, any_of, negated
from briefing.query.values import canonical
from briefing.text.fold import words

# Deeper than anybody types. A level makes up to three nodes (a minus, alternatives, their parts), a function that walks
# the tree takes up to two frames a node, saved queries multiply it by six, and Python allows 1,000 frames.
MAX_DEPTH = 16


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query and what was wrong with its text. With errors, the query is what could be understood."""

    query: Query
    errors: tuple[QueryError, ...] = ()


def parse(text: str) -> Parsed:
    """Return the query that the text means, with every error in the order of the text.

    >>> parse("contry:UA war").errors[0].suggestion
    'did you mean country:?'
    >>> parse('macron -(a OR b)').query
    And(parts=(Word(text='macron'), Not(part=Or(parts=(Word(text='a'), Word(text='b'))))))
    """
    return _Parser().run(lex(text))


@dataclass(slots=True)
class _Group:
    """An open parenthesis, or the whole text: the finished alternatives and the parts of the current one."""

    opened: Token
    negative: bool = False  # a minus stands before it
    empty: bool = True  # nothing was typed inside so far
    joiner: Token | None = None  # an OR whose right side is still to come
    finished: list[Query] = field(default_factory=list)
    parts: list[Query] = field(default_factory=list)

    def close(self) -> Query:
        alternatives = [*self.finished, all_of(self.parts)] if self.parts else self.finished
        return any_of(alternatives) if alternatives else Everything()


class _Parser:
    def __init__(self) -> None:
        self.errors: list[QueryError] = []
        self.stack = [_Group(Token(TokenKind.OPEN, 0, 0))]
        self.too_deep = 0  # parentheses opened beyond the limit and not closed yet
        self.minus: Token | None = None  # the last minus, when what it negates is still to come
        self.negative = False

    def run(self, tokens: list[Token]) -> Parsed:
        for token in tokens:
            self.take(token)
        self.refuse_minus()
        while len(self.stack) > 1:
            self.error(self.stack[-1].opened, "this parenthesis is not closed", "add )")
            self.close_group()
        self.refuse_joiner()
        self.errors.sort(key=lambda error: (error.start, error.end))
        return Parsed(self.stack[0].close(), tuple(self.errors))

    def take(self, token: Token) -> None:
        if self.minus and self.minus.text != "NOT" and token.start > self.minus.end:
            self.refuse_minus()
        match token.kind:
            case TokenKind.MINUS:
                self.minus = token
                self.negative ^= len(token.text) % 2 == 1
            case TokenKind.AND:
                self.refuse_minus()
            case TokenKind.OR:
                self.join(token)
            case TokenKind.OPEN:
                self.open(token)
            case TokenKind.CLOSE:
                self.close(token)
            case _:
                self.add(self.term(token))

    def add(self, query: Query) -> None:
        """Put a part, or nothing for what was refused, where the text has come to; a pending minus applies to it."""
        group = self.stack[-1]
        group.empty, group.joiner = False, None
        if not isinstance(query, Everything):
            group.parts.append(negated(query) if self.negative else query)
        self.minus, self.negative = None, False

    def join(self, token: Token) -> None:
        self.refuse_minus()
        self.refuse_joiner()
        group = self.stack[-1]
        if group.empty:
            self.error(token, "OR needs something before it", None)
            return
        group.joiner = token
        if group.parts:
            group.finished.append(all_of(group.parts))
            group.parts = []

    def open(self, token: Token) -> None:
        if len(self.stack) > MAX_DEPTH:
            self.refuse_minus()
            if not self.too_deep:
                self.error(token, f"more than {MAX_DEPTH} parentheses inside one another", "save a part as a query")
            self.too_deep += 1
            return
        self.stack.append(_Group(token, self.negative))
        self.minus, self.negative = None, False

    def close(self, token: Token) -> None:
        self.refuse_minus()
        if self.too_deep:
            self.too_deep -= 1
        elif len(self.stack) == 1:
            self.error(token, "no parenthesis is open here", "remove )")
        else:
            if self.stack[-1].empty:
                self.error(token, "nothing between the parentheses", None)
            self.close_group()

    def close_group(self) -> None:
        self.refuse_joiner()
        group = self.stack.pop()
        self.negative = group.negative
        self.add(group.close())

    def refuse_minus(self) -> None:
        if self.minus:
            self.error(self.minus, "nothing to negate", "write the minus right before a term")
        self.minus, self.negative = None, False

    def refuse_joiner(self) -> None:
        if self.stack[-1].joiner:
            self.error(self.stack[-1].joiner, "OR needs something after it", None)
        self.stack[-1].joiner = None

    def error(self, token: Token | RawValue, message: str, suggestion: str | None) -> None:
        self.errors.append(QueryError(message, token.start, token.end, suggestion))

    def term(self, token: Token) -> Query:
        """Return what a word, phrase or field means; Everything, with an error, when it means nothing."""
        if token.kind is TokenKind.FIELD:
            return self.field(token)
        if not token.closed:
            self.error(token, "the quote is not closed", 'add "')
        if not words(token.text):
            where = f" in {shown(token.text)}" if token.text else ""
            self.error(token, f"nothing to search for{where}", "write at least one letter or digit")
            return Everything()
        if token.kind is TokenKind.PHRASE:
            return Phrase(token.text)
        return Prefix(token.text.rstrip("*")) if token.text.endswith("*") else Word(token.text)

    def field(self, token: Token) -> Query:
        spec = find_field(token.text)
        if spec is None:
            near = nearest(token.text, field_names())
            hint = f"did you mean {near}:?" if near else "put it in quotes to search for the words"
            self.error(token, f"unknown field {shown(token.text)}", hint)
            return Everything()
        values: dict[str, None] = {}
        for raw in token.values:
            values.update(dict.fromkeys(self.value(spec, token, raw)))
        return Field(spec.name, tuple(values)) if values else Everything()

    def value(self, spec: FieldSpec, token: Token, raw: RawValue) -> tuple[str, ...]:
        if not raw.closed:
            self.error(raw, "the quote is not closed", 'add "')
        try:
            return canonical(spec, raw.text)
        except ValueRefused as refused:
            self.error(raw if raw.start < raw.end else token, str(refused), refused.suggestion)
            return ()
