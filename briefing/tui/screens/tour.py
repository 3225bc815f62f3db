"""One page of introduction over the reader; any key closes it."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from briefing.tui import present
from briefing.tui.keys import Key, shown
from briefing.tui.present import Ink
from briefing.tui.widgets.blocks import Block
from briefing.tui.widgets.entry_view import Page
from briefing.tui.widgets.line import Line

_WIDEST = 9  # cells for the keys of a line
_LINES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("list.down", "list.up"), "Go through the entries."),
    (("list.open",), "Read one; below it, the words that a claim stands on."),
    (("claim.next", "claim.previous"), "Next and previous claim, from anywhere."),
    (("evidence.open",), "The whole source text, all its claims marked."),
    (("search.focus",), "Search: words, “a phrase”, country:UA, newer:7d."),
    (("facet.date", "facet.country", "facet.topic"), "Choose dates, countries, topics: lists with counts."),
    (("pane.next", "pane.zoom"), "Next pane; this pane alone."),
    (("reader.back",), "Back; in the list, all entries again."),
    (("app.help", "app.palette"), "The keys that work here; every action by name."),
    (("app.quit",), "Quit."),
)


class TourScreen(ModalScreen[None]):
    """Say what the reader is for, and the keys that one needs first; ``keys`` is the user's table."""

    CSS_PATH = "over.tcss"

    def __init__(self, keys: Sequence[Key]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Yield the title and the page."""
        title = Line(classes="header")
        title.left = present.line((" Nothing is on the screen without its evidence", Ink.STRONG))
        title.right = present.line(("any key ", Ink.STRONG), ("begins ", Ink.QUIET))
        yield title
        yield Page(id="page")

    def on_mount(self) -> None:
        """Fill the page."""
        page = self.query_one(Page)
        page.focus()
        page.show(tour_blocks(self._keys))

    def on_key(self, event: events.Key) -> None:
        """Begin, and nothing else; where the page goes on below the window, going down shows the rest first."""
        event.stop()
        event.prevent_default()
        page = self.query_one(Page)
        if event.key in {"down", "pagedown"} and page.scroll_offset.y < page.max_scroll_y:
            page.action_page(1)
        else:
            self.dismiss(None)

    def on_click(self) -> None:
        """Begin."""
        self.dismiss(None)


def tour_blocks(keys: Sequence[Key]) -> tuple[Block, ...]:
    """Return the page."""
    by_id = {key.id: key for key in keys}
    lines = []
    for ids, what in _LINES:
        names = " ".join(shown(by_id[name].keys)[0] for name in ids if name in by_id)
        lines.append(Block(present.line(what), present.line((f" {names}", Ink.ACCENT)), _WIDEST))
    intro = "A claim says who said it, through whom it came, in the source's words."
    return (Block(present.line((intro, Ink.QUIET)), indent=2), Block(), *lines)
