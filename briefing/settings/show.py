"""The settings in effect, with where each one comes from: as a config.toml that can be copied, and as JSON values."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from briefing.settings.read import Known
from briefing.settings.tree import Choice, KeyTable, Number, Path, Setting, Settings, ThemeName, leaves, value_at

DEFAULT = "default"
_WIDEST = 100  # cells of a comment
Plain: TypeAlias = "str | int | bool | dict[str, Plain]"


@dataclass(frozen=True, slots=True)
class Shown:
    """Settings, and for each that is not the default the words that say where it comes from."""

    settings: Settings
    known: Known
    origins: Mapping[Path, str] = field(default_factory=dict)

    def origin(self, path: Path) -> str:
        """Return where a setting comes from."""
        return self.origins.get(path, DEFAULT)


def as_toml(shown: Shown) -> str:
    """Return a config.toml that sets everything as it is; comments say what it means and where it comes from."""
    return "\n".join(line.rstrip() for line in _lines(shown)) + "\n"


def as_values(shown: Shown) -> dict[str, Plain]:
    """Return the settings as plain values, and where they come from, for JSON."""
    tree: dict[str, Plain] = {}
    origins: dict[str, Plain] = {}
    for leaf in leaves():
        *above, name = leaf.path
        inner = tree
        for part in above:
            inner = inner.setdefault(part, {})  # type: ignore[assignment]  # the path to a leaf is made of tables
        if isinstance(leaf.kind, KeyTable):
            inner[name] = {key.id: shown.settings.keys.get(key.id, key.keys) for key in shown.known.keys}
            origins |= {f"keys.{id_}": shown.origin(("keys", id_)) for id_ in shown.settings.keys}
        else:
            inner[name] = _plain(value_at(shown.settings, leaf.path))
            origins[leaf.name] = shown.origin(leaf.path)
    return {"settings": tree, "from": origins}


def _lines(shown: Shown) -> Iterator[str]:
    table: Path = ()
    for leaf in leaves():
        above = leaf.path if isinstance(leaf.kind, KeyTable) else leaf.path[:-1]
        if above != table:
            yield from ("", f"[{'.'.join(above)}]")
            table = above
        elif leaf.path != next(leaves()).path:
            yield ""
        yield from (f"# {line}" for line in _wrapped(f"{leaf.meaning} {_allowed(leaf, shown.known)}".strip()))
        if isinstance(leaf.kind, KeyTable):
            yield from _keys(shown)
        else:
            written = f"{leaf.path[-1]} = {_toml(value_at(shown.settings, leaf.path))}"
            yield f"{written:<32} # {shown.origin(leaf.path)}"


def _keys(shown: Shown) -> Iterator[str]:
    group = ""
    for key in shown.known.keys:
        if key.group != group:
            group = key.group
            yield from ("", f"# {group}")
        origin = shown.origin(("keys", key.id))
        told = key.description if origin == DEFAULT else f"{key.description} ({origin})"
        written = f"{json.dumps(key.id)} = {_toml(shown.settings.keys.get(key.id, key.keys))}"
        yield f"{written:<48} # {told}"


def _allowed(leaf: Setting, known: Known) -> str:
    match leaf.kind:
        case Number(least, most):
            return f"{least} to {most}."
        case Choice(words):
            return f"One of {', '.join(words)}."
        case ThemeName():
            return f"One of {', '.join(known.themes)}."
        case _:
            return ""


def _plain(value: object) -> Plain:
    return value if isinstance(value, bool | int) else str(value)


def _toml(value: object) -> str:
    """Return a value as TOML writes it: numbers, true and false, and text as JSON has it."""
    return json.dumps(_plain(value), ensure_ascii=False)


def _wrapped(text: str) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and len(line) + len(word) + 1 > _WIDEST:
            yield line
            line = word
        else:
            line = f"{line} {word}".lstrip()
    yield line
