"""Credits: the phrases of a sentence that say through whom its words came ("according to AP", "as conveyed by UNN").

Requires tokens and mentions of a sentence; assigns credits with the stretch they take, so that a claim's words can do
without them. ``layer`` orders them: the origin that an outlet cites lies inside it, the outlet that conveys lies
outside.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.analysis.speakers import Sentence, Speaker, speaker_after
from briefing.model import HopKind
from briefing.text.span import Span
from briefing.vocabulary.speech import cues

INNER, BASE, OUTER = 0, 1, 2
ACCORDING = "according to"
MAX_PLACE = 8  # tokens of where and when somebody said it

_CONVEYED = frozenset(
    "reported conveyed noted stated quoted cited relayed announced confirmed said"
    " told published mentioned emphasized".split()
)
_SEEN = frozenset({"used", "obtained", "seen", "reviewed"})  # "the letter seen by Reuters"
_GOES_ON = frozenset({"and", "in", "at", "from", "of", "by", "on", "for", "into"})  # "a report by the ministry"
_WHERE = frozenset("in on at during to last this yesterday earlier".split())
_TOLD = frozenset({"told", "tells"})
_BE = frozenset({"is", "was", "are", "were", "been"})


@dataclass(frozen=True, slots=True)
class Credit:
    """One credit. ``region`` covers the whole phrase; ``backward`` says that it speaks of the sentences before it."""

    speaker: Speaker
    region: Span
    cue: str
    layer: int
    backward: bool = False


# What begins a clause about who is credited, and what ends it.
_DESCRIBING = frozenset({"which", "who", "whose"})
_CLOSING = frozenset({",", ".", ";", "–", "—", "!", "?"})


def find_credits(sentence: Sentence) -> tuple[Credit, ...]:
    """Return the credits of a sentence in reading order."""
    return tuple(_credits(sentence))


def _credits(sentence: Sentence) -> Iterator[Credit]:
    number = 0
    while number < len(sentence.tokens):
        credit = None if sentence.quoted[number] else _credit_at(sentence, number)
        if credit:
            yield credit
            number = max(number + 1, sentence.number_at(credit.region.end))
        else:
            number += 1


def _credit_at(sentence: Sentence, number: int) -> Credit | None:
    words = [token.lower for token in sentence.tokens[number : number + 5]] + [""] * 5
    if words[:2] == ["according", "to"]:
        return _credit(sentence, number, 2, ACCORDING, INNER)
    if words[0] in {"citing", "quoting"}:
        return _credit(sentence, number, 1, words[0], INNER)
    if words[:3] == ["with", "reference", "to"] or words[:2] == ["referring", "to"]:
        size = 3 if words[0] == "with" else 2
        return _credit(sentence, number, size, " ".join(words[:size]), INNER)
    if words[0] in _SEEN and words[1] == "by":
        credit = _credit(sentence, number, 2, words[0], BASE)
        return credit if credit and credit.speaker.kind is HopKind.OUTLET else None  # others use things, too
    if words[0] == "as" and words[1] in _CONVEYED and words[2] == "by":
        return _credit(sentence, number, 3, words[1], OUTER)
    if words[0] == "as":
        return _as_outlet_says(sentence, number)
    if words[0] in {"this", "it"} and number <= 1 and words[1] in _BE and words[2] in _CONVEYED and words[3] == "by":
        return _credit(sentence, number, 4, words[2], BASE, backward=True)
    return None


def _credit(
    sentence: Sentence, number: int, size: int, cue: str, layer: int, *, backward: bool = False
) -> Credit | None:
    speaker = speaker_after(sentence, number + size)
    if not speaker or speaker.pronoun:
        return None
    if number == 0:
        speaker = _whole(sentence, speaker)
    return Credit(speaker, _region(sentence, number, speaker.last), cue, layer, backward)


def _whole(sentence: Sentence, speaker: Speaker) -> Speaker:
    """Return the speaker of an opening credit with what goes on up to its comma: "police and county officials"."""
    tokens = sentence.tokens
    if speaker.last >= len(tokens) or tokens[speaker.last].lower not in _GOES_ON:
        return speaker
    comma = next((n for n in range(speaker.last, min(speaker.last + 8, len(tokens))) if tokens[n].text == ","), None)
    if comma is None:
        return speaker
    span = Span(speaker.span.start, tokens[comma - 1].end)
    return replace(speaker, span=span, name=" ".join(span.of(sentence.text).split()), last=comma)


def _as_outlet_says(sentence: Sentence, number: int) -> Credit | None:
    """Read "as UNN writes" and "as the minister said"; "as officials gathered" has no cue and is none."""
    speaker = speaker_after(sentence, number + 1)
    if not speaker or speaker.last >= len(sentence.tokens):
        return None
    verb = sentence.tokens[speaker.last]
    cue = cues().get(verb.lower)
    if not cue or not set(cue.frames) & set("tq"):
        return None
    last = speaker.last + 1
    return Credit(
        speaker, _region(sentence, number, _behind_place(sentence, last) if number == 0 else last), verb.lower, OUTER
    )


def _behind_place(sentence: Sentence, number: int) -> int:
    """Return the number of the comma behind where, when and to whom it was said: "in an essay on Thursday,"."""
    tokens = sentence.tokens
    if number < len(tokens) and (tokens[number].lower in _WHERE or tokens[number - 1].lower in _TOLD):
        comma = next((n for n in range(number, min(number + MAX_PLACE, len(tokens))) if not tokens[n].word), number)
        return comma if tokens[comma].text == "," else number
    return number


def _region(sentence: Sentence, first: int, last: int) -> Span:
    """Return the stretch of the phrase with the comma that sets it off, and what is told of the speaker there."""
    tokens = sentence.tokens
    if last < len(tokens) and tokens[last].text == "(":  # "Associated Press (AP)"
        closing = next((n for n in range(last, min(last + 4, len(tokens))) if tokens[n].text == ")"), None)
        last = closing + 1 if closing else last
    if last + 1 < len(tokens) and tokens[last].text == "," and tokens[last + 1].lower in _DESCRIBING:
        last = next((n for n in range(last + 2, len(tokens)) if tokens[n].text in _CLOSING), len(tokens))
    start = tokens[first - 1].start if first and tokens[first - 1].text in {",", "-", "–", "—"} else tokens[first].start
    if first == 0 and last < len(tokens) and tokens[last].text == ",":
        last += 1
    return Span(start, tokens[last - 1].end)
