"""What a question costs in counts, which do not depend on the machine: statements, rows, files parsed."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection
from typing import Any
from unittest.mock import patch

from briefing.index import index
from briefing.library import catalogue, indexed
from briefing.store.reader import Decoded


@dataclass(slots=True)
class Counts:
    """SQL statements issued, rows of the list fetched, YAML files parsed."""

    statements: int = 0
    rows: int = 0
    files: int = 0

    def _statement(self, _: str) -> None:
        self.statements += 1

    def connecting(self, connect: Callable[[Path | None], Connection]) -> Callable[[Path | None], Connection]:
        """Return the function with what its connections are asked counted."""

        def counted_connect(path: Path | None) -> Connection:
            db = connect(path)
            db.set_trace_callback(self._statement)
            return db

        return counted_connect

    def fetching(self, load: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with its calls counted as rows."""

        def counted_load(*given: Any) -> Any:
            self.rows += 1
            return load(*given)

        return counted_load

    def parsing(self, read: Callable[[bytes, str], Decoded]) -> Callable[[bytes, str], Decoded]:
        """Return the function with its calls counted as files."""

        def counted_read(data: bytes, file: str) -> Decoded:
            self.files += 1
            return read(data, file)

        return counted_read


@contextmanager
def counted() -> Iterator[Counts]:
    """Count what libraries that are opened while the context lasts do, in this process."""
    counts = Counts()
    with ExitStack() as patched:
        for module, name, wrapped in (
            (indexed, "connect", counts.connecting),
            (index, "load_row", counts.fetching),
            (catalogue, "read_entry", counts.parsing),
        ):
            patched.enter_context(patch.object(module, name, wrapped(getattr(module, name))))
        yield counts
