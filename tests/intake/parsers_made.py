"""Parsers that do what real ones did to hostile files; they run in the worker process."""

import os
import signal
import subprocess
import time

from briefing.intake.errors import IntakeError
from briefing.model import Article, Problem


def article(data: bytes) -> Article:
    return Article(text=data.decode())


def refuse(data: bytes) -> Article:
    raise IntakeError(Problem("no-article", "holds none", "try another"))


def fail(data: bytes) -> Article:
    raise RecursionError(f"too deep: {len(data)}")


def hang(data: bytes) -> Article:
    while True:
        pass


def hang_deaf(data: bytes) -> Article:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    time.sleep(60)
    raise AssertionError


def eat(data: bytes) -> Article:
    held = []
    while True:
        held.append(bytes(10 << 20))


def crash(data: bytes) -> Article:
    os.kill(os.getpid(), signal.SIGSEGV)
    raise AssertionError


def leave(data: bytes) -> Article:
    os._exit(0)


def size(data: bytes) -> int:
    return len(data)


def echo(data: bytes) -> bytes:
    return data


def pid(data: bytes) -> int:
    return os.getpid()


def no_value(data: bytes) -> object:
    return subprocess.Popen


class Harm:
    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("touch harmed",)


def harm(data: bytes) -> object:
    return Harm()
