"""The part of the reader that compares the shown entry with the others of its story, and names them at its claims."""

import asyncio
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from briefing.model import Entry
from briefing.model.marks import Mark
from briefing.tui.screens.following import FollowingScreen

if TYPE_CHECKING:  # what compares stories is not read before the first paint
    from briefing.library.story_report import StoryReport

_REST = 0.15  # seconds that an entry is looked at before its story is read


class RelatingScreen(FollowingScreen):
    """Read and compare the story of an entry behind the keys; the next entry of the same story has it at once."""

    report: "StoryReport | None" = None
    _reported: tuple[int, int] | None = None  # what the library was when the story was read

    class Told(Message):
        """The story of an entry was read and compared; None for one that is gone.

        ``fresh`` are the ids of its claims of which something became known after it was read.
        """

        def __init__(
            self, entry: str, version: tuple[int, int], report: "StoryReport | None", fresh: frozenset[str]
        ) -> None:
            super().__init__()
            self.entry = entry
            self.version = version
            self.report = report
            self.fresh = fresh

    def watch_entry(self, before: Entry | None, entry: Entry | None) -> None:
        """Show another entry, and what its story says of its claims as soon as that is known."""
        super().watch_entry(before, entry)
        if entry is not None:
            self.tell_story(entry)

    def tell_again(self) -> None:
        """Read the story of the entry again: the library has changed."""
        if self.entry is not None:
            self.tell_story(self.entry)

    @work(exclusive=True, group="story")
    async def tell_story(self, entry: Entry) -> None:
        """Read the story of an entry and compare its claims."""
        await asyncio.sleep(_REST)
        self.post_message(await asyncio.to_thread(self._told, entry))

    def _told(self, entry: Entry) -> Told:
        from briefing.library.story_report import StoryReport  # noqa: PLC0415

        version = (self.library.epoch, self.library.version)
        report = self.report
        if report is None or self._reported != version or report.entry(entry.id) != entry:
            story = self.library.said.story(entry.id)
            if story is not None and story.entries == (entry.id,):
                report = StoryReport(story, (entry,))  # it was read already
            else:
                report = self.library.report(story) if story else None
        if report is None:
            return self.Told(entry.id, version, None, frozenset())
        _ = report.comparison  # here, not with a key
        return self.Told(entry.id, version, report, self._fresh(entry, report))

    def _fresh(self, entry: Entry, report: "StoryReport") -> frozenset[str]:
        read_at = self.library.marks.of([entry.id]).get(entry.id, Mark()).read_at
        if read_at is None or len(report.entries) < 2:  # nobody read it, or nothing else can have come
            return frozenset()
        from briefing.library.across import changes_of  # noqa: PLC0415
        from briefing.tui.relations import changed_claims  # noqa: PLC0415

        return changed_claims(changes_of(self.library, report), entry.id, read_at)

    @on(Told)
    def show_told(self, message: Told) -> None:
        """Show what the story says, if its entry is still shown."""
        self.report, self._reported = message.report, message.version
        if self.entry is None or message.report is None or message.entry != self.entry.id:
            return
        from briefing.tui.relations import relations  # noqa: PLC0415

        self.related = relations(message.report, self.entry, message.fresh)

    def action_other(self) -> None:
        """Go to the next claim of another entry that agrees with one of this entry, or contradicts it."""
        self.catch_up()
        here = -1 if self.place is None else self.place
        others = [at for at, statement in enumerate(self.walk) if statement.other]
        if others:
            self.place = next((at for at in others if at > here), others[0])
            self.follow_place()
        elif self.report is None or self.entry is None or self.report.entry(self.entry.id) is None:
            self.say("The story of this entry is still being read.")
        else:
            self.say(
                "No other claim of the story agrees with one of this entry or contradicts it, as far as can be told."
            )
