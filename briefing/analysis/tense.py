"""Whether a passing mention of a day looks back or forward, by the verbs around it.

The nearest verb before the mention decides ("said on Tuesday", "will visit Paris on Thursday"); when none stands
before it, the first one after ("the talks on Tuesday will include"). News looks back: that is the default.
"""

import re

from briefing.text.span import Span

# "to" before these is a preposition or closes a past event ("was taken to hospital on Monday").
_NO_INFINITIVE = (
    "the|a|an|this|that|these|those|his|her|its|their|our|my|your|him|them|us|me|it|be|have|police|hospital|court|prison|"
    "jail|power|parliament|school|peace|war|death|life|reporters|journalists|date|least|about|more|some|all|both|one|two"
)
_FUTURE = re.compile(
    r"\b(?:will|shall|would|may|might|could|should|must|won|upcoming|forthcoming|scheduled|due|slated|expected|planned|plans|"
    r"going\sto|(?:is|are|was|were)\sto|set\sto|ahead\sof|coming)\b|[’']ll\b"
    rf"|(?<!forced )(?<!able )(?<!managed )(?<!failed )(?<!refused )(?<!declined )(?<!used )(?<!according )(?<!prior )"
    rf"\bto\s(?!(?:{_NO_INFINITIVE})\b)[a-z]{{2,}}(?<!s)(?<!ed)(?<!ing)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|did|said|says|told|tells|went|came|took|made|met|held|began|left|got|gave|found|saw|won|"
    r"lost|fell|rose|hit|shot|broke|struck|spoke|wrote|writes|reports|notes|led|sent|put|read|ran|knew|became|brought|"
    r"signed|fought|flew|died|sat|stood|since|[a-z]{2,}ed)\b"
)
_PLANNED = frozenset({"scheduled", "expected", "planned", "slated"})  # past in form only


def looks_forward(text: str, sentence: Span, mention: Span) -> bool:
    """Tell whether ``mention``, which lies in ``sentence``, is of a day to come.

    >>> looks_forward("Ms Sandu will visit Paris on Thursday.", Span(0, 38), Span(26, 37))
    True
    >>> looks_forward("He said on Thursday that he will go.", Span(0, 36), Span(8, 19))
    False
    """
    future = [match.start() for match in _FUTURE.finditer(text, sentence.start, mention.start)]
    past = [m.start() for m in _PAST.finditer(text, sentence.start, mention.start) if m[0] not in _PLANNED]
    if future or past:
        return max(future, default=-1) > max(past, default=-1)
    ahead = _FUTURE.search(text, mention.end, sentence.end)
    behind = _PAST.search(text, mention.end, sentence.end)
    return ahead is not None and (behind is None or ahead.start() <= behind.start())
