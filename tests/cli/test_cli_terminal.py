"""What a terminal gets: the reader for the bare command, a line of progress, characters that it can print."""

import io
import sys

import pytest

from briefing.cli import output
from briefing.cli.main import main


def test_the_bare_command_opens_the_reader_on_a_terminal(library_folder, monkeypatch):
    opened = []
    monkeypatch.setattr("briefing.tui.app.run", lambda library: opened.append(library.root))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert main(["--library", str(library_folder)]) == 0
    assert opened == [library_folder]


def test_a_terminal_without_unicode_gets_escapes(library_folder, monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["--library", str(library_folder), "search", "speech"]) == 0
    assert b"\\u505c" in stream.buffer.getvalue()


@pytest.mark.parametrize(("columns", "expected"), [("10", 20), ("72", 72), ("300", 100)])
def test_width_is_what_can_be_read(columns, expected, monkeypatch):
    monkeypatch.setenv("COLUMNS", columns)
    assert output.width() == expected
    assert output.width(150) == 150
    assert output.width(1) == 20
