"""The part of the reader that chooses dates: the calendar, and the counts of the month that it shows."""

import asyncio
from collections.abc import Mapping
from datetime import date
from threading import Event
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from briefing.tui.screens.filtering import FilteringScreen
from briefing.tui.widgets.entry_list import EntryList

if TYPE_CHECKING:  # it is imported when it is wanted
    from briefing.tui.screens.calendar import CalendarScreen


class DatingScreen(FilteringScreen):
    """Open the calendar; its counts are of what the query finds without its own dates, so that others can be chosen."""

    _calendar: "CalendarScreen | None" = None

    class Dated(Message):
        """How many entries of the query were published on the days of a month."""

        def __init__(self, month: date, counts: Mapping[date, int]) -> None:
            super().__init__()
            self.month = month
            self.counts = counts

    def action_pick(self, name: str) -> None:
        """Open the calendar for dates, else the picker of the facet."""
        if name != "date":
            super().action_pick(name)
            return
        from briefing.tui.screens.calendar import CalendarScreen  # noqa: PLC0415 (not before it is wanted)

        self._calendar = CalendarScreen(self.wanted, self.today, self._day_read(), self.count_month)
        self.app.push_screen(self._calendar, self._chosen)

    @work(exclusive=True, group="calendar")
    async def count_month(self, month: date) -> None:
        """Count the entries of each day of a month."""
        stop = Event()
        try:
            counts = await asyncio.to_thread(self._count_month, self.wanted, month, stop)
            self.post_message(self.Dated(month, counts))
        finally:
            stop.set()

    def _count_month(self, query: str, month: date, stop: Event) -> Mapping[date, int]:
        from briefing.query.spoken_dates import DateTerm, with_dates  # noqa: PLC0415

        wanted = with_dates(query, DateTerm("date", month.isoformat()[:7]))
        result = self.library.search(wanted, today=self.today)
        result.settle(stop.is_set)
        days = result.timeline().counts
        return {day: count for day, count in days if (day.year, day.month) == (month.year, month.month)}

    @on(Dated)
    def _show_month(self, message: Dated) -> None:
        if self._calendar is not None and self._calendar.is_mounted:
            self._calendar.show(message.month, message.counts)

    def _day_read(self) -> date:
        """Return the day of the selected entry, today where it has none."""
        from briefing.model import parse_edtf  # noqa: PLC0415

        row = self.query_one(EntryList).selected
        try:
            return parse_edtf(row.published).earliest if row and row.published else self.today
        except ValueError:
            return self.today

    def _chosen(self, query: str | None) -> None:
        self._calendar = None
        if query is not None:
            self.wanted = query
