"""Files of a library: read with a limit, and written so that a crash at any moment leaves the old file or the new one.

A write goes to a temporary file in the same folder, then fsync, rename, and fsync of the folder (what SQLite and git
do). Whoever writes many files may leave the last of these for the end: a power cut then loses the latest of them
whole, as if they had never been written, and what is written after ``Folders.settle`` lasts. Symlinks are never
followed, in either direction. Every failure is a StoreError that names the file and the reason.
"""

import errno
import os
import secrets
import stat
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from briefing.model import Problem
from briefing.store.errors import StoreError, os_failure
from briefing.store.folders import is_symlink_error, open_folder, steps_below
from briefing.store.layout import CONTENT, MAX_BYTES, SEEDS

TEMPORARY = ".briefing-tmp-"  # what names of temporary files begin with
_LONGEST_WAIT = 1.0  # seconds that the name of a file may not be on the disk while others are written


class _Begun(NamedTuple):
    """A temporary file: the descriptor of its folder, its name there, and its own descriptor."""

    folder: int
    name: str
    descriptor: int


class Folders:
    """Folders in which files were written, and whose lists of names are not on the disk for certain."""

    def __init__(self) -> None:
        """Begin with none."""
        self._paths: set[Path] = set()
        self._since = 0.0

    def add(self, path: Path) -> None:
        """Note a folder; settle when the first of them has waited long enough."""
        self._since = self._since if self._paths else monotonic()
        self._paths.add(path)
        if monotonic() - self._since > _LONGEST_WAIT:
            self.settle()

    def settle(self) -> None:
        """Bring them to the disk; one that is gone needs nothing. Raise OSError when the disk fails."""
        while self._paths:
            with suppress(FileNotFoundError):
                folder = os.open(self._paths.pop(), os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
                try:
                    os.fsync(folder)
                finally:
                    os.close(folder)


def write_atomically(path: Path, data: bytes, root: Path, folders: Folders | None = None) -> None:
    """Write the file, making its folders; raise StoreError, the old file untouched, when it cannot be done.

    Its folder is brought to the disk as well, or left to ``folders``.
    """
    write_together([(path, data)], root, folders)


def write_together(files: Sequence[tuple[Path, bytes]], root: Path, folders: Folders | None = None) -> None:
    """Write files as ``write_atomically`` does, in their order: when one is there, those before it are.

    All of them are flushed at once, which takes a disk hardly longer than one.
    """
    path = root
    try:
        with ExitStack() as stack:
            begun = []
            for path, data in files:
                *steps, name = steps_below(path, root)
                folder = stack.enter_context(open_folder(root, steps, create=True))
                begun.append(stack.enter_context(_temporary(folder, data, _mode(folder, name, path))))
            _flush([file.descriptor for file in begun])
            for (path, _), file in zip(files, begun, strict=True):
                os.replace(file.name, path.name, src_dir_fd=file.folder, dst_dir_fd=file.folder)
                if folders is None:
                    os.fsync(file.folder)
                else:
                    folders.add(path.parent)
    except OSError as error:
        raise _failure(error, path, root, "write") from error


def read_file(path: Path, root: Path, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a regular file; raise StoreError for any other, one larger than ``limit``, or none."""
    *folders, name = steps_below(path, root)
    try:
        with open_folder(root, folders) as folder:
            return _read(folder, name, limit)
    except OSError as error:
        raise _failure(error, path, root, "read") from error


def sweep_strays(root: Path) -> int:
    """Remove the temporary files of writers that died; return their number. Only the holder of the lock may call it."""
    swept = _sweep(root, recurse=False)
    return swept + sum(_sweep(root / top, recurse=True) for top in (CONTENT, SEEDS))


def _sweep(top: Path, recurse: bool) -> int:
    swept = 0
    with suppress(OSError):  # there is nothing to sweep where there is no folder or none that may be read
        for _, folders, files, folder in os.fwalk(top):
            strays = [name for name in files if name.startswith(TEMPORARY)]
            for name in strays:
                _unlink(folder, name)
            swept += len(strays)
            folders[:] = [name for name in folders if recurse and not name.startswith(".")]
    return swept


def _mode(folder: int, name: str, path: Path) -> int:
    """Return the permissions that the new file takes over from the old one."""
    try:
        old = os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return 0o666  # less the umask
    if not stat.S_ISREG(old.st_mode):
        what = "a symlink" if stat.S_ISLNK(old.st_mode) else "not a file"
        raise StoreError(Problem("not-a-file", f"{what} is not written through", "move it away", file=str(path)))
    return stat.S_IMODE(old.st_mode)


@contextmanager
def _temporary(folder: int, data: bytes, mode: int) -> Iterator[_Begun]:
    """Give a file under another name; unless that is taken from it, nothing is left of it."""
    name = f"{TEMPORARY}{secrets.token_hex(8)}"
    file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, mode, dir_fd=folder)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
        yield _Begun(folder, name, file)
    except BaseException:
        _unlink(folder, name)
        raise
    finally:
        os.close(file)


def _flush(descriptors: Sequence[int]) -> None:
    if len(descriptors) == 1:
        os.fsync(descriptors[0])
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 (most writes are of one file)

    with ThreadPoolExecutor(len(descriptors), "flush") as threads:
        for done in [threads.submit(os.fsync, descriptor) for descriptor in descriptors]:
            done.result()


def _unlink(folder: int, name: str) -> None:
    with suppress(OSError):  # what stays is swept later
        os.unlink(name, dir_fd=folder)


def _read(folder: int, name: str, limit: int) -> bytes:
    file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=folder)
    with os.fdopen(file, "rb") as stream:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise OSError(errno.EFBIG, f"larger than {limit:,} bytes")
    return data


def _failure(error: OSError, path: Path, root: Path, doing: str) -> StoreError:
    file = path.relative_to(root).as_posix()
    if is_symlink_error(error):
        hint = "something on the way is a symlink or no folder; the library follows none"
        return os_failure(error, file, doing, hint)
    return os_failure(error, file, doing)
