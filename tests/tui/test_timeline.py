"""The timeline: what its bars say, and that keys and mouse brush it."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.library import Timeline as Dates
from briefing.model import Entry
from briefing.query.facets import count_days, timeline
from briefing.query.periods import Unit
from briefing.tui.app import BriefingApp
from briefing.tui.bars import chart, draw, finest, units, window
from briefing.tui.keys import Group
from briefing.tui.themes import DARK, LIGHT
from briefing.tui.widgets.key_bar import KeyBar
from briefing.tui.widgets.timeline import Timeline
from tests.tui import made
from tests.tui.conftest import TODAY, MadeLibrary, Open, Opened
from tests.tui.test_world import steps

NOTHING = range(0)
MARCH_AND_APRIL = f"Mar 2024 █{'▁' * 30} ⋯ Apr 2025 {'▁' * 29}█"


def days(*texts: str) -> Dates:
    return count_days([Entry("A", published=text) for text in texts])


def plain(dates: Dates, cells: int, lines: int = 1) -> list[str]:
    found = finest(dates, [cells] * len(Unit))
    return [line.plain for line in draw(found, window(found, cells, None), lines, NOTHING)]


@pytest.mark.parametrize(
    ("found", "cells", "drawn"),
    [
        ((), 40, ""),
        (("2025-02-10", "2025-02-10", "2025-02-28"), 40, "Feb 2025 ▁▁▁▁▁▁▁▁▁█▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▅"),
        (("2025-03-01", "2025-04-30"), 40, "Feb 2025 ▁▁▁█ ⋯ May █▁▁▁▁"),
        (("2025-01-01", "2025-02-28"), 24, "Jan 2025 █▁▁▁▁ Feb ▁▁▁█"),
        (("2024-03-01", "2025-04-30"), 84, MARCH_AND_APRIL),
        (("2024-03-01", "2025-04-30"), 36, "Feb 2024 ▁▁▁▁█ ⋯ May 2025 █▁▁▁▁"),
        (("2024-03-01", "2025-04-30"), 20, "2024 █▁▁▁ 2025 ▁█▁▁"),
        (("1999", "2024-03-01", "2025-04-30"), 40, "1999 █▁▁▁ ⋯ 2024 █▁▁▁ 2025 ▁█▁▁"),
        (("1999", "2024-03-01", "2025-04-30"), 36, "1999 █▁▁▁ ⋯ 2024 █▁▁▁ 2025 ▁█▁▁"),
    ],
)
def test_bars_are_as_fine_as_the_width_allows(found: tuple[str, ...], cells: int, drawn: str) -> None:
    assert plain(days(*found), cells) == [drawn]


def test_years_stand_in_decades() -> None:
    found = chart(days("1999", "2000-07", "2008", "2025-04-30"), Unit.YEAR)
    assert draw(found, window(found, 80, None), 1, NOTHING)[0].plain == (
        "1990s ▁▁▁▁▁▁▁▁▁█ 2000s █▁▁▁▁▁▁▁█▁ ⋯ 2020s ▁▁▁▁▁█▁▁▁▁"
    )


def test_weeks_are_those_of_iso_8601() -> None:
    found = chart(days("2024-12-30", "2025-01-05", "2025-01-06"), Unit.WEEK)
    assert [(bar.period.first.isoformat(), bar.count) for bar in found.bars if bar.count] == [
        ("2024-12-30", 2),
        ("2025-01-06", 1),
    ]
    assert len(found.bars) == 5  # the weeks whose Thursday lies in January


def test_two_lines_are_twice_as_exact() -> None:
    dates = days(*["2025-01-05"] * 15, *["2025-01-06"] * 8, "2025-01-07")
    top, bottom = plain(dates, 60, 2)
    assert bottom.startswith("Jan 2025 ▁▁▁▁██▂▁")
    assert top.startswith("             █▁  ")


DATES = st.builds(
    timeline,
    st.dictionaries(st.one_of(st.dates(), st.dates(date(2024, 1, 1), date(2025, 12, 31))), st.integers(1, 9999)),
    st.integers(0, 9),
)


@given(DATES, st.integers(1, 200), st.integers(1, 3))
def test_bars_never_exceed_the_width(dates: Dates, cells: int, lines: int) -> None:
    found = finest(dates, [cells] * len(Unit))
    drawn = draw(found, window(found, cells, None), lines, NOTHING)
    assert len(drawn) == lines
    assert all(line.cell_length <= cells for line in drawn)


@given(DATES, st.sampled_from(list(Unit)))
def test_every_entry_stands_in_one_bar(dates: Dates, unit: Unit) -> None:
    if unit in units(dates):
        found = chart(dates, unit)
        assert sum(bar.count for bar in found.bars) == sum(count for _, count in dates.counts)
        for day, _ in dates.counts:
            period = found.bars[found.place(day)].period
            assert period.first <= day <= period.last
        assert list(found.bars) == sorted(found.bars, key=lambda bar: bar.period)
        assert list(found.columns) == list(range(len(found.bars)))


def test_many_months_know_no_days() -> None:
    many = Dates("month", tuple((date(1900 + n // 12, n % 12 + 1, 1), n % 7 + 1) for n in range(1500)))
    assert units(many) == (Unit.MONTH, Unit.QUARTER, Unit.YEAR)
    assert plain(many, 60)[0].startswith("‹")
    found = finest(many, [60] * len(Unit))
    assert draw(found, window(found, 60, 0), 1, NOTHING)[0].plain.endswith("›")


def test_what_has_no_day_is_left_out_and_counted() -> None:
    assert days("2025-13-45", "") == Dates(undated=2)


def bars(it: Opened) -> Timeline:
    return it.reader.query_one(Timeline)


def wanted_library(tmp_path: Path) -> MadeLibrary:
    return MadeLibrary(tmp_path, [entry(n, date(2025, 3, 1) + timedelta(n // 2)) for n in range(40)])


def entry(number: int, day: date) -> Entry:
    return Entry(f"Headline {number}", id=f"id-{number:02}", published=day.isoformat())


@pytest.fixture
def spring(tmp_path: Path) -> MadeLibrary:
    """Return two entries a day, from 1 to 20 March 2025."""
    return wanted_library(tmp_path)


async def chosen(it: Opened, *keys: str) -> str:
    """Brush with keys, and return what then stands in the search line."""
    await it.press("b", *keys)
    return it.reader.wanted


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        (["enter"], "date:2025-03-20"),
        (["left", "h", "right", "enter"], "date:2025-03-19"),
        (["shift+left", "shift+left", "enter"], "date:2025-03-18..2025-03-20"),
        (["left", "left", "L", "enter"], "date:2025-03-18..2025-03-19"),
        (["shift+left", "shift+left", "shift+right", "enter"], "date:2025-03-19..2025-03-20"),
        (["H", "H", "enter"], "date:2025-03-18..2025-03-20"),
        (["space", "left", "left", "enter"], "date:2025-03-18..2025-03-20"),
        (["space", "left", "space", "left", "enter"], "date:2025-03-18"),
        (["down", "enter"], "date:2025-03-17..2025-03-23"),
        (["minus", "plus", "enter"], "date:2025-03-23"),
        (["down", "down", "enter"], "date:2025-03"),
        (["down", "down", "down", "enter"], "date:2025-01..2025-03"),
        (["down", "down", "down", "down", "down", "enter"], "date:2025"),
        (["up", "home", "enter"], "date:2025-03-01"),
        (["end", "enter"], "date:2025-03-31"),
        (["home", "space", "end", "enter"], "date:2025-03"),
        (["left", "escape"], ""),
        (["space", "escape", "left", "enter"], "date:2025-03-19"),
        (["space", "b", "b"], ""),
    ],
)
async def test_keys_choose_days(opened: Open, spring: MadeLibrary, keys: Sequence[str], wanted: str) -> None:
    async with opened(library=spring) as it:
        assert await chosen(it, *keys) == wanted
        assert it.app.focused is not None
        assert it.app.focused.id == ("timeline" if keys[-1] == "left" else "entries")


async def test_chosen_days_take_the_place_of_others(opened: Open, spring: MadeLibrary) -> None:
    async with opened(library=spring) as it:
        await it.search("headline date:2025-03-05..2025-03-08 newer:1y")
        await it.press("b", "shift+left", "enter")
        assert it.reader.wanted == "headline newer:1y date:2025-03-07..2025-03-08"
        assert len(it.reader.query_one("#entries").rows) == 4  # type: ignore[attr-defined]


async def test_what_is_chosen_is_told(opened: Open, spring: MadeLibrary) -> None:
    async with opened(library=spring) as it:
        assert "by day" in "\n".join(it.screen_lines())
        await it.press("b")
        assert "Thu 20 Mar 2025 · 2 entries" in "\n".join(it.screen_lines())
        await it.press("shift+left")
        assert "19 Mar – 20 Mar 2025 · 4 entries" in "\n".join(it.screen_lines())
        await it.press("down")
        assert "by week" in "\n".join(it.screen_lines())
        assert "week 12, 17 Mar – 23 Mar 2025 · 8 entries" in "\n".join(it.screen_lines())
        assert it.reader.query_one(KeyBar).groups[0] is Group.TIMELINE


async def test_a_result_without_dates_has_nothing_to_choose(opened: Open) -> None:
    async with opened() as it:
        await it.search("is:undated")
        await it.press("b")
        assert it.app.focused is not None
        assert it.app.focused.id == "entries"
        assert "Nothing here has a date" in it.screen_lines()[-1]
        assert f"{bars(it).shown.undated} undated" in "\n".join(it.screen_lines())


async def test_the_cursor_stays_at_its_day_while_the_result_changes(opened: Open, spring: MadeLibrary) -> None:
    async with opened(library=spring) as it:
        await it.press("b", *["left"] * 9)
        await it.search("date:2025-03-05..2025-03-15")
        assert "Tue 11 Mar 2025" in "\n".join(it.screen_lines())
        await it.search("nothing-has-this-word")
        await it.press("left", "shift+right", "space", "down", "up", "home", "end", "enter", "escape")
        assert it.app.is_running


def column(it: Opened, day: int) -> int:
    found = bars(it).chart
    return found.columns[found.place(date(2025, 3, day))]


async def test_a_click_picks_a_bar_and_a_drag_a_range(opened: Open, spring: MadeLibrary) -> None:
    async with opened(library=spring) as it:
        await it.pilot.click(Timeline, offset=(column(it, 7), 0))
        await it.settle()
        assert it.reader.wanted == "date:2025-03-07"
        await it.search("")
        await it.pilot.mouse_down(Timeline, offset=(column(it, 12), 0))
        await it.pilot.hover(Timeline, offset=(column(it, 9), 0))
        await it.pilot.mouse_up(Timeline, offset=(column(it, 9), 0))
        await it.settle()
        assert it.reader.wanted == "date:2025-03-09..2025-03-12"


async def test_the_timeline_is_no_pane_of_the_tab_key(opened: Open) -> None:
    async with opened() as it:
        await it.press("b", "escape")
        seen = set()
        for _ in range(8):
            await it.press("tab")
            seen.add(it.app.focused.id if it.app.focused else None)
        assert "timeline" not in seen


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
def test_brushing_looks(tmp_path: Path, snap_compare, size: tuple[int, int], theme: str) -> None:  # type: ignore[no-untyped-def]
    made.write_seeds(tmp_path / "made")
    library = MadeLibrary(tmp_path / "made", (made.harbour(), *made.others()))
    _ = library.marks  # of the folder that is there
    library.root = Path("/library")
    app = BriefingApp(library, today=TODAY)
    assert snap_compare(app, terminal_size=size, run_before=steps("b", "shift+left", "shift+left", theme=theme))
