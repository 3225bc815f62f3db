"""Why an entry has a claim: the cue, the words of the claim, and what put each speaker into its chain."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.analysis.grounds import BY_HAND, CLAIMED, Ground, Places, Reason
from briefing.analysis.prose import Prose
from briefing.analysis.why_reading import Reread
from briefing.model import Claim, Evidence, Hop, HopKind, Quantity
from briefing.text.span import Span

_PRONOUNS = frozenset("he she they it we i who him her".split())
_CARRIERS = frozenset({HopKind.OUTLET, HopKind.PUBLISHER})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The paragraphs and the sentences of a text, in order, and the credit in its head."""

    paragraphs: Sequence[Span]
    sentences: Sequence[Span]
    credit: Span | None = None

    def paragraph(self, span: Span) -> Span:
        """Return the paragraphs, or the one, that the span touches, else the span itself."""
        return _touched(self.paragraphs, span)

    def sentence(self, span: Span) -> Span:
        """Return the sentences, or the one, that the span touches, else the span itself."""
        return _touched(self.sentences, span)


def surroundings(prose: Prose) -> Surroundings:
    """Return the surroundings of the claims in an article."""
    paragraphs = [Span(sentences[0].start, sentences[-1].end) for sentences in prose.paragraphs if sentences]
    return Surroundings(paragraphs, prose.sentences, prose.head.credit)


def _touched(stretches: Sequence[Span], span: Span) -> Span:
    """Return from where to where the stretches go that the span touches; they are in order and apart."""
    first = bisect_right(stretches, span.start, key=lambda stretch: stretch.end)
    behind = bisect_left(stretches, span.end, key=lambda stretch: stretch.start)
    return Span(stretches[first].start, stretches[behind - 1].end) if first < behind else span


def why_claims(
    claims: Sequence[Claim], found: Sequence[Claim], places: Places, around: Surroundings, again: Reread
) -> Iterator[Reason]:
    """Yield the reason for each claim of an entry; ``found`` are those that analysis finds now."""
    now = {_words(claim): claim for claim in found}
    for claim in claims:
        made = now.get(_words(claim))
        spans = [span for evidence in claim.evidence if (span := _span(evidence, places.text))]
        grounds = [places.ground(CLAIMED, span) for span in spans]
        if spans and claim.cue and (cue := _cue(claim.cue, spans, places.text, around)):
            grounds.append(places.ground(f"cue, {claim.kind}", cue))
        grounds += [_hop(hop, spans, places, around) for hop in claim.chain]
        grounds += [_number(number, places) for number in claim.numbers]
        rule = _rule(claim, made, again.found_by(claim, spans))
        yield Reason("claims", claim.id, rule, None, tuple(grounds), made is not None)


def _words(claim: Claim) -> tuple[str, ...]:
    return tuple(evidence.exact for evidence in claim.evidence)


def _rule(claim: Claim, again: Claim | None, found_by: str | None) -> str:
    if again is None:
        return BY_HAND
    if claim.cue:
        rule = f"{claim.kind}, by the cue “{claim.cue}”"
    elif any(hop.kind not in _CARRIERS for hop in claim.chain):
        rule = f"{claim.kind}, which goes on with the words of a speaker named before"
    else:
        rule = f"{claim.kind}: no one is said to say it, and it holds a number or a name"
    rule += f"; {found_by}" if found_by else ""
    rule += "; its main clause is negated" if claim.negated else ""
    return rule if claim.chain == again.chain else f"{rule}; its chain is not what the program makes now"


def _span(evidence: Evidence | None, text: str) -> Span | None:
    """Return where the words stand; None when they no longer do."""
    if evidence is None or evidence.start is None or evidence.end is None:
        return None
    span = Span(evidence.start, evidence.end)
    return span if span.of(text) == evidence.exact else None


def _cue(cue: str, spans: Sequence[Span], text: str, around: Surroundings) -> Span | None:
    """Return the cue that stands nearest to the claim's words in its paragraph, among them only when not outside."""
    words = r"\s+".join(re.escape(word) for word in cue.split())
    paragraph = around.paragraph(spans[0])
    pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    stands = [Span(*match.span()) for match in pattern.finditer(text, *paragraph)]
    outside = [span for span in stands if not any(span.overlaps(other) for other in spans)]
    return min(outside or stands, key=lambda span: min(_distance(span, other) for other in spans), default=None)


def _number(number: Quantity, places: Places) -> Ground:
    """Return the ground of a number: its value, limit and unit as they were read."""
    value = f"{number.value} to {number.to}" if number.to is not None else number.value
    read = " ".join(str(part) for part in (number.bound, value, number.unit) if part is not None)
    rule = f"number: {read or 'no value'}"
    span = _span(number.evidence, places.text)
    return places.ground(rule, span) if span else Ground(f"{rule}, no words in the text")


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _hop(hop: Hop, spans: Sequence[Span], places: Places, around: Surroundings) -> Ground:
    called = f"{hop.kind} {hop.name}"
    span = _span(hop.evidence, places.text)
    if span is None:
        known = hop.kind is HopKind.PUBLISHER and hop.evidence is None
        return Ground(f"{called}: {'known from outside the text' if known else 'no words in the text'}")
    return places.ground(f"{called}: {_licence(hop, span, spans, around)}", span)


def _licence(hop: Hop, span: Span, spans: Sequence[Span], around: Surroundings) -> str:
    """Return what lets these words put somebody into the chain."""
    if hop.printed is not None:
        what = "pronoun" if hop.printed.lower() in _PRONOUNS else "words"
        return f"meant by the {what} “{hop.printed}” at the cue"
    if around.credit and around.credit.overlaps(span):
        return "credited with the headline"
    here = [around.sentence(one) for one in spans]
    if any(sentence.overlaps(span) for sentence in here):
        return "named in the sentence" if hop.kind in _CARRIERS else "named at the cue"
    if spans and around.paragraph(spans[0]).overlaps(span):
        return "named in the paragraph"
    return "credited for the article" if hop.kind in _CARRIERS else "named elsewhere in the text"
