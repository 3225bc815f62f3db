"""The kind of a claim once its words are known, where the verb alone does not tell.

Requires finished claims; assigns their kind. A verb of denying denies claims and allegations, takes a stance on a plan
and decides on a request; a question ends in a question mark; who decides or agrees *to* do something has an intention.
"""

import re

from briefing.model import Claim, ClaimKind
from briefing.vocabulary.speech import longest_cue

# One sentence that asks, quoted whole or not at all: what only ends in somebody's question is no question.
_ASKED = re.compile(r"(?:[\"“][^\"“”]*\?[\"”]?|[^\"“”]*\?)[\s)\]]*")
_SENTENCES = re.compile(r"[.!?][\s\"”]+\S")
_INDIRECT = re.compile(r"\W*(?:if|whether|wh(?:at|y|en|ere|o|om|ich|ose)|how)\b", re.IGNORECASE)
_TO_DO = re.compile(r"\W*(?:not\s)?to\s[a-z]")
# What is untrue when it is rejected, and what is refused when it is: the head of the object, within a few words.
_SAID = re.compile(
    r"\W*(?:[\w'’,-]+\s){0,6}?(?:as\s(?:false|untrue|baseless|unfounded|nonsense|lies|rumou?rs|fabricated|incorrect|fake)"
    r"|(?:claim|allegation|accusation|report|suggestion|assertion|rumou?r|charge|notion|idea|criticism|insinuation"
    r"|theory|theories|speculation|involvement|responsibility|wrongdoing|existence)s?)\b",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(
    r"\W*(?:[\w'’,-]+\s){0,4}?(?:request|visa|entry|bail|permission|access|fund|funding|motion|appeal|petition|parole|asylum"
    r"|lawsuit|suit|case|challenge|bill|complaint|injunction|application|licen[cs]e|permit)s?\b",
    re.IGNORECASE,
)
_REJECTING = frozenset({"reject", "dismiss"})
_AGREEING = frozenset({"agree", "decide", "consent"})


def kind_of(claim: Claim) -> ClaimKind:
    """Return the kind of a claim."""
    lemma = _lemma(claim.cue)
    asked = bool(_ASKED.fullmatch(claim.text)) and not _SENTENCES.search(claim.text)
    if asked and claim.kind in {ClaimKind.STATEMENT, ClaimKind.NARRATION}:
        return ClaimKind.QUESTION
    if claim.kind is ClaimKind.QUESTION and not asked and not _INDIRECT.match(claim.text):
        return ClaimKind.STATEMENT  # "asked the parties to stop": a demand
    if lemma in _AGREEING and _TO_DO.match(claim.text):
        return ClaimKind.INTENTION
    return _denied(claim, lemma) if claim.kind is ClaimKind.DENIAL else claim.kind


def _denied(claim: Claim, lemma: str) -> ClaimKind:
    """Return what a verb of denying does to what is said behind it."""
    words = claim.text.removeprefix(claim.cue or "")
    if _SAID.match(words):
        return ClaimKind.DENIAL
    if lemma in _REJECTING or lemma == "deny":
        if _ASKED_FOR.match(words):
            return ClaimKind.DECREE
        return ClaimKind.STANCE if lemma in _REJECTING else ClaimKind.DENIAL
    return ClaimKind.DENIAL


def _lemma(cue: str | None) -> str:
    known = longest_cue(cue.lower().split()) if cue else None
    return known.lemma if known else ""
