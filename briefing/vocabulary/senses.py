"""Words that say one thing in news: the sense of a word, and whether it stands for its contrary ("asleep", "awake")."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefing.text.porter import stem
from briefing.vocabulary.tables import rows


class Sense(NamedTuple):
    """What a word says: a sense, or its contrary."""

    name: str
    contrary: bool = False


def _words() -> Iterator[tuple[str, Sense]]:
    """Yield the words of the table with what each says; the first of two rows with one word holds."""
    for name, words, contrary in rows("senses.tsv"):
        for cell, is_contrary in ((words, False), ("" if contrary == "-" else contrary, True)):
            yield from ((word, Sense(f"={name}", is_contrary)) for word in cell.split() if "_" not in word)  # no phrase


@cache
def _senses() -> dict[str, Sense]:
    known: dict[str, Sense] = {}
    for word, meant in _words():
        known.setdefault(_stem(word), meant)
    return known


@cache
def _exact() -> dict[str, Sense]:
    known: dict[str, Sense] = {}
    for word, meant in _words():
        known.setdefault(word, meant)
    return known


@cache
def _phrases() -> dict[str, dict[str, Sense]]:
    """Return phrases of two words, such as "step down", by the second and by the base form of the first."""
    known: dict[str, dict[str, Sense]] = {}
    for name, words, contrary in rows("senses.tsv"):
        for cell, is_contrary in ((words, False), (contrary, True)):
            for first, gap, second in (word.partition("_") for word in cell.split()):
                if gap:
                    known.setdefault(second, {})[_stem(first)] = Sense(f"={name}", is_contrary)
    return known


# How words of several letters are spelled in Britain; those that this turns into no word stay apart from all others.
_BRITISH = re.compile(
    r"(?<=[a-z]{3})(?:(?P<is>is)(?=(?:e[ds]?|ers?|ing|ations?)$)|(?P<our>our)(?=(?:s|ed|ing|er|ers|able|ful|ite)?$)"
    r"|(?P<tre>tre)(?=s?$)|(?<=def|off|lic)(?P<ence>ence)(?=[ds]?$))"
)
_AMERICAN = {"is": "iz", "our": "or", "tre": "ter", "ence": "ense"}


@cache
def _stem(word: str) -> str:
    return stem(_BRITISH.sub(lambda found: _AMERICAN[found.lastgroup or ""], word))


@cache
def _bases() -> dict[str, str]:
    return {form: base for base, forms in rows("irregular.tsv") for form in forms.split()}


@cache
def sense(word: str) -> Sense:
    """Return the sense of a folded word; of a word that the table lacks the stem of its base form.

    >>> sense("organised") == sense("organized"), sense("harbours") == sense("harbor"), sense("hours").name
    (True, True, 'hour')
    >>> sense("withdrew") == sense("withdrawal"), sense("died") == sense("killed"), sense("asleep")
    (True, True, Sense(name='=awake', contrary=True))
    """
    base = _bases().get(word, word)
    exact = _exact().get(base) or _exact().get(word.removesuffix("s"))  # "prisoners" are no prison
    return exact or _senses().get(_stem(base)) or _senses().get(_stem(word)) or Sense(_stem(base))


def phrase_sense(first: str, second: str) -> Sense | None:
    """Return the sense of two folded words that are one phrase; None when they are none.

    >>> phrase_sense("stepped", "down") == sense("resigned")
    True
    """
    found = _phrases().get(second)
    return found.get(_stem(_bases().get(first, first))) if found else None
