"""Files that a user asks for outside the library: written beside their name first, so that no half of one stays."""

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

TEMPORARY = ".briefing-export-"


def write_outside(path: Path, pieces: Iterable[str], *, replace: bool = False) -> None:
    """Write the pieces of a text as UTF-8; raise FileExistsError, unless it may be replaced, when there is a file.

    Raise OSError when it cannot be written. Whatever ends it early, the old file stays and nothing is left behind.
    """
    if not replace and os.path.lexists(path):
        raise FileExistsError(f"{path} is there already")
    temporary = path.with_name(f"{TEMPORARY}{secrets.token_hex(8)}")
    try:
        with temporary.open("x", encoding="utf-8", newline="\n", errors="replace") as stream:
            for piece in pieces:
                stream.write(piece)
            stream.flush()
            os.fsync(stream.fileno())
        if replace:
            temporary.replace(path)
        else:
            _name(temporary, path)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def _name(temporary: Path, path: Path) -> None:
    """Give the file its name unless another has come there in the meantime."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise FileExistsError(f"{path} is there already") from None
        temporary.replace(path)
