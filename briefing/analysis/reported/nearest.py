"""What the tagger of reported speech sees on both sides of a token: the nearest cue, verb and mark.

Requires the words of one sentence; assigns features, each side in one walk over the sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LINKS = frozenset(
    "that which who if whether because but while when after before as since although though where what how why".split()
)
_SIZES = tuple("0 1 2 3 4 5 5 5 8 8 8 8 8 8 14".split())  # of a distance: exact up to four, then in steps
_FARTHEST = len(_SIZES) - 1
_SINCE_CUE, _UNTIL_CUE, _FROM_FIRST, _TO_LAST = (
    tuple(f"{name}={size}" for size in _SIZES) for name in ("lcd", "rcd", "k", "kr")
)

_Features = tuple[str, ...]
_NO_CUE_BEFORE: _Features = ("lc-",)
_NO_CUE_BEHIND: _Features = ("rc-",)
_NOTHING: _Features = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """One value a token of a sentence; a cue is None in quoted words, ``marks`` tells what is no word."""

    words: Sequence[str]
    tags: Sequence[str]
    cues: Sequence[str | None]
    marks: Sequence[bool]

    def rows(self) -> list[tuple[int, str, str, str | None, bool]]:
        """Return number, word, tag, cue and mark of each token."""
        return list(zip(range(len(self.words)), self.words, self.tags, self.cues, self.marks, strict=True))


def places(tokens: int) -> Iterator[_Features]:
    """Yield how far each token of a sentence is from its first and from its last."""
    for number in range(tokens):
        yield _FROM_FIRST[min(number, _FARTHEST)], _TO_LAST[min(tokens - 1 - number, _FARTHEST)]


def before(columns: Columns) -> Iterator[tuple[_Features, _Features, _Features]]:
    """Yield what stands before each token, in order: the nearest cue, verb and mark, and what opened the clause."""
    words = columns.words
    cue, head, tail = 0, _NO_CUE_BEFORE, _NOTHING
    crossed, between = "lcp=0", "lcs=-"  # a mark and a linking word since the cue
    verb, mark, opening, link = None, "lp=-", _NOTHING, _NOTHING
    for number, word, tag, kind, is_mark in columns.rows():
        since = (_SINCE_CUE[min(number - cue, _FARTHEST)], *tail, crossed, between) if tail else ()
        told = (*_verb(verb, number), mark) if verb else (mark,)
        yield (*head, *since), told, (*opening, *link)
        if is_mark:
            mark, crossed = f"lp={word}", "lcp=1"
            opening = (f"lpw={word}{words[number - 1][:1]}",) if number else ()
        if word in _LINKS:
            between, link = f"lcs={word}", (f"sb={word}",)
        if tag[:1] == "V" or tag == "MD":
            verb = number, f"lv={word}", f"lvt={tag}"
        if kind:
            following = words[number + 1] if number + 1 < len(words) else "#"
            cue, head, tail = number, (f"lc={word}", f"lck={kind}"), (f"lct={tag}", f"lcn={following}")
            crossed, between = "lcp=0", "lcs=-"


def behind(columns: Columns) -> list[tuple[_Features, _Features]]:
    """Return what stands behind each token, in order: the nearest cue, and the nearest verb and mark."""
    found: list[tuple[_Features, _Features]] = []
    cue, head, tail, between = 0, _NO_CUE_BEHIND, _NOTHING, "rcp=-"
    verb, mark = None, "rp=-"
    for number, word, tag, kind, is_mark in reversed(columns.rows()):
        until = (_UNTIL_CUE[min(cue - number, _FARTHEST)], *tail, between) if tail else ()
        told = (*_verb(verb, number), mark) if verb else (mark,)
        found.append(((*head, *until), told))
        if is_mark:
            mark, between = f"rp={word}", f"rcp={word}"
        if tag[:1] == "V" or tag == "MD":
            verb = number, f"rv={word}", f"rvt={tag}"
        if kind:
            cue, head, tail, between = number, (f"rc={word}", f"rck={kind}"), (f"rct={tag}",), "rcp=-"
    return found[::-1]


def _verb(verb: tuple[int, str, str], number: int) -> _Features:
    """Return what a verb says of the token ``number``: its word, and its tag with its distance."""
    return verb[1], verb[2] + _SIZES[min(abs(number - verb[0]), _FARTHEST)]
