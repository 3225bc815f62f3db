"""One writer at a time: a lock on .briefing/lock that the system releases when its holder dies. Readers never lock."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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
        raise _failure(error) from error
    try:
        _take_over(lock, root)
        yield
    finally:
        with suppress(OSError):  # a name that stays costs the next holder a sweep
            os.ftruncate(lock, 0)
        os.close(lock)


def _take_over(lock: int, root: Path) -> None:
    """Clean up after a holder that died, and write our process id for others to see."""
    try:
        if _holder(lock):
            sweep_strays(root)
        os.ftruncate(lock, 0)
        os.pwrite(lock, str(os.getpid()).encode("ascii"), 0)
    except OSError as error:
        raise _failure(error) from error


def _failure(error: OSError) -> StoreError:
    return os_failure(error, _FILE, "lock the library for writing", "its folder must be writable")


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
