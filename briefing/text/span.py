"""A stretch of text, as code points."""

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of code points, as a W3C TextPositionSelector counts them."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of the span.

        >>> Span(1, 3).of("abcd")
        'bc'
        """
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end
