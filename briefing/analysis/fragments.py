"""Whether the words of a content state something: a clause does, "the bridge" or "about the side effects" does not.

Requires a passage with its parts of speech; tells of spans or of token numbers. Quoted words count as told.
"""

from bisect import bisect_left
from collections.abc import Sequence

from briefing.analysis.reported.clauses import FINITE
from briefing.analysis.reported.passage import Passage
from briefing.text.span import Span

_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_TOLD = frozenset({"told", "tells", "telling"})
_NOMINAL = frozenset({"IN", "DT", "JJ", "PRP$"})  # before a gerund that is a noun: "a policy of waiting"


def is_fragment(passage: Passage, content: Sequence[Span]) -> bool:
    """Tell whether the content is no proposition: neither quoted nor a clause."""
    inside = [n for span in content for n in range(_at(passage, span.start), _at(passage, span.end))]
    return not any(passage.quoted[n] for n in inside) and not _tells(passage, inside)


def hangs(passage: Passage, content: Sequence[Span], cue: str) -> bool:
    """Tell whether the content only completes its verb: "on a plan" of "agreed on a plan", "the court" of "told"."""
    first = _at(passage, content[0].start)
    beside = first < len(passage.tokens) and (passage.tags[first] == "IN" or cue.lower() in _TOLD)
    return beside and is_fragment(passage, content)


def _at(passage: Passage, offset: int) -> int:
    """Return the number of the first token that begins at or after the offset."""
    return bisect_left(passage.tokens, offset, key=lambda token: token.start)


def has_verb(passage: Passage, numbers: Sequence[int]) -> bool:
    """Tell whether a verb of any form is among the tokens."""
    return any(passage.tags[n][0] in "VM" for n in numbers)


def _tells(passage: Passage, numbers: Sequence[int]) -> bool:
    """Tell whether there are more finite verbs than relative pronouns, or a verb of another form that is no noun."""
    finite = sum(passage.tags[n] in FINITE for n in numbers)
    relative = sum(passage.tags[n] in _RELATIVE for n in numbers[1:])
    if finite > relative or not numbers:
        return finite > relative
    first = passage.tags[numbers[0]]
    if first[0] == "V" or any(passage.tags[n] == "TO" for n in numbers):
        return True
    if first == "IN" and passage.tokens[numbers[0]].lower == "to" and passage.tags[numbers[-1]] != "IN":
        return any(passage.tags[n] == "VBG" for n in numbers[1:2])  # "admitted to being there"
    forms = [n for n in numbers if passage.tags[n][0] in "VM"]
    return not relative and first != "IN" and any(not _is_noun(passage, n) for n in forms)


def _is_noun(passage: Passage, number: int) -> bool:
    return passage.tags[number] == "VBG" and number > 0 and passage.tags[number - 1] in _NOMINAL
