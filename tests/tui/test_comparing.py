"""The reader compares stories behind the keys: rows say what is disputed, searches for it are asked again."""

import shutil
from pathlib import Path

import pytest

from briefing.library import Library
from briefing.tui.screens import comparing
from tests.tui.conftest import Open

ROOT = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("content", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


async def test_rows_say_what_is_disputed(opened: Open, root: Path) -> None:
    async with opened(library=Library(root, eager=False)) as it:
        rows = [line for line in it.screen_lines() if "≠1" in line]
        assert len(rows) == 2
        await it.search("is:disputed")
        assert it.screen_lines()[0].rstrip().endswith("2 of 5 entries · 2 unread")


async def test_a_search_for_what_is_disputed_waits_for_nobody(
    opened: Open, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing.ComparingScreen, "compare_stories", lambda _: None)
    async with opened(library=Library(root, eager=False)) as it:
        await it.search("is:disputed")
        assert "0 of 5 entries" in it.screen_lines()[0]
        monkeypatch.undo()
        it.reader.compare_stories()
        await it.settle()
        assert "2 of 5 entries" in it.screen_lines()[0]


async def test_how_far_comparing_is_stands_in_the_header(
    opened: Open, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "_WORTH_TELLING", 2)
    async with opened(library=Library(root, eager=False)) as it:
        it.reader.post_message(comparing.ComparingScreen.Compared(1, 5))
        await it.settle()
        assert it.screen_lines()[0].rstrip().endswith("comparing 1 of 5 entries")
        it.reader.post_message(comparing.ComparingScreen.Compared(5, 5))
        await it.settle()
        assert it.screen_lines()[0].rstrip().endswith("5 of 5 entries · 5 unread")
