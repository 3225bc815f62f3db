"""The story of an entry: its claims against its origins, its days, its entries, and what the user says of it."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.content import Content
from textual.message import Message

from briefing.library import Library
from briefing.library.stories import Step
from briefing.library.story_report import StoryReport
from briefing.model import Entry
from briefing.store.errors import StoreError
from briefing.tui.finding_rows import entries_view, story_name, story_told, timeline_view
from briefing.tui.findings import View
from briefing.tui.keys import Group, bindings, called
from briefing.tui.matrix_rows import matrix_view
from briefing.tui.present import Ink
from briefing.tui.screens.findings import ROOMY, FindingsScreen
from briefing.tui.screens.prompt import Answered, PromptScreen, Question

_LOOK = 2.0  # seconds between two looks at the number of the index's last change


@dataclass(frozen=True, slots=True)
class Read:
    """A story that was read and compared, with the views of it."""

    report: StoryReport
    views: tuple[View, ...]


def read_story(library: Library, entry: str) -> Read | None:
    """Return the story of an entry as it is now, None when the entry is gone, or none of the story can be read."""
    story = library.said.story(entry)
    report = library.report(story) if story else None
    if story is None or report is None or not report.entries:
        return None
    linked = [("earlier", name) for name in story.earlier] + [("later", name) for name in story.later]
    known: list[tuple[str, Entry]] = [(how, other) for how, name in linked if (other := library.entry(name))]
    return read_views(report, known)


def read_views(report: StoryReport, linked: Iterable[tuple[str, Entry]]) -> Read:
    """Return a story with its views; ``linked`` are the first entries of others, each with how it is linked."""
    return Read(report, (matrix_view(report), timeline_view(report), entries_view(report, linked)))


class StoryScreen(FindingsScreen):
    """Show a story, and change what belongs to it."""

    BINDINGS = bindings(Group.STORY)
    GROUPS: ClassVar[tuple[Group, ...]] = (Group.STORY, Group.FINDINGS)

    class Known(Message):
        """A story was read, or is gone; ``said`` is what was done to it, ``same`` when it is what it was."""

        def __init__(self, read: Read | None, said: str, same: bool) -> None:
            super().__init__()
            self.read = read
            self.said = said
            self.same = same

    def __init__(self, library: Library, entry: str) -> None:
        super().__init__(library, "Story  is being read …")
        self._entry = entry
        self._read: Read | None = None
        self._steps: list[Step] = []
        self._before: list[str] = []  # an entry of each story that was left for another one
        self._version = library.version

    def on_mount(self) -> None:
        """Read the story, and again when another program has changed the library."""
        self.read_again("")
        self.set_interval(_LOOK, self.look_again)

    def look_again(self) -> None:
        """Read the story again when the index has changed."""
        version = self.library.version
        if version != self._version:
            self._version = version
            self.read_again("")

    @work(exclusive=True, group="story")
    async def read_again(self, said: str) -> None:
        """Read and compare the story behind the keys."""
        self.post_message(await asyncio.to_thread(self._known, self._entry, self._read, said))

    def _known(self, entry: str, before: Read | None, said: str) -> Known:
        read = read_story(self.library, entry)
        return self.Known(read, said, read is not None and before is not None and read.report == before.report)

    def on_story_screen_known(self, message: Known) -> None:
        """Show the story, another one from its first view that has anything to show."""
        before, self._read = self._read, message.read
        if message.read is None:
            self.title_text = "The entry of this story is gone."
        elif before is None:
            self.at = next((at for at, view in enumerate(message.read.views) if view.rows), 0)
        if not message.same:
            self.show(message.read.views if message.read else ())
        if message.said:
            self.say((message.said, Ink.STRONG), (f" {called('story.undo')} takes it back.", Ink.QUIET))

    def head(self) -> tuple[Content, Content]:
        """Return the name of the story and what it comes to."""
        report, roomy = self._report, self.size.width >= ROOMY
        return (story_name(report, roomy=roomy), story_told(report, roomy=roomy)) if report else super().head()

    def action_view(self, by: int) -> None:
        """Show the next view; the origins belong to the claims only."""
        self.column = 0
        super().action_view(by)

    def action_view_at(self, at: int) -> None:
        """Show the view of a number."""
        self.action_view(at - self.at)

    def action_open(self) -> None:
        """Go to the claim in its entry; to a linked story, and back with the key that closes."""
        report, voice = self._report, self.target
        if report is None or voice is None or report.entry(voice.entry.id) is not None:
            super().action_open()
            return
        self._before.append(self._entry)
        self._go(voice.entry.id)
        self.say(f"{called('findings.close')} goes back to the story before.")

    def action_close(self) -> None:
        """Go back to the story before, else to the reader."""
        if self._before:
            self._go(self._before.pop())
        else:
            super().action_close()

    def _go(self, entry: str) -> None:
        self._entry, self._read, self.column = entry, None, 0
        self.read_again("")

    def action_split(self) -> None:
        """Take the chosen entry out of the story."""
        report, voice = self._report, self.target
        if report is None or voice is None:
            self.say(f"{called('story.entries')} lists the entries, one of which can be taken out.")
            return
        name, rest = voice.entry.id, [entry.id for entry in report.entries if entry.id != voice.entry.id]
        if report.entry(name) is None or not rest:
            self.say("Only one of several entries can be taken out of a story.")
            return
        stays = self._entry if self._entry != name else rest[0]
        self._entry = stays
        self.correct(lambda: self.library.said.split(stays, [name]), "Taken out of the story.")

    def action_merge(self) -> None:
        """Make the story of a linked entry, or of one that is asked for, part of this one."""
        report, voice = self._report, self.target
        if report is None:
            return
        linked = voice.entry.id if voice and report.entry(voice.entry.id) is None else ""
        question = Question("Make part of this story: the story of an entry", "the id of an entry", linked)
        self.app.push_screen(PromptScreen(question), self._merge)

    def _merge(self, answer: Answered | None) -> None:
        if answer is None:
            return
        other = self.library.entry(answer.text)
        if other is None:
            self.say(("There is no such entry: ", Ink.ALERT), answer.text)
            return
        self.correct(lambda: self.library.said.merge(self._entry, other.id), "Made part of the story.")

    def action_rename(self) -> None:
        """Ask for the name of the story."""
        if self._report is not None:
            question = Question("Name of the story", "a name; - for none", self._report.story.name or "")
            self.app.push_screen(PromptScreen(question), self._rename)

    def _rename(self, answer: Answered | None) -> None:
        if answer is not None:
            name = None if answer.text == "-" else answer.text
            self.correct(lambda: self.library.said.rename(self._entry, name), "Named." if name else "Has no name now.")

    def action_undo(self) -> None:
        """Take back what was said last."""
        if self._steps:
            step = self._steps.pop()
            self.correct(lambda: self.library.said.undo(step), "", keep=False)
        else:
            self.say("Nothing was said of the story here that could be taken back.")

    @work(exclusive=True, group="correct")
    async def correct(self, what: Callable[[], Step], said: str, *, keep: bool = True) -> None:
        """Say something of the story, and read it again."""
        try:
            step = await asyncio.to_thread(what)
        except (StoreError, ValueError, OSError) as error:
            self.say(("Not done: ", Ink.ALERT), str(error))
            return
        if keep:
            self._steps.append(step)
        self.read_again(said or "")
        if not keep:
            self.say("Taken back.")

    @property
    def _report(self) -> StoryReport | None:
        return self._read.report if self._read else None
