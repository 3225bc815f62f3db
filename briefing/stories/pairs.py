"""Two statements side by side: how alike they are, and what they have in common and not.

Requires two statements that share a word; assigns nothing: it answers what the rules of agreement and of contradiction
ask.
"""

import re
from collections.abc import Set
from dataclasses import dataclass

from briefing.stories.kinds import Kind, Relation
from briefing.stories.slots import Number, compatible, near
from briefing.stories.statements import TELLING, Statement

LEAST = 4.0  # weight that two statements share at least: two everyday words, or a rare one
NUMBER = 4.0  # weight of an equal number with its unit
VOICE = 2.5  # weight of one person saying both
NEWS = 3.0  # weight of a word that tells of a thing of its own
ALONE = 2.0  # weight of a number or day that only one of two has
STRICT = 0.85  # likeness of what is one proposition although neither verb stands in the other
_IS = re.compile(r"(?:is|are|was|were|be|been|has been|became|becomes)\b")
_TOLL = re.compile(r"\b(?:toll|number|total|count|tally)\b", re.IGNORECASE)  # what a bare figure is of
_ROUND, _LARGE = 10, 1000  # from which on an equal number is no chance, and surely none


@dataclass(frozen=True, slots=True)
class Pair:
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

    def enough(self, gain: float) -> bool:
        """Tell whether what both say is more than whom or what the whole story is about."""
        words = self.one.words.weights
        telling = [key for key in self.shared - self.one.words.names if words[key] >= TELLING]
        found = len(telling) + len(self.equal())
        if not (self.one.subject.weights and self.other.subject.weights) and len(self.shared) + bool(gain) < 3:
            return False
        return found > 1 or (self.verbs_same() and found == 1 and self.likeness(gain=gain) >= STRICT)

    def gain(self) -> float:
        """Return the weight of numbers that both have, and of who says both; large numbers are no chance."""
        both = self.equal()
        voice = (
            VOICE if self.one.voice == self.other.voice != "" and self.one.claim.cue and self.other.claim.cue else 0.0
        )
        return voice + sum(_number_weight(n) for n in both)

    def equal(self) -> list[Number]:
        """Return the numbers that both have."""
        keys = {n.key for n in self.other.slots.numbers}
        return [n for n in self.one.slots.numbers if n.exact is not None and n.key in keys]

    def numbers_differ(self) -> bool:
        """Tell whether both count one thing and some number of the one that counts less often is none of the other."""
        for unit in {n.unit for n in self.one.slots.numbers} & {n.unit for n in self.other.slots.numbers}:
            few, many = sorted(
                ([n for n in s.slots.numbers if n.unit == unit] for s in (self.one, self.other)), key=len
            )
            if not all(any(compatible(a, b) and near(a, b) for b in many) for a in few):
                return True
        return False

    def counts_another(self) -> bool:
        """Tell whether each counts something, and neither as many nor the same: 14 people, six children."""
        first, second = ({key for n in s.slots.numbers for key in (n.unit, n.exact)} for s in (self.one, self.other))
        return bool(first and second and not first & second)

    def of_other_things(self) -> bool:
        """Tell whether the predicate of each names a thing, beside names, that the other lacks."""
        return all(
            any(here.words.weights.get(key, 0.0) >= NEWS for key in here.predicate.weights.keys() - there - names)
            for here, there, names in (
                (self.one, self.other.words.weights.keys(), self.one.words.names),
                (self.other, self.one.words.weights.keys(), self.other.words.names),
            )
        )

    def tell_of_others(self) -> bool:
        """Tell whether the predicate of each has a telling word, beside its verb, that the other lacks."""
        return all(
            any(
                here.words.weights.get(key, 0.0) >= TELLING
                for key in here.predicate.weights.keys() - there - {here.verb}
            )
            for here, there in (
                (self.one, self.other.words.weights.keys()),
                (self.other, self.one.words.weights.keys()),
            )
        )

    def shares_object(self) -> bool:
        """Tell whether the predicates have more in common than their verbs."""
        both = self.one.predicate.weights.keys() & self.other.predicate.weights.keys()
        return bool(both - {self.one.verb, self.other.verb})

    def verbs_meet(self) -> bool:
        """Tell whether the verb of one stands in the other, or both name one large number."""
        if any(n.exact is not None and n.exact >= _LARGE for n in self.equal()):
            return True
        return self.one.verb in self.other.words.weights or self.other.verb in self.one.words.weights

    def verbs_same(self) -> bool:
        """Tell whether the verb of each stands in the predicate of the other, a light one ("received") aside."""
        return self.one.verb in self.other.predicate.weights and self.other.verb in self.one.predicate.weights

    def same_sense(self) -> bool:
        """Tell whether both affirm or both deny."""
        turned = (self.one.words.contrary ^ self.other.words.contrary) & self.shared
        if self.one.clause.doubt is not self.other.clause.doubt or self.one.clause.frame != self.other.clause.frame:
            return False
        return (self.one.negated is self.other.negated) is not (len(turned) % 2 == 1)

    def names_differ(self) -> bool:
        """Tell whether each names what the other does not, or what one tells of is not named by the other."""
        first, second = self.one.words.names, self.other.words.names
        acting, theirs = self._actors()
        return bool((first - second and second - first) or (acting and theirs and not acting & theirs))

    def _actors(self) -> tuple[Set[str], Set[str]]:
        """Return the names of who acts; of one told in the passive who it is done by, where the other is not."""
        one, other = self.one, self.other
        if bool(one.agent) is bool(other.agent):
            return one.subject.names, other.subject.names
        return (
            one.agent & one.words.names if one.agent else one.subject.names,
            other.agent & other.words.names if other.agent else other.subject.names,
        )

    def of_others(self) -> bool:
        """Tell whether the subject of each has a word that the other lacks: another minister, another court."""
        one, other = self.one, self.other
        if one.agent or other.agent:
            return False
        first = {key for key in one.subject.weights.keys() - other.words.weights.keys() if self._tells(one, key)}
        second = {key for key in other.subject.weights.keys() - one.words.weights.keys() if self._tells(other, key)}
        return bool(first and second)

    @staticmethod
    def _tells(one: Statement, key: str) -> bool:
        return one.words.weights.get(key, 0.0) >= TELLING

    def subjects_meet(self, *, both: bool = True) -> bool:
        """Tell whether the two tell of one thing: the words before the verb of each stand in the other, or of one."""
        met = []
        for here, there in ((self.one, self.other), (self.other, self.one)):
            acting: Set[str] = here.subject.weights.keys()
            if here.agent and not there.agent and not there.passive:
                acting = here.agent
            elif here.subject.names and there.subject.names and not there.agent:
                acting &= here.subject.names
            met.append(not acting or bool(acting & there.words.weights.keys()))
        return all(met) if both else any(met)

    def done_to_one(self) -> bool:
        """Tell whether one does what the other tells in the passive: "injuring 31 people", "28 people were injured"."""
        return any(
            there.passive
            and not there.agent
            and not here.passive
            and bool(there.subject.weights.keys() & here.predicate.weights.keys())
            for here, there in ((self.one, self.other), (self.other, self.one))
        )

    def reversed(self) -> bool:
        """Tell whether each does to the other what that does to it: "the army shot the rebels", and they the army."""
        one, other = self.one, self.other
        if any(" by " in s.clause.words or _IS.match(s.clause.words, s.clause.verb) for s in (one, other)):
            return False
        mine, theirs = one.subject.weights.keys(), other.subject.weights.keys()
        crossed = mine <= other.done_to and theirs <= one.done_to
        return bool(mine and theirs and not mine & theirs and crossed)

    def of_two_unnamed(self) -> bool:
        """Tell whether one tells of somebody it does not name, and their claims name none that both have."""
        one, other = self.one, self.other
        if not any(s.aspects.pronoun or s.clause.headless for s in (one, other)):
            return False
        return bool(one.claim_names and other.claim_names and not one.claim_names & other.claim_names)

    def of_two_settings(self) -> bool:
        """Tell whether subjects without a name ("profits", "exports") stand in claims and articles that share none."""
        one, other = self.one, self.other
        if one.subject.names and other.subject.names:
            return False
        return bool(one.setting and other.setting and not one.setting & other.setting)

    def of_one_measure(self) -> bool:
        """Tell whether what rises or falls is one thing in one span of time, not "sales" and "sales in Asia"."""
        one, other = self.one, self.other
        mine, theirs = (
            {key for key in s.subject.weights if self._tells(s, key) and key not in s.subject.names}
            for s in (one, other)
        )
        return bool(mine and mine == theirs) and set(one.slots.days) == set(other.slots.days)

    def patients_meet(self) -> bool:
        """Tell whether it is done to one thing, where only one tells it in the passive: "was approved by"."""
        one, other = self.one, self.other
        if bool(one.agent) is bool(other.agent) or (one.passive and other.passive):
            return True
        passive, active = (one, other) if one.agent else (other, one)
        return bool(passive.subject.weights.keys() & active.predicate.weights.keys())

    def elsewhere(self) -> bool:
        """Tell whether one of the two speaks of another time or thing of the kind."""
        one, other = self.one.aspects, self.other.aspects
        return one.elsewhere != other.elsewhere or one.ordinals != other.ordinals

    def of_another_turn(self) -> bool:
        """Tell whether one is of the first of a row, say, and the other of the second."""
        first, second = self.one.aspects.ordinals, self.other.aspects.ordinals
        return bool(first and second and not first & second)

    def figures_differ(self) -> bool:
        """Tell whether both print other figures, of nothing or of a share, or other days that nothing places."""
        if any(self._toll_differs(here, there) for here, there in ((self.one, self.other), (self.other, self.one))):
            return True
        figures = [{f for f in s.slots.bare if f[0].isdigit()} for s in (self.one, self.other)]
        days = [s.slots.bare - own for s, own in zip((self.one, self.other), figures, strict=True)]
        if days[0] and days[1] and not days[0] & days[1]:
            return True
        shares = [{str(n.exact) for n in s.slots.numbers if " of" in n.unit} for s in (self.one, self.other)]
        first, second = figures[0] | shares[0], figures[1] | shares[1]
        return bool((figures[0] or figures[1]) and first and second and not first & second)

    @staticmethod
    def _toll_differs(here: Statement, there: Statement) -> bool:
        """Tell whether "the toll has risen to 18" stands beside a count of 14."""
        figures = {f for f in here.slots.bare if f[0].isdigit()}
        counted = {n.printed.split()[0] for n in there.slots.numbers} | {str(n.exact) for n in there.slots.numbers}
        return bool(_TOLL.search(here.clause.words) and figures and counted and not figures & counted)

    def made(self, kind: Kind, why: str, likeness: float, printed: tuple[str, str] = ("", "")) -> Relation:
        """Return the relation with the passages that show it: the whole claim where a clause lacks what is printed."""
        passages = (
            s.clause.text if words in s.clause.text else " ".join(s.claim.text.split())
            for s, words in zip((self.one, self.other), printed, strict=True)
        )
        one, other = passages
        return Relation(kind, why, (one, other), round(likeness, 3))


def _number_weight(number: Number) -> float:
    if number.exact is None or (number.exact < _ROUND and number.exact.denominator == 1):
        return NUMBER / 2
    return NUMBER * 1.5 if number.exact >= _LARGE else NUMBER
