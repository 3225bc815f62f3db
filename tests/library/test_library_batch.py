"""Batches: the same bytes in the same order for any number of processes and any order of files."""

import os
import signal
from pathlib import Path

import pytest

from briefing.library import AddStatus, Library
from briefing.library.adding import take_new
from briefing.library.pieces import Piece

TOWNS = ["Porto", "Faro", "Lisbon", "Évora", "Braga", "Aveiro"]


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    """Six articles, two with one name and one in two spellings of its bytes."""
    files = []
    for number, town in enumerate(TOWNS):
        text = (
            f"Port of {town} to close for {number + 2} days - AP\n\n2025-03-1{number}\n\n"
            f"The port of {town} will close for {number + 2} days, harbour master Rui Costa said on Tuesday.\n"
        )
        folder = tmp_path / "in" / ("a" if number % 2 else "b")
        folder.mkdir(parents=True, exist_ok=True)
        files.append(folder / ("port.txt" if number < 2 else f"{number}.txt"))
        files[-1].write_text(text)
    twin = tmp_path / "in/a/twin.txt"
    twin.write_bytes(files[-1].read_bytes().replace(b"\n", b"\r\n"))
    return [*files, twin]


def written(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".briefing" not in path.parts
    }


def test_the_same_bytes_in_the_same_order(articles, tmp_path):
    told = []
    for number, (files, jobs) in enumerate([(articles, 1), (articles[::-1], 1), (articles[3:] + articles[:3], 2)]):
        root = tmp_path / f"library-{number}"
        results = list(Library(root).add(files, jobs=jobs))
        told.append(([(r.path, r.status, r.entry) for r in results], written(root)))
    assert told[0] == told[1] == told[2]
    assert [status for _, status, _ in told[0][0]].count(AddStatus.DUPLICATE) == 1


def test_normalize_makes_the_same_bytes_with_several_processes(articles, tmp_path):
    root = tmp_path / "library"
    list(Library(root).add(articles))
    for file in (root / "content").rglob("*.yaml"):
        file.write_text(file.read_text().replace("kind: person", "kind: state"))
    before = written(root)
    told = []
    for jobs in (1, 2):
        for name, data in before.items():
            (root / name).write_bytes(data)
        told.append(([(r.file, r.diff, r.kept) for r in Library(root).normalize(force=True, jobs=jobs)], written(root)))
    assert told[0] == told[1]
    assert all(diff for _, diff, _ in told[0][0])


def die_over_bad_ones(piece: Piece, actors):
    if "bad" in piece.found.path:
        os.kill(os.getpid(), signal.SIGKILL)
    return take_new(piece, actors)


def test_a_process_that_dies_is_an_error_that_names_the_file(articles, tmp_path, monkeypatch):
    monkeypatch.setattr("briefing.library.adding.take_new", die_over_bad_ones)
    bad = tmp_path / "bad.txt"
    bad.write_text("x")
    batch = Library(tmp_path / "library").add([*articles, bad], jobs=2)
    assert batch.total == 8
    failed = [result for result in batch if result.status is AddStatus.FAILED]
    assert [(result.path, result.problem.file, result.problem.code) for result in failed] == [
        (str(bad), str(bad), "process-died")
    ]
    assert len(Library(tmp_path / "library").entries) == 6


@pytest.mark.parametrize("jobs", [1, 2])
def test_closing_a_batch_keeps_what_is_done(jobs, articles, tmp_path):
    library = Library(tmp_path / "library")
    batch = library.add(articles, jobs=jobs)
    next(batch)
    next(batch)
    batch.close()
    assert len(library.entries) == 2
    assert library.check() == ()
    assert not list(library.root.rglob(".briefing-tmp-*"))


def test_every_file_is_parsed_once(articles, library_folder, monkeypatch):
    from briefing.library import catalogue

    parsed = []
    read = catalogue.read_entry
    monkeypatch.setattr(catalogue, "read_entry", lambda data, file: parsed.append(file) or read(data, file))
    library = Library(library_folder)
    list(library.add(articles))
    assert len(parsed) == len(set(parsed)) == 3 + 6  # what was there before, and what is added, each for the index
    assert len(library.entries) == 3 + 6
    assert len(parsed) == 3 + 6


def test_what_another_process_adds_meanwhile_is_seen(articles, tmp_path):
    library = Library(tmp_path / "library")
    batch = library.add(articles)
    next(batch)
    (other,) = Library(library.root).add(articles[-2])
    assert other.status is AddStatus.ADDED
    assert [result.status for result in batch].count(AddStatus.DUPLICATE) == 2
    assert len(library.entries) == 6


def test_an_entry_that_was_deleted_can_be_added_again(articles, tmp_path):
    library = Library(tmp_path / "library")
    results = [*library.add(articles[2])]
    batch = library.add([articles[0], articles[2]])
    assert next(batch).status is AddStatus.DUPLICATE
    (library.root / library.file_of(results[0].entry)).unlink()
    assert next(batch).status is AddStatus.ADDED
    assert [result.status for result in library.add(articles[2])] == [AddStatus.ADDED]
