"""Whose words they are: the best source of an attribution among the noun phrases of the cue's sentence.

Requires cue and content; assigns a source, or none. A linear model, trained with a margin (structured perceptron,
Collins 2002), weighs where a phrase stands, what lies between it and the cue, its head, and what the tagger said of it.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefing.analysis.reported.labels import Item
from briefing.analysis.reported.passage import CLOSING, OPENING, Passage
from briefing.analysis.reported.phrases import PRONOUNS, phrases
from briefing.vocabulary.clusters import cluster

Phrase = tuple[int, int]

MAX_CLIMB = 4  # phrases between the one beside the cue and the one that speaks

_WEIGHTS = Path(__file__).parents[2] / "weights" / "sources.tsv"
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BETWEEN = _FINITE | {"RB", "VB", "VBN", "VBG", "TO", ","}
_NAMES = frozenset({"NNP", "NNPS"})
_BELONGING = frozenset({"of", "within", "inside", "in", "at", "from", "for", "with", "to"})
_LINKS = frozenset({"that", "which", "who", "because", "while", "if", "as", "when"})
BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be the source of one attribution: phrases, and the features of each and, last, of none."""

    candidates: tuple[Phrase, ...]
    features: tuple[tuple[str, ...], ...]


@cache
def _weights() -> Mapping[str, float]:
    rows = (line.rpartition("\t") for line in _WEIGHTS.read_text(encoding="utf-8").splitlines())
    return {name: float(weight) for name, _, weight in rows}


@dataclass(frozen=True, slots=True)
class Source:
    """The tokens of a source, ``first`` up to ``last``; ``head`` is the noun or name it is about, or the pronoun."""

    first: int
    last: int
    head: int


def best_source(passage: Passage, found: Sequence[Item], cue: Item, content: Sequence[Item]) -> Source | None:
    """Return the source, grown to what the tagger marked there; None where nobody is named."""
    choice = choose(passage, found, cue, content)
    weights = _weights()
    scores = [math.fsum([weights.get(name, 0.0) for name in names]) for names in choice.features]
    best = max(range(len(scores)), key=lambda number: scores[number])
    if best == len(choice.candidates):
        return None
    first, last = choice.candidates[best]
    touched = found[bisect_right(found, first, key=_last) : bisect_left(found, last, key=_first)]
    whole = next((item for item in touched if item.name.startswith("S")), None)
    grown = (min(first, whole.first), max(last, whole.last)) if whole else (first, last)
    head = _climb(passage, (first, last), cue)
    return Source(min(grown[0], head[0]), grown[1], head[1] - 1)


def _climb(passage: Passage, phrase: Phrase, cue: Item) -> Phrase:
    """Return the phrase that one belongs to or explains, up to the one that speaks.

    "James Ora of the Red Cross" is about James Ora, "Ada Brandt, a nurse from Ohio," about Ada Brandt, and "a letter
    seen by Reuters" about the letter.
    """
    if passage.tokens[phrase[1] - 1].lower in PRONOUNS:
        return phrase
    known = phrases(passage, *passage.range_at(phrase[0]))
    if passage.tokens[phrase[1] - 1].possessive and phrase[1] != cue.first:  # "the agency's chief"
        phrase = max(other for other in known if other[0] == phrase[0])
    behind = phrase[0] >= cue.last
    closed = behind or any(token.text == "," for token in passage.tokens[phrase[1] : phrase[1] + 1])
    for _ in range(MAX_CLIMB):
        link = _link_before(passage, phrase)
        if link < 1 or (behind and link <= cue.last):
            return phrase
        above = max((other for other in known if other[1] == link), key=lambda p: p[1] - p[0], default=None)
        if above is None or not _leads_up(passage, above, phrase, link, closed=closed):
            return phrase
        phrase = above
    return phrase


def _link_before(passage: Passage, phrase: Phrase) -> int:
    """Return the token that joins a phrase to what stands before it: "by" with its participle counts as one."""
    before = phrase[0] - 1
    seen = before > 0 and passage.tokens[before].lower == "by" and passage.tags[before - 1] == "VBN"
    return before - 1 if seen else before


