"""Claims: what the article presents as somebody's, each with its words and the chain they came through.

Requires units with credits and attributions; assigns claims and the provenance of the article. What nobody is said to
have said, but holds a checkable particular (a number, a name, a day), is the outlet's own narration.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.analysis.chain import Provenance, compose, credited, publisher_hop
from briefing.analysis.content import remaining
from briefing.analysis.countries import CountryMentions, countries_in
from briefing.analysis.credits import ACCORDING, INNER, Credit
from briefing.analysis.discourse import Discourse
from briefing.analysis.numerals import NUMBER_WORDS
from briefing.analysis.reading import Attributed, Reading, with_marks
from briefing.analysis.tokens import Token
from briefing.analysis.units import Unit
from briefing.model import Claim, ClaimKind, Evidence, Hop, HopKind
from briefing.model.entry import SPAN_JOINER
from briefing.text.span import Span
from briefing.vocabulary.outlets import outlet_name

LEAD_UNITS = 6  # a credit among the first sentences speaks of the article; one further down of its own sentence
MAX_CONTENT = 3_000  # characters; a content reaches no further over the sentences behind its beginning
MIN_NARRATION = 5  # words; shorter sentences hold no event

_COUNTS = NUMBER_WORDS - {"one"} | {f"{word}s" for word in ("dozen", "hundred", "thousand", "million")}
_NO_NAME = frozenset(["I", "I'm", "I’m", "I'd", "I’d", "I've", "I’ve", "I'll", "I’ll"])
_IMPERSONAL = ("it", "this")
_REPORTED = frozenset(
    "noted reported said stated known specified emphasized emphasised indicated mentioned expected believed".split()
)


def provenance(text: str, readings: Sequence[Reading], credit: Span | None, publisher: str | None) -> Provenance:
    """Return the outlets that the head or the first sentences credit, and the publisher.

    Where two outlets stand in one credit, the outer one conveys the article and is its publisher, unless another is
    known from outside the text.
    """
    outlets: tuple[Hop, ...] = ()
    if credit and (name := outlet_name(credit.of(text))):
        outlets = (Hop(name, HopKind.OUTLET, Evidence("s1", credit.start, credit.end, credit.of(text))),)
    for reading in readings[:LEAD_UNITS]:
        hops = credited(text, reading.credits, reading.base)
        if len(hops) > 1 or (hops and any(one.backward for one in reading.credits)):
            outlets = hops
            break
    named = outlet_name(publisher) or publisher if publisher else None
    if named is None and len(outlets) > 1:
        named = outlets[-1].name
    if named is None:
        return Provenance(outlets)
    own = next((hop for hop in outlets if hop.name == named), None)
    return Provenance(tuple(hop for hop in outlets if hop.name != named), publisher_hop(named, own))


def find_claims(
    text: str,
    readings: Sequence[Reading],
    full_names: Mapping[str, str],
    countries: CountryMentions,
    through: Provenance,
) -> tuple[Claim, ...]:
    """Return the claims in reading order, no two of the same words; ``full_names`` says whom surnames mean."""
    discourse = Discourse(text, full_names)
    claims: dict[tuple[str, ...], Claim] = {}
    previous: tuple[Reading, Sequence[Hop | None]] | None = None
    credited_later = _before_credit(readings)
    spoken = sorted(span for reading in readings for one in reading.attributions for span in one.content)
    for number, reading in enumerate(readings):
        _listen(discourse, reading)
        made = list(_attributed(text, reading, reading.attributions, discourse, through))
        told = _told(reading, spoken)
        if not made and not told and previous and _continues(reading, previous[0]):
            made = [_quoted(text, reading, previous[1], through)]
        if not made and not told:
            made = list(_narrated(text, reading, through, certain=number in credited_later, lead=number == 0))
        inside = _attributed(text, reading, reading.nested, discourse, through)
        for spans, kind, cue, chain in (*made, *inside):
            exact = tuple(span.of(text) for span in spans)
            if exact and exact not in claims:
                claims[exact] = claim_of(spans, exact, kind, cue, chain, countries)
        if made and (reading.attributions or _passed_on(reading)):
            previous = (reading, made[-1][3])
        discourse.read(reading.unit.sentence)
    return with_ids(claims.values())


Made = tuple[tuple[Span, ...], ClaimKind, str | None, tuple[Hop, ...]]


def _listen(discourse: Discourse, reading: Reading) -> None:
    """Let later words point back to the speakers of this unit, in the order they are printed."""
    speakers = [credit.speaker for credit in reading.credits]
    for one in reading.attributions:
        speakers += one.speakers
    for speaker in sorted(set(speakers), key=lambda speaker: speaker.span):
        discourse.hear(speaker)


def _attributed(
    text: str, reading: Reading, attributions: Sequence[Attributed], discourse: Discourse, through: Provenance
) -> Iterator[Made]:
    outlets = credited(text, reading.credits, None)
    named = [credit for credit in reading.credits if credit.layer == INNER and not outlet_name(credit.speaker.name)]
    cited = [discourse.hop(credit.speaker) for credit in named if credit.cue != ACCORDING]
    relaying = [discourse.hop(credit.speaker) for credit in named if credit.cue == ACCORDING]
    for one in attributions:
        speaking = [discourse.hop(speaker) for speaker in one.speakers]
        chain = compose([*cited, *speaking, *relaying, *outlets], through)
        yield _marked(text, one.content, reading.unit), one.kind, one.cue, chain


def _continues(reading: Reading, before: Reading) -> bool:
    """Tell whether the unit is a quotation that goes on after an attributed one in the same paragraph."""
    unit = reading.unit
    words = [quoted for token, quoted in zip(unit.sentence.tokens, unit.sentence.quoted, strict=True) if token.word]
    quoting = any(before.unit.sentence.quoted) or _passed_on(before)
    return bool(words) and all(words) and quoting and unit.paragraph == before.unit.paragraph


def _passed_on(reading: Reading) -> bool:
    """Tell whether a person is credited with the unit: "as Ada Brandt told CNN, …"."""
    return any(credit.speaker.kind is HopKind.PERSON for credit in reading.credits)


def _quoted(text: str, reading: Reading, chain: Sequence[Hop | None], through: Provenance) -> Made:
    cue = None
    return (
        tuple(with_marks(text, quote) for quote in reading.unit.quotes),
        ClaimKind.STATEMENT,
        cue,
        compose(chain, through),
    )


def _told(reading: Reading, spoken: Sequence[Span]) -> bool:
    """Tell whether half of the unit or more is already the content of attributions, its own or a neighbour's."""
    own = reading.unit.sentence.span
    covered = 0
    for span in spoken[bisect_left(spoken, (own.start - MAX_CONTENT,)) : bisect_left(spoken, (own.end,))]:
        covered += max(0, min(span.end, own.end) - max(span.start, own.start))
    return 2 * covered >= own.end - own.start


