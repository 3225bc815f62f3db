"""The screens that compare stories: claims against origins, days and entries of a story; disputes; the agenda."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import time

import pytest

from briefing.library import Library
from briefing.library.story_report import StoryReport
from briefing.model import Claim, ClaimKind
from briefing.stories import changes as changed
from briefing.stories.changes import Change, ChangeKind
from briefing.stories.disputes import Dispute, Side
from briefing.stories.kinds import Kind
from briefing.stories.revisions import Revised
from briefing.stories.story import Story
from briefing.tui.app import BriefingApp
from briefing.tui.change_rows import change_rows
from briefing.tui.finding_rows import dispute_row
from briefing.tui.findings import Finding, View, Voice, draw
from briefing.tui.present import EMPTY, bar
from briefing.tui.screens.findings import FindingsScreen
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.screens.story import StoryScreen
from briefing.tui.statements import Statement
from briefing.tui.themes import LIGHT, MONOCHROME
from briefing.tui.widgets.entry_list import EntryList
from briefing.tui.widgets.finding_list import FindingList
from tests.library.test_library_stories import CALL, CHIEFS, SUMMIT, TALKS
from tests.stories.events import written
from tests.tui import hostile, made
from tests.tui.conftest import Open, Opened
from tests.tui.test_hostile import look
from tests.tui.test_snapshots import steps

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def events(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of three events in three articles each."""
    root = tmp_path_factory.mktemp("events")
    assert all(result.entry for result in Library(root).add(written(root, "museum", "talks", "outbreak")))
    return root


async def at(it: Opened, entry: str) -> None:
    rows = it.reader.query_one(EntryList).rows
    it.reader.query_one(EntryList).index = next(at for at, row in enumerate(rows) if row.id == entry)
    await it.settle()


def found(it: Opened) -> FindingList:
    return it.app.screen.query_one(FindingList)


def text(it: Opened) -> str:
    return "\n".join(it.screen_lines())


async def test_a_story_shows_its_claims_against_its_origins(opened: Open, seeds: Library) -> None:
    async with opened(library=seeds) as it:
        await at(it, CHIEFS)
        await it.press("f")
        assert isinstance(it.app.screen, StoryScreen)
        assert "2 entries · 1 origin · ≠ 1 disputed" in it.screen_lines()[0]
        assert "1 of 1 · Associated Press (2 entries that credit one outlet)" in text(it)
        first = found(it).rows[0]
        assert first.signs == ("±",)
        assert "≠ polarity: one says that it is so, the other that it is not" in text(it)
        for words in ("▐These are Croatia and Montenegro", "▐Croatia and Montenegro also did not receive"):
            assert words in text(it)
        await it.press("enter")
        assert isinstance(it.app.screen, ReaderScreen)
        assert it.reader.statement.own_claim.id == first.target(0).claim


async def test_two_passages_stand_beside_one_another_where_there_is_room(opened: Open, seeds: Library) -> None:
    for size, beside in (((160, 45), True), ((40, 20), False)):
        async with opened(library=seeds, size=size) as it:
            await it.search(f"id:{CHIEFS}")
            await it.press("V")
            one, other = (it.app.screen.query_one(f"#side-{n}") for n in range(2))
            assert (one.region.y == other.region.y) is beside
            assert min(one.region.height, other.region.height) >= 3
            assert one.has_class("-target")
            await it.press("right")
            assert other.has_class("-target")
            assert not one.has_class("-target")
            await it.press("enter")
            assert it.reader.entry.id == CHIEFS


async def test_the_days_and_entries_of_a_story(opened: Open, seeds: Library) -> None:
    async with opened(library=seeds) as it:
        await at(it, CHIEFS)
        await it.press("f", "tab")
        notes = "\n".join(row.note.plain for row in found(it).rows)
        for how in ("the claim names the day", "the article names the day", "no day is named: published then"):
            assert how in notes
        days = [row.when for row in found(it).rows]
        assert days.index("10 Mar 2025") < days.index("11 Mar 2025")
        await it.press("tab")
        rows = found(it).rows
        assert [voice.entry.id for row in rows for voice in row.voices(0)] == [TALKS, CHIEFS, CALL, SUMMIT]
        assert "earlier story" in text(it)
        assert "later story" in text(it)
        await it.press("end", "enter", "3", "home", "enter")
        assert it.reader.entry.id == SUMMIT


async def test_what_the_user_says_of_a_story_is_shown_and_taken_back(opened: Open, seeds: Library) -> None:
    async with opened(library=seeds) as it:
        await at(it, CHIEFS)
        await it.press("f", "tab", "tab", "x")
        assert "1 entry" in it.screen_lines()[0]
        assert "Taken out of the story." in it.screen_lines()[-1]
        assert seeds.story(CHIEFS).entries == (CHIEFS,)
        await it.press("u")
        assert "2 entries" in it.screen_lines()[0]
        await it.press("end", "m", "enter")
        assert "3 entries" in it.screen_lines()[0]
        assert SUMMIT in seeds.story(CHIEFS).entries
        await it.press("R", *"Paris", "enter")
        assert "Story  Paris" in it.screen_lines()[0]
        await it.press("u", "u", "u")
        assert "Nothing was said" in it.screen_lines()[-1]
        assert seeds.story(CHIEFS).entries == (TALKS, CHIEFS)
        assert not (seeds.root / "stories.yaml").read_text().strip()


async def test_a_story_file_that_cannot_be_edited_is_said(opened: Open, seeds: Library) -> None:
    (seeds.root / "stories.yaml").write_text("- no: [mapping\n")
    async with opened(library=seeds) as it:
        await at(it, CHIEFS)
        await it.press("f", "R", *"Paris", "enter")
        assert "Not done: " in it.screen_lines()[-1]
        assert it.app.is_running


