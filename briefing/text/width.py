"""How many cells of a terminal a text takes, and cutting it to fit. Wide characters and emoji are never cut in two.

The text is clean (``briefing.text.clean``): a stray joiner has no width to agree upon.
"""

from itertools import accumulate

from rich.cells import cell_len, split_graphemes

ELLIPSIS = "…"


def cell_width(text: str) -> int:
    """Return the cells that a line takes.

    >>> cell_width("停火 now")
    8
    """
    return cell_len(text)


def truncate(text: str, cells: int) -> str:
    """Return the text when it fits into ``cells``, else its beginning and an ellipsis that fit.

    >>> truncate("More than 30 countries", 10)
    'More than…'
    >>> truncate("停火停火", 6)
    '停火…'
    """
    if cell_width(text) <= cells:
        return text
    if cells < 1:
        return ""
    return _head(text, cells - 1).rstrip() + ELLIPSIS


def wrap(text: str, cells: int) -> list[str]:
    r"""Return the text as lines of at most ``cells``, broken at spaces; a longer word is cut, a line break kept.

    Runs of white space become one space. A character wider than ``cells`` gets a line of its own.

    >>> wrap("Three NATO countries\nwill be absent", 10)
    ['Three NATO', 'countries', 'will be', 'absent']
    """
    return [line for paragraph in text.split("\n") for line in _wrap_paragraph(paragraph.split(), max(cells, 1))]


def _wrap_paragraph(words: list[str], cells: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for word in words:
        room = cells - used - 1
        width = cell_width(word)
        if line and width <= room:
            line, used = f"{line} {word}", used + 1 + width
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, cells) if width > cells else [word]
        lines.extend(full)
        used = cell_width(line)
    return [*lines, line]


def _pieces(word: str, cells: int) -> list[str]:
    pieces: list[str] = []
    start, used = 0, 0
    for begin, _, width in split_graphemes(word)[0]:
        if used + width > cells and begin > start:
            pieces.append(word[start:begin])
            start, used = begin, 0
        used += width
    return [*pieces, word[start:]]


def _head(text: str, cells: int) -> str:
    graphemes = split_graphemes(text)[0]
    filled = accumulate(width for _, _, width in graphemes)
    end = next((begin for (begin, _, _), used in zip(graphemes, filled, strict=True) if used > cells), len(text))
    return text[:end]
