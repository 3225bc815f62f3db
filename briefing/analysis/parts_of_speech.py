"""Parts of speech of a sentence (Penn Treebank tags), by a conditional random field over words and their classes.

Requires tokens; assigns a tag to each: 95.3 % as its teacher gives them on news it was not trained on
(weights/README.md). A token is tagged by its first part: "don't" as "do".
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing.analysis import models
from briefing.analysis.tokens import Token
from briefing.vocabulary.clusters import cluster

_QUOTES = frozenset({"“", "”", "„", "«", "»", "''", "``"})


def tags(tokens: Sequence[Token]) -> list[str]:
    """Return the tag of each token of one sentence."""
    return models.tag("parts_of_speech", features(tokens))


def plain(word: str) -> str:
    """Return a lower-case word with one form of apostrophe and of quotation mark."""
    return '"' if word in _QUOTES else word.replace("’", "'")


@lru_cache(maxsize=50_000)
def shape(word: str) -> str:
    """Return the kinds of characters of a word, each run once.

    >>> shape("McDonald"), shape("F-16"), shape("U.S.")
    ('XxXx', 'X-9', 'X.X.')
    """
    kinds = re.sub(r"[A-Z]", "X", re.sub(r"[a-z]", "x", re.sub(r"\d", "9", word)))
    return re.sub(r"(.)\1+", r"\1", kinds)


def features(tokens: Sequence[Token]) -> list[list[str]]:
    """Return the features of each token: its word, ends, shape and classes, and those of its neighbours."""
    words = [plain(token.lower) for token in tokens]
    classes = [cluster(word) for word in words]
    return [_features(tokens, words, classes, number) for number in range(len(tokens))]


def _features(
    tokens: Sequence[Token], words: Sequence[str], classes: Sequence[tuple[str, str, str] | None], number: int
) -> list[str]:
    word, own = words[number], classes[number]
    found = [f"w={word}", f"s3={word[-3:]}", f"s2={word[-2:]}", f"s1={word[-1:]}", f"p2={word[:2]}"]
    found.append(f"sh={shape(tokens[number].text)}")
    if tokens[number].possessive:
        found.append("poss")
    if word.endswith("n't"):
        found.append("neg")
    found += [f"c{size}={name}" for size, name in enumerate(own)] if own else ["c-"]
    for step in (-2, -1, 1, 2):
        place = number + step
        if not 0 <= place < len(words):
            found.append(f"e{step}")
            continue
        found.append(f"w{step}={words[place]}")
        if abs(step) == 1:
            found.append(f"s3{step}={words[place][-3:]}")
            beside = classes[place]
            if beside:
                found.append(f"c1{step}={beside[1]}")
    if number:
        found.append(f"b={words[number - 1]}|{word}")
    return found
