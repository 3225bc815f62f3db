"""Direct quotations of a paragraph: where the quoted words begin and end, marks excluded.

Straight marks and pairs of apostrophes open and close in turn; one left over at the end of a paragraph encloses
nothing, so a printed slip cannot turn the outlet's words into somebody's. Single marks are not read: inside double
ones they nest, outside they are apostrophes. A typographic mark left open runs to the end of its
paragraph only where the next one opens with the mark again, as newspapers print a quotation of several paragraphs.
"""

import re
from collections.abc import Iterator

from briefing.text.span import Span

MAX_GAP = 8  # characters of blank lines between paragraphs, and the mark
MAX_QUOTATION = 2_000  # characters; a longer one is a lost closing mark

_MARK = re.compile(r"[\"“”„«»「」『』]|''|``")
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


def quotations(text: str, span: Span) -> Iterator[Span]:
    """Yield the quoted stretches of one paragraph in order.

    >>> [q.of('He said "no" and “go on”.') for q in quotations('He said "no" and “go on”.', Span(0, 25))]
    ['no', 'go on']
    """
    opening: re.Match[str] | None = None
    for mark in _MARK.finditer(text, span.start, span.end):
        if opening is None:
            if mark[0] in _CLOSERS:
                opening = mark
        elif mark[0] in _CLOSERS[opening[0]]:
            if opening.end() < mark.start() and mark.start() - opening.end() <= MAX_QUOTATION:
                yield Span(opening.end(), mark.start())
            opening = None
    if opening and opening[0] in _ASYMMETRIC and _reopens(text, span.end, opening[0]):
        end = span.start + len(text[span.start : span.end].rstrip())
        if opening.end() < end <= opening.end() + MAX_QUOTATION:
            yield Span(opening.end(), end)


def _reopens(text: str, end: int, mark: str) -> bool:
    """Tell whether the next paragraph begins with the mark."""
    following = text[end : end + MAX_GAP].lstrip()
    return following.startswith(mark) and "\n" in text[end : end + MAX_GAP]
