"""Panes are resized by key, by mouse and by config; no window is too small or changes too fast."""

import random
from pathlib import Path

import pytest
from textual import events
from textual.geometry import Size

from briefing.settings.memory import Memory, Remembering
from briefing.settings.tree import Layout, Settings
from briefing.tui.preferences import Preferences
from briefing.tui.screens.arranging import LEAST, PANES
from briefing.tui.widgets.entry_list import EntryList
from briefing.tui.widgets.entry_view import EntryView, EvidenceView
from briefing.tui.widgets.facet_bar import FacetBar
from briefing.tui.widgets.key_bar import KeyBar
from tests.tui.conftest import Open, Opened
from tests.tui.test_keys import at_harbour


def widths(it: Opened) -> dict[str, int]:
    """Return the size of each pane in the unit that it is resized in."""
    regions = {name: it.reader.query_one(f"#{name}").region for name in PANES}
    return {name: regions[name].height if name == "evidence" else regions[name].width for name in sorted(PANES)}


async def resized(it: Opened, width: int, height: int) -> None:
    await it.pilot.resize_terminal(width, height)
    await it.settle()


@pytest.mark.parametrize(
    ("pane", "wider", "changed"),
    [(FacetBar, 2, "facets"), (EntryList, 5, "entries"), (EntryView, 6, "entry"), (EvidenceView, 2, "evidence")],
    ids=["facets", "entries", "entry", "evidence"],
)
async def test_the_focused_pane_becomes_wider_and_narrower(opened: Open, pane: type, wider: int, changed: str) -> None:
    async with opened(size=(160, 45)) as it:
        it.reader.query_one(pane).focus()
        await it.settle()
        before = widths(it)[changed]
        await it.press("greater_than_sign")
        assert 0 < widths(it)[changed] - before <= wider
        grown = widths(it)[changed]
        await it.press("less_than_sign")
        assert widths(it)[changed] < grown
        await it.press("equals_sign")
        assert widths(it)[changed] == before


async def test_no_pane_is_pushed_out(opened: Open) -> None:
    async with opened(size=(120, 40)) as it:
        for name in ("facets", "entries", "evidence"):
            for size in (-1000, 1000):
                it.reader.resize_to(name, size)
                await it.settle()
                assert all(size >= 4 for size in widths(it).values()), widths(it)


async def test_the_end_of_a_range_is_told(opened: Open) -> None:
    async with opened(size=(120, 40)) as it:
        await it.press(*["less_than_sign"] * 12)
        assert "as far as it goes" in it.reader.query_one(KeyBar).said.plain
        await resized(it, 40, 20)
        await it.press("greater_than_sign")
        assert "whole width" in it.reader.query_one(KeyBar).said.plain


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_one_pane_alone_has_the_window_and_goes_where_the_keys_go(opened: Open, size: tuple[int, int]) -> None:
    async with opened(size=size) as it:
        await at_harbour(it)
        before = widths(it)
        await it.press("z")
        assert it.reader.query_one(EntryList).region.width == size[0]
        await it.press("enter")
        assert (it.reader.zoomed, it.reader.query_one(EntryView).region.width) == ("entry", size[0])
        await it.press("tab")
        assert (it.reader.zoomed, it.app.focused) == ("evidence", it.reader.query_one(EvidenceView))
        assert it.reader.query_one(EvidenceView).region.height >= size[1] - 6
        await it.press("escape")
        assert it.reader.query_one(EntryList).region.width == size[0]
        await it.press("z")
        assert (it.reader.zoomed, widths(it)) == ("", before)


async def test_borders_are_moved_by_mouse(opened: Open, tmp_path: Path) -> None:
    kept = Remembering(tmp_path / "reader.json")
    async with opened(size=(160, 45), preferences=Preferences(remembering=kept)) as it:
        facets = it.reader.query_one("#facets").region
        await drag(it, (facets.right - 1, 20), (45, 20))
        assert it.reader.query_one("#facets").region.width == 46
        entry = it.reader.query_one("#entry").region
        await drag(it, (entry.x, 20), (entry.x + 20, 20))
        assert abs(it.reader.query_one("#entry").region.x - entry.x - 20) <= 1
        evidence = it.reader.query_one("#evidence").region
        await drag(it, (80, evidence.y), (80, evidence.y - 5))
        assert it.reader.query_one("#evidence").region.height == evidence.height + 5
        await it.settle()
        assert (kept.recall().facets, kept.recall().evidence) == (46, evidence.height + 5)


