"""The story of an entry: what stands behind each cell of its matrix, and the way from story to story."""

from datetime import date
from pathlib import Path

import pytest

from briefing.library import Library
from briefing.library.story_report import StoryReport
from briefing.stories.matrix import Stand
from briefing.stories.story import Story
from briefing.tui.app import BriefingApp
from briefing.tui.columns import head, legend, signs, spread
from briefing.tui.findings import Finding, Voice, draw
from briefing.tui.matrix_rows import matrix_view
from briefing.tui.present import EMPTY, bar
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.screens.source import SourceScreen
from briefing.tui.screens.story import StoryScreen, read_views
from briefing.tui.themes import DARK, LIGHT, MONOCHROME
from briefing.tui.widgets.entry_list import EntryList
from briefing.tui.widgets.entry_view import Page
from briefing.tui.widgets.finding_list import FindingList
from tests.library.test_library_stories import CHIEFS, SUMMIT, TALKS, UNDATED
from tests.stories.events import written
from tests.tui import hostile
from tests.tui.conftest import Open, Opened
from tests.tui.test_hostile import look
from tests.tui.test_snapshots import steps

ROOT = Path(__file__).parents[2]


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
    async with opened(library=seeds, size=(40, 20)) as it:
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


@pytest.mark.parametrize("width", range(12, 170, 13))
@pytest.mark.parametrize("total", [1, 2, 3, 5, 30])
def test_columns_keep_the_chosen_one_in_sight_and_names_stand_over_signs(width: int, total: int) -> None:
    names, row = [f"N{number}" for number in range(total)], (["✓", "≠", "±", "·"] * 8)[:total]
    for column in range(total):
        shown = spread(total, column, width)
        assert shown.first <= column < shown.stop
        above, below = head(shown, names, column), signs(shown, row, column, selected=True)
        assert above.cell_length == below.cell_length == shown.width
        assert shown.width <= max(width * 0.5, 6) + 2
        for at in range(shown.first, shown.stop):
            x = above.plain.index(f" {at + 1} ") + 1
            assert shown.at(x) == at
            assert below.plain[x - 1 : x + 1].strip() == row[at]
        assert ("›" in above.plain) == (shown.stop < total)
        assert ("‹" in above.plain) == (shown.first > 0)


def test_a_sign_has_its_word_in_every_legend() -> None:
    for cells in (20, 24, 28, 45, 80):
        assert all(f"{sign}{gap}{word}" in legend(cells).plain for sign, word, gap in [
            (sign, word, " " if cells > 40 else "") for sign, word in zip("✓·", ("says", "silent"), strict=True)
        ])  # fmt: skip


async def test_names_legend_and_signs_at_every_size(
    opened: Open, events: Path, reports: tuple[StoryReport, ...]
) -> None:
    report = next(report for report in reports if len(report.matrix.origins) == 3 and report.comparison.disputes)
    for size in ((160, 45), (120, 40), (80, 24), (40, 20)):
        async with opened(library=Library(events, eager=False), size=size) as it:
            await at(it, report.entries[0].id)
            await it.press("f")
            lines = it.screen_lines()
            assert report.name[:20] in lines[0]
            assert "1 claims" in lines[1]
            assert "3 entries" in lines[1]
            assert "silent" in lines[2]
            assert f"1 “{report.entry(report.matrix.origins[0].entries[0]).headline[:9]}" in lines[2] or size[0] < 160
            assert ("✓ says it" in lines[3]) is (size[0] == 160)
            assert "1 of 3 · no outlet" in text(it)


async def test_a_click_on_a_cell_chooses_it(opened: Open, events: Path, reports: tuple[StoryReport, ...]) -> None:
    report = next(report for report in reports if len(report.matrix.origins) == 3 and len(report.matrix.rows) > 1)
    async with opened(library=Library(events, eager=False)) as it:
        await at(it, report.entries[0].id)
        await it.press("f")
        left = it.screen_lines()[2].index(" 3 ")
        await it.pilot.click(FindingList, offset=(left + 3, 2))
        await it.settle()
        assert (found(it).index, it.app.screen.column) == (1, 2)
        assert "3 of 3" in text(it)
        await it.pilot.click(FindingList, offset=(5, 0))
        await it.settle()
        assert (found(it).index, it.app.screen.column) == (0, 2)


async def test_a_resized_window_is_drawn_anew(opened: Open, seeds: Library) -> None:
    async with opened(library=seeds) as it:
        await at(it, CHIEFS)
        await it.press("f")
        for size in ((40, 20), (20, 8), (160, 45), (80, 24)):
            await it.pilot.resize_terminal(*size)
            await it.settle()
            assert all(len(line) == size[0] for line in it.screen_lines())
        assert "Story  More than 30 countries" in it.screen_lines()[0]
        assert "2 entries · 1 origin" in it.screen_lines()[0]


async def test_enter_goes_to_a_linked_story_and_escape_back(opened: Open, seeds: Library) -> None:
    async with opened(library=seeds) as it:
        await at(it, CHIEFS)
        await it.press("f", "3", "end", "enter")
        assert isinstance(it.app.screen, StoryScreen)
        assert "The Paris Summit" in it.screen_lines()[0]
        assert "escape" not in text(it)
        assert "esc goes back to the story before" in it.screen_lines()[-1]
        await it.press("3", "down")
        assert found(it).selected.target(0).entry.id == TALKS
        await it.press("enter")
        assert "More than 30 countries" in it.screen_lines()[0]
        await it.press("escape")
        assert "The Paris Summit" in it.screen_lines()[0]
        await it.press("escape")
        assert "More than 30 countries" in it.screen_lines()[0]
        await it.press("escape")
        assert isinstance(it.app.screen, ReaderScreen)
        assert it.reader.entry.id == CHIEFS


