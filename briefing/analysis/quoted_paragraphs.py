"""Paragraphs that are nothing but a quotation: whose they are.

Requires readings; assigns readings. A bare quotation goes to who was quoted at the end of the paragraph before; one
that a name follows, behind a dash or on the same line, to who is named: “We wait.” — Ada Brandt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from briefing.analysis.content import MARKS
from briefing.analysis.mentions import MentionKind
from briefing.analysis.parts_of_speech import tags
from briefing.analysis.reading import Attributed, Reading, with_marks
from briefing.analysis.speakers import Sentence, Speaker, is_head, named, phrase
from briefing.model import ClaimKind
from briefing.vocabulary.roles import Role, words_of

MAX_SIGNATURE = 14  # tokens of a name with its role below a quotation

_DASHES = frozenset({"-", "–", "—"})
_VERBS = frozenset({"VBD", "VBZ", "VBP", "MD"})


def settled(text: str, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings, quotations that stand alone with who said them."""
    own = (one for paragraph in _paragraphs(readings) for one in _signed(text, paragraph))
    return tuple(_carried(text, tuple(own)))


def _signed(text: str, paragraph: Sequence[Reading]) -> Sequence[Reading]:
    """Return the readings of a paragraph, a quotation with a name below it as that person's."""
    quoted = [one for one in paragraph if any(one.unit.sentence.quoted)]
    if not quoted or any(a.cue for one in paragraph for a in one.attributions):
        return paragraph
    last = paragraph[-1].unit.sentence
    start = max((n + 1 for n, said in enumerate(last.quoted) if said), default=-1) + 1
    while start < len(last.tokens) and last.tokens[start].text in MARKS:
        start += 1
    speaker = _signature(text, last, start)
    if speaker is None or not _bare_quotation(paragraph, until=last.tokens[start].start):
        return paragraph
    content = tuple(with_marks(text, quote) for one in quoted for quote in one.unit.quotes)
    told = Attributed(content, speaker, None, ClaimKind.STATEMENT)
    bare = [replace(one, attributions=(), nested=(), caption=True) for one in paragraph]
    return [replace(bare[0], attributions=(told,)), *bare[1:]]


def _signature(text: str, sentence: Sentence, start: int) -> Speaker | None:
    """Return who is named from that token to the end: a person, or one who holds a role, without a verb."""
    tokens = sentence.tokens
    dash = start < len(tokens) and tokens[start].text in _DASHES
    first = start + 1 if dash else start
    if not first < len(tokens) <= start + MAX_SIGNATURE or _VERBS & {*tags(text, tokens)[first:]}:
        return None
    mention = sentence.mention_at(first)
    if mention and (dash or mention.kind is MentionKind.PERSON):
        return named(sentence, mention)
    end = next((n for n in range(first, len(tokens)) if not tokens[n].word), len(tokens))
    head = tokens[end - 1]
    role = end > first and (is_head(head) or head.lower in words_of(Role.OCCUPATION))
    return phrase(sentence, first, end - 1, end) if role and (dash or end == len(tokens)) else None


def _carried(text: str, readings: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the readings; a paragraph that is a bare quotation goes to who was quoted at the end of the one before."""
    held: list[Reading] = []
    for paragraph in _paragraphs(readings):
        if held and _bare_quotation(paragraph) and (quoted := _quoted_last(held[-1])):
            more = tuple(with_marks(text, quote) for one in paragraph for quote in one.unit.quotes)
            told = held[-1].attributions
            told = tuple(replace(a, content=(*a.content, *more)) if a is quoted else a for a in told)
            held[-1] = replace(held[-1], attributions=told)
            held += [replace(one, attributions=(), nested=()) for one in paragraph]
            held.append(held.pop(-1 - len(paragraph)))  # who was quoted stays last: the next paragraph may go on, too
            continue
        yield from sorted(held, key=lambda one: one.unit.sentence.span)
        held = list(paragraph)
    yield from sorted(held, key=lambda one: one.unit.sentence.span)


def _paragraphs(readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    for _, paragraph in groupby(readings, key=lambda one: one.unit.paragraph):
        yield list(paragraph)


def _bare_quotation(paragraph: Sequence[Reading], until: int | None = None) -> bool:
    """Tell whether all words of a paragraph, up to an offset, are quoted and no cue is among its attributions."""
    words = [
        quoted
        for one in paragraph
        for token, quoted in zip(one.unit.sentence.tokens, one.unit.sentence.quoted, strict=True)
        if token.word and (until is None or token.start < until)
    ]
    return bool(words) and all(words) and all(a.cue is None for one in paragraph for a in one.attributions)


def _quoted_last(reading: Reading) -> Attributed | None:
    """Return the last attribution of the unit if it quotes and somebody is named for it."""
    last = reading.attributions[-1] if reading.attributions else None
    quoting = last and any(quote.overlaps(span) for span in last.content for quote in reading.unit.quotes)
    return last if quoting and last and last.speaker else None
