"""The words of made-up news: 50,000 that are frequent and an open tail, so that new words keep coming.

Ranks follow two regimes, as in every large corpus (Gerlach and Altmann 2013, Phys. Rev. X 3, 021006): Zipf-Mandelbrot
for the kernel of a language, a steeper power law behind it, which gives the growth of Heaps. Each topic has words that
it uses more than others, so that words which belong together are found together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from random import Random
from typing import TypeVar

from bench.synthetic.pinned import PHRASES, PINNED

_T = TypeVar("_T")

FREQUENT = 50_000
# Where the first regime ends, and the exponent behind it. Tried 5,000 and 7,873, 2.0 to 2.6: with these 3,300 articles
# have 35,000 different words in Latin letters, as many as the news have, and 56,000 in all twelve languages.
KERNEL, STEEP = 5_000, 2.1
_SHIFT, _EXPONENT = 2.7, 1.05  # Zipf-Mandelbrot
_OWN_EVERY = 5  # words is one of the topic's own
_COMMON = 150  # words so frequent that they belong to no topic
_LAST = 10**12  # ranks end somewhere

_ONSETS = "b c d f g h j k l m n p r s t v w br ch cl cr dr fl fr gr pl pr sc sh sp st str th tr".split()
_ONSET_WEIGHTS = [4.5, 6, 5, 3, 3, 4, 1, 1, 4, 5, 3, 6, 5, 6, 5, 2, 3, 1, 2, 1, 1.5, 1, 1, 1, 1.5, 1, 3, 1, 1.5, 1]
_ONSET_WEIGHTS += [2, 0.5, 2, 2]
_VOWELS, _VOWEL_WEIGHTS = "a e i o u ea ai ou ee ia".split(), [8, 10, 7, 6, 3, 2, 1, 2, 1, 1]
_CODAS = ["", "n", "r", "s", "t", "l", "m", "d", "st", "nt", "ng", "ck"]
_CODA_WEIGHTS = [9, 4, 4, 3, 3, 3, 1, 1, 1, 1, 1, 1]


@cache
def frequent_words() -> tuple[str, ...]:
    """Return 50,000 different words by rank: real ones where queries want them, else pronounceable, short ones first.

    >>> frequent_words()[0], len(set(frequent_words()))
    ('the', 50000)
    """
    rng = Random("words")  # the same for every seed, so that queries mean the same in every library
    syllables = [
        onset + vowel + coda
        for onset, vowel, coda in zip(
            rng.choices(_ONSETS, _ONSET_WEIGHTS, k=200_000),
            rng.choices(_VOWELS, _VOWEL_WEIGHTS, k=200_000),
            rng.choices(_CODAS, _CODA_WEIGHTS, k=200_000),
            strict=True,
        )
    ]
    kept, words = set(PINNED.values()), list[str]()
    while len(words) < FREQUENT:
        count = 1 + min(3, int(len(words) ** 0.34 / 12) + int(rng.random() * 2.2))
        at = int(rng.random() * (len(syllables) - count))
        word = "".join(syllables[at : at + count])
        if word not in kept and len(word) <= 16:
            kept.add(word)
            words.append(word)
    for rank, word in PINNED.items():
        words[rank] = word
    return tuple(words)


@lru_cache(maxsize=1 << 16)
def rare_word(rank: int) -> str:
    """Return the word of a rank behind the frequent ones: a name, a slip of the pen, a number, a compound.

    >>> rare_word(60_001) == rare_word(60_001), len({rare_word(rank) for rank in range(50_000, 60_000)}) > 9_500
    (True, True)
    """
    words = frequent_words()
    mixed = (rank * 2_654_435_761) & 0xFFFFFFFF
    kind = mixed % 20
    if kind < 9:
        return _name(rank)
    if kind < 14:
        return _misspelled(words[20 + mixed // 20 % 30_000], mixed >> 3)
    if kind < 17:
        return str(rank if rank < 1_000_000 else mixed)
    return words[30 + mixed // 20 % 3_000] + words[100 + rank % 20_000]


def _name(rank: int) -> str:
    """Return a name that no other rank has: its digits in syllables."""
    name = ""
    while rank:
        rank, digit = divmod(rank, 85)
        name += "bdfgklmnprstvwyzh"[digit // 5] + "aeiou"[digit % 5]
    return name.capitalize()


def _misspelled(word: str, at: int) -> str:
    """Return a word with two letters exchanged, one letter missing, or one too many."""
    n = at % (len(word) - 1) if len(word) > 1 else 0
    match at % 3:
        case 0 if word[n : n + 1] != word[n + 1 : n + 2]:
            return word[:n] + word[n + 1 : n + 2] + word[n] + word[n + 2 :]
        case 1 if len(word) > 3:
            return word[:n] + word[n + 1 :]
        case _:
            return word[: n + 1] + word[n] + word[n + 1 :]


@dataclass(frozen=True, slots=True)
class Draw:
    """Draws the words of a topic: from 65,536 slots, empty ones for what is behind the kernel, and from its own."""

    table: Sequence[str]
    own: Sequence[str]
    words: Sequence[str]

    def take(self, rng: Random, count: int) -> list[str]:
        """Return so many words, every fifth the topic's own; random bytes, as this is most of the work."""
        drawn = map(self.table.__getitem__, memoryview(rng.randbytes(2 * count)).cast("H"))
        words = [word or self._behind(rng.random()) for word in drawn]
        words[::_OWN_EVERY] = map(self.own.__getitem__, rng.randbytes(len(words[::_OWN_EVERY])))
        return words

    def _behind(self, chance: float) -> str:
        rank = int(KERNEL * (1 - chance) ** (-1 / (STEEP - 1)))
        return self.words[rank] if rank < FREQUENT else rare_word(min(rank, _LAST))


def draws(topics: int) -> tuple[Draw, ...]:
    """Return what each of so many topics draws its words from."""
    words = frequent_words()
    law = [1.0 / (rank + 1 + _SHIFT) ** _EXPONENT for rank in range(KERNEL)]
    behind = law[-1] * KERNEL / (STEEP - 1)
    table = slots((*words[:KERNEL], ""), (*law, behind), 1 << 16)
    own = (slots(words[_COMMON + n : KERNEL : topics], law[_COMMON + n :: topics], 1 << 8) for n in range(topics))
    return tuple(Draw(table, few, words) for few in own)


def slots(values: Sequence[_T], weights: Sequence[float], count: int) -> tuple[_T, ...]:
    """Return about ``count`` slots, of which each value has its share: drawing from them costs no search.

    >>> slots("abc", (2, 1, 1), 8)
    ('a', 'a', 'a', 'a', 'b', 'b', 'c', 'c')
    """
    share = count / sum(weights)
    ends = [round(total * share) for total in accumulate(weights)]
    return tuple(value for value, start, end in zip(values, (0, *ends), ends, strict=False) for _ in range(end - start))


def zipf(values: Sequence[_T], exponent: float, count: int) -> tuple[_T, ...]:
    """Return slots by Zipf's law: the first value has most."""
    return slots(values, [1 / rank**exponent for rank in range(1, len(values) + 1)], count)


def phrase(rng: Random) -> str:
    """Return words that often stand in a row, or nothing: those of ``PHRASES`` with their share of the sentences."""
    chance = rng.random()
    for words, share in PHRASES:
        chance -= share
        if chance < 0:
            return words
    return ""
