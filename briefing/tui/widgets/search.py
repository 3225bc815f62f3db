"""The search line: the query language with its fields coloured and what is wrong underlined where it stands."""

import re
from collections.abc import Sequence

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from briefing.query.errors import QueryError
from briefing.query.fields import FIELDS
from briefing.tui import present
from briefing.tui.keys import Group, bindings

_NAMES = "|".join(sorted({name for field in FIELDS for name in (field.name, *field.aliases)}, key=len, reverse=True))
_FIELD = re.compile(rf"(?<!\S)[-(]*((?:{_NAMES}):)(\"[^\"]*\"?|\S*)", re.IGNORECASE)
_OPEN = " -(:,"  # behind these the next letter belongs to what stands there
_GOES_ON = " *,:."  # and these belong to what stands before them


class SearchLine(Input):
    """An input for queries that keeps what it is given clean, and moves through the entries while it has the focus.

    Behind the cursor stands in faint what the word may become; right at the end of the line takes it.
    """

    BINDINGS = bindings(Group.SEARCH)
    COMPONENT_CLASSES = {"search--field", "search--error"}  # noqa: RUF012 (Textual reads it off the class)

    class Done(Message):
        """The query is written; the entries are wanted."""

    class Moved(Message):
        """Another entry is wanted, without leaving the line."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(
            placeholder="words, country:UA, topic:conflict, newer:7d …", id=id, compact=True, select_on_focus=False
        )
        self.suggester = _Continuation(use_cache=False, case_sensitive=True)
        self.cursor_blink = False
        self.errors: Sequence[QueryError] = ()
        self._whole: str | None = None  # the query as it was when the line was gone to for another word
        self.highlighter = _Colours(self)

    def validate_value(self, value: str) -> str:
        """Drop what may not be shown from what is typed or pasted."""
        return present.typed(value)

    def show_errors(self, errors: Sequence[QueryError]) -> None:
        """Underline what is wrong."""
        self.errors = errors
        self.refresh()

    def begin_word(self) -> None:
        """Take what is typed next as another word, unless it can only go on with the last one."""
        self.cursor_position = len(self.value)
        self._whole = self.value

    def insert_text_at_cursor(self, text: str) -> None:
        """Insert what was typed, behind a blank where it begins another word."""
        begins = self._whole == self.value and self.cursor_position == len(self.value)
        if begins and self.value.strip() and self.value[-1] not in _OPEN and text[:1] not in _GOES_ON:
            text = f" {text}"
        self._whole = None
        super().insert_text_at_cursor(text)

    def action_done(self) -> None:
        """Leave the line for the entries."""
        self.post_message(self.Done())

    def action_move(self, by: int) -> None:
        """Ask for another entry."""
        self.post_message(self.Moved(by))


class _Continuation(Suggester):
    """Offers what a field or a listed value is called."""

    async def get_suggestion(self, value: str) -> str | None:
        """Return the text with its last word completed."""
        from briefing.query.complete import continued  # noqa: PLC0415 (not before something is typed)

        return continued(value)


class _Colours(Highlighter):
    """Colours fields and underlines errors; it adds no words."""

    def __init__(self, line: SearchLine) -> None:
        self._line = line

    def highlight(self, text: Text) -> None:
        """Style the text in place."""
        field = self._line.get_component_rich_style("search--field", partial=True)
        for found in _FIELD.finditer(text.plain):
            text.stylize(field, *found.span(1))
        wrong = self._line.get_component_rich_style("search--error", partial=True) + Style(underline=True)
        for error in self._line.errors:
            text.stylize(wrong, error.start, max(error.end, error.start + 1))
