"""How two statements stand to each other: they say the same, or contradict each other, or neither can be told.

Words decide what is one proposition; then polarity, numbers and days decide whether it is said or contradicted. Doubt
means silence: who names other people or places, speaks of another time or of a plan, contradicts nobody.
"""

import re
from collections.abc import Set
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from briefing.model import Claim, Entry
from briefing.stories.slots import Number, comparable, compatible, days_apart, days_shared, near
from briefing.stories.statements import TELLING, Statement, apart, names_of, of_claim
from briefing.stories.wording import wording
from briefing.vocabulary.senses import sense

# Likeness from which on two statements are one proposition; .5 to .7 tried on the development half.
SAME = 0.6
OPPOSED = 0.52  # the same for those that differ in polarity, which must agree in all else that is told
COUNTED = 0.45  # the same for the words around two numbers
LEAST = 4.0  # weight that two statements share at least: two everyday words, or a rare one
NUMBER = 4.0  # weight of an equal number with its unit
VOICE = 2.5  # weight of one person saying both
ALONE = 2.0  # weight of a number or day that only one of two has
LOOSE = 0.65  # the same when the verb of one only stands in the other
STRICT = 0.85  # likeness of what is one proposition although neither verb stands in the other
UNSURE = 0.08  # by how much two must be more alike when only one of them names a day
DATED = 0.55  # the same for what differs in its day only
NAMED = 0.8  # the same for what differs in its names only
_ROUND, _LARGE = 10, 1000  # from which on an equal number is no chance, and surely none

# Another time or thing of the same kind.
_ELSEWHERE = re.compile(
    r"\b(?:another|previous(?:ly)?|earlier|ago|last (?:year|month|week|time)|the year before|once|usually|often"
    r"|normally|at first|initially|originally|since then|in total|altogether|so far this)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|won['’]t|to be|plans?|planned|going to|expected|intends?|may|might|could|should|hopes?"
    r"|(?:need|want|tr|ask|requir|abl|urg|fail)\w* to)\b",
    re.IGNORECASE,
)
_COMPLETED = re.compile(r"\bhad (?:\w+ )?(?:not |never )?(?:been|\w+ed)\b", re.IGNORECASE)
_DEMANDED = re.compile(
    r"\b(?:demand|ask|want|offer|propos|claim|seek|sought|expect|estimat|limit|allow|target)\w*", re.IGNORECASE
)


# Whose state goes on, so that it may have changed by the next day: "has not", "is", "stood at".
_ONGOING = re.compile(r"\b(?:has|have|is|are|remains?|stands?|stood|so far|yet|still|now|currently)\b", re.IGNORECASE)
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
        "begin open close build found born die inspect effect resign elect sentence schedule hold expire end"
    ).split()
)
# What has one holder, and what has one place.
_SOLE = frozenset(sense(word).name for word in "appoint elect name choose win replace succeed nominate invent".split())
_SEATED = frozenset(
    sense(word).name for word in "hold held place born meet sign base bury bury locate flag sail".split()
)
_IN_PLACE = re.compile(r"\b(flag of|in|at|near|off)\s(?:the\s)?([A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*)")
# What a thing has more or less of from day to day.
_MOVING = frozenset(
    {"percent", *(sense(word).name for word in "dollar euro degree point day hour minute week month year".split())}
)
_ANYBODY = frozenset({"peopl", "person"})


_BARE = re.compile(r"to\s", re.IGNORECASE)  # an infinitive without who does it


class Kind(StrEnum):
    """How two statements stand to each other; all but ``agreement`` are disagreements."""

    AGREEMENT = "agreement"
    DENIAL = "denial"
    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    NAME = "name"
    POLARITY = "polarity"
    HEADLINE_BODY = "headline-body"


@dataclass(frozen=True, slots=True)
class Relation:
    """How two claims stand to each other: ``why`` in words, and the passages that show it, as printed in each."""

    kind: Kind
    why: str
    passages: tuple[str, str]
    likeness: float


