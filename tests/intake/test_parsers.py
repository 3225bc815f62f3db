"""A parser that fails costs its own file only; the process is replaced and the next file is read."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from briefing.intake.errors import IntakeError
from briefing.intake.worker.parsers import Parsers
from briefing.model import Article

MADE = "tests.intake.parsers_made:"


@pytest.fixture
def parsers() -> Iterator[Parsers]:
    with Parsers(deadline=0.5, memory=512 << 20) as made:
        made.run(MADE + "size", b"")  # started
        yield made


def test_values_come_back(parsers: Parsers) -> None:
    assert parsers.run(MADE + "article", b"Text") == Article(text="Text")
    assert parsers.run(MADE + "size", bytes(15 << 20)) == 15 << 20
    assert parsers.run(MADE + "echo", b"x" * (3 << 20)) == b"x" * (3 << 20)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("refuse", "no-article"),
        ("fail", "parser-failed"),
        ("hang", "parser-timeout"),
        ("hang_deaf", "parser-timeout"),
        ("eat", "parser-memory"),
        ("crash", "parser-crashed"),
        ("leave", "parser-crashed"),
        ("no_value", "parser-crashed"),
        ("harm", "parser-crashed"),
        ("not_there", "parser-failed"),
    ],
)
def test_a_bomb_then_a_good_one(parsers: Parsers, name: str, code: str, tmp_path: Path) -> None:
    began = time.monotonic()
    for _ in range(2):
        with pytest.raises(IntakeError) as raised:
            parsers.run(MADE + name, b"data")
        assert raised.value.problem.code == code
        assert parsers.run(MADE + "size", b"good") == 4
    assert time.monotonic() - began < 10
    assert not Path("harmed").exists()


def test_a_process_is_kept_for_the_next_call_and_replaced_when_it_is_killed(parsers: Parsers) -> None:
    first = parsers.run(MADE + "pid", b"")
    assert parsers.run(MADE + "pid", b"") == first
    os.kill(first, signal.SIGKILL)
    with suppress(IntakeError):  # it may be noticed before the call, or by it
        assert parsers.run(MADE + "pid", b"") != first
    assert parsers.run(MADE + "pid", b"") != first


def test_it_ends_with_the_program_that_started_it_and_when_it_is_closed(parsers: Parsers) -> None:
    number = parsers.run(MADE + "pid", b"")
    parsers.close()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
    assert parsers.run(MADE + "size", b"again") == 5


def test_threads_share_them() -> None:
    with Parsers(2) as shared, ThreadPoolExecutor(4) as threads:
        sizes = list(threads.map(lambda size: shared.run(MADE + "size", bytes(size)), range(50)))
    assert sizes == list(range(50))


def test_a_call_is_cheap(parsers: Parsers) -> None:
    data = b"x" * 50_000
    times = []
    for _ in range(50):
        began = time.perf_counter()
        parsers.run(MADE + "size", data)
        times.append(time.perf_counter() - began)
    assert sorted(times)[25] < 0.02  # 0.2 ms where nothing else runs
