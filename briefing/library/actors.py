"""The actors that a person named, in actors.yaml at the top of the library."""

from pathlib import Path

from briefing.store.actors import FILE, ActorsFile, read_actors
from briefing.store.errors import StoreError
from briefing.store.files import read_file


def known_actors(root: Path) -> ActorsFile:
    """Return the named actors of a library; none when it has no such file. What is broken becomes problems."""
    if not (root / FILE).is_file():
        return ActorsFile()
    try:
        return read_actors(read_file(root / FILE, root))
    except StoreError as error:
        return ActorsFile(problems=(error.problem,))
