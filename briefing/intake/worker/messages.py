"""What goes between the program and the process of its parsers: pickles with their length before them.

The program takes back nothing but values of the model, plain ones and those of intake, whatever the process sends.
"""

import io
import pickle
import socket
import struct
import time
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

_LENGTH = struct.Struct(">Q")
_LARGEST = 256 << 20  # bytes of an answer: 2,000 articles out of 15 MiB
_PLAIN = {
    "builtins": {"frozenset", "set", "bytearray", "complex"},
    "datetime": {"date", "datetime", "timedelta", "timezone"},
}
_OURS = ("briefing.model.", "briefing.intake.")


class ClosedError(Exception):
    """Raised when the other end is gone."""


def send(link: socket.socket, value: object, deadline: float | None = None) -> None:
    """Send a value; raise TimeoutError at the deadline, as of time.monotonic, ClosedError when nobody reads."""
    data = _pickled(value)
    _limit(link, deadline)
    try:
        link.sendall(_LENGTH.pack(len(data)) + data if len(data) < 1 << 16 else _LENGTH.pack(len(data)))
        if len(data) >= 1 << 16:
            link.sendall(data)
    except TimeoutError:
        raise
    except OSError as error:
        raise ClosedError from error


def receive(link: socket.socket, deadline: float | None = None, read: Callable[[bytes], Any] = pickle.loads) -> Any:
    """Return the next value; raise TimeoutError at the deadline, ClosedError when there will be none."""
    (length,) = _LENGTH.unpack(_exactly(link, _LENGTH.size, deadline))
    if length > _LARGEST:
        raise ClosedError
    return read(_exactly(link, length, deadline))


def read_answer(data: bytes) -> Any:
    """Return the value of a pickle that holds nothing but plain values and our own; raise ClosedError for another."""
    try:
        return _Answers(io.BytesIO(data)).load()
    except (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError, ValueError) as error:
        raise ClosedError from error


def _pickled(value: object) -> bytes:
    buffer = io.BytesIO()
    _Values(buffer, pickle.HIGHEST_PROTOCOL).dump(value)
    return buffer.getvalue()


class _Values(pickle.Pickler):
    """Writes a dataclass as a call of it, which takes a third of the time of its own way."""

    def reducer_override(self, value: object) -> Any:
        names = _names(type(value))  # type: ignore[arg-type] # mypy takes object for not hashable
        return (type(value), tuple(getattr(value, name) for name in names)) if names else NotImplemented


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Return the fields of a dataclass that is made of them in their order, nothing of another type."""
    found = fields(kind) if is_dataclass(kind) else ()
    return tuple(field.name for field in found) if all(field.init and not field.kw_only for field in found) else ()


class _Answers(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        found: Any = None
        if name in _PLAIN.get(module, ()) or f"{module}.".startswith(_OURS):
            found = super().find_class(module, name)
        if isinstance(found, type):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value")


def _exactly(link: socket.socket, count: int, deadline: float | None) -> bytes:
    data = bytearray(count)
    view = memoryview(data)
    try:
        while view:
            _limit(link, deadline)
            got = link.recv_into(view)
            if not got:
                raise ClosedError
            view = view[got:]
    except TimeoutError:
        raise
    except OSError as error:
        raise ClosedError from error
    return bytes(data)


def _limit(link: socket.socket, deadline: float | None) -> None:
    if deadline is None:
        link.settimeout(None)
        return
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    link.settimeout(left)
