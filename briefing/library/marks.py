"""Marking entries: written to this machine's file in state/, and from all files of state/ taken over into the index.

An act gives back what undoes it. What would change nothing is not written.
"""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Protocol, TypeVar

from briefing.index.database import snapshot, transaction
from briefing.index.index import Index
from briefing.index.marks import apply_marks, forget_marks, latest, looked, marks_of
from briefing.library.search import SearchResult
from briefing.model import Problem
from briefing.model.marks import OPPOSITE, Act, Action, Mark, look_key, mark_key
from briefing.store.errors import StoreError
from briefing.store.marks_file import (
    WORTH_COMPACTING,
    append,
    compact,
    host_file,
    instant,
    mark_files,
    read_lines,
    read_marks,
)

_T = TypeVar("_T")
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Step:
    """What was done, and what undoes it; ``problem`` says why it could not be kept."""

    done: tuple[Action, ...] = ()
    undo: tuple[Action, ...] = ()
    problem: Problem | None = None

    @property
    def count(self) -> int:
        """How many entries are marked otherwise than before."""
        return sum(len(action.keys) for action in self.done)

    @property
    def back(self) -> "Step":
        """The step that takes this one back."""
        return Step(self.undo, self.done)


class _Ask(Protocol):
    def __call__(self, question: Callable[[Index], _T]) -> _T:
        """Ask the index of the library."""


class Marks:
    """The marks of a library's entries; any thread may ask."""

    def __init__(
        self, root: Path, ask: _Ask, in_memory: Callable[[], bool], clock: Callable[[], datetime] | None = None
    ) -> None:
        """Ask the index through ``ask``, which may be ``in_memory``; ``clock`` gives aware instants."""
        self._root = root
        self._ask = ask
        self._in_memory = in_memory
        self._clock = clock or (lambda: datetime.now(UTC))

    def of(self, ids: Sequence[str]) -> dict[str, Mark]:
        """Return the marks of entries by their ids; one without any is left out."""
        return self._look(lambda db: marks_of(db, ids))

    def mark(self, act: Act, ids: Sequence[str], text: str = "") -> Step:
        """Mark entries; ``text`` is that of a note."""
        before = self.of(ids)
        keys = {mark_key(entry_id): before.get(entry_id, Mark()) for entry_id in ids}
        changed = {key: mark for key, mark in keys.items() if _changes(act, mark, text)}
        if act is Act.NOTE:
            return self._do(
                [Action(act, (key,), text) for key in changed],
                [Action(act, (key,), mark.note) for key, mark in changed.items()],
            )
        return self._do([Action(act, tuple(changed))], [Action(OPPOSITE[act], tuple(changed))])

    def read_again(self, entry_id: str) -> Step:
        """Note that an entry that was read is read now, with what has changed since."""
        return self._do([Action(Act.READ, (mark_key(entry_id),))], [])

    def turn(self, act: Act, entry_id: str) -> Step:
        """Mark an entry; when it is marked so, the opposite."""
        already = not _changes(act, self.of([entry_id]).get(entry_id, Mark()), "")
        return self.mark(OPPOSITE[act] if already else act, [entry_id])

    def mark_found(self, act: Act, found: SearchResult) -> Step:
        """Mark all entries that a query found; no note can be given to many."""
        found.settle()
        keys = found.keys(act)
        return self._do([Action(act, keys)], [Action(OPPOSITE[act], keys)])

    def looked(self, question: str) -> int | None:
        """Return up to when what changed in a search was looked at, in seconds since 1970 (UTC); None for never."""
        return self._look(lambda db: looked(db, look_key(question)))

    def look(self, question: str) -> Step:
        """Note that all that has changed in a search until now was looked at."""
        before = self.looked(question)
        told = "" if before is None else instant(datetime.fromtimestamp(before, UTC))
        key = (look_key(question),)
        return self._do([Action(Act.LOOK, key, instant(self._clock()))], [Action(Act.LOOK, key, told)])

    def repeat(self, step: Step) -> Step:
        """Carry out a step that was taken before, or one that takes it back."""
        return self._do(list(step.done), list(step.undo))

    def tidy(self) -> None:
        """Write this machine's file anew when it is long and says much less than it could."""
        file = host_file()
        with suppress(OSError, StoreError, TimeoutError):  # it stays as it is
            if (self._root / file).stat().st_size > WORTH_COMPACTING and compact(self._root, file):
                self._ask(lambda index: sync_marks(self._root, index.db))

    def _do(self, done: list[Action], undo: list[Action]) -> Step:
        actions = [action for action in done if action.keys]
        if not actions:
            return Step()
        try:
            self._write(actions)
        except StoreError as error:
            if not self._in_memory():
                return Step(problem=error.problem)
            self._ask(lambda index: _apply(index.db, self._instant(actions), actions))
            return Step(tuple(actions), tuple(undo), error.problem)
        return Step(tuple(actions), tuple(undo))

    def _write(self, actions: Sequence[Action]) -> None:
        append(self._root, host_file(), actions, self._instant(actions))
        with suppress(TimeoutError):  # another process writes to the index; the next refresh takes it over
            self._ask(lambda index: sync_marks(self._root, index.db))

    def _look(self, question: Callable[[sqlite3.Connection], _T]) -> _T:
        """Ask in one moment of the index; a damaged one is made anew."""

        def ask(index: Index) -> _T:
            with snapshot(index.db):
                return question(index.db)

        return self._ask(ask)

    def _instant(self, actions: Sequence[Action]) -> datetime:
        """Return now, or just after what was said of these entries last: clocks differ, and the later act holds."""
        last = self._look(lambda db: max(latest(db, action.act, action.keys) for action in actions))
        return max(self._clock(), _after(last.partition(" ")[0])) if last else self._clock()


