"""What somebody is, from words that a comma sets off: "Ada Lindt, the German chancellor," and "his aide, Ada Lindt,".

Requires a person's mention and the tokens of its sentence; assigns role and country where a title says them.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from briefing.analysis.gazetteer import country_words, function_words
from briefing.analysis.mentions import Mention, MentionKind
from briefing.analysis.name_rules import SHORTENED
from briefing.analysis.role_phrase import KIN, country_in, is_role, phrase_start
from briefing.analysis.tokens import Token
from briefing.vocabulary.roles import Role, words_of
from briefing.vocabulary.speech import cues

MAX_WORDS = 10  # "a senior fellow and director of research at the institute" has ten

_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_CLOSERS = frozenset({",", ".", ";", "(", ")", "—", "–", "who", "whose", "which"})
_PREPOSITIONS = frozenset("of for in at to with from on near by".split())
_ANYBODY = frozenset("person people man woman men women resident residents witness witnesses".split())
_JOINERS = _PREPOSITIONS | {"and", "the", "de"}
_NOUNS = frozenset("analysis background opinion context".split())  # function words only at the head of a sentence
_ONCE = frozenset({"formerly", "previously"})
_OWNERS = frozenset({"his", "her", "its", "their", "the"})
_ALSO = frozenset({"and", "or", "&"})


def with_apposition(text: str, tokens: Sequence[Token], mention: Mention) -> Mention:
    """Return the mention with the role that a comma parts from the name, where none stands right before it."""
    if mention.kind is not MentionKind.PERSON or mention.role:
        return mention
    told = _behind(text, tokens, mention)
    return told if told.role else _before(text, tokens, mention)


def _behind(text: str, tokens: Sequence[Token], mention: Mention) -> Mention:
    behind = bisect_left(tokens, (mention.span.end,))
    opened = _opening(tokens, behind)
    if opened is None:
        return mention
    first = opened
    while first < len(tokens) and (tokens[first].lower in _DETERMINERS or _is_adverb(tokens[first])):
        first += 1
    last = _end(tokens, first)
    if (
        last is None
        or not _names_role(tokens[first:last])
        or (tokens[behind].text == "(") != (tokens[last].text == ")")
    ):
        return mention
    code = country_in(tokens[first:last])
    once = next((number for number in range(opened, first) if tokens[number].lower in _ONCE), None)
    if once is not None:
        first = once  # who was it "formerly" is it no more
    elif first < last - 1 and tokens[first].text in country_words():
        first += 1
    role = " ".join(text[tokens[first].start : tokens[last - 1].end].split())
    return replace(mention, role=role, country=mention.country or code)


def _opening(tokens: Sequence[Token], number: int) -> int | None:
    """Return where the words begin that "," or "(" sets off there, past an age (", 42,") and "who is"."""
    if number + 3 >= len(tokens) or tokens[number].text not in {",", "("}:
        return None
    if tokens[number + 1].text.isdigit() and len(tokens[number + 1].text) < 4 and tokens[number + 2].text == ",":
        number += 2
    if tokens[number + 1].lower == "who" and number + 2 < len(tokens) and tokens[number + 2].lower == "is":
        return number + 3
    return number + 1


def _before(text: str, tokens: Sequence[Token], mention: Mention) -> Mention:
    """Return the mention with the role before the comma before the name: "his campaign manager, Ada Lindt, left".

    Whose it is must be said, and the name be closed off, lest it be the next of a list or the subject of what follows:
    "after a talk with the minister, Ada Lindt left".
    """
    comma = bisect_left(tokens, (mention.span.start,)) - 1
    behind = bisect_left(tokens, (mention.span.end,))
    if comma < 2 or tokens[comma].text != "," or behind >= len(tokens) or tokens[behind].lower in _ALSO:
        return mention
    first = phrase_start(text, tokens, comma)
    if first is None or first == 0:
        return mention
    owner = tokens[first - 1]
    owned = owner.possessive and owner.text in country_words()
    opens = first == 1 or tokens[first - 2].text in {",", "“", '"'}
    if not (owned or owner.lower in _OWNERS) or not (opens or tokens[behind].text in {",", ".", ";", ")"}):
        return mention
    code = country_words()[owner.text] if owned else country_in(tokens[first:comma])
    role = " ".join(text[tokens[first].start : tokens[comma - 1].end].split())
    return replace(mention, role=role, country=mention.country or code)


def _is_adverb(token: Token) -> bool:
    return (token.lower.endswith("ly") or token.lower == "now") and not token.capital


def _end(tokens: Sequence[Token], first: int) -> int | None:
    """Return where the words behind the comma close; None when they run on, or say what somebody did."""
    for number in range(first, min(len(tokens), first + MAX_WORDS + 1)):
        token = tokens[number]
        if _inner_stop(tokens, number):
            continue
        if token.lower in _CLOSERS and not (token.word and token.text.isupper()):  # "who", not "WHO"
            ends_well = number > first and tokens[number - 1].lower not in _JOINERS
            return number if ends_well else None
        if (
            not token.word
            or (token.lower in function_words() - _JOINERS - _NOUNS and not token.text.isupper())
            or (token.lower in cues() and not token.capital)
        ):
            return None
    return None


def _inner_stop(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether a full stop belongs to a name: "George W. Bush", "example.com"."""
    if tokens[number].text != "." or not 0 < number < len(tokens) - 1:
        return False
    before, after = tokens[number - 1], tokens[number + 1]
    touching = before.end == tokens[number].start and tokens[number].end == after.start
    initial = after.capital and (len(before.text) == 1 or before.text in SHORTENED)
    return touching or (initial and before.capital)


def _names_role(tokens: Sequence[Token]) -> bool:
    """Tell whether a title heads the words: "chancellor of Germany", not "Minister Lee and others"."""
    head = next((number for number, token in enumerate(tokens) if token.lower in _PREPOSITIONS), len(tokens))
    if not head or tokens[head - 1].lower in _ANYBODY:
        return False
    kin = tokens[head - 1].lower in words_of(Role.SPEAKER) and head < len(tokens)  # "son of", not "his brother"
    return is_role(tokens[head - 1]) or kin or tokens[head - 1].lower in _spokespeople()


def _spokespeople() -> frozenset[str]:
    return words_of(Role.SPEAKER) - KIN
