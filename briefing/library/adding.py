"""Taking articles into a library: read, analyse, keep the source under seeds/ and the entry under content/.

One article that fails never keeps the others out. The same article, whatever its line ends or name, is added once.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath

from briefing.intake.decode import MAX_BYTES
from briefing.intake.errors import IntakeError
from briefing.intake.file import read_article
from briefing.intake.kinds import is_url, unsupported
from briefing.intake.walk import STDIN, Found, find_files
from briefing.model import Article, Entry, Problem
from briefing.store.digests import with_generated
from briefing.store.errors import StoreError, os_failure
from briefing.store.files import read_file, write_atomically
from briefing.store.layout import SEEDS, entry_path
from briefing.store.lock import writer_lock
from briefing.store.seeds import seed_path, store_seed
from briefing.store.writer import write_entry
from briefing.text.naming import slug


class AddStatus(StrEnum):
    """What became of one file."""

    ADDED = "added"  # or would be, in a dry run
    DUPLICATE = "duplicate"  # the library has this article: ``entry`` is the one that it has
    SKIPPED = "skipped"  # met in a folder, and of a kind that is not taken in
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of the file ``path``, as it was named; ``problem`` says why it was skipped or failed."""

    path: str
    status: AddStatus
    entry: Entry | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Adder:
    """Adds to the library at ``root``; ``known`` returns the entries that it has now, read again at each call."""

    root: Path
    known: Callable[[], Iterable[Entry]]
    dry_run: bool = False

    def add(self, paths: Iterable[str], stdin: Callable[[], bytes]) -> Iterator[AddResult]:
        """Yield the result for each file; ``stdin`` is asked for the bytes of ``-``."""
        for found in find_files(paths):
            yield self._add(found, stdin)

    def _add(self, found: Found, stdin: Callable[[], bytes]) -> AddResult:
        try:
            if found.path != STDIN and not found.supported:
                raise unsupported(_name(found.path), found.path)
            data = stdin() if found.path == STDIN else _read(found.path)
            return self._add_bytes(found.path, data)
        except IntakeError as error:
            status = AddStatus.FAILED if found.named or error.problem.code != "unsupported" else AddStatus.SKIPPED
            return AddResult(found.path, status, problem=error.problem)
        except StoreError as error:
            return AddResult(found.path, AddStatus.FAILED, problem=error.problem)

    def _add_bytes(self, path: str, data: bytes) -> AddResult:
        return self._keep(path, read_article(data, self._seed(path, data), path), data)

    def add_article(self, article: Article) -> AddResult:
        """Add an article that comes from no file: its text is kept under seeds/, named after its headline."""
        data = article.text.encode("utf-8", "replace")
        name = slug(article.headline or article.text.strip()[:80]) or "article"
        seed = seed_path(self.root, f"{name}.txt", data).as_posix()
        kept = replace(article, text=data.decode("utf-8"), file=seed, sha256=hashlib.sha256(data).hexdigest())
        try:
            return self._keep(seed, kept, data)
        except (IntakeError, StoreError) as error:
            return AddResult(seed, AddStatus.FAILED, problem=error.problem)

    def _keep(self, path: str, article: Article, data: bytes) -> AddResult:
        entry = with_generated(analyse_article(article, path))
        if self.dry_run:
            twin = find_twin(entry, self.known())
            return AddResult(path, AddStatus.DUPLICATE, twin) if twin else AddResult(path, AddStatus.ADDED, entry)
        self._make_folder()
        with writer_lock(self.root):
            twin = find_twin(entry, self.known())
            if twin:
                return AddResult(path, AddStatus.DUPLICATE, twin)
            entry = self._with_seed(entry, article.file or "", data)
            write_atomically(self.root / entry_path(entry), write_entry(entry), self.root)
        return AddResult(path, AddStatus.ADDED, entry)

    def _with_seed(self, entry: Entry, file: str, data: bytes) -> Entry:
        """Write the article where ``file`` says, or beside it when another process took the name in the meantime."""
        path = self.root / file
        if path.exists() and read_file(path, self.root, MAX_BYTES) == data:
            return entry
        free = store_seed(self.root, path.name, data).as_posix()
        if free == file:
            return entry
        return with_generated(replace(entry, sources=(replace(entry.sources[0], file=free), *entry.sources[1:])))

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


def find_twin(entry: Entry, known: Iterable[Entry]) -> Entry | None:
    """Return the known entry of the same text: the hash at the end of an id is of the text alone."""
    digest = _digest(entry)
    return next((other for other in known if other.id == entry.id or _digest(other) == digest), None)


def _digest(entry: Entry) -> str:
    return entry.id.rpartition("-")[2]


def analyse_article(article: Article, path: str) -> Entry:
    """Return the entry of an article; raise IntakeError, which calls it ``path``, when its text holds none."""
    from briefing.analysis.pipeline import NoArticle, analyse  # noqa: PLC0415 (its lexicons; searching needs none)

    try:
        return analyse(article)
    except NoArticle as error:
        reason = str(error) or "holds no article"
        hint = "nothing was added; an article has a headline and at least one sentence"
        raise IntakeError(Problem("no-article", reason, hint, file=path)) from None


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
