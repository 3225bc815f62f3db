"""The fields of the query language: the one table behind parser, completion, help, documentation and tests."""

from dataclasses import dataclass
from enum import Enum


class FieldType(Enum):
    """What the values of a field are, and how a person is told."""

    NAME = "words"
    COUNTRY = "country"
    TOPIC = "topic"
    LANGUAGE = "language code"
    DATE = "date or range"
    AGE = "age"
    NUMBER = "number or range"
    FLAG = "one of a list"
    ID = "id"
    QUERY = "name of a saved query"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: its name, other names for it, what its values are, what it means, and a term that uses it."""

    name: str
    aliases: tuple[str, ...]
    type: FieldType
    meaning: str
    example: str


FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec(
        "country",
        ("countries", "c"),
        FieldType.COUNTRY,
        "a country of the entry: code, name or demonym",
        "country:UA,FR",
    ),
    FieldSpec(
        "topic",
        ("topics", "t"),
        FieldType.TOPIC,
        "a topic of the entry or one narrower: id, label or short name",
        "topic:conflict",
    ),
    FieldSpec("tag", ("tags",), FieldType.NAME, "a tag of the entry", "tag:ceasefire"),
    FieldSpec(
        "actor", ("actors", "a"), FieldType.NAME, "who acts or speaks in the entry, by name or alias", "actor:macron"
    ),
    FieldSpec(
        "source",
        ("publisher", "from", "s"),
        FieldType.NAME,
        "publisher, or an outlet in a chain",
        "source:UNN",
    ),
    FieldSpec(
        "origin",
        ("outlet",),
        FieldType.NAME,
        "the first outlet that a claim came through, else its publisher",
        "origin:AP",
    ),
    FieldSpec(
        "speaker",
        ("said", "by"),
        FieldType.NAME,
        "who says a claim: a person, organization, state, role or document",
        'speaker:"French official"',
    ),
    FieldSpec("date", ("published", "d"), FieldType.DATE, "day of publication", "date:2025-03-01..2025-03-15"),
    FieldSpec("newer", ("since",), FieldType.AGE, "published in the last days, weeks, months or years", "newer:7d"),
    FieldSpec("older", ("until",), FieldType.AGE, "published before that", "older:1y"),
    FieldSpec("event", ("events",), FieldType.DATE, "a day that the text speaks of", "event:2025-03-11"),
    FieldSpec("lang", ("language",), FieldType.LANGUAGE, "language of the entry", "lang:en"),
    FieldSpec("is", (), FieldType.FLAG, "state of the entry", "is:unread"),
    FieldSpec("claims", (), FieldType.NUMBER, "how many claims the entry has", "claims:>=3"),
    FieldSpec(
        "sources",
        ("origins",),
        FieldType.NUMBER,
        "how many independent origins say one of its claims, at most",
        "sources:>=2",
    ),
    FieldSpec(
        "story", (), FieldType.ID, "the story of an entry, by the id of any of its entries, as id:", "story:2025-03-10"
    ),
    FieldSpec(
        "changed",
        (),
        FieldType.AGE,
        "came in, or was corroborated, disputed or revised, in the last days, weeks, months or years",
        "changed:2d",
    ),
    FieldSpec("id", (), FieldType.ID, "id of the entry, its beginning, or the hash at its end", "id:2025-03-10"),
    FieldSpec("query", ("q",), FieldType.QUERY, "whatever a saved query finds", "query:morning"),
)

# The values of ``is:`` and what each says of an entry.
FLAGS: tuple[tuple[str, str], ...] = (
    ("unread", "not read"),
    ("starred", "has a star"),
    ("noted", "has a note"),
    ("undated", "its source gives no date of publication"),
    ("disputed", "a claim of its story contradicts one of its claims"),
    ("corroborated", "two or more independent origins say one of its claims"),
)

DISPUTED, CORROBORATED = "disputed", "corroborated"
STANDINGS = frozenset({DISPUTED, CORROBORATED})  # flags that comparing stories tells

_BY_NAME = {name: spec for spec in FIELDS for name in (spec.name, *spec.aliases)}


def find_field(name: str) -> FieldSpec | None:
    """Return the field of that name or alias, in any case, or None.

    >>> find_field("Countries").name
    'country'
    """
    return _BY_NAME.get(name.casefold())


def field_names() -> tuple[str, ...]:
    """Return the names of all fields, without aliases, in the order of the table."""
    return tuple(spec.name for spec in FIELDS)
