"""Read, starred, noted: what each key does, what takes it back, and what the list shows of it."""

from textual.widgets import TextArea

from briefing.library import Library
from briefing.library.named import read_queries
from briefing.model.marks import Mark
from briefing.settings.tree import MarkRead, Settings
from briefing.tui.screens.note import NoteScreen
from briefing.tui.screens.queries import QueriesScreen, QueryList
from briefing.tui.widgets.entry_list import EntryList
from briefing.tui.widgets.entry_view import EntryView
from tests.tui.conftest import Open
from tests.tui.hostile import PAYLOADS


def marks(it) -> dict[int, Mark]:
    """Return the marks of the entries in the list by their places."""
    rows = it.reader.query_one(EntryList).rows
    ids = [row.id for row in rows]
    found = it.reader.library.marks.of(ids)
    return {place: found[name] for place, name in enumerate(ids) if found.get(name, Mark()) != Mark()}


def said(it) -> str:
    return it.screen_lines()[-1]


async def test_m_marks_read_and_unread_again(opened: Open) -> None:
    async with opened() as it:
        assert "unread" in it.screen_lines()[0]
        await it.press("m")
        assert marks(it) == {0: Mark(read=True)}
        assert "Marked read" in said(it)
        assert "○" in "".join(it.screen_lines())
        await it.press("m")
        assert marks(it) == {}


async def test_keys_that_come_before_the_mark_is_kept_turn_it_all_the_same(opened: Open) -> None:
    async with opened() as it:
        it.reader.action_mark_read()
        it.reader.action_mark_read()
        it.reader.action_star()
        await it.press("home")
        assert marks(it) == {0: Mark(starred=True)}


async def test_what_is_opened_is_read_unless_it_was_left_unread(opened: Open) -> None:
    async with opened() as it:
        await it.press("enter")
        assert marks(it) == {0: Mark(read=True)}
        await it.press("m")
        await it.press("escape", "asterisk", "asterisk", "enter")
        assert marks(it) == {}
        await it.press("J", "escape", "enter")
        assert marks(it) == {1: Mark(read=True)}


async def test_walking_over_the_claims_of_an_entry_reads_it(opened: Open) -> None:
    async with opened() as it:
        await it.press("n")  # its only claim is behind us: the next entry is opened as well
        assert marks(it) == {0: Mark(read=True), 1: Mark(read=True)}


async def test_on_demand_opening_marks_nothing(opened: Open) -> None:
    async with opened() as it:
        it.reader.settings = Settings(mark_read=MarkRead.DEMAND)
        await it.press("enter", "n", "K")
        assert marks(it) == {}
        await it.press("m")
        assert marks(it) == {0: Mark(read=True)}


async def test_everything_is_taken_back_and_done_again_in_order(opened: Open) -> None:
    async with opened() as it:
        count = len(it.reader.query_one(EntryList).rows)
        await it.press("asterisk", "down", "asterisk", "M")
        assert marks(it) == {n: Mark(read=True, starred=n < 2) for n in range(count)}
        assert f"{count} entries marked read" in said(it)
        await it.press("u")
        assert marks(it) == {0: Mark(starred=True), 1: Mark(starred=True)}
        await it.press("u", "u")
        assert marks(it) == {}
        await it.press("u")
        assert "nothing to take back" in said(it)
        await it.press("U", "U", "U")
        assert marks(it) == {n: Mark(read=True, starred=n < 2) for n in range(count)}
        await it.press("U")
        assert "Nothing was taken back" in said(it)


async def test_all_that_is_marked_is_what_the_search_finds(opened: Open) -> None:
    async with opened() as it:
        whole = len(it.reader.query_one(EntryList).rows)
        await it.search("country:NO")
        found = len(it.reader.query_one(EntryList).rows)
        assert 0 < found < whole
        await it.press("M")
        assert it.reader.library.search("-is:unread").count == found


async def test_an_entry_that_is_read_stays_in_a_list_of_unread_ones(opened: Open) -> None:
    async with opened() as it:
        await it.search("is:unread")
        before = len(it.reader.query_one(EntryList).rows)
        await it.press("enter", "escape")
        assert len(it.reader.query_one(EntryList).rows) == before
        assert marks(it) == {0: Mark(read=True)}
        await it.search("")
        await it.search("is:unread")
        assert len(it.reader.query_one(EntryList).rows) == before - 1


