"""The map of the world drawn as text: outlines of all countries, and those of a result the denser the more entries.

Density tells by itself how many; colours say the same once more. Countries with entries bear their code where there is
room, the selected one always, in reverse.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from textual.content import Content

from briefing.tui import present
from briefing.tui.present import Ink
from briefing.tui.raster import Patch, Raster
from briefing.vocabulary.outlines import outlines

LEVELS = 4
_SHADES = ("shade--0", "shade--1", "shade--2", "shade--3", "shade--4", "shade--selected")
SHADES = frozenset(_SHADES)
_SELECTED = LEVELS + 1
_BLOCKS = " ·░▒▓██"  # of the sea, then by level
# A quarter, a half, three quarters and all of the dots of a cell; outlines are drawn over the first two.
_PATTERNS = (0x00, 0x21, 0x95, 0x7D, 0xFF, 0xFF)
_OUTLINED = 2  # the highest level with an outline; beyond, a gap parts neighbours
_DROWNED = 4  # dots; a country of no more is drawn whole

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scale:
    """Which level a count has; ``bounds`` are the least counts of the levels, about equal steps of its logarithm."""

    bounds: tuple[int, ...]

    def level(self, count: int) -> int:
        """Return 0 for nothing, else 1 to 4."""
        return sum(count >= bound for bound in self.bounds) if count else 0


def scale(most: int) -> Scale:
    """Return the levels for counts up to ``most``.

    >>> scale(10_000).bounds, scale(1).level(1), scale(2).level(1)
    ((1, 10, 100, 1000), 4, 1)
    """
    return Scale(tuple(-int(-round(most ** (step / LEVELS), 9) // 1) for step in range(LEVELS)) if most else ())


@dataclass(frozen=True, slots=True)
class Look:
    """What is drawn on the map: levels and names of countries, which are places in ``outlines()``.

    ``named`` are to bear their codes, the first before the others; ``braille`` is False where the terminal has no
    such characters.
    """

    levels: Mapping[int, int]
    named: Sequence[int] = ()
    selected: int | None = None
    braille: bool = True


@cache
def places() -> dict[str, int]:
    """Return the place in ``outlines()`` of each code."""
    return {outline.code: at for at, outline in enumerate(outlines()) if outline.code}


def draw(raster: Raster, look: Look) -> tuple[Content, ...]:
    """Return the lines of the map, all as wide as its view."""
    labels = _labels(raster, look)
    return tuple(_line(raster, look, labels, line) for line in range(raster.view.lines))


def legend(counts: Scale, *, braille: bool = True) -> Content:
    """Return what the densities mean."""
    parts: list[present.Part] = []
    for level, least in enumerate(counts.bounds, 1):
        beyond = counts.bounds[level] if level < LEVELS else None
        if beyond == least:
            continue
        sample = chr(0x2800 + _PATTERNS[level]) * 2 if braille else _BLOCKS[level + 1] * 2
        most = f"{least:,}+" if beyond is None else f"{least:,}" if beyond == least + 1 else f"{least:,}–{beyond - 1:,}"
        parts += [present.line(sample).stylize(f".{_SHADES[level]}"), (f" {most}   ", Ink.QUIET)]
    return present.line(*parts)


def _line(raster: Raster, look: Look, labels: Mapping[Cell, tuple[str, Ink]], line: int) -> Content:
    cells = (_cell(raster, look, labels, (column, line)) for column in range(raster.view.columns))
    return present.line(
        *(_styled("".join(text for text, _ in run), style) for style, run in groupby(cells, lambda cell: cell[1]))
    )


def _styled(text: str, style: Ink | int | None) -> present.Part:
    if isinstance(style, Ink):
        return text, style
    return text if style is None else present.line(text).stylize(f".{_SHADES[style]}")


def _cell(
    raster: Raster, look: Look, labels: Mapping[Cell, tuple[str, Ink]], cell: Cell
) -> tuple[str, Ink | int | None]:
    """Return the character of a cell and how it is drawn: in an ink, in the shade of a level, or not at all."""
    if cell in labels:
        return labels[cell]
    patches = raster.patches.get(cell)
    if not patches:
        return " ", None
    country = patches[0].country
    level = _SELECTED if country == look.selected else look.levels.get(country, 0)
    if not look.braille:
        return _BLOCKS[level + 1], level
    bits = 0
    for patch in patches:
        bits |= _bits(patch, raster, look)
    return (chr(0x2800 + bits), level) if bits else (" ", None)


def _bits(patch: Patch, raster: Raster, look: Look) -> int:
    level = look.levels.get(patch.country, 0)
    if patch.country == look.selected or (level and raster.sizes[patch.country] <= _DROWNED):
        return patch.dots
    filled = patch.dots & _PATTERNS[level]
    return filled | patch.edge if level <= _OUTLINED else (filled & ~patch.seam)


def _labels(raster: Raster, look: Look) -> dict[Cell, tuple[str, Ink]]:
    """Return the characters that stand on the map instead of dots."""
    found: dict[Cell, tuple[str, Ink]] = {}
    if look.selected is not None and (start := _start(raster, look.selected)):
        found.update(_letters(start, look.selected, Ink.CHOSEN))
    for country in look.named:
        start = _start(raster, country)
        if start is None or any((start[0] + step, start[1]) in found for step in range(-1, 3)):
            continue
        if all(_inside(raster, (start[0] + step, start[1]), country) for step in (0, 1)):
            found.update(_letters(start, country, Ink.STRONG))
    return found


def _start(raster: Raster, country: int) -> Cell | None:
    """Return the cell of the first letter of a country's code."""
    cell = raster.cell_of(country)
    return (max(min(cell[0], raster.view.columns - 2), 0), cell[1]) if cell else None


def _inside(raster: Raster, cell: Cell, country: int) -> bool:
    patches = raster.patches.get(cell)
    return patches is not None and patches[0].country == country and patches[0].dots == 0xFF


def _letters(start: Cell, country: int, ink: Ink) -> Iterator[tuple[Cell, tuple[str, Ink]]]:
    for step, letter in enumerate(outlines()[country].code or ""):
        yield (start[0] + step, start[1]), (letter, ink)
