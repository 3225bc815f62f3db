"""Files of marks: any bytes can be read, nothing that was understood is lost, a failed write leaves nothing."""

import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model.marks import Act, Action
from briefing.store.errors import StoreError
from briefing.store.marks_file import (
    Line,
    Record,
    append,
    compact,
    compacted,
    dump,
    host_file,
    instant,
    kind_of,
    mark_files,
    mark_problems,
    read_lines,
)

FILE = "state/here.jsonl"
NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


def records(data: bytes) -> list[Record]:
    return [line.record for line in read_lines(data, FILE) if line.record]


def said(data: bytes) -> dict[tuple[str, str], tuple[str, Act, str]]:
    """Return the last word of a file on each entry and kind of mark."""
    last: dict[tuple[str, str], tuple[str, Act, str]] = {}
    for record in records(data):
        for key in record.action.keys:
            place = key, kind_of(record.action.act)
            if record.at >= last.get(place, ("", Act.READ, ""))[0]:
                last[place] = record.at, record.action.act, record.action.text
    return last


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    actions = (Action(Act.READ, ("a", "ö")), Action(Act.NOTE, ("a",), "two\nlines ★"))
    assert append(tmp_path, FILE, actions, NOW) == tuple(Record(instant(NOW), action) for action in actions)
    append(tmp_path, FILE, [Action(Act.STAR, ("b",))], NOW + timedelta(seconds=1))
    found = records((tmp_path / FILE).read_bytes())
    assert [record.action for record in found] == [*actions, Action(Act.STAR, ("b",))]
    assert [record.at for record in found] == ["2026-11-01T12:00:00.000000Z"] * 2 + ["2026-11-01T12:00:01.000000Z"]
    assert mark_files(tmp_path) == (FILE,)


def test_instants_compare_as_texts_whatever_their_zone() -> None:
    line = b'{"at":"2026-11-01T14:00:00+02:00","do":"read","ids":["a"]}'
    assert records(line)[0].at == instant(NOW) == instant(NOW.astimezone(timezone(timedelta(hours=-8))))


@pytest.mark.parametrize(
    "line",
    [
        b"x",
        b"[]",
        b"{}",
        b"1",
        b'{"at":"2026-11-01T12:00:00Z","do":"eat","ids":[]}',
        b'{"at":"2026-11-01T12:00:00","do":"read","ids":["a"]}',
        b'{"at":"0001-01-01T00:00:00+14:00","do":"read","ids":["a"]}',
        b'{"at":"2026-11-01T12:00:00Z","do":"read","ids":"a"}',
        b'{"at":"2026-11-01T12:00:00Z","do":"note","ids":["a"],"text":3}',
        b'{"at":"2026-11-01T12:00:00Z","do":"read","ids":["a"]',
        b"\xff\xfe",
        b"[" * 100_000,
        b"<<<<<<< HEAD",
    ],
)
def test_a_line_that_is_no_record_is_told_and_kept(line: bytes, tmp_path: Path) -> None:
    good = dump(Record(instant(NOW), Action(Act.READ, ("a",))))
    (tmp_path / "state").mkdir()
    (tmp_path / FILE).write_bytes(good + line + b"\n" + good)
    (problem,) = mark_problems(tmp_path)
    assert (problem.file, problem.line, problem.column) == (FILE, 2, 1)
    assert problem.hint
    assert len(records((tmp_path / FILE).read_bytes())) == 2
    assert line + b"\n" in compacted((tmp_path / FILE).read_bytes(), FILE)


@given(st.binary(max_size=400))
def test_any_bytes_can_be_read(data: bytes) -> None:
    lines = list(read_lines(data, FILE))
    assert all((line.record is None) != (line.problem is None) for line in lines)
    assert b"".join(line.data for line in lines) == b"".join(part for part in data.split(b"\n") if part.strip())


def lines_of(data: bytes) -> list[Line]:
    return list(read_lines(data, FILE))


RECORDS = st.builds(
    Record,
    st.sampled_from([instant(NOW + timedelta(seconds=second)) for second in range(4)]),
    st.builds(
        lambda act, keys, text: Action(act, tuple(dict.fromkeys(keys)), text if act is Act.NOTE else ""),
        st.sampled_from(Act),
        st.lists(st.sampled_from("abcd"), min_size=1, max_size=4),
        st.sampled_from(["", "one", "two\n"]),
    ),
    st.sampled_from([(), (("later", [1]),)]),
)


@given(st.lists(RECORDS, max_size=12))
def test_a_file_that_is_written_anew_says_the_same(found: list[Record]) -> None:
    data = b"".join(map(dump, found))
    assert records(data) == found
    left = compacted(data, FILE)
    assert said(left) == said(data)
    assert compacted(left, FILE) == left
    assert len(left) <= len(data)


def test_only_what_halves_a_file_is_worth_writing_it_anew(tmp_path: Path) -> None:
    append(tmp_path, FILE, [Action(Act.READ, ("a" * 50,))], NOW)
    assert not compact(tmp_path, FILE)
    for second in range(9):
        append(
            tmp_path, FILE, [Action(Act.READ if second % 2 else Act.UNREAD, ("a" * 50,))], NOW + timedelta(0, second)
        )
    before = said((tmp_path / FILE).read_bytes())
    assert compact(tmp_path, FILE)
    assert said((tmp_path / FILE).read_bytes()) == before
    assert len(records((tmp_path / FILE).read_bytes())) == 1


def test_a_torn_line_does_not_take_the_next_one_with_it(tmp_path: Path) -> None:
    append(tmp_path, FILE, [Action(Act.READ, ("a",))], NOW)
    with (tmp_path / FILE).open("ab") as file:
        file.write(b'{"at":"2026')
    append(tmp_path, FILE, [Action(Act.READ, ("b",))], NOW)
    assert [record.action.keys for record in records((tmp_path / FILE).read_bytes())] == [("a",), ("b",)]


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_failed_write_leaves_nothing(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    append(tmp_path, FILE, [Action(Act.READ, ("a",))], NOW)
    before = (tmp_path / FILE).read_bytes()
    real = getattr(os, call)

    def failing(descriptor: int, *rest: bytes) -> int:
        if rest and len(rest[0]) > 20:
            real(descriptor, rest[0][:20])  # a full disk takes what fits
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing)
        with pytest.raises(StoreError, match="No space left"):
            append(tmp_path, FILE, [Action(Act.READ, ("b",))], NOW)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_symlink_is_not_written_through(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("mine")
    (tmp_path / "state").mkdir()
    (tmp_path / FILE).symlink_to(outside)
    with pytest.raises(StoreError):
        append(tmp_path, FILE, [Action(Act.READ, ("a",))], NOW)
    assert outside.read_text() == "mine"
    assert mark_files(tmp_path) == ()


@settings(max_examples=50)
@given(st.text(max_size=80))
def test_any_host_gives_a_plain_name(host: str) -> None:
    name = host_file(host).removeprefix("state/").removesuffix(".jsonl")
    assert name
    assert all(letter in "abcdefghijklmnopqrstuvwxyz0123456789-" for letter in name)


def test_processes_that_append_at_once_tear_no_line(tmp_path: Path) -> None:
    children = []
    for child in range(4):
        if not (pid := os.fork()):
            try:
                for n in range(25):
                    append(tmp_path, FILE, [Action(Act.READ, (f"{child}-{n}" * 40,))], NOW)
            finally:
                os._exit(0)
        children.append(pid)
    for pid in children:
        assert os.waitpid(pid, 0)[1] == 0
    assert len(records((tmp_path / FILE).read_bytes())) == 100
