"""Data to stdout, talk to stderr, both clean of what a terminal would obey."""

import os
import shutil
import sys

from briefing.text.clean import clean_line

# Longer lines are hard to read; newspapers set 40 characters, books 66, terminals are often twice as wide.
_WIDEST = 100
NARROWEST = 20


def put(text: str) -> None:
    """Write data to stdout as it is; whoever made it has cleaned it."""
    sys.stdout.write(text)


def put_line(text: str) -> None:
    """Write text from outside to stdout as one clean line."""
    sys.stdout.write(clean_line(text) + "\n")


def say(text: str) -> None:
    """Write a message to stderr as one clean line."""
    sys.stdout.flush()  # so that talk does not overtake the data that it speaks of
    sys.stderr.write(clean_line(text) + "\n")


def styled() -> bool:
    """Tell whether stdout is a terminal that wants colour (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width(asked: int | None = None) -> int:
    """Return the cells of a line: what was asked for, else the terminal's, 80 for a pipe; within what can be read."""
    if asked is not None:
        return max(asked, NARROWEST)
    return min(max(shutil.get_terminal_size((80, 24)).columns, NARROWEST), _WIDEST)
