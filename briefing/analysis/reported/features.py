"""What the tagger of reported speech sees of a token: itself, its neighbours, the cues and verbs of its sentence.

Requires a passage; assigns features. Beside word, part of speech and class of the token and those around it, it sees
the nearest cue word on both sides (a word of the table of attributing verbs), what stands between, the nearest verb
and mark, and whether the words are quoted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.analysis.parts_of_speech import encodable, plain, shape
from briefing.analysis.reported.passage import Passage
from briefing.vocabulary.clusters import cluster
from briefing.vocabulary.speech import cues

_LINKS = frozenset(
    "that which who if whether because but while when after before as since although though where what how why".split()
)


_SIZES = tuple("0 1 2 3 4 5 5 5 8 8 8 8 8 8 14".split())
_STEPS = (-3, -2, -1, 1, 2, 3)
_EDGES = tuple((f"e{step}",) for step in _STEPS)  # where a neighbour would stand outside the sentence
_OUTSIDE = (_EDGES,) * 3
_NO_TAG = "#"
_FORMS_KEPT = 1 << 16  # cached forms of words and tags; a long article has about 3,000


@dataclass(frozen=True, slots=True)
class _Columns:
    """One value a token: what the features of a sentence are made of."""

    words: Sequence[str]
    tags: Sequence[str]
    cues: Sequence[str | None]


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """For each token of a sentence the number of the nearest cue, mark, verb or linking word on one side, or None."""

    cue: Sequence[int | None]
    mark: Sequence[int | None]
    verb: Sequence[int | None]
    link: Sequence[int | None]


def features(passage: Passage) -> list[list[str]]:
    """Return the features of each token of the passage."""
    words = [plain(token.lower) if token.word else encodable(token.text) for token in passage.tokens]
    columns = _Columns(words, passage.tags, _cue_classes(words))
    found: list[list[str]] = []
    for number, (first, last) in enumerate(passage.sentences):
        before, behind = _neighbours(passage, columns, first, last)
        forms = _forms(passage, columns, first, last)
        quoted_before = number > 0 and any(passage.quoted[slice(*passage.sentences[number - 1])])
        follows = ("s+", f"pq={quoted_before:d}") if number else ()
        for place, own in zip(range(first, last), forms, strict=True):
            near = [
                *_cue_before(columns, before, place, first, last),
                *_cue_behind(columns, behind, place, first),
                *_around(columns, before, behind, place, first),
            ]
            size = (f"k={_distance(place - first)}", f"kr={_distance(last - 1 - place)}")
            found.append([*own, *near, *size, *follows])
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


def _neighbours(passage: Passage, columns: _Columns, first: int, last: int) -> tuple[_Neighbours, _Neighbours]:
    """Return the nearest ones on the left of each token, and those on the right."""
    places = range(first, last)
    flags = (
        [bool(columns.cues[place]) and not passage.quoted[place] for place in places],
        [not token.word for token in passage.tokens[first:last]],
        [tag[:1] == "V" or tag == "MD" for tag in columns.tags[first:last]],
        [word in _LINKS for word in columns.words[first:last]],
    )
    left = [_nearest(there, places) for there in flags]
    right = [_nearest(there[::-1], places[::-1])[::-1] for there in flags]
    return _Neighbours(*left), _Neighbours(*right)


def _nearest(flags: Sequence[bool], places: Sequence[int]) -> list[int | None]:
    """Return for each place the last one before it whose flag is set."""
    found: list[int | None] = []
    nearest = None
    for there, place in zip(flags, places, strict=True):
        found.append(nearest)
        if there:
            nearest = place
    return found


def _forms(passage: Passage, columns: _Columns, first: int, last: int) -> Iterator[list[str]]:
    """Yield what each token of a sentence and the six around it say of it."""
    words, tags = columns.words[first:last], columns.tags[first:last]
    quoting = any(passage.quoted[first:last])
    inside = map(_beside, words, tags, columns.cues[first:last], passage.quoted[first:last])
    beside = (*_OUTSIDE, *inside, *_OUTSIDE)
    padded = (_NO_TAG, _NO_TAG, *tags, _NO_TAG, _NO_TAG)
    threes = [_three(*padded[at : at + 3]) for at in range(len(words) + 2)]
    for at, word in enumerate(words):
        place = first + at
        own = _own(
            passage.tokens[place].text, word, tags[at], columns.cues[place], f"{passage.quoted[place]:d}{quoting:d}"
        )
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
            f"wt={word}/{padded[at + 3]}",
            f"tw={padded[at + 1]}/{word}",
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


def _cue_before(columns: _Columns, near: _Neighbours, place: int, first: int, last: int) -> list[str]:
    cue, mark, link = near.cue[place - first], near.mark[place - first], near.link[place - first]
    if cue is None:
        return ["lc-"]
    following = columns.words[cue + 1] if cue + 1 < last else "#"
    between = columns.words[link] if link is not None and link > cue else "-"
    return [
        f"lc={columns.words[cue]}",
        f"lck={columns.cues[cue]}",
        f"lcd={_distance(place - cue)}",
        f"lct={columns.tags[cue]}",
        f"lcn={following}",
        f"lcp={mark is not None and mark > cue:d}",
        f"lcs={between}",
    ]


def _cue_behind(columns: _Columns, near: _Neighbours, place: int, first: int) -> list[str]:
    cue, mark = near.cue[place - first], near.mark[place - first]
    if cue is None:
        return ["rc-"]
    return [
        f"rc={columns.words[cue]}",
        f"rck={columns.cues[cue]}",
        f"rcd={_distance(cue - place)}",
        f"rct={columns.tags[cue]}",
        f"rcp={columns.words[mark] if mark is not None and mark < cue else '-'}",
    ]


def _around(columns: _Columns, before: _Neighbours, behind: _Neighbours, place: int, first: int) -> list[str]:
    """Return the nearest verbs and marks, and the linking word that opened the clause."""
    found = []
    for side, near in (("l", before), ("r", behind)):
        verb, mark = near.verb[place - first], near.mark[place - first]
        if verb is not None:
            found += [f"{side}v={columns.words[verb]}", f"{side}vt={columns.tags[verb]}{_distance(abs(place - verb))}"]
        found.append(f"{side}p={columns.words[mark] if mark is not None else '-'}")
    mark, link = before.mark[place - first], before.link[place - first]
    if mark is not None and mark > first:
        found.append(f"lpw={columns.words[mark]}{columns.words[mark - 1][:1]}")
    if link is not None:
        found.append(f"sb={columns.words[link]}")
    return found


def _distance(tokens: int) -> str:
    """Return the size of a distance: exact up to four, then in steps."""
    return _SIZES[min(tokens, 14)]
