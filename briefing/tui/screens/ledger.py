"""The ledger: what the entries of a search contradict each other in, the last first, both sides beside one another."""

from collections.abc import Sequence
from typing import ClassVar

from briefing.library import Library
from briefing.stories.disputes import Dispute
from briefing.tui.finding_rows import dispute_row, latest_moment
from briefing.tui.findings import View
from briefing.tui.keys import Group, bindings
from briefing.tui.screens.findings import FindingsScreen

_NOTHING = "Nothing is disputed, as far as can be told: where it is in doubt nothing is said."


class LedgerScreen(FindingsScreen):
    """Show disagreements as they are found; later words on a matter only when they are wanted."""

    BINDINGS = bindings(Group.LEDGER)
    GROUPS: ClassVar[tuple[Group, ...]] = (Group.LEDGER, Group.FINDINGS)

    def __init__(self, library: Library) -> None:
        super().__init__(library, "Disputes")
        self._found: tuple[Dispute, ...] = ()
        self._over = False
        self._revisions = False

    def tell(self, found: Sequence[Dispute], *, over: bool) -> None:
        """Show what was found until now; ``over`` when that is all."""
        self._found, self._over = tuple(found), over
        self._list()

    def action_revisions(self) -> None:
        """Show or hide what is only a later word."""
        self._revisions = not self._revisions
        self._list()

    def _list(self) -> None:
        chosen = [dispute for dispute in self._found if self._revisions or dispute.revised is None]
        rows = tuple(dispute_row(dispute) for dispute in sorted(chosen, key=latest_moment, reverse=True))
        hidden = len(self._found) - len(chosen)
        told = f"{hidden:,} later word{'s' * (hidden != 1)} hidden " if hidden else ""
        self.show([View("disputes", rows, self.quiet(told), nothing=_NOTHING, waiting=not self._over)])
