"""Attributions of a passage: the tagger's labels joined, each with the source that fits best."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.analysis import models
from briefing.analysis.reported.features import features
from briefing.analysis.reported.labels import Item, items, link
from briefing.analysis.reported.passage import Passage
from briefing.analysis.reported.sources import Phrase, Source, best_source


@dataclass(frozen=True, slots=True)
class Reported:
    """Words that are somebody's: ranges of tokens. ``attitude`` tells wanting and believing from saying.

    ``cue`` is None for a quotation that goes on without one; its source is that of the attribution before it.
    """

    content: tuple[Phrase, ...]
    source: Source | None
    cue: Phrase | None
    attitude: bool


def read_reported(passage: Passage) -> Iterator[Reported]:
    """Yield the attributions of a passage in the order of their content."""
    found = tuple(items(models.tag("attribution", features(passage))))
    previous: Source | None = None
    for linked in link(found):
        source = best_source(passage, found, linked.cue, linked.content) if linked.cue else previous
        previous = source or previous
        content = tuple((item.first, item.last) for item in linked.content)
        attitude = linked.cue is not None and linked.cue.name == "K~"
        yield Reported(content, source, _range(linked.cue), attitude)


def _range(item: Item | None) -> Phrase | None:
    return (item.first, item.last) if item else None
