"""Work on many things, in this process or spread over several; results come in the order of the things.

Only so many things are under way at once, so that memory does not grow with their number. The processes never see
Ctrl-C, and end when this one does, however it ends.
"""

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing, contextmanager, redirect_stderr, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from queue import SimpleQueue
from typing import Generic, TypeVar, cast

from briefing.library.beside import usable_cores

# Starting two processes with their lexicons takes as long as two cores need for this many articles of 600 words.
FEW = 12
# Things under way for each process: one that it works on, and enough to go on while the first in the row is slow.
AHEAD = 4
_HELD = 2  # things that a process holds: one to work on, and one to go on with while results are taken
_GRACE = 5.0  # seconds until a process is killed that does not end by itself: one that holds on to the interpreter
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
    under_way: deque[tuple[_T, Future[_R | Lost]]] = deque()
    with closing(_Pool(work, jobs, loaded)) as pool:
        for thing in things:
            under_way.append((thing, pool.put(thing)))
            if len(under_way) >= jobs * ahead:
                first, future = under_way.popleft()
                yield first, pool.wait_for(future)
        for thing, future in under_way:
            yield thing, pool.wait_for(future)


class _Pool(Generic[_T, _R]):
    """Processes with a pipe each: one that dies, even in the middle of a result, is heard of and spoils no other.

    ``concurrent.futures`` has one pipe for all results; what ends while it writes there makes its reader wait for ever.
    """

    def __init__(self, work: Callable[[_T], _R], jobs: int, loaded: Sequence[str]) -> None:
        methods = multiprocessing.get_all_start_methods()
        self._context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if self._context.get_start_method() == "forkserver":
            multiprocessing.set_forkserver_preload(list(loaded))
        self._work = work
        self._waiting: deque[tuple[_T, Future[_R | Lost]]] = deque()
        self._workers: dict[Connection, _Worker[_T, _R]] = {}
        self._begin(jobs)

    def _begin(self, jobs: int) -> None:
        with _without_interrupts():
            for _ in range(jobs):
                worker = _Worker(self._context, self._work)
                self._workers[worker.link] = worker

    def put(self, thing: _T) -> "Future[_R | Lost]":
        """Have a thing worked on as soon as a process is free; look after what comes with ``wait_for``."""
        future: Future[_R | Lost] = Future()
        self._waiting.append((thing, future))
        self._hand_out()
        return future

    def _hand_out(self) -> None:
        while self._waiting:
            worker = min(self._workers.values(), key=lambda worker: len(worker.held))
            if len(worker.held) >= _HELD:
                return
            worker.give(*self._waiting.popleft())

    def wait_for(self, future: "Future[_R | Lost]") -> _R | Lost:
        """Return a result, or raise what the work raised."""
        while not future.done():
            for link in wait([link for link, worker in self._workers.items() if worker.held]):
                worker = self._workers[cast("Connection", link)]
                if not worker.take():
                    self._replace(worker)
            self._hand_out()
        return future.result()

    def _replace(self, worker: "_Worker[_T, _R]") -> None:
        """Begin another process: the dead one worked on the first thing that it held, and not yet on the others."""
        del self._workers[worker.link]
        worker.end()
        _, lost = worker.held.popleft()
        lost.set_result(Lost())
        self._waiting.extendleft(reversed(worker.held))
        self._begin(1)

    def close(self) -> None:
        """End the processes, whatever they do, and wait until they are gone."""
        for link in self._workers:
            link.close()
        for worker in self._workers.values():
            worker.end()


class _Worker(Generic[_T, _R]):
    """A process, the pipe to it, and what it was given and has not answered."""

    def __init__(self, context: BaseContext, work: Callable[[_T], _R]) -> None:
        self.held: deque[tuple[_T, Future[_R | Lost]]] = deque()
        self.link, theirs = context.Pipe()
        with theirs:
            self._process = context.Process(target=_serve, args=(theirs, work), daemon=True)  # type: ignore[attr-defined]
            self._process.start()

    def give(self, thing: _T, future: "Future[_R | Lost]") -> None:
        self.held.append((thing, future))
        with suppress(OSError):  # it has died, and take will tell
            self.link.send(thing)

    def take(self) -> bool:
        """Take the result of the first thing; tell whether there was one."""
        try:
            done, result = self.link.recv()
        except (EOFError, OSError):
            return False
        _, future = self.held.popleft()
        if done:
            future.set_result(result)
        else:
            future.set_exception(result)
        return True

    def end(self) -> None:
        """Wait until the process is gone, which ends by itself when its pipe is closed."""
        self.link.close()
        self._process.join(_GRACE)
        self._process.kill()
        self._process.join()
        self._process.close()


def _serve(link: Connection, work: Callable[[_T], object]) -> None:
    """Work on what comes, in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    things: SimpleQueue[_T] = SimpleQueue()
    threading.Thread(target=_read, args=(link, things), daemon=True).start()
    while True:
        answer = _answer(work, things.get())
        with suppress(OSError):  # nobody waits for it any more; _read ends the process
            link.send_bytes(answer)


def _answer(work: Callable[[_T], object], thing: _T) -> bytes:
    try:
        return pickle.dumps((True, work(thing)))
    except Exception as error:  # noqa: BLE001 (raised where the result is waited for)
        error.add_note("".join(traceback.format_exception(error)))
        return pickle.dumps((False, error))


def _read(link: Connection, things: "SimpleQueue[_T]") -> None:
    """Read while other things are worked on, so that nobody waits to write; end when the other end is gone."""
    try:
        while True:
            things.put(link.recv())
    finally:
        os._exit(1)


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
