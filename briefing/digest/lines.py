"""Lines of text for a terminal or a pipe: plain, wrapped to a width, and given colour only where that is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from briefing.text.clean import clean_line
from briefing.text.width import cell_width, wrap


class Ink(Enum):
    """What a line is, as an ECMA-48 SGR sequence: bold, faint and one accent, which every terminal and theme has."""

    PLAIN = ""
    STRONG = "1"
    QUIET = "2"
    ACCENT = "36"
    ALERT = "33"


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end, of clean characters only."""

    text: str = ""
    ink: Ink = Ink.PLAIN

    def render(self, *, styled: bool) -> str:
        """Return the line, with its escape sequences only when it is to be styled."""
        if not styled or self.ink is Ink.PLAIN or not self.text:
            return self.text
        return f"\x1b[{self.ink.value}m{self.text}\x1b[0m"


def paragraph(text: str, width: int, ink: Ink = Ink.PLAIN, *, first: str = "", rest: str | None = None) -> list[Line]:
    """Return text from outside as clean lines of at most ``width`` cells.

    The first line begins with ``first``, the others with ``rest``, which are blanks of the same width when not given.
    """
    hang = " " * cell_width(first) if rest is None else rest
    room = max(width - max(cell_width(first), cell_width(hang)), 10)  # below ten cells nothing can be read
    lines = wrap(clean_line(text), room)
    return [Line((hang if number else first) + line, ink) for number, line in enumerate(lines)]


def render_lines(lines: Iterable[Line], *, styled: bool = False) -> str:
    """Return the lines as one text that ends with a line break."""
    return "".join(line.render(styled=styled).rstrip() + "\n" for line in lines)
