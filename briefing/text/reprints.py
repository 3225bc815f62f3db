"""Whether two texts are one report printed twice: sentence for sentence the same but for what stands around it.

Precision comes first. A sentence that was changed, be it by one number, name or "not", makes another text; so does
what one of them tells and the other does not, beyond a headline, a byline or a line of credit.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import product

from briefing.text.fold import words
from briefing.text.sentences import split_sentences
from briefing.text.span import Span

FEWEST = 100  # words that both have: fewer are told alike by habit ("Log in to read on"), whatever the headline says
_SHARED = 0.85  # of the words of the longer one
_TELLING = 8  # words of a sentence that only one of them has: shorter ones are "All rights reserved."
_ALIKE = 0.5  # of the words of the shorter of two sentences: the one is the other, changed
_MOST = 2_000  # sentences of both: comparing grows with the square of what differs
# "PARIS (AP) — ", "LISBON, March 10 - ": who sent a report from where is told by each printer in its own way.
_DATELINE = re.compile(r"(?=.{0,60}?(?:\b[A-Z]{3}|\([^()]{2,30}\)))[A-Z][^.!?\n—–]{1,60}?\s?(?:[—–]|--?)\s")
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The folded words of a sentence or line; ``told`` when it ends as a sentence does."""

    words: tuple[str, ...]
    told: bool = field(compare=False)


def same_report(one: str, other: str) -> bool:
    """Tell whether two texts are one report.

    >>> story = "The mayor of the town opened the bridge over the river on Monday. " * 9
    >>> same_report("Bridge open\\n\\n" + story, story + "\\n\\nAll rights reserved."), same_report(story, story[:198])
    (True, False)
    """
    left, right = sorted((_sentences(one), _sentences(other)), key=_in_words)
    if len(left) + len(right) > _MOST:
        return False
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    shared = sum(len(sentence.words) for block in blocks for sentence in left[block.a : block.a + block.size])
    if shared < max(FEWEST, _SHARED * max(_length(left), _length(right))):
        return False
    here = _beside(left, [(block.a, block.size) for block in blocks])
    there = _beside(right, [(block.b, block.size) for block in blocks])
    if any(sentence.told and len(sentence.words) >= _TELLING for sentence in (*here, *there)):
        return False
    if any(_alike(*pair) for pair in product(here, there)):
        return False
    return _figures(here) <= _numbers(right) and _figures(there) <= _numbers(left)


def _sentences(text: str) -> list[_Sentence]:
    found = []
    for span in split_sentences(text, Span(0, len(text))):
        sentence = span.of(text)
        dateline = _DATELINE.match(sentence)
        folded = tuple(words(sentence[dateline.end() :] if dateline else sentence))
        if folded:
            found.append(_Sentence(folded, bool(_ENDED.search(sentence))))
    return found


def _in_words(sentences: Iterable[_Sentence]) -> list[tuple[str, ...]]:
    return [sentence.words for sentence in sentences]


def _length(sentences: Iterable[_Sentence]) -> int:
    return sum(len(sentence.words) for sentence in sentences)


def _beside(sentences: Sequence[_Sentence], blocks: Sequence[tuple[int, int]]) -> list[_Sentence]:
    """Return the sentences outside the blocks, each a place and a number of sentences."""
    inside = {place for start, size in blocks for place in range(start, start + size)}
    return [sentence for place, sentence in enumerate(sentences) if place not in inside]


def _alike(one: _Sentence, other: _Sentence) -> bool:
    """Tell whether one sentence is the other with something changed; "By Tom Hale", "Reporting by Tom Hale" are not."""
    if any(not each.told and "by" in each.words[:2] for each in (one, other)):
        return False
    here, there = set(one.words), set(other.words)
    return len(here & there) >= _ALIKE * min(len(here), len(there))


def _figures(sentences: Iterable[_Sentence]) -> set[str]:
    """Return the numbers that are told; a line that is no sentence may have a date or a telephone number."""
    return _numbers(sentence for sentence in sentences if sentence.told)


def _numbers(sentences: Iterable[_Sentence]) -> set[str]:
    return {word for sentence in sentences for word in sentence.words if word.isdecimal()}
