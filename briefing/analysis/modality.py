"""Whether something was said in fact, and the kind of claim that its cue makes.

Requires the tokens of a sentence or a passage with who speaks and by which cue; assigns a kind, or tells that nothing
was said: "nobody said", "had the mayor said", "stopped short of saying", "may have said" tell no statement.
"""

import re
from collections.abc import Sequence

from briefing.analysis.reported.sources import Phrase
from briefing.analysis.tokens import Token
from briefing.model import ClaimKind
from briefing.vocabulary.speech import longest_cue

MAX_GROUP = 9  # tokens from who speaks to the verb of saying: "has repeatedly and publicly stopped short of saying"

_CONDITIONS = frozenset({"if", "unless", "should", "suppose", "whether", "lest", "had", "were"})
_DETERMINERS = frozenset({"the", "a", "an", "any", "his", "her", "its", "their", "our", "my", "your"})
_NOBODY = frozenset({"nobody", "no", "none", "neither", "nothing", "no-one"})
_NOT = frozenset(
    "not never cannot neither nor refused declined refuses declines refusing declining failed fails failing".split()
)
_AVOIDING = frozenset(
    "avoid avoids avoided avoiding refrain refrains refrained refraining resist resists resisted resisting short"
    " close near instead rather without deny denies denied denying accused suspected".split()
)
_DOING = frozenset(
    "go goes went gone far continue continues continued continuing begin begins began begun proceed proceeds"
    " proceeded use uses used using come comes came return returns returned quick first last only rush rushed"
    " hasten hastened write wrote call called tweet tweeted rise rose stand stood take took taken taking manage"
    " managed".split()
)  # what goes before "to" and is told as done together with it: "went on to say", "used his speech to say"
ASSERTING = frozenset({"claim", "allege", "declare", "report", "announce", "predict", "forecast", "confirm"})
HEARSAY = frozenset({"reportedly", "allegedly", "apparently", "purportedly", "supposedly"})
_FINDING = frozenset("found finds discovered discovers showed shows established".split())
_GIVING = frozenset(
    "make makes made making issue issues issued issuing give gives gave given giving have has had having file filed"
    " release released repeat repeated renew renewed deliver delivered voice voiced send sent publish published".split()
)  # verbs that only bring what their object tells: "issued a warning that"
_UTTERANCES = frozenset("statement announcement declaration assertion remark complaint prediction accusation".split())
_FUTURE = frozenset({"will", "shall", "'ll"})
_MODALS = frozenset({"would", "could", "may", "might", "should", "must", "can"})
_OUGHT = frozenset({"should", "must", "can"})
_AUXILIARIES = _MODALS | {"has", "have", "had", "not", "never", "also", "only", "yet", "be", "been", "to"}
_TAKEN_BACK = re.compile(
    r"\b(?:earlier|previous|prior|original|first) version of (?:this|the|our|an?) "
)  # article said
_CLAUSES = frozenset({"that", "whether", "if", "how", "why", "what"})
_QUOTES = frozenset("\"“„«'")
_BREAKS = frozenset({"who", "which", "whose", "that", ",", ";", ":", "-", "–", "—", ".", "(", ")", "“", "”", '"'})


def never_said(tokens: Sequence[Token], source: Phrase | None, cue: Phrase | None) -> bool:
    """Tell whether nobody speaks, or who speaks does so in a condition only: "if the minister said"."""
    if source is None or cue is None or source[0] > cue[0]:
        return False
    first = source[0]
    if _TAKEN_BACK.search(" ".join(token.lower for token in tokens[max(0, first - 5) : cue[0]])):
        return True
    if tokens[first].lower in _NOBODY or (tokens[first].lower == "had" and source[1] - first > 1):
        return True
    if first and tokens[first - 1].lower in _DETERMINERS:
        first -= 1
    return first > 0 and tokens[first - 1].lower in _CONDITIONS | _NOBODY


def not_told(tokens: Sequence[Token], source: Phrase, cue: Phrase) -> bool:
    """Tell whether it is not told that the source spoke."""
    return never_said(tokens, source, cue) or held_back(tokens, source, cue)


def held_back(tokens: Sequence[Token], source: Phrase | None, cue: Phrase) -> bool:
    """Tell whether the words from who speaks to the verb leave open or deny that it was said."""
    first = source[1] if source and source[1] <= cue[0] else cue[0]
    between = {token.lower for token in tokens[first : cue[0]]}
    if cue[0] - first > MAX_GROUP or between & _BREAKS:  # a clause of its own: "officials who may not speak said"
        first = cue[0]
    while first and tokens[first - 1].lower in _AUXILIARIES:
        first -= 1
    words = [token.lower for token in tokens[first : cue[1]]]
    if first and tokens[first - 1].lower == "it" and words[0] in _OUGHT and "be" in words:
        return False  # "it should be noted that": noted here
    return _open(words)


def _open(words: Sequence[str]) -> bool:
    """Tell whether the words of a verb group leave open what its last verb tells."""
    if any(word in _NOT or word.endswith(("n't", "n’t")) for word in words):
        return True
    if words[:-1] and (set(words[:-1]) & (_MODALS | _AVOIDING)):
        return True
    return any(
        word == "to" and number + 1 < len(words) and not set(words[:number]) & _DOING
        for number, word in enumerate(words)
    )


def cue_words(tokens: Sequence[Token], tags: Sequence[str], cue: Phrase) -> list[str]:
    """Return the lower-case words of a cue: "rejected" of "rejected reports", but "issued a warning" whole."""
    verbs = [n for n in range(*cue) if tags[n][0] in "VM"]
    given = verbs and tokens[verbs[-1]].lower in _GIVING
    return [tokens[n].lower for n in range(*cue) if given or not verbs or n == cue[0] or not tags[n].startswith("N")]


def kind_of_cue(cue: Sequence[str], content: str, *, attitude: bool) -> ClaimKind:
    """Return the kind of the longest known cue among the words.

    What is not said, only held, is a stance; so is what an unknown cue leaves open.
    """
    if cue and cue[0] in _FUTURE:
        return ClaimKind.INTENTION
    if cue[:2] == ["according", "to"] or (cue and cue[-1] in HEARSAY | _FINDING):
        return ClaimKind.REPORT
    known = longest_cue(cue)
    if known:
        return ClaimKind(known.kind)
    if attitude:
        return ClaimKind.INTENTION if content.startswith("to ") else ClaimKind.STANCE
    certain = not cue or cue[-1] in _UTTERANCES or content[:1] in _QUOTES or content.split(maxsplit=1)[0] in _CLAUSES
    return ClaimKind.STATEMENT if certain or not cue[0].isalpha() else ClaimKind.STANCE
