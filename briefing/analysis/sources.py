"""The speaker that a source phrase names: a person, a body, a role, a document, or a word that points back.

Requires the tokens of the phrase with its head; assigns a Speaker. "Who" and "which" are the phrase before them; "I"
and "we" name nobody.
"""

from dataclasses import replace

from briefing.analysis.names import Mention, MentionKind
from briefing.analysis.speakers import (
    Sentence,
    Speaker,
    belonging,
    is_head,
    named,
    phrase,
    phrase_before,
    phrase_start,
    pronoun,
    together,
)
from briefing.model import HopKind
from briefing.text.clean import clean_line
from briefing.text.span import Span
from briefing.vocabulary.clusters import cluster
from briefing.vocabulary.speech import cues

POINTING = frozenset({"he", "she", "they", "it"})
MAX_PHRASE = 14  # tokens of a role with what belongs to it

MAX_ROLE = 3  # words between a body and the name of its spokesman

_RELATIVE = frozenset({"who", "which", "that"})
_SELF = frozenset({"i", "we", "you", "me", "us", "one", "this", "these", "those", "some", "others", "many", "both"})
_LINKS = frozenset("of within inside for in at from with and the on close to familiar a an".split())


def speaker_of(sentence: Sentence, span: Span, head: Span) -> Speaker | None:
    """Return the speaker whose words stand in ``span`` round the noun ``head``; None where they name nobody."""
    first, last, noun = sentence.number_at(span.start), sentence.number_at(span.end), sentence.number_at(head.start)
    if not first <= noun < last:
        return None
    word = sentence.tokens[noun].lower
    if word in POINTING:
        return pronoun(sentence, noun)
    if word in _RELATIVE:
        before = _before_relative(sentence, noun)
        token = sentence.tokens[noun]
        return replace(before, printed=Span(token.start, token.end)) if before else None
    following = sentence.tokens[noun + 1].lower if noun + 1 < len(sentence.tokens) else ""
    if word in _SELF and noun == first and following != "of":
        return None
    mention = _mention_at(sentence, noun) or _in_apposition(sentence, noun, last) or _explained(sentence, first, noun)
    if mention and not (_names_place_of(sentence, mention, noun) and mention.kind is not MentionKind.PERSON):
        found = named(sentence, _whose(sentence, mention, last))
        joined = _with_others(sentence, found, last) or belonging(sentence, found, found.last)
        return joined or together(sentence, found)
    return _role(sentence, first, noun, last)


def _with_others(sentence: Sentence, first: Speaker, last: int) -> Speaker | None:
    """Return all who speak together where the source goes on with names of the same kind: "China and Iran"."""
    end = sentence.tokens[last - 1].end
    final = max((m for m in sentence.mentions if m.span.end <= end), key=lambda m: m.span, default=None)
    if final is None or final.span <= first.span:
        return None
    joined = together(sentence, named(sentence, final))
    return joined if joined.span.start <= first.span.start else None


def _mention_at(sentence: Sentence, number: int) -> Mention | None:
    token = sentence.tokens[number]
    return next((m for m in sentence.mentions if _named_from(m) <= token.start < m.span.end), None)


def _named_from(mention: Mention) -> int:
    """Return where the words begin that name somebody: with the title of a person, "Secretary of State Ada Brandt"."""
    return mention.full.start if mention.kind is MentionKind.PERSON else mention.span.start


def _in_apposition(sentence: Sentence, head: int, last: int) -> Mention | None:
    """Return the person named behind a role: "the director of the museum, Ada Brandt,"."""
    tokens = sentence.tokens
    comma = next((n for n in range(head + 1, min(last, head + MAX_PHRASE)) if tokens[n].text == ","), None)
    mention = sentence.mention_at(comma + 1) if comma is not None and comma + 1 < last else None
    return mention if mention and mention.kind is MentionKind.PERSON else None


def _explained(sentence: Sentence, first: int, head: int) -> Mention | None:
    """Return the person whom a role behind a comma explains: "Ada Brandt, curator of the museum,"."""
    comma = next((n for n in range(head - 1, first, -1) if sentence.tokens[n].text == ","), None)
    mention = sentence.mention_until(comma - 1) if comma else None
    return mention if mention and mention.kind is MentionKind.PERSON else None


def _whose(sentence: Sentence, mention: Mention, last: int) -> Mention:
    """Return the person whose role the name only describes: "Clinton ally James Carville"; else the name itself."""
    after = sentence.number_at(mention.span.end)
    for number in range(after, min(after + MAX_ROLE, last - 1)):
        token = sentence.tokens[number]
        if not token.word or token.capital or token.lower in cues() or token.lower in _LINKS:
            return mention
        person = sentence.mention_at(number + 1)
        if person and person.kind is MentionKind.PERSON:
            return person
    return mention


def _names_place_of(sentence: Sentence, mention: Mention, head: int) -> bool:
    """Tell whether the name only says where the noun behind it belongs: "NATO officials"."""
    return mention.span.end <= sentence.tokens[head].start


def _before_relative(sentence: Sentence, number: int) -> Speaker | None:
    """Return the phrase that a relative pronoun stands for: what ends right before it, a comma aside."""
    end = number
    while end and not sentence.tokens[end - 1].word and sentence.tokens[end - 1].text in {",", "-", "–", "—"}:
        end -= 1
    if not end or not sentence.tokens[end - 1].word:
        return None
    mention = sentence.mention_until(end - 1)
    if mention:
        return named(sentence, mention)
    known = phrase_before(sentence, end)
    return known or phrase(sentence, phrase_start(sentence, end - 1, max(0, end - MAX_PHRASE)), end - 1, end)


def _role(sentence: Sentence, first: int, head: int, last: int) -> Speaker | None:
    """Return the phrase round a noun: "two people familiar with the talks", up to a comma or a verb."""
    tokens = sentence.tokens
    start = max(first, head - MAX_PHRASE)
    while start < head and not tokens[start].word:
        start += 1
    end = head + 1
    while end < min(last, head + MAX_PHRASE) and (tokens[end].lower in _LINKS or _belongs(sentence, end)):
        end += 1
    inside = next((m for m in sentence.mentions if m.span.start < tokens[end - 1].end < m.span.end), None)
    end = sentence.number_at(inside.span.end) if inside else end
    while end > head + 1 and tokens[end - 1].lower in _LINKS:
        end -= 1
    found = phrase(sentence, start, head, end)
    capital = tokens[head].capital and not is_head(tokens[head])
    if found and found.kind is HopKind.UNNAMED and capital and not (head == 0 and cluster(tokens[head].lower)):
        return _unknown_name(sentence, found, head)  # a word that only begins the sentence is no name
    return found


def _belongs(sentence: Sentence, number: int) -> bool:
    """Tell whether a word goes on with the phrase: anything after a linking word but a mark."""
    before = sentence.tokens[number - 1]
    return sentence.tokens[number].word and (before.lower in _LINKS or sentence.tokens[number].capital)


def _unknown_name(sentence: Sentence, found: Speaker, head: int) -> Speaker:
    """Return the speaker as a person when only capitalised words name it and no article stands before them."""
    named_by = sentence.tokens[found.first : head + 1]
    article = found.first and sentence.tokens[found.first - 1].lower in {"the", "a", "an"}
    if article or not all(token.capital for token in named_by):
        return found
    span = Span(found.span.start, named_by[-1].end)
    name = clean_line(span.of(sentence.text))
    return Speaker(span, name, HopKind.PERSON, found.head, False, found.first, head + 1)
