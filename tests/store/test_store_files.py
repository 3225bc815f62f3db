"""No crash, no full disk, no symlink and no second writer may cost a file that was there."""

import errno
import multiprocessing
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.store.errors import StoreError
from briefing.store.files import TEMPORARY, read_file, sweep_strays, write_atomically
from briefing.store.lock import writer_lock

OLD, NEW = b"old\n" * 3000, b"new\n" * 4000
CALLS = ("open", "write", "fsync", "replace", "mkdir", "close")
# Writes content/a.yaml below the first argument, and exits without any handler at the call that the second counts.
DYING = f"""
import os, sys
from pathlib import Path
from briefing.store.files import write_atomically

count = 0

def counted(call):
    def inner(*args, **kwargs):
        global count
        count += 1
        if count == int(sys.argv[2]):
            os._exit(9)
        return call(*args, **kwargs)
    return inner

for name in {CALLS!r}:
    setattr(os, name, counted(getattr(os, name)))
root = Path(sys.argv[1])
write_atomically(root / "content/a.yaml", {NEW!r}, root)
os._exit(0)
"""


class Faulty:
    """Counts the system calls of a write and fails at the Nth, before or after it took effect."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, failing: int, fail: Callable[[], None]) -> None:
        self.count = 0
        for name in CALLS:
            monkeypatch.setattr(os, name, self._counted(getattr(os, name), failing, fail))

    def _counted(self, call: Callable[..., Any], failing: int, fail: Callable[[], None]) -> Callable[..., Any]:
        def counted(*args: Any, **kwargs: Any) -> Any:
            self.count += 1
            if self.count == failing:
                fail()
            return call(*args, **kwargs)

        return counted


def disk_full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def strays(root: Path) -> list[str]:
    return [path.name for path in root.rglob(f"{TEMPORARY}*")]


def _failure(path: Path, root: Path) -> str | None:
    try:
        write_atomically(path, NEW, root)
    except StoreError as error:
        return str(error)
    return None


@pytest.mark.parametrize("old", [OLD, None], ids=["replace", "create"])
def test_a_failure_at_any_call_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: bytes | None
) -> None:
    for failing in range(1, 99):
        root = tmp_path / str(failing)
        path = root / "content/2025/03/a.yaml"
        root.mkdir()
        if old is not None:
            write_atomically(path, old, root)
        with monkeypatch.context() as patched:
            faulty = Faulty(patched, failing, disk_full)
            said = _failure(path, root)
        found = path.read_bytes() if path.exists() else None
        assert found in (old, NEW)
        if faulty.count < failing:
            assert (found, said) == (NEW, None)
            return
        assert said == "content/2025/03/a.yaml: cannot write: No space left on device"
    pytest.fail("the write never came to its end")


@pytest.mark.parametrize("old", [OLD, None], ids=["replace", "create"])
def test_a_process_that_dies_at_any_call_leaves_the_old_file_or_the_new_one(tmp_path: Path, old: bytes | None) -> None:
    """In a process of its own, so that the exit is a true one."""
    for failing in range(1, 99):
        root = tmp_path / str(failing)
        path = root / "content/a.yaml"
        root.mkdir()
        if old is not None:
            write_atomically(path, old, root)
        status = subprocess.run([sys.executable, "-c", DYING, str(root), str(failing)], check=False).returncode
        found = path.read_bytes() if path.exists() else None
        assert found in (old, NEW)
        sweep_strays(root)
        assert strays(root) == []
        if status == 0:
            assert found == NEW
            return
        assert status == 9
    pytest.fail("the write never came to its end")


def test_an_interrupt_leaves_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    for call in ("write", "replace"):
        with monkeypatch.context() as patched:
            patched.setattr(os, call, interrupt)
            with pytest.raises(KeyboardInterrupt):
                write_atomically(tmp_path / "content/a.yaml", NEW, tmp_path)
        assert strays(tmp_path) == []
        assert not (tmp_path / "content/a.yaml").exists()


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, bytes(data[:7])))
    write_atomically(tmp_path / "a.yaml", NEW, tmp_path)
    assert (tmp_path / "a.yaml").read_bytes() == NEW


def test_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "content/a.yaml"
    write_atomically(path, OLD, tmp_path)
    path.chmod(0o600)
    write_atomically(path, NEW, tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_is_written_through_a_symlink(tmp_path: Path) -> None:
    root, outside = tmp_path / "library", tmp_path / "outside"
    (root / "content").mkdir(parents=True)
    outside.mkdir()
    (outside / "a.yaml").write_bytes(OLD)
    (root / "content/folder").symlink_to(outside)
    (root / "content/a.yaml").symlink_to(outside / "a.yaml")
    for path in ("content/folder/a.yaml", "content/folder/new.yaml", "content/folder/deep/new.yaml", "content/a.yaml"):
        with pytest.raises(StoreError, match="symlink"):
            write_atomically(root / path, NEW, root)
        with pytest.raises(StoreError, match="symlink"):
            read_file(root / path, root)
    assert [(path.name, path.read_bytes()) for path in outside.iterdir()] == [("a.yaml", OLD)]


@pytest.mark.parametrize("path", ["../a.yaml", "content/../../a.yaml", "/etc/a.yaml", ""])
def test_nothing_is_written_outside(tmp_path: Path, path: str) -> None:
    with pytest.raises(StoreError, match="does not lie in the library"):
        write_atomically(tmp_path / path, NEW, tmp_path)


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "content/a.yaml").mkdir(parents=True)
    with pytest.raises(StoreError, match="not a file"):
        write_atomically(tmp_path / "content/a.yaml", NEW, tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_is_read_only_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "content/a.yaml"
    write_atomically(path, OLD, tmp_path)
    path.parent.chmod(0o555)
    try:
        with pytest.raises(StoreError, match="Permission denied"):
            write_atomically(path, NEW, tmp_path)
    finally:
        path.parent.chmod(0o755)
    assert path.read_bytes() == OLD


def test_reading_has_a_limit(tmp_path: Path) -> None:
    path = tmp_path / "seeds/a.txt"
    write_atomically(path, b"12345", tmp_path)
    assert read_file(path, tmp_path, limit=5) == b"12345"
    with pytest.raises(StoreError, match=r"seeds/a\.txt: cannot read: larger than 4 bytes"):
        read_file(path, tmp_path, limit=4)


def test_only_files_are_read(tmp_path: Path) -> None:
    """A pipe would hang for ever."""
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(StoreError, match="not a regular file"):
        read_file(tmp_path / "pipe.yaml", tmp_path)
    with pytest.raises(StoreError, match="No such file"):
        read_file(tmp_path / "content/none.yaml", tmp_path)


def test_strays_are_swept_wherever_files_are_written(tmp_path: Path) -> None:
    for folder in ("", "content/2025", "seeds", "other"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / f"{TEMPORARY}1").touch()
        (tmp_path / folder / "kept").touch()
    assert sweep_strays(tmp_path) == 3
    assert strays(tmp_path / "other") == [f"{TEMPORARY}1"]
    assert len(list(tmp_path.rglob("kept"))) == 4


def test_the_second_writer_is_told_who_is_first(tmp_path: Path) -> None:
    with writer_lock(tmp_path):
        begin = time.monotonic()
        with (
            pytest.raises(StoreError, match=f"process {os.getpid()} is writing to this library"),
            writer_lock(tmp_path, 0.1),
        ):
            pass
        assert 0.1 <= time.monotonic() - begin < 2
    with writer_lock(tmp_path, 0):
        assert (tmp_path / ".briefing/lock").read_text() == str(os.getpid())
    assert (tmp_path / ".briefing/lock").read_text() == ""


def test_the_derived_folder_may_be_deleted_while_locked(tmp_path: Path) -> None:
    with writer_lock(tmp_path):
        (tmp_path / ".briefing/lock").unlink()
        (tmp_path / ".briefing").rmdir()
        with writer_lock(tmp_path, 0):
            pass


def test_what_a_dead_writer_left_is_swept(tmp_path: Path) -> None:
    stray = tmp_path / "content" / f"{TEMPORARY}1"
    stray.parent.mkdir()
    stray.touch()
    with writer_lock(tmp_path):
        assert stray.exists()
        (tmp_path / ".briefing/lock").write_text("1")
        held = (tmp_path / ".briefing/lock").read_bytes()
    assert held == b"1"
    (tmp_path / ".briefing/lock").write_text("99999")
    with writer_lock(tmp_path):
        assert not stray.exists()


def test_a_lock_that_is_replaced_meanwhile_is_taken_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    flock, calls = fcntl.flock, []

    def replaced(lock: int, operation: int) -> None:
        flock(lock, operation)
        calls.append(lock)
        if len(calls) == 1:
            (tmp_path / ".briefing/lock").unlink()
        if len(calls) == 2:
            (tmp_path / ".briefing/lock").unlink()
            (tmp_path / ".briefing/lock").touch()

    monkeypatch.setattr(fcntl, "flock", replaced)
    with writer_lock(tmp_path):
        assert len(calls) == 3


def test_a_library_that_cannot_be_written_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".briefing").symlink_to(tmp_path)
    with pytest.raises(StoreError, match="cannot lock the library for writing"), writer_lock(tmp_path):
        pass
    with monkeypatch.context() as patched:
        patched.setattr(os, "pwrite", lambda *_: disk_full())
        (tmp_path / ".briefing").unlink()
        with pytest.raises(StoreError, match="No space left"), writer_lock(tmp_path):
            pass
    with writer_lock(tmp_path, 0):
        pass


def _add(root: Path, name: str, count: int) -> None:
    for number in range(count):
        with writer_lock(root):
            total = root / "content/total.yaml"
            write_atomically(total, str(int(total.read_bytes()) + 1).encode(), root)
            write_atomically(root / f"content/{name}-{number}.yaml", b"x", root)


def test_writers_wait_for_one_another(tmp_path: Path) -> None:
    write_atomically(tmp_path / "content/total.yaml", b"0", tmp_path)
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_add, args=(tmp_path, f"w{number}", 25)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0] * 4
    assert (tmp_path / "content/total.yaml").read_bytes() == b"100"
    assert len(list((tmp_path / "content").iterdir())) == 101


def test_a_writer_that_is_killed_releases_the_lock(tmp_path: Path) -> None:
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom briefing.store.lock import writer_lock\n"
        "with writer_lock(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == "held\n"
        with pytest.raises(StoreError, match=f"process {writer.pid} is"), writer_lock(tmp_path, 0):
            pass
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    with writer_lock(tmp_path, 0):
        pass
