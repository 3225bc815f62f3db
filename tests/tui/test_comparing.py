"""The reader compares stories behind the keys: rows say what is disputed, searches for it are asked again."""

import os
import shutil
from pathlib import Path
from time import time

import pytest

from briefing.library import Library
from briefing.tui.facet_rows import FacetRow
from briefing.tui.screens import comparing
from briefing.tui.widgets.entry_view import EntryView
from tests.library.test_library_stories import CHIEFS, TALKS
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


async def test_the_sidebar_counts_what_is_disputed_where_anything_is(opened: Open, root: Path) -> None:
    async with opened(library=Library(root, eager=False)) as it:
        assert any(line.startswith(" □ disputed") and " 2 " in line[:32] for line in it.screen_lines())
        it.reader.toggle(FacetRow("is", "disputed", "disputed", 2))
        await it.settle()
        assert it.reader.wanted == "is:disputed"
        assert any(line.startswith(" ■ disputed") for line in it.screen_lines())
        await it.search("moldova")
        assert not any("disputed" in line[:30] for line in it.screen_lines())
        await it.search("is:unread")
        assert not any("unread" in line[:30] for line in it.screen_lines()[3:])
        await it.search("moldova is:disputed")
        assert any(line.startswith(" ■ disputed") and " 0 " in line[:32] for line in it.screen_lines())


async def test_what_is_disputed_can_be_picked_where_the_sidebar_is_low(opened: Open, root: Path) -> None:
    async with opened(library=Library(root, eager=False)) as it:
        it.reader.action_pick("standing")
        await it.settle()
        assert "disputed" in "\n".join(it.screen_lines())
        await it.press("enter", "escape")
        assert it.reader.wanted == "is:disputed"


async def test_an_entry_that_was_read_says_so_when_something_of_it_has_changed(opened: Open, root: Path) -> None:
    (new,) = (root / "content").rglob(f"{CHIEFS}.yaml")
    data = new.read_text()
    new.unlink()
    async with opened(library=Library(root, eager=False)) as it:
        await it.search("id:2025-03-10")
        await it.press("m")
        assert "○    10 Mar" in "\n".join(it.screen_lines())
        later = time() + 60
        os.utime(root / "seeds/000_3b9bd791dae51b9c.txt", (later, later))
        new.write_text(data)
        await it.press("r")
        await it.settle()
        assert "◐    10 Mar" in "\n".join(it.screen_lines())
        os.utime(root / "seeds/000_3b9bd791dae51b9c.txt", (later - 3600, later - 3600))
        await it.press("home")
        shown = "\n".join(block.body.plain for block in it.reader.query_one(EntryView)._blocks)
        assert "≠ disputed · since you read it" in shown
        await it.press("enter", "escape")
        assert it.reader.entry.id == TALKS
        mark = it.reader.library.marks.of([TALKS])[TALKS]
        assert mark.read
