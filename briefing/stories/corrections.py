"""What the user says of stories, stronger than what the program finds: stories joined, entries taken out, names.

A correction names a story by any of its entries. It holds of what is there; entries that are gone count for nothing.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Correction:
    """What is said of the story of one entry.

    ``merged`` are entries whose whole stories belong to it; ``apart`` are entries that do not, and are a story of
    their own together.
    """

    name: str | None = None
    merged: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether it says anything."""
        return bool(self.name or self.merged or self.apart)


Corrections = Mapping[str, Correction]  # by the id of an entry of the story


class Corrected:
    """The stories that result, told from the first entry of the story that the program found each entry in."""

    def __init__(self, corrections: Corrections, root_of: Callable[[str], str | None]) -> None:
        """Take the corrections, and what tells the program's story of an entry, None for one that is not there."""
        self._root_of = root_of
        self._group: dict[str, frozenset[str]] = {}  # the program's stories that are one, by each of them
        self._apart: dict[str, frozenset[str]] = {}  # entries that were taken out, with those beside them
        for entry, said in corrections.items():
            self._take(entry, said)

    def _take(self, entry: str, said: Correction) -> None:
        root = self._root_of(entry)
        if root is None:
            return
        joined = self._group.get(root, frozenset({root}))
        for other in said.merged:
            if (found := self._root_of(other)) is not None:
                joined |= self._group.get(found, frozenset({found}))
        self._group.update(dict.fromkeys(joined, joined))
        out = frozenset(other for other in said.apart if other != entry and self._root_of(other) is not None)
        self._apart.update(dict.fromkeys(out, out))

    def parts(self, entry: str) -> tuple[frozenset[str], frozenset[str]] | None:
        """Return the story of an entry: the program's stories in it, and the entries that are it alone.

        One of both is empty. None stands for an entry that is not there.
        """
        if (whole := self.whole(entry)) is None:
            return None
        if entry not in self._apart:
            return whole, frozenset()
        beside = self._apart[entry]
        return frozenset(), frozenset(other for other in beside if self._apart[other] is beside)

    def whole(self, entry: str) -> frozenset[str] | None:
        """Return the program's stories that are one with that of an entry, whether it was taken out of it or not."""
        root = self._root_of(entry)
        return None if root is None else self._group.get(root, frozenset({root}))

    def out(self) -> Collection[str]:
        """Return the entries that are in none of the program's stories any more."""
        return self._apart.keys()


def corrected(roots: Mapping[str, str], corrections: Corrections) -> dict[str, str]:
    """Return the story of each entry as one of its entries, from the program's: the plain form, entry by entry.

    >>> corrected({"a": "a", "b": "a", "c": "c"}, {"a": Correction(merged=("c",), apart=("b",))})
    {'a': 'a', 'b': 'b', 'c': 'a'}
    """
    told = Corrected(corrections, roots.get)
    first: dict[object, str] = {}
    return {entry: first.setdefault(told.parts(entry), entry) for entry in roots}
