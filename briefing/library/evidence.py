"""Whether a source still says what an entry quotes from it, and where (W3C TextPositionSelector and TextQuoteSelector).

The position is tried first; when it fails the quoted words are looked for in the whole text. Nothing is guessed: words
that differ by one character are not found.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from briefing.model import Evidence


class Verdict(StrEnum):
    """What comparing a piece of evidence with its source came to."""

    VERBATIM = "verbatim"  # the words stand where the evidence says; or anywhere, when it gives no position
    MOVED = "moved"  # the words stand elsewhere in the source
    CHANGED = "changed"  # the source does not hold these words
    MISSING = "missing"  # the source names a file that is absent or cannot be read
    QUOTED = "quoted"  # written by hand without a file: there is nothing to compare with


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of evidence found again.

    ``text`` is the whole decoded source, ``start`` and ``end`` the code points where the words stand now; None for
    what could not be found.
    """

    verdict: Verdict
    text: str | None = None
    start: int | None = None
    end: int | None = None


def find_passage(evidence: Evidence, text: str) -> Passage:
    """Return where the words of ``evidence`` stand in the decoded source.

    >>> find_passage(Evidence("s1", 4, 7, "two"), "one two").verdict
    <Verdict.VERBATIM: 'verbatim'>
    >>> find_passage(Evidence("s1", 0, 3, "two"), "one two")
    Passage(verdict=<Verdict.MOVED: 'moved'>, text='one two', start=4, end=7)
    """
    exact, start, end = evidence.exact, evidence.start, evidence.end
    if exact and start is not None and end is not None and start >= 0 and text[start:end] == exact:
        return Passage(Verdict.VERBATIM, text, start, end)
    found = _best(evidence, text) if exact.strip() else None
    if found is None:
        return Passage(Verdict.CHANGED, text)
    return Passage(Verdict.VERBATIM if start is None else Verdict.MOVED, text, *found)


def _best(evidence: Evidence, text: str) -> tuple[int, int] | None:
    """Return the place whose surroundings fit best, the nearest to the old one among equals."""
    aim = evidence.start or 0

    def misfit(place: tuple[int, int]) -> tuple[int, int]:
        start, end = place
        before = bool(evidence.prefix) and text.endswith(evidence.prefix or "", 0, start)
        after = bool(evidence.suffix) and text.startswith(evidence.suffix or "", end)
        return -(before + after), abs(start - aim)

    return min(_places(evidence, text), key=misfit, default=None)


def _places(evidence: Evidence, text: str) -> Iterator[tuple[int, int]]:
    if evidence.start is None:  # typed by a person, who sees no difference between a space and a line break
        quoted = r"\s+".join(re.escape(word) for word in evidence.exact.split())
        yield from (found.span() for found in re.finditer(quoted, text))
        return
    at = text.find(evidence.exact)
    while at >= 0:
        yield at, at + len(evidence.exact)
        at = text.find(evidence.exact, at + 1)
