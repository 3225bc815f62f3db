"""What a refresh has to do: the files to read and the documents to take out, part by part.

What the index knows of folders, parts and files is held against what lies on the disk.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

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
)
from briefing.index.tables import rows_of
from briefing.index.writer import full_file
from briefing.library.disk import CONTENT, SOURCES, Disk


@dataclass(slots=True)
class Plan:
    """What is to be done about a part: names to read with the documents that they replace, documents to take out."""

    digest: bytes
    states: dict[str, int]
    kept: list[Stamp]
    read: dict[str, list[int]] = field(default_factory=dict)
    gone: list[int] = field(default_factory=list)


def plans_of_all(db: sqlite3.Connection, disk: Disk) -> dict[Part, Plan]:
    """Return what is to be done about a whole library that was walked."""
    stored = read_folders(db, CONTENT)
    plans: dict[Part, Plan] = {}
    for path in disk.folders.keys() | stored.keys():
        folder = disk.folders.get(path)
        if folder and not _differs(folder.digest, stored.get(path)):
            continue
        parts = folder.parts if folder else {}
        known = read_digests(db, CONTENT, path)
        for part in parts.keys() | known.keys():
            seen = parts.get(part)
            if seen is None or _differs(seen.digest, known.get(part)):
                plans[part] = _compared(db, part, seen)
    _plan_for_sources(db, disk, plans)
    return plans


def plans_of_files(db: sqlite3.Connection, disk: Disk, files: Sequence[str]) -> dict[Part, Plan]:
    """Return what is to be done about some files under content/, which were just written or removed."""
    plans: dict[Part, Plan] = {}
    for file in files:
        path = PurePosixPath(file)
        part = part_of(CONTENT, path.parent.as_posix(), path.name)
        if part not in plans:
            plans[part] = Plan(UNKNOWN, {}, read_stamps(db, part))
        plan = plans[part]
        wanted = name_hash(path.name)
        old = [found.docid for found in plan.kept if found.name == wanted and found.docid != NOTHING]
        plan.kept = [found for found in plan.kept if found.name != wanted]
        state = disk.state(file)
        if state is None:
            plan.gone += old
        else:
            plan.states[path.name] = state
            plan.read[path.name] = old
    return plans


def _compared(db: sqlite3.Connection, part: Part, seen: Seen | None) -> Plan:
    states = seen.states() if seen else {}
    known: dict[int, list[Stamp]] = defaultdict(list)
    for found in read_stamps(db, part):
        known[found.name].append(found)
    plan = Plan(seen.digest if seen else UNKNOWN, states, [])
    for name, state in states.items():
        old = known.pop(name_hash(name), [])
        if len(old) == 1 and old[0].state == state != UNSURE:
            plan.kept += old
        else:
            plan.read[name] = [found.docid for found in old if found.docid != NOTHING]
    plan.gone = [found.docid for left in known.values() for found in left if found.docid != NOTHING]
    return plan


def _plan_for_sources(db: sqlite3.Connection, disk: Disk, plans: dict[Part, Plan]) -> None:
    """Add the entries whose sources have changed."""
    for docid, file in _with_other_sources(db, disk):
        at, _, name = file.rpartition("/")
        part = part_of(CONTENT, at, name)
        folder: SeenFolder | None = disk.folders.get(part.folder)
        here = folder.parts.get(part) if folder else None
        if here is None:
            continue  # the file is gone, and its part planned for
        if part not in plans:
            plans[part] = _compared(db, part, here)
        plan = plans[part]
        if name not in plan.read and name in plan.states:
            plan.read[name] = [docid]
            plan.kept = [kept for kept in plan.kept if kept.docid != docid]


def _with_other_sources(db: sqlite3.Connection, disk: Disk) -> list[tuple[int, str]]:
    """Return the documents whose sources are not as they were, with their files."""
    found: set[int] = set()
    for part, digest in _unlike_sources(db, disk):
        seen = disk.sources(part.folder).parts.get(part)
        if seen and not _differs(seen.digest, digest):
            continue
        states = {name_hash(name): state for name, state in (seen.states() if seen else {}).items()}
        found.update(
            old.docid
            for old in read_stamps(db, part)
            if states.get(old.name, MISSING) != old.state or old.state == UNSURE
        )
    rows = rows_of(db, "SELECT docid, id, file FROM doc WHERE docid IN ({})", sorted(found))
    return [(docid, full_file(file, name)) for docid, name, file in rows]


def _unlike_sources(db: sqlite3.Connection, disk: Disk) -> Iterator[tuple[Part, bytes]]:
    """Yield the parts, with their known fingerprints, of the folders of sources that have another one."""
    for path, digest in read_folders(db, SOURCES).items():
        if _differs(disk.source_digest(path), digest):
            yield from read_digests(db, SOURCES, path).items()


def _differs(seen: bytes, known: bytes | None) -> bool:
    return seen == UNKNOWN or seen != known
