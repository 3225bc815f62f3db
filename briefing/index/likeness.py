"""Entries whose text may be printed in another one: those that share its rarest words, and most words in a row.

Which of them are, their sources tell.
"""

from collections import Counter
from collections.abc import Sequence

from briefing.index.database import snapshot
from briefing.index.index import Index
from briefing.text.fold import words

_LOOKED_UP = 24  # of the longest words, which are rare ones more often than not
_RARE = 8  # of those, by the entries that have them
_SHARED = 6
_FREQUENT = 2_000  # entries: a word of more tells little
_MOST = 5  # candidates
_ROW = 4  # words
_IN_ROWS = 0.75  # of the rows of the shorter text


def files_alike(index: Index, text: str) -> list[tuple[str, str]]:
    """Return id and file of the entries that share most of the rarest words of a text, the likest first."""
    with snapshot(index.db):
        index.refresh()
        sets = [index.word(word) for word in longest_words(text)]
        rare = sorted((docs for docs in sets if 0 < len(docs) <= _FREQUENT), key=len)[:_RARE]
        if len(rare) < _RARE:
            return []
        shared = Counter(docid for docs in rare for docid in docs)
        likest = [docid for docid, count in shared.most_common(_MOST) if count >= _SHARED]
        wanted = _rows(words(text))
        texts = index.words(likest)
        return index.files_at([docid for docid in likest if docid in texts and _alike(wanted, texts[docid][0])])


def _alike(wanted: set[tuple[str, ...]], folded: str) -> bool:
    rows = _rows(folded.split())
    return len(wanted & rows) >= _IN_ROWS * min(len(wanted), len(rows))


def _rows(row: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(row[at : at + _ROW]) for at in range(max(len(row) - _ROW + 1, 1))}


def longest_words(text: str) -> tuple[str, ...]:
    """Return the longest different words of a text.

    >>> longest_words("The mayor opened the bridge")
    ('bridge', 'opened', 'mayor', 'the')
    """
    return tuple(sorted(set(words(text)), key=lambda word: (-len(word), word))[:_LOOKED_UP])
