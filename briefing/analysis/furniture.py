"""Page furniture: which lines of a text are not the article. By structure and repetition first, by words second.

Requires the lines and the head; assigns a kind to every line. Nothing is deleted: a line that is no text merely
carries no claim, actor, country or date. Rules, for any site: links to other articles under a label that announces
them; a line that is cut short of, or repeats, another; lines of lists with dates; labels and subheads; share bars,
credits, bylines.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from briefing.analysis.blocks import Block, BlockKind
from briefing.analysis.head import Head, opening
from briefing.analysis.printed_dates import absolute_date
from briefing.text.fold import fold
from briefing.text.span import Span
from briefing.vocabulary.boilerplate import phrases

LABEL_WORDS = 8  # a line of up to so many words without a full stop is a subhead or a label
LINE_WORDS = 15  # share bars, credits and editor lines are shorter than this
REPEAT_WORDS = 5  # shorter repeats happen in prose ("He said no.")
PROSE_WORDS = 25  # a line this long ends a block of links

_WORD = re.compile(r"\w+")
_BULLET = re.compile(r"\s*(?:[-–—*•·▪●‣»>]|\d{1,2}[.)])\s+")
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’)\]]*$")
_RULE = re.compile(r"[\W_]+")
_URL_ONLY = re.compile(r"(?:https?://|www\.)\S+$")


def mark(text: str, lines: Sequence[Span], head: Head) -> tuple[Block, ...]:
    """Return one block a line, in order, with what each line is."""
    front = _front_matter(text, lines)
    repeats = _repeats(text, lines)
    blocks: list[Block] = []
    related = False
    for number, line in enumerate(lines):
        words = line.of(text)
        if _opens_related(words):
            related = True
        elif (
            related and not _BULLET.match(words) and len(words.split()) >= PROSE_WORDS and _ENDS_SENTENCE.search(words)
        ):
            related = False
        if number < front or related or number in repeats:
            blocks.append(Block(line, BlockKind.FURNITURE))
        else:
            blocks.extend(_kinds(text, line, head))
    return tuple(blocks)


def _kinds(text: str, line: Span, head: Head) -> list[Block]:
    """Return the line as one block, or as headline and text where both stand in it."""
    if line in head.datelines:
        return [Block(line, BlockKind.DATELINE)]
    if head.line and line.covers(head.line):
        rest = Span(max(head.first_text, head.line.end), line.end)
        blocks = [Block(Span(line.start, head.line.end), BlockKind.HEADLINE)]
        return [*blocks, Block(rest)] if rest.start < rest.end and rest.of(text).strip() else blocks
    if line.start < head.first_text < line.end:
        return [Block(Span(line.start, head.first_text), BlockKind.DATELINE), Block(Span(head.first_text, line.end))]
    kind = _kind(line.of(text), before_headline=line.end <= head.first_text)
    wire = opening(text, line) if kind is BlockKind.TEXT else None
    if wire and wire[0].end < line.end:
        return [Block(wire[0], BlockKind.DATELINE), Block(Span(wire[0].end, line.end))]
    return [Block(line, kind)]


def _kind(words: str, *, before_headline: bool) -> BlockKind:
    count = len(words.split())
    if _RULE.fullmatch(words) or _URL_ONLY.match(words):
        return BlockKind.FURNITURE
    if count <= LINE_WORDS and _is_page_line(words):
        return BlockKind.FURNITURE
    ended = _ENDS_SENTENCE.search(words)
    if not ended and count <= LABEL_WORDS:
        return BlockKind.LABEL
    if before_headline and not ended:
        return BlockKind.FURNITURE
    return BlockKind.TEXT


def _front_matter(text: str, lines: Sequence[Span]) -> int:
    """Return how many lines the YAML front matter of a Markdown file takes."""
    if not lines or lines[0].of(text) != "---":
        return 0
    closing = next((n for n, line in enumerate(lines[1:60], 1) if line.of(text) in {"---", "..."}), 0)
    return closing + 1 if closing else 0


def _opens_related(words: str) -> bool:
    """Tell whether the line announces links to other articles: it is the phrase, or the phrase and a colon."""
    folded = " ".join(_WORD.findall(fold(words)))
    return folded in phrases("related") and len(words.split()) <= 7


def _is_page_line(words: str) -> bool:
    """Tell whether a short line is a share bar, a credit, a byline, an editor line, or a bare date."""
    tokens = _WORD.findall(fold(words))
    if any(" ".join(tokens[n : n + 3]) in phrases("line") for n in range(len(tokens) - 2)):
        return True  # three words such as "all rights reserved" say it wherever they stand
    starts = {" ".join(tokens[:n]) for n in (1, 2, 3)}
    named = starts & phrases("line")
    if named:  # a sentence may begin with such a word too: "Watch out.", "By Monday it was over."
        return (
            not _ENDS_SENTENCE.search(words)
            or words.split(maxsplit=1)[0].endswith(":")
            or any(" " in name for name in named)
        )
    if starts & phrases("credit") and (":" in words[:20] or "/" in words or "©" in words):
        return True
    found = absolute_date(words)
    return bool(found and found[1].end - found[1].start >= 0.6 * len(words.strip()))


def _repeats(text: str, lines: Sequence[Span]) -> frozenset[int]:
    """Return the numbers of lines that another line says again in full.

    A lead that is cut short ("… focused on key") comes before the whole one and falls to it; of two equal lines the
    later falls. Compared are the words, so that quotation marks and dots make no difference.
    """
    folded = [" ".join(_WORD.findall(fold(line.of(text)))) for line in lines]
    order = sorted(range(len(lines)), key=lambda n: (folded[n], n))
    repeated = set()
    for here, after in pairwise(order):  # a prefix sorts directly before what begins with it
        if folded[here].count(" ") + 1 < REPEAT_WORDS or not folded[after].startswith(folded[here]):
            continue
        repeated.add(max(here, after) if folded[here] == folded[after] else here)
    return frozenset(repeated)
