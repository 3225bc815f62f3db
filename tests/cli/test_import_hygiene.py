"""Headless commands stay clear of Textual, and of the analysis where they only read."""

import subprocess
import sys
from pathlib import Path

import pytest

FIXTURE = Path(__file__).parents[1] / "library" / "fixture"
RUN = """
import sys
from briefing.cli.main import main

unwanted = sys.argv[1].split(",")
status = main(sys.argv[2:])
print(*(name for name in sys.modules if name in unwanted), file=sys.stderr)
sys.exit(status)
"""


def loaded(modules: str, *arguments: str) -> list[str]:
    """Return which of the modules a command has loaded in a new interpreter."""
    command = [sys.executable, "-c", RUN, modules, "--library", str(FIXTURE), *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode <= 1, ran.stderr  # 1: there is nothing to print
    return ran.stderr.splitlines()[-1].split()


@pytest.mark.parametrize(
    "arguments",
    [
        ["digest"],
        ["digest", "--format", "markdown"],
        ["digest", "--format", "json"],
        ["search", "grain"],
        ["show", "0a1b2c3d4e5f", "--evidence"],
        ["check"],
        ["export", "--format", "csv"],
        [],
    ],
    ids=lambda arguments: " ".join(arguments) or "bare",
)
def test_reading_commands_load_neither_textual_nor_the_analysis(arguments: list[str]) -> None:
    assert loaded("textual,briefing.tui,briefing.analysis,charset_normalizer", *arguments) == []


@pytest.mark.parametrize("command", ["stories", "disputes", "agenda", "digest --by story"])
def test_commands_that_compare_stories_load_no_textual(command: str) -> None:
    assert loaded("textual,briefing.tui", *command.split()) == []


def test_version_loads_nothing_of_the_library() -> None:
    assert loaded("yaml,rich,textual,briefing.library,briefing.query,briefing.store", "--version") == []
