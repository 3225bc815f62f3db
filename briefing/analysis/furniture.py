"""Page furniture: which lines of a text are not the article. By structure and repetition first, by words second.

Requires the lines and the head; assigns a kind to every line. Nothing is deleted: a line that is no text merely
carries no claim, actor, country or date. Rules, for any site: lines of the page by themselves (``page_lines``); links
to other articles under a label that announces them; lines that others repeat (``repeats``); what lies before and after
the stretch of running text (``region``); labels, subheads and titles between its paragraphs.
"""

from collections.abc import Sequence

from briefing.analysis.blocks import Block, BlockKind, front_matter, trim
from briefing.analysis.head import Head, opening
from briefing.analysis.interview import Turn, read_turns
from briefing.analysis.line_shapes import LineShape, shapes
from briefing.analysis.page_lines import (
    beside_credit,
    is_caption,
    is_page_line,
    opens_end,
    opens_related,
    speaks_to_reader,
)
from briefing.analysis.region import Worth, article_lines
from briefing.analysis.repeats import repeats
from briefing.text.span import Span

LABEL_WORDS = 12  # a line of up to so many words without an end is a subhead, a caption or a label
ITEM_WORDS = 8  # an item of a list that is longer tells something
MENU_WORDS = 3  # labels as short as these head sections of an article too, and cost it less
LINK_END_WORDS = 25  # a line of running text this long ends a block of links by itself
TEASER_WORDS = 50  # unless the next link follows it; no teaser of a link is as long as this
END_AFTER_WORDS = 60  # words of running text before "Comments" or "Sources" ends the article, not a bar above it


def mark(text: str, lines: Sequence[Span], head: Head) -> tuple[Block, ...]:
    """Return one block a line, in order, with what each line is; a line that is two things gives two blocks."""
    looks = shapes(text, lines)
    kinds = _kinds(text, lines, looks, head)
    worths = [_worth(line.of(text), kind, look) for line, kind, look in zip(lines, kinds, looks, strict=True)]
    first, last = article_lines(worths)
    turns = {turn.line.start: turn for turn in read_turns(text, lines)}
    blocks: list[Block] = []
    for number, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        outside = kind is BlockKind.TEXT and last and not first <= number < last
        told = _blocks(text, line, head, BlockKind.FURNITURE if outside else kind)
        blocks.extend(_in_turn(told, turns[line.start]) if line.start in turns else told)
    return tuple(blocks)


def _kinds(text: str, lines: Sequence[Span], looks: Sequence[LineShape], head: Head) -> list[BlockKind]:
    """Return what each line is, before the stretch of the article is known."""
    front, again = front_matter(text, lines), repeats(text, lines)
    linked = _linked(text, lines, looks)
    kinds, words, ended = [], 0, False
    for number, (line, look) in enumerate(zip(lines, looks, strict=True)):
        said = line.of(text)
        ended = ended or (words >= END_AFTER_WORDS and opens_end(said))
        if _of_head(line, head):
            kind = BlockKind.DATELINE if line in head.datelines else BlockKind.TEXT
        elif number < front or number in linked or number in again or ended:
            kind = BlockKind.FURNITURE
        else:
            kind = _kind(said, look, before_headline=line.end <= head.first_text)
        words += look.words if kind is BlockKind.TEXT else 0
        kinds.append(kind)
    return kinds


def _of_head(line: Span, head: Head) -> bool:
    titled = head.line is not None and line.covers(head.line)
    return titled or line in head.datelines or line.start < head.first_text < line.end


def _kind(said: str, look: LineShape, *, before_headline: bool) -> BlockKind:
    if is_page_line(said, look) or (is_caption(said, look) and not beside_credit(said)):
        return BlockKind.FURNITURE
    if not look.ended and not look.goes_on:
        if look.titled:
            return BlockKind.FURNITURE
        if look.words <= (ITEM_WORDS if look.bulleted else LABEL_WORDS):
            return BlockKind.LABEL
        if before_headline:
            return BlockKind.FURNITURE
    return BlockKind.TEXT


def _worth(said: str, kind: BlockKind, look: LineShape) -> tuple[Worth, int]:
    """Return what a line says of where the article lies."""
    if kind is BlockKind.TEXT:
        linklike = (look.cut and look.words < LINK_END_WORDS) or speaks_to_reader(said, look)
        return Worth.LINK if linklike else Worth.TEXT, look.words
    if kind is BlockKind.DATELINE or is_caption(said, look):
        return Worth.NEUTRAL, look.words  # captions stand within an article and beside it
    if look.words <= MENU_WORDS:
        return Worth.LABEL, look.words
    return (Worth.PAGE if look.prose else Worth.LINK), look.words


def _blocks(text: str, line: Span, head: Head, kind: BlockKind) -> list[Block]:
    """Return the line as one block, or as headline or dateline and text where both stand in it."""
    if line in head.datelines:
        return [Block(line, BlockKind.DATELINE)]
    if head.line and line.covers(head.line):
        rest = Span(max(head.first_text, head.line.end), line.end)
        blocks = [Block(Span(line.start, head.line.end), BlockKind.HEADLINE)]
        return [*blocks, Block(rest)] if rest.start < rest.end and rest.of(text).strip() else blocks
    if line.start < head.first_text < line.end:
        return [Block(Span(line.start, head.first_text), BlockKind.DATELINE), Block(Span(head.first_text, line.end))]
    wire = opening(text, line) if kind is BlockKind.TEXT else None
    if wire and wire[0].end < line.end:
        return [Block(wire[0], BlockKind.DATELINE), Block(Span(wire[0].end, line.end))]
    return _without_credit(text, line) if kind is BlockKind.TEXT else [Block(line, kind)]


def _without_credit(text: str, line: Span) -> list[Block]:
    """Return a line of running text as one block, with what credits a picture before or behind it as furniture."""
    part = beside_credit(line.of(text))
    if part is None:
        return [Block(line)]
    told = Span(line.start + part.start, line.start + part.end)
    cut = (trim(text, Span(line.start, told.start)), trim(text, Span(told.end, line.end)))
    beside = [Block(span, BlockKind.FURNITURE) for span in cut if span.start < span.end]
    return sorted([Block(told), *beside], key=lambda block: block.span.start)


def _in_turn(blocks: Sequence[Block], turn: Turn) -> list[Block]:
    """Return the blocks of a line that begins a turn of an interview: its head is a label, and so is a question."""
    if turn.asks or len(blocks) != 1 or blocks[0].kind is not BlockKind.TEXT or turn.head.end >= turn.line.end:
        return [Block(block.span, BlockKind.LABEL) for block in blocks]
    return [Block(turn.head, BlockKind.LABEL), Block(Span(turn.head.end, turn.line.end))]


def _linked(text: str, lines: Sequence[Span], looks: Sequence[LineShape]) -> frozenset[int]:
    """Return the lines of blocks of links, each with the label that announces it.

    A block ends at running text: two such lines in a row, or a long one. A sentence or two below a link are its teaser.
    """
    linked, within = set(), False
    for number, (line, look) in enumerate(zip(lines, looks, strict=True)):
        if opens_related(line.of(text)):
            within = True
        elif within and look.prose and not look.bulleted:
            below = looks[number + 1] if number + 1 < len(looks) else None
            titled = below is not None and not below.prose and below.words > MENU_WORDS
            longest = TEASER_WORDS if titled else LINK_END_WORDS
            within = look.words < longest and not (below and below.prose)
        if within:
            linked.add(number)
    return frozenset(linked)
