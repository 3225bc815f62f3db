"""What found the words of a claim: the trained reader of reported speech, or a rule.

Nothing of this is kept in a claim: the reader runs once more, over the paragraphs of the claims asked for.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.analysis.prose import Prose
from briefing.analysis.reported.passage import read_passage
from briefing.analysis.reported.reader import read_reported
from briefing.model import Claim, ClaimKind
from briefing.text.span import Span

SAME = 0.5  # of the characters of a claim, for the reader to have found it

READER = "found by the trained reader"
CREDIT = "found by the rule for credits"
RULES = "found by the rules for verbs of saying"
QUOTED = "found by the rule for quotations that go on"
DIRECT = "found by the rule for direct quotations, the only one for languages other than English"

_CREDITS = frozenset({"according to", "citing", "quoting", "with reference to", "referring to"})


@dataclass(frozen=True, slots=True)
class Reread:
    """The paragraphs of a text, and what the reader finds in those that were asked for."""

    text: str
    paragraphs: tuple[tuple[Span, ...], ...]
    english: bool
    _read: dict[int, tuple[Span, ...]] = field(default_factory=dict, repr=False)

    def found_by(self, claim: Claim, spans: Sequence[Span]) -> str | None:
        """Return what finds the words of a claim today; None for what the outlet narrates, or has no place."""
        if claim.kind is ClaimKind.NARRATION or not spans:
            return None
        if not self.english:
            return DIRECT
        told = self._told(spans[0])
        shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in spans for b in told)
        if shared >= SAME * sum(span.end - span.start for span in spans):
            return READER
        if claim.cue is None:
            return QUOTED
        return CREDIT if claim.cue.lower() in _CREDITS else RULES

    def _told(self, span: Span) -> tuple[Span, ...]:
        """Return the contents that the reader finds in the paragraph of the span."""
        number = bisect_right(self.paragraphs, span.start, key=lambda sentences: sentences[0].start) - 1
        if number < 0:
            return ()
        if number not in self._read:
            passage = read_passage(self.text, self.paragraphs[number])
            told = tuple(passage.span(*part) for one in read_reported(passage) for part in one.content)
            self._read[number] = told
        return self._read[number]


def reread(text: str, prose: Prose, language: str | None) -> Reread:
    """Return the text in which the words of claims are looked for again; ``language`` is what analysis took it for."""
    english = language is None or language.partition("-")[0] == "en"
    return Reread(text, tuple(sentences for sentences in prose.paragraphs if sentences), english)
