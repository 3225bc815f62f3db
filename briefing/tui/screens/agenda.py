"""The agenda: what the entries of a search say will be, by day, with what later entries say of it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar

from briefing.library import Library
from briefing.stories.agenda import Item
from briefing.tui.finding_rows import agenda_row
from briefing.tui.findings import View
from briefing.tui.keys import Group, bindings
from briefing.tui.screens.findings import FindingsScreen

_LEGEND = "○ due  ● today  – passed  ✓ confirmed  ≠ contradicted "
_NOTHING = "No claim of these entries names a day to come, or one of the last 30 days that was to come then."


class AgendaScreen(FindingsScreen):
    """Show what is due, and what has become of what was."""

    BINDINGS = bindings(Group.AGENDA)
    GROUPS: ClassVar[tuple[Group, ...]] = (Group.AGENDA, Group.FINDINGS)

    def __init__(self, library: Library, today: date, ask: Callable[[bool], object]) -> None:
        """Take what asks for the agenda, with all that was due or without; its answers come by ``tell``."""
        super().__init__(library, "Agenda")
        self._today = today
        self._ask = ask
        self._whole = False

    def on_mount(self) -> None:
        """Ask for what is due."""
        self._ask(self._whole)

    def tell(self, found: Sequence[Item], *, over: bool) -> None:
        """Show what was found until now; ``over`` when that is all."""
        ordered = sorted(found, key=lambda item: (item.days, item.entry.id, item.claim.id))
        rows = tuple(agenda_row(item, self._today) for item in ordered)
        self.show([View("agenda", rows, self.quiet(_LEGEND), nothing=_NOTHING, waiting=not over)])
        if over:
            self.go_to(next((at for at, item in enumerate(ordered) if item.days.latest >= self._today), 0))

    def action_whole(self) -> None:
        """Show what was due long ago, or hide it."""
        self._whole = not self._whole
        self._ask(self._whole)
