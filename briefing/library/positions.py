"""Where in a YAML file a value stands: the line and column of a path such as ``claims[3].evidence[0]``."""

import re
from collections.abc import Iterable
from dataclasses import replace

from briefing.model import Problem
from briefing.store.faults import Faults
from briefing.store.parse import read_nodes
from briefing.store.tree import Mapping, Node, Sequence

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def with_positions(problems: Iterable[Problem], data: bytes, file: str) -> list[Problem]:
    """Return the problems with the line and column, from 1, of their paths in the file's bytes.

    A path that the file does not spell out gets the place of the nearest value around it.
    """
    root = read_nodes(data, Faults(file))
    placed = []
    for problem in problems:
        line, column = (None, None) if root is None else _place(root, problem.path or "")
        placed.append(replace(problem, file=file, line=line, column=column))
    return placed


def _place(root: Mapping, path: str) -> tuple[int, int]:
    node: Node = root
    mark = root.start_mark
    for key, index in _STEP.findall(path):
        inner: Node | None = None
        if key and isinstance(node, Mapping):
            inner = node.values.get(key)
        elif index and isinstance(node, Sequence) and int(index) < len(node.items):
            inner = node.items[int(index)]
        if inner is None:
            break
        node, mark = inner, inner.start_mark
    return mark.line + 1, mark.column + 1
