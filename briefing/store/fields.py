"""The values of one mapping, by key and with the type that the schema gives; what does not fit becomes a fault.

Nothing raises: a value of the wrong type is reported and taken as absent.
"""

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as Table
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from briefing.model import Extra, Plain, Raw
from briefing.model.extra import RawMapping
from briefing.store import shapes
from briefing.store.faults import Faults
from briefing.store.tree import Mapping, Node, Scalar, Sequence, is_null, is_plain

Choice = TypeVar("Choice", bound=StrEnum)
Check = Callable[[str], str | None]  # what to do about the value, or None when it is right

_INTEGER = re.compile(r"-?[0-9]{1,18}")
_LONGEST_GUESS = 40  # difflib is quadratic; no key or word of the schema is half as long
# Keys of feeds and of other programs' files, too far from ours for difflib.
_ALIASES = {
    "title": "headline", "name": "headline", "lang": "language", "date": "published", "source": "sources",
    "abstract": "summary", "country": "countries", "topic": "topics", "keywords": "tags", "tag": "tags",
    "people": "actors", "dates": "events", "statements": "claims", "quotes": "claims", "link": "url", "href": "url",
    "path": "file", "quote": "exact", "hash": "sha256", "speaker": "chain", "type": "kind", "label": "name",
}  # fmt: skip


def shown(text: str) -> str:
    """Return the text as a message quotes it: escaped, and not longer than a line."""
    return repr(text if len(text) <= 60 else text[:59] + "…")


def nearest(word: str, known: Table[str, object]) -> str | None:
    """Return the known word that was probably meant.

    >>> nearest("titel", {"title": 1}), nearest("title", {"headline": 1}), nearest("zzz", {"title": 1})
    ('title', 'headline', None)
    """
    if len(word) > _LONGEST_GUESS:
        return None
    if (alias := _ALIASES.get(word.lower())) in known:
        return alias
    return next(iter(get_close_matches(word.lower(), known, n=1)), None)


