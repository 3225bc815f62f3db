"""What the tagger of reported speech sees of a token: itself, its neighbours, the cues and verbs of its sentence.

Requires a passage; assigns features. Beside word, part of speech and class of the token and those around it, it sees
the nearest cue word on both sides (a word of the table of attributing verbs), what stands between, the nearest verb
and mark, and whether the words are quoted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.parts_of_speech import plain, shape
from briefing.analysis.reported.passage import Passage
from briefing.vocabulary.clusters import cluster
from briefing.vocabulary.speech import cues

_LINKS = frozenset(
    "that which who if whether because but while when after before as since although though where what how why".split()
)


@dataclass(frozen=True, slots=True)
class _Columns:
    """One value a token: what the features of a sentence are made of."""

    words: Sequence[str]
    tags: Sequence[str]
    classes: Sequence[tuple[str, str, str] | None]
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
    words = [plain(token.lower) if token.word else token.text for token in passage.tokens]
    columns = _Columns(words, passage.tags, [cluster(word) for word in words], _cue_classes(words))
    found: list[list[str]] = []
    for number, (first, last) in enumerate(passage.sentences):
        before, behind = _neighbours(passage, columns, first, last), _neighbours(passage, columns, first, last, -1)
        quoting = any(passage.quoted[first:last])
        quoted_before = number > 0 and any(passage.quoted[slice(*passage.sentences[number - 1])])
        for place in range(first, last):
            own = _own(passage, columns, place, quoting=quoting)
            own += _window(passage, columns, place, first, last)
            own += _cue_before(columns, before, place, first, last)
            own += _cue_behind(columns, behind, place, first)
            own += _around(columns, before, behind, place, first)
            own += [f"k={_distance(place - first)}", f"kr={_distance(last - 1 - place)}"]
            if number:
                own += ["s+", f"pq={quoted_before:d}"]
            found.append(own)
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


def _neighbours(passage: Passage, columns: _Columns, first: int, last: int, step: int = 1) -> _Neighbours:
    """Return the nearest ones on the left of each token, or with step -1 on the right."""
    sides: tuple[list[int | None], ...] = ([], [], [], [])
    nearest: list[int | None] = [None, None, None, None]
    for place in range(first, last)[::step]:
        for side, number in zip(sides, nearest, strict=True):
            side.append(number)
        tag = columns.tags[place]
        if columns.cues[place] and not passage.quoted[place]:
            nearest[0] = place
        if not passage.tokens[place].word:
            nearest[1] = place
        if tag.startswith("V") or tag == "MD":
            nearest[2] = place
        if columns.words[place] in _LINKS:
            nearest[3] = place
    return _Neighbours(*(side[::step] for side in sides))


def _own(passage: Passage, columns: _Columns, place: int, *, quoting: bool) -> list[str]:
    word, classes, cue = columns.words[place], columns.classes[place], columns.cues[place]
    found = [f"w={word}", f"t={columns.tags[place]}", f"s3={word[-3:]}", f"q={passage.quoted[place]:d}{quoting:d}"]
    found.append(f"sh={shape(passage.tokens[place].text)[:4]}")
    if classes:
        found += [f"c{size}={name}" for size, name in enumerate(classes)]
    if cue:
        found.append(f"ck={cue}")
    return found


def _window(passage: Passage, columns: _Columns, place: int, first: int, last: int) -> list[str]:
    found = []
    for step in (-3, -2, -1, 1, 2, 3):
        other = place + step
        if not first <= other < last:
            found.append(f"e{step}")
            continue
        found.append(f"t{step}={columns.tags[other]}")
        classes, cue = columns.classes[other], columns.cues[other]
        if abs(step) < 3:
            found.append(f"w{step}={columns.words[other]}")
        if cue:
            found.append(f"ck{step}={cue}")
        if abs(step) == 1:
            found.append(f"q{step}={passage.quoted[other]:d}")
            if classes:
                found.append(f"c1{step}={classes[1]}")
    tags = [columns.tags[other] if first <= other < last else "#" for other in range(place - 2, place + 3)]
    word = columns.words[place]
    found += [f"tt={'/'.join(tags[1:4])}", f"tt-={'/'.join(tags[:3])}", f"tt+={'/'.join(tags[2:])}"]
    found += [f"wt={word}/{tags[3]}", f"tw={tags[1]}/{word}"]
    return found


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
    if tokens < 5:
        return str(tokens)
    return "5" if tokens < 8 else "8" if tokens < 14 else "14"
