"""What a clause is told under, when it is not told as a fact: "feared that", "no evidence that", "would be a pity if".

Requires the words before a clause; assigns the frame, by the sense of the word that governs it, or none. A frame holds
for all that follows in its sentence: where it ends no words tell.
"""

import re

from briefing.analysis.negation import is_negated
from briefing.vocabulary.senses import sense
from briefing.vocabulary.speech import cues

NOT = "not"  # the frame of what is said not to be so
IF = "if"

# Sayings that leave open whether it is so.
_WEAK = frozenset("hint suggest warn caution joke quip allege argue".split())
_OPEN_KINDS = frozenset({"estimate", "stance", "intention"})
_UNSURE = re.compile(
    r"(?:doubt|fals|untru|wrong|nobod|none|investig|claim|report|rumou?r|alleg|whether|fear|hope|worr|concern|afraid|belie[fv]"
    r"|possib|impossib|chance|risk|like|unlike|prospect|eviden|proof|sign|theor|specul|suspic|idea|notion|assum|impress|warn"
    r"|threat|promis|demand|condition|unclear|unknown|imagin|wonder|pretend|propos|recommend|requir|request|wish|dream"
    r"|convinc|confident|optimis|pessimis|s[ck]eptic|denial|accus)[a-z]*"
)
_OPENS = re.compile(r"[\"“]?(?:whether|if|unless|should|had)\s", re.IGNORECASE)
_LAST = re.compile(r"([A-Za-z]+)[\"”]?$")


def frame_before_that(before: str) -> str:
    """Return the frame of a clause behind "that" or a verb of saying; empty for none.

    >>> frame_before_that("Residents feared"), frame_before_that("The mayor said"), frame_before_that("It is not true")
    ('fear', '', 'not')
    """
    if is_negated(before):
        return NOT
    last = _LAST.search(before.rstrip())
    word = last[1].lower() if last else ""
    cue = cues().get(word)
    if cue and cue.kind not in _OPEN_KINDS and cue.lemma not in _WEAK:
        return ""
    return sense(word).name if cue or _UNSURE.fullmatch(word) else ""


def frame_of_sentence(words: str) -> str:
    """Return the frame that a sentence opens with.

    >>> frame_of_sentence("If it rains, the road will be shut"), frame_of_sentence("It rains")
    ('if', '')
    """
    return IF if _OPENS.match(words) else ""
