"""The file of the index: its tables, and opening it so that readers never wait and damage is seen.

One SQLite file in WAL mode: several readers and one writer at once. Whatever SQLite says about the file becomes
DamagedError; the caller sets the file aside and builds another.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing import __version__
from briefing.index.postings import DamagedError

# What the index means changes with the tables (the number) and with the rules that fill them (the program's version).
FORMAT = f"23 {__version__}"
BUSY = 5.0  # seconds that one writer waits for another
_CACHE_KB = 16_000
# A cell of a damaged page can hold anything: text where a number belongs, a document that no list has. What does not
# understand it raises one of these; another index is the remedy, as for what SQLite sees itself.
_MISUNDERSTOOD = (sqlite3.DatabaseError, ValueError, TypeError, LookupError, OverflowError)
# Values that fewer entries have are found through the entries; an index over all of them would be twice as large.
FREQUENT = 8

_SCHEMA = f"""
CREATE TABLE meta(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE doc(
    docid INTEGER PRIMARY KEY, id TEXT NOT NULL, moment TEXT NOT NULL, file TEXT NOT NULL, digest INTEGER, listed BLOB
);
CREATE INDEX doc_end ON doc(substr(id, -12));
CREATE TABLE row(docid INTEGER PRIMARY KEY, data TEXT NOT NULL);
CREATE TABLE words(docid INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE term(term TEXT PRIMARY KEY, tid INTEGER, docs BLOB) WITHOUT ROWID;
CREATE TABLE node(prefix TEXT PRIMARY KEY, tid INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE value(tid INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL, n INTEGER);
CREATE UNIQUE INDEX value_key ON value(kind, key);
CREATE INDEX value_n ON value(kind, n) WHERE n >= {FREQUENT};
CREATE TABLE post(key INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE day(day INTEGER PRIMARY KEY, docs BLOB NOT NULL);
CREATE TABLE vector(docid INTEGER PRIMARY KEY, day INTEGER NOT NULL, data BLOB NOT NULL);
CREATE TABLE cue(key INTEGER, day INTEGER, docid INTEGER, PRIMARY KEY(key, day, docid)) WITHOUT ROWID;
CREATE TABLE unrelated(day INTEGER, docid INTEGER, PRIMARY KEY(day, docid)) WITHOUT ROWID;
CREATE TABLE kin(
    docid INTEGER PRIMARY KEY, near BLOB NOT NULL, listed BLOB NOT NULL, parent INTEGER, root INTEGER, said INTEGER
);
CREATE INDEX kin_root ON kin(root);
CREATE INDEX kin_parent ON kin(parent) WHERE parent IS NOT NULL;
CREATE INDEX kin_story ON kin(coalesce(said, root));
CREATE INDEX kin_said ON kin(said) WHERE said IS NOT NULL;
CREATE TABLE stale(docid INTEGER PRIMARY KEY);
CREATE TABLE standing(
    docid INTEGER PRIMARY KEY, origins INTEGER NOT NULL, corroborated INTEGER NOT NULL, disputed INTEGER NOT NULL,
    revised INTEGER NOT NULL, changed INTEGER
);
CREATE INDEX standing_origins ON standing(origins, docid) WHERE origins > 1;
CREATE INDEX standing_disputed ON standing(docid) WHERE disputed > 0;
CREATE INDEX standing_contested ON standing(docid) WHERE disputed + revised > 0;
CREATE INDEX standing_changed ON standing(changed, docid) WHERE changed IS NOT NULL;
CREATE TABLE folder(top TEXT, path TEXT, digest BLOB, PRIMARY KEY(top, path)) WITHOUT ROWID;
CREATE TABLE part(
    top TEXT, folder TEXT, part INTEGER, digest BLOB, files BLOB, PRIMARY KEY(top, folder, part)
) WITHOUT ROWID;
CREATE TABLE mark(
    key TEXT PRIMARY KEY, read INTEGER, read_at TEXT, star INTEGER, star_at TEXT, note TEXT, note_at TEXT,
    look TEXT, look_at TEXT
) WITHOUT ROWID;
CREATE TABLE marked(file TEXT PRIMARY KEY, stamp TEXT NOT NULL, read INTEGER NOT NULL, tail BLOB) WITHOUT ROWID;
CREATE TABLE broken(file TEXT PRIMARY KEY, unread INTEGER NOT NULL, problems TEXT NOT NULL) WITHOUT ROWID;
"""


class OutdatedError(Exception):
    """The file is an index of another version of the program."""


def connect(path: Path | None) -> sqlite3.Connection:
    """Return a connection to the index at ``path``, made empty when there is none; None keeps it in memory.

    Raise DamagedError for a file that is no index, OutdatedError for one of another version, OSError when it can be
    neither opened nor made.
    """
    name = ":memory:" if path is None else str(path)
    with _damage():
        try:
            db = sqlite3.connect(
                name, timeout=BUSY, isolation_level=None, cached_statements=256, check_same_thread=False
            )
        except sqlite3.OperationalError as error:
            raise OSError(f"{name}: {error}") from None
        try:
            _prepare(db)
        except BaseException:
            db.close()
            raise
    return db


def set_aside(path: Path) -> None:
    """Move the file of a damaged index out of the way, so that it can be looked at; its journal goes."""
    with suppress(OSError):
        path.replace(path.with_name(path.name + ".damaged"))
    discard(path)


def discard(path: Path) -> None:
    """Remove the file of an index that is of no use any more, and its journal."""
    path.unlink(missing_ok=True)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Write what happens inside whole or not at all; raise TimeoutError when another process does not stop writing."""
    with _damage(_MISUNDERSTOOD):
        try:
            db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error) or "busy" in str(error):
                raise TimeoutError("another process is writing to the index") from None
            raise
        try:
            yield
            db.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                db.execute("ROLLBACK")
            raise


@contextmanager
def snapshot(db: sqlite3.Connection) -> Iterator[None]:
    """Let everything that is read inside be of one moment."""
    with _damage(_MISUNDERSTOOD):
        if db.in_transaction:
            yield
            return
        db.execute("BEGIN")
        try:
            yield
        finally:
            with suppress(sqlite3.Error):
                db.execute("COMMIT")


@contextmanager
def _damage(errors: tuple[type[Exception], ...] = (sqlite3.DatabaseError,)) -> Iterator[None]:
    try:
        yield
    except DamagedError:
        raise
    except errors as error:
        raise DamagedError(f"the index cannot be read: {error}") from error


def _prepare(db: sqlite3.Connection) -> None:
    db.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
    if db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        with transaction(db):
            if db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None:  # nobody else was faster
                for statement in _SCHEMA.split(";\n"):
                    db.execute(statement)
                db.execute(
                    "INSERT INTO meta VALUES ('format', ?), ('next', 0), ('tid', 0), ('change', 0), ('marked', 0),"
                    " ('compared', 0)",
                    (FORMAT,),
                )
    db.execute("PRAGMA synchronous = NORMAL")
    found = db.execute("SELECT value FROM meta WHERE name = 'format'").fetchone()
    if found is None:
        raise DamagedError("the index says nothing of its format")
    if found[0] != FORMAT:
        raise OutdatedError(found[0])
