"""The noun phrase beside a cue: who or what speaks. A phrase whose head is no speaker is no source.

Requires tokens and named mentions of the sentence; assigns a Speaker with the span of its words.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.analysis.names import Mention, MentionKind
from briefing.analysis.tokens import Token
from briefing.model import HopKind
from briefing.text.clean import clean_line
from briefing.text.span import Span
from briefing.vocabulary.countries import country_codes
from briefing.vocabulary.roles import Role, words_of
from briefing.vocabulary.speech import cues

PRONOUNS = frozenset({"he", "she", "they"})
MAX_PHRASE = 12  # tokens; "a senior official of the Ministry of Foreign Affairs of Ukraine" has 11

_DETERMINERS = frozenset("the a an this that these those his her its their our".split())
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_PREPOSITIONS = frozenset("of for in at from with on by near close within inside familiar under about".split())
_BELONGING = frozenset({"of", "at", "from", "with", "for", "in"})
_AUXILIARIES = frozenset(
    "has have had is was were are be been being also later earlier then once both again further"
    " previously already recently now all".split()
)
_BREAKS = frozenset(
    "to how that which who whom whose because if when while but although though after before since as than so"
    " or yet and not"
    " is are was were be been has have had will would can could may might must shall should do does did".split()
)
_TIME = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())
_KIND = {
    MentionKind.PERSON: HopKind.PERSON,
    MentionKind.ORGANIZATION: HopKind.ORGANIZATION,
    MentionKind.STATE: HopKind.STATE,
    MentionKind.OUTLET: HopKind.OUTLET,
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as the sentence says it.

    ``span`` covers the words that name it; ``printed`` those at the cue, where they are others ("who"). ``definite`` is
    true for "the official", "she", "the agency": words that may point back; ``head`` is the noun, in lower case.
    ``first`` and ``last`` number the first token and one past the last.
    """

    span: Span
    name: str
    kind: HopKind
    head: str
    definite: bool
    first: int
    last: int
    pronoun: bool = False
    country: str | None = None
    printed: Span | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the rules read of one sentence: its tokens, the named mentions by token number, and the words in quotes."""

    text: str
    span: Span
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    quoted: Sequence[bool]
    by_start: Mapping[int, Mention]
    by_end: Mapping[int, Mention]

    def mention_at(self, number: int) -> Mention | None:
        """Return the mention that begins, title included, at that token."""
        if number >= len(self.tokens):
            return None
        return self.by_start.get(self.tokens[number].start)

    def mention_until(self, number: int) -> Mention | None:
        """Return the mention that ends at that token."""
        return next((m for m in self.mentions if number >= 0 and m.span.end == self.tokens[number].end), None)

    def number_at(self, offset: int) -> int:
        """Return the number of the first token that begins at or after the offset."""
        return bisect_left(self.tokens, (offset,))


def read_sentence(
    text: str, span: Span, tokens: Sequence[Token], mentions: Sequence[Mention], quotes: Sequence[Span]
) -> Sentence:
    """Return the sentence with its mentions by place, and which of its tokens stand in quotation marks."""
    quoted = [any(quote.start <= token.start < quote.end for quote in quotes) for token in tokens]
    by_start = {mention.full.start: mention for mention in mentions}
    by_end = {mention.span.end: mention for mention in mentions}
    return Sentence(text, span, tokens, mentions, quoted, by_start, by_end)


def speaker_before(sentence: Sentence, cue: int) -> Speaker | None:
    """Return the speaker whose words end right before the cue, adverbs and auxiliaries between them aside."""
    end = _skip_adverbs(sentence, cue)
    if end == 0:
        return None
    token = sentence.tokens[end - 1]
    if token.text == "," and (inner := _before_apposition(sentence, end - 1)):
        return inner
    if token.text == ")":
        opening = next((n for n in range(end - 1, max(end - 8, -1), -1) if sentence.tokens[n].text == "("), None)
        return speaker_before(sentence, opening) if opening else None
    if token.lower in PRONOUNS:
        return pronoun(sentence, end - 1)
    mention = sentence.mention_until(end - 1)
    if mention:
        speaker = named(sentence, mention)
        return belonging(sentence, speaker, end) or together(sentence, speaker)
    return phrase_before(sentence, end)


def belonging(sentence: Sentence, speaker: Speaker, end: int) -> Speaker | None:
    """Return who speaks where the name only says where they belong: "Lee of the Red Cross", "analysts at NATO"."""
    place = speaker.first - 1
    while place > 0 and sentence.tokens[place].lower in _DETERMINERS:
        place -= 1
    if place < 1 or speaker.kind is HopKind.PERSON or sentence.tokens[place].lower not in _BELONGING:
        return None
    mention = sentence.mention_until(place - 1)
    return named(sentence, mention) if mention else phrase_before(sentence, end)


def together(sentence: Sentence, last: Speaker) -> Speaker:
    """Return all names where several of one kind speak together: "China, Iran, and Russia"."""
    first, start = last.first, last.span.start
    joined = False
    while first >= 2:
        before = first
        while before > 0 and (
            sentence.tokens[before - 1].lower == "and" or (joined and sentence.tokens[before - 1].text == ",")
        ):
            joined = True
            before -= 1
        mention = sentence.mention_until(before - 1) if before < first else None
        if not mention or _KIND[mention.kind] is not last.kind:
            break
        first, start = sentence.number_at(mention.full.start), mention.span.start
    if first == last.first:
        return last
    span = Span(start, last.span.end)
    return Speaker(span, " ".join(span.of(sentence.text).split()), last.kind, last.head, False, first, last.last)


def speaker_after(sentence: Sentence, number: int) -> Speaker | None:
    """Return the speaker whose words begin at that token: a name, pronoun, or phrase whose head speaks."""
    tokens = sentence.tokens
    if number >= len(tokens):
        return None
    if tokens[number].lower in PRONOUNS:
        return pronoun(sentence, number)
    start = number + 1 if tokens[number].lower in _DETERMINERS else number
    while start < len(tokens) and tokens[start].lower in words_of(Role.OUTLET) and sentence.mention_at(start + 1):
        start += 1  # "the publication Associated Press"
    mention = sentence.mention_at(start)
    if mention and not _goes_on(sentence, mention):
        return named(sentence, mention)
    return _phrase_after(sentence, number)


def _goes_on(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether the name only begins a longer phrase: "NATO officials", "Pentagon spokesman"."""
    after = sentence.number_at(mention.span.end)
    return after < len(sentence.tokens) and is_head(sentence.tokens[after]) and mention.kind is not MentionKind.PERSON


