"""The results of working on many things, as they come, with the number that there will be."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic, TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Batch(Iterator[_T], Generic[_T]):
    """Results one by one, ``total`` in all. Closing it ends the work; what is done stays done."""

    total: int
    results: Iterator[_T]

    def __next__(self) -> _T:
        """Return the next result."""
        return next(self.results)

    def close(self) -> None:
        """End the work, and the processes that do it."""
        with suppress(AttributeError):  # an iterator that is no generator has nothing to end
            self.results.close()  # type: ignore[attr-defined]
