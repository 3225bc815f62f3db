"""Whether a name is the subject of a verb: who acts. By the words beside it, for English, without a parser.

Requires the tokens of a sentence and the place of a name in it.
"""

from collections.abc import Sequence

from briefing.analysis.tokens import Token
from briefing.vocabulary.speech import cues

REACH = 12  # tokens of an apposition or relative clause between a name and its verb

_PREPOSITIONS = frozenset(
    "of in from at by with to for on against near via under over about between among into after before like than"
    " as".split()
)
_AUXILIARIES = frozenset(
    "has have had is was were are will would may might could should must did does do can cannot won't didn't".split()
)
_PAST = frozenset(
    "won led took held went began left met sent made gave got came lost fell rose shot ran saw kept set put cut hit"
    " built bought sold brought fought found became wrote spoke beat drew chose flew broke drove grew paid stood struck"
    " sought swore threw withdrew overcame underwent hid let quit spent lay rode sang wore".split()
)
_ADVERBS = frozenset("also then later now still never already once again soon first both all themselves itself".split())


def acts(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether the name in tokens ``first`` to ``last`` (exclusive) has a verb behind it, no preposition before."""
    before = first - 1
    if before >= 0 and tokens[before].lower in {"the", "a", "an"}:
        before -= 1
    if tokens[last - 1].possessive or (before >= 0 and tokens[before].lower in _PREPOSITIONS):
        return False
    number = last
    if number < len(tokens) and tokens[number].text in {",", "("}:
        number = _behind_aside(tokens, number)
    while number < len(tokens) and (tokens[number].lower in _ADVERBS or _is_adverb(tokens[number])):
        number += 1
    return number < len(tokens) and _is_verb(tokens[number])


def _behind_aside(tokens: Sequence[Token], opening: int) -> int:
    """Return the number of the token behind the next comma or bracket, or that of the opening one."""
    closer = ")" if tokens[opening].text == "(" else ","
    for number in range(opening + 1, min(len(tokens), opening + 1 + REACH)):
        if tokens[number].text == closer:
            return number + 1
    return opening


def _is_adverb(token: Token) -> bool:
    return token.lower.endswith("ly") and not token.capital


def _is_verb(token: Token) -> bool:
    """Tell whether a word may be a finite verb; a plural noun behind a name is taken for none."""
    if token.capital:
        return False
    return token.lower in _AUXILIARIES | _PAST or token.lower in cues() or token.lower.endswith("ed")
