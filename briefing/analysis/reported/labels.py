"""The labels of the tagger of reported speech, and how they join into attributions.

A token is source, cue, content or nothing, in the B-/I- scheme. A label tells where its partner stands, so that the
tagger itself decides which words belong together: a source before (``S>``) or behind (``S<``) its cue; content before
(``C>``) or behind (``C<``) its cue, or going on with the content before it (``C+``); a cue of speech (``K``) or of
attitude (``K~``).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefing.analysis.reported.passage import Passage
from briefing.text.span import Span

OUTSIDE = "O"


class Item(NamedTuple):
    """A run of tokens with one label: ``first`` up to ``last``, which is not in it."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Marked:
    """An attribution as an annotator marks it: spans of the text."""

    source: Span | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    attitude: bool = False


@dataclass(slots=True)
class Linked:
    """An attribution among the items of a passage; ``cue`` is None for content that has none beside it."""

    cue: Item | None
    content: list[Item]
    source: Item | None = None


def items(labels: Sequence[str]) -> Iterator[Item]:
    """Yield the runs of the labels in order.

    >>> list(items(["B-S>", "B-K", "B-C<", "I-C<", "O"]))
    [Item(name='S>', first=0, last=1), Item(name='K', first=1, last=2), Item(name='C<', first=2, last=4)]
    """
    first = 0
    while first < len(labels):
        last = first + 1
        if labels[first] != OUTSIDE:
            name = labels[first][2:]
            while last < len(labels) and labels[last] == f"I-{name}":
                last += 1
            yield Item(name, first, last)
        first = last


def link(found: Sequence[Item]) -> list[Linked]:
    """Return the attributions that the items make: each cue with its content and its source, in order."""
    cues = [item for item in found if item.name.startswith("K")]
    linked = {cue: Linked(cue, []) for cue in cues}
    loose: list[Linked] = []
    latest: Item | None = None
    for item in found:
        if not item.name.startswith("C"):
            continue
        cue = latest if item.name == "C+" and latest else _partner(item, cues)
        if cue is None:
            loose.append(Linked(None, [item]))
        else:
            linked[cue].content.append(item)
            latest = cue
    for item in found:
        if item.name.startswith("S"):
            _give_source(item, cues, linked, loose)
    whole = [one for one in linked.values() if one.content] + loose
    return sorted(whole, key=lambda one: one.content[0].first)


def _partner(item: Item, cues: Sequence[Item]) -> Item | None:
    """Return the nearest cue on the side that the label tells, else on the other."""
    behind = next((cue for cue in cues if cue.first > item.first), None)
    before = next((cue for cue in reversed(cues) if cue.first < item.first), None)
    return (behind or before) if item.name.endswith(">") else (before or behind)


def _give_source(item: Item, cues: Sequence[Item], linked: dict[Item, Linked], loose: Sequence[Linked]) -> None:
    cue = _partner(item, cues)
    one = linked[cue] if cue else next((one for one in loose if one.source is None), None)
    if one and (one.source is None or item.name == "S>"):
        one.source = item


def labels(passage: Passage, marked: Iterable[Marked]) -> list[str]:
    """Return the labels of an annotator's marks, which the tagger learns; of nested marks the outer one counts."""
    given = [OUTSIDE] * len(passage.tokens)
    if not given:
        return given
    whole = passage.span(0, len(given))
    for one in sorted(marked, key=lambda one: -sum(span.end - span.start for span in one.content)):
        parts = sorted(one.content)
        inside = next((span for span in parts if span.overlaps(whole)), None)
        if inside:
            numbers = _numbers(passage, inside)
            if numbers and given[numbers[len(numbers) // 2]] != OUTSIDE:
                continue
        cue = min(one.cue) if one.cue else None
        for number, span in enumerate(parts):
            side = ">" if cue and cue.start >= span.start else "<"
            _put(passage, given, span, f"C{side}" if cue and not number else "C+")
        for span in one.cue:
            _put(passage, given, span, "K~" if one.attitude else "K")
        if one.source:
            beside = cue or parts[0]
            _put(passage, given, one.source, "S>" if one.source.start <= beside.start else "S<")
    return given


def _numbers(passage: Passage, span: Span) -> list[int]:
    return [n for n, token in enumerate(passage.tokens) if token.start < span.end and token.end > span.start]


def _put(passage: Passage, given: list[str], span: Span, name: str) -> None:
    before = None
    for number in _numbers(passage, span):
        if given[number] == OUTSIDE:
            given[number] = f"I-{name}" if before == number - 1 else f"B-{name}"
            before = number
