"""The floor of the reader: a Textual app with nothing but a list of constant rows, two lines each, drawn when seen.

python -m bench.reader.bare [ROWS]
"""

import sys

from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

FIRST = "The first headline of a constant list"
_HEADLINE = "A headline as long as headlines are, which tells what has happened and to whom"
_BELOW = "           A Publisher, via an Agency                                   UA FR DE      12 claims"


class ConstantList(ScrollView):
    """Draw rows that are all the same but the first."""

    DEFAULT_CSS = "ConstantList { height: 1fr; }"

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def on_resize(self) -> None:
        """Measure the rows."""
        self.virtual_size = Size(self.size.width, self._rows * 2)

    def render_line(self, y: int) -> Strip:
        """Return a line as rows of entries are drawn: from content with styles."""
        row, below = divmod(y + self.scroll_offset.y, 2)
        line = _BELOW if below else f"31 Oct 26  {_HEADLINE if row else FIRST}"
        content = Content(line).stylize("dim" if below else "bold", 0, 11)
        width = self.scrollable_content_region.width
        return Visual.to_strips(self, content, width, 1, self.visual_style, pad=True)[0]


class Bare(App[None]):
    """Show the list."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """Yield the list."""
        yield ConstantList(self._rows)


if __name__ == "__main__":
    Bare(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000).run()
