"""What is wrong with the files of entries, kept so that it can be said without reading them again."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from briefing.index.postings import DamagedError
from briefing.model import Problem, Severity


def read_broken(db: sqlite3.Connection) -> tuple[Problem, ...]:
    """Return the problems of all files, in the order of their paths."""
    return tuple(
        _problem(found)
        for (data,) in db.execute("SELECT problems FROM broken ORDER BY file")
        for found in _loaded(data)
    )


def unread_count(db: sqlite3.Connection) -> int:
    """Return how many files could not be read as entries."""
    return int(db.execute("SELECT count(*) FROM broken WHERE unread").fetchone()[0])


def write_broken(db: sqlite3.Connection, found: Mapping[str, tuple[Sequence[Problem], bool]]) -> None:
    """Replace what is known of some files: their problems, and whether they could be read as entries at all."""
    for file, (problems, unread) in found.items():
        if problems:
            data = json.dumps([asdict(problem) for problem in problems], ensure_ascii=False)
            db.execute("INSERT OR REPLACE INTO broken VALUES (?, ?, ?)", (file, unread, data))
        else:
            db.execute("DELETE FROM broken WHERE file = ?", (file,))


def _loaded(data: str) -> list[dict[str, object]]:
    try:
        return list(json.loads(data))
    except (ValueError, TypeError, RecursionError) as error:
        raise DamagedError(f"a problem in the index is damaged: {error}") from None


def _problem(found: dict[str, object]) -> Problem:
    try:
        problem = Problem(**{**found, "severity": Severity(str(found["severity"]))})  # type: ignore[arg-type]
    except (TypeError, KeyError, ValueError) as error:
        raise DamagedError(f"a problem in the index is damaged: {error}") from None
    texts = (problem.code, problem.message, problem.hint or "", problem.file or "", problem.path or "")
    numbers = (problem.line or 0, problem.column or 0)
    if not (all(isinstance(text, str) for text in texts) and all(isinstance(number, int) for number in numbers)):
        raise DamagedError("a problem in the index is of other types")
    return problem
