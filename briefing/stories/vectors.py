"""An article as what it is compared by: its heaviest terms, the words of its headline, and when it was published.

Weights are whole numbers from 1 to 255, so that what is kept of an entry and what is made anew are the same.
"""

import math
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

from briefing.model import Entry
from briefing.stories.terms import term_of, tokens, weights

TERMS = 64  # kept of an article, the heaviest: 48 lose nothing that can be told from chance, 32 lose .01 of B-cubed
# Two articles are compared only when so many words are among the heaviest of both: what makes finding them cheap. On
# ECB+ one of 16 loses nothing against comparing all, two of 16 hardly anything, three of 16 or one of 8 lose .01.
KEYS, SHARED = 16, 2
_HEADLINE = 24  # words of a headline that are looked at
_TOP = 255


@dataclass(frozen=True, slots=True)
class Vector:
    """The terms of an article with their weights, heaviest first, and the terms of its headline in order.

    A term of the headline is positive when it is a name or number, else negative (its complement).
    """

    terms: Mapping[int, int]
    headline: tuple[int, ...] = ()
    length: float = field(init=False, compare=False)
    keys: frozenset[int] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Work out what every comparison needs."""
        object.__setattr__(self, "length", math.sqrt(sum([weight * weight for weight in self.terms.values()])))
        object.__setattr__(self, "keys", frozenset(islice(self.terms, KEYS)))


def vector_of(headline: str, text: str) -> Vector:
    """Return the vector of an article; an empty one when it has no word that tells anything."""
    found = weights(headline, text)
    heaviest = sorted(found.items(), key=lambda row: (-row[1], row[0]))[:TERMS]
    scale = _TOP / heaviest[0][1] if heaviest else 0.0
    terms = {term_of(word): max(1, round(weight * scale)) for word, weight in heaviest}
    # Words of equal weight, once rounded, stand in the order of their numbers.
    ordered = dict(sorted(terms.items(), key=lambda row: (-row[1], row[0])))
    marked = (term_of(word) if is_marked else ~term_of(word) for word, is_marked in tokens(headline, _HEADLINE))
    return Vector(ordered, tuple(marked))


def entry_vector(entry: Entry, text: str) -> Vector:
    """Return the vector of an entry with the text of its sources; of one without a text, of what it says itself."""
    said = (*(part.text for part in entry.summary), *(claim.text for claim in entry.claims))
    return vector_of(entry.headline, text if text.strip() else "\n".join(said))


def likeness(one: Vector, other: Vector) -> float:
    """Return the cosine of two vectors, 0 to 1."""
    few, many = (one.terms, other.terms) if len(one.terms) <= len(other.terms) else (other.terms, one.terms)
    shared = sum([weight * many[term] for term, weight in few.items() if term in many])
    return shared / (one.length * other.length) if shared else 0.0


def pack(vector: Vector) -> bytes:
    """Return the vector as bytes: the number of terms, their numbers, their weights, the headline."""
    terms = array("I", vector.terms)
    return bytes([len(terms)]) + terms.tobytes() + bytes(vector.terms.values()) + array("i", vector.headline).tobytes()


def unpack(data: bytes) -> Vector:
    """Return the vector of some bytes; raise ValueError for what ``pack`` never makes."""
    count = data[0] if data else 0
    if not data or count > TERMS or len(data) < 1 + 5 * count or (len(data) - 1 - 5 * count) % 4:
        raise ValueError("this is no vector")
    terms, headline = array("I"), array("i")
    terms.frombytes(data[1 : 1 + 4 * count])
    headline.frombytes(data[1 + 5 * count :])
    return Vector(dict(zip(terms, data[1 + 4 * count : 1 + 5 * count], strict=True)), tuple(headline))
