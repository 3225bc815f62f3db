"""The part of the reader that opens the story of an entry, the ledger and the agenda of what a search finds."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from time import time
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from briefing.tui.screens.relating import RelatingScreen

if TYPE_CHECKING:  # what compares stories is not read before the first paint
    from briefing.library.marks import Step
    from briefing.library.story_report import StoryReport
    from briefing.stories.agenda import Item
    from briefing.stories.changes import Change
    from briefing.stories.disputes import Dispute
    from briefing.tui.screens.agenda import AgendaScreen
    from briefing.tui.screens.changes import ChangesScreen, Span
    from briefing.tui.screens.findings import Target
    from briefing.tui.screens.ledger import LedgerScreen

_DAY = 86_400
_OFTEN = 20  # stories that are read before what they tell is shown


class TellingScreen(RelatingScreen):
    """Open the screens over the reader that compare stories, and go where they lead."""

    class Found(Message):
        """What is to be shown of what was found until now."""

        def __init__(self, show: Callable[[], None]) -> None:
            super().__init__()
            self.show = show

    def action_story(self) -> None:
        """Show the story of the entry."""
        from briefing.tui.screens.story import StoryScreen  # noqa: PLC0415 (not before it is wanted)

        self.catch_up()
        if self.entry is None:
            self.say("There is no entry whose story could be shown.")
            return
        self.app.push_screen(StoryScreen(self.library, self.entry.id), self._left_findings)

    def action_disputes(self) -> None:
        """Show what the entries found contradict each other in."""
        from briefing.tui.screens.ledger import LedgerScreen  # noqa: PLC0415 (as above)

        screen = LedgerScreen(self.library)
        self.app.push_screen(screen, self._left_findings)
        self.find_disputes(screen, self.wanted)

    def action_agenda(self) -> None:
        """Show what the entries found say will be."""
        from briefing.tui.screens.agenda import AgendaScreen  # noqa: PLC0415 (as above)

        screen = AgendaScreen(self.library, self.today, lambda whole: self.find_agenda(screen, self.wanted, whole))
        self.app.push_screen(screen, self._left_findings)

    def action_changes(self) -> None:
        """Show what has changed in the stories of what was found."""
        from briefing.tui.screens.changes import ChangesScreen  # noqa: PLC0415 (as above)

        looks: list[Step] = []

        def look() -> bool:
            if looks:
                self.library.marks.repeat(looks.pop().back)
            else:
                looks.append(self.library.marks.look(self.wanted))
            return bool(looks)

        screen = ChangesScreen(self.library, lambda span: self.find_changes(screen, self.wanted, span), look)
        self.app.push_screen(screen, self._left_findings)

    def _left_findings(self, target: "Target | None") -> None:
        self.workers.cancel_group(self, "telling")
        if target is not None:
            self.follow_to(*target)

    @work(thread=True, exclusive=True, group="telling")
    def find_disputes(self, screen: "LedgerScreen", question: str) -> None:
        """Compare the stories that are contested among what a search finds, one after the other."""
        from briefing.library.across import contested_stories  # noqa: PLC0415 (as above)

        worker = get_current_worker()
        self.library.compare(stop=lambda: worker.is_cancelled)
        found: list[Dispute] = []
        for number, report in enumerate(contested_stories(self.library, question, today=self.today), 1):
            if worker.is_cancelled:
                return
            found += report.comparison.contradictions
            if number % _OFTEN == 0:
                self.post_message(self.Found(partial(screen.tell, tuple(found), over=False)))
        self.post_message(self.Found(partial(screen.tell, tuple(found), over=True)))

    @work(thread=True, exclusive=True, group="telling")
    def find_agenda(self, screen: "AgendaScreen", question: str, whole: bool) -> None:
        """Read the stories that speak of days to come among what a search finds, one after the other."""
        from briefing.library.across import agenda_of  # noqa: PLC0415 (as above)

        worker = get_current_worker()
        found: list[Item] = []
        for number, (_, item) in enumerate(agenda_of(self.library, question, self.today, whole=whole), 1):
            if worker.is_cancelled:
                return
            found.append(item)
            if number % _OFTEN == 0:
                self.post_message(self.Found(partial(screen.tell, tuple(found), over=False)))
        self.post_message(self.Found(partial(screen.tell, tuple(found), over=True)))

    @work(thread=True, exclusive=True, group="telling")
    def find_changes(self, screen: "ChangesScreen", question: str, span: "Span") -> None:
        """Compare the stories in which something changed, one after the other."""
        from briefing.library.across import changed_stories  # noqa: PLC0415 (as above)

        worker = get_current_worker()
        self.library.compare(stop=lambda: worker.is_cancelled)
        seen = self.library.marks.looked(question) if span.days is None else None
        days = 7 if span.days is None else span.days
        since = int(time()) - days * _DAY if seen is None else seen
        told = f"since {datetime.fromtimestamp(since, UTC).astimezone():%d %b %Y %H:%M}"
        found: list[tuple[StoryReport, tuple[Change, ...]]] = []
        for number, pair in enumerate(changed_stories(self.library, question, since, today=self.today), 1):
            if worker.is_cancelled:
                return
            found.append(pair)
            if number % _OFTEN == 0:
                self.post_message(self.Found(partial(screen.tell, tuple(found), told, over=False)))
        self.post_message(self.Found(partial(screen.tell, tuple(found), told, over=True)))

    @on(Found)
    def show_found(self, message: Found) -> None:
        """Let the screen show what was found, unless it was left."""
        message.show()
