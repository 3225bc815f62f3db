"""The nodes of a YAML document: scalars as text, sequences, mappings, each with its line and column."""

from typing import Any, TypeAlias

from yaml.events import ScalarEvent

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Sequence:
    """A YAML sequence."""

    __slots__ = ("items", "start_mark")

    def __init__(self, items: "list[Node]", start_mark: Any) -> None:
        """Hold the items in order."""
        self.items = items
        self.start_mark = start_mark


class Mapping:
    """A YAML mapping: ``values`` by key in the order of the file, ``keys`` the scalars that are its keys."""

    __slots__ = ("keys", "start_mark", "values")

    def __init__(self, start_mark: Any) -> None:
        """Begin an empty mapping."""
        self.keys: dict[str, ScalarEvent] = {}
        self.values: dict[str, Node] = {}
        self.start_mark = start_mark


Scalar = ScalarEvent  # the parser's own event serves as the node: building another for each costs a tenth of the time
Node: TypeAlias = Scalar | Sequence | Mapping


def is_plain(scalar: Scalar) -> bool:
    """Tell whether a scalar stood without quotes and not as a block."""
    return bool(scalar.implicit[0])


def is_null(scalar: Scalar) -> bool:
    """Tell whether a scalar is YAML's null: nothing, ``~`` or ``null`` without quotes."""
    return scalar.value in _NULLS and is_plain(scalar)