async def drag(it: Opened, start: tuple[int, int], end: tuple[int, int]) -> None:
    await it.pilot.mouse_down(offset=start)
    widget, _ = it.app.screen.get_widget_at(*end)
    x, y = end
    region = widget.region
    await it.pilot.pause()
    moved = events.MouseMove(widget, x - region.x, y - region.y, 0, 0, 1, False, False, False, x, y)
    it.app.screen._forward_event(moved)
    await it.settle()
    await it.pilot.mouse_up(offset=end)
    await it.settle()


async def test_sizes_last_to_the_next_start_and_go_before_the_config(opened: Open) -> None:
    settings = Settings(layout=Layout(facets=50, evidence=14))
    async with opened(preferences=Preferences(settings)) as it:
        assert (widths(it)["facets"], widths(it)["evidence"]) == (50, 14)
    async with opened(preferences=Preferences(settings, memory=Memory(facets=24, toured=True))) as it:
        assert (widths(it)["facets"], widths(it)["evidence"]) == (24, 14)
        await it.press("equals_sign")
        assert widths(it)["facets"] == 50


async def test_the_defaults_of_the_config_are_those_of_the_style_sheet(opened: Open) -> None:
    async with opened(size=(160, 45)) as it:
        found, usual = widths(it), Layout()
        shared = found["entries"] + found["entry"]
        assert (found["facets"], found["evidence"]) == (usual.facets, usual.evidence)
        assert abs(found["entries"] - shared * usual.entries / 100) < 2


async def test_the_timeline_and_the_second_lines_can_be_left_out(opened: Open) -> None:
    layout = Layout(timeline=False, two_lines=False)
    async with opened(preferences=Preferences(Settings(layout=layout))) as it:
        assert not it.reader.query_one("#timeline").region
        rows = it.reader.query_one(EntryList)
        assert rows.virtual_size.height == len(rows.rows)
        lines = it.screen_lines()[rows.region.y :]
        assert "claims" not in "".join(line[rows.region.x : rows.region.right] for line in lines[: len(rows.rows) + 1])
        await it.press("slash", *"contry:x")
        assert it.reader.query_one("#message").region  # a mistake is told all the same


@pytest.mark.parametrize("size", [(29, 24), (80, 9), (1, 1), (2, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_window_that_is_too_small_says_so_and_comes_back(opened: Open, size: tuple[int, int]) -> None:
    async with opened(size=(80, 24)) as it:
        await resized(it, *size)
        shown = "".join(it.screen_lines()).strip()
        assert shown.startswith("Too small") or size[0] < 10
        assert "claims" not in shown
        await resized(it, 80, 24)
        assert any("claims" in line for line in it.screen_lines())


async def test_the_least_window_reads(opened: Open) -> None:
    async with opened(size=LEAST) as it:
        await at_harbour(it)
        assert not it.reader.has_class("-tiny")
        await it.press("enter", "n")
        assert it.reader.query_one(EntryView).region.height > 0


@pytest.mark.parametrize("keys", [(), ("enter", "z"), ("c",), ("v",), ("question_mark",)], ids=" ".join)
async def test_a_storm_of_sizes_breaks_nothing(opened: Open, keys: tuple[str, ...]) -> None:
    chance = random.Random(7)
    async with opened(size=(160, 45)) as it:
        await at_harbour(it)
        await it.press(*keys)
        for _ in range(40):
            size = Size(chance.randint(1, 220), chance.randint(1, 70))
            it.app._driver._size = (size.width, size.height)  # type: ignore[union-attr]  # as resize_terminal does
            it.app.post_message(events.Resize(size, size))
            if chance.random() < 0.3:
                await it.pilot.press(chance.choice(["greater_than_sign", "less_than_sign", "down", "tab", "n"]))
        await resized(it, 80, 24)
        assert it.app.is_running
        assert len(it.screen_lines()) == 24


async def test_what_was_wrapped_out_of_sight_is_wrapped_anew_when_it_is_seen(opened: Open) -> None:
    async with opened(size=(40, 20)) as it:
        await at_harbour(it)
        await it.press("enter")
        view = it.reader.query_one(EntryView)
        before = it.screen_lines()
        view._width = 0  # as when it is shown between two layouts
        view.refresh()
        await it.settle()
        assert (view._width, it.screen_lines()) == (39, before)
