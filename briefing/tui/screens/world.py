"""The world view: the countries of a result on a map, and ranked beside it."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input

from briefing.tui import present
from briefing.tui.keys import Group, bindings
from briefing.tui.present import Ink
from briefing.tui.widgets.key_bar import KeyBar
from briefing.tui.widgets.line import Line
from briefing.tui.widgets.row_list import RowList
from briefing.tui.widgets.world_map import ZOOMS, WorldMap
from briefing.tui.world_map import SHADES, legend, places, scale
from briefing.tui.world_rows import CountryRow, World, country_rows, draw_row, matching, percent, told
from briefing.vocabulary.countries import country_name
from briefing.vocabulary.outlines import outlines


@dataclass(frozen=True, slots=True)
class Choices:
    """What becomes of a country: it goes into the search line or out of it, or entries about it are not wanted."""

    toggle: Callable[[str], None]
    exclude: Callable[[str], None]


class CountryList(RowList[CountryRow]):
    """The countries that the filter leaves, those with most entries first."""

    def draw(self, row: CountryRow, width: int, *, bar: Content) -> tuple[Content, ...]:
        """Return one line."""
        return (draw_row(row, width, bar),)

    def on_click(self, event: events.Click) -> None:
        """Select the country that was clicked."""
        if (index := self.row_at(event)) is not None:
            self.index = index


class Legend(Line):
    """What the densities mean, in the shades of the map."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*present.INKS, *SHADES}


class CountryFilter(Input):
    """What is typed to filter."""

    def validate_value(self, value: str) -> str:
        """Drop what may not be shown."""
        return present.typed(value)


