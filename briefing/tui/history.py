"""The searches of a session in their order, each with the entry that was selected when it was left."""

from dataclasses import dataclass

_MOST = 500  # searches; an hour of steady work has made about 100


@dataclass(frozen=True, slots=True)
class Visit:
    """A search and the id of the entry that was selected, None where it found none."""

    query: str
    entry: str | None = None


class History:
    """Visits with a place among them, as a browser has its pages: a new one drops those that lay ahead.

    >>> history = History()
    >>> for query in ("", "war", "war country:UA"):
    ...     history.stand(Visit(query))
    >>> history.step(-1).query, history.step(1).query, history.step(1)
    ('war', 'war country:UA', None)
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._visits: list[Visit] = []
        self._at = -1

    @property
    def present(self) -> str | None:
        """The search that the place is at."""
        return self._visits[self._at].query if self._visits else None

    def stand(self, visit: Visit) -> None:
        """Take a search that counts; where it is the present one, only its entry is remembered."""
        if self.present == visit.query:
            self._visits[self._at] = visit
            return
        self._visits[self._at + 1 :] = [visit]
        del self._visits[:-_MOST]
        self._at = len(self._visits) - 1

    def step(self, by: int) -> Visit | None:
        """Go to the search before (-1) or after (1) and return it; None where there is none."""
        if not 0 <= self._at + by < len(self._visits):
            return None
        self._at += by
        return self._visits[self._at]
