"""Finding the stories of many entries: other processes compare them ahead, this one writes what they find.

What each finds counts only as long as nobody else changes the index; else the rest is done here, one after the other.
Stopped or killed, it goes on from the last days that were written.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from briefing.index.ahead import alike_in, days_of
from briefing.index.relate import relate, relate_found
from briefing.index.tables import meta
from briefing.library.workers import Lost, jobs_for, spread

_TOGETHER = 2000  # entries that a process compares at once, and that are written at once
_WORTH_IT = 4000  # fewer are done before other processes have begun
_AHEAD = 2  # days that each process is ahead of what is written


def relate_all(db: sqlite3.Connection, jobs: int | None, stop: Callable[[], bool]) -> None:
    """Find the stories of all entries that have none yet, in ``jobs`` processes, until ``stop`` says so."""
    (path,) = (file for _, name, file in db.execute("PRAGMA database_list") if name == "main")
    (waiting,) = db.execute("SELECT count(*) FROM unrelated").fetchone()
    if path and waiting >= _WORTH_IT and jobs_for(waiting, jobs) > 1:
        relate(db, stop, dated=False)
        _relate_spread(db, Path(path), jobs, stop)
    relate(db, stop)


def _relate_spread(db: sqlite3.Connection, path: Path, jobs: int | None, stop: Callable[[], bool]) -> None:
    change: int | None = meta(db, "change")
    some = days_of(db, _TOGETHER)
    work = spread(partial(alike_in, path), some, jobs_for(len(some), jobs), ahead=_AHEAD, loaded=[alike_in.__module__])
    with closing(work) as results:
        for _, found in results:
            if change is None or isinstance(found, Lost) or stop():
                return
            change = relate_found(db, found, change)
