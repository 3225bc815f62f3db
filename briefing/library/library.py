"""The one door to a library: open, search, look at, prove, add to. Front ends ask it and show the answer.

Reading never locks, and writes nothing but the index, which is brought in step with the disk before the first question
is answered. Entries are read from their files when they are asked for.
"""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from briefing.index.broken import read_broken, unread_count
from briefing.index.database import snapshot
from briefing.index.found import Found
from briefing.index.index import Index
from briefing.index.postings import DamagedError
from briefing.index.row import Row
from briefing.index.tables import meta
from briefing.library.actors import known_actors
from briefing.library.batch import Batch
from briefing.library.evidence import Passage
from briefing.library.indexed import LibraryIndex
from briefing.library.locate import locate_library
from briefing.library.named import NamedQueries, read_queries, save_query
from briefing.library.search import Entries, SearchResult
from briefing.library.sources import SourceTexts, Stamp
from briefing.model import Article, Entry, Evidence, Problem, Severity, Source
from briefing.model.marks import Act
from briefing.model.order import newest_first
from briefing.query.document import Context
from briefing.query.evaluate import asks_standing, claim_matcher, meant
from briefing.query.facets import Facets
from briefing.query.hits import hits_of
from briefing.query.saved import parse_with
from briefing.store.actors_file import ActorsFile
from briefing.store.errors import StoreError
from briefing.store.layout import CONTENT, STORIES
from briefing.store.listing import unlisted

if TYPE_CHECKING:  # loaded by the methods that need them: looking at a library is the common case
    from briefing.analysis.grounds import Reason
    from briefing.library.adding import AddResult
    from briefing.library.catalogue import Catalogue, EntryFile
    from briefing.library.feeds import Feed, Feeds
    from briefing.library.fetching import FeedResult, Options
    from briefing.library.marks import Marks
    from briefing.library.refresh import Changes, Progress
    from briefing.library.renormalize import Renormalized
    from briefing.library.stories import Stories
    from briefing.library.story_report import StoryReport
    from briefing.stories.story import Story

_T = TypeVar("_T")
_ROWS = 256  # rows of a result whose stories are looked for at once
_SHORTEST_PREFIX = 4  # characters of an id that may stand for it


def open_library(
    path: str | os.PathLike[str] | None = None, *, environ: Mapping[str, str] | None = None, eager: bool = True
) -> "Library":
    """Return the library at ``path``; without one $BRIEFING_LIBRARY, the nearest folder upward, or the user's own.

    The folder need not exist: such a library is empty, and adding makes it. ``eager`` is as in ``Library``.
    """
    root = locate_library(path, environ=os.environ if environ is None else environ, start=Path.cwd())
    return Library(root, eager=eager)


