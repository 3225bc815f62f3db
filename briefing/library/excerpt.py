"""The passage around a piece of evidence, its words marked » «, with the verdict on it."""

from collections.abc import Iterable

from briefing.digest.lines import Ink, Line, paragraph
from briefing.library.evidence import Passage, Verdict
from briefing.model import Evidence, Source

_CONTEXT = 160  # characters before and after: about two lines of 80 cells each
_MARGIN = "     │ "


def excerpt_lines(evidence: Evidence, source: Source | None, passage: Passage, width: int) -> Iterable[Line]:
    """Yield where the words stand, and the words in their surroundings, or why they cannot be shown."""
    yield from paragraph(_heading(evidence, source, passage), width, _ink(passage.verdict), first=_MARGIN, rest=_MARGIN)
    yield from paragraph(_marked(evidence, passage), width, Ink.QUIET, first=_MARGIN, rest=_MARGIN)


def _heading(evidence: Evidence, source: Source | None, passage: Passage) -> str:
    place = (source.file or source.url) if source else None
    name = place or f"source {evidence.source}"
    match passage.verdict:
        case Verdict.VERBATIM:
            return f"{name}, characters {passage.start} to {passage.end}, verbatim"
        case Verdict.MOVED:
            return f"{name}, moved: now at characters {passage.start} to {passage.end}"
        case Verdict.CHANGED:
            return f"{name}, changed: these words are no longer in the source"
        case Verdict.MISSING:
            return f"{name}, missing: the source file cannot be read"
        case Verdict.QUOTED:
            return f"{name}, quoted by hand: no file to compare with"


def _marked(evidence: Evidence, passage: Passage) -> str:
    text, start, end = passage.text, passage.start, passage.end
    if text is None or start is None or end is None:
        return f"»{evidence.exact}«"
    first, last = max(start - _CONTEXT, 0), min(end + _CONTEXT, len(text))
    before = _from_word(text[first:start]) if first else text[:start]
    after = _to_word(text[end:last]) if last < len(text) else text[end:]
    return f"{'… ' if first else ''}{before}»{text[start:end]}«{after}{' …' if last < len(text) else ''}"


def _from_word(text: str) -> str:
    return text.partition(" ")[2] if " " in text else text


def _to_word(text: str) -> str:
    return text.rpartition(" ")[0] if " " in text else text


def _ink(verdict: Verdict) -> Ink:
    return Ink.QUIET if verdict in {Verdict.VERBATIM, Verdict.QUOTED} else Ink.ALERT
