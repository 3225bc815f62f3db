"""The reader on a library whose disk is not looked at: for an index without files, and for keys alone.

python -m bench.reader.still DIR
"""

import sys
from pathlib import Path

from briefing.library import Library
from briefing.library.refresh import Changes
from briefing.tui.app import run


class StillLibrary(Library):
    """A library that finds nothing changed."""

    def refresh(self, *_: object, **__: object) -> Changes:
        """Find nothing changed."""
        return Changes()


if __name__ == "__main__":
    run(StillLibrary(Path(sys.argv[1]), eager=False))
