"""What a query means, as a tree.

The parser gives trees in one normal form, which ``all_of``, ``any_of`` and ``negated`` keep: no group directly inside a
group of its own kind, no group of one, no double negation, and ``Everything`` only as the whole query. So the same
meaning has the same text, and ``parse(format_query(q)).query == q``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Everything:
    """The empty query: every entry."""


@dataclass(frozen=True, slots=True)
class Word:
    """A bare word, as typed. One that folds to several words ("U.S.") means them in a row."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row, typed in quotes."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word, without its ``*``."""

    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """Any of ``values`` holds of a field. ``name`` is a name of ``FIELDS``; the values are canonical."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class And:
    """All of two or more parts hold."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of two or more parts holds."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Query"


Query: TypeAlias = Everything | Word | Phrase | Prefix | Field | And | Or | Not


def all_of(parts: Sequence[Query]) -> Query:
    """Return the query that all parts hold; every entry for no parts.

    >>> all_of([Word("a"), And((Word("b"), Word("c")))])
    And(parts=(Word(text='a'), Word(text='b'), Word(text='c')))
    """
    flat: list[Query] = []
    for part in parts:
        if isinstance(part, And):
            flat.extend(part.parts)
        elif not isinstance(part, Everything):
            flat.append(part)
    if not flat:
        return Everything()
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def any_of(parts: Sequence[Query]) -> Query:
    """Return the query that at least one of the parts holds; there must be one."""
    flat: list[Query] = []
    for part in parts:
        if isinstance(part, Everything):
            return part
        flat.extend(part.parts if isinstance(part, Or) else (part,))
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def negated(part: Query) -> Query:
    """Return the query that the part does not hold.

    >>> negated(negated(Word("a")))
    Word(text='a')
    """
    return part.part if isinstance(part, Not) else Not(part)


def conjuncts(query: Query) -> tuple[Query, ...]:
    """Return the parts that all have to hold.

    >>> conjuncts(Everything()), conjuncts(Word("a"))
    ((), (Word(text='a'),))
    """
    if isinstance(query, And):
        return query.parts
    return () if isinstance(query, Everything) else (query,)
