"""The map of the world as a widget: it fits its size, zooms to a country, and tells which one was clicked."""

import asyncio
from typing import ClassVar

from textual import events, work
from textual.cache import LRUCache
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from briefing.tui import present
from briefing.tui.raster import Raster, View, rasterise, view
from briefing.tui.world_map import SHADES, Look, draw, places, scale
from briefing.tui.world_rows import World
from briefing.vocabulary.outlines import outlines

ZOOMS = (1, 3, 8)  # times; at 8, Belgium is ten cells wide in 90 columns


class WorldMap(Widget):
    """Show how many entries each country has; ``selected`` is the code of the one that bears its name for certain."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*present.INKS, *SHADES}
    ALLOW_SELECT = False

    world: reactive[World | None] = reactive(None)
    selected: reactive[str | None] = reactive(None, init=False)
    zoom: reactive[int] = reactive(0, init=False)
    braille: reactive[bool] = reactive(True)

    class Clicked(Message):
        """A country was clicked."""

        def __init__(self, code: str) -> None:
            super().__init__()
            self.code = code

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._raster: Raster | None = None
        self._rasters: LRUCache[View, Raster] = LRUCache(16)
        self._anchor: str | None = None  # the country in the middle of a part of the world

    def on_resize(self) -> None:
        """Fit the map to the new size."""
        self.fit()

    def watch_zoom(self) -> None:
        """Go to the selected country, or back to the world."""
        self._anchor = self.selected
        self.fit()

    def watch_selected(self, selected: str | None) -> None:
        """Follow the selection where it leaves the part of the world that is shown."""
        if self.zoom and self._raster and selected in places() and self._raster.cell_of(places()[selected]) is None:
            self._anchor = selected
            self.fit()

    def fit(self) -> None:
        """Draw the part of the world that is wanted, at once where it was drawn before."""
        centre = outlines()[places()[self._anchor]].label if self._anchor in places() else (0.0, 0.0)
        window = view(self.size.width, self.size.height, zoom=ZOOMS[self.zoom], centre=centre)
        if raster := self._rasters.get(window):
            self._raster = raster
            self.refresh()
        elif self.size.width:
            self._rasterise(window)

    @work(exclusive=True, group="raster")
    async def _rasterise(self, window: View) -> None:
        """Lay the map out beside the keys: 30 ms, and twice that on a large screen."""
        self._raster = self._rasters[window] = await asyncio.to_thread(rasterise, window)
        self.refresh()

    def render(self) -> Content:
        """Return the map, in the middle of the height."""
        if self._raster is None or self.world is None:
            return present.EMPTY
        lines = draw(self._raster, self._look(self.world))
        return present.lines([present.EMPTY] * self._above(self._raster) + list(lines))

    def on_click(self, event: events.Click) -> None:
        """Tell which country was clicked."""
        if self._raster is not None:
            country = self._raster.country_at(event.x, event.y - self._above(self._raster))
            if country is not None and (code := outlines()[country].code):
                self.post_message(self.Clicked(code))

    def _above(self, raster: Raster) -> int:
        return max((self.size.height - raster.view.lines) // 2, 0)

    def _look(self, world: World) -> Look:
        counted = [(places()[one.value], one.count) for one in world.countries if one.value in places()]
        steps = scale(world.most)
        levels = {place: steps.level(count) for place, count in counted}
        chosen = places().get(self.selected) if self.selected else None
        return Look(levels, [place for place, _ in counted], chosen, self.braille)
