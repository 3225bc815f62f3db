"""The reader: search line, facets, entries, one entry and its evidence. The search line is the state of the view."""

from datetime import date
from pathlib import Path
from time import monotonic

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus, ScreenResume
from textual.widget import Widget
from textual.widgets import Input

from briefing.library import Library, Row, SearchResult
from briefing.model import Claim, Entry
from briefing.query.hits import NO_HITS, Hits
from briefing.tui import banner, present
from briefing.tui.counting import Counted
from briefing.tui.keys import Group
from briefing.tui.screens.acting import ActingScreen
from briefing.tui.screens.arranging import ArrangingScreen
from briefing.tui.screens.asking import AskingScreen
from briefing.tui.screens.brushing import BrushingScreen
from briefing.tui.screens.comparing import ComparingScreen
from briefing.tui.screens.dating import DatingScreen
from briefing.tui.screens.filtering import FilteringScreen
from briefing.tui.screens.marking import MarkingScreen
from briefing.tui.screens.previewing import PreviewingScreen
from briefing.tui.screens.reading import Browser, open_in_browser
from briefing.tui.screens.recalling import RecallingScreen
from briefing.tui.screens.sharing import SharedScreen
from briefing.tui.screens.surveying import SurveyingScreen
from briefing.tui.screens.telling import TellingScreen
from briefing.tui.screens.walking import WalkingScreen
from briefing.tui.screens.welcoming import WelcomingScreen
from briefing.tui.widgets.blocks import Block, BlockView
from briefing.tui.widgets.entry_list import EntryList, HeadlineList
from briefing.tui.widgets.entry_view import EntryView, EvidenceView
from briefing.tui.widgets.facet_bar import FacetBar
from briefing.tui.widgets.key_bar import KeyBar
from briefing.tui.widgets.line import Line
from briefing.tui.widgets.search import SearchLine
from briefing.tui.widgets.timeline import Timeline

_PROMPT = 2  # cells of "/ " before the search line
_RUNNING = 0.08  # seconds; rows selected sooner after one another are not read but for the first and the last
_LOOK = 2.0  # seconds between two looks at the number of the index's last change
_WORTH_TELLING = 1000  # files; fewer are read before the eye sees it
_OVER = Path(__file__).with_name("over.tcss")  # styles of the screens over the reader, which the start need not read
_GROUPS = {
    "search": Group.SEARCH,
    "facets": Group.FACETS,
    "entries": Group.LIST,
    "entry": Group.ENTRY,
    "evidence": Group.EVIDENCE,
    "timeline": Group.TIMELINE,
}


