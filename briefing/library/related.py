"""Entries with what their stories tell of them. A story is read and compared once for all its entries nearby.

An entry that is alone in its story is compared with itself, for its headline may contradict it, unless the index knows
that nothing does.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from briefing.digest.told import Place, Related, Told, told_of
from briefing.index.database import snapshot
from briefing.index.standing import at_peace
from briefing.model import Entry

if TYPE_CHECKING:
    from briefing.index.index import Index
    from briefing.library.library import Library
    from briefing.library.story_report import StoryReport
    from briefing.stories.comparison import Comparison
    from briefing.stories.story import Story

_TOGETHER = 64  # entries whose stories are looked for at once
_KEPT = 256  # stories that are kept: those of some days, which is as far as the entries of one lie apart


def related(library: "Library", entries: Iterable[Entry]) -> Iterator[Related]:
    """Yield entries with their stories, in their order."""
    left = iter(entries)
    kept = _Compared(library)
    while some := list(islice(left, _TOGETHER)):
        stories = {name: story for story in library.said.of([entry.id for entry in some]) for name in story.entries}
        for entry in some:
            story = stories.get(entry.id)
            yield Related(entry, story.id, kept.told(story)) if story else Related(entry, entry.id, {})


def among_others(library: "Library", entry: Entry) -> Related | None:
    """Return an entry with its story; None when it is alone there, and nothing was read or compared."""
    story = next(library.said.of([entry.id]), None)
    if story is None or len(story.entries) == 1:
        return None
    return Related(entry, story.id, told_of(library.report(story).comparison))


def comparison_of(library: "Library", report: "StoryReport") -> "Comparison":
    """Return what the claims of a story agree in and contradict."""
    from briefing.stories.comparison import Comparison  # noqa: PLC0415 (it loads the analysis)

    return Comparison() if _is_plain(library, report.story) else report.comparison


def _is_plain(library: "Library", story: "Story") -> bool:
    """Tell whether the index knows that comparing a story finds nothing: one entry, which nothing in it contradicts."""
    return len(story.entries) == 1 and library.answer(lambda index: _at_peace(index, story.id))


def _at_peace(index: "Index", name: str) -> bool:
    with snapshot(index.db):
        docs = index.of_id(name)
        return bool(docs) and at_peace(index.db, docs) == set(docs)


class _Compared:
    """What was told of the last stories that were asked for."""

    def __init__(self, library: "Library") -> None:
        """Compare nothing yet."""
        self._library = library
        self._kept: OrderedDict[str, Mapping[Place, Told]] = OrderedDict()

    def told(self, story: "Story") -> Mapping[Place, Told]:
        """Return what is told of the claims of a story."""
        if story.id not in self._kept:
            plain = _is_plain(self._library, story)
            self._kept[story.id] = {} if plain else told_of(self._library.report(story).comparison)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(story.id)
        return self._kept[story.id]
