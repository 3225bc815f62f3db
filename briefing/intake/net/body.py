"""A body as it comes: undone from gzip or deflate by us, piece by piece, within a limit, and known to be whole.

The HTTP client does not undo it: every one that was looked at took 300 KB to 600 MB, and took half a gzip file for an
empty answer.
"""

import io
import zlib

from briefing.intake.net.values import FetchError
from briefing.model import Problem

ACCEPTED = "gzip, deflate"
_STEP = 64 << 10  # bytes undone at once: what a bomb may cost beyond the limit
_GZIP = b"\x1f\x8b"
_WBITS_GZIP, _WBITS_ZLIB, _WBITS_RAW = 31, 15, -15


class Body:
    """Takes the pieces of a body; ``data`` is all of it."""

    def __init__(self, encoding: str, limit: int) -> None:
        """Begin a body of a Content-Encoding; raise FetchError for one that was not asked for."""
        names = [name.strip().lower() for name in encoding.split(",") if name.strip()]
        self._names = [name for name in names if name != "identity"]
        if len(self._names) > 1 or not set(self._names) <= {"gzip", "x-gzip", "deflate"}:
            raise FetchError(Problem("encoding", f"is packed as {encoding[:40]!r}, which was not asked for"))
        self._limit = limit
        self._raw = 0
        self._kept = io.BytesIO()
        self._unpack: zlib._Decompress | None = None  # None before, between and after the members of a gzip file
        self._members = 0
        self._held = b""
        self._padding = False

    def feed(self, piece: bytes) -> None:
        """Take a piece; raise FetchError when there is too much, or it cannot be undone."""
        self._raw += len(piece)
        if self._raw > self._limit:
            raise self._too_large()
        if not self._names:
            self._keep(piece)
        elif not self._padding:
            try:
                self._undo(piece)
            except zlib.error as error:
                raise FetchError(Problem("encoding", f"the packed body is damaged: {error}", "try again")) from None

    def data(self) -> bytes:
        """Return the whole body; raise FetchError when its end is missing."""
        if self._names and self._raw and (self._unpack or not self._members):
            raise FetchError(incomplete("the packed body ends too early"))
        return self._kept.getvalue()

    def _undo(self, piece: bytes) -> None:
        rest, self._held = self._held + piece, b""
        while rest:
            if self._unpack is None:
                if len(rest) < 2:
                    self._held = rest
                    return
                self._unpack = self._begin(rest)
            if self._unpack is None:
                self._padding = True
                return
            self._keep(self._unpack.decompress(rest, _STEP))
            rest = self._unpack.unconsumed_tail
            while not rest and not self._unpack.eof and (more := self._unpack.decompress(b"", _STEP)):
                self._keep(more)  # what was held back at the end of a step
            if self._unpack.eof:
                rest, self._unpack = self._unpack.unused_data, None
                self._members += 1

    def _begin(self, piece: bytes) -> "zlib._Decompress | None":
        """Return what undoes the bytes that begin here; None when they are padding behind the last member."""
        if "gzip" in self._names[0]:
            return zlib.decompressobj(_WBITS_GZIP) if not self._members or piece.startswith(_GZIP) else None
        if self._members:
            return None
        zlib_header = piece[0] & 0x0F == 8 and (piece[0] << 8 | piece[1]) % 31 == 0
        return zlib.decompressobj(_WBITS_ZLIB if zlib_header else _WBITS_RAW)  # raw, against RFC 9110, as some send it

    def _keep(self, piece: bytes) -> None:
        if self._kept.tell() + len(piece) > self._limit:
            raise self._too_large()
        self._kept.write(piece)

    def _too_large(self) -> FetchError:
        return FetchError(too_large(self._limit))


def too_large(limit: int) -> Problem:
    """Return the problem of a body beyond the limit."""
    size = f"{limit >> 20} MiB" if limit >= 1 << 20 else f"{limit:,} bytes"
    return Problem("too-large", f"sends more than {size}, the most that is taken", "nothing of it was kept")


def incomplete(how: str) -> Problem:
    """Return the problem of a body that is not whole."""
    return Problem("incomplete", f"{how}, so not all of it came", "nothing was changed; try again")
