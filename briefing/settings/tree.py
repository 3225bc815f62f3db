"""All that can be set, as one typed tree. Every field says what it means and what it may be.

Reader, ``briefing config`` and docs/config.md are made from this; config.toml has the same names and nesting.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from enum import StrEnum
from typing import TypeAlias, TypeVar

T = TypeVar("T")
Path: TypeAlias = "tuple[str, ...]"  # the names down to a setting: ("layout", "facets")


class MarkRead(StrEnum):
    """When an entry counts as read: as soon as it is opened, or only on demand."""

    OPEN = "open"
    DEMAND = "demand"


@dataclass(frozen=True, slots=True)
class Switch:
    """A setting that is true or false."""


@dataclass(frozen=True, slots=True)
class Number:
    """A setting that is a whole number in a range, both ends included."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A setting that is one of these words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeName:
    """A setting that names a theme; only the reader knows which there are."""


@dataclass(frozen=True, slots=True)
class KeyTable:
    """A table of ids and the keys to use for them; only the reader knows which there are."""


Kind: TypeAlias = "Switch | Number | Choice | ThemeName | KeyTable"


@dataclass(frozen=True, slots=True)
class Setting:
    """A leaf of the tree: where it is, what it may be, what it means, and what it is unless it is set."""

    path: Path
    kind: Kind
    meaning: str
    default: object

    @property
    def name(self) -> str:
        """The path as it is written: ``layout.facets``."""
        return ".".join(self.path)


def _setting(default: T, kind: Kind, meaning: str) -> T:
    return field(default=default, metadata={"kind": kind, "meaning": meaning})


@dataclass(frozen=True, slots=True)
class Layout:
    """How the window is shared out at the start; < > = and z change it while the reader runs."""

    facets: int = _setting(30, Number(16, 80), "Cells of the facets at the left.")
    entries: int = _setting(44, Number(15, 85), "Percent that the list takes of the width it shares with the entry.")
    evidence: int = _setting(11, Number(4, 60), "Lines of the evidence; a low window gives it less.")
    timeline: bool = _setting(True, Switch(), "Show when the entries found were published, under the search line.")
    two_lines: bool = _setting(True, Switch(), "Show publisher, countries and claims under each headline in the list.")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user has set, with the defaults for all else."""

    theme: str = _setting(
        "briefing-dark", ThemeName(), "Colours. One chosen in the reader is kept until this one is changed."
    )
    mark_read: MarkRead = _setting(  # noqa: RUF009 (a field, of frozen values)
        MarkRead.OPEN, Choice(tuple(MarkRead)), "When an entry counts as read: as it is opened, or only on demand (m)."
    )
    mouse: bool = _setting(True, Switch(), "Let the mouse work; off, the terminal selects text with it as usual.")
    animations: bool = _setting(False, Switch(), "Let panes and dialogs move into place.")
    tour: bool = _setting(True, Switch(), "Show one page of introduction at the very first start.")
    layout: Layout = Layout()
    keys: Mapping[str, str] = field(
        default_factory=dict,
        metadata={
            "kind": KeyTable(),
            "meaning": 'Keys by id, several with commas between them: "claim.next" = "n,.". docs/keys.md has the ids.',
        },
    )


def leaves(tree: object = Settings, above: Path = ()) -> Iterator[Setting]:
    """Yield every setting of the tree, in the order in which it is written down."""
    if not is_dataclass(tree):
        raise TypeError(tree)
    for one in fields(tree):
        path = (*above, one.name)
        if is_dataclass(one.default):
            yield from leaves(type(one.default), path)
        else:
            default = {} if one.default is MISSING else one.default
            yield Setting(path, one.metadata["kind"], one.metadata["meaning"], default)


def value_at(settings: Settings, path: Path) -> object:
    """Return the value of a setting."""
    value: object = settings
    for name in path:
        value = getattr(value, name)
    return value


def build(values: Mapping[Path, object]) -> Settings:
    """Return the tree with these values, and the defaults where there is none."""
    layout = {path[1]: value for path, value in values.items() if path[0] == "layout"}
    top = {path[0]: value for path, value in values.items() if len(path) == 1}
    return Settings(**top, layout=Layout(**layout))  # type: ignore[arg-type]  # each was read by its kind