class Library:
    """A folder of entries and the articles that they rest on."""

    def __init__(self, root: str | os.PathLike[str], *, eager: bool = True) -> None:
        """Open the library at ``root``; nothing is read before it is asked for.

        Unless ``eager``, questions are answered from the index as it is, and ``refresh`` is the caller's to call.
        """
        self.root = Path(root)
        self._sources = SourceTexts(self.root)
        self._catalogue: Catalogue | None = None
        self._index = LibraryIndex(self.root)
        self._eager = eager
        self.compares = eager  # whether a query that asks what comparing stories tells has them compared first
        self._fresh = not eager
        self._was_there = self._away = False  # at the last refresh or before it; gone at the last one
        self.behind = False  # whether the last refresh gave up because another process was writing to the index

    @property
    def exists(self) -> bool:
        """Tell whether the folder is there."""
        return self.root.is_dir()

    @property
    def gone(self) -> bool:
        """Tell whether the folder was there, and is no more."""
        return self._was_there and not self.exists

    @property
    def may_hold_entries(self) -> bool:
        """Tell whether there is anything under content/ that could be an entry."""
        try:
            with os.scandir(self.root / CONTENT) as found:
                return any(found)
        except OSError:
            return False

    @property
    def files(self) -> tuple["EntryFile", ...]:
        """The files under content/, all of them read, in the order of their paths, broken ones included."""
        from briefing.library.catalogue import Catalogue  # noqa: PLC0415

        if self._catalogue is None:
            self._catalogue = Catalogue(self.root)
        return self._catalogue.read()

    @property
    def entries(self) -> Entries:
        """All entries, newest first, undated last, each read when it is asked for."""
        return self.search("").entries

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files of entries; ``check`` looks further."""
        missing = (_gone(self.root),) if self.gone else unlisted(self.root)
        return (*missing, *self._ask(lambda index: read_broken(index.db)))

    @property
    def unread(self) -> int:
        """How many files could not be read as entries."""
        return self._ask(lambda index: unread_count(index.db))

    @property
    def version(self) -> int:
        """A number that changes with the index; nothing is looked at on the disk."""
        return self._recovering(lambda: self._answer(_change))

    @property
    def index_size(self) -> int:
        """How many bytes the index takes on the disk; 0 when it is kept in memory."""
        return self._index.size

    @cached_property
    def marks(self) -> "Marks":
        """What the reader did with entries: read, starred, notes."""
        from briefing.library.marks import Marks  # noqa: PLC0415 (not before the first paint)

        return Marks(self.root, self._asking, lambda: self._index.in_memory)

    @cached_property
    def said(self) -> "Stories":
        """What the user says of stories: merged, split, named; it tells and changes it."""
        from briefing.library.stories import Stories  # noqa: PLC0415 (not before the first paint)

        return Stories(self.root, self._ask)

    def story(self, name: str) -> "Story | None":
        """Return the story of the entry of an id, or of a beginning that only one has; None when there is none."""
        if (found := self.said.story(name)) is None and (entry := self.entry(name)):
            return self.said.story(entry.id)
        return found

    def stories(self, query: str = "", *, limit: int | None = None, today: date | None = None) -> "tuple[Story, ...]":
        """Return the stories of the entries that a query finds, the newest entry's first, at most ``limit``.

        Each has all its entries, found or not; earlier and later ones are told by ``story``.
        """
        result = self.search(query, today=today)
        result.settle()
        found: dict[str, Story] = {}
        for start in range(0, result.count, _ROWS):
            for story in self.said.of([row.id for row in result.rows(start, start + _ROWS)]):
                found.setdefault(story.id, story)
            if limit is not None and len(found) >= limit:
                break
        return tuple(found.values())[:limit]

    def rows(self, names: Sequence[str]) -> tuple[Row, ...]:
        """Return the rows of the entries of some ids, as lists show them: no file is read for them."""

        def rows(index: Index) -> tuple[Row, ...]:
            with snapshot(index.db):
                return index.rows([docid for name in names for docid in index.of_id(name)[:1]])

        return self._ask(rows)

    def report(self, story: "Story") -> "StoryReport":
        """Return a story with its entries, read now; what their claims agree in and dispute follows from it."""
        from briefing.library.story_report import StoryReport  # noqa: PLC0415

        return StoryReport(story, tuple(entry for entry in map(self.entry, story.entries) if entry))

    @cached_property
    def queries(self) -> NamedQueries:
        """The named queries of queries.yaml."""
        return read_queries(self.root)

    def save_query(self, name: str, query: str | None) -> None:
        """Save a query under a name, None to take it out. Raise StoreError when queries.yaml cannot be written so."""
        save_query(self.root, name, query)
        self.__dict__.pop("queries", None)

    @cached_property
    def actors(self) -> ActorsFile:
        """The actors that actors.yaml names."""
        return known_actors(self.root)

    def reload(self) -> None:
        """Look at the disk again before the next question is answered."""
        self._fresh = not self._eager
        for name in ("queries", "actors"):
            self.__dict__.pop(name, None)

    def refresh(
        self,
        progress: "Progress | None" = None,
        stop: Callable[[], bool] = lambda: False,
        jobs: int | None = None,
    ) -> "Changes":
        """Bring the index in step with the disk; return what was different. ``stop`` ends it after a batch of files.

        What the index holds stays when content/ may not be looked into.
        """
        self._fresh = True
        for name in ("queries", "actors"):
            self.__dict__.pop(name, None)
        self._follow()
        return self._recovering(lambda: self._refreshed(progress, stop, jobs))

    def rebuild(self, progress: "Progress | None" = None) -> "Changes":
        """Put the index away and make another."""
        self._index.recover(keep=False)
        return self.refresh(progress)

    def compare(
        self, progress: "Progress | None" = None, stop: Callable[[], bool] = lambda: False, jobs: int | None = None
    ) -> bool:
        """Compare the stories that have changed, for what a list and a query tell of them; tell whether there were any.

        ``stop`` ends it; what was done until then stays. A query that asks for it does this by itself where the library
        is ``eager``, or ``compares``.
        """
        from briefing.library.comparing import compare_all  # noqa: PLC0415

        try:
            return compare_all(self.root, self._ask, jobs, stop, progress)
        except TimeoutError:  # another process writes
            self.behind = True
            return False

    def recover(self) -> None:
        """Make sure that the index can be read, and holds what is on the disk."""
        self._recovering(lambda: self._answer(lambda index: index.refresh()))
        self.refresh()

    @property
    def epoch(self) -> int:
        """A number that changes when another index has taken the place of the one that was asked."""
        return self._index.epoch

    def search(self, query: str, *, today: date | None = None) -> SearchResult:
        """Return the entries that a query finds. Never raises: what is wrong with the query is in the result."""
        context = Context(today or date.today(), self.queries.queries, self.actors.actors)  # noqa: DTZ011 (the reader's own day)
        parsed = parse_with(query, context.queries)
        find = partial(Found, meant(parsed.query, context), self._index.lend, context.today)
        self._look()
        if self.compares and self.asks_standing(query):
            self.compare()
        marks = claim_matcher(parsed.query, context)
        return SearchResult(self, parsed.errors, lambda: self._recovering(find), marks, hits_of(parsed.query))

    def asks_standing(self, query: str) -> bool:
        """Tell whether a query asks how claims stand among those of their stories, which ``compare`` finds out."""
        context = Context(date.min, self.queries.queries)
        return asks_standing(parse_with(query, context.queries).query, context)

    def facets(self, query: str = "", *, today: date | None = None, top: int | None = 20) -> Facets:
        """Count the values of every facet over the entries that a query finds."""
        result = self.search(query, today=today)
        result.settle()
        return result.facets(top)

    def entry(self, name: str) -> Entry | None:
        """Return the entry of an id, a beginning or the final hash of one; None when none or several have it."""
        found = self.find(name)
        return found[0] if len(found) == 1 else None

    def find(self, name: str) -> tuple[Entry, ...]:
        """Return the entries that ``name`` may mean: the one of that id, else those whose id begins or ends so.

        A claim may follow the id after ``#``, as citations write it.
        """
        wanted = name.strip().partition("#")[0].removesuffix(".yaml").rpartition("/")[2]
        exact = self._ask(lambda index: index.files_of(wanted))
        if exact or len(wanted) < _SHORTEST_PREFIX:
            return tuple(self._read(exact[:1]))
        return newest_first(self._read(self._ask(lambda index: index.files_like(wanted))))

    def file_of(self, entry: Entry) -> str | None:
        """Return the path in the library of the file that an entry was read from."""
        found = self._ask(lambda index: index.files_of(entry.id))
        return found[0][1] if found else None

    def read(self, file: str) -> Entry | None:
        """Return the entry of a file under content/ as it is now; None when it is gone or broken."""
        return self.read_file(file).entry

    def read_file(self, file: str) -> "EntryFile":
        """Return a file under content/ as it is now, with what is wrong with it."""
        from briefing.library.catalogue import read_entry_file  # noqa: PLC0415 (the parser)

        return read_entry_file(self.root, file)

    def entry_text(self, file: str) -> str | None:
        """Return a file under content/ as text, for a person; None when it cannot be read."""
        from briefing.store.files import read_file  # noqa: PLC0415

        try:
            return read_file(self.root / file, self.root).decode("utf-8", "replace")
        except StoreError:
            return None

    def state_of(self, file: str) -> Stamp | None:
        """Return what changes when a file of the library does; None when there is no such file."""
        return self._sources.state(file)

    def source_text(self, source: Source) -> str | None:
        """Return the decoded text of a source; None when it has no file or the file cannot be read."""
        found = self._sources.get(source.file) if source.file else None
        return found.text if found else None

    def passage(self, entry: Entry, evidence: Evidence) -> Passage:
        """Return where the words of a piece of evidence stand in its source now."""
        from briefing.library.proof import passage_of  # noqa: PLC0415

        return passage_of(entry, evidence, self._sources)

    def why(self, entry: Entry) -> tuple["Reason", ...]:
        """Return what made the date, claims, actors, countries, topics and events of an entry.

        Raise IntakeError or StoreError, each with its problem, when the library does not hold what it was made of.
        """
        from briefing.analysis.why import explain  # noqa: PLC0415
        from briefing.library.renormalize import article_of  # noqa: PLC0415

        return explain(entry, article_of(entry, self.file_of(entry) or entry.id, self.root), self.actors.actors)

    def add(
        self,
        paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
        *,
        dry_run: bool = False,
        stdin: Callable[[], bytes] | None = None,
        jobs: int | None = 1,
        allow_private: bool = False,
    ) -> Batch["AddResult"]:
        """Take in files, folders, web pages and ``-``, one result each in the order of their paths.

        A dry run writes nothing. ``allow_private`` lets pages be at addresses that are not on the public internet.

        ``jobs`` processes share the analysis, None means as many as are worth it. A script that wants several must keep
        its own work under ``if __name__ == "__main__"``, as multiprocessing demands.
        """
        from briefing.library.adding import Adder  # noqa: PLC0415
        from briefing.library.twins import Twins  # noqa: PLC0415

        named = [paths] if isinstance(paths, str | os.PathLike) else paths
        twins = Twins(self.root, self)
        pages = None
        if allow_private:
            from briefing.library.page_adding import PageOptions  # noqa: PLC0415 (the network)

            pages = PageOptions(allow_private=True)
        adder = Adder(self.root, twins, dry_run, self.actors.actors, jobs, pages)
        batch = adder.add([os.fspath(path) for path in named], stdin or sys.stdin.buffer.read)

        def reopen(result: "AddResult") -> None:
            if result.earlier and not dry_run:
                self._reopen([result.entry])

        return _followed(batch, adder.settle, reopen)

    def add_article(self, article: Article) -> "AddResult":
        """Take in an article that comes from no file; its text is kept under seeds/."""
        from briefing.library.adding import Adder  # noqa: PLC0415
        from briefing.library.twins import Twins  # noqa: PLC0415

        twins = Twins(self.root, self)
        adder = Adder(self.root, twins, actors=self.actors.actors)
        result = adder.add_article(article)
        adder.settle()
        return result

    def look(self) -> None:
        """Bring the index in step with the disk now."""
        self.refresh()

    def take_in(self, files: Sequence[str]) -> None:
        """Take files under content/ that were just written into the index."""
        from briefing.library.refresh import Refresher  # noqa: PLC0415

        with suppress(TimeoutError):  # another process writes; the next refresh takes them in
            self._ask(lambda index: Refresher(self.root, index.db).take_in(files))

    def of_hash(self, digest: str) -> Entry | None:
        """Return the entry whose id ends with the hash of a text."""
        return next(self._read(self._ask(lambda index: index.files_ending(digest))), None)

    def of_page(self, url: str) -> tuple[Entry, ...]:
        """Return the entries that have a source at a web address, the newest first."""
        return newest_first(self._read(self._ask(lambda index: index.files_of_page(url))))

    def alike(self, text: str) -> tuple[Entry, ...]:
        """Return the entries whose text may be printed in another one; which are, their texts tell."""
        from briefing.index.likeness import files_alike  # noqa: PLC0415

        return tuple(self._read(self._ask(lambda index: files_alike(index, text))))

    def has_page(self, url: str) -> bool:
        """Tell whether an entry that was there when the index was last brought in step has a source at an address."""
        return bool(self._ask(lambda index: index.files_of_page(url)))

    @property
    def feeds(self) -> "Feeds":
        """The feeds of feeds.opml."""
        from briefing.library.feeds import Feeds  # noqa: PLC0415

        return Feeds(self.root)

    def fetch(
        self,
        feeds: "Sequence[Feed] | None" = None,
        options: "Options | None" = None,
        stop: Callable[[], bool] = lambda: False,
    ) -> Batch["FeedResult"]:
        """Ask feeds, all of them by default, and take in what is new: one result a feed, as they answer.

        Closing the batch, or ``stop``, ends the work; what is in stays in. Any thread may do this.
        """
        from briefing.library.adding import Adder  # noqa: PLC0415
        from briefing.library.fetching import Fetcher, Options  # noqa: PLC0415
        from briefing.library.twins import Twins  # noqa: PLC0415

        self.refresh()
        chosen = options or Options()
        twins = Twins(self.root, self)
        adder = Adder(self.root, twins, actors=self.actors.actors, jobs=chosen.jobs)
        asked = self.feeds.list() if feeds is None else feeds
        batch = Fetcher(adder, self, chosen, stop).fetch(asked)
        return _followed(batch, adder.settle, lambda result: self._reopen(result.added))

    def check(self) -> tuple[Problem, ...]:
        """Return everything that is wrong with the library as it lies on the disk now."""
        from briefing.library.check import Checker  # noqa: PLC0415
        from briefing.library.index_check import index_problems  # noqa: PLC0415
        from briefing.store.marks_file import mark_problems  # noqa: PLC0415

        self.refresh(jobs=1)
        checker = Checker(self.root)
        problems = [
            *checker.run(),
            *self.queries.problems,
            *self.actors.problems,
            *mark_problems(self.root),
            *self.said.read().problems,
        ]
        if not self.behind:
            problems += self._ask(lambda index: list(index_problems(index.db, checker.records)))
        return tuple(problems)

    def normalize(
        self, query: str = "", *, force: bool = False, dry_run: bool = False, jobs: int | None = 1
    ) -> Batch["Renormalized"]:
        """Run the analysis again for the entries that a query finds; an edited field is kept unless forced.

        Raise StoreError when actors.yaml has an error: names would go back to what is printed.
        """
        from briefing.library.renormalize import Renormalizer  # noqa: PLC0415

        self.reload()
        for problem in self.actors.problems:
            if problem.severity is Severity.ERROR:
                raise StoreError(problem)
        from briefing.library.catalogue import read_entry_file  # noqa: PLC0415

        result = self.search(query)
        result.settle()
        files = [read_entry_file(self.root, row.file) for row in result.rows(0, result.count)]
        changed = [file for file in sorted(files, key=lambda file: file.file) if file.entry]
        batch = Renormalizer(self.root, force, dry_run, self.actors.actors, jobs).run(changed)
        return _followed(batch, self.reload, lambda _: None)

    def _reopen(self, added: Iterable[Entry | None]) -> None:
        """Let the entries be unread again whose page says something else now: the older versions of what was added."""
        pages = {entry.id: source.url for entry in added if entry for source in entry.sources if source.url}
        older = {other.id for page in pages.values() for other in self.of_page(page)} - pages.keys()
        if older:
            self.marks.mark(Act.UNREAD, sorted(older))

    def _read(self, found: Iterable[tuple[str, str]]) -> Iterator[Entry]:
        return (entry for _, file in found if (entry := self.read(file)))

    def answer(self, question: Callable[[Index], _T]) -> _T:
        """Return what the index answers, brought in step with the disk before the first question."""
        return self._ask(question)

    def _look(self) -> None:
        if not self._fresh:
            self.refresh()

    def _ask(self, question: Callable[[Index], _T]) -> _T:
        self._look()
        return self._recovering(lambda: self._answer(question))

    def _asking(self, question: Callable[[Index], _T]) -> _T:
        return self._recovering(lambda: self._answer(question))

    def _answer(self, question: Callable[[Index], _T]) -> _T:
        with self._index.lend() as index:
            return question(index)

    def _recovering(self, work: Callable[[], _T]) -> _T:
        """Do something with the index; with a new one, in memory at last, when it is damaged or was replaced."""
        for recover in (self._index.recover, self._index.keep_in_memory):
            epoch = self._index.epoch
            try:
                found = work()
                if self._index.epoch == epoch:
                    return found
            except DamagedError:
                recover()
            with suppress(DamagedError):
                self._refreshed()
        return work()

    def _follow(self) -> None:
        """Note whether the folder is there; of one that has come back the index lies there again."""
        self._was_there = self._was_there or self.exists
        if self._away and not self.gone:
            self._index.reopen()
        self._away = self.gone

    def _refreshed(
        self,
        progress: "Progress | None" = None,
        stop: Callable[[], bool] = lambda: False,
        jobs: int | None = None,
    ) -> "Changes":
        from briefing.library.marks import sync_marks  # noqa: PLC0415
        from briefing.library.refresh import Changes, Refresher  # noqa: PLC0415

        self.behind = False
        if unlisted(self.root):
            return Changes()
        try:
            self._answer(lambda index: sync_marks(self.root, index.db))
            changes = self._answer(lambda index: Refresher(self.root, index.db, jobs).run(progress, stop))
            self._answer(lambda index: _sync_stories(self.root, index.db))
        except TimeoutError:
            self.behind = True
            return Changes()
        return changes


def _followed(batch: Batch[_T], after: Callable[[], None], each: Callable[[_T], object]) -> Batch[_T]:
    """Return the batch with something done at each result and after the last, also when it is closed early."""

    def results() -> Iterator[_T]:
        try:
            with closing(batch):
                for result in batch:
                    each(result)
                    yield result
        finally:
            after()

    return Batch(batch.total, results())


def _change(index: Index) -> int:
    with snapshot(index.db):
        return meta(index.db, "change")


def _sync_stories(root: Path, db: sqlite3.Connection) -> None:
    """Put stories.yaml into the index; most libraries have none, and need no parser for it."""
    with snapshot(db):
        said = db.execute("SELECT 1 FROM meta WHERE name = 'said' AND value <> ''").fetchone()
    if said or (root / STORIES).is_file():
        from briefing.library.stories import sync_stories  # noqa: PLC0415

        sync_stories(root, db)


def _gone(root: Path) -> Problem:
    hint = "put it back and look again, or open another with --library"
    return Problem("gone", "the folder of this library is gone", hint, file=str(root))
