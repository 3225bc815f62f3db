"""The part of the reader that asks the library: beside the keys, so that none waits, and late answers are dropped.

A question runs in a thread. When another one takes its place it is told to stop, what has not begun never does, and
what comes all the same is not listened to: each answer carries its question.
"""

import asyncio
from collections.abc import Callable
from datetime import date
from threading import Event
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.reactive import reactive
from textual.worker import get_current_worker

from briefing.library import Library, Row, SearchResult
from briefing.model import Entry
from briefing.settings.tree import Settings
from briefing.tui.counting import FEW, Counted, count, count_exactly, count_long
from briefing.tui.facet_rows import Section
from briefing.tui.screens.reading import Browser, ReadingScreen, open_in_browser

if TYPE_CHECKING:  # it comes with what writes the index, which nobody needs before the first paint
    from briefing.library import Changes

_TYPING = 0.15  # seconds without a key after which what was guessed is made exact


class AskingScreen(ReadingScreen):
    """Ask for what ``wanted`` finds, for the entry of a row, for the values of a facet, for what is new on the disk."""

    wanted: reactive[str] = reactive("", init=False)
    settings: Settings = Settings()  # the app puts the user's in its place

    class Answer(Message):
        """What the library found, with the question, so that a late answer is dropped.

        ``counted`` is None when the question has errors, and then nothing but them is shown. A second answer to a
        question comes once all texts are read and all counts exact.
        """

        def __init__(self, question: str, result: SearchResult, counted: Counted | None) -> None:
            super().__init__()
            self.question = question
            self.result = result
            self.counted = counted

    class Read(Message):
        """The entry of a row, None when its file is gone or broken."""

        def __init__(self, row: Row, entry: Entry | None) -> None:
            super().__init__()
            self.row = row
            self.entry = entry

    class Listed(Message):
        """The values of a section, also those that few entries have; ``before`` is what was counted until then."""

        def __init__(self, section: Section, counted: Counted, before: Counted) -> None:
            super().__init__()
            self.section = section
            self.counted = counted
            self.before = before

    class Refreshing(Message):
        """So many of so many files were read for the index."""

        def __init__(self, done: int, total: int) -> None:
            super().__init__()
            self.done = done
            self.total = total

    class Refreshed(Message):
        """The index is in step with the disk again; so many problems have its files."""

        def __init__(self, changes: "Changes", problems: int) -> None:
            super().__init__()
            self.changes = changes
            self.problems = problems

    def __init__(self, library: Library, today: date, browser: Browser = open_in_browser) -> None:
        super().__init__(library, browser)
        self.today = today

    @work(exclusive=True, group="search")
    async def find(self, question: str, before: Counted | None) -> None:
        """Answer a question, and make what was guessed exact when no further key comes.

        ``before`` has the counts of the whole library, None when they are to be counted again.
        """
        stop, asked = Event(), self.asked(question)
        try:
            answer = await asyncio.to_thread(self._first, question, asked, before, stop.is_set)
            if answer is None:
                return
            self.post_message(answer)
            if answer.counted is None or (answer.result.exact and answer.result.count <= FEW):
                return
            await asyncio.sleep(_TYPING)
            if exact := await asyncio.to_thread(self._exact, answer, stop.is_set):
                self.post_message(exact)
        finally:
            stop.set()

    def asked(self, question: str) -> str:
        """Return what the library is asked for a question."""
        return question

    def _first(self, question: str, asked: str, before: Counted | None, stop: Callable[[], bool]) -> Answer | None:
        result = self.library.search(asked, today=self.today)
        if stop():
            return None
        return self.Answer(question, result, None if result.errors else count(self.library, result, before))

    def _exact(self, first: Answer, stop: Callable[[], bool]) -> Answer | None:
        first.result.settle(stop)
        if stop():
            return None
        counted = count_exactly(first.result, first.counted, stop) if first.counted else None
        return None if stop() else self.Answer(first.question, first.result, counted)

    @work(exclusive=True, group="entry")
    async def read(self, result: SearchResult, row: Row, rest: float) -> None:
        """Read the entry of a row, after so many seconds in which no other row was wanted."""
        await asyncio.sleep(rest)
        self.post_message(self.Read(row, await asyncio.to_thread(result.entry, row)))

    @work(exclusive=True, group="picker")
    async def list_values(self, section: Section, result: SearchResult, before: Counted) -> None:
        """Count the rarer values of a section, too."""
        stop = Event()
        try:
            found = await asyncio.to_thread(count_long, self.library, result, stop.is_set)
            self.post_message(self.Listed(section, found, before))
        finally:
            stop.set()

    @work(thread=True, exclusive=True, group="refresh")
    def reconcile(self) -> None:
        """Bring the index in step with the disk."""
        worker = get_current_worker()
        changes = self.library.refresh(self._report, stop=lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.post_message(self.Refreshed(changes, len(self.library.problems)))
            self.library.marks.tidy()

    def _report(self, done: int, total: int) -> None:
        self.post_message(self.Refreshing(done, total))
