"""What somebody is, from the words set off by a comma behind the name: "Angela Merkel, the German chancellor,".

Requires a person's mention and the tokens of its sentence; assigns role and country where a title says them.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from briefing.analysis.gazetteer import country_words, function_words
from briefing.analysis.mentions import Mention, MentionKind
from briefing.analysis.tokens import Token
from briefing.vocabulary.roles import Role, words_of
from briefing.vocabulary.speech import cues

MAX_WORDS = 10  # "a senior fellow and director of research at the institute" has ten

_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_CLOSERS = frozenset({",", ".", ";", "(", ")", "—", "–", "who", "whose", "which"})
_PREPOSITIONS = frozenset("of for in at to with from on".split())
_JOINERS = _PREPOSITIONS | {"and", "the", "de"}


def with_apposition(text: str, tokens: Sequence[Token], mention: Mention) -> Mention:
    """Return the mention with the role that stands behind the name, where none stands before it."""
    if mention.kind is not MentionKind.PERSON or mention.role:
        return mention
    comma = bisect_left(tokens, (mention.span.end,))
    if comma >= len(tokens) or tokens[comma].text != ",":
        return mention
    first = comma + 1
    while first < len(tokens) and (tokens[first].lower in _DETERMINERS or _is_adverb(tokens[first])):
        first += 1
    last = _end(tokens, first)
    if last is None or not _names_role(tokens[first:last]):
        return mention
    codes = [country_words()[token.text] for token in tokens[first:last] if token.text in country_words()]
    if first < last - 1 and tokens[first].text in country_words():
        first += 1
    role = " ".join(text[tokens[first].start : tokens[last - 1].end].split())
    return replace(mention, role=role, country=mention.country or (codes[0] if codes else None))


def _is_adverb(token: Token) -> bool:
    return token.lower.endswith("ly") and not token.capital


def _end(tokens: Sequence[Token], first: int) -> int | None:
    """Return where the words behind the comma close; None when they run on, or say what somebody did."""
    for number in range(first, min(len(tokens), first + MAX_WORDS + 1)):
        token = tokens[number]
        if token.lower in _CLOSERS:
            return number if number > first else None
        if not token.word or token.lower in function_words() - _JOINERS or token.lower in cues():
            return None
    return None


def _names_role(tokens: Sequence[Token]) -> bool:
    """Tell whether a title heads the words: "chancellor of Germany", not "Minister Lee and others"."""
    roles = words_of(Role.TITLE) | words_of(Role.SPEAKER)
    head = next((number for number, token in enumerate(tokens) if token.lower in _PREPOSITIONS), len(tokens))
    return head > 0 and tokens[head - 1].lower.rpartition("-")[2] in roles
