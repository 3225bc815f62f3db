"""An entry as blocks: head, summary, actors, places, claims by their kind with their chains, dates, sources."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from textual.content import Content

from briefing.library import Verdict
from briefing.model import Actor, ActorKind, Claim, ClaimKind, Entry, Event, Source
from briefing.query.hits import NO_HITS, Hits
from briefing.tui import chains, dates, present
from briefing.tui.evidence_text import Look
from briefing.tui.keys import called
from briefing.tui.present import Ink
from briefing.tui.statements import HIDDEN, Marks, Statement, group_of
from briefing.tui.widgets.blocks import Block

if TYPE_CHECKING:
    from briefing.tui.relations import Related

_MARGIN = 2  # the bar of what is chosen, and a blank
_LABEL = 11  # "  actors   "
_FACTS = {"actor": "actors", "country": "countries", "topic": "topics", "tag": "tags"}
_UNREMARKABLE = frozenset({ClaimKind.STATEMENT, ClaimKind.NARRATION})
_DOUBTS = {
    Verdict.MOVED: "evidence moved",
    Verdict.CHANGED: "evidence changed ✗",
    Verdict.MISSING: "evidence missing ✗",
}
_HASH = 12  # digits of a SHA-256 that tell two files apart


@dataclass(frozen=True, slots=True)
class Drawing:
    """How an entry is drawn: with what is hidden, with the claims named that ``marks`` picks, and with ``hits`` marked.

    ``look`` finds evidence; what fails is said beside what rests on it. ``related`` is what the story says of claims.
    """

    hidden: bool
    marks: Marks
    hits: Hits = NO_HITS
    look: Look | None = None
    related: Mapping[str, "Related"] = field(default_factory=dict)

    def text(self, text: str, ink: Ink = Ink.PLAIN) -> Content:
        """Return a text of the entry with the hits in it marked."""
        return present.with_hits(text, ink, self.hits.spans(text))


def entry_blocks(entry: Entry, walk: Sequence[Statement], drawing: Drawing) -> tuple[Block, ...]:
    """Return the blocks of an entry; the stops are the places in ``walk``."""
    places = list(enumerate(walk))
    summary = [(at, s) for at, s in places if s.label.startswith("summary")]
    events = [(at, s) for at, s in places if s.label.startswith("date")]
    claims = [(at, s) for at, s in places if s.claim]
    return (
        Block(drawing.text(entry.headline, Ink.STRONG), indent=_MARGIN),
        *(Block(line, indent=_MARGIN) for line in _head(entry)),
        Block(),
        *(_sentence(at, statement, drawing) for at, statement in summary),
        *([Block()] if summary else []),
        *_facts(entry, [(at, s) for at, s in places if s.term]),
        *_claims(entry, claims, drawing),
        *_hidden(entry, drawing.hidden),
        *([Block(), Block(present.line(("Dates", Ink.STRONG)), indent=_MARGIN)] if events else []),
        *(_event(event, at, s, drawing) for event, (at, s) in zip(entry.events, events, strict=True)),
        Block(),
        Block(present.line(("Sources", Ink.STRONG), _link_hint(entry)), indent=_MARGIN),
        *(Block(_source(source), indent=_MARGIN) for source in entry.sources),
    )


def _head(entry: Entry) -> tuple[Content, Content]:
    dated = present.separated([dates.in_words(entry), entry.language or ""])
    return present.inked(chains.provenance(entry), Ink.QUIET), present.inked(dated, Ink.QUIET)


def _facts(entry: Entry, about: Sequence[tuple[int, Statement]]) -> Iterator[Block]:
    """Yield a row for the actors, the countries, the topics and the tags."""
    for name, group in groupby(about, lambda item: item[1].term.field if item[1].term else ""):
        row = list(group)
        parts: list[present.Part] = [_fact(entry, n, statement) for n, (_, statement) in enumerate(row)]
        content, spans = present.listed(parts, row[0][0])
        lead = present.line((f" {_FACTS[name]}", Ink.QUIET))
        yield Block(content, lead, _MARGIN + _LABEL - 1, row[0][0], items=spans)
    if about:
        yield Block()


def _fact(entry: Entry, n: int, statement: Statement) -> present.Part:
    if statement.term and statement.term.field == "actor":
        return statement.text if statement.term.value is None else _actor(entry.actors[n])
    return statement.text


def _actor(actor: Actor) -> Content:
    known = [actor.role or "", "unnamed" if actor.kind is ActorKind.UNNAMED else ""]
    about = ", ".join(filter(None, known))
    return present.line(actor.name, (f" ({about})" if about else "", Ink.QUIET))


def _claims(entry: Entry, claims: Sequence[tuple[int, Statement]], drawing: Drawing) -> Iterator[Block]:
    """Yield the claims below the titles of their groups."""
    yield Block(_claims_title(entry), indent=_MARGIN)
    digits = len(str(len(entry.claims)))
    for title, row in _grouped(claims).items():
        count = sum(statement.other is None for _, statement in row)
        yield Block(present.line((title, Ink.STRONG), (f"  {count}", Ink.QUIET)), indent=_MARGIN)
        for at, statement in row:
            yield _other(at, statement, digits) if statement.other else _claim(at, statement, digits, drawing)


def _grouped(claims: Sequence[tuple[int, Statement]]) -> dict[str, list[tuple[int, Statement]]]:
    """Return the claims by the titles of their groups, each with what others say of it."""
    groups: dict[str, list[tuple[int, Statement]]] = {}
    title = ""
    for at, statement in claims:
        title = group_of(statement.own_claim) if statement.own_claim else title
        groups.setdefault(title, []).append((at, statement))
    return groups


def _other(stop: int, statement: Statement, digits: int) -> Block:
    """Return a block for a claim of another entry below the one that it is about."""
    from briefing.tui.relation_text import other_block  # noqa: PLC0415 (what compares stories is not read at the start)

    return other_block(statement, stop, _MARGIN + digits + 1)


def _claims_title(entry: Entry) -> Content:
    if entry.claims:
        return present.line(("Claims", Ink.STRONG), (f"  {len(entry.claims)}", Ink.QUIET))
    read = entry.language is None or re.match(r"en\b", entry.language, re.IGNORECASE)
    why = "none found in this text" if read else "of other languages only quotations are read"
    return present.line(("Claims", Ink.STRONG), (f"  {why}", Ink.QUIET))


def _hidden(entry: Entry, hidden: bool) -> Iterator[Block]:
    """Yield what is said of the stances and intentions that are not shown, or of how to hide them."""
    count = sum(claim.kind in HIDDEN for claim in entry.claims)
    if count:
        plural = "s" * (count != 1)
        told = (
            f"{count} stance{plural} or intention{plural} {'shown' if hidden else 'hidden'} ({called('claim.hidden')})"
        )
        yield Block(present.line((told, Ink.QUIET)), indent=_MARGIN)


def _sentence(stop: int, statement: Statement, drawing: Drawing) -> Block:
    doubt = (_doubt(statement, drawing.look), Ink.ALERT)
    plain, strong = (present.separated([drawing.text(statement.text, ink), doubt]) for ink in (Ink.PLAIN, Ink.STRONG))
    return Block(plain, present.line(" "), _MARGIN, stop, strong)


def _claim(stop: int, statement: Statement, digits: int, drawing: Drawing) -> Block:
    claim, doubt = statement.claim, _doubt(statement, drawing.look)
    below = _below(claim, doubt, drawing) if claim else present.EMPTY
    plain, strong = (drawing.text(statement.text, ink) for ink in (Ink.PLAIN, Ink.STRONG))
    number = present.line((f"{statement.number:>{digits}}", Ink.QUIET))
    return Block(present.lines([plain, below]), number, _MARGIN + digits + 1, stop, present.lines([strong, below]))


def _below(claim: Claim, doubt: str, drawing: Drawing) -> Content:
    kind = "" if claim.kind in _UNREMARKABLE else str(claim.kind)
    told: list[present.Part] = [(kind, Ink.QUIET), ("negated" if claim.negated else "", Ink.QUIET)]
    marks: list[present.Part] = [("matches", Ink.ACCENT)] if drawing.marks(claim) else []
    return present.separated([chains.chain(claim), *told, *marks, *_stand(claim, drawing), (doubt, Ink.ALERT)])


def _stand(claim: Claim, drawing: Drawing) -> tuple[present.Part, ...]:
    """Say how many origins a claim has, and whether it is disputed."""
    related = drawing.related.get(claim.id)
    if related is None:
        return ()
    from briefing.tui.relation_text import standing  # noqa: PLC0415 (as above)

    return standing(related)


def _event(event: Event, stop: int, statement: Statement, drawing: Drawing) -> Block:
    date = dates.spoken(event.date) if event.date else "which day is not clear"
    doubt = _doubt(statement, drawing.look)
    plain, strong = (
        present.line((date, ink), (f"  “{event.text}”", Ink.QUIET), (f" · {doubt}" if doubt else "", Ink.ALERT))
        for ink in (Ink.PLAIN, Ink.STRONG)
    )
    return Block(plain, present.line(" "), _MARGIN, stop, strong)


def _doubt(statement: Statement, look: Look | None) -> str:
    """Say in words what is wrong with the evidence of a statement; nothing when it stands."""
    if look is None:
        return ""
    if not statement.evidence:
        return "no evidence"
    verdicts = {look(evidence).verdict for evidence in statement.evidence}
    return ", ".join(words for verdict, words in _DOUBTS.items() if verdict in verdicts)


def _link_hint(entry: Entry) -> present.Part:
    return ("  o opens the link", Ink.FAINT) if any(source.url for source in entry.sources) else ""


def _source(source: Source) -> Content:
    link: present.Part = source.url or ("no link", Ink.FAINT)
    digest: present.Part = (f"SHA-256 {source.sha256[:_HASH]}…", Ink.FAINT) if source.sha256 else ""
    told: list[present.Part] = [source.publisher or ("publisher not stated", Ink.QUIET)]
    told += [f"by {source.author}"] if source.author else []
    told += [f"updated {source.updated}"] if source.updated else []
    told += [f"dated “{source.dated}”"] if source.dated else []
    return present.separated([*told, source.file or "", link, digest])
