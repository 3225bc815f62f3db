"""The part of the reader that goes to a claim of another entry, wherever that comes from, and back again."""

from dataclasses import dataclass

from briefing.model import Entry
from briefing.query.edit import toggle
from briefing.tui.keys import called
from briefing.tui.present import Ink
from briefing.tui.screens.asking import AskingScreen
from briefing.tui.statements import claim_at, place_of_claim
from briefing.tui.widgets.entry_list import EntryList
from briefing.tui.widgets.entry_view import EntryView


@dataclass(frozen=True, slots=True)
class Stay:
    """Where the reader was: what was searched for, the entry and its claim."""

    question: str
    entry: str
    claim: str | None


class FollowingScreen(AskingScreen):
    """Go to an entry and a claim of it; a search that does not find it is replaced by its story."""

    _awaited: Stay | None = None  # what is shown as soon as its entry is read
    _trail: tuple[Stay, ...] = ()

    def follow_to(self, entry: str, claim: str | None = None) -> None:
        """Go to a claim of an entry, both by their ids; ``action_return`` comes back."""
        self.catch_up()
        if self.entry is not None:
            self._trail = (*self._trail, Stay(self.wanted, self.entry.id, claim_at(self.walk, self.place)))
        self._go(Stay(self.wanted, entry, claim))
        self.say((f"{called('claim.return')} goes back to where you were.", Ink.QUIET))

    def action_return(self) -> None:
        """Go back to where the last jump began."""
        if not self._trail:
            self.say("There is nowhere to go back to: no claim of another entry was followed.")
            return
        *rest, last = self._trail
        self._trail = tuple(rest)
        self._go(last)

    def _go(self, stay: Stay) -> None:
        self._awaited = stay
        entries = self.query_one(EntryList)
        if self.wanted != stay.question:
            entries.followed = stay.entry
            self.wanted = stay.question
        elif self.entry is not None and self.entry.id == stay.entry:
            self._arrive(self.entry)
        elif (place := self._position(stay.entry)) is not None:
            entries.index = place
        else:
            entries.followed = stay.entry
            self.wanted = toggle("", "story", stay.entry)
        self.query_one(EntryView).focus()

    def _position(self, entry: str) -> int | None:
        """Return the position of an entry among those found, None when it is not one of them."""
        result = self.query_one(EntryList).result
        return result.place(entry) if result else None

    def watch_entry(self, before: Entry | None, entry: Entry | None) -> None:
        """Show another entry, at the claim that was asked for."""
        super().watch_entry(before, entry)
        if entry is not None and self._awaited is not None and entry.id == self._awaited.entry:
            self._arrive(entry)

    def _arrive(self, entry: Entry) -> None:
        claim, self._awaited = self._awaited.claim if self._awaited else None, None
        if claim is None:
            return
        if place_of_claim(self.walk, claim) is None and any(one.id == claim for one in entry.claims):
            self.hidden = True
        if (place := place_of_claim(self.walk, claim)) is not None:
            self.place = place
            self.follow_place()