class Fields:
    """A mapping of the file, read key by key."""

    __slots__ = ("faults", "node", "values")

    def __init__(self, node: Mapping, faults: Faults) -> None:
        """Read from the node and report to ``faults``."""
        self.node = node
        self.values = node.values
        self.faults = faults

    def text(self, key: str, check: Check | None = None) -> str | None:
        """Return the text of the key, None when it is absent or null; an unfit one is reported and returned."""
        node = self.values.get(key)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self._wrong_type(node, key, "text")
            return None
        if is_null(node):
            return None
        if check is not None and (advice := check(node.value)):
            self._unfit(key, node.value, advice)
        return node.value

    def safe(self, key: str, check: Check) -> str | None:
        """Return the text of the key when it passes the check; one that does not is reported and taken as absent."""
        value = self.text(key)
        if value is None or (advice := check(value)) is None:
            return value
        self._unfit(key, value, advice)
        return None

    def date(self, key: str) -> str | None:
        """Return the EDTF date of the key; what is no date is reported and taken as not known."""
        return self.safe(key, shapes.edtf)

    def required(self, key: str) -> str:
        """Return the text of the key; report that it is missing when there is none, and return an empty text."""
        value = self.text(key)
        if value and not value.isspace():
            return value
        self.faults.error(self.values.get(key, self.node), "missing-key", f"{key} is missing", f"write {key}: …")
        return ""

    def integer(self, key: str) -> int | None:
        """Return the integer of the key, None when it is absent or null."""
        value = self.text(key)
        if value is None:
            return None
        if _INTEGER.fullmatch(value):
            return int(value)
        message = f"{shown(value)} is not a whole number of at most 18 digits"
        self.faults.error(self.values[key], "bad-integer", message, "write digits only")
        return None

    def count(self, key: str, least: int) -> int | None:
        """Return the integer of the key; one below ``least`` is reported and taken as absent."""
        value = self.integer(key)
        if value is None or value >= least:
            return value
        self.faults.error(self.values[key], "bad-integer", f"{key} is {value}", f"write {least} or more")
        return None

    def number(self, key: str) -> int | str | None:
        """Return the number of the key: an int when it is whole, else its text; what is none is reported and absent."""
        value = self.safe(key, shapes.number)
        return int(value) if value is not None and _INTEGER.fullmatch(value) else value

    def flag(self, key: str) -> bool:
        """Tell whether the key is true; absent is false."""
        value = self.text(key)
        if value not in {None, "true", "false"}:
            self._unfit(key, value or "", "write true or false")
        return value == "true"

    def choice(self, key: str, words: Table[str, Choice], default: Choice) -> Choice:
        """Return the member that the word of the key names; ``default`` when it is absent or, reported, unknown."""
        member = self.optional_choice(key, words)
        return default if member is None else member

    def optional_choice(self, key: str, words: Table[str, Choice]) -> Choice | None:
        """Return the member that the word of the key names; None when it is absent or, reported, unknown."""
        value = self.text(key)
        if value is None or (member := words.get(value)) is not None:
            return None if value is None else member
        meant = nearest(value, words)
        advice = f"did you mean {meant}?" if meant else "one of " + ", ".join(words)
        self.faults.error(self.values[key], f"bad-{key}", f"{shown(value)} is not a {key}", advice)
        return None

    def required_choice(self, key: str, words: Table[str, Choice], default: Choice) -> Choice:
        """Return the member that the word of the key names; ``default``, reported, when it is absent or unknown."""
        return self.choice(key, words, default) if self.required(key) else default

    def texts(self, key: str, check: Check | None = None) -> tuple[str, ...]:
        """Return the list of texts of the key; empty when it is absent or null."""
        found = []
        for item in self._items(key, "a list of texts, like [a, b]"):
            if not isinstance(item, Scalar) or is_null(item):
                self._wrong_type(item, f"an item of {key}", "text")
                continue
            if check is not None and (advice := check(item.value)):
                self.faults.error(item, f"bad-{key}", f"{shown(item.value)} does not belong in {key}", advice)
            found.append(item.value)
        return tuple(found)

    def mappings(self, key: str, known: Table[str, object]) -> "Iterator[Fields]":
        """Yield the mappings in the list of the key; unknown keys in them are reported."""
        for item in self._items(key, "a list, one item a line after '- '"):
            if isinstance(item, Mapping):
                yield Fields(item, self.faults).checked(known)
            else:
                self._wrong_type(item, f"an item of {key}", "a mapping, like {key: value}")

    def checked(self, known: Table[str, object]) -> "Fields":
        """Report the keys that are not known; return self."""
        if not self.values.keys() <= known.keys():
            for key in self._unknown_keys(known):
                meant = nearest(key, known)
                advice = f"did you mean {meant}?" if meant else "it is kept, and read by nothing"
                self.faults.warning(self.node.keys[key], "unknown-key", f"unknown key {shown(key)}", advice)
        return self

    def unknown(self, known: Table[str, object]) -> Extra:
        """Return what stands under keys that are not known, as it was written."""
        if self.values.keys() <= known.keys():
            return ()
        return tuple((key, _raw(self.values[key])) for key in self._unknown_keys(known))

    def _unknown_keys(self, known: Table[str, object]) -> list[str]:
        return [key for key in self.values if key not in known]

    def _items(self, key: str, wanted: str) -> list[Node]:
        node = self.values.get(key)
        if node is None or (isinstance(node, Scalar) and is_null(node)):
            return []
        if isinstance(node, Sequence):
            return node.items
        self._wrong_type(node, key, wanted)
        return []

    def _unfit(self, key: str, value: str, advice: str) -> None:
        self.faults.error(self.values[key], f"bad-{key}", f"{shown(value)} is not a valid {key}", advice)

    def _wrong_type(self, node: Node, what: str, wanted: str) -> None:
        if isinstance(node, Scalar):
            found = "null" if is_null(node) else f"the text {shown(node.value)}"
        else:
            found = "a mapping" if isinstance(node, Mapping) else "a list"
        self.faults.error(node, "wrong-type", f"{what} is {found}", f"write {wanted}")


def _raw(node: Node) -> Raw:
    if isinstance(node, Scalar):
        if is_plain(node):
            return Plain(node.value or "null")  # nothing is YAML's null, and cannot be written in [a, b]
        return node.value
    if isinstance(node, Sequence):
        return tuple(_raw(item) for item in node.items)
    return RawMapping((key, _raw(value)) for key, value in node.values.items())
