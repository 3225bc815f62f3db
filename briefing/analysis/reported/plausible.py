"""Who cannot be a source, whatever a model weighs: a verb, a day, what stands in the content that it should say.

Requires a passage with a cue and its source; assigns the source, another, or none. Doubt means nobody.
"""

from briefing.analysis.modality import HEARSAY
from briefing.analysis.reported.clauses import FINITE
from briefing.analysis.reported.labels import Item
from briefing.analysis.reported.passage import Passage
from briefing.analysis.reported.phrases import phrases
from briefing.analysis.reported.sources import BE, Phrase, Source
from briefing.vocabulary.speech import cues

MAX_BEFORE = 6  # tokens between a verb and its subject: adverbs and auxiliaries

_NOUNS = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "CD", "DT", "PRP", "WP", "WDT", "JJ", "JJR", "JJS", "PRP$", "FW", "POS"}
)
_BETWEEN = frozenset({"RB", "VB", "VBN", "VBD", "VBZ", "VBP", "MD", "VBG"})
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight january february march"
    " april may june july august september october november december day days week weeks month months year years"
    " morning afternoon evening night hour hours minute minutes moment weekend".split()
)
_WORDS = frozenset({"comment", "comments", "remark", "remarks", "words", "conversation"})  # said, and say nothing
_OF_OBJECT = frozenset({"DT", "JJ", "RP", "PRP$", "CD"})  # between a verb and its object
_SUBORDINATORS = frozenset("after before when while because since although though until once whereas".split())
_WHILE = frozenset({"in", "by", "while", "after", "before", "without", "when", "on"})


def plausible(passage: Passage, cue: Item, source: Source | None) -> Source | None:
    """Return the source where it may speak; who speaks in fact where the words tell; else None."""
    absolute = _with_subject(passage, cue) or _in_clause(passage, cue)
    if absolute:
        return absolute
    if _is_gerund(passage, cue):
        return _subject_of_clause(passage, cue) or source
    if source and source.first >= cue.last and passage.tokens[cue.last].lower == "that":
        source = _before(passage, passage.range_at(cue.first)[0], cue.first)
    if source and not passage.tokens[source.head].word:
        source = _behind(passage, cue)
    return source if source and _may_speak(passage, source) else None


def _behind(passage: Passage, cue: Item) -> Source | None:
    """Return the phrase right behind the cue."""
    found = [phrase for phrase in phrases(passage, cue.last, passage.range_at(cue.first)[1]) if phrase[0] == cue.last]
    return Source(cue.last, max(found)[1], max(found)[1] - 1) if found else None


def _may_speak(passage: Passage, source: Source) -> bool:
    """Tell whether the source is a noun phrase, and none that names a time."""
    head, first = passage.tokens[source.head], passage.tokens[source.first]
    if _names_time(passage, source) or head.lower in _WORDS:
        return False
    if passage.tags[source.head] not in _NOUNS and head.word and not head.capital:
        return False
    opens_with_verb = passage.tags[source.first] in FINITE and source.first < source.head
    return (head.word or head.text == "%") and not (opens_with_verb and not first.capital)


def _names_time(passage: Passage, source: Source) -> bool:
    """Tell whether the words are a date or a stretch of time: "July 2013", "long weeks"."""
    numbers = range(source.first, source.last)
    times = [number for number in numbers if passage.tokens[number].lower in _TIMES]
    return bool(times) and all(passage.tags[n] in {"DT", "JJ", "CD"} for n in numbers if n not in times)


def _with_subject(passage: Passage, cue: Item) -> Source | None:
    """Return the subject of "with Ada Brandt asking whether …"."""
    if passage.tags[cue.first] != "VBG":
        return None
    found = _before(passage, passage.range_at(cue.first)[0], cue.first)
    if found is None or not found.first or passage.tokens[found.first - 1].lower != "with":
        return None
    return found if _may_speak(passage, found) else None


def _in_clause(passage: Passage, cue: Item) -> Source | None:
    """Return the subject of a verb in a clause of its own: "two months after the council announced its end"."""
    if passage.tags[cue.first] not in FINITE or passage.tokens[cue.first].lower in BE:
        return None  # "is thought to be": nobody knows by whom
    first = passage.range_at(cue.first)[0]
    ending = [phrase for phrase in phrases(passage, first, cue.first) if phrase[1] == cue.first]
    opened = [
        phrase for phrase in ending if phrase[0] > first and passage.tokens[phrase[0] - 1].lower in _SUBORDINATORS
    ]
    found = Source(*min(opened), cue.first - 1) if opened else None
    return found if found and _may_speak(passage, found) else None


def verb_of(passage: Passage, cue: Item) -> Item:
    """Return the cue with its verb, where the tagger saw but an adverb or an object of it.

    "Asking" of "asking him pointedly whether", "played down reports" of "played down reports that".
    """
    tag = passage.tags[cue.first]
    known = passage.tokens[cue.first].lower in HEARSAY
    if cue.last - cue.first > 1 or known or (tag != "RB" and tag[0] != "N"):
        return cue
    for number in range(cue.first - 1, max(passage.range_at(cue.first)[0], cue.first - MAX_BEFORE) - 1, -1):
        if passage.tags[number][0] == "V":
            if tag == "RB":
                return Item(cue.name, number, number + 1) if passage.tokens[number].lower in cues() else cue
            return Item(cue.name, number, cue.last)
        if not passage.tokens[number].word or (tag[0] == "N" and passage.tags[number] not in _OF_OBJECT):
            break
    return cue


def _is_gerund(passage: Passage, cue: Item) -> bool:
    """Tell whether the cue stands behind "in", "by", "while": its subject is that of the clause."""
    before = cue.first - 1
    return before > 0 and passage.tags[cue.first] == "VBG" and passage.tokens[before].lower in _WHILE


def _subject_of_clause(passage: Passage, cue: Item) -> Source | None:
    """Return the subject of the last finite verb before the cue."""
    first = passage.range_at(cue.first)[0]
    verb = next((n for n in range(cue.first - 2, first, -1) if passage.tags[n] in FINITE), None)
    if verb is None or any(not token.word for token in passage.tokens[verb : cue.first]):
        return None
    return subject_of(passage, first, verb)


def subject_of(passage: Passage, first: int, verb: int) -> Source | None:
    """Return who may be the subject of a finite verb in the sentence that begins at ``first``."""
    found = _before(passage, first, verb)
    return found if found and _may_speak(passage, found) else None


def _before(passage: Passage, first: int, verb: int) -> Source | None:
    """Return the phrase that ends before a verb, adverbs and auxiliaries between them aside."""
    end = verb
    while end > max(first, verb - MAX_BEFORE) and passage.tags[end - 1] in _BETWEEN:
        end -= 1
    end, whole = (end - 2, end) if _of_them(passage, first, end) else (end, end)
    ending: list[Phrase] = [phrase for phrase in phrases(passage, first, verb) if phrase[1] == end]
    if not ending:
        return None
    start, last = min(ending)
    return Source(start, whole, last - 1)


def _of_them(passage: Passage, first: int, end: int) -> bool:
    """Tell whether "of them" ends there, so that who speaks stands before it."""
    words = [token.lower for token in passage.tokens[max(first, end - 2) : end]]
    return len(words) == 2 and words[0] == "of" and words[1] in {"them", "us"}
