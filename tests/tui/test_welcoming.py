"""What the reader says to a new user, to one whose config is wrong, and to one who has keys of their own."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.settings.memory import Memory, Remembering
from briefing.settings.tree import MarkRead, Settings
from briefing.tui.app import BriefingApp
from briefing.tui.keys import KEYS
from briefing.tui.preferences import Preferences, config_file, load
from briefing.tui.screens.page import PageScreen
from briefing.tui.screens.tour import TourScreen
from briefing.tui.widgets.entry_list import EntryList
from briefing.tui.widgets.key_bar import KeyBar
from tests.tui import made
from tests.tui.conftest import TODAY, MadeLibrary, Open, Opened
from tests.tui.test_keys import at_harbour

HOSTILE = 'mous = true\n"a\\u001b]0;PWNED\\u0007[/x]" = "\\u202e"\n'


def shown(it: Opened) -> str:
    return "\n".join(it.screen_lines())


async def test_the_first_start_shows_the_tour_and_the_second_does_not(opened: Open, tmp_path: Path) -> None:
    kept = Remembering(tmp_path / "reader.json")
    async with opened(preferences=Preferences(remembering=kept, memory=kept.recall())) as it:
        assert isinstance(it.app.screen, TourScreen)
        await it.press("q")
        assert it.app.screen is it.reader  # any key begins, and does nothing else
        assert it.app.is_running
        assert it.app.focused is it.reader.query_one(EntryList)
    assert kept.recall().toured
    async with opened(preferences=Preferences(remembering=kept, memory=kept.recall())) as it:
        assert it.app.screen is it.reader


async def test_the_tour_can_be_left_out_and_asked_for(opened: Open) -> None:
    async with opened(preferences=Preferences(Settings(tour=False), memory=Memory())) as it:
        assert it.app.screen is it.reader
        tour = next(command for command in it.app.get_system_commands(it.reader) if command.title == "Tour")
        tour.callback()
        await it.settle()
        assert isinstance(it.app.screen, TourScreen)


async def test_a_long_tour_can_be_read_in_a_small_window(opened: Open) -> None:
    async with opened(size=(40, 12)) as it:
        it.reader.action_tour()
        await it.settle()
        pages = 0
        while "Quit." not in shown(it):
            await it.press("down")
            pages += 1
            assert pages < 9
        assert isinstance(it.app.screen, TourScreen)
        await it.press("x")
        assert it.app.screen is it.reader


async def test_what_is_wrong_with_the_config_is_said_and_listed(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(f"{HOSTILE}[layout]\nfacets = 40\n")
    preferences = load({"BRIEFING_CONFIG": str(tmp_path / "config.toml"), "NO_COLOR": "1"})
    async with opened(preferences=Preferences(preferences.settings, preferences.problems)) as it:
        said = it.reader.query_one(KeyBar).said.plain
        assert said.startswith(" Config: line 1: mous: there is no such setting; did you mean mouse? (and 1 more)")
        assert it.reader.query_one("#facets").region.width == 40  # what is right is used
        await it.press("exclamation_mark")
        assert isinstance(it.app.screen, PageScreen)
        assert "config.toml:2:1" in shown(it)
        assert "PWNED" not in shown(it)


async def test_the_users_keys_are_shown_everywhere(opened: Open) -> None:
    preferred = Preferences(
        Settings(keys={"search.focus": "f5", "app.help": "H", "claim.next": "p", "claim.previous": "n"})
    )
    async with opened(preferences=preferred, size=(200, 45)) as it:
        bar = it.reader.query_one(KeyBar).render().plain
        assert "f5 search" in bar
        assert "H help" in bar
        await at_harbour(it)
        await it.press("p")
        first = it.reader.place
        await it.press("p")
        assert it.reader.place != first
        await it.press("n")
        assert it.reader.place == first
        assert any("f5" in str(command.help) for command in it.app.get_system_commands(it.reader))
        await it.press("H")
        assert "f5" in shown(it)


async def test_help_begins_with_the_focused_pane(opened: Open) -> None:
    async with opened(size=(40, 20)) as it:
        await it.press("enter", "question_mark")
        lines = [line.strip() for line in it.screen_lines()]
        assert lines[2] == "Entry  here"
        assert all(len(line) <= 40 for line in lines)


async def test_r_looks_at_the_disk_and_says_what_it_found(opened: Open) -> None:
    async with opened() as it:
        await it.press("r")
        assert it.reader.query_one(KeyBar).said.plain == " Nothing has changed on the disk."


def test_settings_reach_the_reader(library: MadeLibrary) -> None:
    settings = Settings(mark_read=MarkRead.DEMAND, animations=True)
    app = BriefingApp(library, today=TODAY, preferences=Preferences(settings))
    assert app.animation_level == "full"
    assert BriefingApp(library, today=TODAY).animation_level == "none"


def test_where_the_config_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert config_file({}) == tmp_path / "briefing" / "config.toml"
    assert config_file({"BRIEFING_CONFIG": "/x/y.toml"}) == Path("/x/y.toml")
    assert config_file({"BRIEFING_CONFIG": ""}) is None
    assert load({"BRIEFING_CONFIG": ""}).memory.toured


def test_every_id_can_be_given_keys() -> None:
    assert len({key.id for key in KEYS}) == len(KEYS)


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", ["tour", "zoom"])
def test_how_it_looks(tmp_path: Path, snap_compare, size: tuple[int, int], screen: str) -> None:  # type: ignore[no-untyped-def]
    made.write_seeds(tmp_path / "made")
    library = MadeLibrary(tmp_path / "made", (made.harbour(), *made.others()))
    _ = library.marks  # of the folder that is there
    library.root = Path("/library")
    app = BriefingApp(library, today=TODAY)

    async def run(pilot: Pilot[None]) -> None:
        it = Opened(app, pilot)
        await it.settle()
        if screen == "tour":
            it.reader.action_tour()
            await it.settle()
        else:
            await it.press("enter", "n", "z")

    assert snap_compare(app, terminal_size=size, run_before=run)
