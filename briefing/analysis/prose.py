"""The parts of a text that tell the news: its head and the sentences of its running text, without page furniture."""

from dataclasses import dataclass

from briefing.analysis import blocks, furniture, head, interview
from briefing.model import Article
from briefing.text.sentences import split_sentences
from briefing.text.span import Span


@dataclass(frozen=True, slots=True)
class Prose:
    """Headline and date with where they stand, the sentences of each paragraph, and the turns of an interview."""

    head: head.Head
    paragraphs: tuple[tuple[Span, ...], ...]
    turns: tuple[interview.Turn, ...] = ()

    @property
    def sentences(self) -> list[Span]:
        """Return the sentences of the running text."""
        return [span for paragraph in self.paragraphs for span in paragraph]

    @property
    def titled(self) -> list[Span]:
        """Return the line that is the headline, when there is one, and the sentences."""
        return [self.head.line, *self.sentences] if self.head.line else self.sentences


def read_prose(article: Article) -> Prose:
    """Return what of an article's text is news."""
    text = article.text
    lines = tuple(blocks.lines(text))
    top = head.find_head(article, lines[blocks.front_matter(text, lines) :])
    layout = furniture.mark(text, lines, top)
    running = [block.span for block in layout if block.kind is blocks.BlockKind.TEXT]
    parts = [part for span in running for part in blocks.clean_parts(text, span)]
    paragraphs = tuple(tuple(split_sentences(text, part)) for part in parts)
    return Prose(top, paragraphs, interview.read_turns(text, lines))
