"""Quotations that a verb announces: "One of them even went so far as to say, “It was a mistake.”".

Requires a passage and the attributions that the labels make; gives a quotation without a cue the verb of saying right
before it, and the subject of its sentence.
"""

from dataclasses import replace

from briefing.analysis.modality import held_back
from briefing.analysis.reported.clauses import FINITE
from briefing.analysis.reported.passage import OPENING, Passage
from briefing.analysis.reported.plausible import subject_of
from briefing.analysis.reported.result import Reported
from briefing.vocabulary.speech import cues


def announced(passage: Passage, one: Reported) -> Reported:
    """Return the attribution with the cue that announces its quotation, where it has none and one stands there."""
    if one.cue is not None or not one.content:
        return one
    mark = one.content[0][0] - (passage.tokens[one.content[0][0]].text != OPENING)
    verb = mark - 2
    if verb < 1 or passage.sentence_of[verb] != passage.sentence_of[mark] or passage.tokens[mark].text != OPENING:
        return one
    known = cues().get(passage.tokens[verb].lower)
    said = known is not None and "q" in known.frames and passage.tokens[mark - 1].text in {",", ":"}
    if not said or passage.quoted[verb] or passage.tags[verb][0] != "V":
        return one
    first = passage.range_at(verb)[0]
    finite = next((n for n in range(verb, first, -1) if passage.tags[n] in FINITE), None)
    source = subject_of(passage, first, finite) if finite is not None else None
    if source is None or held_back(passage.tokens, (source.first, source.last), (verb, verb + 1)):
        return one
    return replace(one, cue=(verb, verb + 1), source=source)
