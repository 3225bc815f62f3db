"""The index stays true: whatever happens to the files or to the index itself, it answers as one made anew would."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from random import Random

import pytest

from briefing.index.postings import DamagedError
from briefing.library import Library
from briefing.library.refresh import Changes
from briefing.store.writer import write_entry
from tests.index import made

TODAY = date(2025, 4, 1)
QUERIES = (
    "",
    "peace",
    "cea*",
    '"peace talks"',
    "country:UA -paris",
    "actor:macron",
    "date:2025-03",
    "is:undated",
    "停火",
)
# Hundreds in a long run: BRIEFING_INDEX_SEEDS=500 pytest tests/library/test_library_index.py
SEEDS = min(int(os.environ.get("BRIEFING_INDEX_SEEDS", "6")), 2000)


def answers(library):
    """Return all that the index says, for queries of every kind."""
    found = []
    for query in QUERIES:
        result = library.search(query, today=TODAY)
        result.settle()
        found.append((query, result.total, result.rows(0, 1000), result.facets(None), result.timeline()))
    return found, library.problems, library.unread


def anew(root: Path):
    """Return what an index made anew says."""
    copy = Library(root)
    copy.rebuild()
    return answers(copy)


def old(root: Path) -> None:
    """Let all files be older than the moment in which an edit may go unseen."""
    for path in root.rglob("*"):
        if path.is_file() and ".briefing" not in path.parts:
            os.utime(
                path, ns=(1_700_000_000_000_000_000 + path.stat().st_ino, path.stat().st_mtime_ns - 10_000_000_000)
            )


class Disk:
    """A library whose files are changed by hand, by chance."""

    def __init__(self, root: Path, random: Random) -> None:
        self.root = root
        self.random = random
        self.number = 0
        (root / "content").mkdir(parents=True)
        (root / "seeds").mkdir()

    def files(self) -> list[Path]:
        return sorted((self.root / "content").rglob("*.yaml"))

    def act(self) -> None:
        """Do something that people and programs do to files."""
        acts = [self.add, self.add, self.edit, self.touch, self.remove, self.move, self.spoil, self.retext, self.untext]
        self.random.choice(acts)()
        if self.random.random() < 0.5:
            old(self.root)

    def add(self) -> None:
        for _ in range(self.random.randint(1, 4)):
            self.number += 1
            entry = made.document(self.random, self.number).entry
            path = (
                self.root / "content" / self.random.choice(["2025/03", "undated", "2024"]) / f"{entry.id.lower()}.yaml"
            )
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(write_entry(entry))

    def edit(self) -> None:
        """Change an entry by an edit of the same length, at once after another look."""
        for path in self._some():
            path.write_bytes(path.read_bytes().replace(b"headline: ", b"headline: peace ", 1))

    def touch(self) -> None:
        for path in self._some():
            path.touch()

    def remove(self) -> None:
        for path in self._some():
            path.unlink()

    def move(self) -> None:
        for path in self._some():
            target = self.root / "content" / "moved" / path.name
            target.parent.mkdir(exist_ok=True)
            path.rename(target)

    def spoil(self) -> None:
        for path in self._some():
            path.write_bytes(path.read_bytes() + b"\tno: yaml\n" if self.random.random() < 0.5 else b"")

    def retext(self) -> None:
        for number in range(2):
            (self.root / "seeds" / f"{number} paris.txt").write_text(made.text(self.random, 30))

    def untext(self) -> None:
        for path in self.root.glob("seeds/*.txt"):
            path.unlink()

    def _some(self) -> list[Path]:
        files = self.files()
        return self.random.sample(files, min(len(files), self.random.randint(1, 2)))


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_refreshed_index_is_as_one_made_anew(seed, tmp_path):
    disk = Disk(tmp_path / "library", Random(seed))
    library = Library(disk.root)
    for _ in range(8):
        disk.act()
        library.refresh()
        kept = answers(library)
        copy = tmp_path / "copy"
        shutil.copytree(disk.root, copy, ignore=shutil.ignore_patterns(".briefing"))
        assert kept == anew(copy)
        shutil.rmtree(copy)


def test_nothing_is_read_or_written_when_nothing_has_changed(library_folder, monkeypatch):
    from briefing.library import catalogue, sources

    library = Library(library_folder)
    old(library_folder)
    assert library.refresh() == Changes(added=3)
    before = (library_folder / ".briefing" / "index.sqlite3-wal").stat().st_size
    monkeypatch.setattr(catalogue, "read_entry", lambda *_: pytest.fail("an entry was parsed"))
    monkeypatch.setattr(sources, "decode", lambda *_: pytest.fail("a source was read"))
    assert Library(library_folder).refresh() == Changes()
    assert Library(library_folder).search("grain", today=TODAY).count == 1
    assert (library_folder / ".briefing" / "index.sqlite3-wal").stat().st_size == before


def test_two_edits_of_one_length_in_one_clock_tick_are_both_seen(library_folder):
    library = Library(library_folder)
    library.refresh()
    file = next((library_folder / "content").rglob("*grain*.yaml"))
    text = file.read_text()
    for word in ("Walks", "Balks", "Hulks"):
        file.write_text(text.replace("headline: Talks", f"headline: {word}"))
        state = file.stat()
        library.refresh()
        assert library.search(word.lower(), today=TODAY).count == 1
        os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))


def test_a_command_sees_what_was_done_before_it(library_folder):
    library = Library(library_folder)
    assert library.search("quokka").count == 0
    file = next((library_folder / "content").rglob("*.yaml"))
    file.write_text(file.read_text().replace("headline: ", "headline: quokka ", 1))
    assert Library(library_folder).search("quokka").count == 1
    assert Library(library_folder, eager=False).search("quokka").count == 1  # the index knows by now


DAMAGE = {
    "truncated": lambda data: data[: len(data) // 2],
    "zeroed": lambda data: data[:5000] + bytes(len(data) - 5000),
    "overwritten": lambda data: data[:200] + Random(1).randbytes(len(data) - 200),
    "empty": lambda data: b"",
    "no database": lambda data: b"This is no database. " * 1000,
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_index_is_put_aside_and_made_anew(kind, library_folder):
    expected = answers(Library(library_folder))
    file = library_folder / ".briefing" / "index.sqlite3"
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    file.write_bytes(DAMAGE[kind](file.read_bytes()))
    for suffix in ("-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    assert answers(Library(library_folder)) == expected
    assert answers(Library(library_folder, eager=False)) == expected


def test_the_number_of_the_last_change_survives_damage(library_folder):
    library = Library(library_folder)
    entries = library.search("").total
    for file in (library_folder / ".briefing").glob("index.sqlite3*"):
        file.write_bytes(b"junk" * 1000)
    assert library.version > 0
    assert library.search("").total == entries


@pytest.mark.parametrize("kind", ["truncated", "overwritten"])
def test_damage_that_shows_while_questions_are_asked_is_survived(kind, tmp_path):
    disk = Disk(tmp_path / "library", Random(3))
    for _ in range(60):
        disk.add()
    library = Library(disk.root)
    expected = answers(library)
    result = library.search("peace", today=TODAY)
    library._index.close()
    file = disk.root / ".briefing" / "index.sqlite3"
    data = file.read_bytes()
    file.write_bytes(data[:8192] + DAMAGE[kind](data[8192:]))
    for suffix in ("-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    assert result.rows(0, 1000) == next(rows for query, _, rows, _, _ in expected[0] if query == "peace")
    assert answers(library) == expected


def test_an_index_of_another_version_is_made_anew(library_folder):
    expected = answers(Library(library_folder))
    with sqlite3.connect(library_folder / ".briefing" / "index.sqlite3") as db:
        db.execute("UPDATE meta SET value = '0' WHERE name = 'format'")
    db.close()
    assert answers(Library(library_folder)) == expected
    assert not list((library_folder / ".briefing").glob("*.damaged"))


def test_where_nothing_can_be_written_the_index_is_in_memory(library_folder, tmp_path):
    expected = answers(Library(library_folder))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.rmtree(library_folder / ".briefing")
    (library_folder / ".briefing").symlink_to(elsewhere)
    library = Library(library_folder)
    assert answers(library) == expected
    assert library.index_size == 0
    assert not list(elsewhere.iterdir())


def test_the_index_is_not_for_git(library_folder):
    Library(library_folder).refresh()
    assert (library_folder / ".briefing" / ".gitignore").read_text() == "*\n"


ADD = """
import sys
from briefing.index.postings import DamagedError
from briefing.library import Library
for result in Library(sys.argv[1]).add(sys.argv[2:]):
    assert result.status == "added", result
