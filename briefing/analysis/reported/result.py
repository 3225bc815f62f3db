"""What the reader of reported speech finds in a passage: one attribution."""

from dataclasses import dataclass

from briefing.analysis.reported.sources import Phrase, Source


@dataclass(frozen=True, slots=True)
class Reported:
    """Words that are somebody's: ranges of tokens. ``attitude`` tells wanting and believing from saying.

    ``cue`` is None for a quotation that goes on without one; its source is that of the attribution before it.
    """

    content: tuple[Phrase, ...]
    source: Source | None
    cue: Phrase | None
    attitude: bool
