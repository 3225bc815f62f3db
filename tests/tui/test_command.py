"""A command gets the text, can be stopped, and never more than its line is run."""

import threading
import time

from briefing.tui.command import MOST, Command


def run(line: str, data: bytes = b"") -> tuple[int, bytes, Command]:
    command, output = Command(line), bytearray()
    return command.run(data, output.extend), bytes(output), command


def test_the_text_goes_in_and_the_output_comes_back() -> None:
    assert run("cat; echo to stderr >&2", b"a\nb\n")[:2] == (0, b"a\nb\nto stderr\n")
    assert run("exit 3")[0] == 3
    assert run("true", b"x" * 1_000_000)[:2] == (0, b"")


def test_no_such_command_is_what_the_shell_says() -> None:
    status, output, _ = run("nosuchcommand-briefing")
    assert status == 127
    assert b"nosuchcommand" in output


def test_a_command_is_stopped_with_all_that_it_started() -> None:
    command = Command("sleep 60 & sleep 60")
    threading.Timer(0.2, command.stop).start()
    begun = time.monotonic()
    assert command.run(b"", lambda _: None) != 0
    assert time.monotonic() - begun < 10
    assert command.stopped


def test_endless_output_is_cut() -> None:
    status, output, command = run("yes")
    assert status != 0
    assert len(output) == MOST
    assert command.cut
