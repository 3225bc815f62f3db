"""Fingerprints of folders that another process makes, while this one looks at other folders.

Half of what a refresh does when nothing has changed is asking the system for the state of files, one by one.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

_SIZE = 16  # bytes of a fingerprint
_NONE = bytes(_SIZE)


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_part() -> bool:
    """Tell whether a process can part in two that both go on: not beside threads, whose locks the other half keeps."""
    return sys.platform == "linux" and usable_cores() > 1 and threading.active_count() == 1


@contextmanager
def made_beside(make: Callable[[str], bytes], folders: Sequence[str]) -> Iterator[Callable[[], dict[str, bytes]]]:
    """Make the fingerprints of folders in another process; lend what waits for them.

    It gives those of no folder when the other process could not be started or did not end well.
    """
    reader, writer = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(reader)
        os.close(writer)
        yield dict
        return
    if not process:
        os.close(reader)
        _write(writer, make, folders)
    os.close(writer)
    with os.fdopen(reader, "rb") as results:
        try:
            yield lambda: _found(results.read(), folders)
        finally:
            os.kill(process, signal.SIGKILL)  # mostly it has ended
            os.waitpid(process, 0)


def _write(writer: int, make: Callable[[str], bytes], folders: Sequence[str]) -> None:
    """Write the fingerprints and end, whatever happens: what the process was doing before is another's."""
    try:
        data = b"".join(make(folder) or _NONE for folder in folders)
        with os.fdopen(writer, "wb") as results:
            results.write(data)
    finally:
        os._exit(0)


def _found(data: bytes, folders: Sequence[str]) -> dict[str, bytes]:
    if len(data) != len(folders) * _SIZE:
        return {}
    made = (data[at : at + _SIZE] for at in range(0, len(data), _SIZE))
    return {folder: b"" if one == _NONE else one for folder, one in zip(folders, made, strict=True)}
