"""Every key of the table does what its description says, in the place that its group names."""

import os
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefing.library import AddStatus
from briefing.model.marks import Mark
from briefing.query.periods import Unit
from briefing.settings.tree import Settings
from briefing.stories.disputes import Dispute, Side
from briefing.stories.kinds import Kind
from briefing.stories.revisions import Revised
from briefing.tui.app import BriefingApp
from briefing.tui.findings import Finding, View, Voice, statement_of
from briefing.tui.keys import KEYS, Group, bindings, markdown_table, shown, use_keys
from briefing.tui.log_text import Logged
from briefing.tui.preferences import Preferences
from briefing.tui.present import EMPTY
from briefing.tui.relations import Other, Related
from briefing.tui.screens.agenda import AgendaScreen
from briefing.tui.screens.calendar import CalendarScreen
from briefing.tui.screens.changes import ChangesScreen
from briefing.tui.screens.copy_menu import CopyList, CopyMenu
from briefing.tui.screens.day import DayScreen
from briefing.tui.screens.ledger import LedgerScreen
from briefing.tui.screens.log import LogScreen
from briefing.tui.screens.note import NoteScreen
from briefing.tui.screens.output import OutputScreen
from briefing.tui.screens.page import PageScreen
from briefing.tui.screens.picker import FacetList, PickerScreen
from briefing.tui.screens.prompt import PromptLine, PromptScreen
from briefing.tui.screens.queries import QueriesScreen, QueryList
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.screens.source import SourceScreen
from briefing.tui.screens.story import StoryScreen
from briefing.tui.screens.world import CountryList, WorldScreen
from briefing.tui.statements import claim_at
from briefing.tui.widgets.entry_list import EntryList
from briefing.tui.widgets.entry_view import EntryView, EvidenceView, Page
from briefing.tui.widgets.facet_bar import FacetBar
from briefing.tui.widgets.finding_list import FindingList
from briefing.tui.widgets.key_bar import KeyBar
from briefing.tui.widgets.month_grid import MonthGrid
from briefing.tui.widgets.search import SearchLine
from briefing.tui.widgets.timeline import Timeline
from briefing.tui.widgets.world_map import WorldMap
from briefing.vocabulary.outlines import outlines
from tests.tui.conftest import TODAY, MadeLibrary, Open, Opened

Check = Callable[[Opened], Awaitable[None]]
HARBOUR = "2025-03-10-twelve-ports-agree-0a0a0a0a0a0a"
CHECKS: dict[str, Check] = {}


def key(name: str) -> Callable[[Check], Check]:
    """Enter a check for the key of that id."""

    def enter(check: Check) -> Check:
        CHECKS[name] = check
        return check

    return enter


async def at_harbour(it: Opened) -> None:
    """Select the entry that has everything, in the list."""
    rows = it.reader.query_one(EntryList).rows
    it.reader.query_one(EntryList).index = next(at for at, entry in enumerate(rows) if entry.id == HARBOUR)
    await it.settle()


def focus_id(it: Opened) -> str | None:
    return it.app.focused.id if it.app.focused else None


def number(it: Opened) -> int | None:
    statement = it.reader.statement
    return statement.number if statement else None


def label(it: Opened) -> str:
    return it.reader.statement.label if it.reader.statement else ""


def headline(it: Opened) -> str:
    return it.reader.entry.headline.split()[0] if it.reader.entry else ""


def finding(it: Opened, number: int) -> Finding:
    """Return a row with two voices of the entry that has everything."""
    entry = it.reader.entry
    voices = [Voice(entry, statement_of(claim), "says it") for claim in entry.claims[:2]]
    return Finding("", f"{number}", f"row {number}", EMPTY, tuple((voice,) for voice in voices), ("✓", "≠"))


def rows(it: Opened) -> FindingList:
    return it.app.screen.query_one(FindingList)


OPENED_BY = {
    Group.SOURCE: "v", Group.COPY: "y", Group.CALENDAR: "d", Group.PICKER: "c", Group.TREE: "t", Group.WORLD: "w",
    Group.TIMELINE: "b", Group.PAGE: "question_mark", Group.FINDINGS: "f", Group.STORY: "f", Group.LEDGER: "V",
    Group.AGENDA: "T", Group.CHANGES: "W",
}  # fmt: skip


async def prepare(it: Opened, group: Group) -> None:
    """Go where the keys of the group work."""
    await at_harbour(it)
    if group in OPENED_BY:
        await it.press(OPENED_BY[group])
    match group:
        case Group.SEARCH:
            it.reader.query_one(SearchLine).focus()
        case Group.FACETS:
            it.reader.query_one(FacetBar).focus()
        case Group.ENTRY:
            it.reader.query_one(EntryView).focus()
        case Group.EVIDENCE:
            it.reader.query_one(EvidenceView).focus()
        case Group.PROMPT:
            it.reader.commands = ("second", "first")
            await it.press("vertical_line")
        case Group.OUTPUT:
            await it.press("vertical_line")
            it.app.screen.query_one(PromptLine).value = "seq 40"
            await it.press("enter")
        case Group.LOG:
            it.reader.logged = tuple(
                Logged(datetime(2025, 4, 1, tzinfo=UTC), AddStatus.FAILED, f"{n}.txt") for n in range(40)
            )
            await it.press("L")
        case Group.TERMS:
            await it.search("country:NO -tag:x oslo")
            await it.press("x")
        case Group.FINDINGS:
            it.app.screen.show([View("made", tuple(finding(it, n) for n in range(40)), columns=("one", "two"))])
            await it.settle()
        case Group.DAY:
            await it.press("D", *"2024-03")
        case Group.NOTE:
            await it.press("i", *"ask")
        case Group.QUERIES:
            for name in ("one", "two"):
                it.reader.library.save_query(name, f"country:{name}")
            await it.press("Q")
    await it.settle()


