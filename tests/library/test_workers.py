"""Work spread over processes: the same results in the same order, whatever becomes of a process."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing

import pytest

from briefing.library import workers
from briefing.library.workers import AHEAD, Lost, jobs_for, spread


def squared(number: int) -> int:
    time.sleep(0.02 * (number % 3))  # so that later things are ready before earlier ones
    return number * number


def deadly(number: int) -> int:
    if number in {3, 11}:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def refused(number: int) -> int:
    raise ValueError(number)


def forever(number: int) -> int:
    time.sleep(3600)
    return number


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_things(jobs):
    assert list(spread(squared, range(20), jobs)) == [(number, number * number) for number in range(20)]


def test_processes_start_where_the_error_stream_is_no_file():
    program = """
import sys
from briefing.library.workers import spread

class Captured:  # as Textual has it while an app runs
    def write(self, text): ...
    def flush(self): ...
    def fileno(self): return -1

sys.stderr = Captured()
print(list(spread(abs, [-1, -2, -3], 2)))
"""
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert found.stdout == "[(-1, 1), (-2, 2), (-3, 3)]\n"


def test_a_process_that_dies_costs_its_own_thing_only():
    results = list(spread(deadly, range(14), 2))
    assert [thing for thing, _ in results] == list(range(14))
    assert [thing for thing, result in results if result == Lost()] == [3, 11]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_mistake_in_the_work_is_raised_here(jobs):
    with pytest.raises(ValueError, match="5"):
        list(spread(refused, [5, 6], jobs))


def test_only_so_many_things_are_under_way():
    asked = 0

    def things():
        nonlocal asked
        while asked < 100:
            asked += 1
            yield asked

    with closing(spread(squared, things(), 2)) as results:
        for number, _ in enumerate(results):
            assert asked - number <= 2 * AHEAD
            if number > 20:
                break


def test_closing_ends_processes_that_are_busy():
    before = set(multiprocessing.active_children())
    results = spread(mixed, [0, 1, 1, 1], 2)
    next(results)
    began = time.monotonic()
    results.close()
    assert time.monotonic() - began < 10
    assert set(multiprocessing.active_children()) == before


def large(number: int) -> bytes:
    return bytes(1_000_000)


def test_closing_waits_for_no_result_that_is_half_written():
    program = """
from contextlib import closing
from briefing.library.workers import spread
from tests.library.test_workers import large

for _ in range(5):
    with closing(spread(large, range(50), 2)) as results:
        for _, (thing, result) in zip(range(3), results):
            assert len(result) == 1_000_000
print("ended")
"""
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert found.stdout == "ended\n"


def half(number: int) -> bytes:
    """Return a large result, and die while it is on its way."""
    if number % 5 == 2:
        threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGKILL)).start()
        return bytes(200_000_000)
    return bytes(1000)


def test_a_process_that_dies_while_it_answers_is_missed():
    results = [(thing, len(result) if result != Lost() else None) for thing, result in spread(half, range(12), 2)]
    assert results == [(thing, None if thing % 5 == 2 else 1000) for thing in range(12)]


class Odd:
    """What cannot be handed from one process to another."""

    def __reduce__(self) -> str:
        raise TypeError("not to be handed over")


def odd(number: int) -> Odd:
    return Odd()


def test_a_result_that_cannot_be_handed_over_is_a_mistake_raised_here():
    with pytest.raises(TypeError, match="not to be handed over"):
        list(spread(odd, [1, 2], 2))


def test_large_things_are_handed_over_while_large_results_come_back():
    things = [bytes([number]) * 3_000_000 for number in range(12)]
    assert list(spread(bytes.upper, things, 2)) == [(thing, thing.upper()) for thing in things]


def mixed(number: int) -> int:
    return forever(number) if number else number


def test_few_things_are_not_worth_a_process(monkeypatch):
    monkeypatch.setattr(workers, "usable_cores", lambda: 8)
    assert [jobs_for(total, None) for total in (0, 1, workers.FEW, workers.FEW + 1)] == [1, 1, 1, 8]
    assert [jobs_for(total, 4) for total in (0, 1, 3, 100)] == [1, 1, 3, 4]
    assert workers.usable_cores() >= 1
