"""Words and marks of a sentence with their offsets: what the rules for names and attributions read."""

import re
from functools import lru_cache
from typing import NamedTuple

from briefing.text.span import Span

# A word keeps its inner apostrophes, hyphens and dots (Kyiv's, Secretary-General, U.S.); everything else is a mark;
# two apostrophes are the quotation mark of typewriters and old wires.
_TOKEN = re.compile(r"(?:[^\W_]\.){2,}|[^\W_]+(?:[’'\-‐‑][^\W_]+)*|''|``|[^\w\s]", re.UNICODE)
_ARTICLES = frozenset("al- el- ad- ar- as- an- ul-".split())
_POSSESSIVE = ("'s", "’s")
_SPANS_KEPT = 512  # sentences, 2 MB; a news article has 20 to 100, and a longer text is read more slowly, not otherwise


class Token(NamedTuple):
    """A word or a mark; ``text`` is as printed less a possessive ending, ``lower`` the same in lower case."""

    start: int
    end: int
    text: str
    lower: str
    possessive: bool

    @property
    def capital(self) -> bool:
        """Tell whether it is a word that begins with a capital letter, an Arabic article aside ("al-Assad")."""
        return self.text[0].isupper() or (self.text[:3] in _ARTICLES and self.text[3:4].isupper())

    @property
    def word(self) -> bool:
        """Tell whether it is a word or a number, not a mark."""
        return self.text[0].isalnum()


@lru_cache(maxsize=_SPANS_KEPT)
def tokenize(text: str, span: Span) -> tuple[Token, ...]:
    """Return the tokens of the span, in order; several steps read the same sentences.

    >>> [token.text for token in tokenize("Kyiv's U.S. allies, too", Span(0, 23))]
    ['Kyiv', 'U.S.', 'allies', ',', 'too']
    """
    tokens = []
    for found in _TOKEN.finditer(text, span.start, span.end):
        word = found[0]
        possessive = word.endswith(_POSSESSIVE) and len(word) > 2
        if possessive:
            word = word[:-2]
        tokens.append(Token(found.start(), found.start() + len(word), word, word.lower(), possessive))
    return tuple(tokens)
