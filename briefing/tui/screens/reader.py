"""The reader: search line, facets, entries, one entry and its evidence. The search line is the state of the view."""

import webbrowser
from datetime import date

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import get_current_worker

from briefing.library import Facets, Library, SearchResult
from briefing.query.edit import chosen, toggle
from briefing.tui import banner, facet_rows, present
from briefing.tui.counting import Counted, count
from briefing.tui.facet_rows import SECTIONS, FacetRow, Section
from briefing.tui.keys import Group
from briefing.tui.screens.page import problems_screen
from briefing.tui.screens.picker import PickerScreen
from briefing.tui.screens.reading import Browser, ReadingScreen
from briefing.tui.widgets.blocks import Block, BlockView
from briefing.tui.widgets.entry_list import EntryList
from briefing.tui.widgets.entry_view import EntryView, EvidenceView
from briefing.tui.widgets.facet_bar import FacetBar
from briefing.tui.widgets.key_bar import KeyBar
from briefing.tui.widgets.line import Line
from briefing.tui.widgets.search import SearchLine
from briefing.tui.widgets.timeline import Timeline

_PROMPT = 2  # cells of "/ " before the search line
_GROUPS = {
    "search": Group.SEARCH,
    "facets": Group.FACETS,
    "entries": Group.LIST,
    "entry": Group.ENTRY,
    "evidence": Group.EVIDENCE,
}


