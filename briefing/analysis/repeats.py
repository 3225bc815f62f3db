"""Lines that another line says again: leads printed twice or cut short, pull quotes, captions of galleries.

Compared are the folded words, so that quotation marks, dots and case make no difference. Of two lines that say the same
the earlier stays; of one that is part of another the longer stays. The time is linear in the text.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from briefing.text.fold import words
from briefing.text.span import Span

REPEAT_WORDS = 5  # shorter repeats happen in prose ("He said no.")
SHINGLE = 4  # words in a row; two lines of news that differ share few such runs
NEAR_WORDS = 10  # a line this long is compared by its runs of words, not only from its beginning
NEAR_SHARE = 0.85  # of the runs of words of a line stand in the other: one word in thirty may differ
MOST_OWNERS = 4  # lines that are remembered for one run of words: a phrase of every line says nothing

_CUT = re.compile(r"(?:\W*\b(?:read|see|show) more\b)?[\s.…\[\]]*$", re.IGNORECASE)


def repeats(text: str, lines: Sequence[Span]) -> frozenset[int]:
    """Return the numbers of the lines that another line says again in full, or nearly so."""
    said = [words(_CUT.sub("", line.of(text)[-40:]).join((line.of(text)[:-40], ""))) for line in lines]
    return frozenset(_beginnings(said)) | frozenset(_parts(said))


def _beginnings(said: Sequence[Sequence[str]]) -> set[int]:
    """Return lines that are equal to an earlier one or to the beginning of another, which may end within a word."""
    joined = [" ".join(line) for line in said]
    order = sorted(range(len(said)), key=lambda number: (joined[number], number))
    found = set()
    for here, after in pairwise(order):  # a prefix sorts directly before what begins with it
        if len(said[here]) >= REPEAT_WORDS and joined[after].startswith(joined[here]):
            found.add(max(here, after) if joined[here] == joined[after] else here)
    return found


def _parts(said: Sequence[Sequence[str]]) -> set[int]:
    """Return lines most of whose runs of words stand in one other line that is longer, or as long and earlier."""
    owners: dict[tuple[str, ...], list[int]] = {}
    for number, line in enumerate(said):
        for run in _runs(line):
            known = owners.setdefault(run, [])
            if len(known) < MOST_OWNERS:
                known.append(number)
    found = set()
    for number, line in enumerate(said):
        if len(line) < NEAR_WORDS:
            continue
        runs = _runs(line)
        shared = Counter(owner for run in runs for owner in owners[run] if _precedes(said, owner, number))
        if shared and max(shared.values()) >= NEAR_SHARE * len(runs):
            found.add(number)
    return found


def _precedes(said: Sequence[Sequence[str]], owner: int, number: int) -> bool:
    return (len(said[owner]), -owner) > (len(said[number]), -number)


def _runs(line: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(line[n : n + SHINGLE]) for n in range(len(line) - SHINGLE + 1))
