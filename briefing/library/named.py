"""The queries that a person saved under a name, in queries.yaml at the top of the library: read, added, taken out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing.model import Problem
from briefing.store.errors import StoreError
from briefing.store.files import read_file, write_atomically

FILE = "queries.yaml"


@dataclass(frozen=True, slots=True)
class NamedQueries:
    """Queries by name in the order of the file, and what is wrong with the file."""

    queries: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_queries(root: Path) -> NamedQueries:
    """Return the named queries of a library; none when it has no such file. What is broken becomes problems."""
    if not (root / FILE).is_file():
        return NamedQueries()
    try:
        data = read_file(root / FILE, root)
    except StoreError as error:
        return NamedQueries(problems=(error.problem,))
    if not data.strip():
        return NamedQueries()
    from briefing.store.faults import Faults  # noqa: PLC0415 (the parser; most libraries have no such file)
    from briefing.store.parse import read_nodes  # noqa: PLC0415
    from briefing.store.tree import Scalar  # noqa: PLC0415

    faults = Faults(FILE)
    top = read_nodes(data, faults)
    queries = {}
    for name, node in top.values.items() if top else ():
        if isinstance(node, Scalar):
            queries[name] = node.value
        else:
            faults.error(node, "no-query", f"the query {name} is no text", 'write name: "country:UA newer:7d"')
    return NamedQueries(queries, faults.problems(top))


def save_query(root: Path, name: str, query: str | None) -> None:
    """Save a query under a name, None to take it out; the rest of the file stays as it is. Raise StoreError."""
    from briefing.store.lock import writer_lock  # noqa: PLC0415
    from briefing.store.top_keys import with_key, without_key  # noqa: PLC0415

    root.mkdir(parents=True, exist_ok=True)
    with writer_lock(root):
        data = read_file(root / FILE, root) if (root / FILE).is_file() else b""
        new = without_key(data, FILE, name) if query is None else with_key(data, FILE, name, query)
        if new != data:
            write_atomically(root / FILE, new, root)
