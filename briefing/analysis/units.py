"""Units: the sentences that the claim rules read, with their tokens, mentions and quotations.

Sentences that one quotation runs over are joined, so that its words stay together.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.analysis.names import Mention
from briefing.analysis.quotations import quotations
from briefing.analysis.speakers import Sentence
from briefing.analysis.tokens import tokenize
from briefing.text.span import Span


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence or several in one quotation.

    ``paragraph`` numbers the line it stands in, ``quotes`` are its quotations.
    """

    sentence: Sentence
    paragraph: int
    quotes: tuple[Span, ...]


def read_units(text: str, paragraphs: Sequence[Sequence[Span]], mentions: Sequence[Mention]) -> Iterator[Unit]:
    """Yield the units of each paragraph, given its sentences."""
    starts = [mention.full.start for mention in mentions]
    for number, sentences in enumerate(paragraphs):
        if not sentences:
            continue
        quotes = tuple(quotations(text, Span(sentences[0].start, sentences[-1].end)))
        for span in _joined(sentences, quotes):
            inside = mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            within = tuple(quote for quote in quotes if span.covers(quote))
            tokens = tokenize(text, span)
            quoted = [any(quote.start <= token.start < quote.end for quote in within) for token in tokens]
            yield Unit(Sentence(text, span, tokens, inside, quoted), number, within)


def _joined(sentences: Sequence[Span], quotes: Sequence[Span]) -> Iterator[Span]:
    """Join sentences that a quotation runs over, so that its words stay together."""
    current = sentences[0]
    for following in sentences[1:]:
        if any(quote.start < current.end and following.start < quote.end for quote in quotes):
            current = Span(current.start, following.end)
        else:
            yield current
            current = following
    yield current
