"""A list of what comparing stories found, with the voices behind the chosen row side by side, each with its passage."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen

from briefing.library import Library
from briefing.tui import present
from briefing.tui.columns import WORDS, head, legend
from briefing.tui.evidence_text import place_name
from briefing.tui.findings import Finding, View, Voice
from briefing.tui.keys import Group, bindings, called
from briefing.tui.present import Ink
from briefing.tui.source_text import passages, source_of
from briefing.tui.widgets.blocks import Block
from briefing.tui.widgets.entry_view import Page
from briefing.tui.widgets.finding_list import FindingList
from briefing.tui.widgets.key_bar import KeyBar
from briefing.tui.widgets.line import Line
from briefing.tui.widgets.voice_panes import VoicePanes

ROOMY = 80  # cells; below it only what tells most is named in full

Target = tuple[str, str | None]  # the id of an entry, and of a claim of it


class FindingsScreen(Screen[Target | None]):
    """Show views of findings, one at a time; answer with the entry and the claim to go to."""

    CSS_PATH = "over.tcss"
    BINDINGS = bindings(Group.FINDINGS)
    GROUPS: ClassVar[tuple[Group, ...]] = (Group.FINDINGS,)
    AUTO_FOCUS = "FindingList"

    def __init__(self, library: Library, title: str) -> None:
        super().__init__()
        self.library = library
        self.title_text = title
        self.views: tuple[View, ...] = ()
        self.at = 0
        self.column = 0
        self._heard = (0, 0, 0, 0)  # view, row and column, and the number of the voice that is gone to

    def compose(self) -> ComposeResult:
        """Yield the list above what the chosen row rests on."""
        yield Line(id="findings-head", classes="header")
        yield Line(id="findings-told", classes="header")
        yield Line(id="findings-names")
        yield FindingList(id="findings")
        yield Line(id="findings-column")
        yield VoicePanes(id="findings-sides")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show the keys, and what there is until now."""
        self.query_one(KeyBar).groups = (*self.GROUPS, Group.APP)
        self.draw_all()

    @property
    def view(self) -> View | None:
        """The view that is shown."""
        return self.views[self.at] if self.at < len(self.views) else None

    def show(self, views: Sequence[View]) -> None:
        """Show other views; the row that was chosen stays so where it is still there."""
        before = self.query_one(FindingList).selected if self.is_mounted else None
        self.views = tuple(views)
        self.at = min(self.at, max(len(self.views) - 1, 0))
        if self.is_mounted:
            self.draw_all(before)

    def draw_all(self, before: Finding | None = None) -> None:
        """Draw the present view, with a row chosen."""
        view = self.view
        self._draw_head()
        if view is None:
            self.query_one(FindingList).show(())
            self.draw_sides()
            return
        self.column = max(0, min(self.column, len(view.columns) - 1)) if view.columns else min(self.column, 1)
        rows = self.query_one(FindingList)
        rows.column = self.column
        rows.show(view.rows, next((at for at, row in enumerate(view.rows) if before and row == before), 0))
        self.draw_sides()

    def _draw_head(self) -> None:
        head, told = self.query_one("#findings-head", Line), self.query_one("#findings-told", Line)
        head.left, head.right = self.head()
        told.left, told.right = (self._tabs(), self.view.told) if self.view else (present.EMPTY, present.EMPTY)

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self._draw_head()
        self.call_after_refresh(self.draw_sides)

    def head(self) -> tuple[Content, Content]:
        """Return what stands over everything, at the left and at the right."""
        return present.line((f" {self.title_text}", Ink.STRONG)), present.EMPTY

    def _tabs(self) -> Content:
        if len(self.views) < 2:
            count = len(self.view.rows) if self.view else 0
            more = " so far" if self.view and self.view.waiting else ""
            return present.line((f" {count:,}{more}", Ink.QUIET))
        parts: list[present.Part] = []
        for at, view in enumerate(self.views):
            here = at == self.at
            rows = f" {len(view.rows):,}" if here or self.size.width >= ROOMY else ""
            parts.append((f" {at + 1} {view.name}{rows} ", Ink.CHOSEN if here else Ink.QUIET))
        return present.line(" ", *parts)

    @on(FindingList.Selected)
    def draw_sides(self) -> None:
        """Draw what the chosen row rests on: one voice, or two beside one another."""
        view, row = self.view, self.query_one(FindingList).selected
        every = row.voices(self.column) if row else ()
        self._draw_column(every)
        first = self.heard // 2 * 2
        voices = every[first : first + 2]
        nothing = [] if view is None or view.waiting else [Block(present.line((view.nothing, Ink.QUIET)), indent=1)]
        self.query_one(VoicePanes).show(voices, self._side(row), self.library, nothing)

    def _draw_column(self, voices: Sequence[Voice]) -> None:
        """Name the columns, the chosen one in words, and which of its passages are shown."""
        view, line, names = self.view, self.query_one("#findings-column", Line), self.query_one("#findings-names", Line)
        line.display = names.display = bool(view and view.columns)
        if view and view.columns:
            self._draw_names(view, names)
            number = f" {self.column + 1} of {len(view.columns)} · "
            line.left = present.line((number, Ink.QUIET), (view.columns[self.column], Ink.ACCENT))
            line.right = self.quiet(f"{self._stand()}{self._passage(len(voices))} ")

    def _stand(self) -> str:
        """Return the sign of the chosen cell with its word."""
        row = self.query_one(FindingList).selected
        sign = row.signs[self.column] if row and self.column < len(row.signs) else ""
        return f" {sign} {WORDS.get(sign, '')}" if sign else ""

    def _passage(self, count: int) -> str:
        """Return which of several passages is gone to."""
        if count < 2:
            return ""
        if self.size.width < ROOMY:
            return f" {self.heard + 1}/{count}"
        return f" · passage {self.heard + 1} of {count}, {called('findings.next')} for the next"

    def _draw_names(self, view: View, line: Line) -> None:
        shown = self.query_one(FindingList).shown_columns
        if shown is None:
            line.display = False
        else:
            line.left = legend(self.size.width - shown.width - 3)
            line.right = present.line(head(shown, view.names or view.columns, self.column), " ")

    @on(FindingList.Pointed)
    def _pointed(self, message: FindingList.Pointed) -> None:
        self.action_across(message.column - self.column)

    @property
    def heard(self) -> int:
        """The number of the voice that is gone to, among those of the row's column."""
        *place, heard = self._heard
        return heard if place == [self.at, self.query_one(FindingList).index, self.column] else 0

    def _side(self, row: Finding | None) -> int:
        """Return which of two voices is gone to."""
        if row is None:
            return 0
        return self.heard % 2 if row.signs else min(self.column, len(row.columns) - 1)

    @on(Page.Widened)
    def _widened(self) -> None:
        self.draw_sides()

    @property
    def target(self) -> Voice | None:
        """The voice that is gone to."""
        row = self.query_one(FindingList).selected
        return row.target(self.column, self.heard) if row else None

    def go_to(self, row: int) -> None:
        """Select a row."""
        self.query_one(FindingList).index = row

    def action_move(self, by: int) -> None:
        """Select a row further down or up."""
        self.query_one(FindingList).action_move(by)

    def action_page(self, by: int) -> None:
        """Select a row a page further."""
        self.query_one(FindingList).action_page(by)

    def action_first(self) -> None:
        """Select the first row."""
        self.query_one(FindingList).action_first()

    def action_last(self) -> None:
        """Select the last row."""
        self.query_one(FindingList).action_last()

    def action_across(self, by: int) -> None:
        """Choose the next column, or the other side."""
        view, row = self.view, self.query_one(FindingList).selected
        if view is None or row is None:
            return
        last = len(view.columns or row.columns) - 1
        self.column = max(0, min(self.column + by, last))
        rows = self.query_one(FindingList)
        rows.column = self.column
        rows.redraw()
        self.draw_sides()

    def action_hear(self, by: int) -> None:
        """Choose the next passage of the row: in its column, else the other side."""
        rows = self.query_one(FindingList)
        if rows.selected is None or not rows.selected.signs:
            self.action_across(by)
            return
        last = len(rows.selected.voices(self.column)) - 1
        self._heard = (self.at, rows.index, self.column, max(0, min(self.heard + by, last)))
        self.draw_sides()

    def action_scroll(self, by: int) -> None:
        """Scroll the passage that is gone to."""
        self.query_one(VoicePanes).scroll_side(self._side(self.query_one(FindingList).selected), by)

    def action_view(self, by: int) -> None:
        """Show the next view."""
        if self.views:
            self.at = (self.at + by) % len(self.views)
            self.draw_all()

    def action_open(self) -> None:
        """Go to the claim in its entry."""
        if voice := self.target:
            self.dismiss((voice.entry.id, voice.claim))

    def action_open_source(self) -> None:
        """Show the whole source text at the passage."""
        from briefing.tui.screens.source import SourceScreen  # noqa: PLC0415 (not before it is wanted)

        voice = self.target
        source = source_of(voice.entry, voice.statement) if voice else None
        text = self.library.source_text(source) if source else None
        if voice is None or source is None or text is None:
            self.say(("There is no source text to show: ", Ink.ALERT), place_name(source))
            return
        own = [voice.statement] if voice.statement else []
        found = passages(source, own, partial(self.library.passage, voice.entry))
        self.app.push_screen(SourceScreen(place_name(source), text, found, 0))

    def quiet(self, text: str) -> Content:
        """Return words for the end of the second line."""
        return present.line((text, Ink.QUIET))

    def say(self, *parts: present.Part) -> None:
        """Show a message in the last line until the next key."""
        self.query_one(KeyBar).said = present.line(" ", *parts)

    def on_key(self) -> None:
        """Let the keys come back after a message."""
        self.query_one(KeyBar).said = present.EMPTY

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)
