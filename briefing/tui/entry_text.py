"""An entry as blocks: head, summary, actors, places, claims with their chains, dates, sources."""

import re
from collections.abc import Sequence

from textual.content import Content

from briefing.model import Actor, Claim, ClaimKind, Entry, Event, Source
from briefing.tui import chains, dates, present
from briefing.tui.present import Ink
from briefing.tui.statements import HIDDEN, Marks, Statement
from briefing.tui.widgets.blocks import Block
from briefing.vocabulary.countries import country_name
from briefing.vocabulary.topics import topic_label

_MARGIN = 2  # the bar of what is chosen, and a blank
_LABEL = 11  # "  actors   "
_MOST_ACTORS = 12
_UNREMARKABLE = frozenset({ClaimKind.STATEMENT})


def entry_blocks(entry: Entry, walk: Sequence[Statement], *, hidden: bool, marks: Marks) -> tuple[Block, ...]:
    """Return the blocks of an entry; the stops are the places in ``walk``. Claims that ``marks`` picks are named so."""
    stops = {id(statement): place for place, statement in enumerate(walk)}
    summary = [s for s in walk if s.label.startswith("summary")]
    claims = [s for s in walk if s.claim]
    events = [s for s in walk if s.label.startswith("date")]
    return (
        Block(present.line((entry.headline, Ink.STRONG)), indent=_MARGIN),
        Block(_head(entry), indent=_MARGIN),
        Block(),
        *(_statement(statement, stops[id(statement)]) for statement in summary),
        *([Block()] if summary else []),
        *_facts(entry),
        Block(_claims_title(entry, hidden), indent=_MARGIN),
        *(_claim(statement, stops[id(statement)], len(str(len(entry.claims))), marks) for statement in claims),
        *([Block(), Block(present.line(("Dates", Ink.STRONG)), indent=_MARGIN)] if events else []),
        *(_event(event, stops[id(statement)]) for event, statement in zip(entry.events, events, strict=True)),
        Block(),
        Block(present.line(("Sources", Ink.STRONG), _link_hint(entry)), indent=_MARGIN),
        *(Block(_source(source), indent=_MARGIN) for source in entry.sources),
    )


def _head(entry: Entry) -> Content:
    parts: list[present.Part] = [chains.provenance(entry), dates.with_basis(entry), entry.language or ""]
    return present.inked(present.separated(parts), Ink.QUIET)


def _facts(entry: Entry) -> list[Block]:
    actors: list[present.Part] = [_actor(actor) for actor in entry.actors[:_MOST_ACTORS]]
    if len(entry.actors) > _MOST_ACTORS:
        actors.append((f"{len(entry.actors) - _MOST_ACTORS} more", Ink.QUIET))
    facts: list[tuple[str, list[present.Part]]] = [
        ("actors", actors),
        ("countries", [country_name(code) for code in entry.countries]),
        ("topics", [topic_label(topic) for topic in entry.topics]),
        ("tags", list(entry.tags)),
    ]
    blocks = [
        Block(present.separated(parts), present.line((f" {label}", Ink.QUIET)), _MARGIN + _LABEL - 1)
        for label, parts in facts
        if parts
    ]
    return [*blocks, Block()] if blocks else []


def _actor(actor: Actor) -> Content:
    known = [actor.role or "", "unnamed" if actor.kind == "unnamed" else ""]
    about = ", ".join(filter(None, known))
    return present.line(actor.name, (f" ({about})" if about else "", Ink.QUIET))


def _claims_title(entry: Entry, hidden: bool) -> Content:
    if not entry.claims:
        read = entry.language is None or re.match(r"en\b", entry.language, re.IGNORECASE)
        why = "none found in this text" if read else "of other languages only quotations are read"
        return present.line(("Claims", Ink.STRONG), (f"  {why}", Ink.QUIET))
    count = sum(claim.kind in HIDDEN for claim in entry.claims)
    plural = "s" * (count != 1)
    state = f"{count} stance{plural} or intention{plural} {'shown' if hidden else 'hidden'} (h)" if count else ""
    return present.line(
        ("Claims", Ink.STRONG), (f"  {len(entry.claims)}", Ink.QUIET), (f" · {state}" if state else "", Ink.QUIET)
    )


def _statement(statement: Statement, stop: int) -> Block:
    return Block(
        present.line(statement.text), present.line(" "), _MARGIN, stop, present.line((statement.text, Ink.STRONG))
    )


def _claim(statement: Statement, stop: int, digits: int, marks: Marks) -> Block:
    below = _below(statement.claim, marked=marks(statement.claim)) if statement.claim else present.EMPTY
    return Block(
        present.lines([present.line(statement.text), below]),
        present.line((f"{statement.number:>{digits}}", Ink.QUIET)),
        _MARGIN + digits + 1,
        stop,
        present.lines([present.line((statement.text, Ink.STRONG)), below]),
    )


def _below(claim: Claim, *, marked: bool) -> Content:
    kind = "" if claim.kind in _UNREMARKABLE else str(claim.kind)
    told: list[present.Part] = [(kind, Ink.QUIET), ("negated" if claim.negated else "", Ink.QUIET)]
    return present.separated([chains.chain(claim), *told, ("matches" if marked else "", Ink.ACCENT)])


def _event(event: Event, stop: int) -> Block:
    date = dates.spoken(event.date) if event.date else "which day is not clear"
    plain, strong = (present.line((date, ink), (f"  “{event.text}”", Ink.QUIET)) for ink in (Ink.PLAIN, Ink.STRONG))
    return Block(plain, present.line(" "), _MARGIN, stop, strong)


def _link_hint(entry: Entry) -> present.Part:
    return ("  o opens the link", Ink.FAINT) if any(source.url for source in entry.sources) else ""


def _source(source: Source) -> Content:
    link: present.Part = source.url or ("no link", Ink.FAINT)
    return present.separated([source.publisher or ("publisher not stated", Ink.QUIET), source.file or "", link])
