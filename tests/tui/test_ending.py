"""However the reader ends, the terminal is as it was, and the user reads one plain line. In a real pseudo-terminal."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.tui.ending import line, report
from tests.tui import made

ROOT = Path(__file__).parents[2]
LEFT = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1003l", b"\x1b[?2004l")  # alternate screen, cursor, mouse, paste
RUN = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # the terminal's signals are for this session
from briefing.library.library import Library
from briefing.tui.app import BriefingApp, run

def broken(*a, **k):
    raise ValueError("what \\x1b]0;PWNED\\x07 happened")

if sys.argv[2] == "flood":  # draw on when the terminal is gone
    end = BriefingApp.exit
    def flood(self, *a, **k):
        for _ in range(100):
            self._driver.write("x")
        end(self, *a, **k)
    BriefingApp.exit = flood
elif sys.argv[2]:
    setattr(Library, sys.argv[2], broken)
from briefing.library import open_library
sys.exit(run(open_library(sys.argv[1], eager=False)))
"""


class Session:
    """The reader in a pseudo-terminal, with a second hand on the terminal to see how it is left."""

    def __init__(self, library: Path, broken: str, environ: dict[str, str]) -> None:
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = termios.tcgetattr(self.slave)
        self.raw = b""
        command = [sys.executable, "-c", RUN, str(library), broken]
        streams = {"stdin": self.slave, "stdout": self.slave, "stderr": self.slave}
        self._process = subprocess.Popen(command, env=environ, start_new_session=True, **streams)
        self.pid = self._process.pid

    def until(self, *words: bytes, limit: float = 30) -> None:
        end = time.monotonic() + limit
        while not all(word in self.raw for word in words):
            assert time.monotonic() < end, self.raw[-2000:]
            self.read(0.1)

    def read(self, wait: float) -> bool:
        if self.master < 0:
            time.sleep(wait)
        elif select.select([self.master], [], [], wait)[0]:
            self.raw += os.read(self.master, 65536)
            return True
        return False

    def send(self, keys: bytes) -> None:
        self.raw = b""
        os.write(self.master, keys)

    def ended(self, limit: float = 15, options: int = 0) -> int:
        """Return the status once the reader has ended (or was stopped, with that option)."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG | options)
            if pid:
                while self.read(0.1):
                    pass
                if not os.WIFSTOPPED(status):
                    self._process.returncode = os.waitstatus_to_exitcode(status)
                return status
        raise AssertionError(f"still running: {self.raw[-500:]!r}")

    def told(self) -> str:
        """Return what was written after the terminal was left."""
        left = self.raw.rsplit(b"\x1b[?1004l", 1)[-1]
        return re.sub(rb"\x1b\[[?0-9]*[a-z]", b"", left).decode().strip()

    def sane(self) -> None:
        assert [code for code in LEFT if code not in self.raw] == []
        assert termios.tcgetattr(self.slave) == self.before

    def close(self) -> None:
        if self._process.returncode is None:
            self._process.kill()
            self._process.wait()
        for end in (self.master, self.slave):
            if end >= 0:
                os.close(end)


Start = Callable[..., Session]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Return what starts the reader: ``start(broken="refresh", BRIEFING_DEBUG="1")``."""
    made.write_seeds(tmp_path / "made")
    (tmp_path / "made" / "content").mkdir()
    (tmp_path / "made" / "content" / "a-0a0a0a0a0a0a.yaml").write_text(
        "schema: 1\nid: a-0a0a0a0a0a0a\nheadline: Twelve ports\nsources:\n- id: s1\n  file: seeds/harbour.txt\n"
    )
    sessions: list[Session] = []

    def begin(broken: str = "", **environ: str) -> Session:
        folders = {"XDG_STATE_HOME": str(tmp_path / "state"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
        known = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "BRIEFING_DEBUG")}
        wanted = {"TERM": "xterm-256color", "BRIEFING_CONFIG": "", "PYTHONPATH": str(ROOT), **folders, **environ}
        sessions.append(Session(tmp_path / "made", broken, {**known, **wanted}))
        return sessions[-1]

    yield begin
    for session in sessions:
        session.close()


@pytest.mark.parametrize(("broken", "keys"), [("source_text", b"v"), ("refresh", b""), ("search", b"")])
def test_a_mistake_is_one_line_and_a_report(start: Start, tmp_path: Path, broken: str, keys: bytes) -> None:
    """Raised by a key's action, in a worker, before the first paint."""
    session = start(broken)
    if keys:
        session.until(b"Twelve ports", b"claims")
        session.send(keys)
    assert os.waitstatus_to_exitcode(session.ended()) == 1
    session.sane()
    file = tmp_path / "state" / "briefing" / "log" / "crash.txt"
    assert session.told() == (
        f"briefing: this is a mistake in the program: ValueError: what happened; a report lies in {file}; "
        "your library is whole"
    )
    assert "in broken" in file.read_text()
    assert b"Traceback" not in session.raw


def test_debugging_shows_it_all(start: Start) -> None:
    session = start("refresh", BRIEFING_DEBUG="1")
    assert os.waitstatus_to_exitcode(session.ended()) == 1
    assert b"broken" in session.raw
    assert termios.tcgetattr(session.slave) == session.before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_in_order(start: Start, number: signal.Signals) -> None:
    session = start()
    session.until(b"Twelve ports")
    os.kill(session.pid, number)
    assert os.waitstatus_to_exitcode(session.ended()) == 128 + number
    session.sane()
    assert session.told() == ""


def test_it_can_be_left_for_the_shell_and_returned_to(start: Start) -> None:
    session = start()
    session.until(b"Twelve ports")
    session.send(b"\x1a")
    assert os.WIFSTOPPED(session.ended(options=os.WUNTRACED))
    session.sane()
    session.raw = b""
    os.kill(session.pid, signal.SIGCONT)
    session.until(b"\x1b[?1049h", b"Twelve ports")
    session.send(b"q")
    assert os.waitstatus_to_exitcode(session.ended()) == 0
    session.sane()


@pytest.mark.parametrize("what", ["", "flood"])
def test_it_ends_when_the_terminal_is_gone(start: Start, what: str) -> None:
    session = start(what)
    session.until(b"Twelve ports")
    os.close(session.slave)
    os.close(session.master)
    session.slave = session.master = -1
    session.ended()


def test_leaving_by_key_leaves_all_in_order(start: Start) -> None:
    session = start()
    session.until(b"Twelve ports")
    session.send(b"q")
    assert os.waitstatus_to_exitcode(session.ended()) == 0
    session.sane()


def test_a_report_that_cannot_be_written_is_no_second_mistake(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    error = ValueError("x" * 5000 + "\x1b[2J")
    assert report(error, tmp_path / "file" / "log") is None
    told = line(error, None)
    assert len(told) < 500
    assert "\x1b" not in told
    assert "BRIEFING_DEBUG=1" in told
