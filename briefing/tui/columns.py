"""The columns of a matrix in the width that there is: names above, signs below, those around the chosen one.

A sign never stands by its colour. Where there is room its word stands with it, and the name of each column above;
where there is none, a number does, and the line below the list names the chosen one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from briefing.tui import present
from briefing.tui.present import Ink

SAYS, AGAINST, BOTH, SILENT = "✓", "≠", "±", "·"
WORDS = {SAYS: "says it", AGAINST: "contradicts", BOTH: "says both", SILENT: "silent"}
_LEGENDS = (
    "✓ says it  ≠ contradicts it  ± says both  · silent",
    "✓ says it ≠ contradicts ± both · silent",
    "✓says ≠denies ±both ·silent",
    "✓says ≠denies ·silent",
)
_WORDED = (18, 14)  # cells of a column that holds "≠ contradicts" and some of a name
_BARE = 4  # cells of one that holds a sign, and a number above it
_MOST, _WIDE = 0.5, 0.35  # of the width that columns take, and those with words in them


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns ``first`` to ``stop`` of ``total`` are shown, each ``cells`` wide, with a blank cell at either end."""

    first: int
    stop: int
    total: int
    cells: int

    @property
    def width(self) -> int:
        """The cells that they take."""
        return (self.stop - self.first) * self.cells + 2

    def at(self, x: int) -> int | None:
        """Return the column at a cell counted from where they begin, None beside them."""
        place = self.first + (x - 1) // self.cells
        return place if x >= 1 and place < self.stop else None


def spread(total: int, column: int, width: int) -> Columns:
    """Return the columns that fit into a part of ``width``, the widest that all fit, else those around ``column``.

    >>> spread(3, 0, 160)
    Columns(first=0, stop=3, total=3, cells=18)
    >>> spread(30, 29, 40)
    Columns(first=26, stop=30, total=30, cells=4)
    """
    cells = next((cells for cells in _WORDED if total * cells <= width * _WIDE), _BARE)
    most = max((int(width * _MOST) - 2) // cells, total if cells > _BARE else 1)
    first = max(0, min(column - most // 2, total - most))
    return Columns(first, min(first + most, total), total, cells)


def signs(shown: Columns, row: Sequence[str], column: int, *, selected: bool) -> Content:
    """Return the signs of a row, with their words where there is room; the chosen one is marked in a selected row."""
    parts: list[present.Part] = []
    for at in range(shown.first, shown.stop):
        sign = row[at]
        word = f" {WORDS.get(sign, '')}" if shown.cells > _BARE else ""
        body = present.fit(present.line(f" {sign}{word}"), shown.cells - 1)
        parts += [present.inked(body, Ink.CHOSEN) if selected and at == column else body, " "]
    return present.line(" ", *parts, " ")


def head(shown: Columns, names: Sequence[str], column: int) -> Content:
    """Return the names of the columns, or their numbers; signs at the ends tell that there are more."""
    parts: list[present.Part] = [("‹" if shown.first else " ", Ink.QUIET)]
    for at in range(shown.first, shown.stop):
        name = f" {at + 1} {names[at]}" if shown.cells > _BARE else f" {at + 1}"
        body = present.fit(present.line((name, Ink.STRONG if at == column else Ink.QUIET)), shown.cells - 1)
        parts += [present.inked(body, Ink.MENTION) if at == column else body, " "]
    return present.line(*parts, ("›" if shown.stop < shown.total else " ", Ink.QUIET))


def legend(cells: int) -> Content:
    """Return what the signs mean, in as many words as fit."""
    words = next((words for words in _LEGENDS if len(words) <= cells), _LEGENDS[-1])
    return present.line((words, Ink.QUIET))
