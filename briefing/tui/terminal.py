"""The terminal that the reader writes to, which may be gone at any moment.

Textual writes in a thread of its own, through a queue of 30. The thread ends with the first error, and who writes on
waits for ever: a reader whose window was closed while it drew never ended.
"""

from contextlib import suppress
from typing import IO, Any

from textual.driver import Driver


class Terminal:
    """A stream that takes what is written when nobody is there to read it."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        """Write, as long as there is a terminal."""
        with suppress(OSError):
            self._stream.write(text)

    def flush(self) -> None:
        """Hand over what was written."""
        with suppress(OSError):
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class _Lasting(Driver):
    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if stream := getattr(self, "_file", None):  # that of the web has none, and writes in no thread
            self._file = Terminal(stream)


def lasting(driver: type[Driver]) -> type[Driver]:
    """Return a driver that outlives the terminal it writes to."""
    return type(driver.__name__, (_Lasting, driver), {})
