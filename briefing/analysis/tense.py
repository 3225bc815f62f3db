"""Whether a passing mention of a day looks back or forward, by the verbs around it.

The nearest verb before the mention decides ("said on Tuesday", "will visit Paris on Thursday"); when none stands
before it, the first one after ("the talks on Tuesday will include"). News looks back: that is the default.
"""

import re
from collections.abc import Iterator

from briefing.text.span import Span

# "to" before these is a preposition or closes a past event ("was taken to hospital on Monday").
_NO_INFINITIVE = (
    "the|a|an|this|that|these|those|his|her|its|their|our|my|your|him|them|us|me|it|be|have|police|hospital|court|prison|"
    "jail|power|parliament|school|peace|war|death|life|reporters|journalists|date|least|about|more|some|all|both|one|two"
)
_FUTURE = re.compile(
    r"\b(?:will|shall|would|may|might|could|should|must|won(?=[’']t)|upcoming|forthcoming|scheduled|due|slated|expected|planned"
    r"|(?<!its )(?<!his )(?<!her )(?<!the )(?<!their )plans|"
    r"going\sto|(?:is|are|was|were)\sto|set\sto|ahead\sof|coming)\b|[’']ll\b"
)
_INFINITIVE = re.compile(
    rf"(?<!forced )(?<!able )(?<!managed )(?<!failed )(?<!refused )(?<!declined )(?<!used )(?<!according )(?<!prior )"
    rf"(?<!set )(?<!going )\bto\s(?!(?:{_NO_INFINITIVE})\b)[a-z]{{2,}}(?<!s)(?<!ed)(?<!ing)(?<!man)(?<!men)(?<!ness)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|did|said|says|told|tells|went|came|took|made|met|held|began|left|got|gave|found|saw|won(?![’']t)|"
    r"spent|kept|felt|drew|built|bought|sold|caught|thought|heard|chose|drove|threw|grew|paid|laid|meant|sought|fled|"
    r"lost|fell|rose|hit|shot|broke|struck|spoke|wrote|writes|reports|notes|led|sent|put|read|ran|knew|became|brought|"
    r"signed|fought|flew|died|sat|stood|since|[a-z]{2,}ed)\b"
)
# What leaves no doubt: unlike "would" or "to", which stories of the past have too.
_CERTAIN = re.compile(
    r"\b(?:will|shall|upcoming|forthcoming|going\sto|(?:is|are|be)\s(?:to|set\sto)|coming)\b|[’']ll\b"
    r"|(?<!was )(?<!were )(?<!had been )\b(?:scheduled|due|slated|expected|planned)\b"
)
_DOUBT = re.compile(r"\b(?:would|could|should|might)\b")
# "will be held", "will stay closed", "is to remain shut off"
_PASSIVE = re.compile(r"\b(?:be|will\shave|stay|remain|keep|become|get)\s(?:[a-z]{2,12}ly\s)?$")
_LINKED = 24  # characters before a verb in which what links it stands
_ANNOUNCED = re.compile(
    r"\b(?:announced|unveiled|set|confirmed|agreed|decided|postponed|delayed|moved|extended|pushed|said|told|says|promised|"
    r"vowed|pledged|booked)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:was|were|been)\s[a-z]{2,30}ed\s$")  # "was told to speak on Thursday"
_BIDDEN = re.compile(
    r"(?:invited|asked|urged|ordered|promised|vowed|pledged|threatened|wanted|hoped|intended|prepared)\b"
)
# What gives something another day.
PUT_OFF = (
    r"(?:put(?:s|ting)?\s(?:off|back)|postpon(?:e[sd]?|ing)|delay(?:s|ed|ing)?|defer(?:s|red|ring)?|adjourn(?:s|ed|ing)?"
    r"|reschedul(?:e[sd]?|ing)|push(?:es|ed|ing)?\sback|mov(?:e[sd]?|ing)|br(?:ing|ings|ought|inging)\sforward)"
)
# Directly before a day: "was put off from Monday to", "agreed to postpone the vote until".
_MOVED_TO = re.compile(rf"\b{PUT_OFF}\b[^.;:,]{{0,60}}\b(?:to|until|till)\s(?:the\s)?$", re.IGNORECASE)
_TO = re.compile(r"(?:to|until|till)\s", re.IGNORECASE)
_PLANNED = frozenset({"scheduled", "expected", "planned", "slated"})  # past in form only


