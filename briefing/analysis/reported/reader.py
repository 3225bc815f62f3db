"""Attributions of a passage: the tagger's labels joined, each with the source that fits best."""

from collections.abc import Iterator, Sequence

from briefing.analysis import models
from briefing.analysis.reported.announced import announced
from briefing.analysis.reported.asides import completed
from briefing.analysis.reported.clauses import FINITE, OPENERS, main_subject
from briefing.analysis.reported.continued import kept_together
from briefing.analysis.reported.features import features
from briefing.analysis.reported.heard import only_heard, said_of
from briefing.analysis.reported.labels import Item, Linked, items, link
from briefing.analysis.reported.passage import CLOSING, Passage
from briefing.analysis.reported.phrases import phrases
from briefing.analysis.reported.plausible import plausible, verb_of
from briefing.analysis.reported.result import Reported
from briefing.analysis.reported.sources import Phrase, Source, best_source

_VERBS = FINITE | {"VB"}  # not participles: "said Ada Brandt, managing director of the mill"


def read_reported(passage: Passage) -> Iterator[Reported]:
    """Yield the attributions of a passage in the order of their content."""
    found = tuple(items(models.tag("attribution", features(passage))))
    linked = tuple(announced(passage, one) for one in kept_together(passage, tuple(_linked(passage, found))))
    yield from sorted(completed(passage, found, linked), key=lambda one: one.content[0])


def _linked(passage: Passage, found: Sequence[Item]) -> Iterator[Reported]:
    """Yield the attributions that the labels make."""
    previous: Source | None = None
    for linked in link(found):
        if linked.cue and only_heard(passage, linked.cue):
            continue
        linked.cue = verb_of(passage, linked.cue) if linked.cue else None
        source = _source(passage, found, linked) if linked.cue else previous
        previous = source or previous
        content = tuple((item.first, item.last) for item in linked.content)
        attitude = linked.cue is not None and linked.cue.name == "K~"
        if linked.cue and content and (told := said_of(passage, linked.cue, content[0], source)):
            yield told
            continue
        yield Reported(content, source, _range(linked.cue), attitude)


def _source(passage: Passage, found: Sequence[Item], linked: Linked) -> Source | None:
    """Return the source of an attribution with a cue; a bare name right behind the cue is no content but the speaker.

    "…, said the French official": content and a mark stand before the cue; what follows has no verb and is not quoted.
    """
    cue, content = linked.cue, linked.content
    if cue is None:
        return None
    behind = next((item for item in content if item.first == cue.last), None)
    set_off = content[0].first < cue.first and _set_off(passage, cue, content)
    if behind and set_off and not any(passage.quoted[behind.first : behind.last]):
        known = [p for p in phrases(passage, behind.first, behind.last) if p[0] <= behind.first + 1]
        if known and not any(tag in _VERBS for tag in passage.tags[behind.first : behind.last]):
            content.remove(behind)
            head = max(known, key=lambda phrase: phrase[1])
            return Source(behind.first, behind.last, head[1] - 1)
    return plausible(passage, cue, _main_subject(passage, cue, best_source(passage, found, cue, content)))


def _set_off(passage: Passage, cue: Item, content: Sequence[Item]) -> bool:
    """Tell whether content ends before the cue: with a mark, or as a clause before a bare "said" and a name."""
    if passage.tokens[cue.first - 1].text in {",", CLOSING}:
        return True
    bare = cue.last - cue.first == 1 and passage.tokens[cue.first].lower == "said" and content[0].last == cue.first
    named = cue.last < len(passage.tags) and passage.tags[cue.last] == "NNP"
    clause = bare and any(tag in FINITE for tag in passage.tags[content[0].first : content[0].last])
    return named and clause and not any(passage.quoted[content[0].first : content[0].last])


def _main_subject(passage: Passage, cue: Item, source: Source | None) -> Source | None:
    """Return who acts in the main clause, where a participle behind it was given to the clause before it.

    "When Ada Brandt spoke, the mayor rose, saying that …" is what the mayor says.
    """
    first = passage.range_at(cue.first)[0]
    participle = passage.tags[cue.first] == "VBG" and passage.tokens[cue.first - 1].text == ","
    if source is None or not participle or passage.tokens[first].lower not in OPENERS:
        return source
    comma = next((n for n in range(first, cue.first - 1) if passage.tokens[n].text == ","), None)
    if comma is None or source.first >= comma:
        return source
    return main_subject(passage, comma, cue.first) or source


def _range(item: Item | None) -> Phrase | None:
    return (item.first, item.last) if item else None