@key("app.palette")
async def _(it: Opened) -> None:
    assert type(it.app.screen).__name__ == "CommandPalette"


@key("app.help")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, PageScreen)


@key("app.quit")
async def _(it: Opened) -> None:
    assert not it.app.is_running or it.app._exit


@key("app.suspend")
async def _(it: Opened) -> None:
    assert it.app.is_running  # there is no shell to go back to; a real terminal has its own test


@key("library.refresh")
async def _(it: Opened) -> None:
    assert it.reader.query_one(KeyBar).said.plain == " Nothing has changed on the disk."


@key("pane.narrower")
async def _(it: Opened) -> None:
    assert it.reader.sizes == {"entries": 39}


@key("pane.wider")
async def _(it: Opened) -> None:
    assert it.reader.sizes == {"entries": 47}


@key("pane.reset")
async def _(it: Opened) -> None:
    assert (it.reader.sizes, it.reader.zoomed) == ({}, "")


@key("pane.zoom")
async def _(it: Opened) -> None:
    assert it.reader.zoomed == "entries"
    assert it.reader.query_one(EntryList).region.width == it.app.size.width


@key("search.focus")
async def _(it: Opened) -> None:
    assert focus_id(it) == "search"


def picker(name: str) -> Check:
    async def check(it: Opened) -> None:
        assert isinstance(it.app.screen, PickerScreen)
        assert it.app.screen.section.name == name
        assert it.app.screen.query_one(FacetList).rows

    return check


CHECKS.update({f"facet.{name}": picker(name) for name in ("country", "topic", "actor", "source", "tag")})


@key("claim.next")
async def _(it: Opened) -> None:
    assert number(it) == 3
    await it.press(*"nnnn")
    assert number(it) == 1
    await it.press("n")
    assert (headline(it), number(it)) == ("Grain", 2)
    assert "Next entry: Grain" in it.screen_lines()[-1]
    await it.press("n", "n")
    assert headline(it) == "Librarians"
    await it.press("n", "n")
    assert "no further claims: this is the last entry" in it.screen_lines()[-1]


@key("claim.previous")
async def _(it: Opened) -> None:
    assert headline(it) == "The"
    await it.press("p")
    assert (headline(it), number(it)) == ("A", 1)
    assert "Previous entry: A weather" in it.screen_lines()[-1]
    await it.press("p")
    assert "this is the first entry" in it.screen_lines()[-1]


@key("entry.next")
async def _(it: Opened) -> None:
    assert headline(it) == "Grain"
    it.reader.query_one(EvidenceView).focus()
    await it.press("J", "J", "J")
    assert (headline(it), focus_id(it)) == ("Librarians", "evidence")
    assert "This is the last entry." in it.screen_lines()[-1]


@key("entry.previous")
async def _(it: Opened) -> None:
    assert headline(it) == "The"
    await it.press("K", "K")
    assert "This is the first entry." in it.screen_lines()[-1]


@key("claim.hidden")
async def _(it: Opened) -> None:
    assert it.reader.hidden
    await it.press("n", "n", "n", "n", "n", "n")
    assert number(it) == 4
    assert "intention" in "\n".join(it.screen_lines())


@key("evidence.open")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, SourceScreen)


@key("link.open")
async def _(it: Opened) -> None:
    assert it.browsed == ["https://coast.example/ports"]


@key("copy.menu")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, CopyMenu)
    await it.press("c")
    assert it.app.clipboard.startswith("“Nobody wants to learn of a sandbank from a ship that sits on it” — Norwegian")
    assert it.app.clipboard.endswith(f"seeds/harbour.txt; characters 380–443 [{HARBOUR}#c-000002]")
    assert "Copied the citation" in it.screen_lines()[-1]


@key("copy.show")
async def _(it: Opened) -> None:
    assert "Nothing was copied yet" in it.screen_lines()[-1]
    await it.press("y", "y", "Y")
    assert isinstance(it.app.screen, PageScreen)
    assert "“Nobody wants to learn" in "\n".join(it.screen_lines())


def marked(it: Opened) -> Mark:
    """Return what was done with the selected entry."""
    row = it.reader.query_one(EntryList).selected
    assert row is not None
    return it.reader.library.marks.of([row.id]).get(row.id, Mark())


@key("entry.read")
async def _(it: Opened) -> None:
    assert marked(it) == Mark(read=True)


@key("view.read")
async def _(it: Opened) -> None:
    assert it.reader.library.search("is:unread").count == 0


