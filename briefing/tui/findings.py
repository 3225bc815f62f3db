"""What comparing stories finds, as rows of a list: words, and the voices behind them, each with its passage."""

from dataclasses import dataclass, field

from textual.content import Content

from briefing.model import Claim, Entry
from briefing.tui import chains, columns, dates, present
from briefing.tui.evidence_text import Look, evidence_blocks
from briefing.tui.present import Ink
from briefing.tui.statements import Statement
from briefing.tui.widgets.blocks import Block

_WHEN = 12  # cells: "10 Mar 2025 "
_SEEN = 12  # cells of the words that count, so that they are seen
_NARROW = 60  # cells; below it the day stands in the second line


@dataclass(frozen=True, slots=True)
class Voice:
    """An entry that says something, what it says, and ``how`` that stands to the row, in words.

    ``claim`` is the id of the claim, None for what is no claim: an event, a headline, an entry as a whole.
    """

    entry: Entry
    statement: Statement | None
    how: str = ""

    @property
    def claim(self) -> str | None:
        """The id of the claim that is gone to."""
        found = self.statement.claim if self.statement else None
        return (found.id or None) if found else None


@dataclass(frozen=True, slots=True)
class Finding:
    """A row: a sign, a day, what is found, a note below it. ``columns`` are the voices of each column.

    ``signs`` stand for the columns at the right of the row; a column may have many voices then, of which two are shown
    at a time, what contradicts one another first. Without signs there is one column, or one for each side.
    """

    sign: present.Part
    when: str
    text: str
    note: Content
    columns: tuple[tuple[Voice, ...], ...] = ()
    signs: tuple[str, ...] = ()
    span: tuple[int, int] | None = None  # of the words of the text that count, None when all do

    def voices(self, column: int) -> tuple[Voice, ...]:
        """Return who is heard while a column is chosen: with signs those of the column, else all sides."""
        if self.signs:
            return self.columns[min(column, len(self.columns) - 1)] if self.columns else ()
        return tuple(voice for side in self.columns for voice in side)

    def target(self, column: int, heard: int = 0) -> Voice | None:
        """Return the voice that is gone to while a column is chosen: with signs the one of a number in it."""
        some = self.columns[max(0, min(column, len(self.columns) - 1))] if self.columns else ()
        if self.signs and heard < len(some):
            return some[heard]
        return some[0] if some else next((voice for side in self.columns for voice in side), None)


@dataclass(frozen=True, slots=True)
class View:
    """A list of findings: its ``name`` among others, what stands above it, its columns in words and their ``names``."""

    name: str
    rows: tuple[Finding, ...] = ()
    told: Content = present.EMPTY
    columns: tuple[str, ...] = ()
    nothing: str = "Nothing was found."
    waiting: bool = field(default=False)  # more may come
    names: tuple[str, ...] = ()


def statement_of(claim: Claim, passage: str | None = None) -> Statement:
    """Return a claim as the panes show it; ``passage`` are the words of it that count."""
    return Statement("claim" if claim.id else "headline", passage or claim.text, claim.evidence, claim)


def draw(row: Finding, width: int, column: int, bar: Content) -> tuple[Content, Content]:
    """Return the two lines of a row."""
    selected = bool(bar.plain.strip())
    roomy = width >= _NARROW
    beside = roomy and len(row.when) < _WHEN
    day = present.line((f"{row.when if beside else '':<{_WHEN}}" if roomy else "", Ink.QUIET))
    sign = present.line(row.sign, " ") if row.sign else present.EMPTY
    shown = columns.spread(len(row.signs), column, width)
    signs = columns.signs(shown, row.signs, column, selected=selected) if row.signs else present.EMPTY
    before = bar + day + sign
    room = width - before.cell_length - signs.cell_length - 1
    first = before + _words(row, room, Ink.STRONG if selected else Ink.PLAIN)
    below = present.line((" " * (_WHEN if roomy else 0), Ink.QUIET))
    when = present.line("" if beside or not row.when else (f"{row.when} · ", Ink.QUIET))
    second = bar + below + when + row.note
    top = present.both_ends(first, signs, width) if row.signs else present.fit(first, width)
    return top, present.fit(second, width)


def _words(row: Finding, cells: int, ink: Ink) -> Content:
    """Return what is found with the words that count underlined; where none of them would be seen it begins there."""
    start, end = row.span or (0, 0)
    if start < cells - _SEEN:
        return present.with_hits(row.text, ink, [(start, end)] if end else [])
    return present.line(("… ", Ink.QUIET)) + present.with_hits(row.text[start:], ink, [(0, end - start)])


def voice_blocks(voice: Voice, look: Look, cells: int, *, low: bool = False) -> tuple[Block, ...]:
    """Return who says it and where, and the passage in its context; in a ``low`` window with half as much of that."""
    day = dates.spoken(voice.entry.published) if voice.entry.published else "undated"
    claim = voice.statement.claim if voice.statement else None
    who: present.Part = chains.chain(claim) if claim and claim.id else chains.provenance(voice.entry)
    head = [Block(present.separated([(voice.how, Ink.STRONG), who, (day, Ink.QUIET)]))]
    if claim and not claim.id:
        return (*head, Block(present.line(("Headline  ", Ink.QUIET), (voice.entry.headline, Ink.CHOSEN))))
    headline = present.line((voice.entry.headline, Ink.QUIET))
    head.append(Block(headline.truncate(cells, ellipsis=True) if low else headline))
    if voice.statement is None:
        return (*head, *_entry_blocks(voice.entry))
    return (*head, *evidence_blocks(voice.entry, voice.statement, look, cells // 2 if low else cells))


def _entry_blocks(entry: Entry) -> tuple[Block, ...]:
    """Return how the day of an entry is known, and its summary."""
    basis = Block(present.line((dates.in_words(entry), Ink.QUIET)))
    return (basis, *(Block(present.line(part.text), present.line(" ·"), 4) for part in entry.summary))
