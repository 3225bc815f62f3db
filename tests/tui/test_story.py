"""The story of an entry: what stands behind each cell of its matrix, and the way from story to story."""

import shutil
from pathlib import Path

import pytest

from briefing.library import Library
from briefing.library.story_report import StoryReport
from briefing.stories.matrix import Stand
from briefing.tui.findings import Voice
from briefing.tui.matrix_rows import matrix_view
from briefing.tui.screens.findings import FindingList
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.screens.source import SourceScreen
from briefing.tui.screens.story import StoryScreen
from briefing.tui.widgets.entry_list import EntryList
from briefing.tui.widgets.entry_view import Page
from tests.library.test_library_stories import CHIEFS, TALKS
from tests.stories.events import written
from tests.tui.conftest import Open, Opened

ROOT = Path(__file__).parents[2]


@pytest.fixture
def seeds(tmp_path: Path) -> Library:
    for folder in ("content", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return Library(tmp_path, eager=False)


@pytest.fixture(scope="session")
def events(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of events with disputes: between origins, inside one, against a headline."""
    root = tmp_path_factory.mktemp("events")
    assert all(result.entry for result in Library(root).add(written(root, "ferry", "museum", "talks", "bridge")))
    return root


@pytest.fixture(scope="session")
def reports(events: Path) -> tuple[StoryReport, ...]:
    library = Library(events)
    return tuple(library.report(library.story(story.id)) for story in library.stories())


def place(voice: Voice) -> tuple[str, str]:
    return (voice.entry.id, voice.statement.claim.id)


async def at(it: Opened, entry: str) -> None:
    rows = it.reader.query_one(EntryList).rows
    it.reader.query_one(EntryList).index = next(at for at, row in enumerate(rows) if row.id == entry)
    await it.settle()


def found(it: Opened) -> FindingList:
    return it.app.screen.query_one(FindingList)


def text(it: Opened) -> str:
    return "\n".join(it.screen_lines())


def test_passages_beside_one_another_contradict_one_another(reports: tuple[StoryReport, ...]) -> None:
    pairs = 0
    for report in reports:
        disputes = {frozenset((s.entry.id, s.claim.id) for s in d.sides): d for d in report.comparison.disputes}
        for finding in matrix_view(report).rows:
            for voices in finding.columns:
                for one, other in zip(voices[::2], voices[1::2], strict=False):
                    against = [voice for voice in (one, other) if voice.how.startswith("contradicts it")]
                    if against:
                        dispute = disputes[frozenset({place(one), place(other)})]
                        assert against[0].how.endswith(f"{dispute.kind}: {dispute.why}")
                        assert {one.statement.text, other.statement.text} == {s.passage for s in dispute.sides}
                        pairs += 1
    assert pairs >= 10


def test_each_claim_of_a_cell_and_each_dispute_of_a_row_is_heard(reports: tuple[StoryReport, ...]) -> None:
    for report in reports:
        for row, finding in zip(report.matrix.rows, matrix_view(report).rows, strict=True):
            heard = {place(voice) for voices in finding.columns for voice in voices}
            assert {(side.entry.id, side.claim.id) for dispute in row.disputes for side in dispute.sides} <= heard
            for cell, voices in zip(row.cells, finding.columns, strict=True):
                assert voices
                assert {(m.entry.id, m.claim.id) for m in cell.members} <= {place(voice) for voice in voices}
                if cell.stand is Stand.SILENT:
                    assert "is silent" in voices[0].how


async def test_n_and_p_go_over_the_passages_of_a_cell(opened: Open, seeds: Library) -> None:
    async with opened(library=seeds) as it:
        await at(it, CHIEFS)
        await it.press("f")
        one, other = found(it).rows[0].columns[0]
        assert "passage 1 of 2" in text(it)
        await it.press("p", "n", "n")
        assert "passage 2 of 2" in text(it)
        assert it.app.screen.query_one("#side-1", Page).has_class("-target")
        await it.press("v")
        assert isinstance(it.app.screen, SourceScreen)
        assert other.entry.sources[0].file in it.screen_lines()[0]
        await it.press("escape", "down")
        assert "passage 1 of 2" in text(it)
        await it.press("up", "p", "n", "enter")
        assert isinstance(it.app.screen, ReaderScreen)
        assert (it.reader.entry.id, it.reader.statement.own_claim.id) == place(other)
        assert place(one)[0] == TALKS


async def test_more_than_two_passages_come_two_by_two(
    opened: Open, events: Path, reports: tuple[StoryReport, ...]
) -> None:
    report, row, column = next(
        (report, number, column)
        for report in reports
        for number, finding in enumerate(matrix_view(report).rows)
        for column, voices in enumerate(finding.columns)
        if len(voices) > 2
    )
    async with opened(library=Library(events, eager=False)) as it:
        await at(it, report.entries[0].id)
        await it.press("f", *["down"] * row, *["right"] * column)
        voices = found(it).selected.columns[column]
        for number, voice in enumerate(voices, 1):
            assert f"passage {number} of {len(voices)}" in text(it)
            assert it.app.screen.target == voice
            side = it.app.screen.query_one(f"#side-{(number - 1) % 2}", Page)
            assert voice.entry.headline in "\n".join(block.body.plain for block in side._blocks)
            await it.press("n")
        assert it.app.screen.target == voices[-1]


async def test_the_passage_scrolls(opened: Open, seeds: Library) -> None:
    async with opened(library=seeds, size=(80, 24)) as it:
        await at(it, CHIEFS)
        await it.press("f")
        for key, side in (("J", 0), ("n", 1)):
            await it.press(key, "K", "K", "K", "K", "K", "K")
            page = it.app.screen.query_one(f"#side-{side}", Page)
            assert page.scroll_y == 0
            await it.press("J", "J")
            assert page.scroll_y == 2
            assert isinstance(it.app.screen, StoryScreen)


async def test_the_scrollbar_shows_where_the_passage_stands(opened: Open, events: Path) -> None:
    async with opened(library=Library(events, eager=False), size=(80, 24)) as it:
        for key in ("V", "down", "down", "up"):
            await it.press(key)
            for page in it.app.screen.query(Page):
                if page.show_vertical_scrollbar:
                    assert page.vertical_scrollbar.position == page.scroll_y
