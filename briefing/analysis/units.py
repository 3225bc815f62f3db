"""Units: the sentences that the claim rules read, with their tokens, mentions and quotations.

Sentences that one quotation runs over are joined, so that its words stay together.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.analysis.names import Mention
from briefing.analysis.quotations import quotations
from briefing.analysis.speakers import Sentence, read_sentence
from briefing.analysis.tokens import tokenize
from briefing.text.span import Span

# The longest sentence in news is under 200 tokens, a quotation of a paragraph under 500. A longer unit is a table or
# a list
# without line breaks; it is not read, which also keeps the time linear whatever the text is.
MAX_TOKENS = 600


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
            within = quotes[bisect_left(quotes, span) : bisect_left(quotes, (span.end,))]
            tokens = tokenize(text, span)
            if len(tokens) <= MAX_TOKENS:
                yield Unit(read_sentence(text, span, tokens, inside, within), number, within)


def _joined(sentences: Sequence[Span], quotes: Sequence[Span]) -> Iterator[Span]:
    """Join sentences that a quotation runs over, so that its words stay together."""
    current = sentences[0]
    for following in sentences[1:]:
        last = bisect_left(quotes, (current.end,))  # the quotations do not overlap: only the last one can run over
        if last and following.start < quotes[last - 1].end:
            current = Span(current.start, following.end)
        else:
            yield current
            current = following
    yield current