def _skip_adverbs(sentence: Sentence, cue: int) -> int:
    end = cue
    while end > 0:
        token = sentence.tokens[end - 1]
        adverb = token.lower.endswith("ly") and not token.capital
        if not (adverb or token.lower in _AUXILIARIES or token.lower in _TIME or _is_day(sentence, end)):
            return end
        end -= 2 if end > 1 and sentence.tokens[end - 2].lower == "on" and token.lower in _TIME else 1
    return end


def _is_day(sentence: Sentence, end: int) -> bool:
    return sentence.tokens[end - 1].lower == "on" and end < len(sentence.tokens) and sentence.tokens[end].lower in _TIME


def _before_apposition(sentence: Sentence, comma: int) -> Speaker | None:
    """Return the name before ", the foreign minister," when the second comma of the pair is the one given."""
    for number in range(comma - 1, max(comma - MAX_PHRASE, 0), -1):
        if sentence.tokens[number].text == ",":
            mention = sentence.mention_until(number - 1)
            following = sentence.tokens[number + 1].lower if number + 1 < comma else ""
            relative = following in {"who", "whose", "which"}
            if mention and (following in _DETERMINERS or relative or following in words_of(Role.TITLE)):
                return named(sentence, mention)
            return phrase_before(sentence, number) if relative else None
    return None


def pronoun(sentence: Sentence, number: int) -> Speaker:
    """Return the speaker that a pronoun stands for."""
    token = sentence.tokens[number]
    return Speaker(
        Span(token.start, token.end), token.text, HopKind.PERSON, token.lower, True, number, number + 1, True
    )


