"""A user's keys against the reader's table of keys: unknown ids and keys, and two actions on one key."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from briefing.settings.keynames import key_name, nearest_key


@dataclass(frozen=True, slots=True)
class KnownKey:
    """An action of the reader: its id, its keys (Textual's names, commas between), where they work.

    ``everywhere`` says that they work while a pane has the focus too, unless the pane has the same key.
    """

    id: str
    keys: str
    group: str
    description: str
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """What is wrong with the keys of an id, and what to do; ``kept`` when they are used all the same."""

    id: str
    message: str
    hint: str
    kept: bool = False


def check(wanted: Mapping[str, str], table: Sequence[KnownKey]) -> tuple[dict[str, str], tuple[Refused, ...]]:
    """Return the keys that can be used, in Textual's names, and what is wrong with the others."""
    known = {key.id: key for key in table}
    refused: list[Refused] = []
    named: dict[str, str] = {}
    for name, keys in wanted.items():
        if name not in known:
            refused.append(_unknown(name, list(known)))
        elif isinstance(wrong := _named(name, keys), Refused):
            refused.append(wrong)
        else:
            named[name] = wrong
    clashes = tuple(_clashes(named, table))
    while clashes:  # without the refused ones others may clash, with keys that they had left
        refused += clashes
        named = {name: keys for name, keys in named.items() if all(name != one.id for one in clashes)}
        clashes = tuple(_clashes(named, table))
    return named, (*refused, *_hidden(named, table))


def _unknown(name: str, known: Sequence[str]) -> Refused:
    near = get_close_matches(name, known, 1)
    hint = f"did you mean {near[0]}?" if near else "docs/keys.md and the help (?) list the ids"
    return Refused(name, f"no action has the id {name}", hint)


def _named(name: str, keys: str) -> str | Refused:
    """Return the keys in Textual's names."""
    found = []
    for written in [one.strip() for one in keys.split(",")]:
        if (key := key_name(written)) is None:
            near = nearest_key(written)
            shown = repr(written) if written else "nothing"
            hint = f"did you mean {near}?" if near else 'write a character, or a name as in "ctrl+p", "pagedown", "f5"'
            return Refused(name, f"{shown} names no key", hint)
        found.append(key)
    return ",".join(dict.fromkeys(found))


def _clashes(named: Mapping[str, str], table: Sequence[KnownKey]) -> Iterator[Refused]:
    """Yield the ids whose keys another action of their group has, a default or one that was set before."""
    holder: dict[tuple[str, str], KnownKey] = {}
    for key in sorted(table, key=lambda key: key.id in named):  # defaults first: they are what the help says
        for one in named.get(key.id, key.keys).split(","):
            other = holder.setdefault((key.group, one), key)
            if other is not key and key.id in named:
                message = f"{one} is the key of {other.id} already ({other.description})"
                yield Refused(key.id, message, f"choose another, or give {other.id} another key as well")
                break


def _hidden(named: Mapping[str, str], table: Sequence[KnownKey]) -> Iterator[Refused]:
    """Yield keys meant for everywhere that mean something else in a pane."""
    panes = [key for key in table if not key.everywhere]
    for key in (key for key in table if key.everywhere and key.id in named):
        for one in named[key.id].split(","):
            other = next((pane for pane in panes if one in named.get(pane.id, pane.keys).split(",")), None)
            if other and one not in key.keys.split(","):
                where = f"in “{other.group}” {one} stays the key of {other.id}"
                yield Refused(key.id, where, f"give {other.id} another key if {key.id} is to work there", kept=True)
