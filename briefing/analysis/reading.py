"""What each unit says about who speaks: credits by rule, attributions by the trained reader and by rule.

Requires units; assigns credits and attributions. The reader finds more and says better who it was; the rules know how
outlets pass words on ("told", "quoted … as saying") and stand in where the reader found nothing.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from briefing.analysis.attribution import Attribution, find_attributions
from briefing.analysis.captions import is_caption
from briefing.analysis.credits import Credit, find_credits
from briefing.analysis.fragments import hangs, is_fragment
from briefing.analysis.listeners import addressee
from briefing.analysis.modality import cue_words, held_back, kind_of_cue, never_said
from briefing.analysis.nested import TOLD, attribution_within
from briefing.analysis.reported.passage import Passage, read_passage
from briefing.analysis.reported.reader import read_reported
from briefing.analysis.reported.result import Reported
from briefing.analysis.reported.sources import Phrase
from briefing.analysis.sources import speaker_of
from briefing.analysis.speakers import Speaker
from briefing.analysis.told import told_spans
from briefing.analysis.units import Unit
from briefing.model import ClaimKind, HopKind
from briefing.text.span import Span
from briefing.vocabulary.outlets import outlet_name

SAME = 0.5  # of the shorter content's characters, for a rule and the reader to have found the same

_ACTS = frozenset({ClaimKind.DECREE, ClaimKind.DENIAL})
_CLOSING = frozenset('"”“»«」』')


@dataclass(frozen=True, slots=True)
class Attributed:
    """Words that are somebody's. ``speaker`` is None where the text names none, ``cue`` where a quotation goes on.

    ``addressee`` is the outlet that was told; ``relayed_by`` the outlet that quotes the speaker; ``outer`` whose words
    these are a part of.
    """

    content: tuple[Span, ...]
    speaker: Speaker | None
    cue: str | None
    kind: ClaimKind
    addressee: Speaker | None = None
    relayed_by: Speaker | None = None
    outer: "Attributed | None" = None

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Return through whom the words came, the origin first."""
        own = tuple(one for one in (self.speaker, self.relayed_by, self.addressee) if one)
        return (*own, *self.outer.speakers) if self.outer else own


@dataclass(frozen=True, slots=True)
class Reading:
    """A unit with what its words say about who speaks; a ``caption`` states nothing of its own.

    ``nested`` are attributions inside the content of others.
    """

    unit: Unit
    credits: tuple[Credit, ...]
    attributions: tuple[Attributed, ...]
    caption: bool = False
    nested: tuple[Attributed, ...] = ()

    @property
    def base(self) -> Speaker | None:
        """Return the outlet that is the speaker of the sentence itself, or that a speaker told."""
        for one in self.attributions:
            for speaker in (one.relayed_by, one.addressee, one.speaker):
                if speaker and outlet_name(speaker.name):
                    return speaker
        return None


def read(text: str, paragraphs: Sequence[Sequence[Span]], units: Sequence[Unit]) -> tuple[Reading, ...]:
    """Return credits and attributions of each unit; ``paragraphs`` are the sentences that the units were made of."""
    by_paragraph: dict[int, list[Unit]] = {}
    for unit in units:
        by_paragraph.setdefault(unit.paragraph, []).append(unit)
    readings: list[Reading] = []
    for number, own in by_paragraph.items():
        paragraph = _Paragraph(text, read_passage(text, paragraphs[number]), own)
        readings += (_reading(paragraph, unit) for unit in own)
    return tuple(readings)


def with_marks(text: str, quote: Span) -> Span:
    """Return a quotation with its marks, as far as it has them."""
    before = 2 if text[quote.start - 2 : quote.start] in {"''", "``"} else 1
    after = 2 if text[quote.end : quote.end + 2] == "''" else 1 if text[quote.end : quote.end + 1] in _CLOSING else 0
    return Span(quote.start - before, quote.end + after)


class _Paragraph:
    """A paragraph with what the reader of reported speech finds in it, looked up by the unit that it stands in."""

    def __init__(self, text: str, passage: Passage, units: Sequence[Unit]) -> None:
        self.text = text
        self.passage = passage
        self._units = units
        self._starts = [unit.sentence.span.start for unit in units]
        self._reported: dict[int, list[Reported]] = defaultdict(list)
        contents: list[tuple[Span, int | None]] = []
        for one in read_reported(passage):
            number = self._number(_place(passage, one))
            if number is not None:
                self._reported[number].append(one)
            contents += ((passage.span(*part), number) for part in one.content)
        self._contents = sorted(contents, key=itemgetter(0))
        self._longest = max((span.end - span.start for span, _ in contents), default=0)

    def reported(self, unit: Unit) -> Sequence[Reported]:
        """Return what is reported in a unit."""
        return self._reported[bisect_left(self._starts, unit.sentence.span.start)]

    def contents_of_others(self, unit: Unit) -> list[Span]:
        """Return the contents, near a unit, of what is reported in others: a quotation goes on in the next one."""
        own = bisect_left(self._starts, unit.sentence.span.start)
        start = bisect_left(self._contents, unit.sentence.span.start - self._longest, key=_start)
        stop = bisect_left(self._contents, unit.sentence.span.end, key=_start)
        return [span for span, number in self._contents[start:stop] if number != own]

    def speaker(self, reported: Reported) -> Speaker | None:
        """Return who a source names, in its own sentence: a quotation that goes on has it in one before."""
        if reported.source is None:
            return None
        source = reported.source
        words = self.passage.span(source.first, source.last)
        number = self._number(words)
        if number is None:
            return None
        return speaker_of(self._units[number].sentence, words, self.passage.span(source.head, source.head + 1))

    def _number(self, words: Span) -> int | None:
        """Return the number of the unit that has the words in its sentence."""
        number = bisect_right(self._starts, words.start) - 1
        return number if number >= 0 and self._units[number].sentence.span.covers(words) else None


