"""Parts of speech of a sentence (Penn Treebank tags), by a conditional random field over words and their classes.

Requires tokens; assigns a tag to each: 95.3 % as its teacher gives them on news it was not trained on
(weights/README.md). A token is tagged by its first part: "don't" as "do".
"""

import re
import sys
from collections.abc import Callable, Sequence
from functools import lru_cache

from briefing.analysis import models
from briefing.analysis.tokens import Token
from briefing.vocabulary.clusters import cluster

_QUOTES = frozenset({"“", "”", "„", "«", "»", "''", "``"})
_WORDS_KEPT = 1 << 15  # cached forms; a long article has about 2,000
_TEXTS_KEPT = 2
_SENTENCES_KEPT = 1 << 15  # of one text; a news article has 20 to 100, 2 MB of prose 17,000
_STEPS = (-2, -1, 1, 2)
_EDGES = tuple((f"e{step}",) for step in _STEPS)  # where a neighbour would stand outside the sentence


def tags(text: str, tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the tag of each token of one sentence; several steps ask for the same, so those of a text are kept."""
    return _tagger(text)(tuple(tokens))


@lru_cache(maxsize=_TEXTS_KEPT)
def _tagger(_text: str) -> Callable[[tuple[Token, ...]], tuple[str, ...]]:
    """Return what tags the sentences of a text, each once."""

    @lru_cache(maxsize=_SENTENCES_KEPT)
    def read(tokens: tuple[Token, ...]) -> tuple[str, ...]:
        return tuple(map(sys.intern, models.tag("parts_of_speech", features(tokens))))

    return read


@lru_cache(maxsize=_WORDS_KEPT)
def plain(word: str) -> str:
    """Return a lower-case word with one form of apostrophe and of quotation mark."""
    return '"' if word in _QUOTES else encodable(word.replace("’", "'"))


def encodable(word: str) -> str:
    """Return a word without lone surrogates: they have no UTF-8, in which the weights are kept."""
    return word if word.isascii() else word.encode("utf-8", "replace").decode()


@lru_cache(maxsize=_WORDS_KEPT)
def shape(word: str) -> str:
    """Return the kinds of characters of a word, each run once.

    >>> shape("McDonald"), shape("F-16"), shape("U.S.")
    ('XxXx', 'X-9', 'X.X.')
    """
    kinds = re.sub(r"[A-Z]", "X", re.sub(r"[a-z]", "x", re.sub(r"\d", "9", encodable(word))))
    return re.sub(r"(.)\1+", r"\1", kinds)


def features(tokens: Sequence[Token]) -> list[list[str]]:
    """Return the features of each token: its word, ends, shape and classes, and those of its neighbours."""
    words = [plain(token.lower) for token in tokens]
    beside = [_EDGES, _EDGES, *map(_beside, words), _EDGES, _EDGES]
    found = []
    for number, (token, word) in enumerate(zip(tokens, words, strict=True)):
        own = [
            *_own(token.text, word, token.possessive),
            *beside[number][0],
            *beside[number + 1][1],
            *beside[number + 3][2],
            *beside[number + 4][3],
        ]
        if number:
            own.append(f"b={words[number - 1]}|{word}")
        found.append(own)
    return found


@lru_cache(maxsize=_WORDS_KEPT)
def _own(text: str, word: str, possessive: bool) -> tuple[str, ...]:
    """Return what a token says of itself."""
    found = [f"w={word}", f"s3={word[-3:]}", f"s2={word[-2:]}", f"s1={word[-1:]}", f"p2={word[:2]}"]
    found.append(f"sh={shape(text)}")
    if possessive:
        found.append("poss")
    if word.endswith("n't"):
        found.append("neg")
    classes = cluster(word)
    found += [f"c{size}={name}" for size, name in enumerate(classes)] if classes else ["c-"]
    return tuple(found)


@lru_cache(maxsize=_WORDS_KEPT)
def _beside(word: str) -> tuple[tuple[str, ...], ...]:
    """Return what a word says of the tokens that it stands before and behind: one tuple for each of the steps."""
    classes = cluster(word)
    found = []
    for step in _STEPS:
        near = [f"s3{step}={word[-3:]}"] if abs(step) == 1 else []
        near += [f"c1{step}={classes[1]}"] if near and classes else []
        found.append((f"w{step}={word}", *near))
    return tuple(found)
