"""The floors: what each figure may not fall below, and the digests of the corpora that they were measured on.

A floor is lowered, and a corpus exchanged, only when that is asked for.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("floors.json")
_STEPS = 1000  # a floor is the figure rounded down to a thousandth: what is left of it is no change of quality


class Key(NamedTuple):
    """Which figure of which task on which corpus."""

    task: str
    corpus: str
    figure: str


class Refused(ValueError):
    """A floor would be lowered, or a corpus exchanged, and nobody asked for it."""


@dataclass(frozen=True, slots=True)
class Floors:
    """``values`` by figure, ``digests`` by corpus."""

    values: Mapping[Key, float] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)

    def failures(self, measured: Mapping[Key, float], digests: Mapping[str, str]) -> tuple[str, ...]:
        """Return what does not hold, one line each: figures under their floor or gone, corpora that differ."""
        told = [f"{' '.join(key)} is {measured[key]:.4f}, its floor {floor}" for key, floor in self._broken(measured)]
        told += [f"{' '.join(key)} has a floor and was not measured" for key in self.values if key not in measured]
        return (*told, *(f"the corpus {name} is not the one the floors hold on" for name in self._exchanged(digests)))

    def raised(self, measured: Mapping[Key, float], digests: Mapping[str, str]) -> "Floors":
        """Return the floors with the better figures; raise Refused when one would be lower or a corpus differs."""
        failures = self.failures(measured, digests)
        if failures:
            raise Refused("; ".join(failures))
        return Floors({key: max(_down(value), self.values.get(key, 0.0)) for key, value in measured.items()}, digests)

    def _broken(self, measured: Mapping[Key, float]) -> Sequence[tuple[Key, float]]:
        return [(key, floor) for key, floor in self.values.items() if key in measured and measured[key] < floor]

    def _exchanged(self, digests: Mapping[str, str]) -> Sequence[str]:
        return [name for name in sorted({*self.digests, *digests}) if self.digests.get(name) != digests.get(name)]


def lowered(measured: Mapping[Key, float], digests: Mapping[str, str]) -> Floors:
    """Return floors that are the figures of today, whatever they were."""
    return Floors({key: _down(value) for key, value in measured.items()}, digests)


def read(path: Path = FILE) -> Floors:
    """Return the floors of a file; none when it is missing."""
    if not path.exists():
        return Floors()
    told = json.loads(path.read_text("utf-8"))
    tree: dict[str, dict[str, dict[str, float]]] = told["floors"]
    values = {
        Key(task, corpus, figure): value
        for task, corpora in tree.items()
        for corpus, figures in corpora.items()
        for figure, value in figures.items()
    }
    return Floors(values, told["corpora"])


def write(floors: Floors, path: Path = FILE) -> None:
    """Write the floors, sorted, so that a change of one is a change of one line."""
    tree: dict[str, dict[str, dict[str, float]]] = {}
    for key, value in sorted(floors.values.items()):
        tree.setdefault(key.task, {}).setdefault(key.corpus, {})[key.figure] = value
    told = {"corpora": dict(sorted(floors.digests.items())), "floors": tree}
    path.write_text(json.dumps(told, indent=2) + "\n", "utf-8")


def _down(value: float) -> float:
    return math.floor(value * _STEPS + 1e-9) / _STEPS
