"""Several readers and writers at once, and writers that fail: answers are of one moment, and nothing is lost."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

import pytest

from briefing.index import database
from briefing.index.postings import DamagedError
from briefing.library import Library, adding
from briefing.library.adding import analyse_article
from briefing.library.refresh import Changes
from briefing.store.errors import StoreError
from tests.library.test_library_index import TODAY, Disk, Killed, Mortal, anew_copy, answers, articles, old

LONG = "BRIEFING_INDEX_SEEDS" in os.environ

# Moves prepared entries into a library, one after the other, and takes each one in.
MOVE = """
import sys
from pathlib import Path
from briefing.library import Library
root, prepared = map(Path, sys.argv[1:])
library = Library(root, eager=False)
for path in sorted(prepared.glob("*.yaml")):
    path.rename(root / "content" / path.name)
    library.refresh(jobs=1)
    assert not library.behind
"""
REFRESH = """
import sys
from briefing.library import Library
library = Library(sys.argv[1], eager=False)
sys.stdin.readline()
library.refresh(jobs=1)
"""


def prepared(folder: Path, count: int) -> Path:
    """Return a folder with entries that lie in no library yet."""
    folder.mkdir()
    for number in range(count):
        (folder / f"2025-03-{number % 28 + 1:02}-peace-{number:012x}.yaml").write_text(
            f"headline: Peace talks {number}\nlanguage: en\npublished: 2025-03-{number % 28 + 1:02}\n"
            f"published_basis: stated\ncountries: [UA]\ntags: [talks, 'round {number % 7}']\n"
        )
    return folder


def consistent(library: Library, query: str) -> int:
    """Ask all that a screen shows, and check that it is of one moment; return how many entries were found."""
    found = library.search(query, today=TODAY)
    rows, facets, timeline = found.rows(0, 10_000), found.facets(None), found.timeline()
    assert found.count == len(rows) == len({row.id for row in rows})
    if query == "headline":
        assert found.count == 0
        return 0
    assert [one.count for one in facets.countries] == ([found.count] if found.count else [])
    assert sum(one.count for one in facets.tags if one.value.startswith("round")) == found.count
    assert sum(count for _, count in timeline.counts) + timeline.undated == found.count
    return found.count


def test_questions_asked_while_another_process_writes_are_answered_of_one_moment(tmp_path):
    root, count = tmp_path / "library", 200 if LONG else 40
    (root / "content").mkdir(parents=True)
    Library(root).refresh()
    done = threading.Event()

    def ask(query: str) -> list[int]:
        library, seen = Library(root, eager=False), []
        while not done.is_set():
            seen.append(consistent(library, query))
        return [*seen, consistent(library, query)]

    with ThreadPoolExecutor(3) as pool:
        asked = [pool.submit(ask, query) for query in ("", "peace", '"peace talks" country:UA', "headline")]
        command = [sys.executable, "-c", MOVE, str(root), str(prepared(tmp_path / "prepared", count))]
        try:
            ended = subprocess.run(command, capture_output=True, timeout=120, check=False)
        finally:
            done.set()
        assert ended.returncode == 0, ended.stderr.decode()
        seen = [one.result(timeout=60) for one in asked]
    assert all(counts == sorted(counts) for counts in seen)
    assert [counts[-1] for counts in seen] == [count, count, count, 0]
    assert answers(Library(root)) == anew_copy(root, tmp_path)


@pytest.mark.parametrize("seed", range(20 if LONG else 2))
def test_refreshes_of_several_processes_at_once_take_each_entry_in_once(seed, tmp_path):
    disk = Disk(tmp_path / "library", Random(seed))
    disk.add()
    Library(disk.root).refresh()
    for _ in range(6):
        disk.act()
    command = [sys.executable, "-c", REFRESH, str(disk.root)]
    running = [subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    for process in running:
        process.stdin.write(b"\n")
        process.stdin.flush()
    with ThreadPoolExecutor(3) as pool:
        changes = list(pool.map(lambda _: Library(disk.root, eager=False).refresh(jobs=1), range(3)))
    assert all(isinstance(one, Changes) for one in changes)
    for process in running:
        _, error = process.communicate(timeout=60)
        assert process.returncode == 0, error.decode()
    assert answers(Library(disk.root)) == anew_copy(disk.root, tmp_path)


CALLS = ("open", "write", "fsync", "replace", "mkdir", "scandir", "stat")


@contextmanager
def failing(after: int, failure: Callable[[], BaseException], calls: tuple[str, ...] = CALLS) -> Iterator[list[int]]:
    """Let one call of the operating system fail, after so many others; lend a list with how many are left."""
    left = [after]

    def counted(real):
        def call(*given, **named):
            left[0] -= 1
            if not left[0]:
                raise failure()
            return real(*given, **named)

        return call

    kept = {name: getattr(os, name) for name in calls}
    try:
        for name, real in kept.items():
            setattr(os, name, counted(real))
        yield left
    finally:
        for name, real in kept.items():
            setattr(os, name, real)


@pytest.fixture
def fast_analysis(monkeypatch):
    """Analyse each article once, however often it is added."""
    known = {}

    def analysed(article, path, actors):
        if article.text not in known:
            known[article.text] = analyse_article(article, path, actors)
        return known[article.text]

    monkeypatch.setattr(adding, "analyse_article", analysed)


FAILURES = {
    "no room": lambda: OSError(errno.ENOSPC, "No space left on device"),
    "an error of the disk": lambda: OSError(errno.EIO, "Input/output error"),
    "the end of the process": Killed,
}


@pytest.mark.parametrize("failure", FAILURES)
def test_an_add_that_fails_at_any_call_of_the_system_loses_nothing(failure, tmp_path, fast_analysis):
    first, *more = articles(tmp_path / "articles", 3)
    kept = tmp_path / "kept"
    assert [str(one.status) for one in Library(kept).add([first])] == ["added"]
    old(kept)
    Library(kept).refresh()
    root, finished = tmp_path / "library", False
    for number in range(1, 10_000, 1 if LONG else 4):
        shutil.copytree(kept, root)
        library = Library(root)
        results = []
        with failing(number, FAILURES[failure]) as left:
            with suppress(Killed, DamagedError, OSError, StoreError):
                results += library.add(more)
            finished = left[0] > 0
        del library
        again = Library(root)
        assert again.refresh().broken == 0
        present = {entry.id for entry in again.entries}
        assert {one.entry.id for one in results if one.entry} <= present
        assert len(present) == len(list((root / "content").rglob("*.yaml"))) <= 3
        assert answers(again) == anew_copy(root, tmp_path)
        assert {str(one.status) for one in again.add(more)} <= {"added", "duplicate"}
        assert again.search("", today=TODAY).total == 3
        assert again.check() == ()
        assert not [path.name for path in root.rglob(".briefing-tmp-*")]
        shutil.rmtree(root)
        if finished:
            return
    pytest.fail("the failure was met each time")


def test_an_add_whose_index_fails_at_any_statement_keeps_the_entries(tmp_path, monkeypatch, fast_analysis):
    paths = articles(tmp_path / "articles", 2)
    connect = sqlite3.connect
    monkeypatch.setattr(database.sqlite3, "connect", lambda *given, **named: connect(*given, factory=Mortal, **named))
    root = tmp_path / "library"
    for statement in range(1, 10_000):
        Mortal.left = statement
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(sys.modules["tests.library.test_library_index"], "Killed", sqlite3.OperationalError)
            try:
                results = list(Library(root).add(paths))
            except DamagedError:
                results = []
        met = Mortal.left <= 0
        Mortal.left = -1
        again = Library(root)
        assert {one.entry.id for one in results if one.entry} <= {entry.id for entry in again.entries}
        assert {str(one.status) for one in again.add(paths)} <= {"added", "duplicate"}
        assert again.search("", today=TODAY).total == 2
        assert again.check() == ()
        shutil.rmtree(root)
        if not met:
            return
    pytest.fail("the failure was met each time")
