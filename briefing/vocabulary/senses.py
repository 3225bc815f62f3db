"""Words that say one thing in news: the sense of a word, and whether it stands for its contrary ("asleep", "awake")."""

from functools import cache
from typing import NamedTuple

from briefing.text.porter import stem
from briefing.vocabulary.tables import rows


class Sense(NamedTuple):
    """What a word says: a sense, or its contrary."""

    name: str
    contrary: bool = False


@cache
def _senses() -> dict[str, Sense]:
    known: dict[str, Sense] = {}
    for name, words, contrary in rows("senses.tsv"):
        for cell, is_contrary in ((words, False), ("" if contrary == "-" else contrary, True)):
            for word in cell.split():
                if "_" in word:
                    continue  # a phrase
                known.setdefault(stem(word), Sense(f"={name}", is_contrary))
    return known


@cache
def _phrases() -> dict[str, dict[str, Sense]]:
    """Return phrases of two words, such as "step down", by the second and by the base form of the first."""
    known: dict[str, dict[str, Sense]] = {}
    for name, words, contrary in rows("senses.tsv"):
        for cell, is_contrary in ((words, False), (contrary, True)):
            for first, gap, second in (word.partition("_") for word in cell.split()):
                if gap:
                    known.setdefault(second, {})[stem(first)] = Sense(f"={name}", is_contrary)
    return known


@cache
def _bases() -> dict[str, str]:
    return {form: base for base, forms in rows("irregular.tsv") for form in forms.split()}


@cache
def sense(word: str) -> Sense:
    """Return the sense of a folded word; of a word that the table lacks the stem of its base form.

    >>> sense("withdrew") == sense("withdrawal"), sense("died") == sense("killed"), sense("asleep")
    (True, True, Sense(name='=awake', contrary=True))
    """
    base = _bases().get(word, word)
    return _senses().get(stem(base)) or _senses().get(stem(word)) or Sense(stem(base))


def phrase_sense(first: str, second: str) -> Sense | None:
    """Return the sense of two folded words that are one phrase; None when they are none.

    >>> phrase_sense("stepped", "down") == sense("resigned")
    True
    """
    found = _phrases().get(second)
    return found.get(stem(_bases().get(first, first))) if found else None