def _start(content: tuple[Span, int | None]) -> int:
    return content[0].start


def _reading(paragraph: _Paragraph, unit: Unit) -> Reading:
    text, passage = paragraph.text, paragraph.passage
    credits_ = find_credits(unit.sentence)
    regions = [credit.region for credit in credits_]
    ruled = find_attributions(unit.sentence, regions)
    found = paragraph.reported(unit)
    outlets = [credit.region for credit in credits_ if credit.speaker.kind is HopKind.OUTLET]
    merged: list[Attributed] = []
    for one in found:
        cue = passage.span(*one.cue) if one.cue else None
        credited = cue and any(region.overlaps(cue) for region in (regions if len(found) == 1 else outlets))
        content = (
            ()
            if credited or never_said(passage.tokens, _source_of(one), one.cue)
            else told_spans(text, passage, one, regions)
        )
        if content:
            merged.append(_attributed(paragraph, unit, one, content, ruled))
    others = paragraph.contents_of_others(unit)
    whole = [rule for rule in ruled if not hangs(passage, rule.content, rule.cue)]
    merged += _ruled_alone(unit, whole, [*others, *(span for one in merged for span in one.content)])
    told = tuple(sorted(merged, key=lambda one: one.content[0]))
    caption = is_caption(unit.sentence, _tags(passage, unit.sentence.span))
    return Reading(unit, credits_, told, caption, tuple(_nested(unit, told)))


def _nested(unit: Unit, told: Sequence[Attributed]) -> Iterator[Attributed]:
    """Yield what speakers say that others said, where it is not told already."""
    for one in told:
        inner = (
            attribution_within(unit.sentence, one.content, one.speaker) if one.speaker and one.kind in TOLD else None
        )
        others = (span for other in told if other is not one for span in other.content)
        if inner and not any(span.overlaps(inner.content[0]) for span in others):
            kind = ClaimKind(inner.kind)
            yield Attributed(inner.content, inner.speaker, inner.cue, kind, inner.addressee, inner.relayed_by, one)


def _tags(passage: Passage, span: Span) -> Sequence[str]:
    """Return the parts of speech of the tokens in the span."""
    first = bisect_left(passage.tokens, span.start, key=lambda token: token.start)
    last = bisect_left(passage.tokens, span.end, key=lambda token: token.start)
    return passage.tags[first:last]


def _source_of(reported: Reported) -> Phrase | None:
    return (reported.source.first, reported.source.last) if reported.source else None


def _place(passage: Passage, reported: Reported) -> Span:
    return passage.span(*(reported.cue or reported.content[0]))


def _attributed(
    paragraph: _Paragraph, unit: Unit, reported: Reported, content: tuple[Span, ...], ruled: Sequence[Attribution]
) -> Attributed:
    text, passage = paragraph.text, paragraph.passage
    speaker = paragraph.speaker(reported)
    same = next((rule for rule in ruled if _same(rule.content, content)), None)
    if same and (speaker is None or same.relayed_by):
        speaker = same.speaker
    if same and same.relayed_by and content[0].start < same.content[0].start:
        content = same.content  # less "Ada Brandt as saying"
    cue = cue_words(passage.tokens, passage.tags, reported.cue) if reported.cue else []
    printed = " ".join(passage.span(*reported.cue).of(text).split()) if reported.cue else None
    kind = kind_of_cue(cue, content[0].of(text), attitude=reported.attitude)
    if reported.cue and held_back(passage.tokens, _source_of(reported), reported.cue):
        kind = ClaimKind.STANCE
    if kind in {ClaimKind.STATEMENT, ClaimKind.REPORT} and is_fragment(passage, content):
        kind = ClaimKind.STANCE
    if speaker is None and kind in _ACTS:
        kind = ClaimKind.STANCE  # "were banned from washing": by nobody whom the words tell
    told = same.addressee if same else None
    if told is None and reported.cue:
        told = addressee(unit.sentence, passage.span(*reported.cue))
    return Attributed(content, speaker, printed, kind, told, same.relayed_by if same else None)


def _ruled_alone(unit: Unit, ruled: Sequence[Attribution], taken: Sequence[Span]) -> Iterator[Attributed]:
    """Yield what only the rules found, among words that nobody is said to have said yet."""
    for rule in ruled:
        if not any(span.overlaps(other) for span in rule.content for other in taken):
            token = unit.sentence.tokens[rule.at]
            told = rule.addressee or addressee(unit.sentence, Span(token.start, token.end))
            kind = ClaimKind(rule.kind)
            yield Attributed(rule.content, rule.speaker, rule.cue, kind, told, rule.relayed_by)


def _same(one: Sequence[Span], other: Sequence[Span]) -> bool:
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    shorter = min(sum(a.end - a.start for a in one), sum(b.end - b.start for b in other))
    return shared >= SAME * shorter
