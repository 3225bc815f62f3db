"""Words and marks of a sentence with their offsets: what the rules for names and attributions read."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from briefing.text.span import Span

# A word keeps its inner apostrophes, hyphens and dots (Kyiv's, Secretary-General, U.S.); everything else is a mark;
# two apostrophes are the quotation mark of typewriters and old wires.
_TOKEN = re.compile(r"(?:[^\W_]\.){2,}|[^\W_]+(?:[’'\-‐‑][^\W_]+)*|''|``|[^\w\s]", re.UNICODE)
_ARTICLES = frozenset("al- el- ad- ar- as- an- ul-".split())
_POSSESSIVE = ("'s", "’s")
_TEXTS_KEPT = 2
_SPANS_KEPT = 1 << 15  # sentences of one text; a news article has 20 to 100, 2 MB of prose 17,000, which take 60 MB
_FORMS_KEPT = 1 << 15  # words as printed; a long article has about 2,000


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


def tokenize(text: str, span: Span) -> tuple[Token, ...]:
    """Return the tokens of the span, in order; several steps read the same sentences, so those of a text are kept.

    >>> [token.text for token in tokenize("Kyiv's U.S. allies, too", Span(0, 23))]
    ['Kyiv', 'U.S.', 'allies', ',', 'too']
    """
    return _reader(text)(span)


@lru_cache(maxsize=_TEXTS_KEPT)
def _reader(text: str) -> Callable[[Span], tuple[Token, ...]]:
    """Return what tokenizes the spans of a text, each once."""

    @lru_cache(maxsize=_SPANS_KEPT)
    def read(span: Span) -> tuple[Token, ...]:
        tokens = []
        for found in _TOKEN.finditer(text, span.start, span.end):
            start, form = found.start(), _form(found[0])
            tokens.append(tuple.__new__(Token, (start, start + len(form[0]), *form)))  # half the time of Token(…)
        return tuple(tokens)

    return read


@lru_cache(maxsize=_FORMS_KEPT)
def _form(printed: str) -> tuple[str, str, bool]:
    """Return a word less its possessive ending, the same in lower case, and whether it had one."""
    possessive = printed.endswith(_POSSESSIVE) and len(printed) > 2
    word = printed[:-2] if possessive else printed
    return word, word.lower(), possessive