@key("entry.star")
async def _(it: Opened) -> None:
    assert marked(it) == Mark(starred=True)


@key("entry.note")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, NoteScreen)


def related(it: Opened) -> None:
    """Let two claims of another entry stand beside the first two of the shown one."""
    library = it.reader.library
    other = next(entry for entry in library.made.values() if entry.id != HARBOUR and entry.claims)
    beside = Other(other, other.claims[0], other.claims[0].text, Kind.POLARITY, "one says so, the other not")
    it.reader.related = {claim.id: Related((beside,)) for claim in it.reader.entry.claims[:2]}


@key("claim.other")
async def _(it: Opened) -> None:
    related(it)
    await it.press("O")
    first = label(it)
    assert first.startswith("against claim ")
    await it.press("O")
    assert label(it).startswith("against claim ")
    assert label(it) != first
    await it.press("O")
    assert label(it) == first


@key("claim.return")
async def _(it: Opened) -> None:
    related(it)
    await it.press("n", "O")
    claim = claim_at(it.reader.walk, it.reader.place)
    it.reader.open_statement()
    await it.settle()
    assert it.reader.entry.id != HARBOUR
    await it.press("backspace")
    assert it.reader.entry.id == HARBOUR
    assert it.reader.statement.own_claim.id == claim


@key("unread.next")
async def _(it: Opened) -> None:
    assert it.reader.query_one(EntryList).selected.id != HARBOUR
    assert not marked(it).read


@key("marks.undo")
async def _(it: Opened) -> None:
    assert "nothing to take back" in it.screen_lines()[-1]
    await it.press("asterisk", "u")
    assert marked(it) == Mark()


@key("marks.redo")
async def _(it: Opened) -> None:
    await it.press("asterisk", "u", "U")
    assert marked(it) == Mark(starred=True)


@key("queries.open")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, QueriesScreen)
    assert "None yet" in "\n".join(it.screen_lines())


@key("queries.save")
async def _(it: Opened) -> None:
    assert "no search to save" in it.screen_lines()[-1]


@key("note.save")
async def _(it: Opened) -> None:
    assert marked(it) == Mark(note="ask")


@key("note.close")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, ReaderScreen)
    assert marked(it) == Mark()


def saved(it: Opened) -> dict[str, str]:
    return dict(it.reader.library.queries.queries)


@key("queries.run")
async def _(it: Opened) -> None:
    assert it.reader.wanted == "country:one"


@key("queries.rename")
async def _(it: Opened) -> None:
    await it.press("s", "enter")
    assert saved(it) == {"two": "country:two", "ones": "country:one"}


@key("queries.delete")
async def _(it: Opened) -> None:
    assert saved(it) == {"two": "country:two"}


@key("queries.restore")
async def _(it: Opened) -> None:
    await it.press("ctrl+x", "ctrl+z")
    assert saved(it) == {"two": "country:two", "one": "country:one"}


@key("queries.down")
async def _(it: Opened) -> None:
    assert it.app.screen.query_one(QueryList).index == 1


@key("queries.up")
async def _(it: Opened) -> None:
    await it.press("down", "up")
    assert it.app.screen.query_one(QueryList).index == 0


@key("queries.close")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, ReaderScreen)
    assert it.reader.wanted == ""


def copies(beginning: str) -> Check:
    async def check(it: Opened) -> None:
        assert isinstance(it.app.screen, ReaderScreen)
        assert it.app.clipboard.startswith(beginning)

    return check


CHECKS["copy.claim"] = CHECKS["copy.choose"] = copies("“Nobody wants to learn of a sandbank from a ship")
CHECKS["copy.citation"] = copies("“Nobody wants to learn")
CHECKS["copy.passage"] = copies('"Nobody wants to learn of a sandbank from a ship that sits on it," the harbour master')
CHECKS["copy.link"] = copies("https://coast.example/ports")
CHECKS["copy.view"] = copies("briefing --library ")


@key("copy.down")
async def _(it: Opened) -> None:
    assert it.app.screen.query_one(CopyList).index == 1
    await it.press("enter")
    assert it.reader.copied is not None
    assert it.reader.copied.what == "the citation"


@key("copy.up")
async def _(it: Opened) -> None:
    assert it.app.screen.query_one(CopyList).index == 0


@key("problems.open")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, PageScreen)
    assert "Every file of the library could be read." in "\n".join(it.screen_lines())


@key("entry.pipe")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, PromptScreen)
    await it.press(*"cat", "enter")
    assert isinstance(it.app.screen, OutputScreen)
    assert "Twelve ports" in "\n".join(it.screen_lines())


def asks(title: str) -> Check:
    async def check(it: Opened) -> None:
        assert isinstance(it.app.screen, PromptScreen)
        assert title in "\n".join(it.screen_lines())

    return check


CHECKS["view.export"] = asks("Export the view")
CHECKS["library.add"] = asks("Add articles")


@key("entry.edit")
async def _(it: Opened) -> None:
    assert re.search("cannot be lent to an editor|No editor is known", it.screen_lines()[-1])


