"""The map of the world as dots, each of which lies in one country or in the sea. Pure: no colours, no counts.

Miller's projection (O. M. Miller 1942): a cylinder, so that west is always left, and less stretched towards the poles
than Mercator's. Dots are as high as wide; a braille cell has two across and four down.
"""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import asinh, ceil, radians, tan

from briefing.vocabulary.outlines import Point, outlines

ACROSS, DOWN = 2, 4  # dots of a cell
SEA = -1
_TALLEST = 1.25  # how much higher than Miller has it the map may be, to fill a screen; beyond 1.3 Africa looks wrung


def miller(latitude: float) -> float:
    """Return the distance from the equator on the map, in degrees of longitude.

    >>> round(miller(0)), round(miller(60)), round(miller(-90))
    (0, 69, -132)
    """
    return 1.25 * asinh(tan(radians(0.8 * latitude))) * 57.29577951308232


# The Antarctic and the last islands before the North Pole are seen when the map is zoomed.
_NORTH, _SOUTH = miller(83.7), miller(-56.5)
_TOP, _BOTTOM = miller(84), miller(-90)


@dataclass(frozen=True, slots=True)
class View:
    """A window on the map: its north-west corner and the size of a dot, in degrees of longitude at the equator."""

    west: float
    north: float
    wide: float
    high: float
    columns: int
    lines: int

    def dot(self, point: Point) -> tuple[float, float]:
        """Return where a place lies, in dots from the corner."""
        return (point[0] - self.west) / self.wide, (self.north - miller(point[1])) / self.high


@dataclass(frozen=True, slots=True)
class Patch:
    """The dots of one country in one cell, as the bits of a braille character; ``seam`` lie at another country."""

    country: int
    dots: int
    edge: int
    seam: int


@dataclass(frozen=True, slots=True)
class Raster:
    """The cells of a view: ``patches`` by (column, line), the country with most dots first; cells of sea are not there.

    Countries are places in ``outlines()``. ``sizes`` says how many dots each country has.
    """

    view: View
    patches: dict[tuple[int, int], tuple[Patch, ...]]
    sizes: dict[int, int]

    def country_at(self, column: int, line: int) -> int | None:
        """Return the country of a cell, or that of the nearest cell beside it; None far out at sea."""
        near = sorted(
            ((abs(x) + abs(y), -(y + x), (column + x, line + y)) for x in (-1, 0, 1) for y in (-1, 0, 1)),
        )
        return next((self.patches[cell][0].country for _, _, cell in near if cell in self.patches), None)

    def cell_of(self, country: int) -> tuple[int, int] | None:
        """Return the cell of a country's label, None when it lies outside of the view."""
        x, y = self.view.dot(outlines()[country].label)
        column, line = int(x // ACROSS), int(y // DOWN)
        return (column, line) if 0 <= column < self.view.columns and 0 <= line < self.view.lines else None


def view(columns: int, lines: int, *, zoom: float = 1, centre: Point = (0, 0)) -> View:
    """Return the window that shows the world, or a part of it, in so many cells; it may take fewer lines than given."""
    columns, lines = max(columns, 1), max(lines, 1)
    dot = max(360 / (columns * ACROSS), (_NORTH - _SOUTH) / (lines * DOWN)) / zoom
    if zoom <= 1:
        high = max(dot / _TALLEST, (_NORTH - _SOUTH) / (lines * DOWN))
        used = min(columns, ceil(360 / dot / ACROSS)), min(lines, ceil((_NORTH - _SOUTH) / high / DOWN))
        return View(-180, _NORTH, dot, high, *used)
    width, height = dot * columns * ACROSS, dot * lines * DOWN
    west = min(max(centre[0] - width / 2, -180), 180 - width) if width < 360 else -width / 2
    middle = miller(centre[1])
    north = max(min(middle + height / 2, _TOP), _BOTTOM + height) if height < _TOP - _BOTTOM else _TOP
    return View(west, north, dot, dot, columns, lines)


def rasterise(window: View) -> Raster:
    """Return the cells of a window."""
    grid = _filled(window)
    return Raster(window, _patches(grid), Counter(dot for row in grid for dot in row if dot != SEA))


def _filled(window: View) -> "list[array[int]]":
    """Return for every dot the country that its middle lies in; one too small for a dot takes the dot of its label."""
    width, height = window.columns * ACROSS, window.lines * DOWN
    grid = [array("h", [SEA]) * width for _ in range(height)]
    for country, rings in enumerate(_projected()):
        crossings: dict[int, list[float]] = {}
        for ring in rings:
            _cross(ring, window, height, crossings)
        seen = False
        for row, found in crossings.items():
            found.sort()
            for left, right in zip(found[::2], found[1::2], strict=False):
                first, last = max(ceil(left - 0.5), 0), min(ceil(right - 0.5), width)
                if first < last:
                    grid[row][first:last] = array("h", [country]) * (last - first)
                    seen = True
        if not seen:
            x, y = window.dot(outlines()[country].label)
            if 0 <= x < width and 0 <= y < height:
                grid[int(y)][int(x)] = country
    return grid


def _cross(ring: Sequence[Point], window: View, height: int, crossings: dict[int, list[float]]) -> None:
    """Enter where the lines of a ring cross the middles of the rows."""
    west, north, wide, high = window.west, window.north, window.wide, window.high
    for (x1, y1), (x2, y2) in pairwise(ring):
        top, bottom = (north - y1) / high, (north - y2) / high
        left, right = (x1 - west) / wide, (x2 - west) / wide
        if top > bottom:
            top, bottom, left, right = bottom, top, right, left
        for row in range(max(ceil(top - 0.5), 0), min(ceil(bottom - 0.5), height)):
            crossings.setdefault(row, []).append(left + (right - left) * (row + 0.5 - top) / (bottom - top))


@cache
def _projected() -> tuple[tuple[tuple[Point, ...], ...], ...]:
    """Return the closed rings of all countries on the map."""
    return tuple(
        tuple(tuple((x, miller(y)) for x, y in (*ring, ring[0])) for ring in outline.rings) for outline in outlines()
    )


# The bits of U+2800..U+28FF, by line and column of the cell.
BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


def _patches(grid: Sequence[Sequence[int]]) -> dict[tuple[int, int], tuple[Patch, ...]]:
    cells: dict[tuple[int, int], dict[int, list[int]]] = {}
    for row, column, country, coast, seam in _dots(grid):
        bit = BITS[row % DOWN][column % ACROSS]
        found = cells.setdefault((column // ACROSS, row // DOWN), {}).setdefault(country, [0, 0, 0])
        found[0] |= bit
        found[1] |= bit if coast or seam else 0
        found[2] |= bit if seam else 0
    return {
        cell: tuple(
            Patch(country, *bits) for country, bits in sorted(found.items(), key=lambda one: -one[1][0].bit_count())
        )
        for cell, found in cells.items()
    }


def _dots(grid: Sequence[Sequence[int]]) -> Iterator[tuple[int, int, int, bool, bool]]:
    """Yield row, column and country of every dot of land, and whether it lies at the sea or at another country.

    A border is drawn once, by the dots above and left of it.
    """
    height, width = len(grid), len(grid[0])
    for row, dots in enumerate(grid):
        above = grid[row - 1] if row else dots
        below = grid[row + 1] if row + 1 < height else dots
        for column, country in enumerate(dots):
            if country == SEA:
                continue
            left = dots[column - 1] if column else country
            right = dots[column + 1] if column + 1 < width else country
            under = below[column]
            coast = SEA in {left, right, under, above[column]}
            yield row, column, country, coast, bool({right, under} - {country, SEA})
