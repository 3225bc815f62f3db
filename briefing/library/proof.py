"""Proving an entry against its sources: every quoted span, one by one, and what to say of each that fails."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.library.evidence import Passage, Verdict, find_passage
from briefing.library.sources import SourceTexts
from briefing.model import Claim, Entry, Evidence, Problem, Severity
from briefing.text.clean import clean_line
from briefing.text.width import truncate

_FIRST_WORDS = 60  # cells of a claim that a message quotes: enough to know it by


@dataclass(frozen=True, slots=True)
class Quoted:
    """A piece of evidence, the path where it stands in the entry, and what it is evidence of, in words."""

    evidence: Evidence
    path: str
    owner: str


def quoted(entry: Entry) -> Iterator[Quoted]:
    """Yield every piece of evidence of an entry in the order of the file."""
    for n, excerpt in enumerate(entry.summary):
        owner = f"summary sentence {n + 1} “{_first_words(excerpt.text)}”"
        yield from _pieces(excerpt.evidence, f"summary[{n}]", owner)
    for n, event in enumerate(entry.events):
        yield from _pieces(event.evidence, f"events[{n}]", f"the date “{_first_words(event.text)}”")
    for n, claim in enumerate(entry.claims):
        yield from _of_claim(claim, n)


def passage_of(entry: Entry, evidence: Evidence, sources: SourceTexts) -> Passage:
    """Return where the words of a piece of evidence stand now in its source."""
    source = entry.source(evidence.source)
    if source is None or source.file is None:
        return Passage(Verdict.QUOTED)
    found = sources.get(source.file)
    return find_passage(evidence, found.text) if found else Passage(Verdict.MISSING)


def span_problems(entry: Entry, sources: SourceTexts) -> Iterator[Problem]:
    """Yield a problem for each piece of evidence whose source does not say it where the entry says.

    Sources that are missing altogether are one problem each, which ``source_problems`` yields.
    """
    hint: str | None = f"briefing normalize id:{clean_line(entry.id)}"
    for piece in quoted(entry):
        evidence = piece.evidence
        found = passage_of(entry, evidence, sources)
        if found.verdict is Verdict.MOVED:
            message = f"{piece.owner} moved: its words now stand at {found.start} to {found.end}, not {_span(evidence)}"
            yield Problem("moved", message, hint, path=piece.path)
            hint = None  # once is enough
        elif found.verdict is Verdict.CHANGED:
            message = f"{piece.owner} is missing from its source: “{_first_words(evidence.exact)}” is not in the text"
            yield Problem("changed", message, "restore the source file or correct the entry", path=piece.path)


def source_problems(entry: Entry, sources: SourceTexts) -> Iterator[Problem]:
    """Yield a problem for each source whose file is missing, no text, or not what it was."""
    for n, source in enumerate(entry.sources):
        if source.file is None:
            continue
        name, path = clean_line(source.file), f"sources[{n}].file"
        found = sources.get(source.file)
        if found is None:
            hint = "restore it; until then nothing that rests on it can be proven"
            yield Problem("missing", f"the source file {name} is missing or no text", hint, path=path)
        elif source.sha256 and found.sha256 != source.sha256.lower():
            message = f"the source file {name} is not the one that was read: its SHA-256 is {found.sha256[:12]}…"
            hint = "restore it, or remove sha256 if the change is meant"
            yield Problem("sha256", message, hint, path=f"sources[{n}].sha256")


def unproven(entry: Entry) -> Iterator[Problem]:
    """Yield a warning for each claim that stands there without evidence."""
    for n, claim in enumerate(entry.claims):
        if not claim.evidence:
            message = f"{_claim_name(claim)} has no evidence"
            yield Problem("no-evidence", message, "quote the words that say it", Severity.WARNING, path=f"claims[{n}]")


def _of_claim(claim: Claim, n: int) -> Iterator[Quoted]:
    owner = _claim_name(claim)
    for place, hop in enumerate(claim.chain):
        if hop.evidence:
            yield Quoted(
                hop.evidence, f"claims[{n}].chain[{place}]", f"{owner}: the speaker “{_first_words(hop.name)}”"
            )
    for place, number in enumerate(claim.numbers):
        if number.evidence:
            what = f"{owner}: the number “{_first_words(number.text)}”"
            yield Quoted(number.evidence, f"claims[{n}].numbers[{place}]", what)
    yield from _pieces(claim.evidence, f"claims[{n}]", owner)


def _pieces(evidence: tuple[Evidence, ...], path: str, owner: str) -> Iterator[Quoted]:
    for n, piece in enumerate(evidence):
        yield Quoted(piece, f"{path}.evidence[{n}]", owner)


def _claim_name(claim: Claim) -> str:
    return f"claim {clean_line(claim.id)} “{_first_words(claim.text)}”"


def _first_words(text: str) -> str:
    return truncate(clean_line(text[:400]), _FIRST_WORDS)


def _span(evidence: Evidence) -> str:
    return f"{evidence.start} to {evidence.end}"
