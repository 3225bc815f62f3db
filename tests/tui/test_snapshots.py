"""How the screens look: wide, middle and narrow, dark and light. Run pytest with --snapshot-update after a change."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.library.named import save_query
from briefing.tui.app import BriefingApp
from briefing.tui.themes import DARK, LIGHT, MONOCHROME
from tests.tui import made
from tests.tui.conftest import TODAY, MadeLibrary, Opened

SIZES = [(160, 45), (120, 40), (80, 24), (40, 20)]
SCREENS = {
    "entry": ("down", "down", "n", "n"),
    "reading": ("down", "down", "enter", "n"),
    "error": ("slash", *"country:NO contry:x"),
    "picker": ("c", "o"),
    "source": ("down", "down", "n", "v"),
    "note": ("down", "down", "i", *"ask the harbour", "enter", *"again"),
    "queries": ("Q", "down"),
    "help": ("question_mark",),
}


@pytest.fixture
def app(tmp_path: Path) -> BriefingApp:
    """Return the reader on the made library, which claims to lie in a fixed folder."""
    made.write_seeds(tmp_path / "made")
    library = MadeLibrary(tmp_path / "made", (made.harbour(), *made.others()))
    save_query(library.root, "north", "country:NO")
    save_query(library.root, "wrong", "contry:x")
    _ = library.marks, library.queries  # of the folder that is there
    library.root = Path("/library")
    return BriefingApp(library, today=TODAY)


def steps(*keys: str, theme: str = DARK.name):  # type: ignore[no-untyped-def]
    async def run(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, BriefingApp)
        pilot.app.theme = theme
        it = Opened(pilot.app, pilot)
        await it.settle()
        await it.press(*keys)

    return run


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name, MONOCHROME.name])
def test_reader(app: BriefingApp, snap_compare, size: tuple[int, int], theme: str) -> None:  # type: ignore[no-untyped-def]
    assert snap_compare(app, terminal_size=size, run_before=steps(*SCREENS["entry"], theme=theme))


@pytest.mark.parametrize("size", [(120, 40), (40, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", [name for name in SCREENS if name != "entry"])
def test_screens(app: BriefingApp, snap_compare, size: tuple[int, int], screen: str) -> None:  # type: ignore[no-untyped-def]
    assert snap_compare(app, terminal_size=size, run_before=steps(*SCREENS[screen]))


def test_welcome(tmp_path: Path, snap_compare) -> None:  # type: ignore[no-untyped-def]
    library = MadeLibrary(tmp_path, ())
    library.root = Path("/library")
    assert snap_compare(BriefingApp(library, today=TODAY), terminal_size=(80, 24), run_before=steps())
