"""Key phrases of a text: what it is about in its own words, beyond topics, countries and actors.

A phrase is two or three words between stop words and punctuation (the candidates of RAKE: Rose et al. 2010), or one
word that proves a topic ("ceasefire"). It is kept when the text repeats it, and weighed by frequency, length and how
early it comes. English only.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from briefing.text.fold import fold
from briefing.text.span import Span
from briefing.vocabulary.countries import country_codes
from briefing.vocabulary.stems import stem
from briefing.vocabulary.tables import rows
from briefing.vocabulary.topics import topic_terms

MOST_TAGS = 8
LONGEST = 3  # words of a phrase
OPENING = 3  # sentences; what they say weighs half as much again
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


class _Word(NamedTuple):
    start: int
    end: int
    key: str  # folded, without plural -s


@dataclass(slots=True)
class _Phrase:
    words: str  # as first printed
    count: int
    sentence: int
    order: int


def tags(text: str, spans: Sequence[Span], language: str | None, exclude: Collection[str]) -> tuple[str, ...]:
    """Return at most eight phrases, best first, as first printed; () in another language than English.

    Phrases that only repeat words of ``exclude`` (actors, outlets) or names of countries are left out.

    >>> text = "Security guarantees matter. The security guarantees will hold."
    >>> tags(text, [Span(0, 27), Span(28, 62)], "en", ())
    ('security guarantees',)
    """
    if (language or "en").partition("-")[0] != "en":
        return ()
    phrases: dict[str, _Phrase] = {}
    for number, span in enumerate(spans):
        for key, words in _candidates(text, span):
            phrase = phrases.setdefault(key, _Phrase(words, 0, number, len(phrases)))
            phrase.count += 1
            if words[:1].islower() and not phrase.words[:1].islower():
                phrase.words = words  # the form inside a sentence, not the one at its head
    known = {stem(word) for name in exclude for word in _folded(name)}
    kept = {key: it for key, it in phrases.items() if it.count > 1 and not _is_known(it.words, known)}
    return tuple(phrase.words for phrase in _best(kept))[:MOST_TAGS]


def _best(phrases: dict[str, _Phrase]) -> Iterator[_Phrase]:
    """Yield the phrases by score; of a phrase and a longer one that holds it, the better one only."""
    inside: dict[str, int] = {}
    for key, phrase in phrases.items():
        for part in _parts(key):
            inside[part] = max(inside.get(part, 0), phrase.count)
    taken: set[str] = set()
    for key, phrase in sorted(phrases.items(), key=lambda item: (-_score(*item), item[1].order)):
        # A part stays when it stands alone at least as often as in the longer phrase.
        if 2 * inside.get(key, 0) > phrase.count or not taken.isdisjoint(_parts(key)):
            continue
        taken.add(key)
        yield phrase


def _parts(key: str) -> list[str]:
    """Return the shorter phrases inside a phrase.

    >>> _parts("a b c")
    ['a', 'b', 'c', 'a b', 'b c']
    """
    words = key.split(" ")
    return [" ".join(words[n : n + size]) for size in range(1, len(words)) for n in range(len(words) - size + 1)]


def _score(key: str, phrase: _Phrase) -> float:
    early = 1.5 if phrase.sentence < OPENING else 1.0
    return phrase.count * (1.0 + 0.25 * key.count(" ")) * early


def _candidates(text: str, span: Span) -> Iterator[tuple[str, str]]:
    """Yield key and words of each phrase between stop words and marks, and of single words that prove a topic."""
    run: list[_Word] = []
    for match in _WORD.finditer(text, *span):
        key = fold(match[0])
        if run and (text[run[-1].end : match.start()] != " " or _stops(key)):
            yield from _grams(text, run)
            run = []
        if not _stops(key):
            run.append(_Word(match.start(), match.end(), stem(key.removesuffix("'s"))))
    yield from _grams(text, run)


def _grams(text: str, run: Sequence[_Word]) -> Iterator[tuple[str, str]]:
    for first, word in enumerate(run):
        if word.key in _strong_words():
            yield word.key, text[word.start : word.end]
        for last in range(first + 1, min(first + LONGEST, len(run))):
            words = text[word.start : run[last].end]
            if not _VERBAL.search(words) and not words[0].isdigit():
                yield " ".join(part.key for part in run[first : last + 1]), words


_VERBAL = re.compile(
    r"(?:ly|ing|ed|[’']s)$|\s\d[^\s]*$"
)  # no noun phrase of news ends like this often enough to matter


def _stops(word: str) -> bool:
    """Tell whether a folded word parts phrases."""
    return word in _stop_words() or len(word) < 2 or word.endswith("ly")


def _is_known(words: str, known: Collection[str]) -> bool:
    """Tell whether all but one of the words are of names that the entry holds elsewhere, or of countries."""
    folded = _folded(words)
    new = [word for word in folded if stem(word) not in known and not country_codes(word)]
    capital = all(word[:1].isupper() for word in words.split())
    return len(new) == 0 or (capital and len(new) < len(folded))


def _folded(words: str) -> list[str]:
    return [word.removesuffix("'s") for word in _WORD.findall(fold(words))]


@cache
def _strong_words() -> frozenset[str]:
    return frozenset(term.words for term in topic_terms() if term.weight >= 4 and " " not in term.words)


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(word for row in rows("stop_words.tsv") for word in row[0].split())
