"""stories.yaml: what a person says of stories, by the id of any entry of each. No bytes make reading it raise.

2025-03-10-the-usa-did-not-invite-dd553943a934:
  name: Military chiefs meet in Paris
  merged: [2025-03-11-another-entry-0a1b2c3d4e5f]    # the stories of these entries are this one
  apart: [2025-03-12-a-third-entry-5e4d3c2b1a09]     # these entries are not of it, but a story of their own together

What the program changes it writes on one line; all other lines stay as they are. A file with anything wrong in it is
not edited.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from briefing.model import Problem
from briefing.store.emit import Flow, Pairs, Value, block_mapping
from briefing.store.errors import StoreError
from briefing.store.faults import Faults, place
from briefing.store.fields import Fields
from briefing.store.layout import STORIES
from briefing.store.parse import MakeParser, read_root
from briefing.store.tree import Mapping as Nodes
from briefing.store.tree import Node, Scalar, is_null
from briefing.stories.corrections import Correction, Corrections

FILE: Final = STORIES
KEYS: Final = dict.fromkeys(("name", "merged", "apart"))
_EXAMPLE = "write the id of an entry, and below it name, merged or apart"


@dataclass(frozen=True, slots=True)
class StoriesFile:
    """The corrections in the order of the file, and what is wrong with it; a story that is wrong is left out."""

    corrections: Corrections = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_corrections(data: bytes, file: str = FILE, make_parser: MakeParser | None = None) -> StoriesFile:
    """Return what ``data`` says of stories; ``file`` is what problems call it."""
    faults = Faults(file)
    root = read_root(data, faults, make_parser)
    found = dict(_read(root, faults))
    return StoriesFile({} if faults.refused else found, faults.problems(root))


def with_correction(data: bytes, entry: str, said: Correction, file: str = FILE) -> bytes:
    """Return the file with what is said of the story of an entry, nothing when it says nothing.

    Raise StoreError, with its problem, when the file has errors or cannot be edited line by line.
    """
    before = read_corrections(data, file)
    if before.problems:
        raise StoreError(before.problems[0])
    wanted = {name: old for name, old in before.corrections.items() if name != entry}
    if said:
        wanted = {name: said if name == entry else old for name, old in before.corrections.items()} | {entry: said}
    text = data.decode("utf-8").removeprefix("\ufeff")
    lines = text.splitlines(keepends=True)
    first, after = _extent(read_root(data, Faults(file)), entry, lines)
    if first == len(lines) and lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    new = "".join([*lines[:first], *(block_mapping([(entry, _value(said))]) if said else ()), *lines[after:]])
    return _proved(new.encode("utf-8"), wanted, file)


def _read(root: Node | None, faults: Faults) -> list[tuple[str, Correction]]:
    if root is None or (isinstance(root, Scalar) and is_null(root)):
        return []
    if not isinstance(root, Nodes):
        faults.error(root, "wrong-type", "the file holds no stories", _EXAMPLE)
        return []
    found = []
    for entry, node in root.values.items():
        if isinstance(node, Nodes):
            fields = Fields(node, faults).checked(KEYS)
            said = Correction(fields.text("name"), fields.texts("merged"), fields.texts("apart"))
            found.append((entry, said))
        else:
            faults.error(node, "wrong-type", "nothing is said of this story", _EXAMPLE)
    return found


def _value(said: Correction) -> Value:
    pairs = [("name", said.name), ("merged", said.merged), ("apart", said.apart)]
    return Flow(Pairs((key, value) for key, value in pairs if value))


def _extent(root: Node | None, entry: str, lines: list[str]) -> tuple[int, int]:
    """Return the lines of what is said of a story, end exclusive; behind the last when nothing is."""
    if not isinstance(root, Nodes) or entry not in root.keys:
        return len(lines), len(lines)
    starts = sorted(place(key)[0] - 1 for key in root.keys.values())
    first = place(root.keys[entry])[0] - 1
    after = next((start for start in starts if start > first), len(lines))
    while after > first + 1 and _apart_from_it(lines[after - 1]):
        after -= 1
    return first, after


def _apart_from_it(line: str) -> bool:
    """Tell whether a line behind a story belongs to what follows: blank, or a comment at the margin."""
    return not line.strip() or line.startswith("#")


def _proved(data: bytes, wanted: Mapping[str, Correction], file: str) -> bytes:
    found = read_corrections(data, file)
    if found.problems or dict(found.corrections) != dict(wanted):
        message = "is not written a story after the other, so it is not edited by the program"
        raise StoreError(Problem("not-edited", message, "edit it by hand", file=file))
    return data