def _before_credit(readings: Sequence[Reading]) -> frozenset[int]:
    """Return the numbers of the readings whose paragraph goes on to say "This is reported by …": they are claims."""
    numbers, behind = set(), -1
    for number in range(len(readings) - 1, -1, -1):
        reading = readings[number]
        if any(one.backward for one in reading.credits):
            behind = reading.unit.paragraph
        elif reading.unit.paragraph == behind:
            numbers.add(number)
    return frozenset(numbers)


def _narrated(text: str, reading: Reading, through: Provenance, *, certain: bool, lead: bool = False) -> Iterator[Made]:
    """Yield the unit itself when it holds a particular: as a report where it credits somebody, else as narration.

    A ``certain`` one needs no particular: the article says of it that somebody reported it. Nor does its ``lead``.
    """
    sentence = reading.unit.sentence
    if any(one.backward for one in reading.credits):
        return
    words = [token for token in sentence.tokens if token.word]
    if len(words) < MIN_NARRATION and not certain:
        return
    if not (sentence.mentions or reading.credits or certain or lead or _is_particular(words)):
        return
    if reading.caption and not (reading.credits or certain):
        return
    cut, cue = _impersonal(reading)
    spans = remaining(text, Span(cut, sentence.span.end), [credit.region for credit in reading.credits])
    if not spans:
        return
    origin = credited(text, reading.credits, None)
    unnamed = [_credit_hop(text, credit) for credit in reading.credits]
    credit_cue = reading.credits[0].cue if reading.credits else cue
    kind = ClaimKind.REPORT if credit_cue else ClaimKind.NARRATION
    yield spans, kind, credit_cue, compose([*unnamed, *origin], through)