async def test_a_story_of_one_entry_says_so_and_opens_on_what_it_has(opened: Open, seeds: Library) -> None:
    async with opened(library=seeds) as it:
        await at(it, SUMMIT)
        await it.press("f")
        assert it.app.screen.view.name == "timeline"
        assert "1 entry · 1 origin" in it.screen_lines()[0]
        assert found(it).rows
        await it.press("1")
        assert "This story has one entry, as far as can be told" in text(it)
        await it.press("x", "n", "p", "J", "right", "v", "enter")
        assert it.app.is_running
        await at(it, UNDATED)
        await it.press("escape", "f")
        assert it.app.screen.view.name == "entries"


async def test_an_entry_shows_its_summary(opened: Open, seeds: Library) -> None:
    async with opened(library=seeds) as it:
        await at(it, CHIEFS)
        await it.press("f", "3")
        entry = found(it).selected.target(0).entry
        side = "\n".join(block.body.plain for block in it.app.screen.query_one("#side-0", Page)._blocks)
        assert entry.summary
        assert all(part.text in side for part in entry.summary)
        assert "stated: the text says so" in side
        await it.press("v")
        assert isinstance(it.app.screen, SourceScreen)


async def test_what_another_program_says_is_shown(opened: Open, seeds: Library) -> None:
    async with opened(library=seeds) as it:
        await at(it, CHIEFS)
        await it.press("f", "down")
        shown = found(it).rows
        it.app.screen.look_again()
        await it.settle()
        it.app.screen.read_again("")
        await it.settle()
        assert found(it).rows is shown
        seeds.said.rename(CHIEFS, "Paris")
        it.app.screen.look_again()
        await it.settle()
        assert "Story  Paris" in it.screen_lines()[0]
        assert found(it).index == 1
        for file in (seeds.root / "content").rglob("*.yaml"):
            file.unlink()
        seeds.reload()
        it.app.screen.read_again("")
        await it.settle()
        assert "gone" in it.screen_lines()[0]
        assert not found(it).rows
        await it.press("enter", "x", "m", "R", "v", "n", "J", "1", "u", "tab")
        assert it.app.is_running


async def test_the_timeline_tells_what_others_say_of_a_claim(opened: Open, seeds: Library) -> None:
    async with opened(library=seeds) as it:
        await at(it, CHIEFS)
        await it.press("f", "2")
        disputed = {row.target(0).claim for row in found(it).rows if row.sign and row.sign[0] == "≠"}
        dispute = seeds.report(seeds.story(CHIEFS)).comparison.disputes[0]
        assert disputed == {side.claim.id for side in dispute.sides}
        assert "≠ disputed" in it.screen_lines()[1]


@pytest.mark.parametrize("number", range(len(hostile.PAYLOADS)))
async def test_hostile_text_in_a_story_does_no_harm(
    opened: Open, tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = hostile.PAYLOADS[number]
    (tmp_path / "seeds").mkdir()
    one, other = (hostile.entry(tmp_path, at, words) for at in (0, 1))
    report = StoryReport(Story("x", (one.id, other.id), words), (one, other))
    monkeypatch.setattr("briefing.tui.screens.story.read_story", lambda *_: read_views(report, [("earlier", one)]))
    async with opened(size=((160, 45), (80, 24), (40, 20))[number % 3]) as it:
        await it.press("f")
        for key in ("1", "n", "2", "end", "3", "end"):
            await it.press(key)
            look(it)
        await it.press("enter", "v")
        look(it)


LOOKS = {"matrix": ("f", "down"), "entries": ("f", "3")}
SIZES = [(160, 45), (120, 40), (40, 20)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    ("name", "theme"), [("matrix", LIGHT.name), ("matrix", MONOCHROME.name), ("entries", DARK.name)]
)
def test_story_looks(events: Path, snap_compare, size: tuple[int, int], name: str, theme: str) -> None:  # type: ignore[no-untyped-def]
    app = BriefingApp(Library(events, eager=False), today=date(2025, 6, 1))
    keys = ("slash", *"brenn ferry", "enter", *LOOKS[name])
    assert snap_compare(app, terminal_size=size, run_before=steps(*keys, theme=theme))


@pytest.mark.parametrize(("span", "shown"), [(None, "one two"), ((4, 7), "one two"), ((70, 75), "… where")])
def test_the_words_that_are_compared_are_underlined(span: tuple[int, int] | None, shown: str) -> None:
    words = "one two " + "and more " * 6 + "up to the where they end."
    row = Finding(
        "", "", words, EMPTY, span=(words.index("where"), words.index("where") + 5) if shown[0] == "…" else span
    )
    top, _ = draw(row, 59, 0, bar(False))
    assert top.plain.strip().startswith(shown)
    underlined = [top.plain[part.start : part.end] for part in top.spans if "underline" in str(part.style)]
    assert underlined == ([] if span is None else ["where" if shown[0] == "…" else "two"])
