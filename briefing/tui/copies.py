"""What can be copied of the view, as clean text: a claim, a citation, a passage, a link, the view as a command."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.library import Passage, Verdict
from briefing.model import Claim, Entry, Evidence, Source
from briefing.text.clean import clean_block, clean_line
from briefing.text.links import open_url_allowed
from briefing.tui import chains, dates
from briefing.tui.evidence_text import Look, place_name
from briefing.tui.source_text import source_of
from briefing.tui.statements import Statement

_VERDICTS = {
    Verdict.VERBATIM: "verbatim",
    Verdict.MOVED: "moved",
    Verdict.CHANGED: "changed: the source no longer says this",
    Verdict.MISSING: "missing: the source file cannot be read",
    Verdict.QUOTED: "quoted by hand",
}


@dataclass(frozen=True, slots=True)
class Copied:
    """A text that was copied, and what it is, in words."""

    what: str
    text: str

    @property
    def size(self) -> int:
        """How many bytes a terminal is handed for it, in the Base64 of OSC 52."""
        return -(-len(self.text.encode("utf-8")) // 3) * 4


def claim_text(entry: Entry, statement: Statement | None) -> str:
    """Return a statement with who says it, and below it the article that it stands in."""
    said = f"“{clean_line(statement.text)}”\n— {_speaker(entry, statement)}\n" if statement else ""
    return f"{said}{_article(entry)}\n{_address(source_of(entry, statement))}".rstrip()


def citation(entry: Entry, statement: Statement | None) -> str:
    """Return one line with all that finds the words again: chain, article, date with its basis, place, hash, claim."""
    source = source_of(entry, statement)
    words = f"“{clean_line(statement.text)}” — {_speaker(entry, statement)}. " if statement else ""
    spans = [_span(evidence) for evidence in statement.evidence] if statement else []
    places = [_address(source), _hash(source), ", ".join(spans)]
    name = f"{entry.id}#{statement.claim.id}" if statement and statement.claim else entry.id
    return clean_line(f"{words}{_article(entry)}. {'; '.join(filter(None, places))} [{name}]")


def passage_text(entry: Entry, statement: Statement | None, look: Look) -> str:
    """Return the paragraphs of the sources that hold the words, each with where they stand and whether they still do.

    Nothing for what rests on no words.
    """
    found = [(evidence, look(evidence)) for evidence in statement.evidence] if statement else []
    parts: dict[str, list[str]] = {}
    for evidence, passage in found:
        where = f"{place_name(entry.source(evidence.source))}, {_span(evidence)}, {_VERDICTS[passage.verdict]}"
        parts.setdefault(_paragraph(evidence, passage), []).append(where)
    return "\n\n".join(f"{text}\n({clean_line('; '.join(places))})" for text, places in parts.items())


def link(entry: Entry, statement: Statement | None) -> str:
    """Return the link of the statement's source, else the first that may be opened; nothing when there is none."""
    first = source_of(entry, statement)
    urls = [source.url for source in (first, *entry.sources) if source and source.url]
    return next((url for url in urls if open_url_allowed(url)), "")


def view_command(query: str, folder: Path | None) -> str:
    """Return the command that prints what the view shows; with the library's folder where it would not be found.

    >>> view_command('country:UA "cease fire"', None), view_command("-tag:x", Path("/my news"))
    ('briefing search \\'country:UA "cease fire"\\'', "briefing --library '/my news' search -- -tag:x")
    """
    library = ["--library", str(folder)] if folder else []
    words = [clean_line(query)]
    return shlex.join(["briefing", *library, "search", *(["--"] if words[0].startswith("-") else []), *words])


def _speaker(entry: Entry, statement: Statement) -> str:
    claim: Claim | None = statement.claim
    if claim:
        return chains.plain_chain(claim) or chains.nobody(claim)
    return clean_line(", ".join(s.publisher for s in entry.sources if s.publisher)) or "publisher not stated"


def _article(entry: Entry) -> str:
    return clean_line(f"“{entry.headline}”, {chains.provenance(entry).plain}, {dates.with_basis(entry)}")


def _address(source: Source | None) -> str:
    return clean_line(source.url or source.file or "") if source else ""


def _hash(source: Source | None) -> str:
    """Return what proves a file: its name, where the link says something else, and its hash."""
    if source is None or source.file is None:
        return ""
    digest = f"SHA-256 {source.sha256}" if source.sha256 else ""
    return ", ".join(filter(None, (source.file if source.url else "", digest)))


def _span(evidence: Evidence) -> str:
    return f"characters {evidence.start}–{evidence.end}" if evidence.start is not None else "quoted"


def _paragraph(evidence: Evidence, passage: Passage) -> str:
    text, start, end = passage.text, passage.start, passage.end
    if text is None or start is None or end is None:
        return f"“{clean_block(evidence.exact).strip()}”"
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return clean_block(text[first : last if last >= 0 else len(text)]).strip()


def texts(entry: Entry | None, statement: Statement | None, look: Look, command: str) -> Sequence[tuple[str, Copied]]:
    """Return what there is to copy, each with the letter that copies it; an empty text is not there."""
    of_entry: list[tuple[str, Copied]] = []
    if entry:
        what = "the claim with its source" if statement and statement.claim else "the statement with its source"
        of_entry = [
            ("y", Copied(what if statement else "the article", claim_text(entry, statement))),
            ("c", Copied("the citation", citation(entry, statement))),
            ("p", Copied("the passage", passage_text(entry, statement, look))),
            ("l", Copied("the link", link(entry, statement))),
        ]
    return [*of_entry, ("v", Copied("the view as a command", command))]
