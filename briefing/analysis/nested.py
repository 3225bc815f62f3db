"""Attributions inside an attribution: "Ada Brandt said that the fund had warned that growth would slow".

Requires an attribution of a unit; assigns the one that its content holds, or none. Who speaks inside must open the
content and be named by a noun, say a clause of its own, and speak in fact: what somebody denies, fears or only supposes
that another said was perhaps never said.
"""

from bisect import bisect_left
from collections.abc import Sequence

from briefing.analysis.attribution import Attribution, find_attributions
from briefing.analysis.speakers import Sentence, Speaker, read_sentence
from briefing.model import ClaimKind
from briefing.text.span import Span
from briefing.vocabulary.speech import longest_cue

MIN_WORDS = 3  # of the inner content
TOLD = frozenset({ClaimKind.STATEMENT, ClaimKind.REPORT})  # only what is told as true passes on what another said

_BEFORE = frozenset("that the a an his her its their our my this these those".split())
_OPEN = frozenset("would could might may should can if whether unless not never n't n’t".split())


def attribution_within(sentence: Sentence, content: Sequence[Span], speaker: Speaker) -> Attribution | None:
    """Return what somebody else says in the words of the speaker, if one stretch of them opens with it."""
    if len(content) != 1 or not sentence.span.covers(content[0]):
        return None
    part = _part(sentence, content[0])
    if part is None:
        return None
    found = find_attributions(part, ())
    inner = min(found, key=lambda one: one.at) if found else None
    if inner is None or len(inner.content) != 1 or not _opens(part, inner) or not _says_clause(part, inner):
        return None
    return inner if inner.speaker.name != speaker.name else None


def _part(sentence: Sentence, span: Span) -> Sentence | None:
    """Return the stretch as a sentence of its own; None where words of it are quoted."""
    first, last = sentence.number_at(span.start), sentence.number_at(span.end)
    if any(sentence.quoted[first:last]):
        return None
    tokens = sentence.tokens[first:last]
    starts = [mention.span.start for mention in sentence.mentions]
    mentions = sentence.mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
    return read_sentence(sentence.text, span, tokens, mentions, ())


def _opens(part: Sentence, inner: Attribution) -> bool:
    """Tell whether nothing but an article stands before who speaks, and nothing between him and the cue is open."""
    speaker = inner.speaker
    if speaker.pronoun or speaker.last > inner.at:
        return False
    ahead = [token.lower for token in part.tokens[: speaker.first]]
    between = {token.lower for token in part.tokens[speaker.last : inner.at]}
    return all(word in _BEFORE for word in ahead) and not between & _OPEN


def _says_clause(part: Sentence, inner: Attribution) -> bool:
    """Tell whether the inner cue takes a clause and one of some words stands behind it."""
    cue = longest_cue([word.lower() for word in inner.cue.split()])
    words = [t for t in part.tokens if inner.content[0].start <= t.start < inner.content[0].end and t.word]
    behind = inner.content[0].start > part.tokens[inner.at].start
    return behind and cue is not None and "t" in cue.frames and len(words) >= MIN_WORDS
