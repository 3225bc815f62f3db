"""Taking articles into a library: read, analyse, keep the source under seeds/ and the entry under content/.

One article that fails never keeps the others out. The same article, whatever its line ends or name, is added once.
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from briefing.analysis.provenance import source_of
from briefing.intake.decode import MAX_BYTES, decode
from briefing.intake.errors import IntakeError
from briefing.intake.file import read_article
from briefing.intake.kinds import is_url, unsupported
from briefing.intake.net.url import masked
from briefing.intake.walk import STDIN, Files, Found
from briefing.library.batch import Batch
from briefing.library.merging import is_another, merge
from briefing.library.pieces import Opener, Piece
from briefing.library.twins import Twins
from briefing.library.workers import Lost, jobs_for, spread
from briefing.model import Article, Entry, Problem, Source
from briefing.store.digests import with_generated
from briefing.store.errors import StoreError, os_failure
from briefing.store.files import Folders, read_file, write_together
from briefing.store.layout import SEEDS, entry_path
from briefing.store.lock import writer_lock
from briefing.store.seeds import free_seed, seed_path
from briefing.store.writer import write_entry
from briefing.text.naming import identity, slug, text_hash
from briefing.vocabulary.known_actors import NOBODY, KnownActors

if TYPE_CHECKING:
    from briefing.library.page_adding import PageOptions


class AddStatus(StrEnum):
    """What became of one file."""

    ADDED = "added"  # or would be, in a dry run
    MERGED = "merged"  # another printing of an article that the library has: ``entry`` has one more source
    DUPLICATE = "duplicate"  # the library has this article: ``entry`` is the one that it has
    SKIPPED = "skipped"  # met in a folder, and of a kind that is not taken in
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of the file ``path``, as it was named; ``problem`` says why it was skipped or failed.

    ``earlier`` are the entries that the library had of the same web page.
    """

    path: str
    status: AddStatus
    entry: Entry | None = None
    problem: Problem | None = None
    earlier: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as it was read and analysed: its bytes with the entry, whose seed is not settled yet, or the problem."""

    data: bytes = b""
    entry: Entry | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Adder:
    """Adds to the library at ``root``; ``twins`` knows what it has.

    ``jobs`` is the number of processes that analyse, None for as many as are worth it; only this one writes.
    """

    root: Path
    twins: Twins
    dry_run: bool = False
    actors: KnownActors = NOBODY
    jobs: int | None = 1
    pages: "PageOptions | None" = None
    folders: Folders = field(default_factory=Folders)  # not on the disk for certain before ``settle``

    def settle(self) -> None:
        """Bring to the disk what was written last, and into the index; call it when the work is done, or ends."""
        try:
            self.folders.settle()
        except OSError as error:
            raise os_failure(error, str(self.root), "write") from error
        self.twins.settle()

    def add(self, paths: Iterable[str], stdin: Callable[[], bytes]) -> Batch[AddResult]:
        """Return the results for the files, in the order of their paths, which settles who is called a duplicate.

        ``stdin`` is asked for the bytes of ``-``, which comes first.
        """
        found = Files(paths)
        return Batch(found.count, self._each(found, stdin))

    def _each(self, found: Files, stdin: Callable[[], bytes]) -> Iterator[AddResult]:
        take = partial(take_new, actors=self.actors)
        twins: dict[int, Entry] = {}  # of what is under way: what the library has is not analysed again
        with Opener() as opener:
            told_apart = self._told_apart(_opened(opener, found, stdin), twins)
            with closing(spread(take, told_apart, jobs_for(found.count, self.jobs))) as results:
                for piece, taken in results:
                    twin, file = twins.pop(piece.number, None), piece.found
                    if is_url(file.path):
                        yield self.add_page(file.path)
                    elif twin:
                        yield self.add_known(file.path, twin, piece.article)
                    else:
                        yield self._result(piece, Taken(problem=died(file.path)) if isinstance(taken, Lost) else taken)

    def add_page(self, url: str) -> AddResult:
        """Fetch a web page and add its article, another version of it beside those that there are."""
        from briefing.library.items import Item, take_item  # noqa: PLC0415 (the network: most is added from files)
        from briefing.library.page_adding import PageOptions, page_article  # noqa: PLC0415

        try:
            article = page_article(url, self.pages or PageOptions(), time.time())
        except IntakeError as error:
            return AddResult(masked(url), AddStatus.FAILED, problem=error.problem)
        if twin := self.twins.of_hash(text_hash(identity(article))):
            return self.add_known(masked(url), twin, article)
        earlier = self.twins.of_page(article.url) if article.url else ()
        item = Item(article)
        return replace(self.add_taken(item.name, take_item(item, self.actors)), path=masked(url), earlier=earlier)

    def _told_apart(self, pieces: Iterable[Piece], twins: dict[int, Entry]) -> Iterator[Piece]:
        """Yield the pieces, each with whether the library has its article; note the entries of those."""
        for piece in pieces:
            twin = self._twin(piece)
            if twin:
                twins[piece.number] = twin
            yield piece._replace(known=twin is not None)

    def _twin(self, piece: Piece) -> Entry | None:
        """Return the entry of the article in a file; None when there is none, or something is wrong with the file."""
        try:
            if piece.article:
                return self.twins.of_hash(text_hash(identity(piece.article)))
            if piece.problem or not piece.found.supported:
                return None
            data = _read(piece.found.path) if piece.data is None else piece.data
            return self.twins.of_hash(text_hash(decode(data, piece.found.path).text))
        except IntakeError:
            return None

    def _result(self, piece: Piece, taken: Taken) -> AddResult:
        path = piece.found.path
        if taken.entry is None:
            unsupported = taken.problem is not None and taken.problem.code == "unsupported"
            skipped = piece.part or (not piece.found.named and unsupported)
            return AddResult(path, AddStatus.SKIPPED if skipped else AddStatus.FAILED, problem=taken.problem)
        if piece.article:
            return replace(self.add_taken(piece.name, taken), path=path)
        try:
            entry = with_seed(taken.entry, self._seed(path, taken.data))
            return self._keep(path, entry, taken.data)
        except StoreError as error:
            return AddResult(path, AddStatus.FAILED, problem=error.problem)

    def add_article(self, article: Article) -> AddResult:
        """Add an article that comes from no file: its text is kept under seeds/, named after its headline."""
        data = article.text.encode("utf-8", "replace")
        name = slug(article.headline or article.text.strip()[:80]) or "article"
        seed = seed_path(self.root, f"{name}.txt", data).as_posix()
        kept = replace(article, text=data.decode("utf-8"), file=seed, sha256=hashlib.sha256(data).hexdigest())
        try:
            return self._keep(seed, analyse_article(kept, seed, self.actors), data)
        except (IntakeError, StoreError) as error:
            return AddResult(seed, AddStatus.FAILED, problem=error.problem)

    def add_taken(self, name: str, taken: Taken) -> AddResult:
        """Keep an article that was analysed and comes from no file; its text lies under seeds/ by that name."""
        if taken.entry is None:
            return AddResult(name, AddStatus.FAILED, problem=taken.problem)
        try:
            seed = seed_path(self.root, f"{name}.txt", taken.data).as_posix()
            return self._keep(seed, with_seed(taken.entry, seed), taken.data)
        except StoreError as error:
            return AddResult(name, AddStatus.FAILED, problem=error.problem)

    def add_known(self, path: str, twin: Entry, article: Article | None) -> AddResult:
        """Note where an article that the library has was found as well, if that is another place."""
        if article is None:
            return AddResult(path, AddStatus.DUPLICATE, twin)
        data = article.text.encode("utf-8", "replace")
        name = f"{slug(article.headline or '') or 'article'}.txt"
        source = source_of(replace(article, file=name, sha256=hashlib.sha256(data).hexdigest()))
        try:
            if self.dry_run:
                return self._merged(path, twin, source, data, reprint=False)
            with writer_lock(self.root):
                return self._merged(path, twin, source, data, reprint=False)
        except StoreError as error:
            return AddResult(path, AddStatus.FAILED, problem=error.problem)

    def _keep(self, path: str, entry: Entry, data: bytes) -> AddResult:
        entry, text = with_generated(entry), decode(data, path).text
        if self.dry_run:
            return self._of_library(path, entry, text, data) or AddResult(path, AddStatus.ADDED, entry)
        self._make_folder()
        with writer_lock(self.root):
            if known := self._of_library(path, entry, text, data):
                return known
            entry = self._write(entry, data)
            self.twins.note(entry, text)
        return AddResult(path, AddStatus.ADDED, entry)

    def _of_library(self, path: str, entry: Entry, text: str, data: bytes) -> AddResult | None:
        """Return what becomes of an article that the library has in the same words; None when it has it not."""
        if twin := self.twins.of(entry):
            return self._merged(path, twin, entry.sources[0], data, reprint=False)
        if twin := self.twins.printed(entry.headline, text):
            return self._merged(path, twin, entry.sources[0], data, reprint=True)
        return None

    def _merged(self, path: str, twin: Entry, source: Source, data: bytes, *, reprint: bool) -> AddResult:
        if self.dry_run:
            another = is_another(twin, source, reprint=reprint)
            return AddResult(path, AddStatus.MERGED if another else AddStatus.DUPLICATE, twin)
        merged = merge(self.root, self.twins, twin, source, data, reprint=reprint)
        return AddResult(path, AddStatus.MERGED, merged) if merged else AddResult(path, AddStatus.DUPLICATE, twin)

    def _write(self, entry: Entry, data: bytes) -> Entry:
        """Write entry and article, the article beside its name when another process took that in the meantime."""
        file = PurePosixPath(entry.sources[0].file or "")
        path, files = self.root / file, []
        if not (path.exists() and read_file(path, self.root, MAX_BYTES) == data):
            free = free_seed(self.root, file.name, data)
            files = [] if (self.root / free).exists() else [(self.root / free, data)]
            entry = entry if free == file else with_generated(with_seed(entry, free.as_posix()))
        files.append((self.root / entry_path(entry), write_entry(entry)))
        write_together(files, self.root, self.folders)
        return entry

    def _make_folder(self) -> None:
        try:
            self.root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise os_failure(error, str(self.root), "make the library", "name another folder with --library") from None

    def _seed(self, path: str, data: bytes) -> str:
        """Return where the article is kept: where it lies, when that is under seeds/, else under its own name there."""
        if path != STDIN:
            here, seeds = Path(path).resolve(), (self.root / SEEDS).resolve()
            if here.is_relative_to(seeds):
                return PurePosixPath(SEEDS, here.relative_to(seeds)).as_posix()
        name = f"stdin-{hashlib.sha256(data).hexdigest()[:12]}.txt" if path == STDIN else Path(path).name
        return seed_path(self.root, name, data).as_posix()


def take_new(piece: Piece, actors: KnownActors) -> Taken:
    """Return a piece of a file analysed, nothing of one whose article is there. Works in any process."""
    if piece.known or is_url(piece.found.path):
        return Taken()
    if piece.problem:
        return Taken(problem=piece.problem)
    if piece.article:
        from briefing.library.items import Item, take_item  # noqa: PLC0415 (it takes what is here)

        taken = take_item(Item(piece.article, short=piece.short), actors)
        return replace(taken, problem=replace(taken.problem, file=piece.found.path)) if taken.problem else taken
    return take_file(piece.found, actors) if piece.data is None else take_bytes(piece.found.path, piece.data, actors)


def take_file(found: Found, actors: KnownActors) -> Taken:
    """Return a file read and analysed; whatever is wrong with it is in the result. Works in any process."""
    if not found.supported:
        return Taken(problem=unsupported(_name(found.path), found.path).problem)
    try:
        data = _read(found.path)
    except IntakeError as error:
        return Taken(problem=error.problem)
    return take_bytes(found.path, data, actors)


def take_bytes(path: str, data: bytes, actors: KnownActors) -> Taken:
    """Return the bytes of the file ``path``, or of stdin, analysed."""
    name = "stdin.txt" if path == STDIN else Path(path).name
    try:
        return Taken(data, analyse_article(read_article(data, name, path), path, actors))
    except IntakeError as error:
        return Taken(problem=error.problem)


def with_seed(entry: Entry, file: str) -> Entry:
    """Return the entry with ``file`` as the file of its source."""
    return replace(entry, sources=(replace(entry.sources[0], file=file), *entry.sources[1:]))


def died(file: str) -> Problem:
    """Return the problem of a file over which a process ended."""
    message = "the process that analysed it ended before it was done: killed, or out of memory"
    return Problem("process-died", message, "the others went on; try this one alone", file=file)


def analyse_article(article: Article, path: str, actors: KnownActors) -> Entry:
    """Return the entry of an article; raise IntakeError, which calls it ``path``, when its text holds none."""
    from briefing.analysis.pipeline import NoArticle, analyse  # noqa: PLC0415 (its lexicons; searching needs none)

    try:
        entry = analyse(article, actors)
        return replace(entry, problems=(*entry.problems, *article.problems)) if article.problems else entry
    except NoArticle as error:
        reason = str(error) or "holds no article"
        hint = "nothing was added; an article has a headline and at least one sentence"
        raise IntakeError(Problem("no-article", reason, hint, file=path)) from None


def _opened(opener: Opener, files: Iterable[Found], stdin: Callable[[], bytes]) -> Iterator[Piece]:
    for file in files:
        yield from opener.pieces(file, stdin() if file.path == STDIN else None)


def _name(path: str) -> str:
    return path if is_url(path) else Path(path).name


def _read(path: str) -> bytes:
    file = Path(path)
    try:
        if not file.is_file():
            message = "is no file" if file.exists() else "no such file or folder"
            raise IntakeError(Problem("no-file", message, None, file=path))
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)  # one more, so that what is too large is seen to be
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise IntakeError(Problem("unreadable", f"cannot be read: {reason}", None, file=path)) from None