def named(sentence: Sentence, mention: Mention) -> Speaker:
    """Return the speaker that a mention names."""
    first, last = sentence.number_at(mention.full.start), sentence.number_at(mention.span.end)
    head = mention.name.split()[-1].lower()
    kind = _KIND[mention.kind]
    return Speaker(mention.span, mention.name, kind, head, False, first, last, country=mention.country)


def is_head(token: Token) -> bool:
    """Tell whether the noun is one of those that speak: a role, a body, a document or an outlet."""
    return any(token.lower in words_of(role) for role in (Role.SPEAKER, Role.BODY, Role.DOCUMENT, Role.OUTLET))


def phrase_before(sentence: Sentence, end: int) -> Speaker | None:
    """Return the phrase that ends before token ``end``.

    From its head back to its determiner, with what follows the head.
    """
    tokens = sentence.tokens
    floor = end
    while floor > max(0, end - MAX_PHRASE) and tokens[floor - 1].word and not _breaks(tokens[floor - 1]):
        floor -= 1
    heads = [number for number in range(floor, end) if is_head(tokens[number])]
    for head in heads:
        if head + 1 == end or tokens[head + 1].lower in _PREPOSITIONS:
            return phrase(sentence, phrase_start(sentence, head, floor), head, end)
    return None


def _breaks(token: Token) -> bool:
    """Tell whether a phrase cannot reach back over the word: a conjunction, an auxiliary, another verb of speech."""
    cue = cues().get(token.lower)
    negated = token.lower.endswith(("n't", "n’t"))
    return token.lower in _BREAKS or negated or bool(cue and not cue.base and token.lower.endswith(("ed", "said")))


def _phrase_after(sentence: Sentence, number: int) -> Speaker | None:
    tokens = sentence.tokens
    limit = min(len(tokens), number + MAX_PHRASE)
    for head in range(number, limit):
        token = tokens[head]
        if not token.word or token.lower in _BREAKS or token.lower in _PREPOSITIONS:
            return None
        if is_head(token) and not (head + 1 < limit and is_head(tokens[head + 1]) and tokens[head + 1].word):
            end = head + 1
            if end < limit and tokens[end].lower in _PREPOSITIONS - {"by", "on"}:
                end += 1
                while end < limit and tokens[end].word and tokens[end].lower not in _BREAKS | _PREPOSITIONS - {"of"}:
                    end += 1
            return phrase(sentence, number, head, end)
    return None


def phrase_start(sentence: Sentence, head: int, floor: int) -> int:
    """Walk back over adjectives and nouns to the determiner or number that opens the phrase."""
    start = head
    while start > floor:
        token = sentence.tokens[start - 1]
        if token.lower in _PREPOSITIONS or token.lower.endswith("ly"):
            break
        start -= 1
        if token.lower in _DETERMINERS:
            break
    return start


def phrase(sentence: Sentence, start: int, head: int, end: int) -> Speaker | None:
    """Return the speaker of the tokens ``start`` up to ``end`` with that head, less a determiner before it."""
    tokens = sentence.tokens
    definite = tokens[start].lower in _DEFINITE
    if tokens[start].lower in _DETERMINERS:
        start += 1
    if start > head:
        return None
    end = next((n for n in range(head + 1, end) if tokens[n].text.endswith("ing") and not tokens[n].capital), end)
    kind = HopKind.UNNAMED
    if tokens[head].lower in words_of(Role.OUTLET) and tokens[head].lower not in words_of(Role.SPEAKER):
        kind = HopKind.OUTLET
    elif tokens[head].lower in words_of(Role.DOCUMENT):
        kind = HopKind.DOCUMENT
    span = Span(tokens[start].start, tokens[end - 1].end)
    name = clean_line(span.of(sentence.text))
    codes = [code for token in tokens[start:end] if token.capital for code in country_codes(token.text)[:1]]
    return Speaker(span, name, kind, tokens[head].lower, definite, start, end, country=codes[0] if codes else None)
