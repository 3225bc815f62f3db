"""Key phrases of a text: what it is about in its own words, beyond topics, countries and actors.

A phrase is a run of adjectives and nouns that ends in a noun, a name of an act or an event in capitals, or one noun of
a topic's lexicon. It is kept when the text repeats it, or when the opening shares it with the headline, and weighed by
frequency, length, how early it comes and whether the headline has it. English only.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from briefing.analysis import parts_of_speech
from briefing.analysis.tokens import Token, tokenize
from briefing.text.fold import fold, words
from briefing.text.span import Span
from briefing.vocabulary.countries import country_codes
from briefing.vocabulary.roles import Role, words_of
from briefing.vocabulary.stems import stem
from briefing.vocabulary.tables import rows
from briefing.vocabulary.topics import topic_terms

MOST_TAGS = 8
LONGEST = 3  # words of a phrase
LONGEST_NAME = 6  # words of one in capitals, which is taken whole ("Alabama Human Life Protection Act")
OPENING = 3  # sentences; what they say weighs half as much again
IN_HEADLINE = 1.5  # so does what the headline says
USUAL, PROOF = 2.0, 4.0  # weights of lexicon words: one that proves a topic is a tag at two mentions, others at three
# Words of the lexicon that say what a topic is like, not what this article is about; seen over 294 articles.
_VAGUE = frozenset(
    "study studies experiment experiments environment goal goals finding findings future magnitude website technology"
    " computer computers server hobby web travel job jobs store stores prop props hurdle hurdles rock rocks policy"
    " policies result results candidates band".split()
)
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INSIDE = _NOUNS | {"JJ"}
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


_NUMBER = re.compile(r"\s(?:No\.\s?)?\d")


class _Word(NamedTuple):
    start: int
    end: int
    key: str  # folded, without plural -s
    noun: bool
    capital: bool


class _Said(NamedTuple):
    key: str
    printed: str
    whole: bool  # the noun that it ends in is the one that the words are about: "dark web" of "a dark web site" is not


@dataclass(slots=True)
class _Phrase:
    words: str  # as first printed
    count: int
    sentence: int
    order: int
    whole: bool


def tags(
    text: str, spans: Sequence[Span], language: str | None, exclude: Collection[str], headline: str = ""
) -> tuple[str, ...]:
    """Return at most eight phrases, best first, as first printed; () in another language than English.

    Phrases that only repeat words of ``exclude`` (actors, outlets) or names of countries are left out.

    >>> text = "Security guarantees matter. The security guarantees will hold."
    >>> tags(text, [Span(0, 27), Span(28, 62)], "en", ())
    ('security guarantees',)
    """
    if (language or "en").partition("-")[0] != "en":
        return ()
    title = frozenset(stem(word) for word in words(headline)) - _stop_words()
    phrases: dict[str, _Phrase] = {}
    for number, span in enumerate(spans):
        for key, printed, whole in _candidates(text, span):
            phrase = phrases.setdefault(key, _Phrase(printed, 0, number, len(phrases), whole))
            phrase.count += 1
            phrase.whole |= whole
            if printed[:1].islower() and not phrase.words[:1].islower():
                phrase.words = printed  # the form inside a sentence, not the one at its head
    known = {stem(word) for name in exclude for word in _folded(name)}
    kept = {key: it for key, it in phrases.items() if _enough(key, it, title) and not _is_known(it.words, known)}
    return tuple(phrase.words for phrase in _best(kept, title))[:MOST_TAGS]


def _enough(key: str, phrase: _Phrase, title: Collection[str]) -> bool:
    """Tell whether a phrase is said often enough to be a key phrase."""
    parts = key.split(" ")
    if not phrase.whole:
        return False
    if len(parts) == 1:
        if _is_vague(phrase.words.lower()):
            return False
        return phrase.count >= (2 if _single_words()[key] >= PROOF or key in title else 3)
    return phrase.count > 1 or (phrase.sentence < OPENING and sum(part in title for part in parts) >= 2)


def _is_vague(word: str) -> bool:
    """Tell whether a single word says little: a title or occupation is told with the actor who has it."""
    return word in _VAGUE or word in words_of(Role.TITLE) or word in words_of(Role.OCCUPATION)


def _best(phrases: dict[str, _Phrase], title: Collection[str]) -> Iterator[_Phrase]:
    """Yield the phrases by score, without those that share most of their words with a better one."""
    inside: dict[str, int] = {}
    for key, phrase in phrases.items():
        for part in _parts(key):
            inside[part] = max(inside.get(part, 0), phrase.count)
    taken: list[frozenset[str]] = []
    for key, phrase in sorted(phrases.items(), key=lambda item: (-_score(item[0], item[1], title), item[1].order)):
        # A part stays when it stands alone at least as often as in the longer phrase.
        own = frozenset(key.split(" "))
        if 2 * inside.get(key, 0) > phrase.count or any(2 * len(own & other) >= len(own) for other in taken):
            continue
        taken.append(own)
        yield phrase


def _parts(key: str) -> list[str]:
    """Return the shorter phrases inside a phrase.

    >>> _parts("a b c")
    ['a', 'b', 'c', 'a b', 'b c']
    """
    parts = key.split(" ")
    return [" ".join(parts[n : n + size]) for size in range(1, len(parts)) for n in range(len(parts) - size + 1)]


def _score(key: str, phrase: _Phrase, title: Collection[str]) -> float:
    parts = key.split(" ")
    early = 1.5 if phrase.sentence < OPENING else 1.0
    shared = IN_HEADLINE if any(part in title for part in parts) else 1.0
    return phrase.count * (1.0 + 0.25 * (len(parts) - 1)) * early * shared


def _candidates(text: str, span: Span) -> Iterator[_Said]:
    """Yield each phrase, and single nouns of the lexicon."""
    tokens = tokenize(text, span)
    run: list[_Word] = []
    for token, tag in zip(tokens, parts_of_speech.tags(text, tokens), strict=True):
        word = _word(token, tag)
        if run and (not word or text[run[-1].end : token.start] != " "):
            yield from _grams(text, run)
            run = []
        if word:
            run.append(word)
            if token.possessive:
                yield from _grams(text, run)
                run = []
    yield from _grams(text, run)


def _word(token: Token, tag: str) -> _Word | None:
    """Return the token as a word of a phrase; None for one that parts phrases."""
    key = fold(token.text)
    if tag not in _INSIDE or not _WORD.fullmatch(token.text) or len(key) < 2 or key[0].isdigit():
        return None
    if key in _stop_words() and not (key == "new" and token.capital and tag == "NNP"):  # New York
        return None
    return _Word(token.start, token.end, stem(key), tag in _NOUNS, token.capital)


def _grams(text: str, run: Sequence[_Word]) -> Iterator[_Said]:
    """Yield the phrases of a run: what stands in capitals as a whole, the rest in two and three words."""
    here = 0
    while here < len(run):
        behind = here + 1
        while behind < len(run) and run[behind].capital == run[here].capital:
            behind += 1
        if run[here].capital and behind - here > 1:
            numbered = _NUMBER.match(text, run[behind - 1].end)  # "Area 51", "Republic Act No. 9": half a name
            if behind - here <= LONGEST_NAME and run[behind - 1].noun and not numbered:
                yield _said(text, run[here:behind], whole=True)
        else:  # one word in capitals may begin the phrase: a name ("Democratic primary"), or the sentence
            while behind < len(run) and not run[behind].capital:
                behind += 1
            yield from _short_grams(text, run[here:behind])
        here = behind


def _short_grams(text: str, run: Sequence[_Word]) -> Iterator[_Said]:
    for first, word in enumerate(run):
        if word.noun and word.key in _single_words():
            yield _said(text, [word], whole=True)
        for last in range(first + 1, min(first + LONGEST, len(run))):
            if run[last].noun and not run[last].capital:
                yield _said(text, run[first : last + 1], whole=last == len(run) - 1)


def _said(text: str, run: Sequence[_Word], *, whole: bool) -> _Said:
    return _Said(" ".join(word.key for word in run), text[run[0].start : run[-1].end], whole)


def _is_known(printed: str, known: Collection[str]) -> bool:
    """Tell whether all but one of the words are of names that the entry holds elsewhere, or of countries."""
    folded = _folded(printed)
    if country_codes(printed) or printed.startswith("New "):  # what is new with a capital is a place
        return True
    new = [word for word in folded if stem(word) not in known and not country_codes(word)]
    capital = all(word[:1].isupper() for word in printed.split())
    return len(new) == 0 or (capital and len(new) < len(folded))


def _folded(printed: str) -> list[str]:
    return [word.removesuffix("'s") for word in _WORD.findall(fold(printed))]


@cache
def _single_words() -> dict[str, float]:
    """Return the words of the topics' lexicon that say something by themselves, with their weights."""
    terms = (term for term in topic_terms() if " " not in term.words and term.weight >= USUAL)
    return {term.words: term.weight for term in sorted(terms, key=lambda term: term.weight)}


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(word for row in rows("stop_words.tsv") for word in row[0].split())
