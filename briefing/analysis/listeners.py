"""Who is told: "told CNN", "told the council", "said in an interview with Reuters".

Requires a sentence or a passage with a cue; assigns the outlet that was told, which is a hop, and takes listeners from
the content: an outlet or a programme alone claims nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from briefing.analysis.fragments import has_verb
from briefing.analysis.reported.clauses import FINITE
from briefing.analysis.reported.passage import Passage
from briefing.analysis.reported.phrases import phrases
from briefing.analysis.reported.sources import Phrase
from briefing.analysis.speakers import Sentence, Speaker, speaker_after
from briefing.model import HopKind
from briefing.text.span import Span
from briefing.vocabulary.outlets import outlet_name
from briefing.vocabulary.speech import longest_cue

MAX_OCCASION = 7  # tokens from the verb to "with CNN": "said in a short telephone interview with CNN"

_TELLING = frozenset({"tell", "inform", "assure", "warn", "remind", "advise"})
_OCCASIONS = frozenset("interview statement email e-mail letter comment comments message note speaking talking".split())
_TO = frozenset({"with", "to"})


def addressee(sentence: Sentence, cue: Span) -> Speaker | None:
    """Return the outlet that was told, or to which something was said."""
    first = sentence.number_at(cue.end)
    if _tells([token.lower for token in sentence.tokens[sentence.number_at(cue.start) : first]]):
        return _outlet(sentence, first)
    for number in range(first, min(first + MAX_OCCASION, len(sentence.tokens) - 1)):
        token = sentence.tokens[number]
        if not token.word or sentence.quoted[number]:
            return None
        if token.lower in _OCCASIONS and sentence.tokens[number + 1].lower in _TO:
            return _outlet(sentence, number + 2)
    return None


def _outlet(sentence: Sentence, number: int) -> Speaker | None:
    found = speaker_after(sentence, number)
    known = found is not None and not found.pronoun and outlet_name(found.name)
    return replace(found, kind=HopKind.OUTLET) if found and known else None


def without_listener(passage: Passage, cue: Phrase | None, ranges: Sequence[Phrase]) -> list[Phrase]:
    """Return the parts of a content without who is told right behind the cue, and without a part that is only that."""
    if cue is None or not _tells([token.lower for token in passage.tokens[slice(*cue)]]):
        return list(ranges)
    return [rest for part in ranges for rest in ([part] if part[0] != cue[1] else _behind_listener(passage, part))]


def _tells(words: Sequence[str]) -> bool:
    known = longest_cue(words)
    return known is not None and known.lemma in _TELLING


def _behind_listener(passage: Passage, part: Phrase) -> list[Phrase]:
    """Return the part that begins behind a noun phrase and a comma, or none where nothing but the phrase is there."""
    first, last = part
    if passage.quoted[first]:
        return [part]
    if not any(passage.quoted[first:last]) and not has_verb(passage, range(first, last)):
        return []
    comma = next((n for n in range(first, last) if passage.tokens[n].text == ","), None)
    listener = [phrase for phrase in phrases(passage, first, last) if phrase[0] == first]
    if comma is None or not listener or any(passage.tags[n] in FINITE for n in range(first, comma)):
        return [part]
    return [(comma + 1, last)] if any(passage.tags[n] in FINITE for n in range(comma + 1, last)) else [part]
