"""Keeping the index in step with the disk: what was added, edited, moved or removed is read anew, and nothing else.

The disk is walked, the parts of folders whose fingerprints differ are looked at file by file, and files whose stamps
differ are read. An entry is also read anew when the text of one of its sources has changed. Batches are written whole,
so that a killed refresh loses its last one only; when another process wrote to the index meanwhile, what is left to do
is worked out again.
"""

import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from briefing.index.broken import read_broken, write_broken
from briefing.index.database import snapshot, transaction
from briefing.index.stamps import (
    MISSING,
    NOTHING,
    UNKNOWN,
    UNSURE,
    Part,
    Stamp,
    name_hash,
    part_of,
    read_digests,
    read_folders,
    read_stamps,
    write_folder,
    write_stamps,
)
from briefing.index.tables import meta, rows_of
from briefing.index.writer import Change, apply
from briefing.library.collector import uncollected
from briefing.library.disk import CONTENT, SOURCES, Disk
from briefing.library.plan import Plan, plans_of_all, plans_of_files

if TYPE_CHECKING:
    from briefing.library.documents import ReadFile

_BATCH = 8192  # files of a transaction; each one writes the sets of all its words again
_TOGETHER = 64  # files that a process reads at once
_AHEAD = 48  # groups of them that each process reads on while a batch is written, 60 MB in all

Progress = Callable[[int, int], None]  # files read, files to read


