"""What somebody is, from the words before the name: the whole noun phrase, "campaign manager", not its last word.

Requires a person's mention and the tokens of its sentence; assigns the role, and the country that opens it.
"Mr" and the like are no role. The parts of speech say how far a phrase in lower case reaches.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from briefing.analysis import parts_of_speech
from briefing.analysis.gazetteer import country_words, function_words
from briefing.analysis.mentions import Mention, MentionKind
from briefing.analysis.tokens import Token
from briefing.vocabulary.roles import Role, words_of

MAX_WORDS = 12  # before a name; a longer run is a list or a heading

_INSIDE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})
_PARTICIPLES = frozenset(
    "acting retired managing operating outgoing incoming sitting elected designated founding".split()
)
_CENTRES = frozenset("center centre program programme project initiative".split())
_PREFIXES = frozenset("co vice ex then sub under deputy prime".split())
_TIMES = frozenset(
    "yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday meanwhile earlier later".split()
)
KIN = frozenset("father mother son daughter grandson brother sister wife husband widow".split())
_OF_STATE = frozenset("governor senator representative congressman congresswoman".split())
_NO_PART = _TIMES | KIN
_BOUND = frozenset({"of", "for", "at", "from", "with"})


def with_role(text: str, tokens: Sequence[Token], mention: Mention) -> Mention:
    """Return a person's mention with the role that the words before the name print; without one where none does."""
    if mention.kind is not MentionKind.PERSON:
        return mention
    end = _before_honorifics(tokens, bisect_left(tokens, (mention.span.start,)))
    start = min(bisect_left(tokens, (mention.full.start,)), end)
    if not any(is_role(token) or token.lower in words_of(Role.TITLE) for token in tokens[start:end]):
        start = end
    phrase = _Phrase(text, tokens, max(0, end - MAX_WORDS))
    first = phrase.first(start, end)
    if first is None:
        return replace(mention, role=None)
    code = country_in(tokens[first:end])
    first = _past_country(tokens, first, end)
    role = " ".join(text[tokens[first].start : tokens[end - 1].end].split())
    return replace(mention, role=role, country=mention.country or code)


def country_in(tokens: Sequence[Token]) -> str | None:
    """Return the country that a role names first: none for "New Mexico governor", nor for a senator from Georgia."""
    of_state = any(token.lower in _OF_STATE for token in tokens)
    for number, token in enumerate(tokens):
        for size in (3, 2):  # "United States", but not the Mexico of "New Mexico"
            longer = " ".join(one.text for one in tokens[number : number + size])
            if longer in country_words() and " " in longer:
                return country_words()[longer]
        new = number > 0 and tokens[number - 1].text == "New"
        if new and f"New {token.text}" in country_words():
            return country_words()[f"New {token.text}"]
        if token.text in country_words() and not new and not (of_state and token.text == "Georgia"):
            return country_words()[token.text]
    return None


def _before_honorifics(tokens: Sequence[Token], end: int) -> int:
    """Return the number of the first of the honorifics that stand before a name ("Prof", not "Mr", may be a role)."""
    while end:
        dot = tokens[end - 1].text == "." and end > 1
        if tokens[end - 1 - dot].lower not in words_of(Role.HONORIFIC):
            break
        end -= 1 + dot
    return end


def phrase_start(text: str, tokens: Sequence[Token], end: int) -> int | None:
    """Return where the role begins that ends before token ``end``; None where no role does."""
    last = end - 1
    if not is_role(tokens[last]):
        return None
    first = _Phrase(text, tokens, max(0, end - MAX_WORDS)).first(last, end)
    while first is not None and first < last and tokens[first].possessive:
        first += 1
    return first


def is_role(token: Token) -> bool:
    """Tell whether a word says what somebody is: "chairman", "co-author", "vice-president"."""
    word = token.lower.replace("‑", "-")
    before, _, last = word.rpartition("-")
    titles, nearest = _titles(), before.rpartition("-")[2]
    if word.startswith("co") and word[2:] in titles:  # "coauthor"
        return True
    return word in titles or (last in titles and any(one in titles or one in _PREFIXES for one in (before, nearest)))


@cache
def _titles() -> frozenset[str]:
    return (words_of(Role.TITLE) | words_of(Role.OCCUPATION)) - words_of(Role.HONORIFIC)


@cache
def _offices() -> frozenset[str]:
    return words_of(Role.PORTFOLIO) | words_of(Role.TITLE) | words_of(Role.OCCUPATION)


