"""Facets write themselves into the search line: choosing a value edits the text of the query.

Only terms that the whole query needs are touched: positive, and in no alternative. A text with errors stays as it was
typed, but for the one value that comes or goes.
"""

from collections.abc import Iterator

from briefing.query.errors import ValueRefused
from briefing.query.fields import FieldSpec, find_field
from briefing.query.format import format_field, format_query, format_value
from briefing.query.lexer import RawValue, Token, TokenKind, lex
from briefing.query.nodes import Field, Not, Or, Query, all_of, conjuncts, negated
from briefing.query.parse import parse
from briefing.query.values import canonical, displayed


def chosen(text: str, field: str) -> frozenset[str]:
    """Return the canonical values of a field that the query asks for.

    >>> sorted(chosen("country:UA,France war -country:DE", "country"))
    ['FR', 'UA']
    """
    spec = _spec(field)
    terms = _terms(parse(text).query, spec.name)
    return frozenset(value for term in terms for value in term.values)


def toggle(text: str, field: str, value: str) -> str:
    """Return the query with the value added to a field, or taken from it when it is there.

    A value that the field cannot take changes nothing.

    >>> toggle("country:UA war", "country", "FR")
    'country:UA,FR war'
    >>> toggle("country:UA war", "country", "UA")
    'war'
    """
    spec = _spec(field)
    try:
        values = canonical(spec, value)
    except ValueRefused:
        return text
    adding = not chosen(text, spec.name).issuperset(values)
    parsed = parse(text)
    if parsed.errors:
        return _typed_with(text, spec, values) if adding else _typed_without(text, spec, frozenset(values))
    if adding:
        return format_query(_with(parsed.query, spec.name, values))
    return format_query(_without(parsed.query, spec.name, frozenset(values)))


def excluded(text: str, field: str) -> frozenset[str]:
    """Return the canonical values of a field that the query negates.

    >>> sorted(excluded("country:UA -country:DE,FR -(country:PL war)", "country"))
    ['DE', 'FR']
    """
    spec = _spec(field)
    terms = _terms(_flipped(parse(text).query), spec.name)
    return frozenset(value for term in terms for value in term.values)


def exclude(text: str, field: str, value: str) -> str:
    """Return the query with the value negated, or let in again when it was; it is no longer asked for.

    A value that the field cannot take changes nothing.

    >>> exclude("country:UA,FR war", "country", "UA"), exclude("war -country:UA,FR", "country", "UA")
    ('country:FR war -country:UA', 'war -country:FR')
    """
    spec = _spec(field)
    try:
        values = frozenset(canonical(spec, value))
    except ValueRefused:
        return text
    adding = not excluded(text, spec.name).issuperset(values)
    parsed = parse(text)
    if parsed.errors:
        if not adding:
            return _typed_without(text, spec, values, negative=True)
        return f"-{format_field(spec.name, tuple(sorted(values)))} {_typed_without(text, spec, values)}"
    if not adding:
        return format_query(_flipped(_without(_flipped(parsed.query), spec.name, values)))
    others = _without(parsed.query, spec.name, values)
    return format_query(_flipped(_with(_flipped(others), spec.name, tuple(sorted(values)))))


def clear(text: str, field: str | None) -> str:
    """Return the query without its terms of a field; without anything when ``field`` is None.

    >>> clear("country:UA war topic:conflict", "country")
    'war topic:conflict'
    """
    if field is None:
        return ""
    spec = _spec(field)
    parsed = parse(text)
    if parsed.errors:
        return _typed_without(text, spec, None)
    return format_query(_without(parsed.query, spec.name, None))


def replace(text: str, field: str, value: str) -> str:
    """Return the query that asks for one value of a field instead of those it asked for.

    >>> replace("date:2024 war", "date", "2025-03-01..2025-03-15")
    'war date:2025-03-01..2025-03-15'
    """
    return toggle(clear(text, field), field, value)


def _spec(field: str) -> FieldSpec:
    spec = find_field(field)
    if spec is None:
        raise ValueError(f"no field {field!r}")
    return spec


def _terms(query: Query, name: str) -> list[Field]:
    return [part for part in conjuncts(query) if isinstance(part, Field) and part.name == name]


def _flipped(query: Query) -> Query:
    """Return the query with the fields that it needs negated, and those that it negates needed, in their order."""
    return all_of([negated(part) if isinstance(_bare(part), Field) else part for part in conjuncts(query)])


def _bare(part: Query) -> Query:
    return part.part if isinstance(part, Not) else part


def _with(query: Query, name: str, values: tuple[str, ...]) -> Query:
    parts = list(conjuncts(query))
    for index, part in enumerate(parts):
        if isinstance(part, Field) and part.name == name:
            parts[index] = Field(name, tuple(dict.fromkeys((*part.values, *values))))
            return all_of(parts)
    return all_of([*parts, Field(name, values)])


def _without(query: Query, name: str, values: frozenset[str] | None) -> Query:
    """Take the values, or all of them for None, from the terms of the field; drop the terms that keep none."""
    parts: list[Query] = []
    for part in conjuncts(query):
        if isinstance(part, Field) and part.name == name:
            kept = tuple(value for value in part.values if values is not None and value not in values)
            if kept:
                parts.append(Field(name, kept))
        else:
            parts.append(part)
    return all_of(parts)


def _typed_with(text: str, spec: FieldSpec, values: tuple[str, ...]) -> str:
    token = None if isinstance(parse(text).query, Or) else next((token for _, token in _typed_terms(text, spec)), None)
    if token is None:
        # In front, because what is wrong may be a quote or parenthesis that nothing closes.
        return f"{format_field(spec.name, values)} {text}"
    first = token.values[0].start
    added = ",".join(format_value(displayed(spec.name, value)) for value in values)
    return text[:first] + added + ("," if token.values[0].text else "") + text[first:]


def _typed_without(text: str, spec: FieldSpec, values: frozenset[str] | None, *, negative: bool = False) -> str:
    pieces: list[str] = []
    position = 0
    for first, token in _typed_terms(text, spec, negative=negative):
        kept = [raw for raw in token.values if values is not None and not _means(spec, raw, values)]
        pieces.append(text[position:first])
        if kept:
            pieces.append(text[first : token.values[0].start])
            pieces.append(",".join(text[raw.start : raw.end] for raw in kept))
        position = token.end
    return "".join((*pieces, text[position:])).strip()


def _means(spec: FieldSpec, raw: RawValue, values: frozenset[str]) -> bool:
    try:
        return values.issuperset(canonical(spec, raw.text))
    except ValueRefused:
        return False


def _typed_terms(text: str, spec: FieldSpec, *, negative: bool = False) -> Iterator[tuple[int, Token]]:
    """Yield where the terms of the field begin that stand in no parentheses: those behind no minus, or behind one."""
    depth = 0
    before: Token | None = None
    for token in lex(text):
        depth += (token.kind is TokenKind.OPEN) - (token.kind is TokenKind.CLOSE and depth > 0)
        minus = before if before and before.kind is TokenKind.MINUS else None
        wanted = token.kind is TokenKind.FIELD and find_field(token.text) == spec
        if depth == 0 and wanted and bool(minus) == negative:
            yield minus.start if minus else token.start, token
        before = token
