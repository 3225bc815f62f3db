"""Gzip undone within a limit: every member, and nothing that is cut short."""

import zlib

from briefing.intake.decode import MAX_BYTES
from briefing.intake.errors import IntakeError
from briefing.model import Problem

_STEP = 1 << 16
_MOST = 20_000  # members: an archive has one a record


def unpacked(data: bytes, limit: int = MAX_BYTES) -> bytes:
    """Return what gzip files, one behind another, hold; raise IntakeError when it is too much, broken or cut short.

    >>> import gzip
    >>> unpacked(gzip.compress(b"a") + gzip.compress(b"b"))
    b'ab'
    """
    done = bytearray()
    rest = data
    for _ in range(_MOST):
        rest = _member(rest, done, limit)
        if not rest.strip(b"\0"):
            return bytes(done)
    raise IntakeError(Problem("too-large", f"holds more than {_MOST:,} gzip members", "unpack it"))


def _member(data: bytes, done: bytearray, limit: int) -> bytes:
    """Add what the first member holds; return what follows it."""
    unpack = zlib.decompressobj(wbits=31)
    piece = data
    try:
        while not unpack.eof:
            made = unpack.decompress(piece, _STEP)
            done += made
            if len(done) > limit:
                size = f"unpacks to more than {limit >> 20} MiB"
                raise IntakeError(Problem("too-large", size, "unpack it, and add the articles one by one"))
            piece = unpack.unconsumed_tail
            if not piece and not made and not unpack.eof:
                raise IntakeError(Problem("truncated", "is cut short", "get the whole file again"))
    except zlib.error as error:
        raise IntakeError(Problem("broken", f"cannot be unpacked: {error}", "get the file again")) from None
    return unpack.unused_data