class WorldScreen(Screen[None]):
    """Show a world; each choice goes into the search line at once, and the counts of what is found then come back."""

    CSS_PATH = "over.tcss"
    BINDINGS = bindings(Group.WORLD)
    GROUPS: ClassVar[tuple[Group, ...]] = (Group.WORLD,)
    AUTO_FOCUS = "CountryList"

    def __init__(self, choices: Choices, *, braille: bool = True) -> None:
        super().__init__()
        self._choices = choices
        self._world: World | None = None
        self._braille = braille

    def compose(self) -> ComposeResult:
        """Yield the map and the list; the style sheet puts them beside or below one another."""
        yield Line(id="world-head", classes="header")
        yield Line(id="world-query", classes="header")
        with Container(id="world"):
            with Vertical(id="world-left"):
                yield WorldMap(id="world-map")
                yield Legend(id="world-legend")
            with Vertical(id="world-right"):
                line = CountryFilter(placeholder="name, code or demonym", compact=True)
                line.cursor_blink = False
                yield line
                yield CountryList()
                yield Line(id="world-told")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show the keys, and what has been counted until now."""
        self.query_one(KeyBar).groups = (Group.WORLD, Group.APP)
        self.query_one(WorldMap).braille = self._braille
        self._draw()

    def show(self, world: World) -> None:
        """Show a result, at the country that was selected before where it is still there."""
        self._world = world
        if self.is_mounted:  # an answer can come before the list is there; mounting shows it then
            self._draw()

    @on(CountryList.Selected)
    def point(self) -> None:
        """Point at the selected country on the map, and tell of it."""
        row = self.query_one(CountryList).selected
        self.query_one(WorldMap).selected = row.code if row else None
        self.query_one("#world-told", Line).left = _told(row, self._world) if row and self._world else present.EMPTY

    @on(WorldMap.Clicked)
    def _clicked(self, message: WorldMap.Clicked) -> None:
        self._go_to(message.code)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._list(keep=False)

    @on(Input.Submitted)
    def _filtered(self) -> None:
        self.action_choose()

    def action_move(self, by: int) -> None:
        """Select a country further down or up."""
        self.query_one(CountryList).action_move(by)

    def action_page(self, by: int) -> None:
        """Select a country a page further."""
        self.query_one(CountryList).action_page(by)

    def action_first(self) -> None:
        """Select the first country."""
        self.query_one(CountryList).action_first()

    def action_last(self) -> None:
        """Select the last country."""
        self.query_one(CountryList).action_last()

    def action_go(self, by: int) -> None:
        """Select the nearest country of the list to the east or to the west."""
        countries = self.query_one(CountryList)
        if countries.selected and (code := _beside(countries.selected.code, [row.code for row in countries.rows], by)):
            self._go_to(code)

    def action_filter(self) -> None:
        """Type to filter the list."""
        self.query_one(CountryFilter).add_class("-filtering")
        self.query_one(CountryFilter).focus()

    def action_zoom(self) -> None:
        """Look closer at the selected country, and from the closest back at the world."""
        world_map = self.query_one(WorldMap)
        world_map.zoom = (world_map.zoom + 1) % len(ZOOMS)

    def action_glyphs(self) -> None:
        """Draw in blocks instead of braille, or the other way round."""
        world_map = self.query_one(WorldMap)
        world_map.braille = not world_map.braille
        self._draw()

    def action_toggle_value(self) -> None:
        """Put the selected country into the search line, or take it out."""
        if row := self.query_one(CountryList).selected:
            self._choices.toggle(row.code)

    def action_exclude(self) -> None:
        """Leave out the entries about the selected country, or let them in again."""
        if row := self.query_one(CountryList).selected:
            self._choices.exclude(row.code)

    def action_choose(self) -> None:
        """Put the selected country into the search line and return to its entries."""
        row = self.query_one(CountryList).selected
        if row and self._world and row.code not in self._world.chosen:
            self._choices.toggle(row.code)
        self.dismiss(None)

    def action_close(self) -> None:
        """Leave the filter, else the world."""
        line = self.query_one(CountryFilter)
        if line.value or self.focused is line:
            line.value = ""
            line.remove_class("-filtering")
            self.query_one(CountryList).focus()
        else:
            self.dismiss(None)

    def _draw(self) -> None:
        world = self._world
        if world is None:
            return
        head = self.query_one("#world-head", Line)
        head.left = present.line((" World  ", Ink.STRONG), told(world))
        self.query_one("#world-query", Line).left = present.line(
            (" / ", Ink.ACCENT), (world.question or "everything", Ink.QUIET)
        )
        world_map = self.query_one(WorldMap)
        world_map.world = world
        self.query_one("#world-legend", Line).left = legend(scale(world.most), braille=world_map.braille)
        self._list(keep=True)

    def _list(self, *, keep: bool) -> None:
        if self._world is None:
            return
        countries = self.query_one(CountryList)
        before = countries.selected.code if countries.selected and keep else None
        rows = matching(country_rows(self._world), self.query_one(CountryFilter).value)
        countries.show(rows, next((at for at, row in enumerate(rows) if row.code == before), 0))
        self.point()

    def _go_to(self, code: str) -> None:
        """Select a country; one that no entry is about is told of only."""
        countries = self.query_one(CountryList)
        for at, row in enumerate(countries.rows):
            if row.code == code:
                countries.index = at
                return
        self.query_one(KeyBar).said = present.line(" No entry is about ", (country_name(code), Ink.STRONG))


def _told(row: CountryRow, world: World) -> Content:
    parts: list[present.Part] = [(row.name, Ink.STRONG), f"{row.count:,} of {world.total:,}, {percent(row.share)}"]
    return present.separated(parts)


def _beside(code: str, codes: list[str], by: int) -> str | None:
    """Return the nearest of some countries in a direction: ``by`` is 1 for the east, -1 for the west."""
    if code not in places():  # an entry that was written by hand may name anything
        return None
    here = outlines()[places()[code]].label
    found: list[tuple[float, str]] = []
    for other in filter(places().__contains__, codes):
        east, north = outlines()[places()[other]].label
        step = (east - here[0]) * by
        if step > 0:
            found.append((step + 2 * abs(north - here[1]), other))  # straight before far
    return min(found)[1] if found else None


def draws_braille(environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether the terminal has braille: the Linux console has not, nor has one whose text is not Unicode.

    >>> draws_braille({"TERM": "linux"}), draws_braille({"TERM": "xterm-256color"})
    (False, True)
    """
    encoding = (sys.__stdout__.encoding if sys.__stdout__ else "") or "utf-8"
    return environment.get("TERM") != "linux" and encoding.lower().replace("-", "") == "utf8"
