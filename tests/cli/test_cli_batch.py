"""Long work on the command line: what a terminal sees of it, and what Ctrl-C leaves."""

import errno
import os
import pty
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from briefing.cli import progress as module
from briefing.cli.progress import Progress


@pytest.fixture
def folder(tmp_path: Path, article: str) -> Path:
    """Three articles and a file that is none."""
    made = tmp_path / "articles"
    made.mkdir()
    for town in ("Porto", "Faro", "Braga"):
        (made / f"{town}.txt").write_text(article.replace("Porto", town))
    (made / "empty.txt").write_text("")
    return made


@pytest.fixture
def terminal(monkeypatch):
    """Let stderr be a terminal of 80 cells with a clock that stands still until it is moved."""
    monkeypatch.setattr(module, "on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    now = [0.0]
    return now, lambda: now[0]


def test_the_line_tells_how_far_it_is(terminal, capsys):
    now, clock = terminal
    progress = Progress(400, clock)
    for number in range(148):
        now[0] += 0.125
        progress.step(failed=number == 7)
    assert capsys.readouterr().err.split("\r")[-1] == "━━━━━━━─────────────  148/400  8.0/s  32 s left  1 failed\x1b[K"
    progress.clear()
    progress.clear()
    assert capsys.readouterr().err == "\r\x1b[K"


def test_the_line_is_not_drawn_for_every_step(terminal, capsys):
    _, clock = terminal
    progress = Progress(1000, clock)
    for _ in range(1000):
        progress.step()
    assert capsys.readouterr().err.count("\r") == 1


def test_colour_only_where_it_is_wanted(terminal, capsys, monkeypatch):
    _, clock = terminal
    monkeypatch.delenv("NO_COLOR")
    Progress(2, clock).step()
    assert "\x1b[36m" in capsys.readouterr().err
    monkeypatch.setenv("NO_COLOR", "1")
    Progress(2, clock).step()
    assert re.findall(r"\x1b\[[0-9;]*m", capsys.readouterr().err) == []


@pytest.mark.parametrize("change", [("COLUMNS", "24"), ("PYTHONIOENCODING", "ascii")])
def test_a_narrow_or_old_terminal_gets_the_numbers(change, terminal, capsys, monkeypatch):
    monkeypatch.setenv(*change)
    if change[1] == "ascii":
        monkeypatch.setattr(module, "_can_print", lambda characters: False)
    Progress(2, terminal[1]).step()
    assert capsys.readouterr().err == "\r1/2\x1b[K"


@pytest.mark.parametrize(("tty", "term"), [(False, "xterm"), (True, "dumb")])
def test_nothing_is_shown_in_a_pipe_or_on_a_dumb_terminal(tty, term, capsys, monkeypatch):
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr("sys.stderr.isatty", lambda: tty, raising=False)
    Progress(2).step()
    assert capsys.readouterr().err == ""


def command(library: Path, *arguments: object) -> list[str]:
    return [sys.executable, "-m", "briefing", "--library", str(library), *map(str, arguments)]


def test_a_terminal_sees_the_line_and_the_pipe_only_ids(folder, tmp_path):
    ours, theirs = pty.openpty()
    environ = {**os.environ, "TERM": "xterm", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(
        command(tmp_path / "library", "add", folder), stdout=subprocess.PIPE, stderr=theirs, env=environ, check=False
    )
    os.close(theirs)
    seen = b""
    with suppress(OSError):  # the end of a terminal that nobody holds
        while piece := os.read(ours, 65536):
            seen += piece
    os.close(ours)
    text = seen.decode()
    assert ran.returncode == 1  # one file held nothing
    assert len(ran.stdout.split()) == 3
    assert b"\x1b" not in ran.stdout
    assert "/4" in text
    assert text.rstrip().endswith("\x1b[K")  # the line is gone at the end
    assert "empty.txt: is empty" in text


def test_interrupting_keeps_what_is_done_and_leaves_no_process(tmp_path, article):
    articles, library = tmp_path / "articles", tmp_path / "library"
    articles.mkdir()
    for number in range(600):
        (articles / f"{number:03}.txt").write_text(article.replace("Porto", f"Porto {number}"))
    running = subprocess.Popen(
        command(library, "add", "--jobs", 2, articles),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not list(library.glob("content/**/*.yaml")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: every process of the group gets it
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert [line for line in err.splitlines() if not line.startswith("a new library")] == [
        "briefing: stopped; the library is whole"
    ]
    while _alive(running.pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _alive(running.pid)
    done = len(list(library.glob("content/**/*.yaml")))
    assert 0 < done < 600
    assert subprocess.run(command(library, "check"), capture_output=True, check=False).returncode == 0


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_disk_that_fails_at_the_end_of_the_work_is_said(run, tmp_path, monkeypatch):
    def failing(_):
        raise OSError(errno.EIO, "Input/output error")

    (tmp_path / "a.txt").write_text("The port of Porto will close for two days, its master said on Tuesday.\n" * 2)
    monkeypatch.setattr("briefing.store.files.Folders.settle", failing)
    ran = run("--library", tmp_path / "library", "add", tmp_path / "a.txt")
    assert (ran.status, ran.err.count("Input/output error")) == (1, 1)
