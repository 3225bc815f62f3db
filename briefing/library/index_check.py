"""Whether the index holds what the files hold: it always should, and can be made anew when it does not."""

import sqlite3
from collections.abc import Iterator, Sequence

from briefing.index.database import snapshot
from briefing.index.record import record_of
from briefing.index.writer import full_file
from briefing.library.catalogue import EntryFile
from briefing.library.documents import document_of
from briefing.library.sources import SourceTexts
from briefing.model import Problem

_HINT = "run briefing index --rebuild"
_DOCS = "SELECT id, file, digest FROM doc"


def index_problems(db: sqlite3.Connection, files: Sequence[EntryFile], sources: SourceTexts) -> Iterator[Problem]:
    """Yield what is wrong with an index that was just refreshed; ``files`` are all under content/, as they are now.

    Raise DamagedError when it cannot be read at all.
    """
    with snapshot(db):
        (found,) = db.execute("PRAGMA quick_check(1)").fetchone()
        held = {full_file(file, name): (name, digest) for name, file, digest in db.execute(_DOCS)}
        (count,) = db.execute("SELECT count(*) FROM doc").fetchone()
    if found != "ok":
        yield Problem("index-damaged", f"the index is damaged: {found}", _HINT)
    records = (record_of(document_of(read.entry, sources), read.file) for read in files if read.entry)
    there = {record.file: (record.id, record.digest) for record in records}
    unlike = sorted(file for file in held.keys() | there.keys() if held.get(file) != there.get(file))
    if unlike:
        message = f"the index holds something else than {len(unlike):,} of the files, this one first"
        yield Problem("index-differs", message, _HINT, file=unlike[0])
    elif count != len(there):
        yield Problem("index-differs", f"the index holds {count:,} entries of {len(there):,} files", _HINT)
