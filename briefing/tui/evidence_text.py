"""The passages that support a statement, marked in the context of their sources, with the verdict on each in words."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content

from briefing.library import Passage, Verdict
from briefing.model import Entry, Evidence, Source
from briefing.tui import present
from briefing.tui.keys import called
from briefing.tui.present import Ink, Mark
from briefing.tui.statements import Statement
from briefing.tui.widgets.blocks import Block

BEFORE, AFTER = 2, 4  # lines of context, at most these characters:
MOST_BEFORE, MOST_AFTER = 280, 420
_APART = 200  # passages nearer than this to one another stand in one excerpt
_LONGEST = 6_000  # of one excerpt; the whole text is a key away
_SHORTEST_NAME = 8  # cells; a file name cut shorter says nothing

Look = Callable[[Evidence], Passage]


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of evidence with what its source now says."""

    evidence: Evidence
    source: Source | None
    passage: Passage


def evidence_blocks(entry: Entry, statement: Statement | None, look: Look, cells: int) -> tuple[Block, ...]:
    """Return a heading and the excerpts for a statement, one heading for each source; ``cells`` is the line's width."""
    if statement is None:
        return (
            Block(
                present.line(
                    ("Evidence", Ink.STRONG),
                    (f"  the entry quotes nothing; {called('evidence.open')} shows its source text", Ink.QUIET),
                )
            ),
        )
    found = [Found(evidence, entry.source(evidence.source), look(evidence)) for evidence in statement.evidence]
    if not found:
        return (Block(_title(statement)), Block(present.line(("This was written without evidence.", Ink.ALERT))))
    blocks: list[Block] = []
    for source_id in dict.fromkeys(evidence.source for evidence in statement.evidence):
        group = [item for item in found if item.evidence.source == source_id]
        blocks += [*([Block()] if blocks else []), Block(_heading(statement, group, cells))]
        blocks += _excerpts(group, _mentions(statement, source_id, look), cells)
    return tuple(blocks)


def verdict(passage: Passage) -> Content:
    """Return in words whether the source still says what the entry quotes."""
    match passage.verdict:
        case Verdict.VERBATIM:
            return present.line(("verbatim ✓", Ink.ACCENT))
        case Verdict.MOVED:
            return present.line((f"moved: now at characters {passage.start}–{passage.end}", Ink.ALERT))
        case Verdict.CHANGED:
            return present.line(("changed: the source no longer says this ✗", Ink.ALERT))
        case Verdict.MISSING:
            return present.line(("missing: the source file cannot be read ✗", Ink.ALERT))
        case _:
            return present.line(("quoted by hand, no file to compare with", Ink.QUIET))


def excerpts(text: str, spans: Iterable[tuple[int, int]], cells: int) -> list[Block]:
    """Return the stretches of a text, those that stand near one another together, each in its context."""
    found = sorted(spans)
    marks = [Mark(start, end, Ink.CHOSEN, edged=True) for start, end in found]
    return [_excerpt(text, window, marks, cells) for window in _windows(found)]


def place_name(source: Source | None) -> str:
    """Return where a source is kept: its file, else its URL."""
    return (source.file or source.url or source.id) if source else "unknown source"


def _title(statement: Statement) -> Content:
    return present.line(("Evidence", Ink.STRONG), (f"  {statement.label}", Ink.QUIET))


def _heading(statement: Statement, group: Sequence[Found], cells: int) -> Content:
    """Return statement, file, characters and verdict; on a narrow line the verdict stays, the file is cut."""
    first = group[0]
    spans = [f"{e.start}–{e.end}" for e in (item.evidence for item in group) if e.start is not None]
    where = f"characters {', '.join(spans)}" if spans else ""
    verdicts = {item.passage.verdict: verdict(item.passage) for item in group}
    name = present.line((place_name(first.source), Ink.QUIET))
    whole = present.separated([_title(statement), name, (where, Ink.QUIET), *verdicts.values()])
    if whole.cell_length <= cells:
        return whole
    bare = present.separated([_title(statement), *verdicts.values()])
    room = cells - bare.cell_length - len(" · ")
    if room < _SHORTEST_NAME:
        return bare
    return present.separated([_title(statement), name.truncate(room, ellipsis=True), *verdicts.values()])


def _mentions(statement: Statement, source_id: str, look: Look) -> list[Mark]:
    """Return the words that name the speakers, to be underlined."""
    hops = [hop.evidence for hop in statement.claim.chain if hop.evidence] if statement.claim else []
    passages = [look(evidence) for evidence in hops if evidence.source == source_id]
    return [Mark(p.start, p.end, Ink.MENTION) for p in passages if p.start is not None and p.end is not None]


def _excerpts(group: Sequence[Found], mentions: Sequence[Mark], cells: int) -> list[Block]:
    placed = [(p.text, p.start, p.end) for p in (item.passage for item in group)]
    text = next((text for text, _, _ in placed if text is not None), None)
    spans = sorted((start, end) for _, start, end in placed if start is not None and end is not None)
    lost = [item for item in group if item.passage.start is None]
    blocks = [Block(present.block("“", (item.evidence.exact[:_LONGEST], Ink.STRONG), "”")) for item in lost]
    if text is None:
        return blocks
    marks = [*mentions, *(Mark(start, end, Ink.CHOSEN, edged=True) for start, end in spans)]
    return [*blocks, *(_excerpt(text, (first, last), marks, cells) for first, last in _windows(spans))]


def _windows(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans that stand near one another."""
    windows: list[tuple[int, int]] = []
    for start, end in spans:
        if windows and start - windows[-1][1] <= _APART:
            windows[-1] = (windows[-1][0], max(windows[-1][1], end))
        else:
            windows.append((start, end))
    return windows


def _excerpt(text: str, window: tuple[int, int], marks: Sequence[Mark], cells: int) -> Block:
    """Draw a window with its context, cut at words, an ellipsis where the text goes on."""
    first, last = window[0], min(window[1], window[0] + _LONGEST)
    start = _word_start(text, max(first - min(BEFORE * cells, MOST_BEFORE), 0), first)
    end = _word_end(text, min(last + min(AFTER * cells, MOST_AFTER), len(text)), last)
    before = present.line(("… ", Ink.QUIET) if text[:start].strip() else "")
    after = present.line((" …", Ink.QUIET) if text[end:].strip() else "")
    body = before + present.marked(text, start, end, marks, tight=True) + after
    return Block(body, anchor=before + present.marked(text, start, first, marks, tight=True))


def _word_start(text: str, at: int, limit: int) -> int:
    found = re.compile(r"\s+").search(text, at, limit) if at else None
    return found.end() if found else at


def _word_end(text: str, at: int, limit: int) -> int:
    return at if at >= len(text) else max(text.rfind(" ", limit, at), limit) if " " in text[limit:at] else at
