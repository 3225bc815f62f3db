"""What weighs in an article when it is compared with others: its words, the rarer the heavier, names and numbers most.

How rare a word is comes from a fixed background (weights/words.tsv), never from the library: the weights of an entry
do not depend on what else is there, nor on when it came.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, pairwise
from pathlib import Path
from zlib import crc32

from briefing.text.fold import fold, unspaced, words
from briefing.vocabulary.countries import country_terms
from briefing.vocabulary.tables import rows

_NAME = re.compile(r"[A-Z][^\W\d_]+")
_KINDS = frozenset({"name", "alias", "demonym"})
_GLUED = re.compile(r"(\d+(?:[.,]\d+)*)(bn|tn|m)", re.IGNORECASE)
_UNITS = {"bn": "billion", "tn": "trillion", "m": "million"}
_FREQUENCIES = Path(__file__).parents[1] / "weights" / "words.tsv"
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
# Words looked at: an article says early what it is about, and what is printed below it is often of others. On ECB+
# 200 lose .01 to .02 of B-cubed; 300 and all are equal.
READ = 300
# A name or number says more about which event it is than a word as rare: 1.2 to 2 tried, .914 to .924.
MARKED = 1.8
# The share of articles that has a word which the background lacks, and how many articles that guess counts for:
# .0001 to .01 tried, .908 to .920.
_UNKNOWN, _PRIOR = 0.002, 20
_SHORTEST, _SETTLED = 5, 5  # letters of a word in small letters that less than so many articles have


def term_of(word: str) -> int:
    """Return the number that stands for a folded word: 31 bits, the same in every process."""
    return crc32(word.encode("utf-8", "replace")) >> 1


def tokens(text: str, limit: int = READ) -> Iterator[tuple[str, bool]]:
    """Yield the first words of a text, folded, each with whether it is printed as a name or number.

    The adjective of a country stands for the country, "50bn" for 50 billion. Of scripts without spaces each two
    neighbours are a word.

    >>> list(tokens("Élysée: 2,000 troops 停火了"))
    [('elysee', True), ('2,000', True), ('troops', False), ('停火', False), ('火了', False)]
    >>> list(tokens("Ukrainian loan of €50bn"))
    [('ukraine', True), ('loan', False), ('of', False), ('50', True), ('billion', False)]
    """
    for found in islice(_WORD.finditer(text), limit):
        yield from _read(found[0])


@lru_cache(maxsize=1 << 15)  # the same words come again and again
def _read(printed: str) -> tuple[tuple[str, bool], ...]:
    if not printed.isascii() and any(map(unspaced, printed)):
        parts = words(printed)
        return tuple((one + other, False) for one, other in pairwise(parts)) or ((parts[0], False),)
    marked = printed[0].isupper() or printed[0].isdigit()
    if glued := _GLUED.fullmatch(printed):
        return ((glued[1], True), (_UNITS[glued[2].lower()], False))
    return ((_peoples().get(printed) or fold(printed), marked),)


@cache
def _peoples() -> dict[str, str]:
    """Return names, adjectives and peoples of countries, as printed, with how the country is called in one word."""
    some = [
        (term.surface, term.codes[0], term.kind)
        for term in country_terms()
        if len(term.codes) == 1 and term.language == "en" and term.kind in _KINDS and _NAME.fullmatch(term.surface)
    ]
    called: dict[str, str] = {}
    for surface, code, kind in some:
        if kind == "name":
            called.setdefault(code, fold(surface))
    return {surface: called[code] for surface, code, _ in some if code in called}


def weights(headline: str, text: str) -> dict[str, float]:
    """Return the words of an article by weight; the headline's count once more than those of the text."""
    counts: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    for part in (headline, text):
        for word, is_marked in tokens(part):
            counts[word] += 1
            marked[word] += is_marked
    return {
        word: (1 + math.log(count)) * rarity(word) * (MARKED if 2 * marked[word] >= count else 1)
        for word, count in counts.items()
        if (2 * marked[word] >= count and word not in _function_words()) or _telling(word)
    }


@lru_cache(maxsize=1 << 15)
def rarity(word: str) -> float:
    """Return the weight of a word as the logarithm of the share of articles that have it, turned round."""
    articles, known = _background()
    return -math.log((known.get(word, 0) + _PRIOR * _UNKNOWN) / (articles + _PRIOR))


@cache
def _background() -> tuple[int, dict[str, int]]:
    lines = _FREQUENCIES.read_text(encoding="utf-8").splitlines()
    counts = {word: int(count) for word, _, count in (line.partition("\t") for line in lines if line[0] != "#")}
    return counts.pop(""), counts


def _telling(word: str) -> bool:
    """Tell whether a word in small letters says what an article is about.

    A short one that the background hardly has is more often a function word of another language than a rare word.
    """
    if word in _function_words():
        return False
    if len(word) >= _SHORTEST or _background()[1].get(word, 0) >= _SETTLED:
        return True
    return unspaced(word[0])


@cache
def _function_words() -> frozenset[str]:
    return frozenset(fold(word) for row in rows("function_words.tsv") for word in row[1].split())
