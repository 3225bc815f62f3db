"""The rows of a search result as a list that fetches what is looked at: a page of the index at a time."""

from collections.abc import Sequence
from typing import overload

from textual.cache import LRUCache

from briefing.library import Row, SearchResult
from briefing.model.marks import Mark

PAGE = 64  # rows fetched at once: a tall screen shows thirty
_PAGES = 32  # kept
_UNMARKED = Mark()


class ResultRows(Sequence[Row | None]):
    """As many rows as were found; None stands for one that is gone, or not known yet while texts are still read."""

    def __init__(self, result: SearchResult | None = None) -> None:
        """Fetch nothing yet; without a result there are no rows."""
        self.result = result
        self._count = result.count if result else 0
        self._pages: LRUCache[int, tuple[Row, ...]] = LRUCache(_PAGES)
        self._marks: dict[str, Mark] = {}

    def __len__(self) -> int:
        """Return how many entries were found."""
        return self._count

    @overload
    def __getitem__(self, place: int) -> Row | None: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Row | None, ...]: ...
    def __getitem__(self, place: int | slice) -> "Row | tuple[Row | None, ...] | None":
        """Return the row at a position, or those of a slice; raise IndexError outside."""
        if isinstance(place, slice):
            return tuple(self[at] for at in range(*place.indices(self._count)))
        position = place + self._count if place < 0 else place
        if not 0 <= position < self._count:
            raise IndexError(place)
        number, inside = divmod(position, PAGE)
        page = self._page(number)
        return page[inside] if inside < len(page) else None

    def mark(self, row: Row) -> Mark:
        """Return what was done with the entry of a row that was fetched."""
        return self._marks.get(row.id, _UNMARKED)

    def forget_marks(self) -> None:
        """Ask for the marks of all rows again."""
        self._pages.clear()
        self._marks.clear()

    def _page(self, number: int) -> tuple[Row, ...]:
        page = self._pages.get(number)
        if page is None:
            page = self.result.rows(number * PAGE, (number + 1) * PAGE) if self.result else ()
            self._pages[number] = page
            if self.result:
                self._marks |= self.result.marked(page)
        return page