@key("feeds.fetch")
async def _(it: Opened) -> None:
    assert "There are no feeds yet" in it.screen_lines()[-1]


@key("library.log")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, LogScreen)
    assert "Nothing was added since the reader was opened. A adds." in "\n".join(it.screen_lines())


@key("prompt.complete")
async def _(it: Opened) -> None:
    assert it.app.screen.query_one(PromptLine).value == "second"  # a command is not completed
    await it.press("escape", "A", *"/et", "tab")
    assert it.app.screen.query_one(PromptLine).value == "/etc/"


@key("prompt.choice")
async def _(it: Opened) -> None:
    assert "with the passage around each claim" in "\n".join(it.screen_lines())


@key("prompt.earlier")
async def _(it: Opened) -> None:
    assert it.app.screen.query_one(PromptLine).value == "first"


@key("prompt.later")
async def _(it: Opened) -> None:
    await it.press("up", "down")
    assert it.app.screen.query_one(PromptLine).value == "second"


@key("log.stop")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, ReaderScreen)  # nothing is being added: it closes


@key("pane.next")
async def _(it: Opened) -> None:
    seen = [focus_id(it)]
    for _ in range(4):
        await it.press("tab")
        seen.append(focus_id(it))
    assert seen == ["entry", "evidence", "search", "facets", "entries"]


@key("pane.previous")
async def _(it: Opened) -> None:
    assert focus_id(it) == "facets"


@key("reader.back")
async def _(it: Opened) -> None:
    await it.search("harbour")
    it.reader.query_one(EvidenceView).focus()
    await it.press("escape")
    assert (focus_id(it), it.reader.wanted) == ("entries", "harbour")
    await it.press("escape")
    assert it.reader.wanted == ""
    assert it.reader.query_one(SearchLine).value == ""


@key("search.done")
async def _(it: Opened) -> None:
    assert focus_id(it) == "entries"


@key("search.down")
async def _(it: Opened) -> None:
    assert it.reader.query_one(EntryList).index == 3
    assert focus_id(it) == "search"


@key("search.up")
async def _(it: Opened) -> None:
    assert it.reader.query_one(EntryList).index == 1


@key("facets.down")
async def _(it: Opened) -> None:
    await it.press("space")
    assert it.reader.wanted == "date:2024-03"


@key("facets.up")
async def _(it: Opened) -> None:
    await it.press("down", "up", "space")
    assert it.reader.wanted == "date:2025-03"


@key("facets.exclude")
async def _(it: Opened) -> None:
    assert it.reader.wanted == "-date:2025-03"
    await it.press("minus")
    assert it.reader.wanted == ""


@key("facets.toggle")
async def _(it: Opened) -> None:
    assert it.reader.wanted == "date:2025-03"
    await it.press("enter")
    assert it.reader.wanted == ""


def selects(index: int) -> Check:
    async def check(it: Opened) -> None:
        assert it.reader.query_one(EntryList).index == index

    return check


CHECKS["list.down"] = selects(3)
CHECKS["list.up"] = selects(1)
CHECKS["list.page-down"] = CHECKS["list.last"] = selects(4)
CHECKS["list.page-up"] = CHECKS["list.first"] = selects(0)


@key("list.open")
async def _(it: Opened) -> None:
    assert focus_id(it) == "entry"


@key("entry.down")
async def _(it: Opened) -> None:
    assert number(it) == 3


@key("entry.up")
async def _(it: Opened) -> None:
    assert label(it) == "tag 1 of 3"
    await it.press("up", "up", "up")
    assert label(it) == "actor 1 of 2"


@key("entry.right")
async def _(it: Opened) -> None:
    assert number(it) == 2  # nothing stands beside a claim
    await it.press("up", "right", "right", "right")
    assert label(it) == "tag 3 of 3"


@key("entry.left")
async def _(it: Opened) -> None:
    assert focus_id(it) == "entries"
    await it.press("enter", "up", "right", "left")
    assert (label(it), focus_id(it)) == ("tag 1 of 3", "entry")


@key("entry.put")
async def _(it: Opened) -> None:
    assert it.reader.wanted == ""  # a claim is nothing to search for
    await it.press("up", "space")
    assert it.reader.wanted == "tag:pilots"
    await it.press("space")
    assert it.reader.wanted == ""


def scrolls(kind: type[EntryView | EvidenceView | Page], *, down: bool) -> Check:
    async def check(it: Opened) -> None:
        view = it.app.screen.query_one(kind)
        assert view.scroll_y > 0 if down else view.scroll_y == 0

    return check


CHECKS["entry.page-down"] = CHECKS["entry.last"] = scrolls(EntryView, down=True)
CHECKS["entry.page-up"] = CHECKS["entry.first"] = scrolls(EntryView, down=False)
CHECKS["evidence.down"] = scrolls(EvidenceView, down=True)


@key("evidence.up")
async def _(it: Opened) -> None:
    view = it.app.screen.query_one(EvidenceView)
    at = view.scroll_y
    await it.press("down")
    assert view.scroll_y == at + 1
    await it.press("up")
    assert view.scroll_y == at


CHECKS["evidence.source"] = CHECKS["evidence.open"]


