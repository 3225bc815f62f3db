"""Files of a library: read with a limit, and written so that a crash at any moment leaves the old file or the new one.

A write goes to a temporary file in the same folder, then fsync, rename, and fsync of the folder (what SQLite and git
do). Symlinks are never followed, in either direction. Every failure is a StoreError that names the file and the reason.
"""

import errno
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from briefing.model import Problem
from briefing.store.errors import StoreError, os_failure
from briefing.store.folders import is_symlink_error, open_folder, steps_below
from briefing.store.layout import CONTENT, MAX_BYTES, SEEDS

TEMPORARY = ".briefing-tmp-"  # what names of temporary files begin with


def write_atomically(path: Path, data: bytes, root: Path) -> None:
    """Write the file, making its folders; raise StoreError, the old file untouched, when it cannot be done."""
    *folders, name = steps_below(path, root)
    try:
        with open_folder(root, folders, create=True) as folder:
            mode = _mode(folder, name, path)
            temporary = _write_temporary(folder, data, mode)
            try:
                os.replace(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
            except BaseException:
                _unlink(folder, temporary)
                raise
            os.fsync(folder)
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


def _write_temporary(folder: int, data: bytes, mode: int) -> str:
    """Write and flush a temporary file; return its name. Nothing is left of it when that fails."""
    name = f"{TEMPORARY}{secrets.token_hex(8)}"
    file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, mode, dir_fd=folder)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
        os.fsync(file)
    except BaseException:
        _unlink(folder, name)
        raise
    finally:
        os.close(file)
    return name


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