def _leads_up(passage: Passage, above: Phrase, phrase: Phrase, link: int, *, closed: bool) -> bool:
    word = passage.tokens[link].lower
    if word == "and":
        return all(passage.tags[end - 1] in _NAMES for end in (above[1], phrase[1]))
    if word == ",":
        return closed and _may_be_explained(passage, above)
    return word in _BELONGING or link < phrase[0] - 1


def _may_be_explained(passage: Passage, phrase: Phrase) -> bool:
    """Tell whether a name may have an apposition: not a day or a place that opens the sentence ("In Paris, …")."""
    capital = passage.tags[phrase[1] - 1] in _NAMES
    return capital and (phrase[0] == 0 or passage.tags[phrase[0] - 1] not in {"IN", "TO"})


def choose(passage: Passage, found: Sequence[Item], cue: Item, content: Sequence[Item]) -> Choice:
    """Return the candidates of an attribution, with their features; ``found`` are all items of the passage in order."""
    first, last = passage.range_at(cue.first)
    here = found[bisect_left(found, first, key=_first) : bisect_left(found, last, key=_first)]
    marked = [item for item in here if item.name.startswith("S")]
    parts = [(item.first, item.last) for item in content]
    candidates = _candidates(passage, cue, parts, marked)
    looks = _Looks(passage, cue, parts, marked, candidates, here)
    return Choice(tuple(candidates), (*(tuple(looks.of(phrase)) for phrase in candidates), tuple(looks.of_nobody())))


def _candidates(passage: Passage, cue: Item, content: Sequence[Phrase], marked: Sequence[Item]) -> list[Phrase]:
    """Return the phrases beside the cue and outside quoted content, and what the tagger marked besides."""
    first, last = passage.range_at(cue.first)
    outside = [phrase for phrase in phrases(passage, first, last) if not _overlap(phrase, (cue.first, cue.last))]
    spoken = [p for p in content if passage.quoted[min(p[0] + 1, p[1] - 1)]]
    free = [p for p in outside if not any(s[0] <= p[0] and p[1] <= s[1] and passage.quoted[p[0]] for s in spoken)]
    for item in marked:
        phrase = (item.first, item.last)
        if not any(_overlap(phrase, other) for other in free) and not _overlap(phrase, (cue.first, cue.last)):
            free.append(phrase)
    return sorted(set(free))


def _first(item: Item) -> int:
    return item.first


def _last(item: Item) -> int:
    return item.last


def _overlap(one: Phrase, other: Phrase) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _size(count: int) -> str:
    """Return the size of a count: exact up to three, then in steps."""
    if count < 4:
        return str(count)
    return "4" if count < 6 else "6" if count < 10 else "10" if count < 16 else "16"


