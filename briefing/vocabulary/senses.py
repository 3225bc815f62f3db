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
                known.setdefault(stem(word), Sense(f"={name}", is_contrary))
    return known


@cache
def sense(word: str) -> Sense:
    """Return the sense of a folded word; of a word that the table lacks its stem.

    >>> sense("died") == sense("killed"), sense("asleep"), sense("ferries").name
    (True, Sense(name='=awake', contrary=True), '=boat')
    """
    return _senses().get(stem(word), Sense(stem(word)))
