"""What is wrong with one file, collected while it is read and turned into Problems at the end.

A fault remembers its node only; the path of the node inside the document is looked for once, when there is a fault.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Protocol, TypeAlias

from briefing.model import Problem, Severity
from briefing.store.tree import Mapping, Node, Sequence

MAX_FAULTS = 200  # nobody mends more at once, and a hostile file of 8 MiB could hold a million


class Marked(Protocol):
    """A node or a parser's event."""

    @property
    def start_mark(self) -> Any:
        """Where it begins; the stubs allow None, which no parser gives."""


def place(node: Marked) -> tuple[int, int]:
    """Return line and column of a node, from 1."""
    return node.start_mark.line + 1, node.start_mark.column + 1


class Refusal(Exception):
    """The file cannot be read as an entry: a code, what is wrong, what to do, and where."""

    def __init__(self, code: str, message: str, hint: str, line: int | None = None, column: int | None = None) -> None:
        """Take line and column from 1; None where the whole file is meant."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.place = (line, column)


def refusal_at(node: Marked, code: str, message: str, hint: str) -> Refusal:
    """Return the refusal at a node or a parser's event."""
    return Refusal(code, message, hint, *place(node))


_Fault: TypeAlias = tuple[Marked | None, Problem]


class Faults:
    """The faults of one file: refusals, which leave no entry, and what is wrong with single values, which does not."""

    __slots__ = ("_faults", "_file", "refused")

    def __init__(self, file: str) -> None:
        """Begin without a fault; ``file`` is what problems call the file."""
        self._file = file
        self._faults: list[_Fault] = []
        self.refused = False

    def refuse(self, refusal: Refusal) -> None:
        """Add a fault that leaves no entry."""
        self.refused = True
        line, column = refusal.place
        problem = Problem(refusal.code, refusal.message, refusal.hint, file=self._file, line=line, column=column)
        self._keep(None, problem)

    def error(self, node: Marked, code: str, message: str, hint: str) -> None:
        """Add an error at the node."""
        self._add(node, code, message, hint, Severity.ERROR)

    def warning(self, node: Marked, code: str, message: str, hint: str) -> None:
        """Add a warning at the node."""
        self._add(node, code, message, hint, Severity.WARNING)

    def _add(self, node: Marked, code: str, message: str, hint: str, severity: Severity) -> None:
        line, column = place(node)
        self._keep(node, Problem(code, message, hint, severity, self._file, line, column))

    def _keep(self, node: Marked | None, problem: Problem) -> None:
        if len(self._faults) < MAX_FAULTS:
            self._faults.append((node, problem))

    def problems(self, root: Node | None) -> tuple[Problem, ...]:
        """Return the problems in the order of the file, each with its path below ``root``."""
        if not self._faults:
            return ()
        paths = {} if root is None else dict(_paths(root, ""))
        placed = [_with_path(problem, paths.get(id(node))) for node, problem in self._faults]
        return tuple(sorted(placed, key=lambda problem: (problem.line or 0, problem.column or 0)))


def _with_path(problem: Problem, path: str | None) -> Problem:
    return replace(problem, path=path) if path else problem


def _paths(node: Node, path: str) -> Iterator[tuple[int, str]]:
    """Yield the identity and path of the node, of all below it, and of the keys."""
    yield id(node), path
    if isinstance(node, Mapping):
        for key, value in node.values.items():
            inner = f"{path}.{key}" if path else key
            yield id(node.keys[key]), inner
            yield from _paths(value, inner)
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _paths(item, f"{path}[{index}]")
