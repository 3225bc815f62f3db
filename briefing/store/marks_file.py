"""Marks of entries in state/<host>.jsonl: a record a line, only ever appended, one file a machine, so that git merges.

Whoever reads several files takes, for each entry and kind of mark, the record of the latest instant; of one instant
that of the host that sorts last, of one host the later line. A line that cannot be read is a problem, and stays.
"""

import fcntl
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefing.model import Problem, Severity
from briefing.model.marks import Act, Action
from briefing.store.errors import StoreError, os_failure
from briefing.store.files import read_file, write_atomically
from briefing.store.folders import open_folder

FOLDER = "state"
SUFFIX = ".jsonl"
MAX_BYTES = 256 << 20  # of a file: a million marks take 20 MB
WORTH_COMPACTING = 1 << 20  # bytes; a smaller file is read in milliseconds
_KINDS = {
    Act.READ: "read", Act.UNREAD: "read", Act.STAR: "star", Act.UNSTAR: "star", Act.NOTE: "note", Act.LOOK: "look",
}  # fmt: skip
_TEXTS = frozenset({Act.NOTE, Act.LOOK})  # acts that say something
_CONFLICT = re.compile(rb"<{7}|={7}|>{7}|\|{7}")


@dataclass(frozen=True, slots=True)
class Record:
    """An action with its instant: UTC to the microsecond, so that instants compare as texts."""

    at: str
    action: Action
    extra: tuple[tuple[str, Any], ...] = ()  # keys of later versions, kept when the file is written anew


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file; ``record`` is None where nothing is understood."""

    data: bytes
    record: Record | None = None
    problem: Problem | None = None


def kind_of(act: Act) -> str:
    """Return which mark an act decides: ``read``, ``star`` or ``note`` of an entry, ``look`` of a search."""
    return _KINDS[act]


def host_file(host: str | None = None) -> str:
    """Return the path in the library of this machine's file.

    >>> host_file("Büro PC.local")
    'state/b-ro-pc.jsonl'
    """
    name = (host if host is not None else os.uname().nodename).partition(".")[0].lower()
    return f"{FOLDER}/{re.sub(r'[^a-z0-9]+', '-', name).strip('-')[:60] or 'host'}{SUFFIX}"


def mark_files(root: Path) -> tuple[str, ...]:
    """Return the paths in the library of all files of marks, in their order."""
    try:
        with os.scandir(root / FOLDER) as found:
            names = [entry.name for entry in found if entry.is_file(follow_symlinks=False)]
    except OSError:
        return ()
    return tuple(f"{FOLDER}/{name}" for name in sorted(names) if name.endswith(SUFFIX) and not name.startswith("."))


def read_lines(data: bytes, file: str) -> Iterator[Line]:
    """Yield the lines of a file, or of its end; an empty one is left out."""
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            yield _line(line, file, number)


def read_marks(root: Path, file: str) -> bytes:
    """Return the bytes of a file of marks; raise StoreError when it cannot be read."""
    return read_file(root / file, root, MAX_BYTES)


def dump(record: Record) -> bytes:
    """Return the line of a record, with its line feed."""
    action = record.action
    pairs: dict[str, Any] = {"at": record.at, "do": str(action.act), "ids": list(action.keys)}
    if action.act in _TEXTS:
        pairs["text"] = action.text
    text = json.dumps(pairs | dict(record.extra), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace") + b"\n"


def append(root: Path, file: str, actions: Sequence[Action], now: datetime) -> tuple[Record, ...]:
    """Append actions of one instant, whole and durable or not at all; return what was written. Raise StoreError."""
    records = tuple(Record(instant(now), action) for action in actions)
    data = b"".join(map(dump, records))
    try:
        with _locked(root, file) as descriptor:
            size = os.fstat(descriptor).st_size
            if size and os.pread(descriptor, 1, size - 1) != b"\n":
                data = b"\n" + data  # a line that was torn stays one by itself
            try:
                _write(descriptor, data)
                os.fsync(descriptor)
            except BaseException:
                with suppress(OSError):
                    os.ftruncate(descriptor, size)
                raise
    except OSError as error:
        raise os_failure(error, file, "write", "marks are kept until the reader is left") from error
    return records


def compact(root: Path, file: str) -> bool:
    """Leave out what later lines of the file overrule, if that halves it; what it says stays the same.

    Lines that are not understood stay as they are. Raise StoreError when it cannot be done.
    """
    try:
        with _locked(root, file):
            data = read_marks(root, file)
            left = compacted(data, file)
            if len(left) * 2 > len(data):
                return False
            write_atomically(root / file, left, root)
            return True
    except OSError as error:
        raise os_failure(error, file, "write") from error


def compacted(data: bytes, file: str) -> bytes:
    """Return the lines of a file without what others of them overrule."""
    lines = list(read_lines(data, file))
    last: dict[tuple[str, str], tuple[str, int]] = {}
    for place, line in enumerate(lines):
        for key, kind in _decided(line.record):
            last[key, kind] = max(last.get((key, kind), ("", -1)), (line.record.at if line.record else "", place))
    return b"".join(_left(line, place, last) for place, line in enumerate(lines))


def _left(line: Line, place: int, last: dict[tuple[str, str], tuple[str, int]]) -> bytes:
    record = line.record
    if record is None:
        return line.data + b"\n"
    action = record.action
    keys = tuple(key for key, kind in _decided(record) if last[key, kind][1] == place)
    if keys == action.keys:
        return line.data + b"\n"
    return dump(Record(record.at, Action(action.act, keys, action.text), record.extra)) if keys else b""


def _decided(record: Record | None) -> Iterable[tuple[str, str]]:
    return [(key, kind_of(record.action.act)) for key in record.action.keys] if record else []


def _line(data: bytes, file: str, number: int) -> Line:
    try:
        return Line(data, _record(json.loads(data)))
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        if _CONFLICT.match(data):
            message, hint = "a mark of a merge conflict", "delete the line; the lines of both sides may stay"
        else:
            message, hint = "this line is no record of marks", "mend it, or delete it"
        return Line(data, None, Problem("bad-mark", message, hint, Severity.WARNING, file, number, 1))


def _record(found: Any) -> Record:
    """Return the record of a parsed line; raise KeyError, TypeError or ValueError when it is none."""
    rest = dict(found)
    at, act, ids = instant(datetime.fromisoformat(rest.pop("at"))), Act(rest.pop("do")), rest.pop("ids")
    text = rest.pop("text", "") if act in _TEXTS else ""
    if not (isinstance(ids, list) and all(isinstance(key, str) for key in [*ids, text])):
        raise TypeError("ids")
    return Record(at, Action(act, tuple(dict.fromkeys(ids)), text), tuple(rest.items()))


def instant(moment: datetime) -> str:
    """Return an aware moment as records have it; raise ValueError for one without a zone."""
    if moment.tzinfo is None:
        raise ValueError("an instant without a zone")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@contextmanager
def _locked(root: Path, file: str) -> Iterator[int]:
    """Give the descriptor of the file, which nobody else writes meanwhile; it is made when it is not there."""
    name = file.partition("/")[2]
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
    with open_folder(root, (FOLDER,), create=True) as folder:
        while True:
            descriptor = os.open(name, flags, 0o666, dir_fd=folder)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX)
                if not _in_place(descriptor, name, folder):
                    continue  # it was written anew while we waited
                yield descriptor
                return
            finally:
                os.close(descriptor)


def _in_place(descriptor: int, name: str, folder: int) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(name, dir_fd=folder, follow_symlinks=False))
    except FileNotFoundError:
        return False


def _write(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def mark_problems(root: Path) -> Iterator[Problem]:
    """Yield what is wrong with the files of marks of a library."""
    for file in mark_files(root):
        try:
            data = read_marks(root, file)
        except StoreError as error:
            yield error.problem
            continue
        yield from (line.problem for line in read_lines(data, file) if line.problem)
