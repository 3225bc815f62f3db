"""Work on many things, in this process or spread over several; results come in the order of the things.

Only so many things are under way at once, so that memory does not grow with their number. The processes never see
Ctrl-C, and end when this one does, however it ends.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, redirect_stderr, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from typing import Generic, TypeVar, cast

from briefing.library.beside import usable_cores

# Starting two processes with their lexicons takes as long as two cores need for this many articles of 600 words.
FEW = 12
# Things under way for each process: one that it works on, and enough to go on while the first in the row is slow.
AHEAD = 4
_LOADED = ("briefing.analysis.pipeline", "briefing.library.adding")  # once, before the processes part

_T = TypeVar("_T")
_R = TypeVar("_R")


@dataclass(frozen=True, slots=True)
class Lost:
    """What stands for a result when the process that was to make it ended: killed, or out of memory."""


def jobs_for(total: int, asked: int | None) -> int:
    """Return how many processes should work on so many things: what was asked for, else a core each, one for few."""
    if asked is None:
        asked = 1 if total <= FEW else usable_cores()
    return max(1, min(asked, total))


def spread(
    work: Callable[[_T], _R], things: Iterable[_T], jobs: int, *, ahead: int = AHEAD, loaded: Sequence[str] = _LOADED
) -> Generator[tuple[_T, _R | Lost]]:
    """Yield each thing with what ``work`` makes of it, or Lost; one job works in this process.

    Things, results and ``work`` are pickled when there are several jobs. What ``work`` raises is raised here. ``ahead``
    things are under way for each process; ``loaded`` are the modules that the processes begin with.
    """
    if jobs <= 1:
        yield from ((thing, work(thing)) for thing in things)
        return
    queue = _Queue(work, jobs, ahead, loaded)
    try:
        for thing in things:
            queue.put(thing)
            if queue.full:
                yield queue.take()
        while queue.under_way:
            yield queue.take()
    finally:
        queue.close()


class _Queue(Generic[_T, _R]):
    """Things under way, in order. A process that dies takes its pool along; what was under way is then tried alone."""

    def __init__(self, work: Callable[[_T], _R], jobs: int, ahead: int, loaded: Sequence[str]) -> None:
        self._work = work
        self._jobs = jobs
        self._ahead = ahead
        self._loaded = loaded
        self._pool = _Pool(jobs, loaded)
        self.under_way: deque[tuple[_T, Future[_R | Lost]]] = deque()

    @property
    def full(self) -> bool:
        return len(self.under_way) >= self._jobs * self._ahead

    def put(self, thing: _T) -> None:
        self.under_way.append((thing, self._pool.submit(self._work, thing)))

    def take(self) -> tuple[_T, _R | Lost]:
        thing, future = self.under_way[0]
        if isinstance(future.exception(), BrokenProcessPool):
            self._try_alone()
            thing, future = self.under_way[0]
        self.under_way.popleft()
        return thing, future.result()

    def _try_alone(self) -> None:
        """Find out over which thing a process died: nothing tells but another try, one thing at a time."""
        again = deque(self.under_way)
        self.under_way.clear()
        self._renew(1)
        for thing, broken in again:
            future = broken
            if isinstance(broken.exception(), BrokenProcessPool):
                future = self._pool.submit(self._work, thing)
            if isinstance(future.exception(), BrokenProcessPool):
                future = Future()
                future.set_result(Lost())
                self._renew(1)
            self.under_way.append((thing, future))
        self._renew(self._jobs)

    def _renew(self, jobs: int) -> None:
        self._pool.close()
        self._pool = _Pool(jobs, self._loaded)

    def close(self) -> None:
        self._pool.close()


class _Pool:
    """Processes that hold the reading end of a pipe: they end at once when its other end is closed, or dies with us."""

    def __init__(self, jobs: int, loaded: Sequence[str]) -> None:
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if context.get_start_method() == "forkserver":
            multiprocessing.set_forkserver_preload(list(loaded))
        self._watched, self._held = context.Pipe(duplex=False)
        with _without_interrupts():
            self._executor = ProcessPoolExecutor(jobs, context, _begin, (self._watched,))
            self._executor.submit(int)  # the first task starts the server that the processes part from

    def submit(self, work: Callable[[_T], _R], thing: _T) -> Future[_R | Lost]:
        """Begin to work on a thing; a pool that is broken gives a future that says so."""
        try:
            return cast("Future[_R | Lost]", self._executor.submit(work, thing))
        except BrokenProcessPool as error:
            future: Future[_R | Lost] = Future()
            future.set_exception(error)
            return future

    def close(self) -> None:
        """End the processes, whatever they do, and wait until they are gone."""
        self._held.close()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._watched.close()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back: processes that start here inherit that, and one that starts would print a traceback."""
    with redirect_stderr(sys.__stderr__):  # it would hand on the -1 that a reader's screen has for a file
        resource_tracker.ensure_running()  # by itself it would let interrupts in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(watched: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(watched,), daemon=True).start()


def _end_with(watched: Connection) -> None:
    with suppress(OSError, EOFError):
        watched.recv_bytes()  # nothing is ever sent; it returns when the other end is gone
    os._exit(1)
