"""Where the settings of a TOML text stand: ``tomllib`` reads their values but keeps no lines.

A TOML text is a row of statements that begin and end with a line. Lines are put together until ``tomllib`` takes them
for a text by themselves: that is one statement, and it is asked which names it sets.
"""

import tomllib
from collections.abc import Iterator, Mapping

from briefing.settings.tree import Path

Place = tuple[int, int]  # line and column, from 1


def places(text: str) -> Mapping[Path, Place]:
    """Return the line and column of each name that a valid TOML text sets, and of each table that it opens."""
    found: dict[Path, Place] = {}
    table: Path = ()
    for first, statement in _statements(text):
        read = tomllib.loads(statement)
        head = statement.lstrip()
        if head.startswith("["):
            table = next(_paths(read, ()), ())
            paths = [table[:depth] for depth in range(1, len(table) + 1)]
        else:
            paths = list(_names(read, table))
        skipped = statement[: len(statement) - len(head)]
        place = first + skipped.count("\n"), len(skipped) - (skipped.rfind("\n") + 1) + 1
        for path in paths:
            found.setdefault(path, place)
    return found


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield the number of the first line of each statement, and its lines."""
    first, waiting = 1, ""
    for number, line in enumerate(text.split("\n"), 1):
        waiting += line + "\n"
        try:
            read = tomllib.loads(waiting)
        except ValueError:
            continue
        if read:
            yield first, waiting
        first, waiting = number + 1, ""


def _paths(value: object, above: Path) -> Iterator[Path]:
    """Yield the one path down through the tables of a header."""
    inner = value[0] if isinstance(value, list) and value else value
    if isinstance(inner, dict) and inner:
        for name, below in inner.items():
            yield from _paths(below, (*above, name))
    else:
        yield above


def _names(value: Mapping[str, object], above: Path) -> Iterator[Path]:
    """Yield every path into a value, tables written in one line too."""
    for name, below in value.items():
        yield (*above, name)
        if isinstance(below, dict):
            yield from _names(below, (*above, name))
