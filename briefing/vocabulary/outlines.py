"""Shapes of countries for a small map: rings of longitude and latitude, and a point where a label stands.

Codes are those of ``countries``; the shapes are Natural Earth's, far too coarse for anything but a picture. The data
are made by ``data/make_outlines.py``; origin and licence stand in ``data/README.md``.
"""

from functools import cache
from itertools import accumulate
from typing import NamedTuple

from briefing.vocabulary.tables import rows

_UNITS = 10  # of a degree

Point = tuple[float, float]  # degrees east, degrees north


class Outline(NamedTuple):
    """A country: ``code`` is None for land that has none, ``rings`` is empty for what is no more than a point.

    A ring is closed from its last point to its first; what lies in an even number of rings is not inside.
    """

    code: str | None
    label: Point
    rings: tuple[tuple[Point, ...], ...]


@cache
def outlines() -> tuple[Outline, ...]:
    """Return every country once, the smallest, which have no rings, last."""
    found = [
        Outline(
            None if code == "-" else code, _points(label)[0], tuple(_points(ring) for ring in rings.split(";") if ring)
        )
        for code, label, rings in rows("outlines.tsv")
    ]
    return tuple(sorted(found, key=lambda outline: not outline.rings))


def _points(steps: str) -> tuple[Point, ...]:
    """Return the points of a ring.

    >>> _points("100 500 5 -3")
    ((10.0, 50.0), (10.5, 49.7))
    """
    numbers = [int(number) for number in steps.split(" ")]
    east, north = accumulate(numbers[::2]), accumulate(numbers[1::2])
    return tuple((x / _UNITS, y / _UNITS) for x, y in zip(east, north, strict=True))