class ReaderScreen(
    MarkingScreen,
    PreviewingScreen,
    RecallingScreen,
    DatingScreen,
    FilteringScreen,
    WelcomingScreen,
    ArrangingScreen,
    BrushingScreen,
    ComparingScreen,
    TellingScreen,
    SharedScreen,
    SurveyingScreen,
    WalkingScreen,
    ActingScreen,
    AskingScreen,
):
    """Show what a query finds; ``wanted`` is the query, and every facet that is toggled is a change of it."""

    AUTO_FOCUS = "#entries"

    def __init__(self, library: Library, today: date, browser: Browser = open_in_browser) -> None:
        super().__init__(library, today, browser)
        self._result: SearchResult | None = None
        self._counted: Counted | None = None
        self._problems = 0
        self._version = 0  # of the index, as it was last searched
        self._refreshing = library.may_hold_entries  # until the index is in step with the disk
        self._row: Row | None = None  # the row whose entry was read last
        self._asked: Row | None = None  # the row whose entry was asked for last
        self._selected_at = 0.0
        self.painted = False  # until the list is there, nothing else is worth a cycle

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
                    rows = EntryList if self.settings.layout.two_lines else HeadlineList
                    yield rows(self.today.year, id="entries")
                    yield EntryView(id="entry")
                yield EvidenceView(id="evidence")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show what the index has at once; counts follow, and what has changed on the disk."""
        self.query_one("#prompt", Line).left = present.line(("/", present.Ink.ACCENT))
        self.query_one("#header", Line).left = banner.header(self.library.root)
        self.query_one("#welcome", BlockView).show(banner.welcome(self.library.root))
        self.show_result(self.library.search("", today=self.today))
        self.call_after_refresh(self.begin)
        self.set_interval(_LOOK, self.look_again)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Style nothing twice: before the first paint each pane is styled as it is mounted."""
        event.refresh_styles = event.refresh_styles and self.painted

    def begin(self) -> None:
        """Do what need not be done before the list is painted."""
        self.painted = True
        self.app.stylesheet.read(_OVER)
        self.app.stylesheet.parse()
        self._version = self.library.version
        self.read_selected()
        self.find(self.wanted, None)
        self.reconcile()

    @on(AskingScreen.Refreshing)
    def show_progress(self, message: AskingScreen.Refreshing) -> None:
        """Tell how far the index is, when it takes long enough to be seen."""
        if message.total >= _WORTH_TELLING:
            self.query_one("#header", Line).right = banner.indexing(message.done, message.total)

    @on(AskingScreen.Refreshed)
    def take_changes(self, message: AskingScreen.Refreshed) -> None:
        """Search again in what has changed, and say what that was."""
        self._refreshing = False
        self._problems = message.problems
        self.show_head()
        if not message.changes:  # else what is searched again tells whether anything is there
            self.show_empty()
        else:
            self._version = self.library.version
            self.search_again()
            self.say(*banner.changed(message.changes))
        self.compare_stories()

    def look_again(self) -> None:
        """Search again when another program has changed the index, or there is more of it while it grows."""
        version = self.library.version
        if version != self._version:
            self._version = version
            self.search_again()
            self.compare_stories()

    def search_again(self) -> None:
        """Ask the same question of an index that has changed; what is selected may have changed as well."""
        self.workers.cancel_group(self, "entry")
        self._row = self._asked = None
        self.find(self.wanted, None)
        self.tell_again()

    def show_empty(self) -> None:
        """Welcome to a library without entries, once that is certain."""
        nothing = self._result is not None and not self._result.total and not self._refreshing
        before = self.has_class("-empty")
        self.set_class(nothing and not self._problems, "-empty")
        if before and not self.has_class("-empty") and self.focused is not self.query_one(SearchLine):
            self.go_to_entries()  # what has no room has no focus either

    def watch_wanted(self, wanted: str) -> None:
        """Ask the library, and write into the search line what did not come from there."""
        search = self.query_one(SearchLine)
        if search.value != wanted:
            search.value = wanted
            search.cursor_position = len(wanted)
        self.find(wanted, self._counted)

    @on(AskingScreen.Answer)
    def take(self, answer: AskingScreen.Answer) -> None:
        """Show an answer to the present question; with an error, the last good result stays."""
        if answer.question != self.wanted:
            return
        self.show_errors(answer.result)
        if answer.counted is not None:
            self._counted = answer.counted
            self.show_result(answer.result)
            self.show_counted(answer.counted)

    def show_errors(self, result: SearchResult) -> None:
        """Underline what is wrong with the query and say it in the line below."""
        self.set_class(bool(result.errors), "-wrong")
        self.query_one(SearchLine).show_errors(result.errors)
        message = self.query_one("#message", Line)
        message.left = banner.error_line(result.errors[0], _PROMPT, self.size.width) if result.errors else present.EMPTY

    def show_head(self) -> None:
        """Show how many entries were found."""
        if self._result is not None:
            result = self._result
            self.query_one("#header", Line).right = banner.counts(
                result.count, result.total, result.unread, self._problems, exact=result.exact
            )

    def show_result(self, result: SearchResult) -> None:
        """Show the entries found, and how many they are."""
        self._result = result
        self.show_head()
        self.show_empty()
        self.query_one(EntryList).show_result(result)
        self.read_selected()
        self.mark_again()

    def show_counted(self, counted: Counted) -> None:
        """Show days, counts and marks, also in the picker that is open."""
        self.query_one(Timeline).show(counted.timeline)
        self.query_one(FacetBar).show(self.sections())

    def marks(self, claim: Claim) -> bool:
        """Tell whether what is searched for is about a claim."""
        return self._result is not None and self._result.marks(claim)

    @property
    def hits(self) -> Hits:
        """What is searched for in texts."""
        return self._result.hits if self._result is not None else NO_HITS

    def without_entry(self) -> tuple[Block, ...]:
        """Return what to do when nothing matches, or when the file of the selected entry cannot be read."""
        row = self.query_one(EntryList).selected
        if row is None:
            return banner.nothing_matches(self.wanted)
        faults = [fault for fault in self.faults if fault.file == row.file]
        return banner.cannot_read(row.file, faults) if row == self._row else ()

    def groups(self) -> tuple[Group, ...]:
        """Return the groups of keys that work where the focus is."""
        here = _GROUPS.get(self.focused.id or "") if self.focused else None
        if here is Group.SEARCH:  # letters are text there
            return (here,)
        return (here, Group.READER, Group.APP) if here else (Group.READER, Group.APP)

    def action_search(self) -> None:
        """Go to the search line, at once: the next key is meant for it, and begins another word."""
        search = self.query_one(SearchLine)
        search.begin_word()
        self.set_focus(search)

    def action_jump(self) -> None:
        """Ask for a day, and go to the entries of it."""
        from briefing.tui.screens.day import DayScreen  # noqa: PLC0415

        self.app.push_screen(DayScreen(), self._jumped)

    def action_problems(self) -> None:
        """List the files that could not be read."""
        from briefing.tui.screens.page import problems_screen  # noqa: PLC0415

        self.app.push_screen(problems_screen((*self.config_problems, *self.library.problems)))

    def action_back(self) -> None:
        """Go back to the entries; from there, clear the search."""
        if self.focused is self.query_one(EntryList):
            self.clear_search()
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
            self.opened()

    @on(EntryList.Selected)
    def read_selected(self) -> None:
        """Read the selected entry, unless it is shown; while the selection runs only where it comes to rest."""
        row = self.query_one(EntryList).selected
        if not self.painted:
            return
        if row is None or self._result is None:
            self.show_entry(None, None)
        elif row != self._asked:
            self._asked, before = row, self._selected_at
            self._selected_at = monotonic()
            if row != self._row:
                self.read(self._result, row, _RUNNING if self._selected_at - before < _RUNNING else 0)

    @on(AskingScreen.Read)
    def take_entry(self, message: AskingScreen.Read) -> None:
        """Show an entry that was read, if it is still the selected one."""
        if message.row == self.query_one(EntryList).selected:
            self.show_entry(message.row, message.entry)

    def show_entry(self, row: Row | None, entry: Entry | None) -> None:
        """Show the entry of a row, or why there is none."""
        self._row = self._asked = row
        if entry is None and self.entry is None:
            self.draw_entry()
        self.entry = entry

    def catch_up(self) -> None:
        """Show the selected entry now: a key is about it."""
        row = self.query_one(EntryList).selected
        if row is not None and row != self._row and self._result is not None:
            self.show_entry(row, self._result.entry(row))

    @on(EntryList.Opened)
    def _read(self) -> None:
        self.add_class("-reading")
        self.opened()
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

    def _jumped(self, day: date | None) -> None:
        if day is not None:
            self.query_one(EntryList).go_to(day)
            self.go_to_entries()
