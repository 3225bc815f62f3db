"""The numbered sources of a digest: each gets its number where it is first spoken of, and keeps it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from briefing.model import Claim, Entry, Evidence, Source


@dataclass(frozen=True, slots=True)
class Cited:
    """A source with its number, and the entry that first cites it."""

    number: int
    source: Source
    entry: Entry


@dataclass(slots=True)
class Citations:
    """Sources in the order in which they were cited. Two entries that rest on one file share its number."""

    _by_key: dict[tuple[str | None, ...], Cited] = field(default_factory=dict)

    def cite(self, entry: Entry, evidence: Iterable[Evidence]) -> str:
        """Return the numbers of the sources of some evidence, such as ``[1][3]``; empty when there is none."""
        ids = dict.fromkeys(piece.source for piece in evidence)
        return self._numbers(entry, [source for source in entry.sources if source.id in ids])

    def cite_all(self, entry: Entry) -> str:
        """Return the numbers of all sources of an entry."""
        return self._numbers(entry, entry.sources)

    def cite_claims(self, claims: Iterable[tuple[Entry, Claim]]) -> str:
        """Return the numbers of the sources of some claims, each once, in their order.

        A claim without an id is the headline of its entry, which rests on all its sources.
        """
        numbers = "".join(
            self.cite(entry, claim.evidence) if claim.id else self.cite_all(entry) for entry, claim in claims
        )
        return "".join(f"[{number}]" for number in sorted({int(n) for n in numbers[1:-1].split("][") if n}))

    def cited(self) -> tuple[Cited, ...]:
        """Return all that was cited so far, by number."""
        return tuple(self._by_key.values())

    def _numbers(self, entry: Entry, sources: Iterable[Source]) -> str:
        return "".join(f"[{self._number(entry, source)}]" for source in sources)

    def _number(self, entry: Entry, source: Source) -> int:
        key = (source.file, source.url) if source.file or source.url else (entry.id, source.id)
        if key not in self._by_key:
            self._by_key[key] = Cited(len(self._by_key) + 1, source, entry)
        return self._by_key[key].number
