"""Names of files as they are typed: quoting as in a shell, ``~``, patterns, and completion."""

import glob
import os
import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.intake.kinds import is_url
from briefing.text.clean import is_clean

_WORD = re.compile(r"(?:\\.|[^\s\\])*\\?$", re.DOTALL)  # the last word that is typed
_SPECIAL = re.compile(r"([\s\\'\"()&;|<>$`*?\[\]#!~])")
_MOST = 2_000  # names of a folder that are offered


@dataclass(frozen=True, slots=True)
class Completion:
    """What is typed, completed as far as all the names agree; and these names."""

    text: str
    names: tuple[str, ...] = ()


def expand(text: str) -> tuple[str, ...]:
    """Return the files, folders and addresses that a line names; a name with blanks need not be quoted alone.

    Raise ValueError for a quote that nothing closes.

    >>> expand("a.txt 'b c.txt' https://unn.ua/a?b=*")
    ('a.txt', 'b c.txt', 'https://unn.ua/a?b=*')
    """
    whole = _home(text.strip())
    words = [whole] if whole and os.path.lexists(whole) else [_home(word) for word in shlex.split(text)]
    return tuple(name for word in words for name in _named(word))


def one(text: str) -> Path | None:
    """Return the one file that a line names, whether it is there or not; None for an empty line.

    >>> one("'a b.md'").name, one("a b.md").name, one(" ")
    ('a b.md', 'a b.md', None)
    """
    try:
        words = shlex.split(text)
    except ValueError:  # a quote that nothing closes is part of the name
        words = []
    name = words[0] if len(words) == 1 else text.strip()
    return Path(_home(name)) if name else None


def complete(text: str) -> Completion:
    """Return a line with its last word completed to the names of files that begin so."""
    found = _WORD.search(text)
    typed = re.sub(r"\\(.)", r"\1", found[0], flags=re.DOTALL) if found else ""
    if not found or is_url(typed):
        return Completion(text)
    folder, beginning = os.path.split(typed)
    names = _beginning(_home(folder) or ".", beginning)
    if not names:
        return Completion(text)
    agreed = _common(names)
    kept = typed[: len(typed) - len(beginning)] if len(agreed) >= len(beginning) else ""
    return Completion(text[: found.start()] + _quoted(kept + agreed), tuple(names) if len(names) > 1 else ())


def _named(word: str) -> Sequence[str]:
    """Return what a word names: the files of a pattern, else itself. ``-`` is a file here, not standard input."""
    if word == "-":
        return ["./-"]
    if is_url(word) or os.path.lexists(word) or not glob.has_magic(word):
        return [word]
    return sorted(glob.glob(word, recursive=True)) or [word]  # noqa: PTH207 (Path.glob takes no absolute pattern)


def _beginning(folder: str, beginning: str) -> list[str]:
    """Return the names in a folder that begin so, folders with a slash; those that cannot be typed are left out."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(
                entry.name + ("/" if entry.is_dir() else "")
                for entry in entries
                if entry.name.startswith(beginning) and (beginning or not entry.name.startswith("."))
            )
    except (OSError, ValueError):
        return []
    return [name for name in found[:_MOST] if is_clean(name) and "\n" not in name]


def _quoted(name: str) -> str:
    head = "~" if name.startswith("~") else ""
    return head + _SPECIAL.sub(r"\\\1", name[len(head) :])


def _home(name: str) -> str:
    try:
        return os.path.expanduser(name)  # noqa: PTH111 (Path.expanduser raises where the user is not known)
    except ValueError:  # what no name may hold
        return name


def _common(names: Sequence[str]) -> str:
    """Return what all names begin with."""
    first, last = min(names), max(names)
    same = next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[:same]