@key("entry.open")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, SourceScreen)
    await it.press("escape", "up", "up", "up", "up", "right", "enter")
    assert it.reader.wanted == 'actor:"Ingrid Solberg"'
    assert focus_id(it) == "entries"
    assert len(it.reader.query_one(EntryList).rows) == 1


CHECKS["entry.back"] = CHECKS["search.done"]
CHECKS["source.down"] = CHECKS["source.page-down"] = CHECKS["source.last"] = scrolls(Page, down=True)
CHECKS["source.page-up"] = CHECKS["source.first"] = scrolls(Page, down=False)
CHECKS["page.down"] = CHECKS["output.down"] = CHECKS["log.down"] = scrolls(Page, down=True)
CHECKS["page.up"] = CHECKS["output.up"] = CHECKS["log.up"] = scrolls(Page, down=False)


@key("source.up")
async def _(it: Opened) -> None:
    view = it.app.screen.query_one(Page)
    at = view.scroll_y
    await it.press("down", "down", "up")
    assert view.scroll_y == at + 1


@key("source.next")
async def _(it: Opened) -> None:
    await it.press("escape")
    assert number(it) == 6


@key("source.previous")
async def _(it: Opened) -> None:
    await it.press("escape")
    assert number(it) == 1


@key("source.back")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, ReaderScreen)
    assert number(it) == 2


@key("picker.toggle")
async def _(it: Opened) -> None:
    assert it.reader.wanted == "country:AT"
    assert isinstance(it.app.screen, PickerScreen)
    await it.press("down", "space")
    assert it.reader.wanted == "country:AT,BE"


@key("picker.exclude")
async def _(it: Opened) -> None:
    assert it.reader.wanted == "-country:AT"
    await it.press("minus")
    assert it.reader.wanted == ""


@key("picker.clear")
async def _(it: Opened) -> None:
    await it.press("space", "down", "minus")
    assert it.reader.wanted == "country:AT -country:BE"
    await it.press("ctrl+x")
    assert it.reader.wanted == ""


@key("tree.open")
async def _(it: Opened) -> None:
    assert len(it.app.screen.query_one(FacetList).rows) > 17
    await it.press("right")
    assert it.app.screen.query_one(FacetList).index == 1


@key("tree.close")
async def _(it: Opened) -> None:
    assert len(it.app.screen.query_one(FacetList).rows) == 17
    await it.press("right", "right", "left", "left")
    assert it.app.screen.query_one(FacetList).index == 0
    assert len(it.app.screen.query_one(FacetList).rows) == 17


def picks(index: int) -> Check:
    async def check(it: Opened) -> None:
        assert it.app.screen.query_one(FacetList).index == index

    return check


CHECKS["picker.down"] = picks(1)
CHECKS["picker.up"] = CHECKS["picker.page-up"] = picks(0)


@key("picker.page-down")
async def _(it: Opened) -> None:
    assert it.app.screen.query_one(FacetList).index > 5


@key("picker.close")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, ReaderScreen)


CHECKS["page.close"] = CHECKS["day.close"] = CHECKS["copy.close"] = CHECKS["prompt.close"] = CHECKS[
    "output.close"
] = CHECKS["log.close"] = CHECKS["picker.close"]


@key("facet.date")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, CalendarScreen)
    assert it.app.screen.query_one(MonthGrid).cursor == date(2025, 3, 10)


def days(first: date, begun: date | None = None) -> Check:
    async def check(it: Opened) -> None:
        grid = it.app.screen.query_one(MonthGrid)
        assert (grid.cursor, grid.begun) == (first, begun)

    return check


MONDAY = date(2025, 3, 10)  # of the entry from the harbour
CHECKS.update(
    {
        "calendar.left": days(date(2025, 3, 9)),
        "calendar.right": days(date(2025, 3, 11)),
        "calendar.up": days(date(2025, 3, 3)),
        "calendar.down": days(date(2025, 3, 17)),
        "calendar.month-back": days(date(2025, 2, 10)),
        "calendar.month-on": days(date(2025, 4, 10)),
        "calendar.year-back": days(date(2024, 3, 10)),
        "calendar.year-on": days(date(2026, 3, 10)),
        "calendar.begin": days(MONDAY, MONDAY),
        "calendar.extend-left": days(date(2025, 3, 9), MONDAY),
        "calendar.extend-right": days(date(2025, 3, 11), MONDAY),
        "calendar.extend-up": days(date(2025, 3, 3), MONDAY),
        "calendar.extend-down": days(date(2025, 3, 17), MONDAY),
        "calendar.month": days(date(2025, 3, 1), date(2025, 3, 31)),
        "calendar.year": days(date(2025, 1, 1), date(2025, 12, 31)),
        "calendar.today": days(TODAY),
    }
)


@key("calendar.apply")
async def _(it: Opened) -> None:
    assert it.reader.wanted == "date:2025-03-10"


@key("calendar.type")
async def _(it: Opened) -> None:
    await it.press(*"2024", "enter")
    assert it.reader.wanted == "date:2024"


@key("calendar.clear")
async def _(it: Opened) -> None:
    await it.search("date:2025-03 oslo")
    await it.press("d", "x")
    assert it.reader.wanted == "oslo"


