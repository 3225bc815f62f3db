"""Which passages of a source text an entry stands on: what the source screen marks."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model import Entry, Source
from briefing.tui.evidence_text import Look
from briefing.tui.statements import Statement


@dataclass(frozen=True, slots=True)
class SourcePassage:
    """Where the statement at ``place`` stands in the text; ``number`` is its claim's, None for other statements."""

    place: int
    start: int
    end: int
    label: str
    number: int | None = None


def source_of(entry: Entry, statement: Statement | None) -> Source | None:
    """Return the source of a statement, else the entry's first, None when it has none."""
    named = entry.source(statement.evidence[0].source) if statement and statement.evidence else None
    return named or (entry.sources[0] if entry.sources else None)


def passages(source: Source, walk: Sequence[Statement], look: Look) -> tuple[SourcePassage, ...]:
    """Return every passage of the statements that is found in the source, in the order of the statements."""
    return tuple(
        SourcePassage(place, found.start, found.end, statement.label, statement.number)
        for place, statement in enumerate(walk)
        for found in (look(evidence) for evidence in statement.evidence if evidence.source == source.id)
        if found.start is not None and found.end is not None
    )
