"""Content round its speaker: "The river, she said, is dead", "If it rains, said the mayor, we stay".

Requires a passage, the items of the tagger and the attributions that they make; assigns such content whole. The tagger
tends to see one half of it, or the cue alone. Both halves are content only where the first is no sentence by itself: a
subject, a circumstance, a subordinate clause.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.analysis.reported.labels import Item
from briefing.analysis.reported.passage import CLOSING, OPENING, Passage
from briefing.analysis.reported.phrases import phrases
from briefing.analysis.reported.result import Reported
from briefing.analysis.reported.sources import Phrase, Source
from briefing.vocabulary.speech import Cue, longest_cue

MAX_SPEAKER = 12  # tokens of speaker and cue on either side; a longer aside is a clause that tells something itself
MIN_REST = 2  # tokens

_WHICH = frozenset({"which", "who"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PAUSES = frozenset({",", "–", "—"})
_ENDS = frozenset({".", "?", "!", ";", ":"})
_OPENERS = frozenset(
    "if unless because while whereas although though once until since when after before as even given despite".split()
)
_CONDITIONS = frozenset({"if", "unless", "because", "until", "provided"})
_ASIDE = frozenset("who which whose whom where when and but or nor yet while although though as".split())
_DESCRIBING = frozenset({"DT", "PRP$", "JJ", "NN", "NNP", "NNS", "CD", "IN", "POS", "CC", "NNPS", "HYPH"})
_NAMING = frozenset({"NN", "NNS", "NNP", "NNPS"})
_JOINS = frozenset({"and", "but", "yet", "so", "still", "however"})
_RELATIVE = frozenset({"who", "which", "that", "not", "never", "to"})
_TELLING = frozenset({"tell", "inform", "assure", "warn", "remind"})
_TOLD = frozenset({"told", "tells"})
_WHEN = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today late early earlier later last this"
    " tonight then afterwards recently".split()
)
_OCCASIONS = frozenset(
    "interview statement speech post tweet letter email e-mail conference article report essay op-ed column memo"
    " briefing message video filing".split()
)


@dataclass(frozen=True, slots=True)
class _Aside:
    """The words before and behind a speaker who stands between two commas; ``source`` is who speaks."""

    lead: Phrase
    rest: Phrase
    source: Source


def completed(passage: Passage, found: Sequence[Item], reported: Sequence[Reported]) -> Iterator[Reported]:
    """Yield the attributions, content round its speaker made whole, and those whose cue alone the tagger saw."""
    known = {one.cue for one in reported}
    alone = [(item.first, item.last) for item in found if item.name == "K" and (item.first, item.last) not in known]
    for one in (*reported, *(Reported((), None, cue, attitude=False) for cue in alone)):
        others = [other for other in reported if other is not one]
        whole = _whole(passage, _with_subject(passage, one), others)
        if _is_participle(passage, whole):
            bare = replace(whole, content=())
            whole = closed if (closed := _closed(passage, bare, others, tells=True)).content else whole
        if whole.content or (whole := _closed(passage, one, others)).content:
            yield whole


def _is_participle(passage: Passage, one: Reported) -> bool:
    """Tell whether the content is but what a sentence ends with: ", killing 11 people"."""
    if len(one.content) != 1:
        return False
    first, last = one.content[0]
    joined = first > 0 and passage.tags[first] == "VBG" and passage.tokens[first - 1].text == ","
    return joined and not any(tag in _FINITE for tag in passage.tags[first:last])


def _whole(passage: Passage, one: Reported, others: Sequence[Reported]) -> Reported:
    aside = _aside(passage, one) if not one.attitude else None
    if aside is None or not _goes_on(passage, aside.lead, aside.rest):
        return one
    taken = [part for other in others for part in (*other.content, *([other.cue] if other.cue else []))]
    if any(_overlap(half, part) for half in (aside.lead, aside.rest) for part in taken):
        return one
    content = (aside.rest,) if _is_circumstance(passage, aside.lead) else (aside.lead, aside.rest)
    return replace(one, content=content, source=aside.source)


def _closed(passage: Passage, one: Reported, others: Sequence[Reported], *, tells: bool = False) -> Reported:
    """Give a speaker who closes a sentence what he said: "The road is shut, truck drivers said on Monday".

    The words before him need a finite verb, where it is not known that they tell something.
    """
    cue = _saying(passage, one.cue) if one.cue else None
    if one.cue is None or cue is None:
        return one
    first, last = passage.range_at(one.cue[0])
    while last > one.cue[1] and passage.tokens[last - 1].text in _ENDS:
        last -= 1
    before = _pause_before(passage, one.cue[0], first)
    if before is None or passage.tokens[before].text != "," or not _only_when(passage, cue, one.cue[1], last):
        return one
    source = _speaker(passage, before + 1, one.cue, one.cue[1])
    lead = (_lead_start(passage, one, first, before), before)
    if source is None or passage.tags[source.head] not in _NAMING or passage.tokens[lead[0]].lower in _OPENERS:
        return one
    finite = tells or any(passage.tags[n] in _FINITE for n in range(*lead))
    told = any(
        2 * (part[1] - part[0]) > lead[1] - lead[0] and _overlap(lead, part) for o in others for part in o.content
    )
    if not finite or told or any(_is_quoted(passage, n) for n in range(lead[0], one.cue[1])):
        return one
    return replace(one, content=(lead,), source=source)


def _with_subject(passage: Passage, one: Reported) -> Reported:
    """Give a relative clause that somebody tells its subject: "The cut, which Reuters said hurt farmers, came late".

    The clause ends at the comma behind it.
    """
    if one.cue is None or len(one.content) > 1 or _saying(passage, one.cue) is None:
        return one
    first = one.cue[1]
    start, last = passage.range_at(one.cue[0])
    speaking = [phrase for phrase in phrases(passage, start, one.cue[0]) if phrase[1] == one.cue[0]]
    speaker = min(speaking, default=(0, 0))
    comma = speaker[0] - 2
    if comma < start or first >= last or passage.tags[first] not in _FINITE or _is_quoted(passage, first):
        return one
    relative = passage.tokens[comma].text == "," and passage.tokens[comma + 1].lower in _WHICH
    subject = [phrase for phrase in phrases(passage, start, comma) if phrase[1] == comma]
    if not relative or not subject or (one.content and one.content[0][0] not in {first, comma + 1}):
        return one
    end = next((n for n in range(first, last) if passage.tokens[n].text in _ENDS | {","}), last)
    source = Source(*speaker, speaker[1] - 1)
    return replace(one, content=(min(subject), (first, end)), source=one.source or source)


def _is_circumstance(passage: Passage, lead: Phrase) -> bool:
    """Tell whether the words before the speaker tell nothing of what was said: "otherwise", "in an interview"."""
    if passage.tags[lead[0]] == "RB":
        return lead[1] - lead[0] == 1
    return passage.tags[lead[0]] == "IN" and any(passage.tokens[n].lower in _OCCASIONS for n in range(*lead))


def _saying(passage: Passage, cue: Phrase) -> Cue | None:
    """Return the cue if it is a finite verb that takes a clause."""
    known = longest_cue([token.lower for token in passage.tokens[slice(*cue)]])
    finite = known and "t" in known.frames and not passage.tokens[cue[1] - 1].lower.endswith("ing")
    return known if finite else None


def _overlap(one: Phrase, other: Phrase) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _aside(passage: Passage, one: Reported) -> _Aside | None:
    """Return the words round the cue where it stands between commas with nothing but who speaks, to whom and when."""
    cue = _saying(passage, one.cue) if one.cue else None
    if one.cue is None or cue is None:
        return None
    first, last = passage.range_at(one.cue[0])
    before, behind = _pause_before(passage, one.cue[0], first), _pause_behind(passage, one.cue[1], last)
    if before is None or behind is None:
        return None
    source = _speaker(passage, before + 1, one.cue, behind)
    if source is None or not _only_when(passage, cue, max(one.cue[1], source.last), behind):
        return None
    if source.head >= one.cue[1]:
        behind = _behind_apposition(passage, behind, last)
    lead = (_lead_start(passage, one, first, before), before)
    while last > behind and passage.tokens[last - 1].text in _ENDS:
        last -= 1
    rest = (behind + 1, last)
    beside = (before, before - 1, behind, behind + 1)
    if lead[0] >= lead[1] or rest[1] - rest[0] < MIN_REST or any(_is_quoted(passage, n) for n in beside):
        return None
    return _Aside(lead, rest, source)


def _is_quoted(passage: Passage, number: int) -> bool:
    """Tell whether the token stands in a quotation or is one of its marks."""
    return passage.quoted[number] or passage.tokens[number].text in (OPENING, CLOSING)


def _lead_start(passage: Passage, one: Reported, first: int, before: int) -> int:
    """Return where the words before the speaker begin: as the tagger says, else with the sentence."""
    if one.content and one.content[0][0] < before:
        return one.content[0][0]
    while first < before and (passage.tokens[first].lower in _JOINS or not passage.tokens[first].word):
        first += 1
    return first


def _pause_before(passage: Passage, cue: int, first: int) -> int | None:
    for number in range(cue - 1, max(first, cue - MAX_SPEAKER) - 1, -1):
        token = passage.tokens[number]
        if token.text in _PAUSES:
            return number
        if (not token.word and token.text != ".") or passage.tags[number] in _FINITE:
            return None
    return None


def _pause_behind(passage: Passage, end: int, last: int) -> int | None:
    for number in range(end, min(end + MAX_SPEAKER, last)):
        token = passage.tokens[number]
        if token.text in _PAUSES:
            return number
        if (not token.word and token.text != ".") or passage.tags[number] in _FINITE or token.lower == "that":
            return None
    return None


def _speaker(passage: Passage, first: int, cue: Phrase, behind: int) -> Source | None:
    """Return the noun phrase beside the cue that speaks: all before it, else the first behind it."""
    ahead = phrases(passage, first, cue[0])
    clause = any(passage.tokens[n].lower in _RELATIVE for n in range(first, cue[0]))
    if ahead and ahead[0][0] == first and not clause:
        head = max(end for start, end in ahead if start == first) - 1  # not the town of "the mayor of Tarvik"
        return Source(first, cue[0], head)
    following = [phrase for phrase in phrases(passage, cue[1], behind) if phrase[0] == cue[1]]
    if first != cue[0] or not following or passage.tokens[cue[0]].lower in _TOLD:
        return None
    name = max(following, key=lambda phrase: phrase[1])
    return Source(name[0], name[1], name[1] - 1)


def _only_when(passage: Passage, cue: Cue, first: int, last: int) -> bool:
    """Tell whether the words tell at most to whom, when and where something was said, not what."""
    if first >= last or cue.lemma in _TELLING:
        return first < last or cue.lemma not in _TELLING
    word = passage.tokens[first].lower
    return (passage.tags[first] == "IN" and word != "to") or word in _WHEN


def _behind_apposition(passage: Passage, pause: int, last: int) -> int:
    """Return the comma behind a description of the speaker: "said Ada Brandt, the mayor, …"; else the one given."""
    for number in range(pause + 1, min(pause + MAX_SPEAKER, last)):
        if passage.tokens[number].text == ",":
            return number
        if passage.tags[number] not in _DESCRIBING:
            break
    return pause


def _goes_on(passage: Passage, lead: Phrase, rest: Phrase) -> bool:
    """Tell whether the words behind the speaker complete those before him."""
    tags, tokens = passage.tags, passage.tokens
    word = tokens[rest[0]].lower
    if word in _ASIDE or tags[rest[0]] == "VBG":
        return False
    if tags[rest[0]] in _FINITE:
        return True
    if any(tags[n] in _FINITE for n in range(*lead)) and tokens[lead[0]].lower not in _OPENERS:
        return word in _CONDITIONS
    return any(tags[n] in _FINITE for n in range(*rest))
