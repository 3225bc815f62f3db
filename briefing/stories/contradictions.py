"""When two statements contradict each other: in sign, number, day, place or name, and in nothing else.

Doubt means silence: who names other people, speaks of another time, of a plan or of what may have changed meanwhile
contradicts nobody.
"""

import re
from collections.abc import Set
from datetime import timedelta

from briefing.stories.holders import named_otherwise
from briefing.stories.kinds import Kind, Relation
from briefing.stories.pairs import LEAST, Pair
from briefing.stories.scope import counts_others, of_less, other_way
from briefing.stories.slots import Number, comparable, compatible, days_apart, days_shared
from briefing.stories.statements import Statement, apart
from briefing.vocabulary.senses import sense

OPPOSED = 0.52  # likeness of what differs in its sign only, from 0 to 1: .4 to .6 alike on the development half
COUNTED = 0.45  # the same for the words around two numbers: .3 to .5 alike
DATED = 0.55  # the same for what differs in its day only: .45 to .6 alike
NEWS = timedelta(days=14)  # around its publication an article speaks of the news itself


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
# What a thing has more or less of from day to day.
_MOVING = frozenset(
    {"percent", *(sense(word).name for word in "dollar euro degree point day hour minute week month year".split())}
)
_NOW = re.compile(r"(?!(?:was|is|has|does)\b)[a-z]+(?<!s)s\s")  # "begins"
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_RISE, _WIN = sense("rise").name, sense("win").name
_IN_TURN = frozenset({sense("arrest").name})  # who is arrested may be free again on that day
_EVER = re.compile(r"\bnever\b", re.IGNORECASE)  # at no time
_ANYBODY = frozenset({"peopl", "person"})


def contradiction(pair: Pair) -> Relation | None:
    """Return what the two contradict each other in, when they surely speak of one thing."""
    one, other = pair.one, pair.other
    if (
        pair.elsewhere()
        or other_way(pair)
        or not (one.told and other.told)
        or one.aspects.ahead is not other.aspects.ahead
    ):
        return None
    if one.clause.headless or other.clause.headless:
        return None  # nobody knows of whom it is told
    if one.aspects.pronoun or other.aspects.pronoun or (one.published is None) is not (other.published is None):
        return None
    if one.entry is other.entry and one.voice == other.voice and not (one.headline or other.headline):
        return None
    if days_apart(one.slots.days, other.slots.days):
        if pair.names_differ():
            return None
        return _polarity(pair) if _since(one, other) or _since(other, one) else _date(pair)
    if pair.names_differ():
        return named_otherwise(pair)
    if pair.of_others():
        return None
    if _of_another_time(pair):
        return None
    return _polarity(pair) or _number(pair)


def _since(denying: Statement, other: Statement) -> bool:
    """Tell whether one says that it has not been since a day, and the other that it was on a later one."""
    if not denying.negated or other.negated or not _SINCE.search(denying.clause.words):
        return False
    since = min(day.latest for day in denying.slots.days)
    return all(day.earliest > since for day in other.slots.days)


def _of_another_time(pair: Pair) -> bool:
    """Tell whether only one of the two names days, and those lie far from its publication."""
    for here, there in ((pair.one, pair.other), (pair.other, pair.one)):
        if here.slots.days and not there.slots.days and not (there.negated and _EVER.search(there.clause.words)):
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
    if not pair.subjects_meet() or not pair.patients_meet() or pair.counts_another():
        return None
    if (pair.of_other_things() and turned) or (pair.tell_of_others() and not (denied and pair.shares_object())):
        return None
    if (opposed and of_less(pair)) or (turned & _IN_TURN and not (one.slots.days and other.slots.days)):
        return None
    if one.verb == _WIN and not pair.shares_object():
        return None  # who loses one match has won others
    if one.verb == _RISE and (pair.of_two_settings() or not pair.of_one_measure()):
        return None  # profits rise and fall, of many firms
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
    if not (pair.subjects_meet() or pair.done_to_one()) or not comparable(a, b) or pair.tell_of_others():
        return None
    if counts_others(pair, a, b) or (_is_measure(a) and pair.of_two_settings()):
        return None
    if one.verb == _RISE and not pair.of_one_measure():
        return None
    low, high = sorted((a, b), key=lambda number: (number.exact or 0, number.printed))
    return pair.made(Kind.NUMBER, f"{low.printed} against {high.printed}", likeness, (a.printed, b.printed))


def _numbers_meet(pair: Pair, a: Number) -> bool:
    """Tell whether the number cannot have changed between the two, unless it grows."""
    gap = apart(pair.one, pair.other)
    if not gap or days_shared(pair.one.slots.days, pair.other.slots.days):
        return True
    return abs(gap) <= NEWS and not _is_measure(a) and not pair.one.aspects.ongoing and not pair.other.aspects.ongoing


def _is_measure(number: Number) -> bool:
    """Tell whether a number is of what moves from day to day, and of many: shares, sums, degrees."""
    return number.unit in _MOVING or number.unit.partition(" ")[0].isupper()


def _date(pair: Pair) -> Relation | None:
    """Return that one thing, which happens once, is told of two days."""
    one, other = pair.one, pair.other
    if not (one.clause.predicate and other.clause.predicate):
        return None  # "37,542 deaths as of Wednesday"
    if len(one.slots.days) != 1 or len(other.slots.days) != 1 or not pair.same_sense() or pair.numbers_differ():
        return None
    likeness = pair.likeness()
    if likeness < DATED or len(pair.shared) < 2 or not pair.verbs_same() or one.verb not in _ONCE:
        return None
    if not (pair.subjects_meet() or pair.done_to_one()):
        return None
    if apart(one, other) and one.aspects.ahead:
        return None
    if _to_come(one) is not _to_come(other) or _present(one) is not _present(other):
        return None  # "begins on Monday", "began on Saturday"
    return pair.made(Kind.DATE, "they give two dates of it", likeness)


def _to_come(one: Statement) -> bool:
    return bool(one.published and one.slots.days[0].earliest > one.published.latest)


def _present(one: Statement) -> bool:
    return bool(_NOW.match(one.clause.words, one.clause.verb))
