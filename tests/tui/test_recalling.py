"""Back and forward through searches, terms taken out one by one, and what is shown while a word is typed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.tui.app import BriefingApp
from briefing.tui.history import History, Visit
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.screens.terms import TermList, TermsScreen
from briefing.tui.widgets.entry_list import EntryList
from tests.tui import hostile, made
from tests.tui.conftest import TODAY, MadeLibrary, Open, Opened
from tests.tui.test_hostile import look


def headlines(it: Opened) -> list[str]:
    return [row.headline.split()[0] for row in it.reader.query_one(EntryList).rows if row]


def selected(it: Opened) -> str:
    row = it.reader.query_one(EntryList).selected
    assert row is not None
    return row.id


def test_what_lay_ahead_is_dropped_by_a_new_search() -> None:
    history = History()
    for query in ("", "a", "b"):
        history.stand(Visit(query))
    assert history.step(-1) == Visit("a")
    history.stand(Visit("a", "entry"))
    history.stand(Visit("c"))
    assert history.step(1) is None
    assert history.step(-1) == Visit("a", "entry")
    assert history.step(-2) is None


def test_the_history_has_an_end() -> None:
    history = History()
    for number in range(2_000):
        history.stand(Visit(str(number)))
    steps = 0
    while history.step(-1):
        steps += 1
    assert 100 < steps < 1_000


async def test_a_search_comes_back_with_its_place(opened: Open) -> None:
    async with opened() as it:
        await it.press("down", "down")
        there = selected(it)
        await it.search("librarians")
        assert selected(it) != there
        await it.press("left_square_bracket")
        assert (it.reader.wanted, selected(it)) == ("", there)


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine keys come seconds apart."""
    monkeypatch.setattr("briefing.tui.screens.recalling._STOOD", 60)


async def test_keystrokes_are_no_steps(opened: Open) -> None:
    async with opened() as it:
        await it.press("slash", *"oslo", "enter", "slash", *"port", "enter")
        await it.press("left_square_bracket")
        assert it.reader.wanted == "oslo"
        await it.press("left_square_bracket")
        assert it.reader.wanted == ""
        await it.press("right_square_bracket", "right_square_bracket")
        assert it.reader.wanted == "oslo port"


async def test_what_stood_for_a_while_is_a_search(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.tui.screens.recalling._STOOD", 0.01)
    async with opened() as it:
        await it.press("slash", *"oslo")
        await it.pilot.pause(0.1)
        await it.press("space", *"port", "ctrl+up")
        assert it.reader.wanted != "oslo port"


async def test_escape_clears_and_says_how_to_return(opened: Open) -> None:
    async with opened() as it:
        await it.search("country:NO")
        await it.press("escape")
        assert it.reader.wanted == ""
        assert "[ brings it back" in it.screen_lines()[-1]
        await it.press("left_square_bracket")
        assert it.reader.wanted == "country:NO"
        await it.press("escape", "escape")
        assert "brings it back" not in it.screen_lines()[-1]


async def test_terms_are_taken_out_one_by_one(opened: Open) -> None:
    async with opened() as it:
        await it.search("country:NO,SE -(a OR b) oslo")
        await it.press("x")
        assert [piece.text for piece in it.app.screen.query_one(TermList).rows] == [
            "country:NO,SE",
            "-(a OR b)",
            "oslo",
        ]
        await it.press("down", "space")
        assert it.reader.wanted == "country:NO,SE oslo"
        await it.pilot.click(TermList, offset=(3, 0))
        await it.settle()
        assert it.reader.wanted == "oslo"
        assert isinstance(it.app.screen, TermsScreen)
        await it.press("enter")
        assert isinstance(it.app.screen, ReaderScreen)
        assert it.reader.wanted == ""


async def test_a_word_finds_while_it_is_typed_and_is_itself_once_the_line_is_left(opened: Open) -> None:
    async with opened() as it:
        await it.press("slash", *"harbo")
        assert "Twelve" in headlines(it)
        assert "harbo*" in it.screen_lines()[0]
        assert it.reader.wanted == "harbo"
        await it.press("enter")
        assert headlines(it) == []
        assert "harbo*" not in it.screen_lines()[0]
        assert "0 of 5 entries" in it.screen_lines()[0]
        assert "harbo* finds every word that begins so" in "\n".join(it.screen_lines())


async def test_a_blank_ends_the_word(opened: Open) -> None:
    async with opened() as it:
        await it.press("slash", *"harbo", "space")
        assert headlines(it) == []


@pytest.mark.parametrize("number", range(0, len(hostile.PAYLOADS), 4))
async def test_hostile_terms(opened: Open, number: int) -> None:
    async with opened(size=(80, 24)) as it:
        await it.search(hostile.PAYLOADS[number][:300])
        await it.press("x")
        look(it)
        await it.press("enter", "x", "escape", "left_square_bracket", "right_square_bracket")
        look(it)


def steps(*keys: str) -> Callable[[Pilot[None]], object]:
    async def run(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, BriefingApp)
        it = Opened(pilot.app, pilot)
        await it.settle()
        await it.press(*keys)

    return run


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    "keys",
    [("slash", *"country:NO", "space", *"-tag:x", "enter", "x", "down"), ("slash", *"harbo")],
    ids=["terms", "typing"],
)
def test_pictures(tmp_path: Path, snap_compare, size: tuple[int, int], keys: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    made.write_seeds(tmp_path / "made")
    library = MadeLibrary(tmp_path / "made", (made.harbour(), *made.others()))
    _ = library.marks  # of the folder that is there
    library.root = Path("/library")
    assert snap_compare(BriefingApp(library, today=TODAY), terminal_size=size, run_before=steps(*keys))


async def test_the_line_offers_fields_and_values_and_right_takes_them(opened: Open) -> None:
    async with opened() as it:
        await it.press("slash", *"coun")
        assert "/ country:" in it.screen_lines()[1]
        assert it.reader.wanted == "coun"
        await it.press("right", *"norw", "right", "enter")
        assert it.reader.wanted == "country:norway"
        assert "Twelve" in headlines(it)
