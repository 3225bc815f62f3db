"""What the reader asks of the library, and when: never in the way of a key, and nothing twice."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from textual import events

from briefing.index.record import record_of
from briefing.index.writer import Change, write
from briefing.library import Changes, SearchResult
from briefing.library.documents import document_of
from briefing.library.sources import SourceTexts
from briefing.model import Claim, ClaimKind, Entry, Hop, HopKind
from briefing.tui.screens.day import DayScreen, last_day
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.widgets.entry_list import EntryList
from briefing.tui.widgets.search import SearchLine
from tests.tui.conftest import MadeLibrary, Open, Opened


def numbered(count: int, first: int = 0) -> list[Entry]:
    """Return entries of as many days, the newest with the highest number."""
    days = [date.fromordinal(date(2024, 1, 1).toordinal() + n).isoformat() for n in range(first, first + count)]
    return [Entry(f"Headline {day}", id=f"id-{day}", published=day) for day in days]


class Changing(MadeLibrary):
    """A library on whose disk something new is found when ``found`` says so."""

    def __init__(self, root: Path, entries: list[Entry]) -> None:
        super().__init__(root, entries)
        self.found: list[Entry] = []

    def refresh(self, *_: object, **__: object) -> Changes:
        """Take what was found into the index."""
        new, self.found = self.found, []
        files = {f"content/{entry.id}.yaml": entry for entry in new}
        changed = len(files.keys() & self.made.keys())
        self.made |= files
        texts = SourceTexts(self.root)
        records = [record_of(document_of(entry, texts), file) for file, entry in files.items()]
        with self._index.lend() as index:
            ids = [(entry.id,) for entry in new]
            old = [row[0] for one in ids for row in index.db.execute("SELECT docid FROM doc WHERE id = ?", one)]
            write(index.db, Change(records, old))
        return Changes(added=len(new) - changed, changed=changed)


def selected(it: Opened) -> str:
    row = it.reader.query_one(EntryList).selected
    assert row is not None
    return row.id


async def test_nothing_but_the_selected_entry_is_read_at_the_start(opened: Open, tmp_path: Path) -> None:
    library = MadeLibrary(tmp_path, numbered(300))
    async with opened(library=library):
        assert len(library.files_read) == 1


async def test_a_running_selection_reads_where_it_starts_and_where_it_rests(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.tui.screens.reader._RUNNING", 1.0)  # on a slow machine, too, keys come sooner
    library = MadeLibrary(tmp_path, numbered(300))
    async with opened(library=library) as it:
        entries = it.reader.query_one(EntryList)
        for _ in range(50):
            entries.action_move(1)
            await it.pilot.pause()
        await it.settle()
        assert it.reader.entry is not None
        assert it.reader.entry.id == selected(it) == numbered(300)[249].id
        assert len(library.files_read) <= 3


async def test_an_entry_read_too_late_is_dropped(opened: Open, tmp_path: Path) -> None:
    library = MadeLibrary(tmp_path, numbered(3))
    async with opened(library=library) as it:
        entries = it.reader.query_one(EntryList)
        row, entry = entries.rows[2], numbered(3)[0]
        assert row is not None
        it.reader.post_message(ReaderScreen.Read(row, entry))
        await it.settle()
        assert it.reader.entry is not None
        assert it.reader.entry.id == selected(it)


async def test_a_file_that_is_gone_is_said_to_be(opened: Open, tmp_path: Path) -> None:
    library = MadeLibrary(tmp_path, numbered(3))
    async with opened(library=library) as it:
        library.made.clear()
        await it.press("down")
        assert "gone or cannot be read" in "\n".join(it.screen_lines())
        await it.press("down", "n", "e", "y")
        assert it.reader.entry is None


async def test_a_question_does_not_wait_for_an_older_one(
    opened: Open, library: MadeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, asked, search = Event(), Event(), library.search

    def slow(query: str, *, today: date | None = None) -> SearchResult:
        if query == "slow":
            asked.set()
            assert go_on.wait(30)
        return search(query, today=today)

    monkeypatch.setattr(library, "search", slow)
    async with opened() as it:
        it.reader.wanted = "slow"
        await it.pilot.pause()
        assert asked.wait(30)
        await it.search("country:NO")
        assert "1 of 5 entries" in it.screen_lines()[0]
        go_on.set()
        await it.settle()
        assert "1 of 5 entries" in it.screen_lines()[0]


async def test_what_was_guessed_is_made_exact_once_the_keys_rest(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[int] = []
    settle = SearchResult.settle
    monkeypatch.setattr(SearchResult, "settle", lambda self, stop: (settled.append(self.count), settle(self, stop)))
    monkeypatch.setattr("briefing.tui.screens.asking.FEW", 2)
    async with opened(library=MadeLibrary(tmp_path, numbered(31))) as it:
        settled.clear()
        it.reader.query_one(SearchLine).focus()
        await it.pilot.press(*"headline")
        await it.settle()
        assert settled[-1] == 31
        assert len(settled) < len("headline")


async def test_selection_and_place_on_the_screen_survive_what_is_new(opened: Open, tmp_path: Path) -> None:
    library = Changing(tmp_path, numbered(200))
    async with opened(library=library) as it:
        entries = it.reader.query_one(EntryList)
        entries.index = 100
        await it.press("down", "up", "up")
        before, at = selected(it), entries.index
        above = at * 2 - entries.scroll_y
        assert above > 0
        changed = replace(numbered(200)[0], headline="Another headline")
        library.found = [*numbered(3, first=200), changed]
        it.reader.reconcile()
        await it.settle()
        assert (selected(it), entries.index) == (before, at + 3)
        assert entries.index * 2 - entries.scroll_y == above
        assert "203 of 203 entries" in it.screen_lines()[0]
        assert "3 new, 1 changed" in it.screen_lines()[-1]
        await it.press("end")
        assert "Another headline" in "\n".join(it.screen_lines())


async def test_the_entry_on_the_screen_is_read_again_when_it_has_changed(opened: Open, tmp_path: Path) -> None:
    library = Changing(tmp_path, numbered(3))
    async with opened(library=library) as it:
        library.found = [replace(numbered(3)[2], tags=("harbours",))]
        it.reader.reconcile()
        await it.settle()
        assert it.reader.entry is not None
        assert it.reader.entry.tags == ("harbours",)


async def test_a_search_about_a_claim_marks_it_in_the_entry_that_is_shown(opened: Open, tmp_path: Path) -> None:
    claims = tuple(
        Claim(f"c-{n}", f"Words {n}", ClaimKind.STATEMENT, (Hop(name, HopKind.PERSON),), "said")
        for n, name in enumerate(("Ada Berg", "Ole Dahl"))
    )
    async with opened(library=MadeLibrary(tmp_path, [Entry("A", id="a", claims=claims)])) as it:
        assert "matches" not in "\n".join(it.screen_lines())
        await it.search('speaker:"Ole Dahl"')
        assert "matches" in "\n".join(it.screen_lines())
        assert it.reader.statement is not None
        assert it.reader.statement.claim == claims[1]
        await it.search("")
        assert it.reader.statement.claim == claims[0]


async def test_jump_to_a_date(opened: Open, tmp_path: Path) -> None:
    async with opened(library=MadeLibrary(tmp_path, numbered(200))) as it:
        await it.press("D", *"soon", "enter")
        assert isinstance(it.app.screen, DayScreen)
        assert "No date" in "\n".join(it.screen_lines())
        await it.press(*["backspace"] * 4, *"2024-02", "enter")
        assert selected(it) == "id-2024-02-29"
        await it.press("D", "enter")
        assert selected(it) == "id-2024-02-29"
        await it.press("D", *"1999", "enter")
        assert selected(it) == "id-2024-01-01"


def test_the_last_day_of_a_date() -> None:
    assert last_day("2025") == date(2025, 12, 31)
    assert last_day("") is None


async def test_a_date_typed_at_once_with_enter_is_gone_to(opened: Open) -> None:
    async with opened() as it:
        await it.press("D")
        for key in ("2", "0", "2", "4", "minus", "0", "3", "enter"):
            it.app.post_message(events.Key(key, "-" if key == "minus" else key if len(key) == 1 else None))
        await it.settle()
        row = it.reader.query_one(EntryList).selected
        assert row is not None
        assert row.headline.startswith("Grain stores")
