"""How the screens of reading and acting look, wide, middle and narrow; and that hostile text does no harm in them."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.library import AddStatus
from briefing.model import Problem
from briefing.tui.app import BriefingApp
from briefing.tui.copies import Copied
from briefing.tui.log_text import Logged
from briefing.tui.screens.log import LogScreen
from briefing.tui.screens.output import OutputScreen
from briefing.tui.screens.prompt import PromptLine, PromptScreen, Question
from briefing.tui.widgets.entry_list import EntryList
from tests.tui import hostile, made
from tests.tui.conftest import TODAY, MadeLibrary, Open, Opened
from tests.tui.test_hostile import look

SIZES = [(160, 45), (80, 24), (40, 20)]
AT = datetime(2025, 4, 1, 12, 30, tzinfo=UTC)
Step = Callable[[Opened], Awaitable[None]]


async def actor(it: Opened) -> None:
    await it.press("down", "down", "enter", "k", "k", "k", "k", "right")


async def found(it: Opened) -> None:
    await it.search('harbour "nobody wants" sandbank')


async def copy_menu(it: Opened) -> None:
    await it.press("down", "down", "y")


async def copied(it: Opened) -> None:
    await it.press("down", "down", "y", "c", "Y")


async def asked(it: Opened) -> None:
    await it.press("A", *"~/news/new")


async def warned(it: Opened) -> None:
    it.reader._ask_for_file("briefing.md", "It is there already: enter writes over it, esc keeps it.")
    await it.settle()


async def output(it: Opened) -> None:
    await it.press("down", "down", "vertical_line")
    it.app.screen.query_one(PromptLine).value = "head -12"
    await it.press("enter")


async def log(it: Opened) -> None:
    files = [
        Logged(AT, AddStatus.FAILED, "news/a.pdf", "is a PDF, which cannot be read yet", "supported are plain text"),
        Logged(AT, AddStatus.DUPLICATE, "news/b.txt", "2025-03-10-twelve-ports-agree-0a0a0a0a0a0a"),
        Logged(AT, AddStatus.ADDED, "news/c.txt", "2025-03-28-weather-satellite-0d0d0d0d0d0d"),
    ]
    it.reader.logged = tuple(files)
    await it.press("L")


async def broken(it: Opened) -> None:
    row = it.reader.query_one(EntryList).selected
    assert row is not None
    fault = Problem("syntax", "not valid YAML", "look at this line", file=row.file, line=6, column=1)
    it.reader.show_fault(row, [fault])
    await it.press("enter")


STEPS: dict[str, Step] = {
    step.__name__: step for step in (actor, found, copy_menu, copied, asked, warned, output, log, broken)
}


@pytest.fixture
def app(tmp_path: Path) -> BriefingApp:
    """Return the reader on the made library, which claims to lie in a fixed folder."""
    made.write_seeds(tmp_path / "made")
    library = MadeLibrary(tmp_path / "made", (made.harbour(), *made.others()))
    _ = library.marks  # of the folder that is there
    library.root = Path("/library")
    return BriefingApp(library, today=TODAY)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", STEPS)
def test_screen(app: BriefingApp, snap_compare, size: tuple[int, int], name: str) -> None:  # type: ignore[no-untyped-def]
    async def run(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, BriefingApp)
        it = Opened(pilot.app, pilot)
        await it.settle()
        await STEPS[name](it)

    assert snap_compare(app, terminal_size=size, run_before=run)


@pytest.mark.parametrize("number", range(1, len(hostile.PAYLOADS), 3))
async def test_hostile_text_does_no_harm(opened: Open, tmp_path: Path, number: int) -> None:
    size = [(120, 30), (40, 20)][number % 2]  # each at one of two
    entries, problems = hostile.library(tmp_path)
    wanted = hostile.PAYLOADS[number]
    async with opened(library=MadeLibrary(tmp_path, entries, problems), size=size) as it:
        rows = it.reader.query_one(EntryList).rows
        it.reader.query_one(EntryList).index = next(at for at, row in enumerate(rows) if row and row.headline == wanted)
        await it.settle()
        for keys in ("enter k k", "right", "up", "up", "space", "enter", "escape", "y y", "y c Y", "escape", "J K n p"):
            await it.press(*keys.split())
            look(it)
        it.reader.put_on_clipboard(Copied(wanted, wanted))
        await it.settle()
        look(it)
        logged = Logged(AT, AddStatus.FAILED, wanted, wanted, wanted)
        question = Question(wanted, wanted, wanted, (wanted,), (wanted,), warning=wanted)
        for screen in (LogScreen([logged], lambda: False), PromptScreen(question)):
            it.app.push_screen(screen)
            await it.settle()
            look(it)
            await it.press("escape")
        row = it.reader.query_one(EntryList).selected
        if row is not None:
            it.reader.show_fault(row, [Problem("x", wanted, wanted, file=row.file, line=1, path=wanted)])
            await it.settle()
            look(it)


async def test_hostile_output_of_a_command(opened: Open, tmp_path: Path) -> None:
    file = tmp_path / "out"
    file.write_bytes("\n".join(hostile.PAYLOADS).encode("utf-8", "surrogatepass") + bytes(range(256)))
    async with opened(size=(80, 24)) as it:
        it.app.push_screen(OutputScreen(f"cat {file}", b""))
        await it.settle()
        assert "exit status 0" in look(it)
        for _ in range(30):
            await it.press("down")
            look(it)
