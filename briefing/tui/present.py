"""The one door through which text from outside reaches the screen: cleaned of escapes, then literal ``Content``.

Nothing here reads markup. No other module of the reader may make ``Content``, a ``Text`` or a widget from a string;
a test walks their syntax trees. Colours are component classes of ``theme.tcss``, so that every theme has them.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TypeAlias

from textual.content import Content
from textual.style import Style

from briefing.text.clean import clean_block, clean_line

# A headline, name or file name longer than this is no reading matter; a 100 kB line would take seconds to wrap.
LONGEST_LINE = 2_000
_EMPTY_LINES = re.compile(r"(?:[ \t]*\r?\n)+")


class Ink(StrEnum):
    """How words are drawn: component classes of ``theme.tcss``, and attributes that also tell without colour."""

    PLAIN = ""
    QUIET = ".ink--quiet"
    FAINT = ".ink--faint"
    ACCENT = ".ink--accent"
    STRONG = ".ink--strong"
    ALERT = ".ink--alert"
    MENTION = "underline"
    CHOSEN = "bold reverse"  # reverse stays legible in 16 colours and without any


INKS: frozenset[str] = frozenset(ink[1:] for ink in Ink if ink.startswith("."))

Part: TypeAlias = "str | tuple[str, Ink] | Content"
EMPTY = Content("")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a source text (code points, end exclusive) to be drawn in an ink.

    ``note`` is a small number set before it; ``edged`` puts half blocks around it, which also tell without colour.
    """

    start: int
    end: int
    ink: Ink
    note: int | None = None
    edged: bool = False


def line(*parts: Part) -> Content:
    r"""Join parts into one line; text is cleaned and cut at ``LONGEST_LINE``, spaces at the ends of a part stay.

    >>> line("[b]a\x1b[31m\n", (" b", Ink.QUIET)).plain
    '[b]a  b'
    """
    return _assemble(parts, lambda text: clean_block(text[:LONGEST_LINE]).replace("\n", " "))


def block(*parts: Part) -> Content:
    """Join parts into a text of several lines; text is cleaned, its line breaks stay."""
    return _assemble(parts, clean_block)


def separated(parts: Iterable[Part], by: str = " · ") -> Content:
    """Join the parts that hold something with a quiet separator."""
    filled = [part for part in parts if (part[0] if isinstance(part, tuple) else part)]
    return line(*[piece for part in filled for piece in ((by, Ink.QUIET), part)][1:])


def with_hits(text: str, ink: Ink, spans: Sequence[tuple[int, int]]) -> Content:
    """Return a text as one line with stretches of it underlined, each piece cleaned by itself so that offsets hold."""
    text = text[:LONGEST_LINE]
    if not spans:
        return line((text, ink))
    cuts = sorted({0, len(text), *(min(edge, len(text)) for span in spans for edge in span)})
    starts = {start for start, _ in spans}
    pieces = [(line((text[a:b], ink)), a in starts) for a, b in pairwise(cuts)]
    return EMPTY.join([inked(piece, Ink.MENTION) if hit else piece for piece, hit in pieces])


def listed(parts: Sequence[Part], first: int, by: str = " · ") -> tuple[Content, tuple[tuple[int, int], ...]]:
    """Join parts with a quiet separator; return where each stands too.

    A click on a part tells its number, counted from ``first``: ``stop`` in the meta of its style.
    """
    content = EMPTY
    spans: list[tuple[int, int]] = []
    for number, part in enumerate(parts, first):
        content += line((by, Ink.QUIET)) if spans else EMPTY
        start = len(content)
        content += line(part) or Content("?")  # what is left of it without what may not be shown
        spans.append((start, len(content)))
        content = content.stylize(Style.from_meta({"stop": number}), start, len(content))
    return content, tuple(spans)


def lines(parts: Iterable[Content]) -> Content:
    """Put contents below one another."""
    return Content("\n").join(list(parts))


def inked(content: Content, ink: Ink) -> Content:
    """Return the content drawn in an ink over what it has."""
    return content.stylize(ink) if ink else content


def chosen(content: Content, span: tuple[int, int]) -> Content:
    """Return the content with a stretch of it drawn as chosen."""
    return content.stylize(Ink.CHOSEN, *span)


def fit(content: Content, cells: int) -> Content:
    """Cut a line to a width, with an ellipsis where something is lost, and fill it with blanks."""
    return content.truncate(max(cells, 0), ellipsis=True, pad=True)


def bar(selected: bool, *, focused: bool = True) -> Content:
    """Return the cell before a row: a bar where it is selected, a thin one where the keys are elsewhere."""
    if not selected:
        return Content(" ")
    return Content.styled("▌", Ink.ACCENT) if focused else Content.styled("▎", Ink.QUIET)


def both_ends(left: Content, right: Content, cells: int) -> Content:
    """Put two contents at the ends of a line; the left one gives way."""
    right = right.truncate(cells, ellipsis=True)
    room = cells - right.cell_length
    return fit(left, room - 1) + Content(" ") + right if room > 1 else right


def clean(text: str) -> str:
    """Return text for the clipboard or an input: one clean line."""
    return clean_line(text)


def typed(text: str) -> str:
    r"""Return what was typed or pasted without what may not be shown; spaces at the ends stay.

    >>> typed("uk \x1b[31m")
    'uk '
    """
    return clean_block(text).replace("\n", " ")


def marked(text: str, start: int, end: int, marks: Sequence[Mark], *, tight: bool = False) -> Content:
    """Draw ``text[start:end]`` with its marks, each piece cleaned by itself so that offsets hold.

    ``tight`` leaves empty lines out.
    """
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = sorted({start, end, *(min(max(edge, start), end) for mark in inside for edge in (mark.start, mark.end))})
    pieces: list[Content] = []
    for left, right in pairwise(cuts):
        here = [mark for mark in inside if mark.start <= left and mark.end >= right]
        piece = block(_EMPTY_LINES.sub("\n", text[left:right]) if tight else text[left:right])
        for mark in sorted(here, key=lambda mark: mark.edged):
            piece = inked(inked(piece, Ink.STRONG) if mark.edged else piece, mark.ink)
        pieces += [_opening(mark) for mark in here if mark.start == left]
        pieces.append(piece)
        pieces += [Content.styled("▌", Ink.STRONG) for mark in here if mark.edged and mark.end == right]
    return Content("").join(pieces)


def _opening(mark: Mark) -> Content:
    note = Content.styled(_superscript(mark.note), Ink.ACCENT) if mark.note is not None else EMPTY
    return note + Content.styled("▐", Ink.STRONG) if mark.edged else note


def _superscript(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def _assemble(parts: Iterable[Part], wash: Callable[[str], str]) -> Content:
    washed: list[Content | tuple[str, str]] = []
    for part in parts:
        if isinstance(part, Content):
            washed.append(part)
        else:
            text, ink = (part, Ink.PLAIN) if isinstance(part, str) else part
            washed.append((wash(text), ink.value if text else ""))
    return Content.assemble(*washed)