def _after(at: str) -> datetime:
    said = datetime.fromisoformat(at)
    with suppress(OverflowError):  # the calendar ends there: a later line holds then, or the host that sorts last
        return said + _TICK
    return said


def sync_marks(root: Path, db: sqlite3.Connection) -> None:
    """Take over what the files of marks have gained; all of them anew when one has lost or changed something."""
    files = {file: _stamp(root / file) for file in mark_files(root)}
    with snapshot(db):
        seen = dict(db.execute("SELECT file, stamp FROM marked"))
    if files == seen:
        return
    with transaction(db):
        known = {file: (read, digest) for file, read, digest in db.execute("SELECT file, read, tail FROM marked")}
        texts = {file: data for file in files if (data := _bytes(root, file)) is not None}
        grown = known.keys() <= texts.keys() and all(
            _digest(texts[file][:read]) == digest for file, (read, digest) in known.items()
        )
        if not grown:
            forget_marks(db)
            db.execute("DELETE FROM marked")
            known = {}
        for file, data in texts.items():
            start = known.get(file, (0, b""))[0]
            lines = [line for line in read_lines(data[start:], file) if line.record]
            whole = data.rfind(b"\n") + 1  # a line that is being written is read when it is there
            apply_marks(db, [(f"{line.record.at} {file}", line.record.action) for line in lines if line.record])
            row = (file, files[file], whole, _digest(data[:whole]))
            db.execute("INSERT OR REPLACE INTO marked VALUES (?, ?, ?, ?)", row)


def _apply(db: sqlite3.Connection, at: datetime, actions: Sequence[Action]) -> None:
    with transaction(db):
        apply_marks(db, [(f"{instant(at)} {host_file()}", action) for action in actions])


def _changes(act: Act, mark: Mark, text: str) -> bool:
    match act:
        case Act.NOTE:
            return mark.note != text
        case Act.READ | Act.UNREAD:
            return mark.read != (act is Act.READ)
        case _:
            return mark.starred != (act is Act.STAR)


def _stamp(path: Path) -> str:
    try:
        state = path.lstat()
    except OSError:
        return ""
    return f"{state.st_mtime_ns} {state.st_size} {state.st_ino}"


def _bytes(root: Path, file: str) -> bytes | None:
    try:
        return read_marks(root, file)
    except StoreError:  # ``check`` says why
        return None


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