CHECKS["calendar.close"] = CHECKS["picker.close"]


@key("query.back")
async def _(it: Opened) -> None:
    assert "no earlier search" in it.screen_lines()[-1]
    await it.search("country:NO")
    await it.search("country:NO oslo")
    await it.press("left_square_bracket")
    assert it.reader.wanted == "country:NO"
    await it.press("left_square_bracket")
    assert it.reader.wanted == ""


@key("query.forward")
async def _(it: Opened) -> None:
    assert "no later search" in it.screen_lines()[-1]
    await it.search("country:NO")
    await it.press("left_square_bracket", "right_square_bracket")
    assert it.reader.wanted == "country:NO"


@key("query.clear")
async def _(it: Opened) -> None:
    assert "nothing to clear" in it.screen_lines()[-1]
    await it.search("country:NO oslo")
    await it.press("x", "x")
    assert it.reader.wanted == ""
    assert "[ brings it back" in it.screen_lines()[-1]


@key("search.back")
async def _(it: Opened) -> None:
    await it.press(*"oslo", "enter", "slash", "ctrl+up")
    assert it.reader.wanted == ""


@key("search.forward")
async def _(it: Opened) -> None:
    await it.press(*"oslo", "enter", "slash", "ctrl+up", "ctrl+down")
    assert it.reader.wanted == "oslo"


@key("terms.remove")
async def _(it: Opened) -> None:
    assert it.reader.wanted == "-tag:x oslo"


@key("terms.all")
async def _(it: Opened) -> None:
    assert it.reader.wanted == ""
    assert isinstance(it.app.screen, ReaderScreen)


@key("terms.down")
async def _(it: Opened) -> None:
    await it.press("enter")
    assert it.reader.wanted == "country:NO oslo"


@key("terms.up")
async def _(it: Opened) -> None:
    await it.press("down", "down", "up", "enter")
    assert it.reader.wanted == "country:NO oslo"


CHECKS["terms.close"] = CHECKS["picker.close"]


@key("date.jump")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, DayScreen)


@key("day.jump")
async def _(it: Opened) -> None:
    assert focus_id(it) == "entries"
    assert it.reader.entry is not None
    assert it.reader.entry.headline.startswith("Grain")


@key("timeline.open")
async def _(it: Opened) -> None:
    assert focus_id(it) == "timeline"


@key("timeline.apply")
async def _(it: Opened) -> None:
    assert it.reader.wanted.startswith("date:2025-03")
    assert focus_id(it) == "entries"


def brushes(*, bars: int, moved: int) -> Check:
    async def check(it: Opened) -> None:
        timeline = it.reader.query_one(Timeline)
        latest = max(at for at, bar in enumerate(timeline.chart.bars) if bar.count)
        assert len(timeline.chosen) == bars
        assert timeline.cursor == latest + moved

    return check


CHECKS["timeline.right"] = brushes(bars=1, moved=1)
CHECKS["timeline.left"] = brushes(bars=1, moved=-1)
CHECKS["timeline.extend-right"] = brushes(bars=2, moved=1)
CHECKS["timeline.extend-left"] = brushes(bars=2, moved=-1)


@key("timeline.anchor")
async def _(it: Opened) -> None:
    await it.press("left", "left")
    assert len(it.reader.query_one(Timeline).chosen) == 3


@key("timeline.finer")
async def _(it: Opened) -> None:
    assert it.reader.query_one(Timeline).chart.unit is Unit.DAY


@key("timeline.coarser")
async def _(it: Opened) -> None:
    before = it.reader.query_one(Timeline).chart.unit
    await it.press("up")
    assert it.reader.query_one(Timeline).chart.unit < before or before is Unit.DAY


@key("timeline.first")
async def _(it: Opened) -> None:
    assert it.reader.query_one(Timeline).cursor == 0


@key("timeline.last")
async def _(it: Opened) -> None:
    timeline = it.reader.query_one(Timeline)
    assert timeline.cursor == len(timeline.chart.bars) - 1


@key("timeline.leave")
async def _(it: Opened) -> None:
    assert (focus_id(it), it.reader.wanted) == ("entries", "")


@key("story.open")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, StoryScreen)
    assert "Story" in it.screen_lines()[0]
    assert headline(it) in it.screen_lines()[0]


@key("disputes.open")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, LedgerScreen)
    assert "Nothing is disputed" in "\n".join(it.screen_lines())


@key("agenda.open")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, AgendaScreen)
    assert "Agenda" in it.screen_lines()[0]


@key("changes.open")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, ChangesScreen)
    assert " Changes  since " in it.screen_lines()[0]


@key("changes.seen")
async def _(it: Opened) -> None:
    assert it.reader.library.marks.looked("") is not None
    assert "All of it is seen" in it.screen_lines()[-1]
    await it.press("s")
    assert it.reader.library.marks.looked("") is None
    assert "Taken back" in it.screen_lines()[-1]


@key("changes.span")
async def _(it: Opened) -> None:
    day = it.screen_lines()[0]
    await it.press("t")
    assert it.screen_lines()[0] != day
    await it.press("t", "t", "t")
    assert it.screen_lines()[0][:30] == day[:30]


