"""Entries whose text may be printed in another one: those that share its rarest words. Which are, their texts tell."""

from collections import Counter

from briefing.index.database import snapshot
from briefing.index.index import Index
from briefing.text.fold import words

_LOOKED_UP = 24  # of the longest words, which are rare ones more often than not
_RARE = 8  # of those, by the entries that have them
_SHARED = 6
_FREQUENT = 2_000  # entries: a word of more tells little
_MOST = 5  # candidates


def files_alike(index: Index, text: str) -> list[tuple[str, str]]:
    """Return id and file of the entries that share most of the rarest words of a text, the likest first."""
    with snapshot(index.db):
        index.refresh()
        sets = [index.word(word) for word in longest_words(text)]
    rare = sorted((docs for docs in sets if 0 < len(docs) <= _FREQUENT), key=len)[:_RARE]
    shared = Counter(docid for docs in rare for docid in docs)
    likest = [docid for docid, count in shared.most_common(_MOST) if count >= min(_SHARED, len(rare))]
    return index.files_at(likest) if len(rare) >= _RARE // 2 else []


def longest_words(text: str) -> tuple[str, ...]:
    """Return the longest different words of a text.

    >>> longest_words("The mayor opened the bridge")
    ('bridge', 'opened', 'mayor', 'the')
    """
    return tuple(sorted(set(words(text)), key=lambda word: (-len(word), word))[:_LOOKED_UP])
