"""The reader as a Textual app: themes, keys that work everywhere, and the palette with every action."""

import sys
from collections.abc import Iterable
from datetime import date, datetime
from functools import partial
from weakref import WeakKeyDictionary

from textual import events, on
from textual.app import SystemCommand
from textual.dom import DOMNode
from textual.screen import Screen

from briefing.library import Library
from briefing.tui.ending import OrderlyApp
from briefing.tui.keys import Group, Key, bindings, remapped, shown, use_keys
from briefing.tui.preferences import Preferences, load
from briefing.tui.screens.arranging import ArrangingScreen
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.screens.reading import Browser, open_in_browser
from briefing.tui.screens.welcoming import WelcomingScreen
from briefing.tui.themes import THEMES


class BriefingApp(OrderlyApp):
    """Read a library as the user prefers it; ``browser`` opens a URL."""

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
        preferences: Preferences | None = None,
        browser: Browser = open_in_browser,
    ) -> None:
        self.preferences = preferences or Preferences()
        super().__init__(ansi_color=True if self.preferences.colourless else None)  # else NO_COLOR would leave greys
        self._library = library
        self._today = today or datetime.now().astimezone().date()
        self._browser = browser
        self._keys_to: WeakKeyDictionary[events.Key, DOMNode] = WeakKeyDictionary()  # the widgets that they were for
        self.keys = remapped(self.preferences.settings.keys)
        use_keys(self.keys)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.preferences.theme
        self.animation_level = "full" if self.preferences.settings.animations else "none"
        self.set_keymap(dict(self.preferences.settings.keys))

    def get_default_screen(self) -> Screen[None]:
        """Return the reader."""
        screen = ReaderScreen(self._library, self._today, self._browser)
        screen.settings = self.preferences.settings
        screen.set_reactive(ArrangingScreen.sizes, self.preferences.sizes)
        screen.keys = self.keys
        screen.config_problems = self.preferences.problems
        screen.first_start = self.preferences.settings.tour and not self.preferences.memory.toured
        # Textual tells a screen its width after the first paint, and would then style and paint everything again.
        screen.add_class(_fitting(self.size.width, self.HORIZONTAL_BREAKPOINTS), update=False)
        screen.add_class(_fitting(self.size.height, self.VERTICAL_BREAKPOINTS), update=False)
        return screen

    async def on_event(self, event: events.Event) -> None:
        """Hand a key on to where the key before it has moved the focus: several may come in one piece of input."""
        here = self.focused or self.screen if isinstance(event, events.Key) and self.screen_stack else None
        if isinstance(event, events.Key) and here is not None:
            if not event.is_forwarded:
                self._keys_to[event] = here
            elif self._keys_to.pop(event, here) is not here and here.is_attached:
                event.stop()
                again = events.Key(event.key, event.character)
                self._keys_to[again] = here
                here._forward_event(again)
                return
        await super().on_event(event)

    def refresh_css(self, animate: bool = True) -> None:
        """Style all again; before the reader is there only take the theme's colours: it is styled as it is mounted."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the themes and every action that works on the screen."""
        yield SystemCommand("Theme", "Choose dark, light or another theme", self.action_change_theme)
        if isinstance(screen, ReaderScreen):
            yield SystemCommand("Tour", "One page of introduction", screen.action_tour)
        for key in self.keys:
            if key.group in _groups(screen) and key.id != "app.palette":
                keys = " ".join(shown(key.keys))
                yield SystemCommand(key.description, f"{key.group} · {keys}", partial(self._act, key, screen))

    def action_help(self) -> None:
        """Show the keys, those that work here first; a second time, hide them."""
        from briefing.tui.screens.page import PageScreen, help_screen  # noqa: PLC0415 (not before it is wanted)

        if isinstance(self.screen, PageScreen):
            self.pop_screen()
        else:
            self.push_screen(help_screen(_groups(self.screen), self.keys))

    def watch_theme(self, theme: str) -> None:
        """Remember a theme that was chosen."""
        if not self.preferences.colourless and theme != self.preferences.theme:
            self._remember(theme=theme, instead_of=self.preferences.settings.theme)

    @on(ArrangingScreen.Sized)
    def remember_sizes(self, message: ArrangingScreen.Sized) -> None:
        """Remember the sizes of the panes."""
        self._remember(**{name: message.sizes.get(name) for name in ("facets", "entries", "evidence")})

    @on(WelcomingScreen.Toured)
    def remember_tour(self) -> None:
        """Show the tour once only."""
        self._remember(toured=True)

    def _remember(self, **changes: object) -> None:
        """Keep what is new at once, beside the keys: the reader may be ended in any way."""
        before = self.preferences.memory
        self.preferences = self.preferences.with_memory(**changes)
        if self.preferences.memory != before:
            self.run_worker(self.preferences.keep, thread=True, group="remember", exit_on_error=False)

    async def _act(self, key: Key, screen: Screen[object]) -> None:
        everywhere = key.group in {Group.APP, Group.READER}
        await self.run_action(key.action, screen if everywhere or not screen.focused else screen.focused)


def run(library: Library) -> int:
    """Open the reader on a library; when it is left, return its exit status."""
    preferences = load()
    app = BriefingApp(library, preferences=preferences)
    app.run(mouse=preferences.settings.mouse)
    if app.crash:
        sys.stderr.write(f"{app.crash}\n")
    return app.return_code or 0


def _fitting(cells: int, breakpoints: list[tuple[int, str]]) -> str:
    return max((least, name) for least, name in breakpoints if cells >= least)[1]


def _groups(screen: Screen[object]) -> tuple[Group, ...]:
    if isinstance(screen, ReaderScreen):
        return screen.groups()
    return (*getattr(screen, "GROUPS", ()), Group.APP)
