"""Claims of an article that is not English: its direct quotations, and who is printed beside the verb of saying.

Requires sentences, language, countries and provenance; assigns claims. What nobody is said to have said needs the form
of a sentence; a speaker needs a verb of saying beside the quotation and a name with a known given name beside the verb.
Everything else stays empty: no rule tells what is said indirectly, negated or counted.
"""

import re
from collections.abc import Iterator, Sequence

from briefing.analysis.chain import Provenance, compose
from briefing.analysis.claims import claim_of, with_ids
from briefing.analysis.countries import CountryMentions
from briefing.analysis.quotations import quotations
from briefing.analysis.reading import with_marks
from briefing.model import Claim, ClaimKind, Evidence, Hop, HopKind
from briefing.text.span import Span
from briefing.vocabulary.foreign_speech import Saying, saying

MIN_WORDS = 4  # a shorter quotation is a title, a nickname, a word at a distance
MIN_LETTERS = 10  # the same where words are not set apart
MAX_BESIDE = 90  # characters from a quotation to the verb, and from the verb to the name

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_SENTENCE = re.compile(r"[.!?…。！？]['’\s]*$")
_STOPPED = re.compile(r"\s*[,.!?]")
_PARTICLE = "と"  # Japanese: behind what is quoted
_ENDED = re.compile(r"[.!?;:]\s")
_ANNOUNCED = re.compile(r"[:：]\s*$")
_GAP = re.compile(r"[\s,–—-]*")


def quoted_claims(
    text: str, paragraphs: Sequence[Sequence[Span]], code: str, countries: CountryMentions, through: Provenance
) -> tuple[Claim, ...]:
    """Return the claims in reading order, no two of the same words."""
    words = saying(code.partition("-")[0])
    found: dict[str, Claim] = {}
    for sentences in paragraphs:
        if not sentences:
            continue
        paragraph = Span(sentences[0].start, sentences[-1].end)
        quotes = list(quotations(text, paragraph))
        for number, quote in enumerate(quotes):
            around = _around(paragraph, quotes, number)
            cue, speaker = _speaker(text, quote, around, words) if words else (None, None)
            if _is_long(text, quote) and (cue or _is_sentence(text, quote)):
                span = with_marks(text, quote)
                exact = span.of(text)
                chain = compose([speaker], through)
                found.setdefault(exact, claim_of([span], [exact], ClaimKind.STATEMENT, cue, chain, countries))
    return with_ids(found.values())


def _around(paragraph: Span, quotes: Sequence[Span], number: int) -> Span:
    """Return the quotation with the words up to its neighbours or the ends of the paragraph."""
    start = quotes[number - 1].end + 1 if number else paragraph.start
    end = quotes[number + 1].start - 1 if number + 1 < len(quotes) else paragraph.end
    return Span(max(start, quotes[number].start - MAX_BESIDE * 2), min(end, quotes[number].end + MAX_BESIDE * 2))


def _is_long(text: str, quote: Span) -> bool:
    words = quote.of(text)
    if _UNSPACED.search(words):
        return len(words) >= MIN_LETTERS
    return sum(1 for _ in _WORD.finditer(words)) >= MIN_WORDS


def _is_sentence(text: str, quote: Span) -> bool:
    """Tell whether the words stand as a sentence: announced by a colon, or closed by a stop in or behind the marks."""
    opening = text[max(0, quote.start - 4) : with_marks(text, quote).start]
    if _ANNOUNCED.search(opening) or _SENTENCE.search(quote.of(text)):
        return True
    end = with_marks(text, quote).end
    return text.startswith(_PARTICLE, end) or (
        quote.of(text).lstrip()[:1].isupper() and bool(_STOPPED.match(text, end))
    )


def _speaker(text: str, quote: Span, around: Span, words: Saying) -> tuple[str | None, Hop | None]:
    """Return the verb of saying beside the quotation, and who stands beside the verb."""
    marked = with_marks(text, quote)
    behind = _clause(text, Span(marked.end, max(marked.end, around.end)))
    for place, cue in _cues(text, behind, words):
        name = _name(text, Span(place.end, behind.end), words)
        if name or not text[behind.start : place.start].strip(" ,–—-\u00a0"):
            return cue, name
        break
    opening = text[around.start : marked.start]
    if not _ANNOUNCED.search(opening):
        return None, None
    before = Span(around.start + _last_clause(opening), marked.start)
    for place, cue in reversed(list(_cues(text, before, words))):
        return cue, _name(text, Span(place.end, before.end), words) or _name_before(text, before, place, words)
    return None, None


def _clause(text: str, span: Span) -> Span:
    """Return the words up to the end of their sentence."""
    ended = _ENDED.search(text, span.start, span.end)
    return Span(span.start, ended.start()) if ended else span


def _last_clause(opening: str) -> int:
    return max((match.end() for match in re.finditer(r"[.!?]\s", opening)), default=0)


def _cues(text: str, span: Span, words: Saying) -> Iterator[tuple[Span, str]]:
    """Yield the verbs of saying in the span, the longer form where two begin alike."""
    found = [match.span() for match in _WORD.finditer(text, span.start, min(span.end, span.start + 2 * MAX_BESIDE))]
    taken = -1
    for number, (start, end) in enumerate(found):
        for last in (*found[number + 1 : number + 2], (start, end)):
            form = " ".join(text[start : last[1]].split()).lower()
            if start > taken and form in words.cues:
                taken = last[1]
                yield Span(start, last[1]), text[start : last[1]]
                break


def _name(text: str, span: Span, words: Saying) -> Hop | None:
    """Return the person named behind the verb, titles between them: "dijo la alcaldesa Ana Pérez"."""
    run: list[re.Match[str]] = []
    at = span.start
    for match in _WORD.finditer(text, span.start, min(span.end, span.start + MAX_BESIDE)):
        apart = not _GAP.fullmatch(text, at, match.start())
        if apart or match[0].lower() in words.stops:
            break
        joined = not text[at : match.start()].strip()
        if run and not (match[0][0].isupper() and joined):
            break
        if run or words.is_given(match[0]):
            run.append(match)
        at = match.end()
    return _person(text, run)


def _name_before(text: str, span: Span, cue: Span, words: Saying) -> Hop | None:
    """Return the person whose name ends right before the verb: "Ana Pérez dijo:"."""
    run: list[re.Match[str]] = []
    at = cue.start
    for match in reversed(list(_WORD.finditer(text, span.start, cue.start))):
        if text[match.end() : at].strip() or not match[0][0].isupper():
            break
        run.insert(0, match)
        at = match.start()
    first = next((number for number, match in enumerate(run) if words.is_given(match[0])), len(run))
    return _person(text, run[first:])


def _person(text: str, run: Sequence[re.Match[str]]) -> Hop | None:
    """Return the hop of a full name; a given name alone names nobody."""
    if len(run) < 2:
        return None
    span = Span(run[0].start(), run[-1].end())
    exact = span.of(text)
    return Hop(" ".join(exact.split()), HopKind.PERSON, Evidence("s1", span.start, span.end, exact))
