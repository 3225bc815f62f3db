"""config.toml read: what is right is used, what is wrong becomes a Problem with line, name and what to do instead."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path as File
from typing import TypeAlias

from briefing.model import Problem, Severity
from briefing.settings.keymap import KnownKey, check
from briefing.settings.places import Place, places
from briefing.settings.tree import Choice, KeyTable, Number, Path, Setting, Settings, Switch, ThemeName, build, leaves

_LARGEST = 256 * 1024  # bytes; a config of every setting and key has 8 kB
_MOST_MISTAKES = 20  # lines with mistakes of syntax that are left out, so that the others can be read
_AT = re.compile(r"\(at line (\d+), column (\d+)\)\Z")


@dataclass(frozen=True, slots=True)
class Known:
    """What only the reader knows: the names of its themes, and its keys."""

    themes: Sequence[str]
    keys: Sequence[KnownKey]


@dataclass(frozen=True, slots=True)
class Read:
    """The settings, the line at which each one that was given stands, and what is wrong."""

    settings: Settings = field(default_factory=Settings)
    given: Mapping[Path, int] | None = None
    problems: tuple[Problem, ...] = ()


_Tell: TypeAlias = "Callable[[Path, str, str, Severity], None]"


class _Wrong(Exception):
    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def read_file(file: File, known: Known, *, named: bool = False) -> Read:
    """Read a file; one that is not there has no settings, which is a mistake only when somebody ``named`` it."""
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not named:
            return Read()
        reason = error.strerror or type(error).__name__
        return _only(Problem("config-unreadable", f"cannot be read: {reason}", "defaults are used", file=str(file)))
    if len(data) > _LARGEST:
        return _only(Problem("config-size", "is too large to be a config", "defaults are used", file=str(file)))
    try:
        return read(data.decode("utf-8-sig"), str(file), known)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wrong = Problem("config-encoding", "is not UTF-8", "save it as UTF-8", file=str(file), line=line, column=1)
        return _only(wrong)


def read(text: str, file: str, known: Known) -> Read:
    """Read a text; of what is wrong nothing is used, of the rest everything."""
    clean = text.replace("\r\n", "\n")
    kept, given, problems = _parsed(clean, file)
    where = places(kept) if given else {}
    values, wrong = _values(given, where, file, known)
    settings = build(values)
    ids = {("keys", ".".join(path[1:])): place[0] for path, place in where.items() if path[0] == "keys"}
    used = {("keys", name) for name in settings.keys}
    lines = {path: place[0] for path, place in where.items() if path in values and path != ("keys",)}
    lines |= {path: line for path, line in ids.items() if path in used}
    ordered = sorted((*problems, *wrong), key=lambda problem: problem.line or 0)
    return Read(settings, lines, tuple(ordered))


def _only(problem: Problem) -> Read:
    return Read(problems=(problem,))


def _parsed(text: str, file: str) -> tuple[str, Mapping[str, object], list[Problem]]:
    """Return the text without the lines that are no TOML, its values, and a problem for each of those lines."""
    problems: list[Problem] = []
    lines = text.split("\n")
    for _ in range(_MOST_MISTAKES):
        try:
            return "\n".join(lines), tomllib.loads("\n".join(lines)), problems
        except RecursionError:
            return "", {}, [Problem("config-syntax", "is nested too deeply", "defaults are used", file=file)]
        except ValueError as error:
            line, column = _position(error, lines)
            problems.append(_syntax(error, file, line, column))
            lines[line - 1] = ""
    return "", {}, problems


def _position(error: ValueError, lines: Sequence[str]) -> Place:
    """Return line and column of a mistake; at the end of the text, the last line that says something."""
    if found := _AT.search(str(error)):
        line, column = int(found[1]), int(found[2])
        return (line, column) if lines[line - 1].strip() else (_last(lines[:line]), 1)
    if "(at end of document)" in str(error):
        return _last(lines), 1
    return next(line for line in range(1, len(lines) + 1) if _fails(lines[:line], str(error))), 1  # a number too long


def _fails(lines: Sequence[str], message: str) -> bool:
    try:
        tomllib.loads("\n".join(lines))
    except ValueError as error:
        return str(error) == message
    return False


def _last(lines: Sequence[str]) -> int:
    return max((number for number, line in enumerate(lines, 1) if line.strip()), default=1)


def _syntax(error: ValueError, file: str, line: int, column: int) -> Problem:
    what = re.sub(r" \(at .*\)\Z", "", str(error)).rstrip(".")
    hint = 'this line is left out; write name = value, with text in quotes: theme = "briefing-light"'
    return Problem("config-syntax", what[:1].lower() + what[1:200], hint, file=file, line=line, column=column)


def _values(
    given: Mapping[str, object], where: Mapping[Path, Place], file: str, known: Known
) -> tuple[dict[Path, object], list[Problem]]:
    """Return the values that are right, and a problem for each name and value that is not."""
    values: dict[Path, object] = {}
    problems: list[Problem] = []

    def wrong(path: Path, message: str, hint: str, severity: Severity) -> None:
        line, column = next((where[path[:n]] for n in range(len(path), 0, -1) if path[:n] in where), (1, 1))
        name = ".".join(path)
        problems.append(Problem("config-value", message, hint, severity, file, line, column, name))

    settings = {setting.path: setting for setting in leaves()}
    for path, value in _flat(given, (), set(settings)):
        setting = settings.get(path)
        if setting is None:
            wrong(path, "there is no such setting", _nearest(path, settings), Severity.ERROR)
        elif isinstance(setting.kind, KeyTable):
            values[path] = _keys(value, path, known, wrong)
        else:
            try:
                values[path] = _value(setting, value, known)
            except _Wrong as error:
                wrong(path, str(error), error.hint, Severity.ERROR)
    return values, problems


def _flat(value: Mapping[str, object], above: Path, known: set[Path]) -> Iterator[tuple[Path, object]]:
    """Yield the values of the tree; a table is entered only where settings lie in it."""
    for name, below in value.items():
        path = (*above, name)
        inside = any(one[: len(path)] == path and one != path for one in known)
        if inside and isinstance(below, dict):
            yield from _flat(below, path, known)
        else:
            yield path, below


def _nearest(path: Path, settings: Mapping[Path, Setting]) -> str:
    names = {setting.name: setting.name for setting in settings.values()}
    names |= {part: ".".join(path[: at + 1]) for path in settings for at, part in enumerate(path)}
    near = get_close_matches(".".join(path), names, 1) or get_close_matches(path[-1], names, 1)
    return f"did you mean {names[near[0]]}?" if near else "`briefing config` prints all settings"


def _value(setting: Setting, value: object, known: Known) -> object:
    """Return the value of a leaf, or raise _Wrong."""
    match setting.kind:
        case Switch():
            if isinstance(value, bool):
                return value
            raise _Wrong(f"{_shown(value)} is neither true nor false", "write true or false, without quotes")
        case Number(least, most):
            if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
                return value
            raise _Wrong(f"{_shown(value)} does not fit", f"write a whole number from {least} to {most}")
        case Choice(words):
            return type(setting.default)(_one_of(value, words))  # type: ignore[call-arg]  # a StrEnum
        case _:
            return _one_of(value, known.themes if isinstance(setting.kind, ThemeName) else ())


def _one_of(value: object, words: Sequence[str]) -> str:
    if isinstance(value, str) and value in words:
        return value
    near = get_close_matches(value, words, 1) if isinstance(value, str) else []
    hint = f"did you mean {near[0]}?" if near else f"write one of {', '.join(words)}"
    raise _Wrong(f"{_shown(value)} is none of the words that are known", hint)


def _keys(value: object, path: Path, known: Known, wrong: _Tell) -> Mapping[str, str]:
    """Return the usable keys of the table; ids with dots may be written with or without quotes."""
    if not isinstance(value, dict):
        wrong(
            path,
            f"{_shown(value)} is no table",
            'write [keys] and below it lines such as "claim.next" = "n"',
            Severity.ERROR,
        )
        return {}
    named: dict[str, tuple[Path, str]] = {}
    for names, keys in _ids(value, path):
        if isinstance(keys, str):
            named[".".join(names[1:])] = (names, keys)
        else:
            wrong(names, f"{_shown(keys)} is no text", 'write keys as text, several with commas: "n,."', Severity.ERROR)
    usable, refused = check({name: keys for name, (_, keys) in named.items()}, known.keys)
    for one in refused:
        wrong(named[one.id][0], one.message, one.hint, Severity.WARNING if one.kept else Severity.ERROR)
    return usable


def _ids(value: Mapping[str, object], above: Path) -> Iterator[tuple[Path, object]]:
    for name, below in value.items():
        path = (*above, name)
        if isinstance(below, dict):
            yield from _ids(below, path)
        else:
            yield path, below


def _shown(value: object) -> str:
    try:
        shown = repr(value)
    except ValueError:  # a number of more digits than Python prints
        return "this number"
    return shown if len(shown) <= 40 else f"{shown[:39]}…"
