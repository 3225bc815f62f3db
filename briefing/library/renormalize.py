"""Running the analysis again over entries that the library has: what it would change, and keeping what a person wrote.

A field whose digest is not the one in ``generated`` was edited by hand. It stays as it is unless the run is forced.
"""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from briefing.analysis.prose import read_prose
from briefing.intake.decode import MAX_BYTES
from briefing.intake.errors import IntakeError
from briefing.intake.file import read_article
from briefing.library.adding import analyse_article, died
from briefing.library.batch import Batch
from briefing.library.catalogue import EntryFile
from briefing.library.merging import cited
from briefing.library.workers import Lost, jobs_for, spread
from briefing.model import Article, DateBasis, Entry, Problem, Source
from briefing.store.digests import edited_fields, with_generated
from briefing.store.errors import StoreError
from briefing.store.files import read_file, write_atomically
from briefing.store.lock import writer_lock
from briefing.store.writer import write_entry
from briefing.vocabulary.known_actors import NOBODY, KnownActors

# What analysis finds; the rest of an entry is its name, its signature and what only a person can know.
_FOUND = (
    "headline", "language", "published", "published_basis", "sources", "summary", "countries", "topics", "tags",
    "actors", "events", "claims",
)  # fmt: skip
# Fields that mean nothing without one another: an edit of one keeps both.
_TOGETHER = (frozenset({"published", "published_basis"}),)


@dataclass(frozen=True, slots=True)
class Renormalized:
    """What another run made of an entry: its file, the diff of the YAML (empty when nothing changes), what was kept.

    ``kept`` are the fields that a person edited and that the run would have changed; ``problem`` says why there was
    no run.
    """

    file: str
    entry: Entry
    diff: str = ""
    kept: tuple[str, ...] = ()
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Renormalizer:
    """Runs the analysis again for the library at ``root``; ``force`` ignores hand edits, ``dry_run`` writes nothing.

    ``jobs`` is the number of processes that analyse, None for as many as are worth it; only this one writes.
    """

    root: Path
    force: bool = False
    dry_run: bool = False
    actors: KnownActors = NOBODY
    jobs: int | None = 1

    def run(self, files: Iterable[EntryFile]) -> Batch[Renormalized]:
        """Return what became of each entry that could be read."""
        read = [(file.file, file.entry) for file in files if file.entry is not None]
        return Batch(len(read), self._each(read))

    def _each(self, read: Sequence[tuple[str, Entry]]) -> Iterator[Renormalized]:
        analyse = partial(_analysed, root=self.root, force=self.force, actors=self.actors)
        with closing(spread(analyse, read, jobs_for(len(read), self.jobs))) as results:
            for (file, old), found in results:
                if isinstance(found, Entry):
                    yield self._again(file, old, found)
                else:
                    yield Renormalized(file, old, problem=died(file) if isinstance(found, Lost) else found)

    def _again(self, file: str, old: Entry, found: Entry) -> Renormalized:
        new, kept = merged(old, found, force=self.force)
        if new == old:
            return Renormalized(file, old, kept=kept)
        try:
            before, after = read_file(self.root / file, self.root), write_entry(new)
            if not self.dry_run:
                with writer_lock(self.root):
                    write_atomically(self.root / file, after, self.root)
        except StoreError as error:
            return Renormalized(file, old, problem=error.problem)
        return Renormalized(file, new, _diff(before, after, file), kept)


def _analysed(entry: tuple[str, Entry], root: Path, force: bool, actors: KnownActors) -> Entry | Problem:
    """Return what analysis finds now for the entry of a file, or why there was no run. Works in any process."""
    file, old = entry
    try:
        return _made_again(old, article_of(old, file, root, force=force), file, actors)
    except (IntakeError, StoreError) as error:
        return error.problem


def _made_again(old: Entry, article: Article, file: str, actors: KnownActors) -> Entry:
    entry = analyse_article(article, article.file or file, actors)
    if entry.sources[0].publisher is None and old.sources[0].publisher:
        return analyse_article(replace(article, publisher=old.sources[0].publisher), article.file or file, actors)
    return entry


def article_of(old: Entry, file: str, root: Path, *, force: bool = False) -> Article:
    """Return the article that an entry was made of, with the date that a person gave it unless ``force`` is set.

    Raise IntakeError or StoreError when there is none in the library.
    """
    if not old.sources or old.sources[0].id != "s1" or not cited(old) <= {"s1"}:
        raise IntakeError(
            _not_run("only an entry whose evidence is all in its first source, s1, can be made again", file)
        )
    source = old.sources[0]
    if source.file is None:
        raise IntakeError(_not_run("has no source file in the library to be made again from", file))
    data = read_file(root / source.file, root, MAX_BYTES)
    edited = edited_fields(old)
    article = _with_outside(read_article(data, source.file), old, source, edited)
    if "published" in edited and not force:  # what "on Tuesday" means follows from the corrected date
        article = replace(article, published=old.published, published_basis=old.published_basis)
    return article


def merged(old: Entry, found: Entry, *, force: bool) -> tuple[Entry, tuple[str, ...]]:
    """Return the entry with the fields that analysis found, and the names of edited fields that were kept instead.

    A kept field keeps the digest that shows it as edited.
    """
    found = replace(found, sources=(*found.sources, *old.sources[1:]))  # printed elsewhere as well
    edited = frozenset() if force else _closed(edited_fields(old))
    kept = tuple(field for field in _FOUND if field in edited and getattr(old, field) != getattr(found, field))
    fresh = {field: getattr(found, field) for field in _FOUND if field not in edited}
    new = with_generated(replace(old, **fresh))
    before = dict(old.generated)
    digests = [(field, before.get(field) if field in edited else digest) for field, digest in new.generated]
    return replace(new, generated=tuple((field, digest) for field, digest in digests if digest)), kept


def _closed(edited: frozenset[str]) -> frozenset[str]:
    return edited.union(*(pair for pair in _TOGETHER if pair & edited))


def _with_outside(article: Article, old: Entry, source: Source, edited: frozenset[str]) -> Article:
    """Return the article with what did not come from its file: a web address, a date or headline that was given."""
    given = {DateBasis.METADATA, DateBasis.INFERRED}
    if article.published is None and old.published_basis in given and "published" not in edited:
        article = replace(article, published=old.published, published_basis=old.published_basis)
    if article.headline is None and "headline" not in edited and read_prose(article).head.headline != old.headline:
        article = replace(article, headline=old.headline)  # the text does not give it
    if article.language is None and "-" in (old.language or ""):  # a region: no text tells that
        article = replace(article, language=old.language)
    return replace(
        article,
        url=article.url or source.url,
        retrieved=source.retrieved,
        author=article.author or source.author,
        updated=article.updated or source.updated,
        dated=article.dated or source.dated,
    )


def _diff(before: bytes, after: bytes, file: str) -> str:
    old, new = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (before, after))
    return "".join(difflib.unified_diff(old, new, f"{file} (now)", f"{file} (made again)"))


def _not_run(message: str, file: str) -> Problem:
    return Problem("not-normalized", message, "nothing was changed", file=file)
