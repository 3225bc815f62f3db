"""The part of the reader that walks: over claims and on into the next entry, and from an actor to all that names it."""

from textual import on

from briefing.query.edit import toggle
from briefing.tui.keys import called
from briefing.tui.present import Ink
from briefing.tui.screens.asking import AskingScreen
from briefing.tui.statements import Term, beside, first_claim, last_claim, next_claim
from briefing.tui.widgets.blocks import BlockView
from briefing.tui.widgets.entry_list import EntryList
from briefing.tui.widgets.entry_view import Reading


class WalkingScreen(AskingScreen):
    """Go from claim to claim, from entry to entry, and to the entries that an actor, country, topic or tag has."""

    def action_claim(self, by: int) -> None:
        """Go to the next claim in a direction; after the last one, to the next entry."""
        self.catch_up()
        place = next_claim(self.walk, self.place, by)
        if place is not None:
            self.place = place
        elif self._other_entry(by):
            self.catch_up()
            self.place = first_claim(self.walk, lambda _: False) if by > 0 else last_claim(self.walk)
            where = "Next entry: " if by > 0 else "Previous entry: "
            self.say((where, Ink.STRONG), (self.entry.headline if self.entry else "", Ink.QUIET))
        else:
            self.say("There are no further claims: this is the ", "last" if by > 0 else "first", " entry.")
        self.follow_place()

    def action_entry(self, by: int) -> None:
        """Go to the next entry in a direction, in whatever pane the keys are."""
        if not self._other_entry(by):
            self.say("This is the ", "last" if by > 0 else "first", " entry.")

    def _other_entry(self, by: int) -> bool:
        entries = self.query_one(EntryList)
        before = entries.index
        entries.action_move(by)
        return entries.index != before

    def action_across(self, by: int) -> None:
        """Go to what stands beside in its row; left of the first one, back to the entries."""
        place = beside(self.walk, self.place, by) if self.place is not None else None
        if place is not None:
            self.place = place
        elif by < 0:
            self.action_back()

    def action_back(self) -> None:
        """Go back to the entries."""
        raise NotImplementedError

    def go_to_entries(self) -> None:
        """Focus the entries."""
        raise NotImplementedError

    def follow_to(self, entry: str, claim: str | None = None) -> None:
        """Go to a claim of another entry."""
        raise NotImplementedError

    def action_put(self) -> None:
        """Put the actor, country, topic or tag under the cursor into the search, or take it out."""
        term = self._term()
        if term and term.value is not None:
            self.wanted = toggle(self.wanted, term.field, term.value)
            self.say(("Search: ", Ink.STRONG), (self.wanted or "everything", Ink.QUIET))

    @on(Reading.Opened)
    def open_statement(self) -> None:
        """Show the source of a claim; for an actor, country, topic or tag every entry that has it.

        What another claim says is gone to, in the entry that it stands in.
        """
        other, term = self.statement.other if self.statement else None, self._term()
        if other is not None:
            self.follow_to(other.entry.id, other.claim.id or None)
            return
        if term is None:
            self.action_open_source()
        elif term.value is None:
            self.whole = True
        else:
            self._search(toggle("", term.field, term.value))

    def _search(self, query: str) -> None:
        if not query:
            self.say("The search cannot take this value.")
            return
        self.wanted = query
        self.go_to_entries()
        self.say((f"{called('query.back')} brings the search back from ", Ink.QUIET), (query, Ink.STRONG))

    def _term(self) -> Term | None:
        return self.statement.term if self.statement else None

    @on(BlockView.Clicked, "#entry")
    def choose_clicked(self, message: BlockView.Clicked) -> None:
        """Choose what was clicked; a second click on an actor or the like opens it."""
        if message.place == self.place and self._term():
            self.open_statement()
        self.place = message.place
