"""The part of the reader that shares out the window: sizes of panes, by key and by mouse; one alone; no room."""

from collections.abc import Mapping

from textual import events
from textual.events import DescendantFocus
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from briefing.settings.tree import Layout, Number, leaves
from briefing.tui import present
from briefing.tui.present import Ink
from briefing.tui.screens.asking import AskingScreen
from briefing.tui.widgets.line import Line

Sizes = Mapping[str, int]  # of facets, entries and evidence, where the user chose them
PANES = frozenset({"facets", "entries", "entry", "evidence"})
LEAST = (30, 10)  # columns and lines below which nothing can be read
_USUAL = Layout()
_RANGES = {leaf.path[0]: (leaf.kind.least, leaf.kind.most) for leaf in leaves(Layout) if isinstance(leaf.kind, Number)}
_STEPS = {"facets": 2, "entries": 4, "evidence": 2}  # cells, percent, lines
# What has no cells while one pane is shown alone. It is still there, so that the keys can go to it.
_AWAY = {
    "facets": frozenset({"main"}),
    "entries": frozenset({"facets", "entry", "evidence"}),
    "entry": frozenset({"facets", "entries", "evidence"}),
    "evidence": frozenset({"facets", "panes"}),
}
_LOW = 1 / 2  # of the height: what the evidence takes at most


