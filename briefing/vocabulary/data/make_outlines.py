"""Make outlines.tsv: the shapes of countries for the world view, from Natural Earth (world-atlas).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    pip install babel==2.18.0
    python make_outlines.py package/countries-50m.json

Borders are simplified as whole arcs (Visvalingam and Whyatt 1993), each once, so that neighbours still meet. Numbers
are tenths of a degree, longitude before latitude; the first point of a ring stands as it is, each further one as the
step from the one before. Deterministic. Origin and licence stand in README.md beside this file.
"""

import argparse
import heapq
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import cos, hypot, inf, radians
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SMALLEST_BEND = 0.035  # square degrees at the equator: a triangle of the line that covers less is straightened
SMALLEST_RING = 0.12  # the same, of islands; a country whose largest is smaller keeps that one, or its point alone
UNITS = 10  # of a degree
HALF = 180 * UNITS
Point = tuple[float, float]
Step = tuple[int, int]
Box = tuple[float, float, float, float]  # west, south, east, north

# Parts that ISO 3166-1 gives codes of their own, inside the shape of the state they belong to.
PARTS: dict[str, tuple[tuple[Box, str], ...]] = {
    "FR": (
        ((-55, 2, -51, 6), "GF"), ((-62, 15.8, -61, 16.6), "GP"), ((-61.5, 14.2, -60.5, 15), "MQ"),
        ((55, -22, 56, -20), "RE"), ((44.8, -13.2, 45.5, -12.5), "YT"),
    ),
    "NL": (((-69, 11, -62, 18), "BQ"),),
    "NO": (((10, 74, 34, 81), "SJ"), ((-10, 70, -7, 72), "SJ")),
    "NZ": (((-173, -10, -171, -8), "TK"),),
    "RU": (((32, 44, 37, 46.5), "UA"),),
}  # fmt: skip
# Shapes without a code. Which state a disputed region belongs to follows the United Nations, as in the lexicon; the
# Siachen Glacier stays land without a code.
UNCODED = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY", "Siachen Glacier": "-"}
INDIAN_OCEAN = (((105, -11, 106, -10), "CX"), ((96, -13, 97.5, -11), "CC"))
# What Natural Earth leaves out at this scale.
POINTS: dict[str, Point] = {"GI": (-5.35, 36.14), "TV": (179.2, -8.5), "UM": (-177.4, 28.2), "BV": (3.4, -54.4)}


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topology", type=Path, help="countries-50m.json of world-atlas")
    topology = json.loads(parser.parse_args().topology.read_text(encoding="utf-8"))
    arcs = [simplified(arc) for arc in _arcs(topology)]
    shapes: dict[str, list[list[Step]]] = {}
    for code, ring in _rings(topology, arcs):
        shapes.setdefault(code, []).append(ring)
    lines = ["# Made by make_outlines.py; do not edit. Columns: code or -, longitude and latitude of the label, rings"]
    for code, rings in sorted(shapes.items()):
        largest = max(rings, key=_area)
        kept = [ring for ring in rings if len(set(ring)) > 2 and (_area(ring) >= SMALLEST_RING or ring is largest)]
        lines.append("\t".join((code, _numbers([_inside(largest)]), ";".join(map(_steps, kept)))))
    lines += [f"{code}\t{_numbers([_tenths(point)])}\t" for code, point in sorted(POINTS.items())]
    path = HERE / "outlines.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    points = sum(line.count(" ") // 2 for line in lines)
    print(path.name, len(lines) - 1, "shapes", points, "points", path.stat().st_size, "bytes")


def _arcs(topology: Any) -> Iterator[list[Point]]:
    (width, height), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * width + west, y * height + south))
        yield line


def simplified(line: Sequence[Point]) -> list[Step]:
    """Return a line without its smallest bends, in tenths of a degree; its ends stay."""
    before = [at - 1 for at in range(len(line))]
    after = [at + 1 for at in range(len(line))]
    bends = [inf] * len(line)
    heap: list[tuple[float, int]] = []

    def measure(at: int) -> None:
        if 0 < at < len(line) - 1:
            bends[at] = _triangle(line[before[at]], line[at], line[after[at]])
            heapq.heappush(heap, (bends[at], at))

    for at in range(len(line)):
        measure(at)
    gone: set[int] = set()
    while heap:
        bend, at = heapq.heappop(heap)
        if at in gone or bend != bends[at]:
            continue
        if bend >= SMALLEST_BEND:
            break
        gone.add(at)
        after[before[at]], before[after[at]] = after[at], before[at]
        measure(before[at])
        measure(after[at])
    return [_tenths(point) for at, point in enumerate(line) if at not in gone]


