"""What the evidence pane shows of an actor, a country, a topic or a tag: which claims name it, and where the texts do.

The places are looked for letter by letter as whole words; nothing is guessed.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from textual.content import Content

from briefing.model import Actor, Entry, Source
from briefing.tui import present
from briefing.tui.evidence_text import excerpts, place_name
from briefing.tui.present import Ink
from briefing.tui.statements import Statement, Term
from briefing.tui.widgets.blocks import Block
from briefing.vocabulary.countries import country_name

_MOST = 8  # places of a text that are shown; the whole text is a key away
_LONGEST = 200  # characters of a name that is looked for

TextOf = Callable[[Source], str | None]


def mention_blocks(entry: Entry, statement: Statement, text_of: TextOf, cells: int) -> tuple[Block, ...]:
    """Return a heading and the places of a term in the sources of an entry."""
    term = statement.term
    if term is None or term.value is None:
        return (Block(present.line((statement.text, Ink.STRONG), ("  enter shows them", Ink.QUIET))),)
    blocks = [Block(_heading(entry, statement, term)), Block(_hint(term))]
    names = _names(entry, term)
    for source in entry.sources:
        text = text_of(source)
        spans = places(text, names) if text else []
        if text and spans:
            more = f" · the first {_MOST}" if len(spans) > _MOST else ""
            where = present.line((place_name(source), Ink.QUIET), (f" · {len(spans)}×{more}", Ink.QUIET))
            blocks += [Block(), Block(where), *excerpts(text, spans[:_MOST], cells)]
    return tuple(replace(block, anchor=None) for block in blocks)  # who it is comes first, also in a low pane


def places(text: str, names: Sequence[str]) -> list[tuple[int, int]]:
    """Return where one of the names stands in a text as whole words.

    >>> places("Oslo, Osloer, Oslo", ["Oslo"])
    [(0, 4), (14, 18)]
    """
    known = sorted({name[:_LONGEST] for name in names if name.strip()}, key=len, reverse=True)
    if not known:
        return []
    forms = "|".join(r"\s+".join(map(re.escape, name.split())) for name in known)
    return [found.span() for found in re.finditer(rf"(?<!\w)(?:{forms})(?!\w)", text)]


def _heading(entry: Entry, statement: Statement, term: Term) -> Content:
    known: list[present.Part] = [(statement.label, Ink.QUIET)]
    actor = next((actor for actor in entry.actors if term.field == "actor" and actor.name == term.value), None)
    if actor:
        known += [(part, Ink.QUIET) for part in _known(actor)]
    claims = [n for n, claim in enumerate(entry.claims, 1) if term.value in _about(term, claim.actors, claim.countries)]
    if claims:
        known.append((f"claim{'s' * (len(claims) != 1)} {', '.join(map(str, claims))}", Ink.QUIET))
    return present.separated([(statement.text, Ink.STRONG), *known])


def _known(actor: Actor) -> list[str]:
    also = f"also {', '.join(actor.aliases)}" if actor.aliases else ""
    return [actor.role or "", str(actor.kind), also, f"{actor.mentions} mention{'s' * (actor.mentions != 1)}"]


def _about(term: Term, actors: tuple[str, ...], countries: tuple[str, ...]) -> tuple[str, ...]:
    return {"actor": actors, "country": countries}.get(term.field, ())


def _hint(term: Term) -> Content:
    return present.line(
        ("enter ", Ink.STRONG), (f"every entry with this {term.field}  ", Ink.QUIET),
        ("space ", Ink.STRONG), ("into the search, or out of it", Ink.QUIET),
    )  # fmt: skip


def _names(entry: Entry, term: Term) -> tuple[str, ...]:
    match term.field:
        case "actor":
            return next(((a.name, *a.aliases) for a in entry.actors if a.name == term.value), ())
        case "country":
            return (country_name(term.value or ""),)
        case "tag":
            return (term.value or "",)
        case _:
            return ()
