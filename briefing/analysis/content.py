"""The words of a claim: which part of a stretch is content, once credits, quotation marks and stops are taken off.

Requires stretches of a sentence; assigns spans that begin and end with the content's own words.
"""

from collections.abc import Iterator, Sequence

from briefing.analysis.blocks import trim
from briefing.analysis.day_words import WEEKDAYS
from briefing.analysis.speakers import Sentence
from briefing.analysis.tokens import Token
from briefing.text.span import Span

MARKS = frozenset('"“”„«»')

_END_MARKS = ".;:,"
_HOURS = frozenset({"morning", "afternoon", "evening", "night"})


def trim_content(sentence: Sentence, spans: Sequence[Span], cuts: Sequence[Span]) -> tuple[Span, ...]:
    """Take credits, marks and connectives off the ends of each span; drop what has no word left."""
    kept = []
    for span in spans:
        for piece in _without(span, cuts):
            tokens = [t for t in sentence.tokens if piece.start <= t.start and t.end <= piece.end]
            trimmed = _core(tokens)
            if trimmed:
                kept.append(trimmed)
    return tuple(kept)


def _without(span: Span, cuts: Sequence[Span]) -> Iterator[Span]:
    start = span.start
    for cut in cuts:
        if cut.overlaps(span):
            yield Span(start, max(start, cut.start))
            start = max(start, cut.end)
    yield Span(start, max(start, span.end))


def _core(tokens: Sequence[Token]) -> Span | None:
    first, last = 0, len(tokens)
    while (
        first < last
        and not tokens[first].word
        and tokens[first].text not in "([$€£¥#@"
        and not _opens_inner(tokens, first, last)
    ):
        first += 1
    while last > first and (
        tokens[last - 1].text in {",", ";", ":", "-", "–", "—", "."}
        or tokens[last - 1].lower in {"and", "but", "while"}
    ):
        last -= 1
    last = _drop_lone_mark(tokens, first, last)
    return Span(tokens[first].start, tokens[last - 1].end) if any(t.word for t in tokens[first:last]) else None


def _opens_inner(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether the mark opens a quotation that closes inside the content, so that it belongs to it."""
    if tokens[first].text not in MARKS:
        return False
    closing = next((n for n in range(first + 1, last) if tokens[n].text in MARKS), None)
    return closing is not None and any(token.word for token in tokens[closing + 1 : last])


def _drop_lone_mark(tokens: Sequence[Token], first: int, last: int) -> int:
    """Drop a closing mark whose opening mark lies outside, and the stop before it."""
    marks = [n for n in range(first, last) if tokens[n].text in MARKS]
    if len(marks) % 2 and last and tokens[last - 1].text in MARKS:
        last -= 1
        while last > first and tokens[last - 1].text in {",", "."}:
            last -= 1
    return last


def behind_day(tokens: Sequence[Token], first: int) -> int:
    """Return where content begins that opens with the day on which it was said: "said on Thursday it would cut jobs".

    What a comma sets off behind that day goes on for the outlet: "said on Friday, a day after the talks failed".
    """
    words = [token.lower for token in tokens[first : first + 4]]
    if len(words) < 4 or words[0] != "on" or words[1] not in WEEKDAYS:
        return first
    behind = first + 2 + (words[2] in _HOURS)
    if tokens[behind].text == "," and words[-1] != "that":
        return len(tokens)
    return behind


def remaining(text: str, span: Span, cuts: Sequence[Span]) -> tuple[Span, ...]:
    """Return what is left of the span when the cuts are taken out, in pieces of two words and more."""
    trimmed = [bare(text, trim(text, piece)) for piece in _without(span, sorted(cuts))]
    return tuple(piece for piece in trimmed if len(piece.of(text).split()) > 1)


def bare(text: str, span: Span) -> Span:
    """Return the span without the marks that only end or join sentences."""
    end = span.end
    while end > span.start and (text[end - 1] in _END_MARKS or text[end - 1].isspace()):
        end -= 1
    start = span.start
    while start < end and (text[start] in ",;:-–— "):
        start += 1
    return Span(start, end)
