"""What is wrong with a query, and where: data for the search box to underline, not an exception."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QueryError:
    """A mistake in the text of a query, from ``start`` up to ``end``; ``suggestion`` says what to type instead."""

    message: str
    start: int
    end: int
    suggestion: str | None = None

    def __str__(self) -> str:
        """Render as ``message at column N; suggestion``.

        >>> str(QueryError("unknown field contry", 0, 6, "did you mean country:?"))
        'unknown field contry at column 1; did you mean country:?'
        """
        hint = f"; {self.suggestion}" if self.suggestion else ""
        return f"{self.message} at column {self.start + 1}{hint}"


class ValueRefused(ValueError):
    """A value that a field cannot take; ``suggestion`` says what it can."""

    def __init__(self, message: str, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.suggestion = suggestion


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is spelled most like ``word``, or None when none is near.

    >>> nearest("contry", ["country", "claims"])
    'country'
    """
    # 40 characters are longer than any name that is known, and keep the comparison short for any input.
    by_folded = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word[:40].casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def shown(text: str) -> str:
    """Return a piece of the query as a message quotes it, shortened to 40 characters."""
    return text if len(text) <= 40 else text[:39] + "…"
