"""When two statements say the same: in like words, of the same people, with no number, day or sign that differs."""

from briefing.stories.kinds import Kind, Relation
from briefing.stories.pairs import LEAST, NUMBER, STRICT, Pair
from briefing.stories.scope import other_way
from briefing.stories.slots import days_apart
from briefing.stories.statements import BARE, TELLING, Statement

# Likeness from which on two statements are one proposition when the verb of each stands in the other: .45 to .65 tried
# on the development half, precision falls under .9 below .55.
SAME = 0.6
LOOSE = 0.65  # the same when the verb of one only stands in the other
COUNTED = 0.5  # the same when they name one telling number besides
UNSURE = 0.08  # by how much two must be more alike when only one of them names a day
WHOLE = 0.8  # share of a claim that its clause is


def agreement(pair: Pair) -> Relation | None:
    """Return that the two say the same."""
    one, other = pair.one, pair.other
    if not (_tells(one) and _tells(other)):
        return None
    gain = pair.gain()
    likeness = pair.likeness(gain=gain)
    least = SAME if pair.verbs_same() else LOOSE if pair.verbs_meet() else STRICT
    if BARE.match(one.clause.words) is not None or BARE.match(other.clause.words) is not None:
        least = STRICT
    if gain >= NUMBER and pair.verbs_same():
        least = COUNTED
    if bool(one.slots.days) is not bool(other.slots.days):
        least += UNSURE
    if (one.clause.headless or other.clause.headless) and pair.of_other_things():
        least = max(least, STRICT)  # "hurled petrol bombs at police", "hurled petrol bombs at the bank"
    if likeness < least or pair.weight + gain < LEAST:
        return None
    if not pair.enough(gain):
        return None
    if not pair.same_sense() or pair.names_differ() or pair.numbers_differ():
        return None
    if pair.counts_another() or (one.agent and other.agent and not one.agent & other.agent):
        return None
    if not pair.subjects_meet(both=False):
        return None
    if pair.figures_differ() or pair.of_another_turn() or other_way(pair) or pair.reversed():
        return None
    if pair.of_two_unnamed():
        return None
    if one.aspects.ahead is not other.aspects.ahead and one.told and other.told:
        return None
    if days_apart(one.slots.days, other.slots.days):
        return None
    return pair.made(Kind.AGREEMENT, "both say it in like words", likeness)


def _tells(one: Statement) -> bool:
    """Tell whether it is a proposition: no mere "the two incidents on consecutive days" beside what its claim tells."""
    telling = any(one.words.weights.get(key, 0.0) >= TELLING for key in one.predicate.weights)
    return (one.clause.predicate and telling) or len(one.clause.text) > WHOLE * len(one.claim.text)