class ArrangingScreen(AskingScreen):
    """Give each pane its size; the list and the entry share what the facets leave."""

    sizes: reactive[Sizes] = reactive({}, init=False)
    zoomed: reactive[str] = reactive("", init=False)  # the pane that is shown alone
    _dragged = ""
    _kept_focus: Widget | None = None  # what had the keys before the window became too small

    class Sized(Message):
        """The user gave the panes other sizes, which are to be remembered."""

        def __init__(self, sizes: Sizes) -> None:
            super().__init__()
            self.sizes = sizes

    def on_mount(self) -> None:
        """Take the layout that is wanted."""
        self.set_class(not self.settings.layout.timeline, "-untimed")
        self.share_out()

    def on_resize(self) -> None:
        """Fit the panes into the window, or say that there is no room."""
        tiny = self.size.width < LEAST[0] or self.size.height < LEAST[1]
        if tiny and not self.query("#tiny"):
            line = Line(id="tiny")
            line.left = present.line(("Too small: ", Ink.STRONG), (f"{LEAST[0]}×{LEAST[1]} is the least", Ink.QUIET))
            self.mount(line)
        if tiny and not self.has_class("-tiny"):
            self._kept_focus = self.focused
        elif self.has_class("-tiny") and not tiny and self._kept_focus is not None:
            self.call_after_refresh(self._kept_focus.focus)  # what is hidden loses it
        self.set_class(tiny, "-tiny")
        self.share_out()

    def watch_sizes(self) -> None:
        """Give the panes their sizes."""
        self.share_out()

    def watch_zoomed(self) -> None:
        """Show one pane alone, or all again."""
        self.share_out()

    def share_out(self) -> None:
        """Write sizes into the panes' own styles, which go before the style sheet."""
        for name, (width, height) in self._shared().items():
            for pane in self.query(f"#{name}"):
                pane.styles.width, pane.styles.height = (None, None) if self.zoomed else (width, height)
        away = _AWAY.get(self.zoomed, frozenset())
        for pane in self.query("#facets, #main, #panes, #entries, #entry, #evidence"):
            pane.set_class(pane.id in away, "-away")
            pane.set_class(pane.id == self.zoomed, "-alone")

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show the pane that has the keys, where one is shown alone."""
        if self.zoomed and isinstance(event.widget, Widget) and event.widget.id in PANES:
            self.zoomed = event.widget.id

    def action_zoom(self) -> None:
        """Show the focused pane alone, or all again."""
        here = self._pane()
        self.zoomed = "" if self.zoomed or here is None else here

    def action_resize(self, by: int) -> None:
        """Make the focused pane wider (1) or narrower (-1); the evidence, which is as wide as it can be, higher."""
        here = self._pane() or "entries"
        name, sign = ("entries", -1) if here == "entry" else (here, 1)
        if self.zoomed or not self._resizable(name):
            self.say(("One pane has the whole width here.", Ink.STRONG))
            return
        self.resize_to(name, self._size_of(name) + by * sign * _STEPS[name])

    def action_reset_sizes(self) -> None:
        """Give all panes the sizes of the config, or the usual ones."""
        self.zoomed = ""
        self.sizes = {}
        self.post_message(self.Sized({}))

    def resize_to(self, name: str, size: int) -> None:
        """Give a pane a size within what a setting may be and what the window has room for."""
        least, most = _RANGES[name]
        most = min(most, {"facets": self.size.width // 2, "evidence": self._highest()}.get(name, most))
        size = max(least, min(size, most))
        if size == self._size_of(name):
            self.say(("That is as far as it goes.", Ink.QUIET))
        else:
            self.sizes = {**self.sizes, name: size}
            self.post_message(self.Sized(self.sizes))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the border between two panes."""
        x, y = event.screen_x, event.screen_y
        facets, entry, evidence = (self.query_one(f"#{name}").region for name in ("facets", "entry", "evidence"))
        if facets and x == facets.right - 1 and facets.y <= y < facets.bottom:
            self._dragged = "facets"
        elif entry and x == entry.x and entry.y <= y < entry.bottom and not self.has_class("-narrow"):
            self._dragged = "entries"
        elif evidence and y == evidence.y and evidence.x <= x < evidence.right:
            self._dragged = "evidence"

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Move the border that is held."""
        if not self._dragged or self.zoomed:
            return
        if not event.button:  # it was let go outside the window
            self._dragged = ""
            return
        self.resize_to(self._dragged, self._dragged_to(int(event.screen_x), int(event.screen_y)))

    def on_mouse_up(self) -> None:
        """Let the border go."""
        self._dragged = ""

    def _dragged_to(self, x: int, y: int) -> int:
        panes: Region = self.query_one("#panes").region
        match self._dragged:
            case "facets":
                return x + 1
            case "entries":
                return round(100 * (x - panes.x) / max(panes.width, 1))
            case _:
                return self.query_one("#evidence").region.bottom - y

    def _pane(self) -> str | None:
        return self.focused.id if self.focused and self.focused.id in PANES else None

    def _resizable(self, name: str) -> bool:
        if name == "evidence":
            return True
        return not self.has_class("-narrow") and bool(self.query_one(f"#{name}").region)

    def _size_of(self, name: str) -> int:
        """Return the size that a pane has now, in the unit of its setting."""
        set_size = self._given(name)
        if set_size is not None and name == "entries":
            return set_size
        region, panes = self.query_one(f"#{name}").region, self.query_one("#panes").region
        now = {"facets": region.width, "evidence": region.height}
        return now.get(name, round(100 * region.width / max(panes.width, 1)))

    def _given(self, name: str) -> int | None:
        """Return the size that the user or the config gives a pane, None where it is the usual one."""
        chosen, given = self.sizes.get(name), getattr(self.settings.layout, name)
        return chosen if chosen is not None else given if given != getattr(_USUAL, name) else None

    def _highest(self) -> int:
        return max(int(self.size.height * _LOW), 4)

    def _shared(self) -> dict[str, tuple[int | str | None, int | str | None]]:
        """Return the width and height of each pane, None where the style sheet decides."""
        facets, share, lines = (self._given(name) for name in ("facets", "entries", "evidence"))
        return {
            "facets": (None if facets is None else min(facets, self.size.width // 2), None),
            "entries": (None if share is None else f"{share}fr", None),
            "entry": (None if share is None else f"{100 - share}fr", None),
            "evidence": (None, None if lines is None else min(lines, self._highest())),
        }
