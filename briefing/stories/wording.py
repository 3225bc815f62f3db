"""The words of a clause as claims are compared by them: senses and names, the rarer the heavier.

A word stands for its sense, so that "died" and "were killed" meet; a name for itself without the ending that makes a
people of a country, and a country for its code. How rare a word is comes from the background of ``terms``.
"""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.stories.bearers import WORD, body, country, seat
from briefing.stories.terms import rarity
from briefing.text.fold import fold
from briefing.vocabulary.clusters import clusters
from briefing.vocabulary.senses import phrase_sense, sense
from briefing.vocabulary.tables import rows

NAME = 1.3  # how much more a name tells than a word as rare: 1 to 1.8 tried on the development half
_LIGHT = 0.3  # of words that stand in claims about anything: "received", "new", "people"
_MOST = 5.0  # rarity of a word that the background lacks, which is small: 4 to 6 tried
_SHORT = 4  # letters; shorter words keep small letters in headlines
_FEWEST = 5  # words that show the style of a headline

_BEGINS = frozenset('.!?:"“”')  # what a sentence begins behind
_PEOPLE = re.compile(r"(?:ians?|ans?|ish|ese|i|s)$")
_NEGATIONS = frozenset(
    "no not never none nobody nothing neither nor without cannot refuse refused deny denied n't".split()
)
_LEAVING = frozenset("leave leaves left leaving".split())
_LEFT_DEAD = re.compile(
    r"\s(?:[\w,.-]+\s){1,4}(?:dead|injured|hurt|wounded|homeless|missing|stranded)\b", re.IGNORECASE
)
# Figures and what is measured with them; "76ers" is a name.
_COUNTED = re.compile(r"\d[\d.,:/]*(?:st|nd|rd|th|s|m|bn|k|am|pm|km|kg|mph)?(?:[-‐‑].*)?")
_FAILING = frozenset("fail fails failed failing".split())  # a negation before "to" only


@dataclass(frozen=True, slots=True)
class Wording:
    """What a clause says: its senses by weight, those of them that are names, and those that it turns round."""

    weights: Mapping[str, float]
    names: frozenset[str]
    contrary: frozenset[str]

    @property
    def weight(self) -> float:
        """Return how much the clause tells."""
        return sum(self.weights.values())


def wording(text: str, known: Set[str] = frozenset()) -> Wording:
    """Return the wording of a clause; ``known`` are folded words that are names, at its beginning too.

    >>> sorted(wording("Ferries of the USA were not invited").weights)
    ['=boat', '=invite', 'c:US']
    """
    found = list(WORD.finditer(text))
    headline = _in_capitals([one[0] for one in found])
    weights: dict[str, float] = {}
    names: set[str] = set()
    contrary: set[str] = set()
    for key, weight, is_name, is_contrary in _terms(text, found, known, headline=headline):
        weights[key] = max(weight, weights.get(key, 0.0))
        if is_name:
            names.add(key)
        if is_contrary:
            contrary.add(key)
    return Wording(weights, frozenset(names), frozenset(contrary))


def _terms(
    text: str, found: list[re.Match[str]], known: Set[str], *, headline: bool
) -> Iterator[tuple[str, float, bool, bool]]:
    """Yield key, weight, whether it is a name and whether a contrary of each word that tells something."""
    number, count = 0, len(found)
    while number < count:
        printed = found[number][0]
        if printed[0].isupper() and (bearer := _bearer(text, found, number)):
            size, keys, weight = bearer
            yield from ((key, weight, True, False) for key in keys)
            number += size
            continue
        word, bare = _bare(printed)
        number += 1
        following = found[number][0] if number < count else ""
        if following and (phrase := phrase_sense(bare, _folded(following))):
            yield phrase.name, _weight(phrase.name[1:]), False, phrase.contrary
            number += 1
        elif (
            _says_nothing(word, bare)
            or (bare in _FAILING and following == "to")
            or (bare in _LEAVING and _LEFT_DEAD.match(text, found[number - 1].end()))
        ):
            continue
        elif (bare in known and printed[0].isupper()) or (not headline and _is_name(found, number - 1)):
            yield name_key(bare), NAME * _weight(bare), True, False
        else:
            yield _meant(bare)


