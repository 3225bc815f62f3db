"""The first frame: the list begins at its first row, shown before it has a size; styles are read once."""

from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.css.stylesheet import Stylesheet
from textual.strip import Strip

from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.widgets.entry_list import EntryList
from tests.tui.conftest import Open
from tests.tui.test_widgets import Numbered


class Watched(EntryList):
    """A list that notes from where each of its lines was drawn."""

    def __init__(self) -> None:
        super().__init__(2025)
        self.offsets: list[int] = []

    def render_line(self, y: int) -> Strip:
        """Draw as ever."""
        self.offsets.append(self.scroll_offset.y)
        return super().render_line(y)


class Early(App[None]):
    """Shows rows before the first layout, as the reader does."""

    def compose(self) -> ComposeResult:
        """Yield the list."""
        yield Watched()

    def on_mount(self) -> None:
        """Show rows at once."""
        self.query_one(Watched).show_result(Numbered(500))  # type: ignore[arg-type]


async def test_no_frame_begins_below_the_selected_row() -> None:
    app = Early()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        offsets = app.query_one(Watched).offsets
    assert offsets
    assert set(offsets) == {0}


async def test_styles_are_read_once_and_those_of_other_screens_behind_the_first_paint(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[set[str]] = []
    again: list[Stylesheet] = []
    reparse, begin = Stylesheet.reparse, ReaderScreen.begin

    def reparsed(sheet: Stylesheet) -> None:
        again.append(sheet)
        reparse(sheet)

    def begun(screen: ReaderScreen) -> None:
        found.append(sheets(screen.app.stylesheet))
        begin(screen)

    monkeypatch.setattr(Stylesheet, "reparse", reparsed)
    monkeypatch.setattr(ReaderScreen, "begin", begun)
    async with opened() as it:
        assert found == [{"theme.tcss"}]
        await it.press("c")
        assert sheets(it.app.stylesheet) == {"theme.tcss", "over.tcss"}
    assert again == []


def sheets(stylesheet: Stylesheet) -> set[str]:
    """Return the names of the files that were read."""
    return {Path(path).name for path, _ in stylesheet.source if path.endswith(".tcss")}
