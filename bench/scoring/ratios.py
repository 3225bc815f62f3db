"""Precision, recall and their harmonic mean, from counts."""

from collections.abc import Iterable
from typing import TypeAlias

Counts: TypeAlias = dict[str, float]
Figures: TypeAlias = dict[str, float]
Bounds: TypeAlias = tuple[int, int]  # of a span: start, end (exclusive)


def ratio(part: float, whole: float) -> float:
    """Return the share; 0 of nothing."""
    return part / whole if whole else 0.0


def harmonic(precision: float, recall: float) -> float:
    """Return the harmonic mean (F1).

    >>> harmonic(0.5, 1.0)
    0.6666666666666666
    """
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def f1(true: float, found: float, gold: float) -> float:
    """Return the F1 of counts."""
    return harmonic(ratio(true, found), ratio(true, gold))


def total(counts: Iterable[Counts]) -> Counts:
    """Return the sum of counts.

    >>> total([{"gold": 1, "true": 1}, {"gold": 2}])
    {'gold': 3, 'true': 1}
    """
    added: Counts = {}
    for one in counts:
        for name, count in one.items():
            added[name] = added.get(name, 0) + count
    return added
