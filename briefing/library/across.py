"""What is told across the stories of a library: what they contradict each other in, and what they say will be.

Which stories are worth reading the index tells: nothing else is read.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from briefing.index.database import snapshot
from briefing.index.index import Index
from briefing.index.standing import contested
from briefing.library.library import Library
from briefing.library.story_report import StoryReport
from briefing.stories.agenda import Item, State

BEHIND = timedelta(days=30)  # what was due longer ago is on no agenda, whatever became of it


def contested_stories(library: Library, query: str = "", *, today: date | None = None) -> Iterator[StoryReport]:
    """Yield the stories of what a query finds whose claims contradict each other, the newest entry's first.

    Stories that were not compared since they changed are left out: ``Library.compare`` comes first.
    """
    yield from _stories(library, query, lambda index: contested(index.db), today)


def agenda_of(library: Library, query: str, today: date, *, whole: bool = False) -> Iterator[tuple[StoryReport, Item]]:
    """Yield what the entries that a query finds say will be, story by story, each in the order of the days.

    Unless ``whole``, what was due more than 30 days ago is left out.
    """
    first = None if whole else today - BEHIND
    for report in _stories(library, query, lambda index: index.ahead(first), today):
        for item in report.agenda(today):
            if first is None or item.days.latest >= first:
                yield report, item


def open_items(items: Iterable[Item]) -> int:
    """Return how many items are still to come."""
    return sum(item.state in {State.DUE, State.TODAY} for item in items)


def _stories(
    library: Library, query: str, which: Callable[[Index], Iterable[int]], today: date | None
) -> Iterator[StoryReport]:
    """Yield the stories of some documents of which the query finds an entry."""
    result = library.search(query, today=today)
    result.settle()

    def ids(index: Index) -> list[str]:
        with snapshot(index.db):
            index.refresh()
            return [name for name, _ in index.files_at(which(index))]

    found = []
    for story in library.said.of(library.answer(ids)):
        places = [place for entry in story.entries if (place := result.place(entry)) is not None]
        if places:
            found.append((min(places), story))
    for _, story in sorted(found, key=lambda pair: pair[0]):
        yield library.report(story)