async def test_capital_n_goes_to_the_next_unread_one_and_begins_again(opened: Open) -> None:
    async with opened() as it:
        entries = it.reader.query_one(EntryList)
        await it.press("m", "down", "m")
        await it.press("home", "N")
        assert entries.index == 2
        await it.press("end", "m", "N")
        assert entries.index == 2
        assert "From the start" in said(it)
        await it.press("M", "N")
        assert "Nothing here is unread" in said(it)


async def test_a_note_is_written_shown_edited_and_taken_away(opened: Open) -> None:
    async with opened() as it:
        await it.press("i")
        assert isinstance(it.app.screen, NoteScreen)
        it.app.screen.query_one(TextArea).text = f"ask the harbour {PAYLOADS[0]}\nagain"
        await it.press("ctrl+s")
        (mark,) = marks(it).values()
        assert mark.note.startswith("ask the harbour")
        assert "\x1b" not in mark.note
        assert "your note" in "\n".join(it.screen_lines())
        assert it.reader.library.search("is:noted").count == 1
        await it.press("i")
        assert it.app.screen.query_one(TextArea).text == mark.note
        await it.press("escape")
        assert marks(it)[0] == mark
        await it.press("i")
        it.app.screen.query_one(TextArea).text = ""
        await it.press("ctrl+s")
        assert marks(it) == {}
        await it.press("u")
        assert marks(it)[0] == mark


async def test_letters_in_a_note_are_letters(opened: Open) -> None:
    async with opened() as it:
        await it.press("i", "q", "u", "M", "slash")
        assert it.app.screen.query_one(TextArea).text == "quM/"


async def test_what_cannot_be_written_is_said(opened: Open) -> None:
    async with opened() as it:
        (it.reader.library.root / "state").write_text("no folder")
        await it.press("m")
        assert "state/" in said(it)
        assert "not kept" in said(it)


async def test_what_cannot_be_taken_back_can_be_once_it_can_be_written(opened: Open) -> None:
    async with opened() as it:
        await it.press("asterisk")
        state = it.reader.library.root / "state"
        state.rename(state.with_name("away"))
        state.write_text("no folder")
        await it.press("u")
        assert "not kept" in said(it)
        state.unlink()
        state.with_name("away").rename(state)
        await it.press("u")
        assert marks(it) == {}


async def test_searches_are_saved_listed_with_counts_renamed_forgotten_and_brought_back(opened: Open) -> None:
    async with opened() as it:
        root = it.reader.library.root
        await it.press("S")
        assert "no search to save" in said(it)
        await it.search("country:NO")
        await it.press("S", *"north", "enter")
        assert read_queries(root).queries == {"north": "country:NO"}
        await it.search("")
        await it.press("m", "Q")
        assert isinstance(it.app.screen, QueriesScreen)
        row = it.app.screen.query_one(QueryList).selected
        found = Library.search(it.reader.library, "country:NO")
        assert (row.found, row.unread) == (found.count, found.unread)
        await it.press("ctrl+r", "2", "enter")
        assert read_queries(root).queries == {"north2": "country:NO"}
        await it.press("ctrl+x")
        assert read_queries(root).queries == {}
        await it.press("ctrl+z", "enter")
        assert it.reader.wanted == "country:NO"
        assert read_queries(root).queries == {"north2": "country:NO"}


async def test_a_broken_file_of_searches_is_told_and_stays(opened: Open) -> None:
    async with opened() as it:
        file = it.reader.library.root / "queries.yaml"
        file.write_text("{a: b, c: d}")
        await it.search("country:NO")
        await it.press("S", "x", "enter")
        assert "queries.yaml" in said(it)
        assert file.read_text() == "{a: b, c: d}"


async def test_read_and_unread_differ_without_colour(opened: Open) -> None:
    async with opened(size=(40, 20)) as it:
        await it.press("m", "asterisk", "escape")
        lines = "\n".join(it.screen_lines())
        assert all(sign in lines for sign in "○●★")
        await it.press("enter")
        assert it.reader.query_one(EntryView).has_focus
