"""Verbs of saying in the passive: they tell that somebody was told of a thing, and are no saying themselves.

Requires a cue that the tagger found; assigns nothing to it, or what is said of it: "Residents were warned, the operator
said" is told by the operator.
"""

from itertools import pairwise

from briefing.analysis.reported.labels import Item
from briefing.analysis.reported.passage import Passage
from briefing.analysis.reported.phrases import phrases
from briefing.analysis.reported.result import Reported
from briefing.analysis.reported.sources import BE, Phrase, Source
from briefing.vocabulary.speech import cues

_TOLD = frozenset(
    "warned told informed notified asked briefed alerted advised reminded questioned urged ordered assured".split()
)
_TOPIC = frozenset({"of", "about"})
_ACCORDING = ["according", "to"]


def only_heard(passage: Passage, cue: Item) -> bool:
    """Tell whether the words say that somebody was told of a thing, not what was said: "was warned of the crack"."""
    return passage.tokens[cue.last - 1].lower in _TOPIC and _is_passive(passage, cue)


def said_of(passage: Passage, cue: Item, content: Phrase, source: Source | None) -> Reported | None:
    """Return the clause round a passive cue as the words of who stands behind it, with a cue of his own."""
    if not _is_passive(passage, cue):
        return None
    source = source or _according(passage, cue)
    if source is None or source.first <= cue.last:
        return None
    saying = _saying(passage, source)
    commas = [n for n in range(cue.last, source.first) if passage.tokens[n].text == ","]
    if saying is None or not commas:
        return None
    return Reported(((min(content[0], cue.first), commas[-1]),), source, saying, attitude=False)


def _according(passage: Passage, cue: Item) -> Source | None:
    """Return who stands behind "according to" in the sentence."""
    last = passage.range_at(cue.first)[1]
    words = [token.lower for token in passage.tokens[:last]]
    behind = next((n for n in range(cue.last + 2, last) if words[n - 2 : n] == _ACCORDING), last)
    named = [phrase for phrase in phrases(passage, behind, last) if phrase[0] == behind]
    return Source(behind, max(named)[1], max(named)[1] - 1) if named else None


def _is_passive(passage: Passage, cue: Item) -> bool:
    words = [token.lower for token in passage.tokens[cue.first : cue.last]]
    return any(one in BE and other in _TOLD for one, other in pairwise(words))


def _saying(passage: Passage, source: Source) -> Phrase | None:
    """Return "according to" before the source, or the verb of saying beside it."""
    first, last = source.first, source.last
    words = [token.lower for token in passage.tokens]
    if words[first - 2 : first] == _ACCORDING:
        return first - 2, first
    for place in (last, first - 1):
        known = cues().get(words[place]) if place < len(words) else None
        if known and "t" in known.frames and passage.tags[place] == "VBD":
            return place, place + 1
    return None
