"""Sets of document numbers as they lie in the index: one container for each run of 65,536 documents.

The containers are those of the Roaring format (RoaringFormatSpec: array of uint16, or a bitmap of 8 kB) without its
headers, which are longer than most postings. The upper bytes of an array hardly change from one number to the next, so
they are kept apart and deflated: with the words of news, a fifth less.
"""

import struct
import zlib
from array import array
from collections.abc import Iterator, Sequence
from operator import lt

from pyroaring import BitMap

CHUNK = 16  # bits of a document number inside its container
CHUNK_SIZE = 1 << CHUNK
_LOW = CHUNK_SIZE - 1

_PLAIN, _DEFLATED, _BITMAP = b"\x00", b"\x01", b"\x02"
_MOST_IN_ARRAY = 4096
_BITMAP_BYTES = 8192
_FEWEST_TO_DEFLATE = 350  # below it the deflated upper bytes are no shorter (256 to 512 numbers by chance tried)
_COOKIE = 12346  # of a serialized bitmap without run containers
_HEAD, _HEAD_OF_ONE = 8, 16  # bytes before the descriptions of the containers; before the only container


class DamagedError(ValueError):
    """The index holds something that no index holds."""


def pack(numbers: BitMap) -> bytes:
    """Return the container of some numbers of one chunk; there must be one number at least."""
    if len(numbers) > _MOST_IN_ARRAY:
        data = numbers.serialize()
        if len(data) != _HEAD_OF_ONE + _BITMAP_BYTES:  # a run container, which this format has not
            data = BitMap(numbers.to_array(), optimize=False).serialize()
        return _BITMAP + struct.pack("<H", len(numbers) - 1) + data[_HEAD_OF_ONE:]
    members = numbers.to_array()
    wide = members.tobytes()
    lower, upper = wide[0::4], wide[1::4]
    if len(members) >= _FEWEST_TO_DEFLATE:
        return _DEFLATED + struct.pack("<H", len(members)) + lower + zlib.compress(upper, 6)
    return _PLAIN + lower + upper


def extended(data: bytes | None, added: Sequence[int]) -> bytes:
    """Return the container ``data``, None for none yet, with more numbers of its chunk; there must be one at least.

    New documents come last and in rising order, so that the container of most terms only grows at its end.
    """
    stored = _PLAIN if data is None else data
    if isinstance(stored, bytes) and stored[:1] == _PLAIN and len(stored) % 2:
        count = (len(stored) - 1) // 2
        wide = array("H", [number & _LOW for number in added]).tobytes()
        lower, upper = wide[0::2], wide[1::2]
        comes_last = not count or (stored[-1], stored[count]) < (upper[0], lower[0])
        if comes_last and all(map(lt, added, added[1:])) and count + len(added) < _FEWEST_TO_DEFLATE:
            return b"".join((_PLAIN, stored[1 : count + 1], lower, stored[count + 1 :], upper))
    before = BitMap() if data is None else unpack([(0, data)])
    return pack(before | BitMap([number & _LOW for number in added]))


def unpack(containers: Sequence[tuple[int, bytes]]) -> BitMap:
    """Return the numbers of the containers of one set, given with their chunks, in rising order of chunk.

    Raise DamagedError for what ``pack`` never makes.
    """
    if not containers:
        return BitMap()
    if not 0 <= containers[0][0] <= containers[-1][0] < CHUNK_SIZE:
        raise DamagedError("a posting of the index is of no chunk")
    bodies = [_body(data) for _, data in containers]
    descriptions, offsets = [], []
    at = _HEAD + 8 * len(bodies)
    for (chunk, _), (count, body) in zip(containers, bodies, strict=True):
        descriptions.append(struct.pack("<HH", chunk, count - 1))
        offsets.append(struct.pack("<I", at))
        at += len(body)
    head = struct.pack("<II", _COOKIE, len(bodies))
    data = b"".join((head, *descriptions, *offsets, *(body for _, body in bodies)))
    try:
        return BitMap.deserialize(data)  # checks the order and number of the members of every container
    except ValueError as error:
        raise DamagedError(f"a posting of the index is damaged: {error}") from None


def chunks(numbers: BitMap) -> Iterator[tuple[int, BitMap]]:
    """Yield the chunks that the numbers lie in, each with its numbers."""
    left = numbers
    while left:
        chunk = left.min() >> CHUNK
        here = left & BitMap(range(chunk << CHUNK, (chunk + 1) << CHUNK))
        yield chunk, here
        left = left - here


def _body(data: bytes) -> tuple[int, bytes]:
    """Return the number of members of a container and its payload as the Roaring format has it."""
    if not isinstance(data, bytes):  # a damaged cell can be of any type
        raise DamagedError("a posting of the index is damaged")
    tag, rest = data[:1], data[1:]
    if tag == _PLAIN and rest and len(rest) % 2 == 0:
        count = len(rest) // 2
        return count, _interleaved(rest[:count], rest[count:])
    if tag == _DEFLATED and len(rest) > 2:
        (count,) = struct.unpack("<H", rest[:2])
        return count, _interleaved(rest[2 : 2 + count], _inflated(rest[2 + count :], max(count, 1)))
    if tag == _BITMAP and len(rest) == _BITMAP_BYTES + 2:
        return struct.unpack("<H", rest[:2])[0] + 1, rest[2:]
    raise DamagedError("a posting of the index is damaged")


def _inflated(data: bytes, count: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, count)
    except zlib.error as error:
        raise DamagedError(f"a posting of the index is damaged: {error}") from None


def _interleaved(lower: bytes, upper: bytes) -> bytes:
    count = len(lower)
    if len(upper) != count or not 0 < count <= _MOST_IN_ARRAY:
        raise DamagedError("a posting of the index is damaged")
    joined = bytearray(2 * count)
    joined[0::2] = lower
    joined[1::2] = upper
    return bytes(joined)
