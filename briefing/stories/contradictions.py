"""When two statements contradict each other: in sign, number, day, place or name, and in nothing else.

Doubt means silence: who names other people, speaks of another time, of a plan or of what may have changed meanwhile
contradicts nobody.
"""

import re
from collections.abc import Set
from datetime import timedelta

from briefing.stories.kinds import Kind, Relation
from briefing.stories.pairs import LEAST, Pair
from briefing.stories.slots import Number, comparable, compatible, days_apart, days_shared
from briefing.stories.statements import apart
from briefing.stories.wording import wording
from briefing.vocabulary.senses import sense

OPPOSED = 0.52  # likeness of what differs in its sign only, from 0 to 1: .4 to .6 alike on the development half
COUNTED = 0.45  # the same for the words around two numbers: .3 to .5 alike
DATED = 0.55  # the same for what differs in its day only: .45 to .6 alike
NEWS = timedelta(days=14)  # around its publication an article speaks of the news itself
NAMED = 0.8  # the same for what differs in its names only


# What may be done the next day that was not done before.
_LATE = frozenset(
    sense(word).name
    for word in (
        "arrest die resign concede find identify charge confirm comment respond free recover open agree approve appeal"
        " answer name sign pay rescue meet decide announce publish claim"
    ).split()
)
# What happens once to a thing.
_ONCE = frozenset(
    sense(word).name
    for word in (
        "begin open close build found born die inspect effect resign elect sentence schedule hold expire end sink crash"
        " disappear vanish sign collapse capsize derail retire marry adopt arrest assassinate murder bury found"
    ).split()
)
# What has one holder, and what has one place.
_SOLE = frozenset(sense(word).name for word in "appoint elect name choose win replace succeed nominate invent".split())
# What one does alone to a thing, and once.
_BY_ONE = frozenset(
    sense(word).name for word in "shoot kill murder assassinate write paint compose design invent build found".split()
)
_SEATED = frozenset(
    sense(word).name
    for word in (
        "hold held place born meet sign base bury locate register flag sail crash sink collapse arrest land"
    ).split()
)
_IN_PLACE = re.compile(r"\b(flag of|in|at|near|off)\s(?:the\s)?([A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*)")
# What a thing has more or less of from day to day.
_MOVING = frozenset(
    {"percent", *(sense(word).name for word in "dollar euro degree point day hour minute week month year".split())}
)
_ANYBODY = frozenset({"peopl", "person"})


def contradiction(pair: Pair) -> Relation | None:
    """Return what the two contradict each other in, when they surely speak of one thing."""
    one, other = pair.one, pair.other
    if pair.elsewhere() or not (one.told and other.told) or one.aspects.ahead is not other.aspects.ahead:
        return None
    if one.aspects.pronoun or other.aspects.pronoun or (one.published is None) is not (other.published is None):
        return None
    if one.entry is other.entry and one.voice == other.voice and not (one.headline or other.headline):
        return None
    if days_apart(one.slots.days, other.slots.days):
        return None if pair.names_differ() else _date(pair)
    if pair.names_differ():
        return _name(pair)
    if pair.of_others():
        return None
    if _of_another_time(pair):
        return None
    return _polarity(pair) or _number(pair)


def _of_another_time(pair: Pair) -> bool:
    """Tell whether only one of the two names days, and those lie far from its publication."""
    for here, there in ((pair.one, pair.other), (pair.other, pair.one)):
        if here.slots.days and not there.slots.days:
            near = here.published
            if not near or any(abs(day.earliest - near.earliest) > NEWS for day in here.slots.days):
                return True
    return False


def _polarity(pair: Pair) -> Relation | None:
    one, other = pair.one, pair.other
    turned = one.words.contrary ^ other.words.contrary
    opposed = one.negated is not other.negated
    denied = one.denial is not other.denial
    if turned - {one.verb} or turned - {other.verb} or opposed is bool(turned):
        return None
    if turned and not one.subject.weights.keys() & other.subject.weights.keys():
        return None
    if one.clause.doubt or other.clause.doubt or len(pair.shared) < 2 or pair.weight < LEAST:
        return None
    likeness = pair.likeness()
    if likeness < OPPOSED or pair.numbers_differ() or not pair.verbs_same() or not _meets(pair, turned):
        return None
    if not pair.subjects_meet() or pair.counts_another():
        return None
    if (pair.of_other_things() and turned) or (pair.tell_of_others() and not (denied and pair.shares_object())):
        return None
    if denied:
        return pair.made(Kind.DENIAL, "one denies what the other says", likeness)
    return pair.made(Kind.POLARITY, "one says that it is so, the other that it is not", likeness)