"""


def articles(folder: Path, count: int) -> list[str]:
    folder.mkdir()
    words = "Porto Lisbon Braga Faro Aveiro Evora Viseu Sintra Tavira Lagos".split()
    paths = []
    for n in range(count):
        town = f"{words[n % 10]} {words[n // 10 % 10]}"
        path = folder / f"{n}.txt"
        path.write_text(
            f"Port of {town} closes berth {n}\n\n10 March 2025\n\nThe port of {town} will close berth {n} for a week. "
            f'"We had no choice," harbour master Rui Costa said on Monday.\n'
        )
        paths.append(str(path))
    return paths


def test_several_processes_add_at_once(tmp_path):
    each = int(os.environ.get("BRIEFING_ADDS", "6"))  # 50 in a long run
    paths = articles(tmp_path / "articles", 8 * each)
    root = tmp_path / "library"
    running = [
        subprocess.Popen([sys.executable, "-c", ADD, str(root), *paths[n::8]], stderr=subprocess.PIPE) for n in range(8)
    ]
    for process in running:
        _, error = process.communicate(timeout=300)
        assert process.returncode == 0, error.decode()
    library = Library(root)
    assert library.search("").total == 8 * each
    assert len(library.files) == 8 * each
    assert library.check() == ()
    assert answers(library) == anew(root)


def test_what_is_added_to_a_library_that_was_not_there_when_it_was_opened_is_kept_in_its_index(tmp_path):
    root = tmp_path / "library"
    library = Library(root, eager=False)
    assert library.search("").total == 0
    assert not root.exists()  # looking makes no library
    for _ in library.add(articles(tmp_path / "articles", 3)):
        pass
    assert library.search("").total == 3
    assert library.index_size
    assert Library(root, eager=False).refresh() == Changes()
    assert answers(library) == anew(root)


def test_a_killed_add_goes_on_where_it_was(tmp_path):
    paths = articles(tmp_path / "articles", 24)
    root = tmp_path / "library"
    for _ in range(3):
        again = ADD.replace('"added"', '"added" or result.status == "duplicate"')
        process = subprocess.Popen([sys.executable, "-c", again, str(root), *paths], stderr=subprocess.DEVNULL)
        seen = len(list(root.rglob("content/**/*.yaml")))
        while process.poll() is None and len(list(root.rglob("content/**/*.yaml"))) < min(seen + 3, 24):
            time.sleep(0.02)
        process.kill()
        process.wait()
    library = Library(root)
    statuses = [str(result.status) for result in library.add(paths)]
    assert set(statuses) <= {"added", "duplicate"}
    assert library.search("").total == 24
    assert library.check() == ()


def test_a_write_that_fails_anywhere_leaves_the_index_as_it_was_or_as_it_is_to_be(tmp_path, monkeypatch):
    from briefing.index import writer

    disk = Disk(tmp_path / "library", Random(5))
    disk.add()
    library = Library(disk.root)
    library.refresh()
    steps = ("merge", "add_to_nodes", "make_nodes", "insert_days", "dump_row", "remove_days")
    for step in steps:
        disk.add()
        disk.edit()
        old(disk.root)
        real = getattr(writer, step)

        def fail(*_: object, **__: object) -> None:
            raise sqlite3.OperationalError("disk I/O error")

        monkeypatch.setattr(writer, step, fail)
        broken = Library(disk.root, eager=False)
        before = broken.search("").total
        with suppress(DamagedError):  # an index in memory fails at the same step
            broken.refresh()
        monkeypatch.setattr(writer, step, real)
        # As it was; as it is to be, when the step was none of a new index; or put aside, and nothing can be written.
        assert Library(disk.root, eager=False).search("").total in {before, 0, len(disk.files())}
        library.refresh()
        assert answers(library) == anew_copy(disk.root, tmp_path)


def anew_copy(root: Path, tmp_path: Path):
    copy = tmp_path / "copy"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".briefing"))
    try:
        return anew(copy)
    finally:
        shutil.rmtree(copy)


class Killed(BaseException):
    """Stands for the end of the process."""


class Mortal(sqlite3.Connection):
    """A connection whose process ends at one of its statements that write."""

    left = -1

    def execute(self, statement, *given):
        """Count a statement, and end where it is time."""
        self._count(statement)
        return super().execute(statement, *given)

    def executemany(self, statement, *given):
        """Count a statement, and end where it is time."""
        self._count(statement)
        return super().executemany(statement, *given)

    def _count(self, statement):
        if statement.startswith(("INSERT", "UPDATE", "DELETE", "COMMIT", "BEGIN IMMEDIATE")):
            Mortal.left -= 1
            if Mortal.left == 0:
                raise Killed(statement)


def test_a_refresh_killed_at_any_statement_leaves_the_index_whole(tmp_path, monkeypatch):
    from briefing.index import database

    step = 1 if "BRIEFING_INDEX_SEEDS" in os.environ else 7
    disk = Disk(tmp_path / "library", Random(9))
    disk.add()
    disk.add()
    old(disk.root)
    library = Library(disk.root)
    before = answers(library)
    library._index.close()
    disk.add()
    disk.edit()
    disk.remove()
    old(disk.root)
    after = anew_copy(disk.root, tmp_path)
    connect = sqlite3.connect
    monkeypatch.setattr(database.sqlite3, "connect", lambda *given, **named: connect(*given, factory=Mortal, **named))
    kept = tmp_path / "kept"
    shutil.copytree(disk.root / ".briefing", kept)
    ends = 0
    for statement in range(1, 100_000, step):
        shutil.rmtree(disk.root / ".briefing")
        shutil.copytree(kept, disk.root / ".briefing")
        Mortal.left = statement
        try:
            Library(disk.root, eager=False).refresh()
        except Killed:
            ends += 1
        else:
            break
        finally:
            Mortal.left = -1
        assert answers(Library(disk.root, eager=False)) in (before, after)
        assert answers(Library(disk.root)) == after
    assert ends >= 10


def test_half_a_character_in_a_name_harms_no_index(tmp_path: Path) -> None:
    library = Library(tmp_path)
    (tmp_path / "content").mkdir()
    assert library.entry("\ud800bad-0123456789ab") is None
    assert library.find("abcd\udcff") == ()
    assert library.said.story("\ud800") is None
    assert library.of_hash("\ud80000000000a") is None
    assert library.search("\ud800 id:\udcff story:\ud800 actor:\ud800").count == 0
    assert library.of_page("http://x/\ud800") == ()
    assert library.epoch == 0
