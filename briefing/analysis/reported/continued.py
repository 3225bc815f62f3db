"""Content that goes on behind the sentence of its cue: quotations do, told words end with their sentence.

Requires a passage and the attributions that the labels make; assigns them without what belongs to nobody or to another.
A quotation behind a sentence that quotes somebody goes on for him, whatever other cue stands nearer.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from briefing.analysis.reported.clauses import FINITE, OPENERS, main_subject
from briefing.analysis.reported.passage import Passage
from briefing.analysis.reported.result import Reported
from briefing.analysis.reported.sources import Phrase


def kept_together(passage: Passage, reported: Sequence[Reported]) -> Iterator[Reported]:
    """Yield the attributions with the content that is theirs; without any, they are left out."""
    taken = {n for one in reported for part in (*one.content, *([one.cue] if one.cue else ())) for n in range(*part)}
    ended = [_whole(passage, _ended(passage, one), taken) for one in reported]
    beside: dict[int, list[int]] = {}
    for number, one in enumerate(ended):
        beside.setdefault(_sentence(passage, one), []).append(number)
    resumed: dict[int, list[Phrase]] = {}
    for number, one in enumerate(ended):
        quoting = _quoting(passage, ended, number, beside.get(_sentence(passage, one), ()))
        if quoting is not None:
            behind = [part for part in one.content if _behind(passage, one, part)]
            resumed.setdefault(quoting, []).extend(behind)
            ended[number] = replace(one, content=tuple(part for part in one.content if part not in behind))
    before: Reported | None = None
    for number, one in enumerate(ended):
        content = tuple(sorted({*one.content, *resumed.get(number, ())}))
        earlier = _earlier(passage, one, content)
        if earlier:
            yield Reported(earlier, before.source if before else None, None, attitude=False)
        if content:
            before = replace(one, content=content[len(earlier) :])
            yield before


def _earlier(passage: Passage, one: Reported, content: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Return the quotations that end before the sentence of a cue that only tells: “I was ill.” Hay said he left."""
    if one.cue is None or any(passage.quoted[n] for part in content for n in range(*part) if _same(passage, one, n)):
        return ()
    told = content and content[-1][0] >= one.cue[1]
    first = passage.range_at(one.cue[0])[0]
    return tuple(part for part in content if told and part[1] <= first)


def _ended(passage: Passage, one: Reported) -> Reported:
    """Return the attribution without told words of other sentences than that of its cue."""
    if one.cue is None:
        return one
    first, last = passage.range_at(one.cue[0])
    last = _clause_end(passage, one.cue, one.content, first, last)
    parts = [part if _quoted(passage, part) else (max(part[0], first), min(part[1], last)) for part in one.content]
    return replace(one, content=tuple(part for part in parts if part[0] < part[1]))


def _whole(passage: Passage, one: Reported, taken: Set[int]) -> Reported:
    """Return the attribution with its clause up to the next mark or conjunction, where the tagger stopped inside it."""
    if one.cue is None or not one.content:
        return one
    first, last = one.content[-1]
    if last <= one.cue[0]:
        return _up_to_speaker(passage, one, taken)
    stop = passage.range_at(one.cue[0])[1]
    clause = any(passage.tags[n] in FINITE for n in range(first, last))
    end = last
    while end < stop and passage.tokens[end].word and passage.tags[end] != "CC" and end not in taken:
        end += 1
    said = passage.quoted[first] or passage.quoted[last - 1] or not passage.tokens[last - 1].word
    if first < one.cue[1] or said or not clause or (end < stop and end in taken):
        return one
    return replace(one, content=(*one.content[:-1], (first, end)))


def _up_to_speaker(passage: Passage, one: Reported, taken: Set[int]) -> Reported:
    """Return the attribution with what stands before the comma of who says it: "… will be held on Sunday, he said".

    The tagger gives a day to the verb of saying, which it follows elsewhere; without it two days would be one.
    """
    first, last = one.content[-1]
    end, cue = last, one.cue[0] if one.cue else last
    while end < cue and passage.tokens[end].word and end not in taken:
        end += 1
    told = passage.tokens[last - 1].word and not passage.quoted[last - 1]
    if not told or end in {last, cue} or passage.tokens[end].text != ",":
        return one
    if any(passage.tags[n] in FINITE for n in range(last, end)):
        return one
    return replace(one, content=(*one.content[:-1], (first, end)))


def _clause_end(passage: Passage, cue: Phrase, content: Sequence[Phrase], first: int, last: int) -> int:
    """Return where a sentence that opens with "When Ada Brandt said …, " comes to its main clause; else its end."""
    if passage.tokens[first].lower not in OPENERS or not content:
        return last
    start = max(cue[1], content[0][0])
    for comma in range(start, last - 1):
        if passage.tokens[comma].text == ",":
            spoke = any(passage.tags[n] in FINITE for n in range(first, cue[1]))
            told = any(passage.tags[n] in FINITE for n in range(start, comma))
            return comma if spoke and told and main_subject(passage, comma, last) else last
    return last


def _sentence(passage: Passage, one: Reported) -> int:
    """Return the number of the sentence of the cue; -1 where there is none."""
    return passage.sentence_of[one.cue[0]] if one.cue else -1


def _quoting(passage: Passage, reported: Sequence[Reported], number: int, beside: Sequence[int]) -> int | None:
    """Return which of the attributions of its sentence quotes, where this one only tells."""
    one = reported[number]
    if one.cue is None or any(
        passage.quoted[n] for part in one.content for n in range(*part) if _same(passage, one, n)
    ):
        return None
    for other in beside:
        found = reported[other]
        cue = found.cue if found.cue != one.cue else None
        if cue and any(_quoted(passage, part) and part[0] < cue[0] for part in found.content):
            return other
    return None


def _same(passage: Passage, one: Reported, number: int) -> bool:
    return one.cue is not None and passage.sentence_of[number] == passage.sentence_of[one.cue[0]]


def _behind(passage: Passage, one: Reported, part: Phrase) -> bool:
    """Tell whether a part of the content stands in a sentence behind that of the cue."""
    return one.cue is not None and passage.sentence_of[part[0]] > passage.sentence_of[one.cue[0]]


def _quoted(passage: Passage, part: Phrase) -> bool:
    words = [number for number in range(*part) if passage.tokens[number].word]
    return bool(words) and all(passage.quoted[number] for number in words)
