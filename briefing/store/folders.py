"""Folders of a library, opened step by step from its root so that no symlink on the way is followed."""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing.model import Problem
from briefing.store.errors import StoreError

_FLAGS = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC


def steps_below(path: Path, root: Path) -> tuple[str, ...]:
    """Return the names that lead from ``root`` to ``path``; raise StoreError when it does not lie below."""
    try:
        steps = path.relative_to(root).parts
    except ValueError:
        steps = ()
    if not steps or ".." in steps:
        raise StoreError(Problem("outside", f"{path} does not lie in the library {root}", file=str(path)))
    return steps


@contextmanager
def open_folder(root: Path, steps: Sequence[str], create: bool = False) -> Iterator[int]:
    """Give the descriptor of a folder below ``root``; raise OSError (ELOOP or ENOTDIR for a symlink).

    Folders that are missing are made when ``create`` is set, and made durable.
    """
    folder = os.open(root, _FLAGS)
    try:
        for step in steps:
            inner = _step(folder, step, create)
            os.close(folder)
            folder = inner
        yield folder
    finally:
        os.close(folder)


def _step(folder: int, name: str, create: bool) -> int:
    try:
        return os.open(name, _FLAGS | os.O_NOFOLLOW, dir_fd=folder)
    except FileNotFoundError:
        if not create:
            raise
    with suppress(FileExistsError):  # another process may have been faster
        os.mkdir(name, dir_fd=folder)
    os.fsync(folder)
    return os.open(name, _FLAGS | os.O_NOFOLLOW, dir_fd=folder)


def is_symlink_error(error: OSError) -> bool:
    """Tell whether opening failed because something on the way is a symlink (or, for ENOTDIR, no folder)."""
    return error.errno in {errno.ELOOP, errno.ENOTDIR}
