"""Folders are looked at by another process beside this one, with the same result as by one alone."""

import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from briefing.library import Library, beside, disk
from briefing.library.beside import can_part, made_beside
from tests.library.test_library_index import TODAY, anew, answers, old

linux = pytest.mark.skipif(sys.platform != "linux", reason="processes part on Linux only")
NAMES = [f"seeds/{number:02x}" for number in range(256)]


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir())) if sys.platform == "linux" else 0


@pytest.fixture
def parted(monkeypatch):
    """Let a refresh part in two however few the entries are; return the folders that the other half was asked for."""
    asked = []

    def noted(make, folders):
        asked.append(list(folders))
        return made_beside(make, folders)

    monkeypatch.setattr(disk, "_FEWEST_BESIDE", 0)
    monkeypatch.setattr(disk, "can_part", lambda: True)
    monkeypatch.setattr(disk, "made_beside", noted)
    return asked


@linux
def test_the_fingerprints_come_back_by_their_folders():
    with made_beside(lambda path: path.encode().ljust(16) if path < "seeds/80" else b"", NAMES) as made:
        found = made()
    assert found == {path: path.encode().ljust(16) if path < "seeds/80" else b"" for path in NAMES}


@linux
@pytest.mark.parametrize(
    "end", [lambda _: os._exit(3), lambda _: os.kill(os.getpid(), signal.SIGKILL), lambda _: 1 / 0]
)
def test_a_process_that_ends_early_gives_nothing(end):
    with made_beside(end, NAMES) as made:
        assert made() == {}


@linux
def test_a_process_that_is_not_waited_for_is_ended(monkeypatch):
    processes = []
    fork = os.fork
    monkeypatch.setattr(beside.os, "fork", lambda: processes.append(fork()) or processes[-1])
    with made_beside(lambda _: signal.pause() or b"", NAMES):
        os.kill(processes[0], 0)
    with pytest.raises(ProcessLookupError):
        os.kill(processes[0], 0)


def test_a_process_that_cannot_begin_gives_nothing(monkeypatch):
    def fork():
        raise BlockingIOError

    monkeypatch.setattr(beside.os, "fork", fork)
    before = open_files()
    with made_beside(lambda _: bytes(16), NAMES) as made:
        assert made() == {}
    assert open_files() == before


def test_no_process_parts_beside_threads():
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    assert not can_part()
    done.set()
    thread.join()


@linux
@pytest.mark.parametrize("what", ["seeds", "content", "both", "gone"])
def test_edits_are_seen_on_both_sides(what, library_folder, parted):
    Library(library_folder).refresh()
    old(library_folder)
    library = Library(library_folder)
    library.refresh()
    assert not library.refresh()
    seed = next((library_folder / "seeds").glob("*.txt"))
    entry = next((library_folder / "content").rglob("*grain*.yaml"))
    if what in {"seeds", "both"}:
        seed.write_text(seed.read_text() + "\nA quokka came by.\n")
    if what in {"content", "both"}:
        entry.write_text(entry.read_text().replace("headline: Talks", "headline: Wombats"))
    if what == "gone":
        seed.unlink()
        entry.unlink()
    assert library.refresh()
    assert library.search("quokka", today=TODAY).count == (what in {"seeds", "both"})
    assert library.search("wombats", today=TODAY).count == (what in {"content", "both"})
    assert answers(library) == anew(library_folder)
    assert ["seeds"] in parted


@linux
def test_a_folder_that_changes_while_it_is_looked_at_is_looked_at_again(library_folder, parted, monkeypatch):
    Library(library_folder).refresh()
    old(library_folder)
    library = Library(library_folder)
    library.refresh()
    seed = next((library_folder / "seeds").glob("*.txt"))
    entry = next((library_folder / "content").rglob("*grain*.yaml"))
    entry.write_text(entry.read_text().replace("headline: Talks", "headline: Wombats"))
    walk = disk.Disk._walk

    def walk_late(self):
        """Let the other process be done with the folder of sources before it changes."""
        walk(self)
        read = beside._found

        def changing(data, folders):
            seed.write_text(seed.read_text() + "\nA quokka came by.\n")
            old(library_folder)
            return read(data, folders)

        monkeypatch.setattr(beside, "_found", changing)

    monkeypatch.setattr(disk.Disk, "_walk", walk_late)
    library.refresh()
    monkeypatch.undo()
    library.refresh()
    assert library.search("quokka", today=TODAY).count == 1
    assert library.search("wombats", today=TODAY).count == 1
    assert answers(library) == anew(library_folder)