def _bearer(text: str, found: list[re.Match[str]], number: int) -> tuple[int, tuple[str, ...], float] | None:
    """Return how many words stand for a country, body or state, the keys of that, and what each weighs."""
    size, code = country(text, found, number)
    if code:
        return size, (f"c:{code}",), NAME * _MOST
    size, named = body(found, number)
    if named:
        return size, (name_key(named),), NAME * _MOST
    if code := seat(text, found, number):
        return 1, (f"c:{code}", name_key(_folded(found[number][0]))), NAME * _MOST / 2
    return None


@lru_cache(maxsize=1 << 15)
def _bare(printed: str) -> tuple[str, str]:
    word = _folded(printed)
    return word, word.partition("'")[0]


@lru_cache(maxsize=1 << 15)
def _says_nothing(word: str, bare: str) -> bool:
    return bare in _silent() or bare in _NEGATIONS or word.endswith("n't") or bool(_COUNTED.fullmatch(bare))


@lru_cache(maxsize=1 << 15)
def _meant(bare: str) -> tuple[str, float, bool, bool]:
    meant = sense(bare)
    return meant.name, _weight(bare) * (_LIGHT if bare in _light() else 1), False, meant.contrary


@lru_cache(maxsize=1 << 15)  # the same words come again and again
def _folded(word: str) -> str:
    return fold(word).replace(".", "")


def names_in(text: str) -> Iterator[str]:
    """Yield the folded words of a text that it prints as names where no sentence begins.

    >>> list(names_in("Talks in Bellin failed"))
    ['bellin']
    """
    found = list(WORD.finditer(text))
    if not _in_capitals([one[0] for one in found]):
        for number in range(1, len(found)):
            if found[number][0][0].isupper() and text[: found[number].start()].rstrip()[-1:] not in _BEGINS:
                yield _bare(found[number][0])[1]


def _is_name(found: list[re.Match[str]], number: int) -> bool:
    """Tell whether a word is printed as a name; the first of a clause is when the next one is, or nobody knows it."""
    if not found[number][0][0].isupper():
        return False
    if number:
        return True
    following = found[1][0][0].isupper() if len(found) > 1 else False
    return following or fold(found[0][0]) not in clusters()


def _weight(word: str) -> float:
    return min(rarity(word), _MOST)


@lru_cache(maxsize=1 << 15)
def name_key(word: str) -> str:
    """Return what a name is compared by: "Marvian" and "Marvia" are one.

    >>> name_key("marvian") == name_key("marvia"), name_key("kolar")
    (True, 'n:kolar')
    """
    base = _PEOPLE.sub("", word) if len(word) > 6 else word
    return "n:" + (base.rstrip("aeiou") if len(base) > 4 else base)


def _in_capitals(words: list[str]) -> bool:
    """Tell whether a text has the capitals of a headline: on each longer word, if it is no "from" or "with"."""
    capitals = 0
    for word in words:
        if len(word) >= _SHORT and (word[0].isupper() or word[0].isdigit()):
            capitals += _folded(word) not in _silent()
        elif len(word) >= _SHORT and _folded(word) not in _silent():
            return False
    return capitals >= _FEWEST


@cache
def _silent() -> frozenset[str]:
    """Return words that say nothing of what is claimed: function words, numbers, days, months."""
    function = {fold(word) for row in rows("function_words.tsv") for word in row[1].split()}
    lines = [row[0].split() for row in rows("stop_words.tsv")]
    said = {
        word for line in lines if line[0] in {"a", "i", "and", "be", "not", "say", "year", "two", "in"} for word in line
    }
    return frozenset(function | said) - _KEPT


_KEPT = frozenset(
    "know knows knew warn warns warned accuse accuses accused"
    " talk talks talked outside inside near percent deny denied ask asked under"
    " open".split()
)


@cache
def _light() -> frozenset[str]:
    """Return words that stand in claims about anything."""
    lines = [row[0].split() for row in rows("stop_words.tsv")]
    return frozenset(word for line in lines if line[0] in {"make", "new"} for word in line) - _HEAVY


# Of the light words those that tell what happened.
_HEAVY = frozenset(
    "end ends ended leave leaves left meet meets met attend attended join joined agree agreed expect expected receive"
    " received participate invite invited send sends sent continue continues continued begin begins began start starts"
    " started largest big biggest small smallest".split()
) - {"receive", "received"}