class _Phrase:
    """The words before a name in one sentence, none before ``floor``."""

    __slots__ = ("_floor", "_tags", "_text", "_tokens")

    def __init__(self, text: str, tokens: Sequence[Token], floor: int) -> None:
        self._text, self._tokens, self._floor = text, tokens, floor
        self._tags: Sequence[str] = ()

    def first(self, start: int, end: int) -> int | None:
        """Return where the role begins that ends before token ``end``; ``start`` is where a rule saw its title."""
        if end <= self._floor:
            return None
        if start < end:
            only_word = self._tokens[start] if end - start == 1 else None
            plain = only_word and not only_word.capital and "-" not in only_word.text
            if plain and not self._tag(start).startswith("N"):
                return None  # "led her to count Lee out", "a major Lee donor"
            return self._joined(self._leftmost(start))
        last = end - 1
        if is_role(self._tokens[last]) and self._touches(last) and self._tag(last).startswith("N"):
            return self._joined(self._leftmost(last))
        return self._of_body(last)

    def _tag(self, number: int) -> str:
        self._tags = self._tags or parts_of_speech.tags(self._text, self._tokens)
        return self._tags[number]

    def _touches(self, number: int) -> bool:
        """Tell whether only blanks part a token from the next."""
        if number + 1 >= len(self._tokens):
            return False
        gap = self._text[self._tokens[number].end : self._tokens[number + 1].start]
        return not gap.strip() and "\n" not in gap

    def _leftmost(self, start: int) -> int:
        """Return where the noun phrase begins that holds the token ``start``; it cuts no name of a body in two."""
        first = self._run(start)
        if first == start or not self._in_name(first):
            return first
        body = self._tokens[first - 2].lower in words_of(Role.ORGANIZATION) | _CENTRES
        if body and self._tokens[first - 1].lower != "and":
            return self._run(first - 2)
        while first < start and self._tokens[first].capital:
            first += 1
        return first

    def _run(self, start: int) -> int:
        while start > self._floor and self._belongs(start - 1):
            start -= 1
        return start

    def _in_name(self, first: int) -> bool:
        """Tell whether a name goes on before a token: "Center for" before "Tea Leaves"."""
        if first - 2 < self._floor or not self._tokens[first].capital or not self._tokens[first - 2].capital:
            return False
        joined = self._tokens[first - 1].lower in {"of", "for", "and"}
        return joined and self._touches(first - 1) and self._touches(first - 2)

    def _belongs(self, number: int) -> bool:
        token = self._tokens[number]
        if token.text in {"–", "&"} and number > self._floor:  # "Export–Import Bank president"
            return self._touches(number) and self._belongs(number - 1) and self._tokens[number + 1].capital
        if not token.word or not self._touches(number) or token.lower in _NO_PART or token.text.isdigit():
            return False
        if token.lower in _PARTICIPLES:
            return True
        if token.lower in function_words() and (not token.text.isupper() or len(token.text) == 1):  # "US" is no "us"
            return False
        before_name = not token.capital and self._tokens[number + 1].capital
        if before_name and self._tag(number) in {"NN", "NNS"} and not is_role(token):
            return False  # "in the emergency President Lindt left"
        runs = token.lower.endswith(("ed", "ing")) and not token.capital and self._tag(number) == "JJ"
        if self._tag(number) == "VB" and number and self._tokens[number - 1].lower == "and":
            return True  # so the tagger reads "and study co-author"
        return self._tag(number) in _INSIDE and not runs

    def _joined(self, first: int) -> int:
        """Return where a phrase begins that "and" joins to another role: "researcher and study co-author"."""
        other = first - 2
        both = first - 1 > self._floor and self._tokens[first - 1].lower == "and" and self._touches(first - 1)
        both = both and self._tokens[max(other - 1, 0)].lower not in {"for", "as", "of"}  # "ran for president and"
        if both and is_role(self._tokens[other]) and self._touches(other) and not self._tokens[other].capital:
            return self._leftmost(other)
        return first

    def _of_body(self, last: int) -> int | None:
        """Return where a title begins that the name of a body parts from the person: "head of the Tea Board Lee"."""
        number = last
        while number > self._floor and self._tokens[number].capital and self._touches(number):
            number -= 1
        if number == last or not self._touches(number):
            return None
        if self._tokens[number].lower == "the":
            number -= 1
        if number <= self._floor or self._tokens[number].lower not in _BOUND or not self._touches(number):
            return None
        head = number - 1
        return self._leftmost(head) if is_role(self._tokens[head]) and self._touches(head) else None


def _past_country(tokens: Sequence[Token], first: int, end: int) -> int:
    """Return where a role begins past the country that opens it, which has a field of its own.

    "Danish prime minister" is the prime minister; "British Airways chief" and "US Federal Reserve chair" stay whole.
    """
    begin = first
    while begin < end - 1 and tokens[begin].lower in {"the", "a", "an"}:
        begin += 1
    size = next((n for n in (3, 2, 1) if _country(tokens[begin : begin + n])), 0)
    rest = tokens[begin + size : end]
    if not size or not rest:
        return begin
    if rest[0].text in country_words() and len(rest) > 1:  # "Saudi Arabian prince"
        return _past_country(tokens, begin + size, end)
    own = rest[0].capital and not {rest[0].lower, rest[0].lower.partition("-")[0]} & _offices()
    return begin if own else begin + size


def _country(tokens: Sequence[Token]) -> bool:
    return " ".join(token.text for token in tokens) in country_words()
