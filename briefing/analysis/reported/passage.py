"""A passage: the sentences of one paragraph with their tokens, parts of speech and quotation marks.

Requires sentences; assigns what the taggers of reported speech read. Quotation marks of every kind become “ and ”, so
that what was learned from one newspaper's holds for another's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis import parts_of_speech
from briefing.analysis.quotations import quotations
from briefing.analysis.tokens import Token, tokenize
from briefing.text.span import Span

# A longer sentence is a table or a list without line breaks; it is not read.
MAX_TOKENS = 600
OPENING, CLOSING = "“", "”"

_MARKS = frozenset({'"', "“", "”", "„", "«", "»", "''", "``"})


@dataclass(frozen=True, slots=True)
class Passage:
    """The tokens of a paragraph; ``tags`` and ``quoted`` say of each its part of speech and whether it is quoted.

    ``sentences`` are ranges of token numbers; ``sentence_of`` gives each token the number of its sentence.
    """

    tokens: Sequence[Token]
    tags: Sequence[str]
    quoted: Sequence[bool]
    sentences: Sequence[tuple[int, int]]
    sentence_of: Sequence[int]

    def range_at(self, number: int) -> tuple[int, int]:
        """Return the range of the sentence that holds a token."""
        return self.sentences[self.sentence_of[number]]

    def span(self, first: int, last: int) -> Span:
        """Return where tokens ``first`` up to ``last``, which is not among them, stand in the text."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)


def read_passage(text: str, sentences: Sequence[Span]) -> Passage:
    """Return the passage of the sentences of one paragraph."""
    quotes = tuple(quotations(text, Span(sentences[0].start, sentences[-1].end))) if sentences else ()
    opened, closed = {quote.start for quote in quotes}, {quote.end for quote in quotes}
    tokens: list[Token] = []
    tags: list[str] = []
    ranges: list[tuple[int, int]] = []
    for sentence in sentences:
        printed = tokenize(text, sentence)
        if not printed or len(printed) > MAX_TOKENS:
            continue
        own = tuple(_one_mark(token, opened, closed) for token in printed)
        ranges.append((len(tokens), len(tokens) + len(own)))
        tokens += own
        tags += parts_of_speech.tags(text, own)
    sentence_of = [number for number, (first, last) in enumerate(ranges) for _ in range(first, last)]
    return Passage(tokens, tags, _quoted(tokens, quotes), ranges, sentence_of)


def _one_mark(token: Token, opened: set[int], closed: set[int]) -> Token:
    if token.text not in _MARKS:
        return token
    mark = OPENING if token.end in opened or (token.text in {"“", "``"} and token.start not in closed) else CLOSING
    return token._replace(text=mark, lower=mark)


def _quoted(tokens: Sequence[Token], quotes: Sequence[Span]) -> list[bool]:
    """Tell of each token whether it stands in a quotation; both are in the order of the text."""
    found, number = [], 0
    for token in tokens:
        while number < len(quotes) and quotes[number].end <= token.start:
            number += 1
        found.append(number < len(quotes) and quotes[number].start <= token.start)
    return found
