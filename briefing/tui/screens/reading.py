"""The half of the reader that reads: an entry, the statement under the cursor, its evidence, what is done with it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.reactive import reactive
from textual.screen import Screen

from briefing.library import Library, Passage, open_url_allowed
from briefing.model import Claim, Entry, Evidence
from briefing.query.hits import NO_HITS, Hits
from briefing.tui import present
from briefing.tui.entry_text import Drawing, entry_blocks
from briefing.tui.evidence_text import evidence_blocks, place_name
from briefing.tui.keys import Group, bindings, called
from briefing.tui.present import Ink
from briefing.tui.source_text import passages, source_of
from briefing.tui.statements import NOTHING, Statement, first_claim, next_row, same_place, statements
from briefing.tui.widgets.blocks import Block, BlockView
from briefing.tui.widgets.entry_view import EntryView, EvidenceView
from briefing.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:  # what compares stories is not read before the first paint
    from briefing.tui.relations import Related

Browser = Callable[[str], object]


def open_in_browser(url: str) -> object:
    """Open a URL in the user's browser."""
    import webbrowser  # noqa: PLC0415 (7 ms that the first paint need not wait for)

    return webbrowser.open(url)


class ReadingScreen(Screen[None]):
    """Show an entry, and for the statement under the cursor the words of the source that support it."""

    BINDINGS = bindings(Group.READER)

    entry: reactive[Entry | None] = reactive(None, init=False)
    place: reactive[int | None] = reactive(None, init=False)
    hidden: reactive[bool] = reactive(False, init=False)
    whole: reactive[bool] = reactive(False, init=False)  # all actors of the entry are shown
    related: reactive[Mapping[str, "Related"]] = reactive(NOTHING, init=False)  # what its story says of its claims

    def __init__(self, library: Library, browser: Browser = open_in_browser) -> None:
        super().__init__()
        self.library = library
        self._browser = browser
        self.walk: tuple[Statement, ...] = ()
        self._walked = False  # until the user goes to a statement, the top of the entry is in view
        self._drawn_marks: tuple[object, ...] = ()

    @property
    def statement(self) -> Statement | None:
        """The statement under the cursor."""
        return self.walk[self.place] if self.place is not None and self.place < len(self.walk) else None

    def marks(self, claim: Claim) -> bool:  # noqa: ARG002 (a screen without a search marks nothing)
        """Tell whether what is searched for is about a claim."""
        return False

    @property
    def hits(self) -> Hits:
        """What is searched for in texts."""
        return NO_HITS

    def look(self, evidence: Evidence) -> Passage:
        """Return what the source says where the evidence points."""
        if self.entry is None:
            raise ValueError("evidence is looked up for an entry")
        return self.library.passage(self.entry, evidence)

    @property
    def stated_in(self) -> Entry | None:
        """The entry that the statement under the cursor stands in: another one of its story for what others say."""
        statement = self.statement
        return statement.other.entry if statement and statement.other else self.entry

    def look_there(self, evidence: Evidence) -> Passage:
        """Return what the source of the statement's entry says where the evidence points."""
        return self.look(evidence) if self.stated_in is self.entry else self._look_in(self.stated_in, evidence)

    def _look_in(self, entry: Entry | None, evidence: Evidence) -> Passage:
        if entry is None:
            raise ValueError("evidence is looked up for an entry")
        return self.library.passage(entry, evidence)

    def say(self, *parts: present.Part) -> None:
        """Show a message in the last line until the next key."""
        self.query_one(KeyBar).said = present.line(" ", *parts)

    def watch_entry(self, before: Entry | None, entry: Entry | None) -> None:
        """Show another entry from its top, with its first claim chosen; the same one, changed, where it was read."""
        here = self.statement if before and entry and before.id == entry.id else None
        if here is None:
            self.set_reactive(ReadingScreen.whole, False)
            self._walked = False
        if not (before and entry and before.id == entry.id):
            self.set_reactive(ReadingScreen.related, NOTHING)
        self.walk = self._statements()
        same = same_place(self.walk, here) if here else None
        self.set_reactive(ReadingScreen.place, first_claim(self.walk, self.marks) if same is None else same)
        self.draw_entry()

    def mark_again(self) -> None:
        """Mark the claims of the entry for another search; the first that is marked is chosen until the user walks."""
        marked = self._marked()
        if marked != self._drawn_marks:
            if not self._walked:
                self.set_reactive(ReadingScreen.place, first_claim(self.walk, self.marks))
            self.draw_entry()

    def _marked(self) -> tuple[object, ...]:
        return (self.hits, *(self.marks(claim) for claim in self.entry.claims)) if self.entry else ()

    def watch_hidden(self) -> None:
        """Show the entry with or without its stances and intentions, at the same statement where it is still shown."""
        before = self.statement
        self.walk = self._statements()
        same = next(
            (at for at, statement in enumerate(self.walk) if statement == before), first_claim(self.walk, self.marks)
        )
        self.set_reactive(ReadingScreen.place, same)
        self.draw_entry()

    def watch_whole(self) -> None:
        """Show all actors of the entry, the first of those that were not shown chosen."""
        self.walk = self._statements()
        self.draw_entry()

    def watch_related(self) -> None:
        """Show what other claims of the story say, at the same statement."""
        here = self.statement
        self.walk = self._statements()
        same = same_place(self.walk, here) if here else None
        self.set_reactive(ReadingScreen.place, first_claim(self.walk, self.marks) if same is None else same)
        self.draw_entry()

    def _statements(self) -> tuple[Statement, ...]:
        if self.entry is None:
            return ()
        return statements(self.entry, hidden=self.hidden, whole=self.whole, related=self.related)

    def watch_place(self) -> None:
        """Choose another statement and show its evidence."""
        self.query_one(EntryView).stop = self.place
        self.follow_place()
        self.draw_evidence()

    def draw_entry(self) -> None:
        """Draw the entry and the evidence of its statement."""
        view = self.query_one(EntryView)
        self._drawn_marks = self._marked()
        if self.entry:
            view.show(
                (
                    *self.above_entry(),
                    *entry_blocks(self.entry, self.walk, self._drawing()),
                ),
                self.place,
                follow=self._walked,
            )
        else:
            view.show(self.without_entry())
        self.draw_evidence()

    def _drawing(self) -> Drawing:
        return Drawing(self.hidden, self.marks, self.hits, self.look, self.related)

    def draw_evidence(self) -> None:
        """Draw the passages of the statement."""
        view = self.query_one(EvidenceView)
        cells = view.scrollable_content_region.width or 80  # before the first layout any width will do
        view.show(self._evidence(self.entry, cells) if self.entry else ())

    def _evidence(self, entry: Entry, cells: int) -> tuple[Block, ...]:
        if self.statement and self.statement.other and self.statement.other.headline:
            return (Block(present.line(("Headline", Ink.STRONG), (f"  {self.statement.text}", Ink.CHOSEN))),)
        if self.statement is None or self.statement.term is None:
            return evidence_blocks(self.stated_in or entry, self.statement, self.look_there, cells)
        from briefing.tui.mention_text import mention_blocks  # noqa: PLC0415 (not before it is wanted)

        return mention_blocks(entry, self.statement, self.library.source_text, cells)

    @on(BlockView.Widened, "#evidence")
    def _widened(self) -> None:
        self.draw_evidence()

    def above_entry(self) -> tuple[Block, ...]:
        """Return what stands over the entry."""
        return ()

    def without_entry(self) -> tuple[Block, ...]:
        """Return what the entry pane says when there is no entry."""
        raise NotImplementedError

    def catch_up(self) -> None:
        """Take over the entry that is selected, when a key comes before the message that says so."""
        raise NotImplementedError

    def action_toggle_hidden(self) -> None:
        """Show or hide stances and intentions."""
        self.catch_up()
        self.hidden = not self.hidden

    def action_open_link(self) -> None:
        """Open the URL of the statement's source, else the first that may be opened."""
        self.catch_up()
        if self.entry is None:
            return
        there = self.stated_in or self.entry
        first = source_of(there, self.statement)
        urls = [source.url for source in (first, *there.sources) if source and source.url]
        allowed = next((url for url in urls if open_url_allowed(url)), None)
        if allowed:
            self.browse(allowed)
            self.say(("Opening ", Ink.STRONG), (allowed, Ink.QUIET))
        elif urls:
            self.say(("Not opened: only http and https links are. ", Ink.ALERT), (urls[0], Ink.QUIET))
        else:
            self.say(
                ("This entry has no link. ", Ink.STRONG),
                (f"{called('evidence.open')} shows its source text.", Ink.QUIET),
            )

    @work(thread=True, group="browser", exit_on_error=False)
    def browse(self, url: str) -> None:
        """Hand the URL to the browser, which may take its time."""
        if self.app.is_web:  # the browser that shows this, wherever it is
            self.app.call_from_thread(self.app.open_url, url)
        else:
            self._browser(url)

    def action_open_source(self) -> None:
        """Show the whole source text at the passage."""
        self.catch_up()
        entry, look = self.stated_in, self.look_there
        source = source_of(entry, self.statement) if entry else None
        text = self.library.source_text(source) if source else None
        if entry is None or source is None or text is None:
            self.say(("There is no source text to show: ", Ink.ALERT), place_name(source))
            return
        from briefing.tui.screens.source import SourceScreen  # noqa: PLC0415 (not before it is wanted)

        every = statements(entry, hidden=True, whole=True)
        here = same_place(every, replace(self.statement, other=None)) if self.statement else None
        screen = SourceScreen(place_name(source), text, passages(source, every, look), here)
        back = None if entry is not self.entry else lambda place: None if place is None else self.go_to(every[place])
        self.app.push_screen(screen, back)

    def go_to(self, statement: Statement) -> None:
        """Go to a statement of the entry, also where it is hidden: then what is hidden is shown."""
        if statement not in self.walk and statement.claim:
            self.hidden = True
        if statement in self.walk:
            self.place = self.walk.index(statement)
            self.follow_place()

    def follow_place(self) -> None:
        """Keep the chosen statement in view, also when a step ends where it began."""
        self._walked = True
        self.query_one(EntryView).follow()

    @on(EntryView.Moved)
    def _step(self, message: EntryView.Moved) -> None:
        if self.walk:
            self.place = next_row(self.walk, self.place or 0, message.by)
            self.follow_place()
