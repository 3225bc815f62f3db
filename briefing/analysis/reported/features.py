"""What the tagger of reported speech sees of a token: itself, its neighbours, the cues and verbs of its sentence.

Requires a passage; assigns features. Beside word, part of speech and class of the token and those around it, it sees
the nearest cue word on both sides (a word of the table of attributing verbs), what stands between, the nearest verb
and mark, and whether the words are quoted.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from briefing.analysis.parts_of_speech import encodable, plain, shape
from briefing.analysis.reported.nearest import Columns, before, behind, places
from briefing.analysis.reported.passage import Passage
from briefing.vocabulary.clusters import cluster
from briefing.vocabulary.speech import cues

_STEPS = (-3, -2, -1, 1, 2, 3)
_EDGES = tuple((f"e{step}",) for step in _STEPS)  # where a neighbour would stand outside the sentence
_OUTSIDE = (_EDGES,) * 3
_NO_TAG = "#"
_UNQUOTED, _BESIDE_QUOTED, _QUOTED = "00", "01", "11"  # whether the token is quoted, and any of its sentence
_FORMS_KEPT = 1 << 16  # cached forms of words and tags; a long article has about 3,000


def features(passage: Passage) -> list[list[str]]:
    """Return the features of each token of the passage."""
    words = [plain(token.lower) if token.word else encodable(token.text) for token in passage.tokens]
    kinds, marks = _cue_classes(words), [not token.word for token in passage.tokens]
    free = [None if quoted else kind for kind, quoted in zip(kinds, passage.quoted, strict=True)]
    found: list[list[str]] = []
    quoting = False
    for number, (first, last) in enumerate(passage.sentences):
        follows = ("s+", f"pq={quoting:d}") if number else ()
        quoting = any(passage.quoted[first:last])
        columns = Columns(words[first:last], passage.tags[first:last], free[first:last], marks[first:last])
        forms = _forms(passage, columns, kinds[first:last], first)
        sides = zip(forms, before(columns), behind(columns), places(last - first), strict=True)
        found += (
            [*own, *cue, *cue_behind, *around, *around_behind, *clause, *place, *follows]
            for own, (cue, around, clause), (cue_behind, around_behind), place in sides
        )
    return found


def _cue_classes(words: Sequence[str]) -> list[str | None]:
    """Return for each word that may attribute, alone or with the next, the kind of claim and the frames it takes."""
    table = cues()
    found: list[str | None] = []
    for number, word in enumerate(words):
        following = words[number + 1] if number + 1 < len(words) else ""
        cue = table.get(f"{word} {following}") or table.get(word)
        found.append(cue.kind[:3] + cue.frames if cue else None)
    return found


def _forms(passage: Passage, columns: Columns, kinds: Sequence[str | None], first: int) -> Iterator[list[str]]:
    """Yield what each token of a sentence and the six around it say of it; ``kinds`` are the cues, quoted ones too."""
    words, tags, last = columns.words, columns.tags, first + len(columns.words)
    quoted = passage.quoted[first:last]
    unquoted = _BESIDE_QUOTED if any(quoted) else _UNQUOTED
    spoken = [_QUOTED if one else unquoted for one in quoted]
    beside = (*_OUTSIDE, *map(_beside, words, tags, kinds, quoted), *_OUTSIDE)
    padded = (_NO_TAG, _NO_TAG, *tags, _NO_TAG, _NO_TAG)
    threes = [*map(_three, padded, padded[1:], padded[2:])]
    printed = (token.text for token in passage.tokens[first:last])
    for at, own in enumerate(map(_own, printed, words, tags, kinds, spoken)):
        yield [
            *own,
            *beside[at][0],
            *beside[at + 1][1],
            *beside[at + 2][2],
            *beside[at + 4][3],
            *beside[at + 5][4],
            *beside[at + 6][5],
            threes[at + 1][0],
            threes[at][1],
            threes[at + 2][2],
            f"wt={words[at]}/{padded[at + 3]}",
            f"tw={padded[at + 1]}/{words[at]}",
        ]


@lru_cache(maxsize=_FORMS_KEPT)
def _own(text: str, word: str, tag: str, cue: str | None, quoted: str) -> tuple[str, ...]:
    """Return what a token says of itself; ``quoted`` tells of the token, then of its sentence."""
    found = [f"w={word}", f"t={tag}", f"s3={word[-3:]}", f"q={quoted}", f"sh={shape(text)[:4]}"]
    found += [f"c{size}={name}" for size, name in enumerate(cluster(word) or ())]
    if cue:
        found.append(f"ck={cue}")
    return tuple(found)


@lru_cache(maxsize=_FORMS_KEPT)
def _beside(word: str, tag: str, cue: str | None, quoted: bool) -> tuple[tuple[str, ...], ...]:
    """Return what a token says of those it stands before and behind: one tuple for each of the steps."""
    classes = cluster(word)
    found = []
    for step in _STEPS:
        told = [f"t{step}={tag}"]
        if abs(step) < 3:
            told.append(f"w{step}={word}")
        if cue:
            told.append(f"ck{step}={cue}")
        if abs(step) == 1:
            told += [f"q{step}={quoted:d}", *([f"c1{step}={classes[1]}"] if classes else ())]
        found.append(tuple(told))
    return tuple(found)


@lru_cache(maxsize=_FORMS_KEPT)
def _three(first: str, second: str, third: str) -> tuple[str, str, str]:
    """Return what three tags in a row say of the token in their middle, behind and before them."""
    joined = f"{first}/{second}/{third}"
    return f"tt={joined}", f"tt-={joined}", f"tt+={joined}"
