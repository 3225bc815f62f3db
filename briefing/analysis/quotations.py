"""Direct quotations of a paragraph: where the quoted words begin and end, marks excluded.

A straight mark or a pair of apostrophes opens or closes as the blanks beside it tell, in turn where they do not; one
left over at the end of a paragraph encloses nothing, so a printed slip cannot turn the outlet's words into somebody's.
Where one opens inside a quotation, behind a sentence, the quotation goes on with it, as in paragraphs printed as one;
elsewhere it nests. Single marks are not read: inside double ones they nest, outside they are apostrophes. A typographic
mark left open runs to the end of its paragraph only where the next one opens with the mark again, as newspapers print a
quotation of several paragraphs.
"""

import re
from collections.abc import Iterator
from enum import Enum

from briefing.text.span import Span

MAX_GAP = 8  # characters of blank lines between paragraphs, and the mark
MAX_QUOTATION = 2_000  # characters; a longer one is a lost closing mark

_MARK = re.compile(r"[\"“”„«»「」『』]|''|``")
_ENGLISH = frozenset({"“", "”", '"', "``", "''"})  # printed mixed: one that opened may be closed by another
_STRAIGHT = frozenset({'"', "''"})
_BRACKETS = frozenset("([")
_STOPS = frozenset(".!?…")
_ASYMMETRIC = frozenset({"“", "„", "«", "``", "「", "『"})
_CLOSERS = {
    "“": ("”",),
    "„": ("“", "”"),
    "«": ("»",),
    "»": ("«",),
    '"': ('"',),
    "''": ("''",),
    "``": ("''",),
    "「": ("」",),
    "『": ("』",),
}


class _Side(Enum):
    """The side of a quotation that a mark stands at."""

    OPENING, CLOSING, EITHER = range(3)


_SIDES = {"“": _Side.OPENING, "``": _Side.OPENING, "”": _Side.CLOSING}


def quotations(text: str, span: Span) -> Iterator[Span]:
    """Yield the quoted stretches of one paragraph in order.

    >>> [q.of('He said "no" and “go on”.') for q in quotations('He said "no" and “go on”.', Span(0, 25))]
    ['no', 'go on']
    """
    opening: re.Match[str] | None = None
    nested = 0
    for mark in _MARK.finditer(text, span.start, span.end):
        side = _side(text, span, mark) if opening is None or opening[0] in _ENGLISH else _Side.CLOSING
        if opening is None:
            if mark[0] in _CLOSERS and side is not _Side.CLOSING:
                opening = mark
        elif mark[0] not in (_ENGLISH if opening[0] in _ENGLISH else _CLOSERS[opening[0]]):
            continue
        elif side is _Side.OPENING and not (end := _stopped(text, opening.end(), mark.start())):
            nested += 1
        elif nested:
            nested -= 1
        else:
            last = end if side is _Side.OPENING else mark.start()
            if opening.end() < last <= opening.end() + MAX_QUOTATION:
                yield Span(opening.end(), last)
            opening = mark if side is _Side.OPENING else None
    if opening and opening[0] in _ASYMMETRIC and _reopens(text, span.end, opening[0]):
        end = span.start + len(text[span.start : span.end].rstrip())
        if opening.end() < end <= opening.end() + MAX_QUOTATION:
            yield Span(opening.end(), end)


def _side(text: str, span: Span, mark: re.Match[str]) -> _Side:
    """Return the side of a quotation that a mark tells, a straight one by the blanks beside it: neither in a."B."""
    if mark[0] not in _STRAIGHT:
        return _SIDES.get(mark[0], _Side.EITHER)
    before = text[mark.start() - 1] if mark.start() > span.start else " "
    behind = text[mark.end()] if mark.end() < span.end else " "
    if not behind.isspace() and (before.isspace() or before in _BRACKETS):
        return _Side.OPENING
    if not before.isspace() and not behind.isalnum():
        return _Side.CLOSING
    return _Side.EITHER


def _stopped(text: str, start: int, end: int) -> int:
    """Return where the words end when they are sentences that a stop ends; 0 when they are none."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end if end > start and text[end - 1] in _STOPS else 0


def _reopens(text: str, end: int, mark: str) -> bool:
    """Tell whether the next paragraph begins with the mark."""
    following = text[end : end + MAX_GAP].lstrip()
    return following.startswith(mark) and "\n" in text[end : end + MAX_GAP]
