"""Two panes with what is said by whom, beside or below one another; one of them is the one that is gone to."""

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult
from textual.containers import Container

from briefing.library import Library
from briefing.tui.findings import Voice, voice_blocks
from briefing.tui.widgets.blocks import Block
from briefing.tui.widgets.entry_view import Page

_LOW = 30  # lines of the screen; below it a passage has hardly room
_LEAST = 20  # cells; before the first layout a pane has none


class VoicePanes(Container):
    """Show one voice or two, each with its passage, or blocks where nobody is heard."""

    def compose(self) -> ComposeResult:
        """Yield the panes; the style sheet puts them beside or below one another."""
        yield Page(id="side-0")
        yield Page(id="side-1")

    def show(self, voices: Sequence[Voice], target: int, library: Library, nothing: Sequence[Block]) -> None:
        """Show at most two voices, the one of the number ``target`` marked; without any ``nothing``."""
        low = self.screen.size.height < _LOW
        for at, side in enumerate(self.query(Page)):
            side.display = at < max(len(voices), 1)
            side.set_class(len(voices) > 1 and at == target, "-target")
            if at < len(voices):
                look = partial(library.passage, voices[at].entry)
                cells = max(side.scrollable_content_region.width, _LEAST)
                side.show(voice_blocks(voices[at], look, cells, low=low))
            elif at == 0:
                side.show(nothing)

    def scroll_side(self, side: int, by: int) -> None:
        """Scroll one of the panes by lines."""
        self.query_one(f"#side-{side}", Page).action_scroll(by)
