"""What is told across the stories of a library: what they contradict each other in, and what they say will be.

Which stories are worth reading the index tells: nothing else is read.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from briefing.index.database import snapshot
from briefing.index.index import Index
from briefing.index.standing import changed_since, contested
from briefing.library.arrivals import arrived
from briefing.library.library import Library
from briefing.library.story_report import StoryReport
from briefing.model import Entry
from briefing.stories.agenda import Item
from briefing.stories.changes import Change

Progress = Callable[[int, int], None]  # stories that were read, and how many there are
BEHIND = timedelta(days=30)  # what was due longer ago is on no agenda, whatever became of it


def contested_stories(library: Library, query: str = "", *, today: date | None = None) -> Iterator[StoryReport]:
    """Yield the stories of what a query finds whose claims contradict each other, the newest entry's first.

    Stories that were not compared since they changed are left out: ``Library.compare`` comes first.
    """
    yield from _stories(library, query, lambda index: contested(index.db), today)


def agenda_of(
    library: Library, query: str, today: date, *, whole: bool = False, progress: Progress | None = None
) -> Iterator[tuple[StoryReport, Item]]:
    """Yield what the entries that a query finds say will be, story by story, each in the order of the days.

    Unless ``whole``, what was due more than 30 days ago is left out. What is due weeks later is answered by another
    story mostly, so the later ones of the same matter are read as well.
    """
    first = None if whole else today - BEHIND
    for report in _stories(library, query, lambda index: index.ahead(first), today, progress):
        if any(_is_on(item, first) for item in report.agenda(today)):
            items = report.agenda(today, _later(library, report))
            yield from ((report, item) for item in items if _is_on(item, first))


def _is_on(item: Item, first: date | None) -> bool:
    return first is None or item.days.latest >= first


def _later(library: Library, report: StoryReport) -> list[Entry]:
    """Return the entries of the stories that are linked to one as later."""
    known = library.said.story(report.story.id)
    linked = library.said.of(known.later) if known else ()
    return [entry for story in linked for name in story.entries if (entry := library.entry(name))]


def changed_stories(
    library: Library, query: str, since: int, *, today: date | None = None
) -> Iterator[tuple[StoryReport, tuple[Change, ...]]]:
    """Yield the stories of what a query finds in which something changed since an instant, with what it was.

    ``since`` is in seconds since 1970 (UTC). Stories that were not compared since they changed are left out, as above.
    """
    for report in _stories(library, query, lambda index: changed_since(index.db, since), today):
        made = tuple(change for change in changes_of(library, report) if change.at >= since)
        if made:
            yield report, made


def changes_of(library: Library, report: StoryReport) -> tuple[Change, ...]:
    """Return all that has changed in a story."""
    came = {entry.id: arrived(library.root, entry, library.file_of(entry) or "") for entry in report.entries}
    return report.changes(lambda entry: came[entry.id], lambda entry: _text(library, entry))


def _text(library: Library, entry: Entry) -> str:
    return "\n".join(text for source in entry.sources if (text := library.source_text(source)))


def _stories(
    library: Library,
    query: str,
    which: Callable[[Index], Iterable[int]],
    today: date | None,
    progress: Progress | None = None,
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
    for number, (_, story) in enumerate(sorted(found, key=lambda pair: pair[0]), 1):
        yield library.report(story)
        if progress:
            progress(number, len(found))
