"""Saved queries inside queries: ``query:morning`` means whatever the query of that name means.

A name that leads back to itself, too many or too deeply nested names are errors, never a recursion. A saved query that
cannot be expanded finds nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefing.query.errors import QueryError, nearest, shown
from briefing.query.fields import FieldType, find_field
from briefing.query.lexer import RawValue, TokenKind, lex
from briefing.query.nodes import And, Everything, Field, Not, Or, Query, all_of, any_of, negated
from briefing.query.parse import Parsed, parse

MAX_NESTED = 5  # saved queries inside one another; with the parser's own limit this stays below Python's stack
MAX_EXPANSIONS = 200  # in one query; without it, ten names that each use the next one twice would make a thousand terms
NOTHING: Query = Not(Everything())


@dataclass(frozen=True, slots=True)
class Expanded:
    """A query without saved queries in it, and what was wrong with those that it had."""

    query: Query
    problems: tuple[str, ...] = ()


def parse_with(text: str, queries: Mapping[str, str]) -> Parsed:
    """Parse as ``parse`` does, and report saved queries that are missing, broken or lead back to themselves.

    >>> parse_with("query:a", {"a": "war query:b", "b": "query:a"}).errors[0].message
    'the saved queries a, b, a lead back to themselves'
    """
    parsed = parse(text)
    errors = [*parsed.errors, *(error for value in _saved_values(text) for error in _errors(value, queries))]
    return replace(parsed, errors=tuple(sorted(errors, key=lambda error: (error.start, error.end))))


def expand(query: Query, queries: Mapping[str, str]) -> Expanded:
    """Replace every saved query by what it means."""
    expander = _Expander(queries)
    return Expanded(expander.expand(query, ()), tuple(dict.fromkeys(expander.problems)))


class _Expander:
    def __init__(self, queries: Mapping[str, str]) -> None:
        self.queries = queries
        self.problems: list[str] = []
        self.expansions = 0

    def expand(self, query: Query, inside: tuple[str, ...]) -> Query:
        match query:
            case Field("query", names):
                return any_of([self.saved(name, inside) for name in names])
            case And(parts):
                return all_of([self.expand(part, inside) for part in parts])
            case Or(parts):
                return any_of([self.expand(part, inside) for part in parts])
            case Not(part):
                return negated(self.expand(part, inside))
            case _:
                return query

    def saved(self, name: str, inside: tuple[str, ...]) -> Query:
        text = self.queries.get(name)
        if text is None:
            near = nearest(name, self.queries)
            return self.nothing(f"no saved query {shown(name)}" + (f"; did you mean {near}?" if near else ""))
        if name in inside:
            return self.nothing(f"the saved queries {', '.join((*inside, name))} lead back to themselves")
        if len(inside) >= MAX_NESTED:
            return self.nothing(f"more than {MAX_NESTED} saved queries inside one another: {', '.join(inside)}")
        self.expansions += 1
        if self.expansions > MAX_EXPANSIONS:
            return self.nothing(f"more than {MAX_EXPANSIONS} saved queries in one query")
        parsed = parse(text)
        if parsed.errors:
            return self.nothing(f"the saved query {shown(name)} has an error: {parsed.errors[0]}")
        return self.expand(parsed.query, (*inside, name))

    def nothing(self, problem: str) -> Query:
        self.problems.append(problem)
        return NOTHING


def _saved_values(text: str) -> list[RawValue]:
    return [
        value
        for token in lex(text)
        if token.kind is TokenKind.FIELD and (spec := find_field(token.text)) and spec.type is FieldType.QUERY
        for value in token.values
        if value.text.strip()
    ]


def _errors(value: RawValue, queries: Mapping[str, str]) -> list[QueryError]:
    name = " ".join(value.text.split())
    problems = expand(Field("query", (name,)), queries).problems
    return [QueryError(problem, value.start, value.end) for problem in problems]
