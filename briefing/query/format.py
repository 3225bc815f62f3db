"""A query as text: what the search box shows after a facet is chosen, and what a person would have typed."""

import re
from typing import assert_never

from briefing.query.nodes import And, Everything, Field, Not, Or, Phrase, Prefix, Query, Word
from briefing.query.values import displayed

_BARE_VALUE = re.compile(r'[^\s(),"“”„]+')


def format_query(query: Query) -> str:
    """Return the text of a query, in parentheses only where they change what it means.

    >>> format_query(And((Or((Word("a"), Phrase("b c"))), Not(Field("country", ("UA", "FR"))))))
    '(a OR "b c") -country:UA,FR'
    """
    match query:
        case Everything():
            return ""
        case Word(text):
            return text
        case Phrase(text):
            return quote(text)
        case Prefix(text):
            return f"{text}*"
        case Field(name, values):
            return format_field(name, values)
        case And(parts):
            return " ".join(_group(part) if isinstance(part, Or) else format_query(part) for part in parts)
        case Or(parts):
            return " OR ".join(format_query(part) for part in parts)
        case Not(part):
            return f"-{_group(part) if isinstance(part, And | Or) else format_query(part)}"
        case _:
            assert_never(query)


def format_field(name: str, values: tuple[str, ...]) -> str:
    """Return a term of the field: ``country:UA,FR``, with the values as a person would type them."""
    return f"{name}:{','.join(format_value(displayed(name, value)) for value in values)}"


def format_value(value: str) -> str:
    """Return a value, in quotes when it would not be read as one value without.

    >>> format_value("macron"), format_value("French official")
    ('macron', '"French official"')
    """
    return value if _BARE_VALUE.fullmatch(value) else quote(value)


def quote(text: str) -> str:
    """Return the text in quotes, those inside it doubled."""
    return '"' + text.replace('"', '""') + '"'


def _group(query: Query) -> str:
    return f"({format_query(query)})"
