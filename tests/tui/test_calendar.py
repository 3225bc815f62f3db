"""The calendar: days, ranges and shapes become the dates that the query asks for."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from briefing.model import Entry
from briefing.tui.app import BriefingApp
from briefing.tui.month import WIDTH, Month, day_at, month_lines, moved
from briefing.tui.screens.calendar import CalendarScreen, asked_range
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.widgets.month_grid import MonthGrid
from tests.tui import hostile, made
from tests.tui.conftest import TODAY, MadeLibrary, Open, Opened
from tests.tui.test_hostile import look


def grid(it: Opened) -> MonthGrid:
    return it.app.screen.query_one(MonthGrid)


def text(it: Opened) -> str:
    return "\n".join(it.screen_lines())


async def at(it: Opened, day: date) -> None:
    """Open the calendar at a day."""
    await it.press("d")
    grid(it).begun, grid(it).cursor = None, day
    await it.settle()


@given(st.dates(), st.dates() | st.none(), st.dictionaries(st.dates(), st.integers(0, 10**6), max_size=5))
def test_every_month_fills_its_lines(cursor: date, anchor: date | None, counts: dict[date, int]) -> None:
    lines = month_lines(Month(cursor, anchor, counts))
    assert {line.cell_length for line in lines} == {WIDTH}
    assert str(cursor.day) in "".join(line.plain for line in lines[2:])


def test_chosen_days_are_told_without_colour() -> None:
    lines = [line.plain for line in month_lines(Month(date(2025, 3, 10), date(2025, 3, 12), {date(2025, 3, 11): 3}))]
    assert "[10   11█  12 ]" in lines[4]


def test_a_cell_is_a_day() -> None:
    assert day_at(date(2025, 3, 10), 5 * 5, 0) == date(2025, 3, 1)
    assert day_at(date(2025, 3, 10), 0, 0) is None
    assert day_at(date(2025, 3, 10), 0, 9) is None
    assert moved(date(9999, 12, 31), 1) == date(9999, 12, 31)


def test_the_dates_that_a_query_asks_for() -> None:
    assert asked_range("newer:7d", TODAY) == (date(2025, 3, 25), TODAY)
    assert asked_range("date:..2025-03", TODAY) == (date(2025, 3, 31), date(2025, 3, 31))
    assert asked_range("date:2024,2025", TODAY) is None
    assert asked_range("-date:2024", TODAY) is None


async def test_a_day_a_range_a_month_a_year(opened: Open) -> None:
    async with opened() as it:
        for keys, query in (
            (("l", "j"), "date:2025-03-18"),
            (("space", "right", "right"), "date:2025-03-10..2025-03-12"),
            (("shift+down", "L"), "date:2025-03-10..2025-03-18"),
            (("m",), "date:2025-03"),
            (("y",), "date:2025"),
            (("n", "N"), "date:2026-04-10"),
            (("pageup", "P"), "date:2024-02-10"),
            (("t",), "date:2025-04-01"),
        ):
            await it.search("")
            await at(it, date(2025, 3, 10))
            await it.press(*keys, "enter")
            assert it.reader.wanted == query


async def test_counts_are_of_the_query_without_its_dates(opened: Open, tmp_path: Path) -> None:
    days = ["2025-03-10", "2025-03-10", "2025-03-12", "2025-04-01"]
    entries = [Entry("War" if n else "Peace", id=f"e{n}", published=day) for n, day in enumerate(days)]
    async with opened(library=MadeLibrary(tmp_path, entries)) as it:
        await it.search("war date:2025-04")
        await at(it, date(2025, 3, 10))
        assert grid(it).counts == {date(2025, 3, 10): 1, date(2025, 3, 12): 1}
        assert "March 2025" in text(it)
        assert "2 entries" in text(it)
        await it.press("space", "l", "l")
        assert "date:2025-03-10..2025-03-12" in text(it)
        await it.press("enter")
        assert it.reader.wanted == "war date:2025-03-10..2025-03-12"
        await it.press("d")
        assert (grid(it).cursor, grid(it).begun) == (date(2025, 3, 10), date(2025, 3, 12))
        await it.press("x")
        assert it.reader.wanted == "war"


async def test_a_range_is_typed_and_shown_as_what_it_becomes(opened: Open) -> None:
    async with opened() as it:
        await it.search("country:NO newer:7d")
        await it.press("d", "slash", *"since", "space", *"march")
        assert "enter date:2025-03.." in text(it)
        await it.press("enter")
        assert it.reader.wanted == "country:NO date:2025-03.."


async def test_what_is_no_date_is_told_and_stays(opened: Open) -> None:
    async with opened() as it:
        await it.press("d", "slash", *"yesterdya", "enter")
        assert isinstance(it.app.screen, CalendarScreen)
        assert "did you mean yesterday?" in text(it)
        await it.press("escape")
        assert isinstance(it.app.screen, CalendarScreen)
        await it.press("escape")
        assert isinstance(it.app.screen, ReaderScreen)
        assert it.reader.wanted == ""


async def test_a_digit_begins_a_typed_date(opened: Open) -> None:
    async with opened() as it:
        await it.press("d", *"2024-03", "enter")
        assert it.reader.wanted == "date:2024-03"


async def test_shapes_are_a_tab_away(opened: Open) -> None:
    async with opened() as it:
        await it.press("d", "tab", "down", "enter")
        assert it.reader.wanted == "newer:7d"
        await it.press("d", "tab", "down", "down", "down", "down", "down", "down", "enter")
        assert it.reader.wanted == "is:undated"


async def test_the_mouse_chooses_days_and_turns_months(opened: Open) -> None:
    async with opened() as it:
        await at(it, date(2025, 3, 10))
        await it.pilot.click(MonthGrid, offset=(11, 4))
        await it.settle()
        assert grid(it).cursor == date(2025, 3, 12)
        await it.pilot.mouse_down(MonthGrid, offset=(1, 4))
        await it.pilot.hover(MonthGrid, offset=(11, 4))
        await it.pilot.mouse_up(MonthGrid, offset=(11, 4))
        await it.settle()
        assert (grid(it).begun, grid(it).cursor) == (date(2025, 3, 10), date(2025, 3, 12))
        await it.pilot.click(MonthGrid, offset=(0, 0))
        await it.settle()
        assert grid(it).cursor.month == 2
        await it.pilot.click(MonthGrid, offset=(11, 4), times=2)
        await it.settle()
        assert it.reader.wanted == "date:2025-02-12"


async def test_the_edges_of_time(opened: Open) -> None:
    async with opened() as it:
        for day in (date.min, date.max):
            await at(it, day)
            await it.press("h", "k", "l", "j", "p", "n", "P", "N", "shift+up", "shift+down", "m", "y")
            assert isinstance(it.app.screen, CalendarScreen)
            await it.press("escape")


@pytest.mark.parametrize("number", range(0, len(hostile.PAYLOADS), 4))
async def test_hostile_queries(opened: Open, number: int) -> None:
    async with opened(size=(80, 24)) as it:
        await it.search(hostile.PAYLOADS[number][:300])
        await it.press("d")
        look(it)
        await it.press("slash", "x", "escape", "enter")
        look(it)
        assert isinstance(it.app.screen, ReaderScreen)


def steps(*keys: str) -> Callable[[Pilot[None]], object]:
    async def run(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, BriefingApp)
        it = Opened(pilot.app, pilot)
        await it.settle()
        await it.press(*keys)

    return run


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_calendar(tmp_path: Path, snap_compare, size: tuple[int, int]) -> None:  # type: ignore[no-untyped-def]
    made.write_seeds(tmp_path / "made")
    library = MadeLibrary(tmp_path / "made", (made.harbour(), *made.others()))
    _ = library.marks  # of the folder that is there
    library.root = Path("/library")
    run = steps("d", "space", "l", "l", "j")
    assert snap_compare(BriefingApp(library, today=TODAY), terminal_size=size, run_before=run)
