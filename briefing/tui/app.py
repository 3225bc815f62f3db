"""The reader as a Textual app: themes, keys that work everywhere, and the palette with every action."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import partial

from textual.app import App, SystemCommand
from textual.screen import Screen

from briefing.library import Library
from briefing.tui.keys import KEYS, Group, Key, bindings, shown
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.screens.reading import Browser, open_in_browser
from briefing.tui.themes import DARK, LIGHT


class BriefingApp(App[None]):
    """Read a library. ``keymap`` maps ids of ``keys.KEYS`` to keys; ``browser`` opens a URL."""

    CSS_PATH = "theme.tcss"
    TITLE = "briefing"
    BINDINGS = bindings(Group.APP)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-middle"), (120, "-wide")]  # noqa: RUF012 (Textual reads it off the class)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-usual"), (36, "-tall")]  # noqa: RUF012 (Textual reads it off the class)

    def __init__(
        self,
        library: Library,
        *,
        today: date | None = None,
        keymap: Mapping[str, str] | None = None,
        browser: Browser = open_in_browser,
    ) -> None:
        super().__init__()
        self._library = library
        self._today = today or datetime.now().astimezone().date()
        self._browser = browser
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name
        self.set_keymap(dict(keymap or {}))

    def get_default_screen(self) -> Screen[None]:
        """Return the reader."""
        screen = ReaderScreen(self._library, self._today, self._browser)
        # Textual tells a screen its width after the first paint, and would then style and paint everything again.
        screen.add_class(_fitting(self.size.width, self.HORIZONTAL_BREAKPOINTS))
        screen.add_class(_fitting(self.size.height, self.VERTICAL_BREAKPOINTS))
        return screen

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the themes and every action that works on the screen."""
        yield SystemCommand("Theme", "Choose dark, light or another theme", self.action_change_theme)
        for key in KEYS:
            if key.group in _groups(screen) and key.id != "app.palette":
                keys = " ".join(shown(key.keys))
                yield SystemCommand(key.description, f"{key.group} · {keys}", partial(self._act, key, screen))

    def action_help(self) -> None:
        """Show the keys, those that work here first; a second time, hide them."""
        from briefing.tui.screens.page import PageScreen, help_screen  # noqa: PLC0415 (not before it is wanted)

        if isinstance(self.screen, PageScreen):
            self.pop_screen()
        else:
            self.push_screen(help_screen(_groups(self.screen)))

    async def _act(self, key: Key, screen: Screen[object]) -> None:
        everywhere = key.group in {Group.APP, Group.READER}
        await self.run_action(key.action, screen if everywhere or not screen.focused else screen.focused)


def run(library: Library) -> None:
    """Open the reader on a library and return when it is left."""
    BriefingApp(library).run()


def _fitting(cells: int, breakpoints: list[tuple[int, str]]) -> str:
    return max((least, name) for least, name in breakpoints if cells >= least)[1]


def _groups(screen: Screen[object]) -> tuple[Group, ...]:
    if isinstance(screen, ReaderScreen):
        return screen.groups()
    return (*getattr(screen, "GROUPS", ()), Group.APP)