def looks_forward(text: str, sentence: Span, mention: Span) -> bool:
    """Tell whether ``mention``, which lies in ``sentence``, is of a day to come.

    >>> looks_forward("Ms Sandu will visit Paris on Thursday.", Span(0, 38), Span(26, 37))
    True
    >>> looks_forward("He said on Thursday that he will go.", Span(0, 36), Span(8, 19))
    False
    """
    if moved_to(text, sentence, mention):
        return True
    part = Span(sentence.start, mention.start)
    future, infinitive, past = _last(_FUTURE, text, part), _last(_INFINITIVE, text, part), _last_past(text, part)
    if max(future, infinitive, past) >= 0:
        return max(future, infinitive) > past
    ahead = _FUTURE.search(text, mention.end, sentence.end)
    behind = _PAST.search(text, mention.end, sentence.end)
    return ahead is not None and (behind is None or ahead.start() <= behind.start())


def either_way(text: str, sentence: Span, mention: Span) -> bool:
    """Tell whether a verb in the past and an infinitive stand before ``mention``, which may go with either.

    >>> either_way("He decided to leave in May.", Span(0, 27), Span(20, 26))
    True
    """
    part = Span(sentence.start, mention.start)
    infinitive, past = _last(_INFINITIVE, text, part), _last_past(text, part)
    if moved_to(text, sentence, mention) or not infinitive > past > max(_last(_FUTURE, text, part), -1):
        return False
    return not (_ASKED.search(text, part.start, infinitive) or _BIDDEN.match(text, past))


def looks_back(text: str, sentence: Span, mention: Span) -> bool:
    """Tell whether the nearest verb before ``mention`` is past.

    >>> looks_back("He called the office on March 21.", Span(0, 33), Span(21, 32))
    True
    """
    part = Span(sentence.start, mention.start)
    return _last_past(text, part) > max(_last(_FUTURE, text, part), _last(_INFINITIVE, text, part))


def announces(text: str, sentence: Span, mention: Span) -> bool:
    """Tell whether a verb before ``mention`` gives out what is to come: "announced a concert on March 21"."""
    return _ANNOUNCED.search(text, sentence.start, mention.start) is not None


def moved_to(text: str, sentence: Span, mention: Span) -> bool:
    """Tell whether ``mention`` is the day that something is put off to.

    >>> moved_to("The vote was put off to Friday.", Span(0, 31), Span(24, 30))
    True
    """
    own = _TO.match(text, mention.start, mention.end)  # a mention may begin with its preposition
    return _MOVED_TO.search(text, sentence.start, own.end() if own else mention.start) is not None


def _last(pattern: re.Pattern[str], text: str, part: Span) -> int:
    return max((match.start() for match in pattern.finditer(text, *part)), default=-1)


def _last_past(text: str, part: Span) -> int:
    """Return where the last verb in the past begins, -1 for none; "will be held" is none."""
    verbs = (match for match in _PAST.finditer(text, *part) if match[0] not in _PLANNED)
    return max(
        (m.start() for m in verbs if not _PASSIVE.search(text, max(part.start, m.start() - _LINKED), m.start())),
        default=-1,
    )


def surely_ahead(text: str, sentence: Span, mention: Span) -> bool:
    """Tell whether a plain future stands nearest to ``mention``: enough to move a date by a year.

    >>> surely_ahead("He will be sworn in on Jan. 5.", Span(0, 30), Span(20, 29))
    True
    >>> surely_ahead("He would have left on Jan. 5.", Span(0, 29), Span(19, 28))
    False
    """
    before = _last_sure(text, Span(sentence.start, mention.start))
    return before if before is not None else _first_sure(text, Span(mention.end, sentence.end))


def _last_sure(text: str, part: Span) -> bool | None:
    sure = max((match.end() for match in _CERTAIN.finditer(text, *part)), default=-1)
    other = max((match.end() for match in _doubts(text, part)), default=-1)
    return sure >= other if max(sure, other) >= 0 else None


def _first_sure(text: str, part: Span) -> bool:
    sure = min((match.start() for match in _CERTAIN.finditer(text, *part)), default=len(text))
    other = min((match.start() for match in _doubts(text, part)), default=len(text))
    return sure < len(text) and sure <= other


def _doubts(text: str, part: Span) -> Iterator[re.Match[str]]:
    """Yield the verbs that are past, and "would" and its like."""
    for match in _DOUBT.finditer(text, *part):
        if not _PASSIVE.search(text, max(part.start, match.start() - _LINKED), match.start()):
            yield match
    for match in _PAST.finditer(text, *part):
        planned = match[0] in _PLANNED and _CERTAIN.match(text, match.start())
        if not planned and not _PASSIVE.search(text, max(part.start, match.start() - _LINKED), match.start()):
            yield match
