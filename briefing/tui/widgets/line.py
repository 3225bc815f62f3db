"""One line of the screen with something at its left and something at its right end; it shows ``Content`` only."""

from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from briefing.tui import present


class Line(Widget):
    """A line that takes ``Content``, never a string: nothing can reach it but through ``present``."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(present.INKS)
    ALLOW_SELECT = False

    left: reactive[Content] = reactive(present.EMPTY)
    right: reactive[Content] = reactive(present.EMPTY)

    def render(self) -> Content:
        """Return both ends, the left one cut where they meet."""
        return present.both_ends(self.left, self.right, self.size.width)
