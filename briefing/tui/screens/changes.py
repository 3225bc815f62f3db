"""What has changed in the stories of a search since it was looked at, or in the last days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content

from briefing.library import Library
from briefing.library.story_report import StoryReport
from briefing.stories.changes import Change
from briefing.tui import present
from briefing.tui.change_rows import LEGEND, change_rows
from briefing.tui.findings import View
from briefing.tui.keys import Group, bindings, called
from briefing.tui.present import Ink
from briefing.tui.screens.findings import FindingsScreen

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Span:
    """Since when changes are wanted: so many days, None for the last look."""

    name: str
    days: int | None


SPANS = (Span("since you looked", None), Span("last day", 1), Span("last 7 days", 7), Span("last 30 days", 30))


class ChangesScreen(FindingsScreen):
    """Show what has changed, story by story."""

    BINDINGS = bindings(Group.CHANGES)
    GROUPS: ClassVar[tuple[Group, ...]] = (Group.CHANGES, Group.FINDINGS)

    def __init__(self, library: Library, ask: Callable[[Span], object], look: Callable[[], bool]) -> None:
        """Take what asks for the changes of a span, whose answer comes by ``tell``, and what notes that all were seen.

        ``look`` takes that back the second time; it tells whether all are seen now.
        """
        super().__init__(library, "Changes")
        self._ask = ask
        self._look = look
        self._span = 0
        self._since = ""

    def on_mount(self) -> None:
        """Ask for what has changed since the last look."""
        self._ask(SPANS[self._span])

    def tell(self, found: Sequence[tuple[StoryReport, tuple[Change, ...]]], since: str, *, over: bool) -> None:
        """Show what was found until now of what changed ``since`` a moment; ``over`` when that is all."""
        self._since = since
        rows = change_rows(found)
        nothing = f"Nothing has changed {since}. {called('changes.span')} looks further back."
        self.show([View("changes", rows, self.quiet(LEGEND), nothing=nothing, waiting=not over)])

    def head(self) -> tuple[Content, Content]:
        """Return since when."""
        return present.line((" Changes ", Ink.STRONG), (f" {self._since}", Ink.QUIET)), present.EMPTY

    def action_span(self) -> None:
        """Look at another span."""
        self._span = (self._span + 1) % len(SPANS)
        self._ask(SPANS[self._span])

    def action_seen(self) -> None:
        """Note that all of this was seen, or take it back."""
        if self._look():
            self.say(("All of it is seen: ", Ink.STRONG), (f"{called('changes.seen')} takes it back.", Ink.QUIET))
        else:
            self.say("Taken back: it is as it was.")
