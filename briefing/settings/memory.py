"""What the reader remembers by itself between two runs: theme, sizes of panes, whether the tour was shown.

It is a small file in the user's state folder. config.toml is the user's own and is never written to.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from briefing.settings.tree import Layout, Number, leaves

_LARGEST = 64 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered; None where nothing is."""

    theme: str | None = None
    instead_of: str | None = None  # the config's theme when this one was chosen; another one there is the later wish
    facets: int | None = None
    entries: int | None = None
    evidence: int | None = None
    toured: bool = False


@dataclass(frozen=True, slots=True)
class Remembering:
    """Where it is kept; without a ``file`` nothing is remembered, and nothing is asked of a new user."""

    file: Path | None = None

    def recall(self) -> Memory:
        """Return what is remembered; of a file that is broken, what is right."""
        if self.file is None:
            return Memory(toured=True)
        try:
            with self.file.open("rb") as opened:
                read = json.loads(opened.read(_LARGEST))
        except (OSError, ValueError, RecursionError):
            return Memory()
        return _memory(read) if isinstance(read, dict) else Memory()

    def keep(self, memory: Memory) -> None:
        """Write it down; where that cannot be done, the reader does not remember."""
        if self.file is None:
            return
        from briefing.store.errors import StoreError  # noqa: PLC0415 (most runs have nothing new to remember)
        from briefing.store.files import write_atomically  # noqa: PLC0415

        with suppress(OSError, StoreError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            known = {name: value for name, value in asdict(memory).items() if value is not None}
            write_atomically(self.file, (json.dumps(known, indent=2) + "\n").encode(), self.file.parent)


def _memory(read: dict[str, object]) -> Memory:
    ranges = {leaf.path[0]: leaf.kind for leaf in leaves(Layout) if isinstance(leaf.kind, Number)}
    sizes = {name: _size(read.get(name), kind) for name, kind in ranges.items()}
    theme, over = (value if isinstance(value := read.get(name), str) else None for name in ("theme", "instead_of"))
    return Memory(theme, over, **sizes, toured=read.get("toured") is True)


def _size(value: object, kind: Number) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and isinstance(value, int) and kind.least <= value <= kind.most else None
