"""The part of the reader that goes back and forward through searches, and takes single terms out of the present one.

A search counts when it stood for a second, or was left by anything but typing: no keystroke is a step of its own.
"""

from textual import on
from textual.timer import Timer

from briefing.tui.history import History, Visit
from briefing.tui.keys import called
from briefing.tui.present import Ink
from briefing.tui.screens.asking import AskingScreen
from briefing.tui.widgets.entry_list import EntryList
from briefing.tui.widgets.search import SearchLine

_STOOD = 1.0  # seconds after which what was typed is a search of its own


class RecallingScreen(AskingScreen):
    """Remember searches with their places, and return to them."""

    _standing: Timer | None = None
    _stepping = False  # the search comes from the history, and is no new one
    _place: str | None = None  # the entry to be selected when the answer is there

    def on_mount(self) -> None:
        """Begin to remember."""
        self._history = History()
        self._history.stand(Visit(self.wanted))
        self.watch(self, "wanted", self._remember, init=False)

    def _remember(self, before: str, _: str) -> None:
        """Remember the search that is left; what is being typed counts once it stands."""
        if self._standing is not None:
            self._standing.stop()
        if self._stepping:
            return
        if self.focused is self.query_one(SearchLine):
            self._left_at(before)
            self._standing = self.set_timer(_STOOD, self._stand)
        else:
            self._history.stand(self._visit(before))
            self._history.stand(Visit(self.wanted))

    def _left_at(self, query: str) -> None:
        """Remember the entry of a search that counts already."""
        if self._history.present == query:
            self._history.stand(self._visit(query))

    def _stand(self) -> None:
        self._history.stand(self._visit(self.wanted))

    def _visit(self, query: str) -> Visit:
        row = self.query_one(EntryList).selected
        return Visit(query, row.id if row else None)

    @on(SearchLine.Done)
    def _search_done(self) -> None:
        self._stand()

    def action_recall(self, by: int) -> None:
        """Go to the search before, or after."""
        self._stand()
        visit = self._history.step(by)
        if visit is None:
            self.say((f"There is no {'earlier' if by < 0 else 'later'} search.", Ink.STRONG))
            return
        self._place, self._stepping = visit.entry, True
        try:
            self.wanted = visit.query
        finally:
            self._stepping = False

    @on(AskingScreen.Answer)
    def _return_to_place(self, answer: AskingScreen.Answer) -> None:
        """Select the entry that was selected when the search was left."""
        if self._place is None or answer.question != self.wanted or answer.counted is None:
            return
        place, self._place = answer.result.place(self._place), None
        if place is not None:
            self.query_one(EntryList).index = place

    def clear_search(self) -> None:
        """Search for nothing, and say how to return."""
        if self.wanted:
            self.wanted = ""
            self.say(
                ("Search cleared. ", Ink.STRONG),
                (f"{called('query.back')} ", Ink.ACCENT),
                ("brings it back.", Ink.QUIET),
            )

    def action_clear(self) -> None:
        """List the terms of the search, to take one or all of them out."""
        from briefing.tui.screens.terms import TermsScreen  # noqa: PLC0415 (not before it is wanted)

        if not self.wanted.strip():
            self.say(("Nothing is searched for: ", Ink.STRONG), ("there is nothing to clear.", Ink.QUIET))
            return
        self.app.push_screen(TermsScreen(self.wanted, self._without), self._cleared)

    def _without(self, query: str) -> None:
        self.wanted = query

    def _cleared(self, _: None) -> None:
        if not self.wanted:
            self.say(
                ("Search cleared. ", Ink.STRONG),
                (f"{called('query.back')} ", Ink.ACCENT),
                ("brings it back.", Ink.QUIET),
            )