def _meets(pair: Pair, turned: Set[str]) -> bool:
    """Tell whether nothing can have happened between the two that makes both true."""
    gap = apart(pair.one, pair.other)
    if not gap or pair.one.aspects.ahead:
        return not gap
    early, late = (pair.one, pair.other) if gap > timedelta(0) else (pair.other, pair.one)
    if early.denial or late.denial or late.aspects.completed:
        return True
    if any(early.published and day.latest >= early.published.latest for day in late.slots.days):
        return False
    if turned or early.aspects.ongoing or {early.verb, late.verb} & _LATE:
        return False
    return gap <= timedelta(days=7)


def _number(pair: Pair) -> Relation | None:
    one, other = pair.one, pair.other
    differing = [(a, b) for a in one.slots.numbers for b in other.slots.numbers if a.unit == b.unit]
    if len(differing) != 1 or compatible(*differing[0]):
        return None
    if one.negated is not other.negated or not pair.same_sense():
        return None
    if one.aspects.demanded is not other.aspects.demanded:
        return None
    if one.entry is other.entry and not (one.headline or other.headline or (one.claim.cue and other.claim.cue)):
        return None  # what an outlet tells of two things; two voices that it quotes may well count one otherwise
    a, b = differing[0]
    context = pair.shared - {a.unit, *_ANYBODY} - one.words.names
    likeness = pair.likeness(without={a.unit})
    if not context or likeness < COUNTED or not pair.verbs_same() or not _numbers_meet(pair, a):
        return None
    if not pair.subjects_meet() or not comparable(a, b) or pair.tell_of_others():
        return None
    return pair.made(Kind.NUMBER, f"{a.printed} here, {b.printed} there", likeness)


def _numbers_meet(pair: Pair, a: Number) -> bool:
    """Tell whether the number cannot have changed between the two, unless it grows."""
    gap = apart(pair.one, pair.other)
    if not gap or days_shared(pair.one.slots.days, pair.other.slots.days):
        return True
    moving = a.unit in _MOVING or a.unit.isupper()
    return abs(gap) <= NEWS and not moving and not pair.one.aspects.ongoing and not pair.other.aspects.ongoing


def _date(pair: Pair) -> Relation | None:
    """Return that one thing, which happens once, is told of two days."""
    one, other = pair.one, pair.other
    if len(one.slots.days) != 1 or len(other.slots.days) != 1 or not pair.same_sense() or pair.numbers_differ():
        return None
    likeness = pair.likeness()
    if likeness < DATED or len(pair.shared) < 2 or not pair.verbs_same() or one.verb not in _ONCE:
        return None
    if not pair.subjects_meet():
        return None
    if apart(one, other) and one.aspects.ahead:
        return None
    return pair.made(Kind.DATE, "they give two dates of it", likeness)


def _name(pair: Pair) -> Relation | None:
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
        kind = Kind.NAME if one.verb in _SOLE else None
    else:
        kind = Kind.PLACE if _placed(pair, mine, theirs) else None
    return pair.made(kind, "they name two where only one can be", likeness) if kind else None


def _placed(pair: Pair, mine: Set[str], theirs: Set[str]) -> bool:
    """Tell whether the names that differ stand behind one preposition, of what has one place only."""
    places = []
    for here, names in ((pair.one, mine), (pair.other, theirs)):
        found = _IN_PLACE.findall(here.clause.words[here.clause.verb :])
        named = [(lead.lower(), wording(f"x {name}").names & names) for lead, name in found]
        if not names <= frozenset().union(*(some for _, some in named)):
            return False  # other people, too, are named
        places.append({lead for lead, some in named if some})
    if any(name.startswith("c:") for name in mine) is not any(name.startswith("c:") for name in theirs):
        return False  # one may lie in the other
    return bool(places[0] & places[1]) and bool(pair.one.verb in _SEATED or "flag of" in places[0] & places[1])
