"""The one door to a library: open, search, look at, prove, add to. Front ends ask it and show the answer.

Reading never locks and never writes. What is read is kept until ``reload`` finds the file changed.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from briefing.library.actors import known_actors
from briefing.library.batch import Batch
from briefing.library.catalogue import Catalogue, EntryFile
from briefing.library.evidence import Passage
from briefing.library.locate import locate_library
from briefing.library.named import NamedQueries, read_queries
from briefing.library.proof import passage_of
from briefing.library.search import SearchResult, search_documents
from briefing.library.sources import SourceTexts
from briefing.model import Article, Entry, Evidence, Problem, Severity, Source
from briefing.model.order import newest_first
from briefing.query.document import Context, Document
from briefing.query.facets import Facets, count_facets, spellings
from briefing.store.actors import ActorsFile
from briefing.store.errors import StoreError

if TYPE_CHECKING:  # loaded by the methods that need them: looking at a library is the common case
    from briefing.analysis.grounds import Reason
    from briefing.library.adding import AddResult
    from briefing.library.renormalize import Renormalized

_T = TypeVar("_T")
_SHORTEST_PREFIX = 4  # characters of an id that may stand for it


def open_library(path: str | os.PathLike[str] | None = None, *, environ: Mapping[str, str] | None = None) -> "Library":
    """Return the library at ``path``; without one $BRIEFING_LIBRARY, the nearest folder upward, or the user's own.

    The folder need not exist: such a library is empty, and adding makes it.
    """
    return Library(locate_library(path, environ=os.environ if environ is None else environ, start=Path.cwd()))


class Library:
    """A folder of entries and the articles that they rest on."""

    def __init__(self, root: str | os.PathLike[str]) -> None:
        """Open the library at ``root``; nothing is read before it is asked for."""
        self.root = Path(root)
        self._catalogue = Catalogue(self.root)
        self._sources = SourceTexts(self.root)
        self._documents: dict[str, Document] = {}

    @property
    def exists(self) -> bool:
        """Tell whether the folder is there."""
        return self.root.is_dir()

    @cached_property
    def files(self) -> tuple[EntryFile, ...]:
        """The files under content/, in the order of their paths, broken ones included."""
        return self._catalogue.read()

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, newest first, undated last."""
        return newest_first(file.entry for file in self.files if file.entry)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files of entries; ``check`` looks further."""
        return tuple(problem for file in self.files for problem in file.problems)

    @cached_property
    def queries(self) -> NamedQueries:
        """The named queries of queries.yaml."""
        return read_queries(self.root)

    @cached_property
    def actors(self) -> ActorsFile:
        """The actors that actors.yaml names."""
        return known_actors(self.root)

    def reload(self) -> None:
        """Look at the disk again: files that are new or changed are read, when the entries are next asked for."""
        for name in ("files", "entries", "queries", "actors"):
            self.__dict__.pop(name, None)

    def search(self, query: str, *, today: date | None = None) -> SearchResult:
        """Return the entries that a query finds. Never raises: what is wrong with the query is in the result."""
        context = Context(today or date.today(), self.queries.queries, self.actors.actors)  # noqa: DTZ011 (the reader's own day)
        return search_documents(query, map(self._document, self.entries), context)

    def facets(self, entries: Sequence[Entry]) -> Facets:
        """Count the values of every facet over some entries of the library."""
        return count_facets(entries, spellings(self.entries))

    def entry(self, name: str) -> Entry | None:
        """Return the entry of an id, a beginning or the final hash of one; None when none or several have it."""
        found = self.find(name)
        return found[0] if len(found) == 1 else None

    def find(self, name: str) -> tuple[Entry, ...]:
        """Return the entries that ``name`` may mean: the one of that id, else those whose id begins or ends so.

        A claim may follow the id after ``#``, as citations write it.
        """
        wanted = name.strip().partition("#")[0].removesuffix(".yaml").rpartition("/")[2]
        exact = [entry for entry in self.entries if entry.id == wanted]
        if exact or len(wanted) < _SHORTEST_PREFIX:
            return tuple(exact[:1])
        return tuple(e for e in self.entries if e.id.startswith(wanted) or e.id.endswith("-" + wanted))

    def file_of(self, entry: Entry) -> str | None:
        """Return the path in the library of the file that an entry was read from."""
        return next((file.file for file in self.files if file.entry is not None and file.entry.id == entry.id), None)

    def source_text(self, source: Source) -> str | None:
        """Return the decoded text of a source; None when it has no file or the file cannot be read."""
        found = self._sources.get(source.file) if source.file else None
        return found.text if found else None

    def passage(self, entry: Entry, evidence: Evidence) -> Passage:
        """Return where the words of a piece of evidence stand in its source now."""
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
    ) -> Batch["AddResult"]:
        """Take in files, folders and ``-``, one result a file in the order of their paths; a dry run writes nothing.

        ``jobs`` processes share the analysis, None means as many as are worth it. A script that wants several must keep
        its own work under ``if __name__ == "__main__"``, as multiprocessing demands.
        """
        from briefing.library.adding import Adder  # noqa: PLC0415
        from briefing.library.twins import Twins  # noqa: PLC0415

        named = [paths] if isinstance(paths, str | os.PathLike) else paths
        adder = Adder(self.root, Twins(self.root, self._entries_now), dry_run, self.actors.actors, jobs)
        return self._followed(adder.add([os.fspath(path) for path in named], stdin or sys.stdin.buffer.read))

    def add_article(self, article: Article) -> "AddResult":
        """Take in an article that comes from no file; its text is kept under seeds/."""
        from briefing.library.adding import Adder  # noqa: PLC0415
        from briefing.library.twins import Twins  # noqa: PLC0415

        result = Adder(self.root, Twins(self.root, self._entries_now), actors=self.actors.actors).add_article(article)
        self.reload()
        return result

    def check(self) -> tuple[Problem, ...]:
        """Return everything that is wrong with the library as it lies on the disk now."""
        from briefing.library.check import Checker  # noqa: PLC0415

        self.reload()
        return (*Checker(self.root, self.files, self._sources).run(), *self.queries.problems, *self.actors.problems)

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
        wanted = {entry.id for entry in self.search(query).entries}
        files = [file for file in self.files if file.entry is not None and file.entry.id in wanted]
        return self._followed(Renormalizer(self.root, force, dry_run, self.actors.actors, jobs).run(files))

    def _followed(self, batch: Batch[_T]) -> Batch[_T]:
        """Return the batch, the library looked at again after each result."""

        def results() -> Iterator[_T]:
            with closing(batch):
                for result in batch:
                    self.reload()
                    yield result

        return Batch(batch.total, results())

    def _entries_now(self) -> tuple[Entry, ...]:
        self.reload()
        return self.entries

    def _document(self, entry: Entry) -> Document:
        kept = self._documents.get(entry.id)
        if kept is None or kept.entry is not entry:
            texts = [self.source_text(source) for source in entry.sources]
            kept = self._documents[entry.id] = Document(entry, "\n".join(text for text in texts if text))
        return kept
