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
from dataclasses import dataclass, field
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
    Seen,
    SeenFolder,
    Stamp,
    name_hash,
    part_of,
    read_digests,
    read_folders,
    read_stamps,
    state_hash,
    write_folder,
    write_stamps,
)
from briefing.index.tables import meta, rows_of
from briefing.index.writer import Change, apply, full_file
from briefing.library.collector import uncollected
from briefing.library.sources import stamp
from briefing.store.listing import entry_folders, one_folder

if TYPE_CHECKING:
    from briefing.library.documents import ReadFile

CONTENT, SOURCES = "content", "sources"  # the tops of parts
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


@dataclass(slots=True)
class _Plan:
    """What is to be done about a part: names to read with the documents that they replace, documents to take out."""

    digest: bytes
    states: dict[str, int]
    kept: list[Stamp]
    read: dict[str, list[int]] = field(default_factory=dict)
    gone: list[int] = field(default_factory=list)


class _Overtaken(Exception):
    """Another process wrote to the index."""


class Refresher:
    """Brings the index behind ``db`` in step with the library at ``root``."""

    def __init__(self, root: Path, db: sqlite3.Connection, jobs: int | None = 1) -> None:
        self._root = root
        self._db = db
        self._jobs = jobs
        self._now = 0
        self._sources: dict[str, SeenFolder] = {}
        self._folders: dict[str, SeenFolder] = {}  # under content/
        self._whole = False  # whether the whole library was looked at
        self._counts = Changes()

    def run(self, progress: Progress | None = None, stop: Callable[[], bool] = lambda: False) -> Changes:
        """Look at the whole library; a ``stop`` that says so ends the work after a batch."""
        self._now = time.time_ns()
        with uncollected():
            return self._run(progress, stop)

    def _run(self, progress: Progress | None, stop: Callable[[], bool]) -> Changes:
        walked = (SeenFolder(CONTENT, found.path, found.files, self._now) for found in entry_folders(self._root))
        self._folders = {folder.path: folder for folder in walked}
        self._whole = True
        return self._until_done(self._plans, progress, stop)

    def take_in(self, files: Sequence[str]) -> Changes:
        """Look at some files under content/ only, which were just written or removed."""
        self._now = time.time_ns()
        return self._until_done(lambda: self._plans_of(files), None, lambda: False)

    def _until_done(
        self, plan: Callable[[], dict[Part, _Plan]], progress: Progress | None, stop: Callable[[], bool]
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

    # What is to be done

    def _plans(self) -> dict[Part, _Plan]:
        stored = read_folders(self._db, CONTENT)
        plans: dict[Part, _Plan] = {}
        for path in self._folders.keys() | stored.keys():
            folder = self._folders.get(path)
            if folder and not _differs(folder, stored.get(path)):
                continue
            parts = folder.parts if folder else {}
            known = read_digests(self._db, CONTENT, path)
            for part in parts.keys() | known.keys():
                seen = parts.get(part)
                if seen is None or _differs(seen, known.get(part)):
                    plans[part] = self._compared(part, seen)
        for docid, file in self._with_other_sources():
            at, _, name = file.rpartition("/")
            part = part_of(CONTENT, at, name)
            here = self._folders[part.folder].parts.get(part) if part.folder in self._folders else None
            if here is None:
                continue  # the file is gone, and its part planned for
            if part not in plans:
                plans[part] = self._compared(part, here)
            plan = plans[part]
            if name not in plan.read and name in plan.states:
                plan.read[name] = [docid]
                plan.kept = [kept for kept in plan.kept if kept.docid != docid]
        return plans

    def _compared(self, part: Part, seen: Seen | None) -> _Plan:
        states = seen.states() if seen else {}
        known: dict[int, list[Stamp]] = defaultdict(list)
        for found in read_stamps(self._db, part):
            known[found.name].append(found)
        plan = _Plan(seen.digest if seen else UNKNOWN, states, [])
        for name, state in states.items():
            old = known.pop(name_hash(name), [])
            if len(old) == 1 and old[0].state == state != UNSURE:
                plan.kept += old
            else:
                plan.read[name] = [found.docid for found in old if found.docid != NOTHING]
        plan.gone = [found.docid for left in known.values() for found in left if found.docid != NOTHING]
        return plan

    def _plans_of(self, files: Sequence[str]) -> dict[Part, _Plan]:
        plans: dict[Part, _Plan] = {}
        for file in files:
            path = PurePosixPath(file)
            part = part_of(CONTENT, path.parent.as_posix(), path.name)
            plan = plans.setdefault(part, _Plan(UNKNOWN, {}, read_stamps(self._db, part)))
            wanted = name_hash(path.name)
            old = [found.docid for found in plan.kept if found.name == wanted and found.docid != NOTHING]
            plan.kept = [found for found in plan.kept if found.name != wanted]
            state = stamp(self._root / file)
            if state is None:
                plan.gone += old
            else:
                plan.states[path.name] = state_hash(state, self._now)
                plan.read[path.name] = old
        return plans

    def _with_other_sources(self) -> list[tuple[int, str]]:
        """Return the documents whose sources are not as they were, with their files."""
        found: set[int] = set()
        for part, digest in self._unlike_sources():
            seen = self._seen_sources(part.folder).parts.get(part)
            if seen and not _differs(seen, digest):
                continue
            states = {name_hash(name): state for name, state in (seen.states() if seen else {}).items()}
            found.update(
                old.docid
                for old in read_stamps(self._db, part)
                if states.get(old.name, MISSING) != old.state or old.state == UNSURE
            )
        rows = rows_of(self._db, "SELECT docid, id, file FROM doc WHERE docid IN ({})", sorted(found))
        return [(docid, full_file(file, name)) for docid, name, file in rows]

    def _unlike_sources(self) -> Iterator[tuple[Part, bytes]]:
        """Yield the parts, with their known fingerprints, of the folders of sources that have another one."""
        for path, digest in read_folders(self._db, SOURCES).items():
            if _differs(self._seen_sources(path), digest):
                yield from read_digests(self._db, SOURCES, path).items()

    def _seen_sources(self, folder: str) -> SeenFolder:
        if folder not in self._sources:
            self._sources[folder] = SeenFolder(SOURCES, folder, one_folder(self._root, folder).files, self._now)
        return self._sources[folder]

    # Doing it

    def _carry_out(
        self, plans: dict[Part, _Plan], change: int, progress: Progress | None, stop: Callable[[], bool]
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
        if self._whole and self._unsettled():
            with transaction(self._db):
                self._settle()

    def _read(self, together: Sequence[Sequence[str]]) -> Generator[list["ReadFile"]]:
        if not together:
            return
        from briefing.library.documents import read_files  # noqa: PLC0415 (the parser; mostly nothing has changed)
        from briefing.library.workers import Lost, jobs_for, spread  # noqa: PLC0415

        jobs = jobs_for(len(together), self._jobs)
        work = spread(partial(read_files, self._root), together, jobs, ahead=_AHEAD, loaded=[read_files.__module__])
        with closing(work) as results:
            for some, found in results:
                yield read_files(self._root, some) if isinstance(found, Lost) else found

    def _write(self, batch: dict[Part, _Plan], read: dict[str, "ReadFile"]) -> None:
        old = {f"{part.folder}/{name}": docs for part, plan in batch.items() for name, docs in plan.read.items()}
        made = self._unchanged(read, old)
        removed = [docid for plan in batch.values() for docid in plan.gone]
        removed += [docid for file, docs in old.items() if file not in made for docid in docs]
        before = {name for (name,) in rows_of(self._db, "SELECT id FROM doc WHERE docid IN ({})", removed)}
        new = {file: found.record for file, found in read.items() if found.record and file not in made}
        if new or removed:
            made.update(zip(new, apply(self._db, Change(list(new.values()), removed)), strict=True))
        for part, plan in batch.items():
            stamps = [
                Stamp(name_hash(name), plan.states[name], made.get(f"{part.folder}/{name}", NOTHING))
                for name in plan.read
            ]
            write_stamps(self._db, part, plan.digest, [*plan.kept, *stamps])
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
            states = self._source_states(part, {name for name, _ in named})
            new = [Stamp(name_hash(name), states.get(name, MISSING), docid) for name, docid in named]
            pairs = {(found.name, found.docid) for found in new}
            kept = [found for found in read_stamps(self._db, part) if (found.name, found.docid) not in pairs]
            write_stamps(self._db, part, UNKNOWN, [*kept, *new])
            write_folder(self._db, SOURCES, part.folder, UNKNOWN)

    def _source_states(self, part: Part, names: Iterable[str]) -> dict[str, int]:
        """Return the states of sources: as the walk has seen them, or as they are when nothing was walked."""
        if self._whole:
            seen = self._seen_sources(part.folder).parts.get(part)
            return seen.states() if seen else {}
        found = {name: stamp(self._root / part.folder / name) for name in names}
        return {name: state_hash(state, self._now) for name, state in found.items() if state}

    def _unsettled(self) -> bool:
        """Tell whether a folder has another fingerprint than the index knows."""
        content = {path: folder.digest for path, folder in self._folders.items()}
        sources = read_folders(self._db, SOURCES)
        return content != read_folders(self._db, CONTENT) or any(
            self._seen_sources(path).digest != digest for path, digest in sources.items()
        )

    def _settle(self) -> None:
        """Give folders the fingerprints that were seen; in those of sources forget the documents that are gone."""
        for path in read_folders(self._db, CONTENT).keys() | self._folders.keys():
            folder = self._folders.get(path)
            write_folder(self._db, CONTENT, path, folder.digest if folder else None)
        for path, digest in read_folders(self._db, SOURCES).items():
            folder = self._seen_sources(path)
            if folder.digest == digest:
                continue
            for part in read_digests(self._db, SOURCES, path):
                stamps = read_stamps(self._db, part)
                docs = sorted({found.docid for found in stamps})
                alive = {docid for (docid,) in rows_of(self._db, "SELECT docid FROM doc WHERE docid IN ({})", docs)}
                seen = folder.parts.get(part)
                left = [found for found in stamps if found.docid in alive]
                write_stamps(self._db, part, seen.digest if seen else UNKNOWN, left)
            write_folder(self._db, SOURCES, path, folder.digest)

    def _write_broken(self, read: Iterable["ReadFile"]) -> None:
        """Keep what is wrong with the files that were read, and forget files that are no more."""
        found = {file.file: (file.problems, file.record is None) for file in read}
        for file in {problem.file for problem in read_broken(self._db) if problem.file} - found.keys():
            if not (self._root / file).is_file():
                found[file] = ((), False)
        write_broken(self._db, found)

    def _count(self, added: int, changed: int, removed: int, broken: int) -> None:
        counts = self._counts
        self._counts = Changes(
            counts.added + added, counts.changed + changed, counts.removed + removed, counts.broken + broken
        )


def _differs(seen: Seen | SeenFolder, known: bytes | None) -> bool:
    return seen.digest == UNKNOWN or seen.digest != known


def _together(batch: dict[Part, _Plan]) -> list[list[str]]:
    """Return the files of a batch that are to be read, in groups for a process to read at once."""
    files = [f"{part.folder}/{name}" for part, plan in batch.items() for name in plan.read]
    return [files[at : at + _TOGETHER] for at in range(0, len(files), _TOGETHER)]


def _batches(plans: dict[Part, _Plan]) -> Iterator[dict[Part, _Plan]]:
    """Yield plans for so many files that a transaction is worth it; parts stay whole."""
    batch: dict[Part, _Plan] = {}
    files = 0
    for part in sorted(plans):
        batch[part] = plans[part]
        files += len(plans[part].read) + 1
        if files >= _BATCH:
            yield batch
            batch, files = {}, 0
    if batch:
        yield batch
