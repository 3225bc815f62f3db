"""The picker of topics: the tree of IPTC Media Topics, and with letters typed a flat list with the way to each."""

from collections.abc import Sequence
from typing import ClassVar

from briefing.tui.facet_filter import Item, OtherNames, matching
from briefing.tui.facet_rows import FacetRow, Section
from briefing.tui.keys import Group, bindings
from briefing.tui.screens.picker import Choices, FacetList, FilterLine, PickerScreen
from briefing.tui.topic_rows import above, every_topic, tree_rows
from briefing.vocabulary.topics import narrower


class TopicScreen(PickerScreen):
    """Show topics as a tree; right opens a branch, left closes it or goes to the topic above."""

    BINDINGS = bindings(Group.TREE, priority=True)
    GROUPS: ClassVar[tuple[Group, ...]] = (Group.PICKER, Group.TREE)
    HINTS: ClassVar[tuple[tuple[str, str], ...]] = (("→←", "narrower"), *PickerScreen.HINTS)

    def __init__(self, section: Section, rows: Sequence[FacetRow], choices: Choices, others: OtherNames) -> None:
        super().__init__(section, rows, choices, others)
        self._weights, self._complete = _counts(rows), False
        self._opened = frozenset(topic for row in rows if row.chosen or row.excluded for topic in above(row.value))

    def listed(self, wanted: str) -> tuple[Item, ...]:
        """Return the tree, or the topics that the letters can mean."""
        if wanted:
            return matching(every_topic(self.rows), wanted, self._others)
        return tree_rows(self.rows, self._opened, self._weights)

    def show(self, rows: Sequence[FacetRow]) -> None:
        """Replace counts and marks; the order is that of the first complete counts, so that nothing jumps."""
        if not self._complete:
            self._weights, self._complete = _counts(rows), True
        super().show(rows)

    def action_unfold(self) -> None:
        """Open the branch, or close it."""
        row = self.query_one(FacetList).value
        if row and row.value in self._opened:
            self.action_fold()
        else:
            self.action_open()

    def action_open(self) -> None:
        """Show what is narrower; where that is shown already, go to the first of it."""
        row = self.query_one(FacetList).value
        if row is None or self._typing or not narrower(row.value):
            return
        if row.value in self._opened:
            self.action_move(1)
        else:
            self._opened |= {row.value}
            self._show_again()

    def action_fold(self) -> None:
        """Hide what is narrower; where nothing is shown, go to the topic above."""
        row = self.query_one(FacetList).value
        if row is None or self._typing:
            return
        if row.value in self._opened:
            self._opened -= {row.value}
            self._show_again()
        elif path := above(row.value):
            values = self.query_one(FacetList)
            values.index = next(
                at for at, item in enumerate(values.rows) if isinstance(item, FacetRow) and item.value == path[-1]
            )

    @property
    def _typing(self) -> bool:
        return bool(self.query_one(FilterLine).value.strip())


def _counts(rows: Sequence[FacetRow]) -> dict[str, int]:
    return {row.value: row.count or 0 for row in rows}
