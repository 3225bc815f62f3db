"""Files outside the library are written whole or not at all, and never over another without leave."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.store.outside import write_outside


def test_a_file_is_written(tmp_path: Path) -> None:
    write_outside(tmp_path / "a.txt", ["é", "\n", "b"])
    assert (tmp_path / "a.txt").read_bytes() == "é\nb".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_nothing_is_overwritten_without_leave(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(FileExistsError):
        write_outside(tmp_path / "a.txt", ["new"])
    assert (tmp_path / "a.txt").read_text() == "old"
    write_outside(tmp_path / "a.txt", ["new"], replace=True)
    assert (tmp_path / "a.txt").read_text() == "new"


def test_a_file_that_comes_in_the_meantime_stays(tmp_path: Path) -> None:
    def pieces() -> Iterator[str]:
        (tmp_path / "a.txt").write_text("other")
        yield "new"

    with pytest.raises(FileExistsError):
        write_outside(tmp_path / "a.txt", pieces())
    assert (tmp_path / "a.txt").read_text() == "other"


def test_without_hard_links_the_name_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no hard links")

    monkeypatch.setattr(os, "link", refuse)
    write_outside(tmp_path / "a.txt", ["new"])
    assert (tmp_path / "a.txt").read_text() == "new"


def test_what_ends_early_leaves_nothing(tmp_path: Path) -> None:
    def pieces() -> Iterator[str]:
        yield "half"
        raise KeyboardInterrupt

    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(KeyboardInterrupt):
        write_outside(tmp_path / "a.txt", pieces(), replace=True)
    assert (tmp_path / "a.txt").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