@key("findings.down")
async def _(it: Opened) -> None:
    assert rows(it).index == 1


@key("findings.up")
async def _(it: Opened) -> None:
    await it.press("down", "down", "up")
    assert rows(it).index == 1


@key("findings.page-down")
async def _(it: Opened) -> None:
    await it.press("pagedown")
    assert rows(it).index > 3


@key("findings.page-up")
async def _(it: Opened) -> None:
    await it.press("end", "pageup")
    assert 0 < rows(it).index < 36


@key("findings.first")
async def _(it: Opened) -> None:
    await it.press("end", "home")
    assert rows(it).index == 0


@key("findings.last")
async def _(it: Opened) -> None:
    await it.press("end")
    assert rows(it).index == 39


@key("findings.right")
async def _(it: Opened) -> None:
    await it.press("right")
    assert it.app.screen.column == 1
    assert "2 of 2 · two" in "\n".join(it.screen_lines())
    await it.press("right")
    assert it.app.screen.column == 1


@key("findings.left")
async def _(it: Opened) -> None:
    await it.press("right", "left")
    assert it.app.screen.column == 0
    assert "1 of 2 · one" in "\n".join(it.screen_lines())


def hears(voice: int) -> Check:
    async def check(it: Opened) -> None:
        it.app.screen.show([View("made", (replace(finding(it, 0), columns=(finding(it, 0).voices(0) * 3,) * 2),))])
        await it.press("n", "n", "n" if voice else "p")
        assert it.app.screen.heard == (2 if voice else 1)

    return check


CHECKS["findings.next"], CHECKS["findings.previous"] = hears(2), hears(0)


@key("findings.scroll-down")
async def _(it: Opened) -> None:
    await it.press(*["K"] * 20, "J")
    assert it.app.screen.query_one("#side-0", Page).scroll_y == 1


@key("findings.scroll-up")
async def _(it: Opened) -> None:
    await it.press(*["K"] * 20)
    assert it.app.screen.query_one("#side-0", Page).scroll_y == 0


@key("findings.open")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, ReaderScreen)
    assert it.reader.statement.own_claim == it.reader.entry.claims[0]
    assert focus_id(it) == "entry"


@key("findings.source")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, SourceScreen)


@key("findings.close")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, ReaderScreen)


@key("story.next-view")
async def _(it: Opened) -> None:
    assert it.app.screen.view.name == "entries"  # a story of one entry opens on its days
    await it.press("tab", "tab")
    assert it.app.screen.view.name == "timeline"


@key("story.previous-view")
async def _(it: Opened) -> None:
    assert it.app.screen.view.name == "claims"


def views(name: str) -> Check:
    async def check(it: Opened) -> None:
        assert it.app.screen.view.name == name
        await it.press("tab")
        assert it.app.screen.view.name != name

    return check


CHECKS["story.claims"], CHECKS["story.timeline"], CHECKS["story.entries"] = map(
    views, ("claims", "timeline", "entries")
)


@key("story.split")
async def _(it: Opened) -> None:
    await it.press("3", "x")
    assert "Only one of several entries" in it.screen_lines()[-1]


@key("story.merge")
async def _(it: Opened) -> None:
    await it.press("m")
    assert isinstance(it.app.screen, PromptScreen)
    it.app.screen.query_one(PromptLine).value = "nothing-like-it"
    await it.press("enter")
    assert "There is no such entry" in it.screen_lines()[-1]


@key("story.rename")
async def _(it: Opened) -> None:
    await it.press("R")
    it.app.screen.query_one(PromptLine).value = "The twelve ports"
    await it.press("enter")
    assert "The twelve ports" in it.screen_lines()[0]


@key("story.undo")
async def _(it: Opened) -> None:
    await it.press("u")
    assert "Nothing was said" in it.screen_lines()[-1]
    await it.press("R", *"Ports", "enter")
    assert "Story  Ports" in it.screen_lines()[0]
    await it.press("u")
    assert "Story  Ports" not in it.screen_lines()[0]


@key("ledger.revisions")
async def _(it: Opened) -> None:
    one, other = (entry for entry in list(it.reader.library.made.values())[:2])
    sides = tuple(Side(entry, replace(one.claims[0]), "words") for entry in (one, other))
    it.app.screen.tell([Dispute(Kind.NUMBER, "3 against 4", sides, Revised.UPDATED)], over=True)
    assert len(rows(it).rows) == 1
    assert "later word, number" in "\n".join(it.screen_lines())
    await it.press("r")
    assert len(rows(it).rows) == 0


@key("agenda.whole")
async def _(it: Opened) -> None:
    assert it.app.screen._whole
    found = len(rows(it).rows)
    await it.press("a")
    assert not it.app.screen._whole
    assert len(rows(it).rows) <= found


@key("world.open")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, WorldScreen)
    assert it.app.screen.query_one(CountryList).rows


@key("world.choose")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, ReaderScreen)
    assert it.reader.wanted == "country:AT"


@key("world.toggle")
async def _(it: Opened) -> None:
    assert isinstance(it.app.screen, WorldScreen)
    assert it.reader.wanted == "country:AT"


