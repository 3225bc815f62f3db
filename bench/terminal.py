"""A program in a pseudo-terminal, driven and timed as a person would: keys go in, painted words come out."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

_ESCAPES = re.compile(rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b[\]P_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.")
# What a terminal answers to the queries that programs ask at their start.
_ANSWERS = {b"\x1b[c": b"\x1b[?62;c", b"\x1b[6n": b"\x1b[1;1R", b"\x1b[?2026$p": b"\x1b[?2026;2$y"}
_PEAK = re.compile(r"VmHWM:\s+(\d+)")


class Terminal:
    """Runs a command until it is left; times are in seconds."""

    def __init__(self, command: Sequence[str], folder: Path, columns: int = 160, rows: int = 45) -> None:
        """Start the command in a folder."""
        self._began = self._painted = time.perf_counter()
        self._raw = self._seen = b""
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            os.chdir(folder)
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", COLUMNS=str(columns), LINES=str(rows))
            os.environ["BRIEFING_CONFIG"] = ""  # nobody's settings, and no tour
            os.execvp(command[0], list(command))
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> "Terminal":
        """Return the terminal."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the command."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._terminal)

    def send(self, keys: str) -> None:
        """Type keys; time runs from here, and only what is painted from here on counts."""
        self._raw = self._seen = b""
        os.write(self._terminal, keys.encode())
        self._began = time.perf_counter()

    def until(self, *words: str, limit: float = 60.0) -> float:
        """Return the time until all the words have been painted; raise TimeoutError when they are not."""
        wanted = [one.encode() for one in words]
        while time.perf_counter() - self._began < limit:
            if all(one in self._seen for one in wanted):
                return self._painted - self._began
            self._read(0.01)
        raise TimeoutError(f"never painted {words!r}, but\n{self._seen.decode(errors='replace')[-2000:]}")

    def settle(self, quiet: float = 0.15) -> None:
        """Read what is still painted, until nothing comes for a while."""
        while self._read(quiet):
            pass

    def peak_mb(self) -> float:
        """Return the most memory that the program has had (Linux)."""
        found = _PEAK.search(Path(f"/proc/{self._pid}/status").read_text())
        return int(found[1]) / 1024 if found else 0.0

    def _read(self, wait: float) -> bool:
        """Take what was painted, when something is within the wait; answer what the program asks."""
        if not select.select([self._terminal], [], [], wait)[0]:
            return False
        try:
            data = os.read(self._terminal, 65536)
        except OSError:
            raise EOFError(f"the program has ended: {self._seen.decode(errors='replace')[-2000:]}") from None
        for query, answer in _ANSWERS.items():
            if query in data:
                os.write(self._terminal, answer)
        self._painted = time.perf_counter()
        self._raw += data
        self._seen = _ESCAPES.sub(b"", self._raw)  # all of it: a sequence may come in two pieces
        return True
