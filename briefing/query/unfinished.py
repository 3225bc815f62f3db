"""The query that is asked while its last word is still being typed: that word stands for all that begin so.

``governm`` alone finds nothing until it is whole, and a list that is empty between two keys is no use. What is shown
and copied stays what was typed.
"""

from briefing.query.lexer import TokenKind, lex
from briefing.text.fold import words

_SHORTEST = 2  # letters; one letter begins a tenth of all words and says nothing yet


def unfinished(text: str) -> str | None:
    """Return the query with its last word open at the end; None where the text does not end in a bare word.

    A word that is negated is left: open, it would take away entries that nobody meant.

    >>> unfinished("country:UA governm"), unfinished("governm "), unfinished("-gov"), unfinished("is:unread")
    ('country:UA governm*', None, None, None)
    """
    tokens = lex(text)
    if not tokens:
        return None
    last = tokens[-1]
    if last.kind is not TokenKind.WORD or last.end != len(text) or last.text.endswith("*"):
        return None
    if any(token.kind is TokenKind.MINUS for token in tokens[-2:-1]) or len("".join(words(last.text))) < _SHORTEST:
        return None
    return f"{text}*"
