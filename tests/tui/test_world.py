"""The world view over the reader: counts that follow the search, and keys and clicks that write into it."""

import subprocess
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.model import Entry
from briefing.query.parse import parse
from briefing.text.clean import is_clean
from briefing.tui.app import BriefingApp
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.screens.world import CountryFilter, CountryList, WorldScreen
from briefing.tui.themes import DARK, LIGHT
from briefing.tui.widgets.world_map import ZOOMS, WorldMap
from briefing.tui.world_rows import CountryRow
from briefing.vocabulary.outlines import outlines
from tests.tui import hostile, made
from tests.tui.conftest import TODAY, MadeLibrary, Open, Opened


def world(it: Opened) -> WorldScreen:
    screen = it.app.screen
    assert isinstance(screen, WorldScreen)
    return screen


def selected(it: Opened) -> CountryRow:
    row = world(it).query_one(CountryList).selected
    assert row is not None
    return row


def seen(it: Opened) -> str:
    return "\n".join(it.screen_lines())


async def test_countries_of_the_result_are_ranked(opened: Open) -> None:
    async with opened() as it:
        await it.press("w")
        rows = world(it).query_one(CountryList).rows
        counts = it.reader.library.search("").facets(None).countries
        assert [(row.code, row.count) for row in rows] == [(count.value, count.count) for count in counts]
        assert f"{len(rows)} countries" in seen(it)
        assert it.app.screen.query_one(WorldMap).selected == rows[0].code


async def test_enter_searches_for_the_country_and_returns(opened: Open) -> None:
    async with opened() as it:
        await it.press("w", "down")
        code = selected(it).code
        await it.press("enter")
        assert isinstance(it.app.screen, ReaderScreen)
        assert it.reader.wanted == f"country:{code}"
        await it.press("w")
        assert selected(it).mark == "■"
        await it.press("enter")
        assert it.reader.wanted == f"country:{code}"


async def test_space_stays_and_the_counts_follow(opened: Open) -> None:
    async with opened() as it:
        await it.press("w", "end")
        code, before = selected(it).code, it.reader.query_one("#entries").rows  # type: ignore[attr-defined]
        await it.press("space")
        assert it.reader.wanted == f"country:{code}"
        assert (selected(it).code, selected(it).mark) == (code, "■")
        assert len(it.reader.query_one("#entries").rows) < len(before)  # type: ignore[attr-defined]
        assert f"country:{code}" in it.screen_lines()[1]
        await it.press("space")
        assert it.reader.wanted == ""


async def test_minus_leaves_a_country_out(opened: Open) -> None:
    async with opened() as it:
        await it.press("w")
        code = selected(it).code
        await it.press("minus")
        assert it.reader.wanted == f"-country:{code}"
        await it.press("end")
        assert (selected(it).code, selected(it).mark, selected(it).count) == (code, "−", 0)
        await it.press("minus")
        assert it.reader.wanted == ""


async def test_what_has_no_country_is_counted(opened: Open, tmp_path: Path) -> None:
    library = MadeLibrary(tmp_path, (*made.others(), Entry("Nowhere", id="nowhere")))
    without = sum(not entry.countries for entry in library.made.values())
    assert without
    async with opened(library=library) as it:
        await it.press("w")
        assert f"{without} without a country" in seen(it)
        await it.search("nothing-has-this-word")
        assert "0 entries · 0 countries" in seen(it)
        await it.press("space", "minus", "z", "right", "end", "enter")
        assert isinstance(it.app.screen, ReaderScreen)


async def test_left_and_right_go_over_the_map(opened: Open) -> None:
    async with opened() as it:
        await it.press("w")
        labels = {outline.code: outline.label for outline in outlines()}
        for key, side in (("right", 1), ("l", 1), ("left", -1), ("h", -1)):
            before = selected(it).code
            await it.press(key)
            assert (labels[selected(it).code][0] - labels[before][0]) * side > 0


async def test_typing_finds_a_country(opened: Open) -> None:
    async with opened() as it:
        await it.press("w", "f", *"norwegian")
        assert selected(it).code == "NO"
        await it.press("escape")
        assert world(it).query_one(CountryFilter).value == ""
        await it.press("slash", *"no", "enter")
        assert it.reader.wanted == "country:NO"
        assert isinstance(it.app.screen, ReaderScreen)