@dataclass(frozen=True, slots=True)
class _Looks:
    """How the candidates of one attribution look."""

    passage: Passage
    cue: Item
    content: Sequence[Phrase]
    marked: Sequence[Item]
    candidates: Sequence[Phrase]
    found: Sequence[Item]

    def of(self, phrase: Phrase) -> list[str]:
        side = "B" if phrase[1] <= self.cue.first else "A"
        low, high = (phrase[1], self.cue.first) if side == "B" else (self.cue.last, phrase[0])
        distance = _size(max(high - low, 0))
        return [
            *self._place(phrase, side, low, high, distance),
            *self._head(phrase, side),
            *self._beside(phrase, side),
            *self._tagged(phrase, side, low, high),
        ]

    def of_nobody(self) -> list[str]:
        words, tags, cue = self.passage.tokens, self.passage.tags, self.cue
        first, last = self.passage.range_at(cue.first)
        passive = any(token.lower in BE for token in words[cue.first : cue.last])
        ahead = any(i.name == "S>" and i.last <= cue.first and cue.first - i.last < 5 for i in self.marked)
        near = ahead or any(i.name == "S<" and i.first >= cue.last and i.first - cue.last < 4 for i in self.marked)
        return [
            "N",
            f"Nct={tags[cue.first]}",
            f"Ncl={tags[cue.last - 1]}",
            f"Ncw={words[cue.last - 1].lower}",
            f"Nc0={words[cue.first].lower}",
            f"Ncrf={bool(self.marked):d}",
            f"Nlen={_size(cue.last - cue.first)}",
            f"Npt={tags[cue.first - 1] if cue.first > first else '#'}",
            f"Nby={cue.last < last and words[cue.last].lower == 'by':d}",
            f"Nnear={near:d}",
            f"Ncdir={self._direction()}",
            f"Nbe={passive:d}{tags[cue.last - 1]}",
        ]

    def _direction(self) -> str:
        return "<" if self.content[0][0] < self.cue.first else ">"

    def _place(self, phrase: Phrase, side: str, low: int, high: int, distance: str) -> list[str]:
        words, tags = self.passage.tokens[low:high], self.passage.tags[low:high]
        between = sum(1 for other in self.candidates if other != phrase and other[0] >= low and other[1] <= high)
        skips = all(tag in _BETWEEN for tag in tags)
        inside = any(_overlap(phrase, part) for part in self.content)
        over = any(part[0] >= low and part[1] <= high for part in self.content)
        cue_tag = self.passage.tags[self.cue.first]
        return [
            "bias",
            side,
            f"{side}inc={inside:d}",
            f"{side}inq={self.passage.quoted[phrase[0]]:d}",
            f"{side}d={distance}",
            f"{side}np={_size(between)}",
            f"{side}vb={_size(sum(tag in _FINITE for tag in tags))}",
            f"{side}skip={skips:d}",
            f"{side}comma={_size(sum(token.text == ',' for token in words))}",
            f"{side}qm={any(token.text in (OPENING, CLOSING) for token in words):d}",
            f"{side}conj={any(tag == 'CC' for tag in tags):d}",
            f"{side}sub={any(token.lower in _LINKS for token in words):d}",
            f"{side}over={over:d}",
            f"{side}cdir={self._direction()}",
            f"{side}cdir={self._direction()}{distance}{skips:d}",
            f"{side}adj={distance == '0':d}{cue_tag}",
            f"{side}ct={cue_tag}",
            f"{side}cw={self.passage.tokens[self.cue.first].lower}",
            f"{side}cl={self.passage.tokens[self.cue.last - 1].lower}/{distance}",
            f"{side}first={phrase == self.candidates[0]:d}",
        ]

    def _head(self, phrase: Phrase, side: str) -> list[str]:
        token, tag = self.passage.tokens[phrase[1] - 1], self.passage.tags[phrase[1] - 1]
        found = [f"ht={tag}", f"{side}ht={tag}", f"h={token.lower}", f"poss={token.possessive:d}{side}"]
        found.append(f"cap={self.passage.tokens[phrase[0]].capital:d}{tag}")
        if phrase[1] - phrase[0] == 1 and token.lower in PRONOUNS:
            found += [f"pr={token.lower}", f"{side}pr={token.lower}"]
        classes = cluster(token.lower)
        if classes:
            found += [f"hc0={classes[0]}", f"hc1={classes[1]}"]
        return found

    def _beside(self, phrase: Phrase, side: str) -> list[str]:
        first, last = self.passage.range_at(self.cue.first)
        before = phrase[0] - 1 if phrase[0] > first else None
        behind = phrase[1] if phrase[1] < last else None
        tag = self.passage.tags[before] if before is not None else "#"
        found = [f"pt={tag}", f"{side}pt={tag}"]
        if before is not None and tag in {"IN", "TO"}:
            found.append(f"{side}pw={self.passage.tokens[before].lower}")
        found.append(f"{side}nt={self.passage.tags[behind] if behind is not None else '#'}")
        found.append(f"{side}nw={self.passage.tokens[behind].lower if behind is not None else '#'}")
        return found

    def _tagged(self, phrase: Phrase, side: str, low: int, high: int) -> list[str]:
        mark = next((item for item in self.marked if _overlap(phrase, (item.first, item.last))), None)
        if mark is None:
            return [f"nocrf={bool(self.marked):d}"]
        right = (mark.name == "S>") == (side == "B")
        crossed = any(item.name.startswith("K") and low <= item.first < high for item in self.found)
        return ["crf", f"{side}crf={right:d}{crossed:d}"]
