"""Hostile text goes through every screen: it is shown letter for letter, nothing runs, nothing raises."""

from pathlib import Path

import pytest
from textual.events import Paste

from briefing.text.clean import is_clean
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.widgets.entry_list import EntryList
from briefing.tui.widgets.entry_view import EntryView
from briefing.tui.widgets.search import SearchLine
from tests.tui import hostile
from tests.tui.conftest import MadeLibrary, Open, Opened


@pytest.fixture
def bad(tmp_path: Path) -> MadeLibrary:
    """Return the library of hostile texts."""
    entries, problems = hostile.library(tmp_path)
    return MadeLibrary(tmp_path, entries, problems)


def look(it: Opened) -> str:
    """Return what is on the screen, after making sure that it can do no harm."""
    for strip in it.app.screen._compositor.render_strips():
        for segment in strip:
            assert "\x1b" not in segment.text
            # What lies over a line may cut an emoji in two, and leave a joiner that does nothing.
            assert is_clean(segment.text.replace("\u200d", "")), ascii(segment.text)
            assert not (segment.style and segment.style.meta.get("@click"))
            assert not (segment.style and segment.style.link)
    return "\n".join(it.screen_lines())


async def select(it: Opened, index: int) -> None:
    it.reader.query_one(EntryList).index = index
    await it.settle()


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (40, 20)], ids=str)
async def test_every_entry_is_drawn(opened: Open, bad: MadeLibrary, size: tuple[int, int]) -> None:
    async with opened(library=bad, size=size) as it:
        for index in range(len(bad.entries)):
            await select(it, index)
            look(it)


async def test_markup_is_shown_letter_for_letter(opened: Open, bad: MadeLibrary) -> None:
    async with opened(library=bad, size=(160, 45)) as it:
        for text in hostile.MARKUP:
            await select(it, next(at for at, entry in enumerate(bad.entries) if entry.headline == text))
            assert text in look(it)


@pytest.mark.parametrize("number", range(0, len(hostile.PAYLOADS), 3))
async def test_every_screen_and_every_click(opened: Open, bad: MadeLibrary, number: int) -> None:
    async with opened(library=bad, size=(120, 30)) as it:
        wanted = hostile.PAYLOADS[number]
        await select(it, next(at for at, entry in enumerate(bad.entries) if entry.headline == wanted))
        steps = ("h", "n n", "y", "c", "Y", "escape", "v n end", "escape", "question_mark escape")
        for keys in steps:
            await it.press(*keys.split())
            look(it)
        for x in range(30, 120, 30):
            for y in range(2, 29, 5):
                await it.pilot.click(offset=(x, y))
        await it.settle()
        look(it)
        assert it.app.is_running
        assert is_clean(it.app.clipboard)


async def test_pickers_and_problems(opened: Open, bad: MadeLibrary) -> None:
    async with opened(library=bad, size=(120, 30)) as it:
        for key in "dctas":
            await it.press(key)
            look(it)
            for row in range(10, 20, 3):
                await it.pilot.click(offset=(60, row))
            await it.settle()
            look(it)
            await it.press("escape", "escape")
            assert isinstance(it.app.screen, ReaderScreen)
            await it.press("escape")
        await it.press("exclamation_mark")
        look(it)
        await it.press("down", "end")
        look(it)


async def test_what_is_pasted_is_cleaned(opened: Open, bad: MadeLibrary) -> None:
    async with opened(library=bad, size=(120, 30)) as it:
        await it.press("slash")
        for text in hostile.PAYLOADS:
            search = it.reader.query_one(SearchLine)
            search.value = ""
            search.post_message(Paste(text[:300]))
            await it.settle()
            assert is_clean(search.value)
            look(it)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "--renderer-cmd-prefix=/tmp/x", "%action--x", ""]
)
async def test_only_web_links_are_opened(opened: Open, tmp_path: Path, url: str) -> None:
    (tmp_path / "seeds").mkdir()
    async with opened(library=MadeLibrary(tmp_path, [hostile.entry(tmp_path, 0, url)]), size=(120, 30)) as it:
        await it.press("o")
        assert it.browsed == []
        assert "Not opened" in look(it) or "no link" in look(it)


async def test_a_line_of_20_kb_is_read_in_its_source(opened: Open, bad: MadeLibrary) -> None:
    async with opened(library=bad, size=(120, 30)) as it:
        await select(it, next(at for at, entry in enumerate(bad.entries) if len(entry.headline) == 20_000))
        assert it.reader.query_one(EntryView).virtual_size.height < 5_000
        await it.press("e", "end")
        look(it)
