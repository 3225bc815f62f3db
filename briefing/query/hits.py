"""Where in a text the words of a query stand, so that they can be marked: words, phrases and prefixes, no fields.

What is negated marks nothing. Words are compared folded, one by one, as they stand in the text; a word that is spelled
with separate accents is not found, which costs a mark and nothing else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from briefing.query.nodes import And, Or, Phrase, Prefix, Query, Word
from briefing.text.fold import UNSPACED, words
from briefing.text.span import Span


@dataclass(frozen=True, slots=True)
class Needle:
    """Folded words in a row; of the last one only the beginning when it is ``open``."""

    words: tuple[str, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Hits:
    """What a query looks for in texts; two that look for the same are equal."""

    needles: tuple[Needle, ...] = ()

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return where it stands in a text, in order, without overlaps.

        >>> hits_of(Or((Phrase("cease fire"), Prefix("tr")))).spans("The cease-fire, a Truce")
        (Span(start=4, end=14), Span(start=18, end=23))
        """
        if not self.needles:
            return ()
        tokens = [(word, found.start(), found.end()) for found in _token().finditer(text) for word in words(found[0])]
        found = sorted(span for needle in self.needles for span in _places(needle, tokens))
        return tuple(_apart(found))


NO_HITS = Hits()


@cache  # not before something is marked: it takes 2 ms
def _token() -> re.Pattern[str]:
    return re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")


def hits_of(query: Query) -> Hits:
    """Return what a query looks for in texts."""
    return Hits(tuple(dict.fromkeys(_needles(query))))


def _needles(query: Query) -> Iterator[Needle]:
    match query:
        case Word(text) | Phrase(text) | Prefix(text):
            folded = tuple(words(text))
            if folded:
                yield Needle(folded, isinstance(query, Prefix))
        case And(parts) | Or(parts):
            for part in parts:
                yield from _needles(part)
        case _:
            return


def _places(needle: Needle, tokens: Sequence[tuple[str, int, int]]) -> Iterator[Span]:
    *firsts, last = needle.words
    count = len(needle.words)
    for at in range(len(tokens) - count + 1):
        row = tokens[at : at + count]
        if all(token[0] == word for token, word in zip(row, firsts, strict=False)):
            word = row[-1][0]
            if word == last or (needle.open and word.startswith(last)):
                yield Span(row[0][1], row[-1][2])


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield spans in order, those that overlap as one."""
    before: Span | None = None
    for span in spans:
        if before and span.start < before.end:
            before = Span(before.start, max(before.end, span.end))
            continue
        if before:
            yield before
        before = span
    if before:
        yield before