def relation(one: Claim, other: Claim, first: Entry | None = None, second: Entry | None = None) -> Relation | None:
    """Return how two claims stand to each other, None when that cannot be told; the order of the two does not matter.

    The entries give days and outlets; without them the claims count as published at one time by nobody known.
    """
    entries = (first or Entry(one.text), second or Entry(other.text))
    pair = (Entry("", claims=(one,)), Entry("", claims=(other,)))
    known = names_of(pair)
    found = [
        made
        for a in of_claim(one, entries[0], known)
        for b in of_claim(other, entries[1], known)
        if (made := compare(a, b))
    ]
    return min(found, key=_strongest, default=None)


def _strongest(found: Relation) -> tuple[bool, float, str, tuple[str, ...]]:
    return (found.kind is Kind.AGREEMENT, -found.likeness, found.kind, tuple(sorted(found.passages)))


def compare(one: Statement, other: Statement) -> Relation | None:
    """Return how two statements stand to each other."""
    shared = one.words.weights.keys() & other.words.weights.keys()
    if not shared or len(shared) + len(one.slots.numbers) < 2:
        return None
    if other.place < one.place:
        turned = compare(other, one)
        return turned and Relation(turned.kind, turned.why, turned.passages[::-1], turned.likeness)
    weight = sum(min(one.words.weights[key], other.words.weights[key]) for key in shared)
    pair = _Pair(one, other, frozenset(shared), weight)
    return pair.contradiction() or pair.agreement()


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two statements with the senses that they share."""

    one: Statement
    other: Statement
    shared: frozenset[str]
    weight: float

    def likeness(self, without: Set[str] = frozenset(), gain: float = 0.0) -> float:
        """Return how much of what the two say is the same, from 0 to 1: between Dice's measure and containment.

        ``gain`` is the weight of what they share beside words; a number or day that only one has counts against it.
        """
        weights = [{k: w for k, w in s.words.weights.items() if k not in without} for s in (self.one, self.other)]
        shared = gain + sum(min(weights[0][key], weights[1][key]) for key in self.shared - without)
        first, second = (
            sum(own.values()) + gain + self._alone(s, t)
            for own, s, t in zip(weights, (self.one, self.other), (self.other, self.one), strict=True)
        )
        return (2 * shared / (first + second) + shared / min(first, second)) / 2 if min(first, second) else 0.0

    @staticmethod
    def _alone(one: Statement, other: Statement) -> float:
        numbers = sum(all(n.unit != m.unit for m in other.slots.numbers) for n in one.slots.numbers)
        return ALONE * (numbers + bool(one.slots.days and not other.slots.days))

    def agreement(self) -> Relation | None:
        """Return that the two say the same."""
        one, other = self.one, self.other
        gain = self._gain()
        likeness = self.likeness(gain=gain)
        least = SAME if self._verbs_same() else LOOSE if self._verbs_meet() else STRICT
        if _BARE.match(one.clause.words) is not None or _BARE.match(other.clause.words) is not None:
            least = STRICT
        if bool(one.slots.days) is not bool(other.slots.days):
            least += UNSURE
        if likeness < least or self.weight + gain < LEAST:
            return None
        if not self._enough(gain):
            return None
        if not self._same_sense() or self._names_differ() or self._numbers_differ():
            return None
        if not self._subjects_meet(both=False):
            return None
        if one.slots.bare and other.slots.bare and not one.slots.bare & other.slots.bare:
            return None
        if _tense(one) is not _tense(other) and one.told and other.told:
            return None
        if days_apart(one.slots.days, other.slots.days):
            return None
        return self._made(Kind.AGREEMENT, "both say it in like words", likeness)

    def contradiction(self) -> Relation | None:
        """Return what the two contradict each other in, when they surely speak of one thing."""
        one, other = self.one, self.other
        if self._elsewhere() or not (one.told and other.told) or _tense(one) is not _tense(other):
            return None
        if one.pronoun or other.pronoun or (one.published is None) is not (other.published is None):
            return None
        if one.entry is other.entry and one.voice == other.voice and not (one.headline or other.headline):
            return None
        if days_apart(one.slots.days, other.slots.days):
            return None if self._names_differ() else self._date()
        if self._names_differ():
            return self._name()
        return self._polarity() or self._number()

    def _enough(self, gain: float) -> bool:
        """Tell whether what both say is more than whom or what the whole story is about."""
        words = self.one.words.weights
        telling = [key for key in self.shared - self.one.words.names if words[key] >= TELLING]
        found = len(telling) + len(self._equal())
        if not (self.one.subject.weights and self.other.subject.weights) and len(self.shared) + bool(gain) < 3:
            return False
        return found > 1 or (self._verbs_same() and found == 1 and self.likeness(gain=gain) >= STRICT)

    def _polarity(self) -> Relation | None:
        one, other = self.one, self.other
        turned = one.words.contrary ^ other.words.contrary
        opposed = one.negated is not other.negated
        if turned - {one.verb} or turned - {other.verb} or opposed is bool(turned):
            return None
        if turned and not one.subject.weights.keys() & other.subject.weights.keys():
            return None
        if one.clause.doubt or other.clause.doubt or len(self.shared) < 2 or self.weight < LEAST:
            return None
        likeness = self.likeness()
        if likeness < OPPOSED or self._numbers_differ() or not self._verbs_same() or not self._meets(turned):
            return None
        if not self._subjects_meet():
            return None
        if one.denial is not other.denial:
            return self._made(Kind.DENIAL, "one denies what the other says", likeness)
        return self._made(Kind.POLARITY, "one says that it is so, the other that it is not", likeness)

    def _meets(self, turned: Set[str]) -> bool:
        """Tell whether nothing can have happened between the two that makes both true."""
        gap = apart(self.one, self.other)
        if not gap or _tense(self.one):
            return not gap
        early, late = (self.one, self.other) if gap > timedelta(0) else (self.other, self.one)
        if early.denial or late.denial or _COMPLETED.search(late.clause.words):
            return True
        if any(early.published and day.latest >= early.published.latest for day in late.slots.days):
            return False
        if turned or _ONGOING.search(early.clause.words) or {early.verb, late.verb} & _LATE:
            return False
        return gap <= timedelta(days=7)

    def _number(self) -> Relation | None:
        one, other = self.one, self.other
        differing = [(a, b) for a in one.slots.numbers for b in other.slots.numbers if a.unit == b.unit]
        if len(differing) != 1 or compatible(*differing[0]):
            return None
        if one.negated is not other.negated or not self._same_sense():
            return None
        if bool(_DEMANDED.search(one.clause.words)) is not bool(_DEMANDED.search(other.clause.words)):
            return None
        a, b = differing[0]
        context = self.shared - {a.unit, *_ANYBODY} - one.words.names
        likeness = self.likeness(without={a.unit})
        if not context or likeness < COUNTED or not self._verbs_same() or not self._numbers_meet(a):
            return None
        if not self._subjects_meet() or not comparable(a, b):
            return None
        return self._made(Kind.NUMBER, f"{a.printed} here, {b.printed} there", likeness)

    def _numbers_meet(self, a: Number) -> bool:
        """Tell whether the number cannot have changed between the two, unless it grows."""
        gap = apart(self.one, self.other)
        if not gap or days_shared(self.one.slots.days, self.other.slots.days):
            return True
        return (
            a.unit not in _MOVING
            and not a.unit.isupper()
            and not any(_ONGOING.search(s.clause.words) for s in (self.one, self.other))
        )

    def _date(self) -> Relation | None:
        """Return that one thing, which happens once, is told of two days."""
        one, other = self.one, self.other
        if len(one.slots.days) != 1 or len(other.slots.days) != 1 or not self._same_sense() or self._numbers_differ():
            return None
        likeness = self.likeness()
        if likeness < DATED or len(self.shared) < 2 or not self._verbs_same() or one.verb not in _ONCE:
            return None
        if not self._subjects_meet():
            return None
        if apart(one, other) and _tense(one):
            return None
        return self._made(Kind.DATE, "they give two dates of it", likeness)

    def _name(self) -> Relation | None:
        """Return that one thing, which has one place or one holder, is told of two."""
        one, other = self.one, self.other
        mine, theirs = one.words.names - other.words.names, other.words.names - one.words.names
        if not mine or not theirs or not self._same_sense() or self._numbers_differ() or not self._verbs_same():
            return None
        likeness = self.likeness(without=mine | theirs)
        if likeness < NAMED or len(self.shared) < 2 or apart(one, other):
            return None
        if mine <= one.subject.names and theirs <= other.subject.names:
            kind = Kind.NAME if one.verb in _SOLE else None
        else:
            kind = Kind.PLACE if self._placed(mine, theirs) else None
        return self._made(kind, "they name two where only one can be", likeness) if kind else None

    def _placed(self, mine: Set[str], theirs: Set[str]) -> bool:
        """Tell whether the names that differ stand behind one preposition, of what has one place only."""
        places = []
        for here, names in ((self.one, mine), (self.other, theirs)):
            found = _IN_PLACE.findall(here.clause.words[here.clause.verb :])
            places.append({lead.lower() for lead, name in found if wording(f"x {name}").names & names})
        return bool(places[0] & places[1]) and bool(self.one.verb in _SEATED or "flag of" in places[0] & places[1])

    def _gain(self) -> float:
        """Return the weight of numbers that both have, and of who says both; large numbers are no chance."""
        both = self._equal()
        voice = (
            VOICE if self.one.voice == self.other.voice != "" and self.one.claim.cue and self.other.claim.cue else 0.0
        )
        return voice + sum(_number_weight(n) for n in both)

    def _equal(self) -> list[Number]:
        """Return the numbers that both have."""
        keys = {n.key for n in self.other.slots.numbers}
        return [n for n in self.one.slots.numbers if n.exact is not None and n.key in keys]

    def _numbers_differ(self) -> bool:
        """Tell whether both count one thing and no number of one can be a number of the other."""
        units = {n.unit for n in self.one.slots.numbers} & {n.unit for n in self.other.slots.numbers}
        return any(
            not any(
                compatible(a, b) and near(a, b)
                for a in self.one.slots.numbers
                for b in self.other.slots.numbers
                if a.unit == b.unit == unit
            )
            for unit in units
        )

    def _verbs_meet(self) -> bool:
        """Tell whether the verb of one stands in the other, or both name one large number."""
        if any(n.exact is not None and n.exact >= _LARGE for n in self._equal()):
            return True
        return self.one.verb in self.other.words.weights or self.other.verb in self.one.words.weights

    def _verbs_same(self) -> bool:
        """Tell whether the verb of each stands in the predicate of the other, a light one ("received") aside."""
        return self.one.verb in self.other.predicate.weights and self.other.verb in self.one.predicate.weights

    def _same_sense(self) -> bool:
        """Tell whether both affirm or both deny."""
        turned = (self.one.words.contrary ^ self.other.words.contrary) & self.shared
        if self.one.clause.doubt is not self.other.clause.doubt:
            return False
        return (self.one.negated is self.other.negated) is not (len(turned) % 2 == 1)

    def _names_differ(self) -> bool:
        """Tell whether each names what the other does not, or what one tells of is not named by the other."""
        first, second = self.one.words.names, self.other.words.names
        acting, theirs = self.one.subject.names, self.other.subject.names
        return bool((first - second and second - first) or (acting and theirs and not acting & theirs))

    def _subjects_meet(self, *, both: bool = True) -> bool:
        """Tell whether the two tell of one thing: the words before the verb of each stand in the other, or of one."""
        met = []
        for here, there in ((self.one, self.other), (self.other, self.one)):
            acting: Set[str] = here.subject.weights.keys()
            if here.subject.names and there.subject.names:
                acting &= here.subject.names
            met.append(not acting or bool(acting & there.words.weights.keys()))
        return all(met) if both else any(met)

    def _elsewhere(self) -> bool:
        """Tell whether one of the two speaks of another time or thing of the kind."""
        return any(
            _ELSEWHERE.search(here.clause.words) and not _ELSEWHERE.search(there.clause.words)
            for here, there in ((self.one, self.other), (self.other, self.one))
        )

    def _made(self, kind: Kind, why: str, likeness: float) -> Relation:
        return Relation(kind, why, (self.one.clause.text, self.other.clause.text), round(likeness, 3))


def _number_weight(number: Number) -> float:
    if number.exact is None or (number.exact < _ROUND and number.exact.denominator == 1):
        return NUMBER / 2
    return NUMBER * 1.5 if number.exact >= _LARGE else NUMBER


def _tense(one: Statement) -> bool:
    """Tell whether a statement speaks of what is to come, or may."""
    return bool(_FUTURE.search(one.clause.words))