class ReaderScreen(ReadingScreen):
    """Show what a query finds; ``wanted`` is the query, and every facet that is toggled is a change of it."""

    AUTO_FOCUS = "#entries"

    wanted: reactive[str] = reactive("", init=False)

    class Answer(Message):
        """What the library found, with the question, so that a late answer is dropped.

        ``counted`` is None when the question has errors, and then nothing but them is shown.
        """

        def __init__(self, question: str, result: SearchResult, counted: Counted | None) -> None:
            super().__init__()
            self.question = question
            self.result = result
            self.counted = counted

    def __init__(self, library: Library, today: date, browser: Browser = webbrowser.open) -> None:
        super().__init__(library, browser)
        self.today = today
        self._counted: Counted | None = None
        self._problems = len(library.problems)
        self._picker: PickerScreen | None = None

    def compose(self) -> ComposeResult:
        """Yield the panes; the style sheet folds them for narrow screens."""
        yield Line(id="header", classes="header")
        with Horizontal(id="searching"):
            yield Line(id="prompt")
            yield SearchLine(id="search")
        with Horizontal(id="under"):
            yield Timeline(id="timeline")
            yield Line(id="message")
        yield BlockView(id="welcome")
        with Horizontal(id="body"):
            yield FacetBar(id="facets")
            with Vertical(id="main"):
                with Horizontal(id="panes"):
                    yield EntryList(self.today.year, id="entries")
                    yield EntryView(id="entry")
                yield EvidenceView(id="evidence")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show all entries at once; the facets follow when they are counted."""
        entries = self.library.entries
        self.set_class(not entries and not self._problems, "-empty")
        self.query_one("#prompt", Line).left = present.line(("/", present.Ink.ACCENT))
        self.query_one("#header", Line).left = banner.header(self.library.root)
        self.query_one("#welcome", BlockView).show(banner.welcome(self.library.root))
        self.show_result(SearchResult(entries, len(entries), ()))
        self.find("")

    def watch_wanted(self, wanted: str) -> None:
        """Ask the library, and write into the search line what did not come from there."""
        search = self.query_one(SearchLine)
        if search.value != wanted:
            search.value = wanted
            search.cursor_position = len(wanted)
        self.find(wanted)

    @work(thread=True, exclusive=True, group="search")
    def find(self, question: str) -> None:
        """Search and count facets beside the keys."""
        worker = get_current_worker()
        result = self.library.search(question, today=self.today)
        if worker.is_cancelled:
            return
        counted = None if result.errors else count(self.library, result, self._counted)
        if not worker.is_cancelled:
            self.post_message(self.Answer(question, result, counted))

    @on(Answer)
    def take(self, answer: Answer) -> None:
        """Show an answer to the present question; with an error, the last good result stays."""
        if answer.question != self.wanted:
            return
        self.show_errors(answer.result)
        if answer.counted is not None:
            self._counted = answer.counted
            self.show_result(answer.result)
            self.show_counted(answer.result, answer.counted)

    def show_errors(self, result: SearchResult) -> None:
        """Underline what is wrong with the query and say it in the line below."""
        self.set_class(bool(result.errors), "-wrong")
        self.query_one(SearchLine).show_errors(result.errors)
        message = self.query_one("#message", Line)
        message.left = banner.error_line(result.errors[0], _PROMPT, self.size.width) if result.errors else present.EMPTY

    def show_result(self, result: SearchResult) -> None:
        """Show the entries found, and how many they are."""
        self.query_one("#header", Line).right = banner.counts(len(result.entries), result.total, self._problems)
        entries = self.query_one(EntryList)
        entries.show_entries(result.entries)
        if entries.selected is None:
            self.entry = None
            self.draw_entry()

    def show_counted(self, result: SearchResult, counted: Counted) -> None:
        """Show days, counts and marks, also in the picker that is open."""
        self.query_one(Timeline).show(counted.days, len(result.entries) - len(counted.days))
        self.query_one(FacetBar).show([(section, self.rows(section)) for section in SECTIONS])
        if self._picker is not None:
            self._picker.show(self.all_rows(self._picker.section))

    def rows(self, section: Section) -> tuple[FacetRow, ...]:
        """Return the values of a section in the current result, with those that the query names marked."""
        marks = {field: chosen(self.wanted, field) for field in section.fields}
        counted = self._counted
        return facet_rows.section_rows(section, counted.facets, marks, counted.everything) if counted else ()

    def all_rows(self, section: Section) -> tuple[FacetRow, ...]:
        """Return the values of a section in the current result, then those of the whole library."""
        everything = self._counted.everything if self._counted else Facets()
        return facet_rows.with_rest(self.rows(section), facet_rows.section_rows(section, everything, {}, everything))

    def without_entry(self) -> tuple[Block, ...]:
        """Return what to do when nothing matches."""
        return banner.nothing_matches(self.wanted)

    def toggle(self, row: FacetRow) -> None:
        """Write a value into the search line, or take it out."""
        self.wanted = toggle(self.wanted, row.field, row.value)

    def groups(self) -> tuple[Group, ...]:
        """Return the groups of keys that work where the focus is."""
        here = _GROUPS.get(self.focused.id or "") if self.focused else None
        if here is Group.SEARCH:  # letters are text there
            return (here,)
        return (here, Group.READER, Group.APP) if here else (Group.READER, Group.APP)

    def action_search(self) -> None:
        """Go to the search line."""
        self.query_one(SearchLine).focus()

    def action_pick(self, name: str) -> None:
        """Open the picker of a facet."""
        section = next(section for section in SECTIONS if section.name == name)
        self._picker = PickerScreen(section, self.all_rows(section), self.toggle)
        self.app.push_screen(self._picker, self._picked)

    def action_problems(self) -> None:
        """List the files that could not be read."""
        self.app.push_screen(problems_screen(self.library.problems))

    def action_back(self) -> None:
        """Go back to the entries; from there, clear the search."""
        if self.focused is self.query_one(EntryList):
            self.wanted = ""
        self.go_to_entries()

    def go_to_entries(self) -> None:
        """Focus the entries, which on a narrow screen also brings them back."""
        self.remove_class("-reading")
        self.query_one(EntryList).focus()

    def on_key(self) -> None:
        """Let the keys come back after a message."""
        self.query_one(KeyBar).said = present.EMPTY

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show the keys that work here."""
        self.query_one(KeyBar).groups = self.groups()
        if isinstance(event.widget, Widget) and event.widget.id in {"entry", "evidence"}:
            self.add_class("-reading")

    @on(EntryList.Selected)
    def catch_up(self) -> None:
        """Show the entry that is selected in the list."""
        self.entry = self.query_one(EntryList).selected

    @on(EntryList.Opened)
    def _read(self) -> None:
        self.add_class("-reading")
        self.query_one(EntryView).focus()

    @on(Input.Changed, "#search")
    def _typed(self) -> None:
        self.wanted = self.query_one(SearchLine).value  # not the event's: the next key may have changed it already

    @on(SearchLine.Done)
    def _done(self) -> None:
        self.go_to_entries()

    @on(SearchLine.Moved)
    def _moved(self, message: SearchLine.Moved) -> None:
        self.query_one(EntryList).action_move(message.by)

    @on(FacetBar.Toggled)
    def _toggled(self, message: FacetBar.Toggled) -> None:
        self.toggle(message.row)

    @on(FacetBar.Wanted)
    def _wanted(self, message: FacetBar.Wanted) -> None:
        self.action_pick(message.section.name)

    @on(KeyBar.Pressed)
    async def _pressed(self, message: KeyBar.Pressed) -> None:
        own = message.key.group in {Group.READER, Group.APP}
        await self.app.run_action(message.key.action, self if own or not self.focused else self.focused)

    def _picked(self, _: None) -> None:
        self._picker = None
