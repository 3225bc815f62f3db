"""What one thing has one of, a holder or a place: two statements that name two contradict each other.

Requires two statements, which name others in one slot and say the same beside; assigns a contradiction of names or of
places, or nothing. Where many may hold something, or one place may lie in the other, nothing is said.
"""

import re
from collections.abc import Set

from briefing.stories.bearers import place_kind
from briefing.stories.kinds import Kind, Relation
from briefing.stories.pairs import Pair
from briefing.stories.statements import Statement, apart
from briefing.stories.wording import wording
from briefing.vocabulary.senses import sense

NAMED = 0.8  # likeness, from 0 to 1, of what differs in its names only

# What gives one thing one holder.
_SOLE = frozenset(sense(word).name for word in "appoint elect name choose win replace succeed nominate invent".split())
# What one does alone to a thing, and once.
_BY_ONE = frozenset(
    sense(word).name for word in "shoot kill murder assassinate write paint compose design invent build found".split()
)
# What one holds alone: an office or a title, no seat or medal.
_OFFICE = re.compile(
    r"\b(?:president|premier|prime minister|chancellor|mayor|head|chief|chair\w*|leader|governor|speaker|king|queen"
    r"|pope|ceo|director|captain|coach|manager|secretary|editor|commander|champion|winner|successor|ambassador"
    r"|envoy|commissioner|minister|election|presidency|leadership|mayoralty|race|title|final|cup|match|championship|contract"
    r"|tender)\b",
    re.IGNORECASE,
)
_MANY_HOLD = re.compile(r"\b(?:one of|deputy|vice|assistant|members?|seats?|medals?|suspects?|an?)\b", re.IGNORECASE)
# What has one place.
_SEATED = frozenset(
    sense(word).name
    for word in (
        "hold held place born meet sign base bury locate register flag sail crash sink collapse arrest land"
    ).split()
)
_IN_PLACE = re.compile(r"\b(flag of|in|at|near|off)\s(?:the\s)?([A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*)")


def named_otherwise(pair: Pair) -> Relation | None:
    """Return that one thing, which has one place or one holder, is told of two."""
    one, other = pair.one, pair.other
    mine, theirs = one.words.names - other.words.names, other.words.names - one.words.names
    if not mine or not theirs or not pair.same_sense() or pair.numbers_differ() or not pair.verbs_same():
        return None
    likeness = pair.likeness(without=mine | theirs)
    if likeness < NAMED or len(pair.shared) < 2 or apart(one, other):
        return None
    if mine <= one.agent and theirs <= other.agent:
        kind = Kind.NAME if one.verb in _BY_ONE else None
    elif mine <= one.subject.names and theirs <= other.subject.names:
        kind = Kind.NAME if one.verb in _SOLE and _held_alone(one) and _held_alone(other) else None
    else:
        kind = Kind.PLACE if _placed(pair, mine, theirs) else None
    return pair.made(kind, "they name two where only one can be", likeness) if kind else None


def _held_alone(one: Statement) -> bool:
    held = one.clause.words[one.clause.verb :]
    return bool(_OFFICE.search(held)) and not _MANY_HOLD.search(held)


def _placed(pair: Pair, mine: Set[str], theirs: Set[str]) -> bool:
    """Tell whether the names that differ stand behind one preposition, of what has one place only.

    Places of two kinds are none to compare, since one may lie in the other: Munich in Bavaria.
    """
    places: list[dict[str, str]] = []
    for here, names in ((pair.one, mine), (pair.other, theirs)):
        found = _IN_PLACE.findall(here.clause.words[here.clause.verb :])
        named = [(lead.lower(), name, wording(f"x {name}").names & names) for lead, name in found]
        if not names <= frozenset().union(*(some for _, _, some in named)):
            return False  # other people, too, are named
        places.append({lead: name for lead, name, some in named if some})
    both = places[0].keys() & places[1].keys()
    if any(place_kind(places[0][lead]) != place_kind(places[1][lead]) for lead in both):
        return False
    return bool(both) and (pair.one.verb in _SEATED or "flag of" in both)
