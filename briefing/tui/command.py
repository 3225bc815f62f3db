"""A command that the user typed, run with a text on its standard input. The text never becomes part of the command."""

import os
import signal
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress

MOST = 200_000  # bytes of output that are kept: a page that nobody reads to its end
_GRACE = 2.0  # seconds between asking the processes to end and ending them
_CHUNK = 65_536


class Command:
    """Runs a line of the shell in a session of its own, so that all its processes can be ended together."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.stopped = False
        self.cut = False  # there was more output than is kept
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, data: bytes, told: Callable[[bytes], None]) -> int:
        """Hand the data over, tell each piece of the output, and return the exit status; raise OSError."""
        self._process = process = subprocess.Popen(  # noqa: S602 (the user's own words; what is read is its input)
            self.line,
            shell=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        if self.stopped:
            self.stop()
        threading.Thread(target=_feed, args=(process, data), daemon=True).start()
        self._read(process, told)
        return process.wait()

    def stop(self) -> None:
        """End the command and all that it started."""
        self.stopped = True
        if self._process is not None:
            self._signal(signal.SIGTERM)
            threading.Timer(_GRACE, self._signal, [signal.SIGKILL]).start()

    def _read(self, process: "subprocess.Popen[bytes]", told: Callable[[bytes], None]) -> None:
        if process.stdout is None:
            return
        room = MOST
        with process.stdout as output:
            while chunk := os.read(output.fileno(), _CHUNK):
                if len(chunk) > room:
                    self.cut = True
                    told(chunk[:room])
                    self.stop()
                    return
                room -= len(chunk)
                told(chunk)

    def _signal(self, number: signal.Signals) -> None:
        if self._process is not None and self._process.poll() is None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, number)


def _feed(process: "subprocess.Popen[bytes]", data: bytes) -> None:
    if process.stdin is not None:
        with suppress(OSError), process.stdin as stream:  # a command need not read what it is given
            stream.write(data)
