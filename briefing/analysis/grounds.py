"""Grounds: the words of a text that speak for a value of an entry, with the rule by which they do."""

from bisect import bisect_right
from dataclasses import dataclass, field

from briefing.text.span import Span

BY_HAND = "the program does not find this now: written by hand, or by an earlier version"
CLAIMED = "words of the claim"


@dataclass(frozen=True, slots=True)
class Ground:
    """Words that speak for a value: by which rule, where they stand, and how much they count, where that is summed.

    ``start`` and ``end`` are code points of the source, ``line`` counts from 1; None for what no words of the text say.
    """

    rule: str
    exact: str | None = None
    start: int | None = None
    end: int | None = None
    line: int | None = None
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an entry has a value: the field, the value as the entry has it, the rule in words, its score if it has one.

    ``found`` tells whether the analysis of today makes it too.
    """

    field: str
    value: str
    rule: str
    score: float | None = None
    grounds: tuple[Ground, ...] = ()
    found: bool = True


@dataclass(frozen=True, slots=True)
class Places:
    """Makes grounds of the spans of one text."""

    text: str
    _starts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Find the beginnings of the lines."""
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        object.__setattr__(self, "_starts", starts)

    def ground(self, rule: str, span: Span, weight: float | None = None) -> Ground:
        """Return the ground that the words of the span are.

        >>> Places("one\\ntwo").ground("a number", Span(4, 7)).line
        2
        """
        rounded = None if weight is None else round(weight, 3)
        return Ground(rule, span.of(self.text), span.start, span.end, bisect_right(self._starts, span.start), rounded)
