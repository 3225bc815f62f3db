"""A text as blocks: one line of the file each, with what it is. Blocks keep their spans; nothing is deleted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefing.text.clean import unclean_spans
from briefing.text.span import Span


class BlockKind(StrEnum):
    """What a line of an article is. Only ``text`` carries claims, actors, countries and dates."""

    TEXT = "text"
    HEADLINE = "headline"
    DATELINE = "dateline"  # publication date, byline, edition: about the article
    LABEL = "label"  # section label or subhead
    FURNITURE = "furniture"  # the page around the article


@dataclass(frozen=True, slots=True)
class Block:
    """One line, trimmed of white space, never empty."""

    span: Span
    kind: BlockKind = BlockKind.TEXT


def lines(text: str) -> Iterator[Span]:
    """Yield the span of every line that holds something, trimmed of white space and of characters that are no text.

    >>> [span.of(" a \\n\\n b c\\r\\n") for span in lines(" a \\n\\n b c\\r\\n")]
    ['a', 'b c']
    """
    start = 0
    for line in text.splitlines(keepends=True):
        span = trim(text, Span(start, start + len(line)))
        if span.start < span.end:
            yield span
        start += len(line)


def trim(text: str, span: Span) -> Span:
    """Return the span without white space and U+FFFD at its ends."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] == "\ufffd"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "\ufffd"):
        end -= 1
    return Span(start, end)


def clean_parts(text: str, span: Span) -> list[Span]:
    """Cut the span at control characters, escape sequences and U+FFFD, which no evidence may contain."""
    parts, start = [], span.start
    for unclean in unclean_spans(span.of(text)):
        parts.append(Span(start, span.start + unclean.start))
        start = span.start + unclean.end
    parts.append(Span(start, span.end))
    return [part for part in (trim(text, part) for part in parts) if part.start < part.end]


def front_matter(text: str, every: Sequence[Span]) -> int:
    """Return how many lines the YAML front matter of a Markdown file takes."""
    if not every or every[0].of(text) != "---":
        return 0
    closing = next((n for n, line in enumerate(every[1:60], 1) if line.of(text) in {"---", "..."}), 0)
    return closing + 1 if closing else 0
