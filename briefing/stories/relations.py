"""How two statements stand to each other: they say the same, or contradict each other, or neither can be told."""

import re
from dataclasses import replace

from briefing.model import Claim, Entry
from briefing.stories.agreement import agreement
from briefing.stories.contradictions import contradiction
from briefing.stories.kinds import Kind, Relation
from briefing.stories.pairs import LEAST, Pair
from briefing.stories.revisions import Revised, revised
from briefing.stories.slots import days_apart
from briefing.stories.statements import Statement, names_of, of_claim

_ONE_DAY = "2025-07-02"  # against which both of two claims without a day of publication read "on Sunday", "on 5 May"
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")  # with it on one side "on 5 May" on the other may be of any year


def relation(one: Claim, other: Claim, first: Entry | None = None, second: Entry | None = None) -> Relation | None:
    """Return how two claims stand to each other, None when that cannot be told; the order of the two does not matter.

    The entries give days and outlets; without them the claims count as published at one time by nobody known. A later,
    higher count of what grows is no contradiction.
    """
    entries = (first or Entry(one.text), second or Entry(other.text))
    if not any(entry.published or _YEAR.search(claim.text) for entry, claim in zip(entries, (one, other), strict=True)):
        entries = (replace(entries[0], published=_ONE_DAY), replace(entries[1], published=_ONE_DAY))
    known = names_of(
        Entry("", claims=(claim,), actors=entry.actors) for claim, entry in zip((one, other), entries, strict=True)
    )
    found = [
        made
        for a in of_claim(one, entries[0], known)
        for b in of_claim(other, entries[1], known)
        if (made := compare(a, b)) and revised(a, b, made.kind) is not Revised.UPDATED
    ]
    return min(found, key=_strongest, default=None)


def _strongest(found: Relation) -> tuple[bool, float, str, tuple[str, ...]]:
    return (found.kind is Kind.AGREEMENT, -found.likeness, found.kind, tuple(sorted(found.passages)))


def _of_another(one: Statement, other: Statement) -> bool:
    """Tell whether only one of two speaks of somebody beside a person, or of another rank where no name is shared."""
    here, there = one.aspects, other.aspects
    return here.kin != there.kin or (here.rank != there.rank and not one.subject.names & other.subject.names)


def _same_words(one: Statement, other: Statement) -> Relation | None:
    """Return that two print the same words, of one day; who denies them is left to the rules."""
    pair = Pair(one, other, frozenset(one.words.weights), one.words.weight)
    if one.negated is not other.negated:
        return contradiction(pair)
    if pair.of_two_unnamed():
        return None
    if one.clause.doubt is not other.clause.doubt or one.clause.frame != other.clause.frame:
        return None
    if days_apart(one.slots.days, other.slots.days) or one.words.weight < LEAST:
        return None
    return Relation(Kind.AGREEMENT, "both print the same words", (one.clause.text, other.clause.text), 1.0)


def differ(one: Statement, other: Statement) -> bool:
    """Tell whether two statements name or count what cannot be the same."""
    pair = Pair(one, other, frozenset(one.words.weights.keys() & other.words.weights.keys()), 0.0)
    return pair.names_differ() or pair.numbers_differ() or pair.figures_differ()


def compare(one: Statement, other: Statement) -> Relation | None:
    """Return how two statements stand to each other."""
    if one.clause.words == other.clause.words:
        return _same_words(one, other)
    shared = one.words.weights.keys() & other.words.weights.keys()
    if not shared or len(shared) + len(one.slots.numbers) < 2:
        return None
    if _of_another(one, other):
        return None
    if other.place < one.place:
        turned = compare(other, one)
        return turned and Relation(turned.kind, turned.why, turned.passages[::-1], turned.likeness)
    weight = sum(min(one.words.weights[key], other.words.weights[key]) for key in shared)
    pair = Pair(one, other, frozenset(shared), weight)
    return contradiction(pair) or agreement(pair)
