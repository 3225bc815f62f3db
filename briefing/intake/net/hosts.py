"""Taking turns: how many requests go to one host at once, and hosts that asked to be left alone."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from briefing.intake.net.values import FetchError
from briefing.model import Problem

LONGEST_PAUSE = 7 * 86_400.0  # seconds: a server that asks for more has a wrong clock


class Hosts:
    """Lets ``per_host`` requests through to each host, ``at_once`` in all; the clock gives seconds."""

    def __init__(self, per_host: int, at_once: int, clock: Callable[[], float]) -> None:
        """Begin with nothing under way."""
        self._per_host = per_host
        self._all = asyncio.Semaphore(at_once)
        self._hosts: dict[str, asyncio.Semaphore] = {}
        self._closed: dict[str, float] = {}
        self._clock = clock

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn; raise FetchError when the host asked for a pause that is not over."""
        async with self._hosts.setdefault(host, asyncio.Semaphore(self._per_host)), self._all:
            left = self._closed.get(host, 0.0) - self._clock()
            if left > 0:
                problem = Problem(
                    "busy", f"its host asked to be left alone for {left:.0f} s", "it is tried again later"
                )
                raise FetchError(problem, retry_after=left)
            yield

    def pause(self, host: str, seconds: float) -> None:
        """Leave a host alone for a while."""
        self._closed[host] = self._clock() + min(seconds, LONGEST_PAUSE)
