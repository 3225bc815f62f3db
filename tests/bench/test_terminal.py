"""A program in a pseudo-terminal: what it paints after a key, and what happens when it never does."""

import sys
from pathlib import Path

import pytest

from bench.reader.bare import FIRST
from bench.terminal import Terminal

ROOT = Path(__file__).parents[2]
ECHO = "import sys\nprint('\\x1b[1mready\\x1b[0m', flush=True)\nfor line in sys.stdin: print(line.upper(), flush=True)"


def test_only_what_is_painted_after_the_key_counts():
    with Terminal([sys.executable, "-c", ECHO], ROOT) as terminal:
        assert terminal.until("ready") > 0
        terminal.send("ceasefire\n")
        assert terminal.until("CEASEFIRE") > 0
        terminal.settle(0.05)
        terminal.send("more\n")
        with pytest.raises(TimeoutError, match="never painted"):
            terminal.until("CEASEFIRE", limit=0.3)
        assert terminal.peak_mb() >= 0


def test_a_program_that_ends_is_told_apart_from_one_that_is_slow():
    with Terminal([sys.executable, "-c", "print('bye')"], ROOT) as terminal, pytest.raises(EOFError, match="bye"):
        terminal.until("never")


def test_the_bare_app_paints_its_rows():
    with Terminal([sys.executable, "-m", "bench.reader.bare", "100000"], ROOT) as terminal:
        assert terminal.until(FIRST, "12 claims") > 0
