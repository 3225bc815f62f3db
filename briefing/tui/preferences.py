"""What this user wants of the reader: config.toml against the reader's keys and themes, and what it remembers."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.theme import BUILTIN_THEMES

from briefing.model import Problem
from briefing.settings.memory import Memory, Remembering
from briefing.settings.tree import Path as TreePath
from briefing.settings.tree import Settings
from briefing.tui.keys import KEYS, Group
from briefing.tui.themes import MONOCHROME, THEMES

if TYPE_CHECKING:  # it reads TOML, which nobody needs who has no config
    from briefing.settings.read import Known, Read

VARIABLE = "BRIEFING_CONFIG"  # a file to read in place of the user's own; empty: none, and nothing is remembered


@dataclass(frozen=True, slots=True)
class Preferences:
    """Settings with what is wrong in them, and what the reader remembers of itself."""

    settings: Settings = field(default_factory=Settings)
    problems: tuple[Problem, ...] = ()
    given: Mapping[TreePath, int] = field(default_factory=dict)  # the lines of the config that set something
    remembering: Remembering = field(default_factory=Remembering)
    memory: Memory = field(default_factory=partial(Memory, toured=True))
    colourless: bool = False  # no-color.org

    @property
    def theme(self) -> str:
        """The theme to begin with: none with NO_COLOR, else the one that was chosen last, else the config's."""
        if self.colourless:
            return MONOCHROME.name
        chosen, configured = self.memory.theme, self.settings.theme
        later = self.memory.instead_of == configured  # the config says what it said when another was chosen
        return chosen if later and chosen in theme_names() else configured

    @property
    def sizes(self) -> Mapping[str, int]:
        """The sizes that the user gave panes with keys or mouse."""
        chosen = {name: getattr(self.memory, name) for name in ("facets", "entries", "evidence")}
        return {name: size for name, size in chosen.items() if size is not None}

    @property
    def effective(self) -> Settings:
        """The settings with what the user chose in the reader over what the config says."""
        layout = replace(self.settings.layout, **self.sizes)  # type: ignore[arg-type]  # sizes are numbers
        return replace(self.settings, theme=self.theme, layout=layout)

    def with_memory(self, **changes: object) -> "Preferences":
        """Return the preferences with other things to remember; nothing is written."""
        return replace(self, memory=replace(self.memory, **changes))  # type: ignore[arg-type]

    def keep(self) -> None:
        """Write down what is to be remembered."""
        self.remembering.keep(self.memory)


def load(environ: Mapping[str, str] = os.environ) -> Preferences:
    """Return this user's preferences. Nothing that is wrong with them is raised."""
    remembering = Remembering(_memory_file() if environ.get(VARIABLE) != "" else None)
    preferences = Preferences(
        remembering=remembering, memory=remembering.recall(), colourless=bool(environ.get("NO_COLOR"))
    )
    if (found := read_config(environ)) is None:
        return preferences
    return replace(preferences, settings=found.settings, problems=found.problems, given=found.given or {})


def read_config(environ: Mapping[str, str]) -> "Read | None":
    """Read the user's config, None when there is none and nobody named one."""
    file, named = config_file(environ), VARIABLE in environ
    if file is None or not (named or os.path.lexists(file)):
        return None
    from briefing.settings.read import read_file  # noqa: PLC0415

    return read_file(file, known(), named=named)


def config_file(environ: Mapping[str, str]) -> Path | None:
    """Return where the config is, which need not be there; None when none is wanted."""
    named = environ.get(VARIABLE)
    if named is not None:
        return Path(named).expanduser() if named else None
    from platformdirs import user_config_path  # noqa: PLC0415 (most calls in tests name a file)

    return user_config_path("briefing", appauthor=False) / "config.toml"


def known() -> "Known":
    """Return the names that a config may use."""
    from briefing.settings.keymap import KnownKey  # noqa: PLC0415
    from briefing.settings.read import Known  # noqa: PLC0415

    everywhere = {Group.APP, Group.READER}
    keys = [KnownKey(key.id, key.keys, key.group, key.description, key.group in everywhere) for key in KEYS]
    return Known(theme_names(), keys)


def theme_names() -> tuple[str, ...]:
    """Return the reader's own themes, then Textual's."""
    return (*(theme.name for theme in THEMES), *BUILTIN_THEMES)


def _memory_file() -> Path:
    from platformdirs import user_state_path  # noqa: PLC0415

    return user_state_path("briefing", appauthor=False) / "reader.json"