async def test_a_click_on_the_map_selects_the_country(opened: Open) -> None:
    async with opened() as it:
        await it.press("w", "end")
        assert selected(it).code != "NO"
        chart = world(it).query_one(WorldMap)
        raster = chart._raster
        assert raster is not None
        at = next(at for at, outline in enumerate(outlines()) if outline.code == "NO")
        cell = next(cell for cell, patches in raster.patches.items() if patches[0].country == at)
        await it.pilot.click(WorldMap, offset=(cell[0], cell[1] + chart._above(raster)))
        await it.settle()
        assert selected(it).code == "NO"
        australia = raster.cell_of(next(at for at, outline in enumerate(outlines()) if outline.code == "AU"))
        assert australia is not None
        await it.pilot.click(WorldMap, offset=(australia[0], australia[1] + chart._above(raster)))
        await it.settle()
        assert "No entry is about Australia" in it.screen_lines()[-1]


async def test_zoom_goes_round(opened: Open) -> None:
    async with opened() as it:
        await it.press("w")
        chart = world(it).query_one(WorldMap)
        world_lines = chart.render().plain
        await it.press("z")
        closer = chart.render().plain
        assert closer != world_lines
        assert selected(it).code in closer
        await it.press(*["z"] * (len(ZOOMS) - 1))
        assert chart.render().plain == world_lines


async def test_blocks_instead_of_braille(opened: Open) -> None:
    async with opened() as it:
        await it.press("w", "v")
        text = world(it).query_one(WorldMap).render().plain
        assert not [char for char in text if 0x2800 <= ord(char) <= 0x28FF]
        assert "█" in text


async def test_escape_and_w_return(opened: Open) -> None:
    async with opened() as it:
        for key in ("escape", "w"):
            await it.press("w", key)
            assert isinstance(it.app.screen, ReaderScreen)
        assert it.reader.wanted == ""


@pytest.mark.parametrize("size", [(40, 20), (20, 6), (300, 90), (80, 24)], ids=str)
async def test_any_size_is_drawn(opened: Open, size: tuple[int, int]) -> None:
    async with opened(size=size) as it:
        await it.press("w", "z", "down", "z", "v", "z")
        assert all(len(line) == size[0] for line in it.screen_lines())


async def test_hostile_queries_are_shown_as_text(opened: Open) -> None:
    async with opened() as it:
        await it.press("w")
        for text in hostile.MARKUP:
            await it.search(text)
            assert text in it.screen_lines()[1] or parse(text).errors


async def test_hostile_countries_are_listed_as_text(opened: Open, tmp_path: Path) -> None:
    entries, _ = hostile.library(tmp_path)
    async with opened(library=MadeLibrary(tmp_path, entries), size=(120, 40)) as it:
        await it.press("w")
        for key in ("down", "right", "left", "z", "space", "minus", "end", "space", "z", "v", "f", "[", "b", "enter"):
            await it.press(key)
            for strip in it.app.screen._compositor.render_strips():
                assert all(is_clean(segment.text) for segment in strip)
        assert it.app.is_running


def steps(*keys: str, theme: str = DARK.name):  # type: ignore[no-untyped-def]
    async def run(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, BriefingApp)
        pilot.app.theme = theme
        it = Opened(pilot.app, pilot)
        await it.settle()
        await it.press(*keys)

    return run


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
def test_world_looks(tmp_path: Path, snap_compare, size: tuple[int, int], theme: str) -> None:  # type: ignore[no-untyped-def]
    made.write_seeds(tmp_path / "made")
    library = MadeLibrary(tmp_path / "made", (made.harbour(), *made.others()))
    _ = library.marks  # of the folder that is there
    library.root = Path("/library")
    app = BriefingApp(library, today=TODAY)
    assert snap_compare(app, terminal_size=size, run_before=steps("w", "down", "z", theme=theme))


def test_the_map_is_not_loaded_before_it_is_wanted() -> None:
    program = "import sys, briefing.tui.app; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert "outlines" not in loaded
    assert "world" not in loaded
