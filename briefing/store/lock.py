"""One writer at a time: a lock on .briefing/lock that the system releases when its holder dies. Readers never lock."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.model import Problem
from briefing.store.errors import StoreError, os_failure
from briefing.store.files import sweep_strays
from briefing.store.folders import open_folder
from briefing.store.layout import STATE

WAIT = 5.0  # seconds; an add takes milliseconds, and nobody waits longer without a word
_PAUSE = 0.02
_LOCK = "lock"
_FILE = f"{STATE}/{_LOCK}"


@contextmanager
def writer_lock(root: Path, wait: float = WAIT) -> Iterator[None]:
    """Hold the library's writer lock; raise StoreError, naming the holder, after ``wait`` seconds.

    When the last holder died, the temporary files that it left are swept first.
    """
    try:
        lock = _wait_for_lock(root, time.monotonic() + wait)
    except OSError as error:
        raise os_failure(error, _FILE, "lock the library for writing", "make its folder writable") from error
    try:
        if _holder(lock):
            sweep_strays(root)
        _name_holder(lock, str(os.getpid()))
        yield
    finally:
        _name_holder(lock, "")
        os.close(lock)


def _wait_for_lock(root: Path, deadline: float) -> int:
    """Return the descriptor of the locked file."""
    while True:
        lock = _open(root)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = _holder(lock)
            os.close(lock)
        else:
            if _is_in_place(lock, root):
                return lock
            os.close(lock)
            continue  # somebody deleted .briefing in between, which is allowed
        if time.monotonic() >= deadline:
            message = f"process {holder or 'unknown'} is writing to this library"
            raise StoreError(Problem("locked", message, "wait for it, or end it", file=_FILE))
        time.sleep(_PAUSE)


def _open(root: Path) -> int:
    with open_folder(root, (STATE,), create=True) as folder:
        return os.open(_LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666, dir_fd=folder)


def _is_in_place(lock: int, root: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(lock), os.lstat(root / _FILE))
    except FileNotFoundError:
        return False


def _holder(lock: int) -> str:
    """Return the process id in the lock's file: that of the holder or, once the lock is ours, of one that died."""
    text = os.pread(lock, 20, 0).decode("ascii", "replace")
    return text if text.isdigit() else ""


def _name_holder(lock: int, holder: str) -> None:
    os.ftruncate(lock, 0)
    os.pwrite(lock, holder.encode("ascii"), 0)