def _rings(topology: Any, arcs: Sequence[Sequence[Step]]) -> Iterator[tuple[str, list[Step]]]:
    """Yield the rings of every polygon, holes too, which the even-odd rule leaves out again."""
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for polygon in polygons:
            rings = [list(_joined(arcs[at] if at >= 0 else arcs[~at][::-1] for at in ring)) for ring in polygon]
            code = _code(shape, rings[0])
            yield from ((code, piece) for ring in rings for piece in _cut(_unrolled(ring)))


def _code(shape: Any, ring: Sequence[Step]) -> str:
    from babel.core import get_global  # noqa: PLC0415 (tests collect this file where Babel may be absent)

    name = shape["properties"]["name"]
    if name == "Indian Ocean Ter.":
        return _part(ring, INDIAN_OCEAN) or "-"
    code = get_global("territory_aliases")[shape["id"]][0] if "id" in shape else UNCODED[name]
    return _part(ring, PARTS.get(code, ())) or str(code)


def _part(ring: Sequence[Step], parts: Iterable[tuple[Box, str]]) -> str | None:
    """Return the code of the box that holds the whole ring."""
    for (west, south, east, north), code in parts:
        if all(west <= x / UNITS <= east and south <= y / UNITS <= north for x, y in ring):
            return code
    return None


def _joined(arcs: Iterable[Sequence[Step]]) -> Iterator[Step]:
    last: Step | None = None
    for arc in arcs:
        for point in arc:
            if point != last:
                yield point
            last = point


def _unrolled(ring: Sequence[Step]) -> list[Step]:
    """Return a ring that goes over the 180th meridian without a jump; around the pole, by way of the pole."""
    turn = 0
    points = [ring[0]]
    for (before, _), (x, y) in pairwise(ring):
        turn += (x < before - HALF) - (x > before + HALF)
        points.append((x + 2 * HALF * turn, y))
    return [*points, (points[-1][0], -90 * UNITS), (points[0][0], -90 * UNITS)] if turn else points


def _cut(ring: Sequence[Step]) -> Iterator[list[Step]]:
    """Yield the pieces of a ring on either side of the 180th meridian, each where the map has it."""
    for turn in (-1, 0, 1):
        west, east = (2 * turn - 1) * HALF, (2 * turn + 1) * HALF
        piece = _clipped(_clipped(ring, west, 1), east, -1)
        if piece:
            yield [(x - 2 * HALF * turn, y) for x, y in piece]


def _clipped(ring: Sequence[Step], edge: int, side: int) -> list[Step]:
    """Return what of a ring lies east (``side`` 1) or west (-1) of a meridian (Sutherland and Hodgman 1974)."""
    kept: list[Step] = []
    for (x1, y1), (x2, y2) in pairwise([*ring[-1:], *ring]):
        before, here = (x1 - edge) * side >= 0, (x2 - edge) * side >= 0
        if before != here:
            kept.append((edge, round(y1 + (y2 - y1) * (edge - x1) / (x2 - x1))))
        if here:
            kept.append((x2, y2))
    return kept


def _triangle(one: Point, two: Point, three: Point) -> float:
    area = abs((two[0] - one[0]) * (three[1] - one[1]) - (three[0] - one[0]) * (two[1] - one[1])) / 2
    return area * cos(radians(two[1]))


def _area(ring: Sequence[Step]) -> float:
    """Return the area in square degrees as they are at the equator."""
    twice = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True))
    middle = sum(y for _, y in ring) / len(ring) / UNITS
    return abs(twice) / 2 / UNITS**2 * cos(radians(middle))


def _inside(ring: Sequence[Step]) -> Step:
    """Return a point inside a ring, far from its line: of a grid over it the one that is farthest."""
    west, east = min(x for x, _ in ring), max(x for x, _ in ring)
    south, north = min(y for _, y in ring), max(y for _, y in ring)
    grid = [(west + (east - west) * i // 16, south + (north - south) * j // 16) for i in range(17) for j in range(17)]
    held = [point for point in grid if _holds(ring, point)] or [((west + east) // 2, (south + north) // 2)]
    return max(held, key=lambda p: min(hypot((x - p[0]) * cos(radians(p[1] / UNITS)), y - p[1]) for x, y in ring))


def _holds(ring: Sequence[Step], point: Step) -> bool:
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


def _steps(ring: Sequence[Step]) -> str:
    points = ring[:-1] if ring[0] == ring[-1] else ring
    moves = [(x - px, y - py) for (px, py), (x, y) in pairwise(points)]
    return _numbers([points[0], *moves])


def _numbers(points: Iterable[Step]) -> str:
    return " ".join(f"{x} {y}" for x, y in points)


def _tenths(point: Point) -> Step:
    return round(point[0] * UNITS), round(point[1] * UNITS)


if __name__ == "__main__":
    main()
