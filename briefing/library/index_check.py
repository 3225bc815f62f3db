"""Whether the index holds what the files hold: it always should, and can be made anew when it does not."""

import sqlite3
from collections.abc import Iterator, Mapping

from briefing.index.database import snapshot
from briefing.index.writer import full_file
from briefing.model import Problem

_HINT = "run briefing index --rebuild"
_DOCS = "SELECT id, file, digest FROM doc"


def index_problems(db: sqlite3.Connection, there: Mapping[str, tuple[str, int]]) -> Iterator[Problem]:
    """Yield what is wrong with an index that was just refreshed.

    ``there`` are id and digest of the record of each file under content/ that can be read, as it is now.

    Raise DamagedError when it cannot be read at all.
    """
    with snapshot(db):
        (found,) = db.execute("PRAGMA quick_check(1)").fetchone()
        held = {full_file(file, name): (name, digest) for name, file, digest in db.execute(_DOCS)}
        (count,) = db.execute("SELECT count(*) FROM doc").fetchone()
    if found != "ok":
        yield Problem("index-damaged", f"the index is damaged: {found}", _HINT)
    unlike = sorted(file for file in held.keys() | there.keys() if held.get(file) != there.get(file))
    if unlike:
        message = f"the index holds something else than {len(unlike):,} of the files, this one first"
        yield Problem("index-differs", message, _HINT, file=unlike[0])
    elif count != len(there):
        yield Problem("index-differs", f"the index holds {count:,} entries of {len(there):,} files", _HINT)
