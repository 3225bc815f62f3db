"""Stems of English words (Porter, An algorithm for suffix stripping, 1980), as the ROUGE scores are defined on them."""

import re
from functools import cache

_IRREGULAR = {
    "skies": "sky",
    "dying": "die",
    "lying": "lie",
    "tying": "tie",
    "innings": "inning",
    "outings": "outing",
    "cannings": "canning",
}
_UNCHANGED = frozenset("sky news inning outing canning howe proceed exceed succeed".split())


def _rules(table: str) -> tuple[tuple[str, str], ...]:
    return tuple((suffix, new) for suffix, _, new in (rule.partition(" ") for rule in table.split("|")))


_DOUBLE = _rules(
    "ational ate|tional tion|enci ence|anci ance|izer ize|bli ble|alli al|entli ent|eli e|ousli ous|ization ize"
    "|ation ate|ator ate|alism al|iveness ive|fulness ful|ousness ous|aliti al|iviti ive|biliti ble|fulli ful|logi log"
)
_DERIVED = _rules("icate ic|ative |alize al|iciti ic|ical ic|ful |ness ")
_LAST = "al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize".split()


@cache
def stem(word: str) -> str:
    """Return the stem of a lower-case word.

    >>> [stem(word) for word in ("conditional", "hopping", "agreed", "ponies")]
    ['condit', 'hop', 'agre', 'poni']
    """
    if word in _UNCHANGED or len(word) <= 2:
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    word = _without_participle(_without_plural(word))
    if word.endswith("y") and len(word) > 2 and _letters(word[:-1])[-1] == "c":
        word = word[:-1] + "i"
    if word.endswith("alli") and _measure(word[:-4]) > 0:
        word = word[:-2]
    return _finished(_without_last(_swapped(_swapped(word, _DOUBLE), _DERIVED)))


def _letters(stem: str) -> str:
    """Return the word as v(owels) and c(onsonants); y is a vowel behind a consonant."""
    kinds = ""
    for letter in stem:
        kinds += "v" if letter in "aeiou" or (letter == "y" and kinds.endswith("c")) else "c"
    return kinds


def _measure(stem: str) -> int:
    return len(re.findall("v+c+", _letters(stem)))


def _ends_short(word: str) -> bool:
    kinds = _letters(word)
    return (kinds[-3:] == "cvc" and word[-1] not in "wxy") or (len(word) == 2 and kinds == "vc")


def _swapped(word: str, rules: tuple[tuple[str, str], ...]) -> str:
    """Return the word by the rule with the longest fitting suffix, when a full syllable stays before it."""
    suffix, new = max(
        (rule for rule in rules if word.endswith(rule[0])), key=lambda rule: len(rule[0]), default=("", "")
    )
    if not suffix:
        return word
    stem = word[: len(word) - len(suffix)]
    return stem + new if _measure(stem + "l" * (suffix == "logi")) > 0 else word


def _without_plural(word: str) -> str:
    if word.endswith("ies"):
        return word[:-1] if len(word) == 4 else word[:-2]
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _without_participle(word: str) -> str:
    if word.endswith("ied"):
        return word[:-1] if len(word) == 4 else word[:-2]
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    cut = 2 if word.endswith("ed") else 3 if word.endswith("ing") else 0
    if not cut or "v" not in _letters(word[:-cut]):
        return word
    word = word[:-cut]
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if word[-1] == word[-2:-1] and _letters(word)[-1] == "c":
        return word if word[-1] in "lsz" else word[:-1]
    return word + "e" if _measure(word) == 1 and _ends_short(word) else word


def _without_last(word: str) -> str:
    suffix = max((one for one in _LAST if word.endswith(one)), key=len, default="")
    stem = word[: len(word) - len(suffix)]
    return stem if suffix and _measure(stem) > 1 and (suffix != "ion" or stem[-1:] in ("s", "t")) else word


def _finished(word: str) -> str:
    if word.endswith("e"):
        size = _measure(word[:-1])
        if size > 1 or (size == 1 and not _ends_short(word[:-1])):
            word = word[:-1]
    return word[:-1] if word.endswith("ll") and _measure(word[:-1]) > 1 else word