async def test_disputes_are_those_of_what_was_found_the_last_first(opened: Open, events: Path) -> None:
    async with opened(library=Library(events, eager=False)) as it:
        await it.press("V")
        every = [row.text for row in found(it).rows]
        assert len(every) >= 2
        published = [max(v.entry.published for v in row.voices(0)) for row in found(it).rows]
        assert published == sorted(published, reverse=True)
        await it.press("escape")
        await it.search("museum")
        await it.press("V")
        some = [row.text for row in found(it).rows]
        assert some
        assert set(some) < set(every)
        assert isinstance(it.app.screen, FindingsScreen)


async def test_the_agenda_opens_at_what_is_next(opened: Open, events: Path) -> None:
    library = Library(events, eager=False)
    async with opened(library=library) as it:
        it.reader.today = date(2024, 2, 5)
        await it.press("T")
        assert "● Schools" in text(it)
        assert "today" in text(it)
        assert "due in " in text(it)
        assert it.app.screen.query_one(FindingList).selected.when in {"5 Feb 2024", "29 Jan 2024 – 4 Feb 2024"}
        it.reader.today = date(2026, 1, 1)
        await it.press("escape", "T")
        assert "names a day to come" in text(it)
        await it.press("a")
        assert len(found(it).rows) > 3
        assert "passed" in text(it)


async def test_changes_since_the_last_look_are_those_that_came_after_it(opened: Open, seeds: Library) -> None:
    now = time()
    seeds.refresh()
    for name, days in ((TALKS, 90), (CALL, 90), (SUMMIT, 90), (CHIEFS, 2)):
        for source in seeds.entry(name).sources:
            os.utime(seeds.root / source.file, (now - days * 86_400,) * 2)
    async with opened(library=seeds) as it:
        await it.search("croatia")
        await it.press("W")
        assert [row.sign[0] for row in found(it).rows] == ["≠", "+"]
        assert "▐Croatia and Montenegro also did not receive" in text(it)
        await it.press("s", "escape", "W")
        assert found(it).rows == ()
        assert "Nothing has changed since" in text(it)
        await it.press("t", "t")
        assert len(found(it).rows) == 2
        await it.press("escape")
        await it.search("")
        await it.press("W")
        assert len(found(it).rows) == 3  # nobody looked at all of them, and one has no date of coming
        await it.press("enter")
        assert it.reader.entry.id in {CHIEFS, TALKS} | {row.id for row in it.reader.query_one(EntryList).rows}


async def test_leaving_stops_the_work_and_late_answers_do_no_harm(opened: Open, events: Path) -> None:
    async with opened(library=Library(events, eager=False)) as it:
        await it.pilot.press("V", "escape", "T", "escape", "f", "escape", "V")
        await it.settle()
        assert isinstance(it.app.screen, FindingsScreen)


@pytest.mark.parametrize("width", range(1, 90, 4))
def test_rows_fit_any_width(width: int) -> None:
    entry = made.harbour()
    voices = tuple((Voice(entry, None, "x"),) for _ in range(30))
    for signs in ((), tuple("✓≠·" * 10)):
        row = Finding("≠", "29 Jan 2024 – 4 Feb 2024", "word " * 50, EMPTY, voices, signs)
        for column in (0, 15, 29):
            for line in draw(row, width, column, bar(True)):
                assert line.cell_length <= width
            if signs and width > 12:
                assert signs[column] in draw(row, width, column, bar(True))[0].plain


@pytest.mark.parametrize("size", [(160, 45), (40, 20)], ids=str)
async def test_hostile_text_does_no_harm(opened: Open, size: tuple[int, int]) -> None:
    async with opened(size=size) as it:
        await it.press("V")
        for words in hostile.PAYLOADS[size[0] == 40 :: 2]:  # each of them in one of the sizes
            claim = Claim("c-999999", words, ClaimKind.STATEMENT)
            entry = replace(made.harbour(), id="x", headline=words, published=words, claims=(claim,))
            sides = (Side(entry, claim, words), Side(entry, replace(claim, id=""), words))
            disputes = [Dispute(kind, words, sides, revised) for kind in Kind for revised in (None, Revised.UPDATED)]
            voice = Voice(entry, Statement(words, words), words)
            said = changed.Voice(entry, claim, words)
            each = tuple(Change(kind, 10**9, said, changed.Voice(entry), words) for kind in ChangeKind)
            report = StoryReport(Story(words, (words,), words), (entry,))
            rows = [
                *map(dispute_row, disputes),
                *change_rows([(report, each)]),
                Finding(words, words, words, EMPTY, ((voice,),) * 3, (words,) * 3),
            ]
            it.app.screen.show([View(words, tuple(rows), EMPTY, (words,) * 3, words), View(words)])
            await it.press("end", "right", "home")
            look(it)


LOOKS = {"matrix": ("f",), "timeline": ("f", "tab"), "ledger": ("V",), "agenda": ("T", "a")}


@pytest.mark.parametrize("size", [(160, 45), (120, 40), (40, 20)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", LOOKS)
def test_looks(events: Path, snap_compare, size: tuple[int, int], name: str) -> None:  # type: ignore[no-untyped-def]
    app = BriefingApp(Library(events, eager=False), today=date(2024, 6, 1))
    assert snap_compare(app, terminal_size=size, run_before=steps(*LOOKS[name]))


@pytest.mark.parametrize("theme", [LIGHT.name, MONOCHROME.name])
def test_looks_in_themes(events: Path, snap_compare, theme: str) -> None:  # type: ignore[no-untyped-def]
    app = BriefingApp(Library(events, eager=False), today=date(2024, 6, 1))
    assert snap_compare(app, terminal_size=(80, 24), run_before=steps("V", theme=theme))
