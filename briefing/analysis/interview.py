"""Interviews printed as turns, "((Ann Doe)) We waited.": what stands in a turn was said by the person who heads it.

Whose turns are mostly questions asks, and claims nothing. Other turns may be headed by initials ("AD: We waited."),
once the text has shown that it is an interview. Heads are no part of claims; the name in them is the evidence.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby

from briefing.analysis.chain import Provenance
from briefing.analysis.mentions import Mention, MentionKind
from briefing.analysis.reading import Reading
from briefing.model import Claim, ClaimKind, Evidence, Hop, HopKind
from briefing.text.clean import clean_line, is_clean
from briefing.text.span import Span

FEWEST_TURNS = 2  # one alone is a remark in brackets
ASKING_SHARE = 0.6  # of the turns of who asks hold a question; who answers puts one now and then

_HEAD = re.compile(r"\W{0,3}\(\((?P<name>[^()\n]{1,60})\)\)[ \t]*:?|(?P<initials>[A-Z]{2,4})(?::(?=\s)|(?=[ ]{2}))")


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn: the line that begins it, its head and the name in that, and whether it asks."""

    line: Span
    head: Span
    name: Span
    asks: bool


def read_turns(text: str, lines: Sequence[Span]) -> tuple[Turn, ...]:
    """Return the turns of an interview in order; none where the text is no interview."""
    if text.count("((") < FEWEST_TURNS:
        return ()
    heads = [(line, found) for line in lines if (found := _HEAD.match(text, *line))]
    if sum(bool(found["name"]) for _, found in heads) < FEWEST_TURNS:
        return ()
    first = next(number for number, (_, found) in enumerate(heads) if found["name"])
    asked = Counter(_name(found) for line, found in heads if "?" in line.of(text))
    turns = Counter(_name(found) for _, found in heads)
    asking = {name for name in asked if asked[name] >= ASKING_SHARE * turns[name]}
    return tuple(_turn(line, found, asking) for line, found in heads[first:])


def _name(found: re.Match[str]) -> str:
    return (found["name"] or found["initials"]).strip()


def _turn(line: Span, found: re.Match[str], asking: Set[str]) -> Turn:
    group = "name" if found["name"] else "initials"
    return Turn(line, Span(*found.span()), Span(*found.span(group)), _name(found) in asking)


def claims_by_turn(
    text: str,
    turns: Sequence[Turn],
    readings: Sequence[Reading],
    mentions: Sequence[Mention],
    through: Provenance,
    find: Callable[[Sequence[Reading], Provenance], tuple[Claim, ...]],
) -> tuple[Claim, ...]:
    """Return the claims that ``find`` makes of the readings before the first turn, and of each turn as its speaker's.

    What nobody is said to have said is the outlet's before the first turn and the speaker's in a turn; where the head
    of a turn names nobody, it is left out.
    """
    if not turns:
        return find(readings, through)
    starts = [turn.line.start for turn in turns]
    initialled = _by_initials(mentions)
    found: dict[tuple[str, ...], Claim] = {}
    for number, group in groupby(readings, key=lambda one: bisect_right(starts, one.unit.sentence.span.start)):
        own = list(group)
        speaker = _speaker(text, turns[number - 1], initialled) if number else None
        passed = replace(through, outlets=(speaker, *through.outlets)) if speaker else through
        for claim in find(own, passed):
            said = _said(claim, speaker) if number else claim
            if said:
                found.setdefault(tuple(piece.exact for piece in claim.evidence), said)
    return tuple(_unlike(list(found.values())))


def _said(claim: Claim, speaker: Hop | None) -> Claim | None:
    if claim.kind is not ClaimKind.NARRATION:
        return claim
    return replace(claim, kind=ClaimKind.STATEMENT) if speaker else None


def _unlike(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims with ids that differ: each turn numbered its own."""
    used: set[str] = set()
    for claim in claims:
        name, number = claim.id, 2
        while name in used:
            name, number = f"{claim.id}-{number}", number + 1
        used.add(name)
        yield replace(claim, id=name)


def _speaker(text: str, turn: Turn, initialled: Mapping[str, Set[str]]) -> Hop | None:
    """Return who heads the turn: the printed name, or the person whose initials stand there."""
    printed, span = clean_line(turn.name.of(text)), turn.name
    if turn.asks or not is_clean(turn.name.of(text)):
        return None
    if printed.isupper() and len(printed) <= len("ABCD"):
        named = initialled.get(printed, frozenset())
        if len(named) != 1:
            return None
        printed = next(iter(named))
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    exact = words.strip()
    return Hop(printed, HopKind.PERSON, Evidence("s1", start, start + len(exact), exact)) if exact and printed else None


def _by_initials(mentions: Sequence[Mention]) -> dict[str, set[str]]:
    """Return the persons that the text names with two words and more, by their initials."""
    named: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.kind is MentionKind.PERSON and " " in mention.name:
            named.setdefault(_initials(mention.name), set()).add(mention.name)
    return named


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())