@dataclass(frozen=True, slots=True)
class Changes:
    """How many entries a refresh found added, changed and removed, and how many files it could not read as entries."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    broken: int = 0

    def __bool__(self) -> bool:
        """Tell whether anything is different."""
        return self != Changes()


class _Overtaken(Exception):
    """Another process wrote to the index."""


class Refresher:
    """Brings the index behind ``db`` in step with the library at ``root``."""

    def __init__(self, root: Path, db: sqlite3.Connection, jobs: int | None = 1) -> None:
        self._db = db
        self._jobs = jobs
        self._disk = Disk(root, time.time_ns())
        self._counts = Changes()
        self._unsure: set[str] = set()  # folders with files that could not be read

    def run(self, progress: Progress | None = None, stop: Callable[[], bool] = lambda: False) -> Changes:
        """Look at the whole library; a ``stop`` that says so ends the work after a batch."""
        with uncollected():
            with snapshot(self._db):
                sources, entries = read_folders(self._db, SOURCES).keys(), meta(self._db, "next")
            self._disk.walk(sources, entries, alone=self._jobs == 1)
            changes = self._until_done(lambda: plans_of_all(self._db, self._disk), progress, stop)
            self._relate(stop)
            return changes

    def take_in(self, files: Sequence[str]) -> Changes:
        """Look at some files under content/ only, which were just written or removed."""
        changes = self._until_done(lambda: plans_of_files(self._db, self._disk, files), None, lambda: False)
        self._relate(lambda: False)
        return changes

    def _relate(self, stop: Callable[[], bool]) -> None:
        """Find the stories of what came, and of what a stopped refresh left."""
        if self._db.execute("SELECT 1 FROM unrelated LIMIT 1").fetchone():
            from briefing.library.relating import relate_all  # noqa: PLC0415 (mostly nothing has changed)

            relate_all(self._db, self._jobs, stop)

    def _until_done(
        self, plan: Callable[[], dict[Part, Plan]], progress: Progress | None, stop: Callable[[], bool]
    ) -> Changes:
        while True:
            with snapshot(self._db):
                change = meta(self._db, "change")
                plans = plan()
            try:
                self._carry_out(plans, change, progress, stop)
            except _Overtaken:
                continue
            return self._counts

    def _carry_out(
        self, plans: dict[Part, Plan], change: int, progress: Progress | None, stop: Callable[[], bool]
    ) -> None:
        batches = list(_batches(plans))
        together = [_together(batch) for batch in batches]
        total, done = sum(len(some) for groups in together for some in groups), 0
        with closing(self._read([some for groups in together for some in groups])) as reading:
            for batch, groups in zip(batches, together, strict=True):
                if stop():
                    return
                read: dict[str, ReadFile] = {}
                for found in islice(reading, len(groups)):
                    read.update((file.file, file) for file in found)
                    if progress:
                        progress(done + len(read), total)
                with transaction(self._db):
                    if meta(self._db, "change") != change:
                        raise _Overtaken
                    self._write(batch, read)
                    change = meta(self._db, "change")
                done += len(read)
        if self._disk.walked and self._unsettled():
            with transaction(self._db):
                self._settle()

    def _read(self, together: Sequence[Sequence[str]]) -> Generator[list["ReadFile"]]:
        if not together:
            return
        from briefing.library.documents import read_files  # noqa: PLC0415 (the parser; mostly nothing has changed)
        from briefing.library.workers import Lost, jobs_for, spread  # noqa: PLC0415

        jobs = jobs_for(len(together), self._jobs)
        work = spread(
            partial(read_files, self._disk.root), together, jobs, ahead=_AHEAD, loaded=[read_files.__module__]
        )
        with closing(work) as results:
            for some, found in results:
                yield read_files(self._disk.root, some) if isinstance(found, Lost) else found

    def _write(self, batch: dict[Part, Plan], read: dict[str, "ReadFile"]) -> None:
        old = {f"{part.folder}/{name}": docs for part, plan in batch.items() for name, docs in plan.read.items()}
        made = self._unchanged(read, old)
        removed = [docid for plan in batch.values() for docid in plan.gone]
        removed += [docid for file, docs in old.items() if file not in made for docid in docs]
        unread = {docid for file, docs in old.items() if not read[file].record for docid in docs}
        ids = dict(rows_of(self._db, "SELECT docid, id FROM doc WHERE docid IN ({})", removed))
        before = {name for docid, name in ids.items() if docid not in unread}
        new = {file: found.record for file, found in read.items() if found.record and file not in made}
        if new or removed:
            made.update(zip(new, apply(self._db, Change(list(new.values()), removed)), strict=True))
        unsure = {found.file for found in read.values() if not found.sure}
        for part, plan in batch.items():
            files = {name: f"{part.folder}/{name}" for name in plan.read}
            stamps = [
                Stamp(name_hash(name), UNSURE if file in unsure else plan.states[name], made.get(file, NOTHING))
                for name, file in files.items()
            ]
            again = not unsure.isdisjoint(files.values())
            if again:
                self._unsure.add(part.folder)
            write_stamps(self._db, part, UNKNOWN if again else plan.digest, [*plan.kept, *stamps])
            write_folder(self._db, CONTENT, part.folder, UNKNOWN)  # until all is done
        self._write_sources([found for found in read.values() if found.record], made)
        self._write_broken(read.values())
        after = {record.id for record in new.values()}
        broken = sum(found.record is None for found in read.values())
        self._count(len(after - before), len(after & before), len(before - after), broken)

    def _unchanged(self, read: dict[str, "ReadFile"], old: dict[str, list[int]]) -> dict[str, int]:
        """Return the documents that stay as they are: young files are read again, most of them for nothing."""
        docs = [docid for docids in old.values() for docid in docids]
        digests = dict(rows_of(self._db, "SELECT docid, digest FROM doc WHERE docid IN ({})", docs))
        same = {}
        for file, docids in old.items():
            record = read[file].record
            if record and len(docids) == 1 and digests.get(docids[0]) == record.digest:
                same[file] = docids[0]
        return same

    def _write_sources(self, good: Iterable["ReadFile"], made: dict[str, int]) -> None:
        """Note the state of the sources of new documents."""
        added: dict[Part, list[tuple[str, int]]] = defaultdict(list)
        for found in good:
            for file in found.sources:
                path = PurePosixPath(file)
                added[part_of(SOURCES, path.parent.as_posix(), path.name)].append((path.name, made[found.file]))
        for part, named in added.items():
            states = self._disk.source_states(part, {name for name, _ in named})
            new = [Stamp(name_hash(name), states.get(name, MISSING), docid) for name, docid in named]
            pairs = {(found.name, found.docid) for found in new}
            kept = [found for found in read_stamps(self._db, part) if (found.name, found.docid) not in pairs]
            write_stamps(self._db, part, UNKNOWN, [*kept, *new])
            write_folder(self._db, SOURCES, part.folder, UNKNOWN)

    def _unsettled(self) -> bool:
        """Tell whether a folder has another fingerprint than the index knows."""
        content = {path: folder.digest for path, folder in self._disk.folders.items()}
        sources = read_folders(self._db, SOURCES)
        return content != read_folders(self._db, CONTENT) or any(
            self._disk.source_digest(path) != digest for path, digest in sources.items()
        )

    def _settle(self) -> None:
        """Give folders the fingerprints that were seen; in those of sources forget the documents that are gone."""
        for path in read_folders(self._db, CONTENT).keys() | self._disk.folders.keys():
            folder = self._disk.folders.get(path)
            digest = UNKNOWN if path in self._unsure else folder.digest if folder else None
            write_folder(self._db, CONTENT, path, digest)
        for path, digest in read_folders(self._db, SOURCES).items():
            now = self._disk.source_digest(path)
            if now == digest:
                continue
            folder = self._disk.sources(path)
            for part in read_digests(self._db, SOURCES, path):
                stamps = read_stamps(self._db, part)
                docs = sorted({found.docid for found in stamps})
                alive = {docid for (docid,) in rows_of(self._db, "SELECT docid FROM doc WHERE docid IN ({})", docs)}
                seen = folder.parts.get(part)
                left = [found for found in stamps if found.docid in alive]
                write_stamps(self._db, part, seen.digest if seen and now else UNKNOWN, left)
            write_folder(self._db, SOURCES, path, now)

    def _write_broken(self, read: Iterable["ReadFile"]) -> None:
        """Keep what is wrong with the files that were read, and forget files that are no more."""
        found = {file.file: (file.problems, file.record is None) for file in read}
        for file in {problem.file for problem in read_broken(self._db) if problem.file} - found.keys():
            if not (self._disk.root / file).is_file():
                found[file] = ((), False)
        write_broken(self._db, found)

    def _count(self, added: int, changed: int, removed: int, broken: int) -> None:
        counts = self._counts
        self._counts = Changes(
            counts.added + added, counts.changed + changed, counts.removed + removed, counts.broken + broken
        )


def _together(batch: dict[Part, Plan]) -> list[list[str]]:
    """Return the files of a batch that are to be read, in groups for a process to read at once."""
    files = [f"{part.folder}/{name}" for part, plan in batch.items() for name in plan.read]
    return [files[at : at + _TOGETHER] for at in range(0, len(files), _TOGETHER)]


def _batches(plans: dict[Part, Plan]) -> Iterator[dict[Part, Plan]]:
    """Yield plans for so many files that a transaction is worth it; parts stay whole."""
    batch: dict[Part, Plan] = {}
    files = 0
    for part in sorted(plans):
        batch[part] = plans[part]
        files += len(plans[part].read) + 1
        if files >= _BATCH:
            yield batch
            batch, files = {}, 0
    if batch:
        yield batch
