"""The first frame of the list: shown before it has a size, it begins at its first row all the same."""

from textual.app import App, ComposeResult
from textual.strip import Strip

from briefing.tui.widgets.entry_list import EntryList
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
