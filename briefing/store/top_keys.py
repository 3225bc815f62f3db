"""Editing the top-level keys of a YAML file that a person keeps: a key comes, goes or changes, all else stays.

Only files with a key a line are edited; what is written is read again, and refused unless it says what was meant.
"""

from collections.abc import Mapping

from briefing.model import Problem
from briefing.store.emit import block_mapping
from briefing.store.errors import StoreError
from briefing.store.faults import Faults, place
from briefing.store.parse import read_nodes
from briefing.store.tree import Mapping as Nodes
from briefing.store.tree import Scalar


def with_key(data: bytes, file: str, key: str, value: str) -> bytes:
    """Return the file with a key, in its place when it is there already; raise StoreError when it cannot be edited."""
    top = _top(data, file)
    line = "".join(block_mapping([(key, value)]))
    wanted = _texts(top) | {key: value}
    lines = _lines(data, file)
    if top and key in top.keys:
        first, after = _extent(top, key)
        return _proved("".join([*lines[:first], line, *lines[after:]]), file, wanted)
    body = "".join(lines)
    return _proved(body + ("\n" if body and not body.endswith("\n") else "") + line, file, wanted)


def without_key(data: bytes, file: str, key: str) -> bytes:
    """Return the file without a key; raise StoreError when it cannot be edited."""
    top = _top(data, file)
    if top is None or key not in top.keys:
        return data
    first, after = _extent(top, key)
    lines = _lines(data, file)
    wanted = {name: text for name, text in _texts(top).items() if name != key}
    return _proved("".join([*lines[:first], *lines[after:]]), file, wanted)


def _top(data: bytes, file: str) -> Nodes | None:
    """Return the mapping of the file, None for a file without anything but comments."""
    faults = Faults(file)
    top = read_nodes(data, faults)
    if top is None and not any(line.split("#")[0].strip() for line in _lines(data, file)):
        return None
    if problems := faults.problems(top):
        raise StoreError(problems[0])
    return top


def _lines(data: bytes, file: str) -> list[str]:
    try:
        return data.decode("utf-8").removeprefix("\ufeff").splitlines(keepends=True)
    except UnicodeDecodeError:
        raise StoreError(Problem("not-utf8", "is not UTF-8", "save the file as UTF-8", file=file)) from None


def _extent(top: Nodes, key: str) -> tuple[int, int]:
    """Return the lines of a key and its value, end exclusive."""
    value = top.values[key]
    first = place(top.keys[key])[0] - 1
    last = value.end_mark if isinstance(value, Scalar) else None
    if last is None:
        return first, first + 1  # proving the result refuses what takes more lines
    return first, max(last.line + (last.column > 0), first + 1)


def _texts(top: Nodes | None) -> dict[str, str | None]:
    """Return the texts of the keys, None for what is no text."""
    return {key: node.value if isinstance(node, Scalar) else None for key, node in top.values.items()} if top else {}


def _proved(text: str, file: str, wanted: Mapping[str, str | None]) -> bytes:
    data = text.encode("utf-8")
    try:
        found = _texts(_top(data, file))
    except StoreError:
        found = None
    if found != wanted:
        message = "is not written a key a line, so it is not edited by the program"
        raise StoreError(Problem("not-edited", message, "edit it by hand", file=file))
    return data
