"""The actors that a person named, in actors.yaml at the top of the library."""

from pathlib import Path

from briefing.store.actors_file import FILE, ActorsFile
from briefing.store.errors import StoreError
from briefing.store.files import read_file


def known_actors(root: Path) -> ActorsFile:
    """Return the named actors of a library; none when it has no such file. What is broken becomes problems."""
    if not (root / FILE).is_file():
        return ActorsFile()
    from briefing.store.actors import read_actors  # noqa: PLC0415 (its parser; most libraries have no such file)

    try:
        return read_actors(read_file(root / FILE, root))
    except StoreError as error:
        return ActorsFile(problems=(error.problem,))
