"""Of how much, of which and of whom a statement speaks: what keeps its sign or its number from being another one's.

Requires two statements that are alike; answers what the rules of contradiction and of agreement ask. "Not closed to
cyclists" says nothing against "closed", "5 Thai hostages" nothing against "3 hostages".
"""

import re
from collections.abc import Set

from briefing.stories.pairs import Pair
from briefing.stories.slots import Number
from briefing.stories.statements import Statement
from briefing.stories.wording import wording

# Weight of a word from which on it makes a statement one of less: 1.5 to 3 alike on the development half.
NARROWING = 2.3

# What a negation leaves true of the rest: "did not free all", "not the full ransom", "did not deliberately sink".
_ALL = re.compile(
    r"\b(?:all|every\w*|each|both|entire|whole|full|complete|always|only|enough|alone|any\s?more|any\slonger|at\sonce|so\sfar"
    r"|(?:the\s)?first|last|new|old|early|late|night|dawn|dusk|morning|afternoon|evening|noon|midnight|weekend|[a-z]{3,}ly)\b",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"\bone of\b", re.IGNORECASE)
# What a reader is taken to know and what narrows nothing: "did not receive invitations to the meeting".
_GIVEN = re.compile(r"\b(?:to|at|in|of|for|from|on|by)\s(?:the|this|that|its|his|her|their)\s[a-z]+\b")
# What is told in two opposite ways, or of a man and of a woman.
_OPPOSITE = tuple(
    frozenset(both.split()) for both in ("for against", "with without", "before after", "inside outside", "he she")
)


def of_less(pair: Pair) -> bool:
    """Tell whether what one negates is narrower than what the other affirms, so that both can be true.

    What its claim or headline says elsewhere also counts as said by the other.
    """
    if bool(_ONE_OF.search(pair.one.clause.words)) is not bool(_ONE_OF.search(pair.other.clause.words)):
        return True
    no, yes = (pair.one, pair.other) if pair.one.negated else (pair.other, pair.one)
    said = wording(f"{yes.clause.words} … {yes.claim.text} … {yes.entry.headline}").weights.keys() | yes.words.weights
    told = wording(f"the {_GIVEN.sub(' ', no.clause.words[no.clause.verb :])}").weights
    if any(all(n.unit != m.unit for m in yes.slots.numbers) for n in no.slots.numbers):
        return True
    if any(told[key] >= NARROWING for key in told.keys() - said - {no.verb}):
        return True
    return bool(_marks(no) - _marks(yes))


def _marks(one: Statement) -> Set[str]:
    return {word.lower() for word in _ALL.findall(one.clause.words)}


def other_way(pair: Pair) -> bool:
    """Tell whether one is for what the other is against, of one man and the other of a woman, or goes the way back."""
    there, back = pair.one.aspects.route, pair.other.aspects.route
    if there and back and there == back[::-1]:
        return True
    first, second = pair.one.aspects.ways, pair.other.aspects.ways
    return any(len(first & both) == len(second & both) == 1 and first & both != second & both for both in _OPPOSITE)


def counts_others(pair: Pair, one: Number, other: Number) -> bool:
    """Tell whether a number says of which it is, and the other statement does not: "5 Thai hostages"."""
    return any(
        wording(f"the {' '.join(number.printed.split()[1:-1])}").weights.keys() - there.words.weights.keys()
        for number, there in ((one, pair.other), (other, pair.one))
    )
