"""Who reported a claim for himself: how many independent origins the sources of one claim come down to, and why.

The origin of a claim is the first outlet of its chain, the publisher where no other is named (guide: analysis). Two
articles that print the same claims are one origin too, whoever they credit; so are claims that come from one outlet.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise

from briefing.model import Claim, Entry, HopKind
from briefing.text.address import page_key
from briefing.text.fold import words

COPY = 0.6  # of the words in the shorter article's claims that stand word for word in the other: .5 to .8 alike
_RUN = 6  # words in a row that two reporters do not write by chance: 5 to 8 alike
_FEW = 50  # entries that print one run, up to which all pairs of them are counted
_LEAST = 20  # words; shorter entries say too little to be told from chance


class OriginReason(StrEnum):
    """Why articles are one origin, or count each for itself."""

    OWN = "own"  # it credits nobody else
    WIRE = "wire"  # they credit one outlet
    COPY = "copy"  # they print the same words
    SITE = "site"  # no outlet is named, and they stand on one page or site
    UNKNOWN = "unknown"  # no outlet is named: the article stands for itself


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin: its outlet, None where no text names one, the entries behind it, and why they are one."""

    outlet: str | None
    entries: tuple[str, ...]
    reason: OriginReason


def outlet_of(claim: Claim, entry: Entry) -> str | None:
    """Return the first outlet of the claim's chain, else its publisher, else that of the entry; None without any."""
    for kind in (HopKind.OUTLET, HopKind.PUBLISHER):
        found = next((hop.name for hop in claim.chain if hop.kind is kind), None)
        if found:
            return found
    return next((source.publisher for source in entry.sources if source.publisher), None)


def origins(members: Iterable[tuple[Claim, Entry]], copies: dict[str, str] | None = None) -> tuple[Origin, ...]:
    """Return the independent origins of claims that say the same, those with most entries first.

    ``copies`` names for each entry that prints another's words the entry it counts as (``copied``).
    """
    outlets: dict[str, str | None] = {}
    same = _Joined()
    for claim, entry in members:
        named = [outlet for outlet in (outlets.get(entry.id), outlet_of(claim, entry)) if outlet]
        outlets[entry.id] = min(named, default=None)
        for source in entry.sources if not named else ():
            if source.url:
                same.join(f"site {page_key(source.url).partition('/')[0]}", f"entry {entry.id}")
    for entry_id, outlet in outlets.items():
        same.join(f"entry {(copies or {}).get(entry_id, entry_id)}", f"entry {entry_id}")
        if outlet:
            same.join(f"outlet {outlet}", f"entry {entry_id}")
    groups: dict[str, list[str]] = defaultdict(list)
    for entry_id in sorted(outlets):
        groups[same.root(f"entry {entry_id}")].append(entry_id)
    return tuple(sorted((_origin(found, outlets, _copies(found, copies)) for found in groups.values()), key=_order))


def _copies(entries: Sequence[str], copies: dict[str, str] | None) -> bool:
    """Tell whether some of the entries print the words of another one of them."""
    return any((copies or {}).get(entry, entry) != entry for entry in entries)


def _origin(entries: Sequence[str], outlets: dict[str, str | None], copies: bool) -> Origin:
    named = sorted({outlet for entry in entries if (outlet := outlets[entry])})
    outlet = named[0] if named else None
    if len(entries) == 1:
        return Origin(outlet, tuple(entries), OriginReason.OWN if outlet else OriginReason.UNKNOWN)
    if not named and not copies:
        return Origin(None, tuple(entries), OriginReason.SITE)
    credited = len(named) == 1 and all(outlets[entry] for entry in entries)
    return Origin(outlet, tuple(entries), OriginReason.WIRE if credited else OriginReason.COPY)


def _order(origin: Origin) -> tuple[int, str, tuple[str, ...]]:
    return (-len(origin.entries), origin.outlet or "", origin.entries)


def copied(entries: Sequence[Entry]) -> dict[str, str]:
    """Return for each entry that prints the same claims as another one the first of them by id, itself included."""
    runs = {entry.id: _runs(entry) for entry in entries}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for entry_id in sorted(runs):
        for run in runs[entry_id]:
            holders[run].append(entry_id)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for found, count in Counter(map(tuple, holders.values())).items():
        few = len(found) <= _FEW  # what more print is a reprint: a chain joins them
        for pair in combinations(found, 2) if few else pairwise(found):
            shared[pair] += count
    same = _Joined()
    for (one, other), count in shared.items():
        if count >= COPY * min(len(runs[one]), len(runs[other])):
            same.join(one, other)
    return {entry_id: same.root(entry_id) for entry_id in runs if same.root(entry_id) in runs}


def _runs(entry: Entry) -> frozenset[tuple[str, ...]]:
    """Return the runs of words of an entry's claims, none for one that says too little."""
    texts = [words(claim.text) for claim in entry.claims]
    if sum(map(len, texts)) < _LEAST:
        return frozenset()
    return frozenset(tuple(text[place : place + _RUN]) for text in texts for place in range(len(text) - _RUN + 1))


class _Joined:
    """Sets that grow together; the least name of a set stands for it."""

    __slots__ = ("_above",)

    def __init__(self) -> None:
        """Begin with each name by itself."""
        self._above: dict[str, str] = {}

    def root(self, name: str) -> str:
        while name in self._above:
            name = self._above[name]
        return name

    def join(self, one: str, other: str) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        if low != high:
            self._above[high] = low
