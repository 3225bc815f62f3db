"""YAML's two layouts: blocks of one key or item a line, and flow, all on one line. No line is ever folded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from briefing.model import Plain
from briefing.model.extra import RawMapping
from briefing.store import scalars


class Pairs(tuple[tuple[str, "Value"], ...]):
    """A mapping, in order."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """A value that stands on one line."""

    value: "Value"


Value: TypeAlias = "str | int | tuple[Value, ...] | Pairs | RawMapping | Flow | None"


def block_mapping(pairs: Iterable[tuple[str, Value]], indent: str = "") -> Iterator[str]:
    """Yield the lines of a mapping, each with its line break."""
    for key, value in pairs:
        yield from _block(f"{indent}{scalars.scalar(key, in_flow=True)}:", value, indent, deeper=indent + "  ")


def flow(value: Value) -> str:
    """Return the value on one line.

    >>> flow(Pairs([("name", "NATO"), ("tags", ("a", "1")), ("url", None)]))
    '{name: NATO, tags: [a, "1"], url: null}'
    """
    if isinstance(value, Flow):
        return flow(value.value)
    if isinstance(value, Pairs | RawMapping):
        return "{" + ", ".join(f"{scalars.scalar(key, in_flow=True)}: {flow(inner)}" for key, inner in value) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    return _atom(value, in_flow=True)


def _block(head: str, value: Value, indent: str, deeper: str) -> Iterator[str]:
    """Yield ``head`` with the value behind it, or below it when that takes lines; a list keeps the indent."""
    if isinstance(value, Flow) or not value or isinstance(value, str | int):
        yield f"{head} {_line(value)}\n"
    elif isinstance(value, Pairs | RawMapping):
        yield f"{head}\n"
        yield from block_mapping(value, deeper)
    else:
        yield f"{head}\n"
        for item in value:
            yield from _item(item, indent)


def _item(value: Value, indent: str) -> Iterator[str]:
    """Yield the lines of an item of a list: its first key stands behind the dash."""
    deeper = indent + "  "
    if isinstance(value, Pairs | RawMapping) and value:
        first, *others = block_mapping(value, deeper)
        yield f"{indent}- {first.removeprefix(deeper)}"
        yield from others
    else:
        yield from _block(f"{indent}-", value, deeper, deeper)


def _line(value: Value) -> str:
    return _atom(value, in_flow=False) if value is None or isinstance(value, str | int) else flow(value)


def _atom(value: str | int | None, *, in_flow: bool) -> str:
    if value is None:
        return "null"
    if isinstance(value, int):
        return str(value)
    return scalars.plain(value, in_flow) if isinstance(value, Plain) else scalars.scalar(value, in_flow)
