"""Runs parsers in processes of their own; a process that hangs, eats memory or crashes is killed and replaced.

A call costs about a millisecond more than the parser itself; the first one costs the start of a process.
"""

import os
import queue
import signal
import socket
import subprocess
import sys
import time
from types import TracebackType
from typing import Any, Final, Self

from briefing.intake.errors import IntakeError
from briefing.intake.worker.messages import ClosedError, read_answer, receive, send
from briefing.model import Problem

DEADLINE: Final = 10.0  # seconds for one call
MEMORY: Final = 1 << 30  # bytes of address space
_CALLS = 2_000  # after which a process is replaced: parsers in C keep what they once took


class Parsers:
    """``jobs`` processes for parsers; any thread may ask. Close it, or use it in a ``with``."""

    def __init__(self, jobs: int = 1, *, deadline: float = DEADLINE, memory: int = MEMORY) -> None:
        """Start nothing before the first call."""
        self._deadline = deadline
        self._memory = memory
        self._jobs = jobs
        self._free: queue.SimpleQueue[_Process | None] = queue.SimpleQueue()
        for _ in range(jobs):
            self._free.put(None)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes."""
        self.close()

    def close(self) -> None:
        """End the processes; a call under way ends first."""
        for _ in range(self._jobs):
            process = self._free.get()
            if process:
                process.end()
        for _ in range(self._jobs):
            self._free.put(None)

    def run(self, name: str, *arguments: object) -> Any:
        """Return what the function ``module:function`` of this program returns for the arguments.

        Raise IntakeError when it does, or when it failed, took too long or too much memory. The arguments go over as
        they are; results are values of the model.
        """
        process = self._free.get()
        try:
            if process is None or process.spent:
                if process:
                    process.end()
                process = _Process(self._memory)
            kind, value = process.call(name, arguments, self._deadline)
            if kind == "memory":  # it is on its way out
                process.end()
                process = None
        except (TimeoutError, ClosedError) as error:
            ended = process.end() if process else 0
            process = None
            raise IntakeError(_lost(error, ended, self._deadline)) from None
        except BaseException:  # Ctrl-C in the middle: what comes next from there is no answer to the next call
            if process:
                process.end()
            process = None
            raise
        finally:
            self._free.put(process)
        if kind == "done":
            return value
        raise IntakeError(_failed(kind, value, self._memory))


class _Process:
    """One process, with the socket to it."""

    def __init__(self, memory: int) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._child = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
                [sys.executable, "-m", "briefing.intake.worker.serve", str(theirs.fileno()), str(memory)],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            )
        self._link = ours
        self._calls = 0

    @property
    def spent(self) -> bool:
        """Tell whether it should be replaced before the next call."""
        return self._calls >= _CALLS or self._child.poll() is not None

    def call(self, name: str, arguments: tuple[object, ...], seconds: float) -> tuple[str, Any]:
        """Return the kind and the value of the answer."""
        self._calls += 1
        # The start of a process is not the parser's time.
        deadline = time.monotonic() + seconds + (10 if self._calls == 1 else 0)
        send(self._link, (name, arguments, seconds), deadline)
        kind, value = receive(self._link, deadline, read_answer)
        return str(kind), value

    def end(self) -> int:
        """End it whatever it does; return its status, negative for the signal that ended it before."""
        self._link.close()
        status = self._child.poll()
        if status is None:
            try:
                status = self._child.wait(0.05)  # one that was closed or has crashed is about to be gone
            except subprocess.TimeoutExpired:
                self._child.kill()
                self._child.wait()
        return status or 0


def _lost(error: Exception, status: int, seconds: float) -> Problem:
    if isinstance(error, TimeoutError) or status == -signal.SIGALRM:
        return Problem("parser-timeout", f"could not be read within {seconds:g} s", "it may be made to hang programs")
    return Problem("parser-crashed", "the parser crashed over it", "it may be made to crash programs")


def _failed(kind: str, value: Any, memory: int) -> Problem:
    if kind == "refused" and isinstance(value, Problem):
        return value
    if kind == "memory":
        message = f"takes more than {memory >> 20} MiB of memory to read"
        return Problem("parser-memory", message, "it may be made to fill memories")
    return Problem("parser-failed", f"cannot be read: {value}", None)
