"""Marks of entries: what hosts say of them, what undoes it, what an edited entry keeps, and all of it searched."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from briefing.library import Library
from briefing.model.marks import Act, Action, Mark, mark_key
from briefing.store import marks_file
from briefing.store.marks_file import append, host_file

NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)
OTHER = "state/elsewhere.jsonl"


def ids(library, query=""):
    return [entry.id for entry in library.search(query).entries]


def flags(library):
    """Return which entries are read, starred and noted, as searching finds them, in a program that starts now."""
    fresh = Library(library.root)
    return {name: set(ids(fresh, query)) for name, query in
            (("read", "-is:unread"), ("star", "is:starred"), ("note", "is:noted"))}  # fmt: skip


@pytest.fixture
def library(library_folder):
    return Library(library_folder)


def test_what_is_marked_is_found_and_undone(library):
    first, second, *_ = ids(library)
    step = library.marks.mark(Act.READ, [first, second])
    assert (step.count, step.problem) == (2, None)
    assert library.marks.mark(Act.READ, [first]).count == 0
    star = library.marks.mark(Act.STAR, [second])
    note = library.marks.mark(Act.NOTE, [second], "ask\nagain")
    assert flags(library) == {"read": {first, second}, "star": {second}, "note": {second}}
    assert library.marks.of([first, second]) == {first: Mark(read=True), second: Mark(True, True, "ask\nagain")}
    assert library.search("is:unread").count == library.search("").total - 2
    for back in (note.back, star.back, step.back):
        assert library.marks.repeat(back).problem is None
    assert flags(library) == {"read": set(), "star": set(), "note": set()}
    library.marks.repeat(star)
    assert flags(library)["star"] == {second}


def test_all_that_a_query_finds_is_marked_at_once_and_undone(library):
    first = ids(library)[0]
    library.marks.mark(Act.READ, [first])
    step = library.marks.mark_found(Act.READ, library.search(""))
    assert step.count == library.search("").total - 1
    assert library.search("is:unread").count == 0
    library.marks.repeat(step.back)
    assert flags(library)["read"] == {first}
    assert len((library.root / host_file()).read_bytes().splitlines()) == 3


def test_an_edited_entry_keeps_its_marks_and_so_does_one_that_comes_back(library):
    first = ids(library)[0]
    library.marks.mark(Act.STAR, [first])
    file = library.root / library.file_of(library.entry(first))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("headline: ", "headline: Now ", 1), encoding="utf-8")
    library.refresh()
    assert ids(library, "is:starred") == [first]
    file.unlink()
    library.refresh()
    assert ids(library, "is:starred") == []
    file.write_text(text, encoding="utf-8")
    library.refresh()
    assert ids(library, "is:starred") == [first]


def test_the_later_word_holds_whichever_host_said_it_and_whatever_is_read_first(library):
    first, second, *_ = ids(library)
    append(library.root, OTHER, [Action(Act.READ, (mark_key(first), mark_key(second)))], NOW)
    append(library.root, "state/aaa.jsonl", [Action(Act.UNREAD, (mark_key(second),))], NOW + timedelta(seconds=1))
    append(library.root, "state/zzz.jsonl", [Action(Act.UNREAD, (mark_key(first),))], NOW - timedelta(seconds=1))
    assert flags(library)["read"] == {first}


def test_an_act_holds_though_the_clock_of_another_host_is_ahead(library):
    first = ids(library)[0]
    append(library.root, OTHER, [Action(Act.READ, (mark_key(first),))], datetime.now(UTC) + timedelta(days=9))
    assert flags(library)["read"] == {first}
    assert library.marks.mark(Act.UNREAD, [first]).count == 1
    assert flags(library)["read"] == set()


def test_what_another_program_marked_is_seen_by_the_next_refresh_and_by_what_is_open(library):
    first = ids(library)[0]
    Library(library.root).marks.mark(Act.STAR, [first])
    assert ids(library, "is:starred") == [first]
    append(library.root, OTHER, [Action(Act.UNSTAR, (mark_key(first),))], datetime.now(UTC) + timedelta(days=1))
    library.refresh()
    assert ids(library, "is:starred") == []


def test_nothing_is_lost_with_the_index(library):
    first = ids(library)[0]
    library.marks.mark(Act.NOTE, [first], "kept")
    shutil.rmtree(library.root / ".briefing")
    again = Library(library.root)
    again.refresh()
    assert again.marks.of([first]) == {first: Mark(note="kept")}


def test_a_file_that_lost_a_line_is_read_anew(library):
    first, second, *_ = ids(library)
    library.marks.mark(Act.READ, [first])
    library.marks.mark(Act.READ, [second])
    own = library.root / host_file()
    own.write_bytes(own.read_bytes().splitlines(keepends=True)[1])
    assert flags(library)["read"] == {second}
    own.unlink()
    assert flags(library)["read"] == set()


def test_a_line_that_is_still_being_written_comes_when_it_is_whole(library):
    first = ids(library)[0]
    append(library.root, OTHER, [Action(Act.READ, (mark_key(first),))], NOW)
    whole = (library.root / OTHER).read_bytes()
    (library.root / OTHER).write_bytes(whole[:30])
    assert flags(library)["read"] == set()
    (library.root / OTHER).write_bytes(whole)
    assert flags(library)["read"] == {first}


def test_what_cannot_be_written_is_told_and_not_done(library, monkeypatch):
    first = ids(library)[0]
    (library.root / "state").write_text("no folder")
    step = library.marks.mark(Act.READ, [first])
    assert step.count == 0
    assert "state/" in str(step.problem)
    assert ids(library, "-is:unread") == []


def test_marks_of_a_library_that_cannot_be_written_last_as_long_as_the_program(library, tmp_path):
    shutil.rmtree(library.root / ".briefing", ignore_errors=True)
    (library.root / ".briefing").symlink_to(tmp_path)  # so that the index is in memory
    (library.root / "state").write_text("no folder")
    closed = Library(library.root)
    first = ids(closed)[0]
    step = closed.marks.mark(Act.READ, [first])
    assert (step.count, step.problem is None) == (1, False)
    assert ids(closed, "-is:unread") == [first]


def test_a_long_file_is_tidied_and_says_the_same(library, monkeypatch):
    monkeypatch.setattr("briefing.library.marks.WORTH_COMPACTING", 200)
    first, second, *_ = ids(library)
    for _ in range(6):
        library.marks.mark(Act.READ, [first])
        library.marks.mark(Act.UNREAD, [first])
    library.marks.mark(Act.STAR, [second])
    before, size = flags(library), (library.root / host_file()).stat().st_size
    library.marks.tidy()
    assert (library.root / host_file()).stat().st_size < size / 2
    assert flags(library) == before


def test_broken_lines_are_told_by_check(library):
    library.marks.mark(Act.READ, ids(library)[:1])
    with (library.root / host_file()).open("ab") as file:
        file.write(b"<<<<<<< HEAD\n")
    (problem,) = [problem for problem in library.check() if problem.code == "bad-mark"]
    assert (problem.file, problem.line) == (host_file(), 2)


def test_files_of_marks_are_read_when_they_have_changed_and_no_more(library, monkeypatch):
    library.marks.mark(Act.READ, ids(library)[:1])
    read = []
    real = marks_file.read_marks
    monkeypatch.setattr("briefing.library.marks.read_marks", lambda root, file: read.append(file) or real(root, file))
    flags(library)
    assert read == []
    append(library.root, OTHER, [Action(Act.READ, ("x",))], NOW)
    flags(library)
    assert sorted(set(read)) == sorted({OTHER, host_file()})


SEEDS = int(os.environ.get("BRIEFING_INDEX_SEEDS", "12"))


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_index_says_what_the_files_say_after_any_acts(seed, library):
    random, known, said = Random(seed), ids(library), {}
    steps = []
    for _ in range(30):
        some = random.sample(known, random.randint(1, len(known)))
        match random.randint(0, 5):
            case 0 if steps:
                step = random.choice(steps).back
                library.marks.repeat(step)
                done = step.done
            case 1:
                act = random.choice([Act.READ, Act.UNREAD, Act.STAR, Act.UNSTAR])
                step = library.marks.mark_found(act, library.search(random.choice(["", "is:unread", "is:starred"])))
                done = step.done
            case _:
                step = library.marks.mark(
                    random.choice([act for act in Act if act is not Act.LOOK]), some, random.choice(["", "a", "b"])
                )
                done = step.done
        steps.append(step)
        for action in done:
            for key in action.keys:
                mark = said.get(key, Mark())
                said[key] = Mark(
                    action.act is Act.READ if action.act in {Act.READ, Act.UNREAD} else mark.read,
                    action.act is Act.STAR if action.act in {Act.STAR, Act.UNSTAR} else mark.starred,
                    action.text if action.act is Act.NOTE else mark.note,
                )
    expected = {entry_id: said.get(mark_key(entry_id), Mark()) for entry_id in known}
    if random.random() < 0.5:
        shutil.rmtree(library.root / ".briefing")
    fresh = Library(library.root)
    fresh.refresh()
    found = fresh.marks.of(known)
    assert {entry_id: found.get(entry_id, Mark()) for entry_id in known} == expected
    assert flags(fresh) == {
        "read": {i for i, mark in expected.items() if mark.read},
        "star": {i for i, mark in expected.items() if mark.starred},
        "note": {i for i, mark in expected.items() if mark.note},
    }


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59.999999+00:00", "9999-12-31T23:59:59.999999-00:00"])
def test_the_last_instant_of_the_calendar_stops_nobody_from_marking(at, library):
    first, second, *_ = ids(library)
    append(library.root, OTHER, [Action(Act.READ, (mark_key(first),))], datetime.fromisoformat(at))
    assert flags(library)["read"] == {first}
    assert library.marks.mark(Act.UNREAD, [first]).problem is None
    assert library.marks.mark(Act.READ, [second]).count == 1


def test_half_a_character_in_an_id_is_marked_as_any_other():
    assert mark_key("a\ud800") == "a?"


def test_a_look_at_a_search_is_kept_for_it_alone_and_taken_back(tmp_path):
    library = Library(tmp_path)
    (tmp_path / "content").mkdir()
    assert library.marks.looked("country:UA") is None
    step = library.marks.look(" country:UA  ")
    first = library.marks.looked("country:UA")
    assert first is not None
    assert library.marks.looked("") is None
    assert Library(tmp_path).marks.looked("country:UA") == first
    again = library.marks.look("country:UA")
    library.marks.repeat(again.back)
    assert library.marks.looked("country:UA") == first
    library.marks.repeat(step.back)
    assert library.marks.looked("country:UA") is None
    assert library.check() == ()
