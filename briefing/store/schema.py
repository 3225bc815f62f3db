"""The JSON Schema of an entry file, made from the model's types, so that editors complete and check what is written.

It holds of the YAML and of ``Entry.to_dict()``. Keys that it does not name are allowed: the store keeps them.
"""

import dataclasses
import re
import types
from enum import StrEnum
from typing import Any, Final, Union, get_args, get_origin

from briefing.model import Actor, Claim, Entry, Event, Evidence, Excerpt, Hop, Quantity, Source
from briefing.model.entry import SCHEMA_VERSION
from briefing.store import keys, shapes
from briefing.store.described import DESCRIPTIONS

JsonSchema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_KEYS: Final[dict[type, dict[str, None]]] = {
    Entry: keys.ENTRY,
    Source: keys.SOURCE,
    Excerpt: keys.EXCERPT,
    Evidence: keys.EVIDENCE,
    Actor: keys.ACTOR,
    Event: keys.EVENT,
    Claim: keys.CLAIM,
    Hop: keys.HOP,
    Quantity: keys.QUANTITY,
}
_REQUIRED: Final[dict[type, list[str]]] = {
    Entry: ["headline"],
    Excerpt: ["text"],
    Actor: ["name", "kind"],
    Event: ["text"],
    Claim: ["text"],
    Hop: ["name", "kind"],
    Quantity: ["text"],
}
_PATTERNS: Final[dict[tuple[type, str], re.Pattern[str]]] = {
    (Entry, "id"): shapes.ID,
    (Entry, "language"): shapes.LANGUAGE,
    (Entry, "countries"): shapes.COUNTRY,
    (Entry, "topics"): shapes.TOPIC,
    (Source, "sha256"): shapes.SHA256,
    (Actor, "country"): shapes.COUNTRY,
    (Claim, "countries"): shapes.COUNTRY,
}
_LEAST: Final = {(Actor, "mentions"): 1, (Evidence, "start"): 0, (Evidence, "end"): 1}


def json_schema() -> JsonSchema:
    """Return the schema of an entry (JSON Schema 2020-12)."""
    parts = {noun.__name__: _object(noun) for noun in _KEYS if noun is not Entry}
    return {"$schema": DIALECT, "title": "A briefing entry", **_object(Entry), "$defs": parts}


def _object(noun: type) -> JsonSchema:
    schema: JsonSchema = {"type": "object", "description": (noun.__doc__ or "").partition("\n")[0]}
    if noun in _REQUIRED:
        schema["required"] = _REQUIRED[noun]
    return {**schema, "properties": {key: _property(noun, key) for key in _KEYS[noun]}}


def _property(noun: type, key: str) -> JsonSchema:
    """Return the schema of one key; the evidence of a hop or a quantity stands in the mapping itself."""
    owner = Evidence if noun in {Hop, Quantity} and key in keys.EVIDENCE else noun
    schema = _typed(_type(owner, key), owner, key)
    return {**schema, "description": DESCRIPTIONS[owner.__name__][key]}


def _type(noun: type, key: str) -> Any:
    return next(field.type for field in dataclasses.fields(noun) if field.name == key)


def _typed(hint: Any, owner: type, key: str) -> JsonSchema:
    if (owner, key) == (Entry, "schema"):
        return {"const": SCHEMA_VERSION}
    if (owner, key) == (Entry, "generated"):
        digest = {"type": "string", "pattern": _anchored(shapes.DIGEST)}
        return {"type": "object", "additionalProperties": digest}
    if (owner, key) in {(Quantity, "value"), (Quantity, "to")}:
        return {"type": ["integer", "string", "null"], "pattern": _anchored(shapes.NUMBER)}
    if get_origin(hint) in {Union, types.UnionType}:
        inner = next(part for part in get_args(hint) if part is not types.NoneType)
        schema = _typed(inner, owner, key)
        return {**schema, "type": [schema["type"], "null"]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _typed(get_args(hint)[0], owner, key)}
    if hint in _KEYS:
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return _atom(hint, owner, key)


def _atom(hint: type, owner: type, key: str) -> JsonSchema:
    if issubclass(hint, StrEnum):
        return {"type": "string", "enum": [str(member) for member in hint]}
    if hint is bool:
        return {"type": "boolean"}
    if hint is int:
        least = _LEAST.get((owner, key))
        return {"type": "integer"} if least is None else {"type": "integer", "minimum": least}
    pattern = _PATTERNS.get((owner, key))
    return {"type": "string"} if pattern is None else {"type": "string", "pattern": _anchored(pattern)}


def _anchored(pattern: re.Pattern[str]) -> str:
    return f"^(?:{pattern.pattern})$"