@key("world.exclude")
async def _(it: Opened) -> None:
    assert it.reader.wanted == "-country:AT"


def points(index: int) -> Check:
    async def check(it: Opened) -> None:
        assert it.app.screen.query_one(CountryList).index == index

    return check


CHECKS["world.down"] = points(1)
CHECKS["world.up"] = CHECKS["world.page-up"] = CHECKS["world.first"] = points(0)


@key("world.page-down")
async def _(it: Opened) -> None:
    assert it.app.screen.query_one(CountryList).index > 5


@key("world.last")
async def _(it: Opened) -> None:
    countries = it.app.screen.query_one(CountryList)
    assert countries.index == len(countries.rows) - 1


def goes(side: int) -> Check:
    async def check(it: Opened) -> None:
        labels = {outline.code: outline.label[0] for outline in outlines()}
        row = it.app.screen.query_one(CountryList).selected
        assert row is not None
        assert (labels[row.code] - labels["AT"]) * side > 0

    return check


CHECKS["world.east"], CHECKS["world.west"] = goes(1), goes(-1)


@key("world.filter")
async def _(it: Opened) -> None:
    await it.press(*"norw")
    assert next(row.code for row in it.app.screen.query_one(CountryList).rows) == "NO"


@key("world.zoom")
async def _(it: Opened) -> None:
    assert it.app.screen.query_one(WorldMap).zoom == 1


@key("world.blocks")
async def _(it: Opened) -> None:
    assert not it.app.screen.query_one(WorldMap).braille


CHECKS["world.close"] = CHECKS["picker.close"]


# Further keys of an action are bound in the same words as its first. BRIEFING_ALL_KEYS=1 presses all of them.
PRESSED = None if os.environ.get("BRIEFING_ALL_KEYS") else 1
CASES = [(k.id, k.group, name) for k in KEYS for name in k.keys.split(",")[:PRESSED]]


@pytest.mark.parametrize(("name", "group", "pressed"), CASES, ids=[f"{name}-{pressed}" for name, _, pressed in CASES])
async def test_each_key_acts(
    opened: Open, name: str, group: Group, pressed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.tui.screens.recalling._STOOD", 60)  # on a busy machine keys come seconds apart
    size = (120, 16) if name.startswith(("source", "evidence.down", "evidence.up", "findings.scroll")) else (160, 30)
    async with opened(size=size) as it:
        await prepare(it, group)
        await it.press(pressed)
        await CHECKS[name](it)


def test_every_key_has_a_check() -> None:
    assert set(CHECKS) == {key.id for key in KEYS}


def test_ids_and_keys_are_unambiguous() -> None:
    ids = [key.id for key in KEYS]
    assert len(ids) == len(set(ids))
    for group in Group:
        keys = [name for key in KEYS if key.group == group for name in key.keys.split(",")]
        assert len(keys) == len(set(keys)), group


def test_texts_of_the_table_are_no_markup() -> None:
    assert not [key.id for key in KEYS if "[" in key.description + key.label]


def test_bindings_carry_their_ids() -> None:
    assert {binding.id for binding in bindings(Group.LIST)} == {k.id for k in KEYS if k.group is Group.LIST}


async def test_a_keymap_moves_a_key(opened: Open) -> None:
    async with opened(keymap={"claim.next": "Z"}) as it:
        await at_harbour(it)
        await it.press("n")
        assert number(it) == 2
        await it.press("Z")
        assert number(it) == 3


async def test_the_key_bar_shows_keys_where_they_work(opened: Open) -> None:
    async with opened() as it:
        bar = it.reader.query_one(KeyBar)
        assert "⏎ open" in bar.render().plain
        await it.press("slash")
        assert bar.render().plain.startswith("⏎ entries")
        assert "country" not in bar.render().plain


async def test_a_click_on_the_key_bar_acts_as_the_key(opened: Open) -> None:
    async with opened() as it:
        at = it.reader.query_one(KeyBar).render().plain.index("c country")
        await it.pilot.click(KeyBar, offset=(at + 1, 0))
        await it.settle()
        assert isinstance(it.app.screen, PickerScreen)


def test_the_page_of_keys_is_the_table() -> None:
    page = Path(__file__).parents[2] / "docs" / "keys.md"
    assert page.read_text(encoding="utf-8") == markdown_table()
    assert all(f"`{name}`" in markdown_table() for key in KEYS for name in shown(key.keys))


async def test_running_text_names_the_keys_that_the_user_gave(library: MadeLibrary) -> None:
    keys = {"marks.undo": "f7", "reader.back": "f8", "problems.open": "f9", "library.add": "f10"}
    app = BriefingApp(library, today=TODAY, preferences=Preferences(Settings(keys=keys)))
    try:
        async with app.run_test(size=(120, 40)) as pilot:
            it = Opened(app, pilot)
            await it.settle()
            await it.press("m")
            assert "f7 takes it back" in it.screen_lines()[-1]
            await it.press("slash", *"zzzz", "enter")
            assert "f8 in the list clears the search" in "\n".join(it.screen_lines())
    finally:
        use_keys(KEYS)