def _is_particular(words: Sequence[Token]) -> bool:
    """Tell whether the words of a sentence hold a number, or a name or day among small letters."""
    if any(token.text[0].isdigit() or token.lower in _COUNTS for token in words):
        return True
    capitals = [token for token in words[1:] if token.capital and token.text not in _NO_NAME]
    return bool(capitals) and 2 * len(capitals) < len(words)


def _credit_hop(text: str, credit: Credit) -> Hop | None:
    """Return the hop of a credit to somebody who is no outlet of a known name ("police", "local media").

    "The agency" alone points back, and is left to the outlets of the article.
    """
    speaker = credit.speaker
    span, kind = speaker.span, speaker.kind
    if kind is HopKind.OUTLET:
        if outlet_name(speaker.name) or (speaker.definite and " " not in speaker.name):
            return None
        kind = HopKind.UNNAMED
    return Hop(speaker.name, kind, Evidence("s1", span.start, span.end, span.of(text)))


def _impersonal(reading: Reading) -> tuple[int, str | None]:
    """Return where "It is noted that" ends, and its cue; the start of the unit where it does not begin so."""
    tokens = reading.unit.sentence.tokens
    if len(tokens) > 5 and tokens[0].lower in _IMPERSONAL and tokens[1].lower in {"is", "was", "has"}:
        for number in (2, 3):
            if tokens[number].lower in _REPORTED and tokens[number + 1].lower == "that":
                return tokens[number + 2].start, tokens[number].text
    return reading.unit.sentence.span.start, None


def _marked(text: str, spans: tuple[Span, ...], unit: Unit) -> tuple[Span, ...]:
    """Return the spans, with its quotation marks where one is a whole quotation: words quoted and words told differ."""
    return tuple(
        next((with_marks(text, quote) for quote in unit.quotes if quote.covers(span) or _wraps(span, quote)), span)
        for span in spans
    )


def _wraps(span: Span, quote: Span) -> bool:
    return span.start <= quote.start <= span.start + 1 and quote.end <= span.end <= quote.end + 2


def claim_of(
    spans: Sequence[Span],
    exact: Sequence[str],
    kind: ClaimKind,
    cue: str | None,
    chain: tuple[Hop, ...],
    countries: CountryMentions,
) -> Claim:
    """Return the claim of these spans, with the countries that they name, still without its id."""
    evidence = tuple(Evidence("s1", span.start, span.end, words) for span, words in zip(spans, exact, strict=True))
    named = dict.fromkeys(code for span in spans for code in countries_in(countries, span))
    return Claim("", SPAN_JOINER.join(exact), kind, chain, cue, tuple(named), evidence)


def with_ids(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Name each claim after a hash of its words: a citation that survives re-ordering."""
    named, used = [], set()
    for claim in claims:
        digest = hashlib.sha256(
            "\x1f".join(e.exact for e in claim.evidence).encode("utf-8", "surrogatepass")
        ).hexdigest()
        size = next(size for size in range(6, len(digest)) if digest[:size] not in used)
        used.add(digest[:size])
        named.append(replace(claim, id=f"c-{digest[:size]}"))
    return tuple(named)
