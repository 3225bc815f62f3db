"""The part of the reader that marks: read, starred, notes, undone and done again; and the searches that are saved."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from textual import work

from briefing.library import Library, SearchResult
from briefing.model.marks import Act, Mark, mark_key
from briefing.settings.tree import MarkRead
from briefing.tui import present
from briefing.tui.keys import called
from briefing.tui.present import Ink
from briefing.tui.rows import reopened
from briefing.tui.screens.asking import AskingScreen
from briefing.tui.screens.reading import Browser, open_in_browser
from briefing.tui.widgets.blocks import Block
from briefing.tui.widgets.entry_list import EntryList

if TYPE_CHECKING:  # they are imported when they are wanted
    from briefing.library.marks import Step
    from briefing.tui.screens.prompt import Answered

_DONE = {
    Act.READ: "marked read",
    Act.UNREAD: "unread again",
    Act.STAR: "starred",
    Act.UNSTAR: "without a star",
    Act.NOTE: "noted",
}


class Moved(NamedTuple):
    """A step on its way from one list to the other: what is done and may be undone, or the contrary."""

    step: "Step"
    source: "list[Step]"
    target: "list[Step]"

    def return_step(self) -> None:
        """Put the step back where it was: what it says could not be kept."""
        with suppress(ValueError):  # it was taken from there in the meantime
            self.target.remove(self.step)
            self.source.append(self.step)


class MarkingScreen(AskingScreen):
    """Mark entries, one after the other and in the order of the keys; keep what undoes each step."""

    _result: SearchResult | None

    def __init__(self, library: Library, today: date, browser: Browser = open_in_browser) -> None:
        super().__init__(library, today, browser)
        self._steps: list[Step] = []
        self._undone: list[Step] = []
        self._marking = asyncio.Lock()
        self._left_unread = ""  # the key of the entry that was marked unread last, which may be open still

    @property
    def mark(self) -> Mark:
        """What was done with the selected entry."""
        row = self.query_one(EntryList).selected
        return self.library.marks.of([row.id]).get(row.id, Mark()) if row else Mark()

    def opened(self) -> None:
        """Mark the selected entry as read, if that is what opening it means."""
        row = self.query_one(EntryList).selected
        if not row or self.settings.mark_read is not MarkRead.OPEN or mark_key(row.id) == self._left_unread:
            return
        mark = self.mark
        if not mark.read:
            self._act(Act.READ, [row.id], quiet=True)
        elif reopened(row, mark):
            self._do(lambda: self.library.marks.read_again(row.id), quiet=True, kept=False)

    def action_claim(self, by: int) -> None:
        """Who walks over its claims has opened the entry."""
        self.opened()
        super().action_claim(by)  # type: ignore[misc]  # WalkingScreen's
        self.opened()

    def action_mark_read(self) -> None:
        """Mark the selected entry as read, or as unread when it is."""
        row = self.query_one(EntryList).selected
        if row:
            self._do(lambda: self.library.marks.turn(Act.READ, row.id))

    def action_star(self) -> None:
        """Give the selected entry a star, or take it away."""
        row = self.query_one(EntryList).selected
        if row:
            self._do(lambda: self.library.marks.turn(Act.STAR, row.id))

    def action_mark_found(self) -> None:
        """Mark all that the search finds as read."""
        result = self._result
        if result is not None:
            self.say(("Marking …", Ink.QUIET))
            self._do(lambda: self.library.marks.mark_found(Act.READ, result))

    def action_note(self) -> None:
        """Edit the note of the selected entry."""
        from briefing.tui.screens.note import NoteScreen  # noqa: PLC0415 (not before it is wanted)

        row = self.query_one(EntryList).selected
        if row:

            def keep(text: str | None) -> None:
                if text is not None:
                    self._act(Act.NOTE, [row.id], text)

            self.app.push_screen(NoteScreen(row.headline, self.mark.note), keep)

    def action_next_unread(self) -> None:
        """Go to the next entry that is not read."""
        entries = self.query_one(EntryList)
        place = self._result.next_unread(entries.index) if self._result is not None else None
        if place is None:
            self.say("Nothing here is unread.")
        elif place <= entries.index:
            self.say("From the start again: all further down is read.")
        if place is not None:
            entries.index = place

    def action_undo(self) -> None:
        """Take back what was marked last."""
        if not self._steps:
            self.say("There is nothing to take back.")
            return
        step = self._steps.pop()
        self._undone.append(step)
        self._do(lambda: self.library.marks.repeat(step.back), moved=Moved(step, self._steps, self._undone))

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        if not self._undone:
            self.say("Nothing was taken back.")
            return
        step = self._undone.pop()
        self._steps.append(step)
        self._do(lambda: self.library.marks.repeat(step), moved=Moved(step, self._undone, self._steps))

    def action_queries(self) -> None:
        """List the saved searches."""
        from briefing.tui.screens.queries import QueriesScreen  # noqa: PLC0415 (not before it is wanted)

        self.app.push_screen(QueriesScreen(self.library, self.today), self._run)

    def action_save_query(self) -> None:
        """Ask for a name, and save the search under it."""
        from briefing.tui.screens.prompt import PromptScreen, Question  # noqa: PLC0415 (not before it is wanted)

        if not self.wanted.strip():
            self.say("There is no search to save: the list shows everything.")
            return

        def save(answer: "Answered | None") -> None:
            if answer:
                self._save(answer.text)

        self.app.push_screen(PromptScreen(Question(f"Save {self.wanted} as", "morning")), save)

    def above_entry(self) -> tuple[Block, ...]:
        """Return star and note of the entry."""
        if self.entry is None:
            return ()
        mark = self.library.marks.of([self.entry.id]).get(self.entry.id, Mark())
        star = [Block(present.line(("★ starred", Ink.ACCENT)), indent=2)] if mark.starred else []
        lines = [Block(present.line((line, Ink.PLAIN)), indent=4) for line in mark.note.splitlines()]
        note = [Block(present.line(("✎ your note", Ink.ACCENT)), indent=2), *lines] if lines else []
        return (*star, *note, *([Block()] if star or note else []))

    def _act(self, act: Act, ids: Sequence[str], text: str = "", *, quiet: bool = False) -> None:
        self._do(lambda: self.library.marks.mark(act, ids, text), quiet=quiet)

    @work(group="marks", exit_on_error=False)
    async def _do(
        self, work: "Callable[[], Step]", *, quiet: bool = False, moved: "Moved | None" = None, kept: bool = True
    ) -> None:
        """Take a step beside the keys, and show what it did; ``moved`` when it undoes one, or does it again.

        One that is not ``kept`` cannot be undone.
        """
        async with self._marking:
            step = await asyncio.to_thread(work)
        if step.problem is not None:
            self.say((f"{step.problem.file}: ", Ink.ALERT), step.problem.message, (" (not kept)", Ink.QUIET))
        elif not quiet:
            self.say(*_told(step, taken_back=moved is not None))
        if moved is None and step.done and kept:
            self._steps.append(step)
            self._undone.clear()
            if step.done[0].act in {Act.READ, Act.UNREAD}:
                self._left_unread = step.done[0].keys[0] if step.done[0].act is Act.UNREAD else ""
        if moved is not None and step.problem is not None and not step.done:
            moved.return_step()
        if step.done:
            self.marks_changed()

    def marks_changed(self) -> None:
        """Draw what shows marks again; the entries that were found stay, until they are searched anew."""
        self.query_one(EntryList).marks_changed()
        self.show_head()
        self.draw_entry()

    def show_head(self) -> None:
        """Show how many entries were found, and how many of them are unread."""
        raise NotImplementedError

    def go_to_entries(self) -> None:
        """Focus the entries."""
        raise NotImplementedError

    def _run(self, query: str | None) -> None:
        if query is not None:
            self.wanted = query
            self.go_to_entries()

    @work(group="marks", exit_on_error=False)
    async def _save(self, name: str) -> None:
        from briefing.store.errors import StoreError  # noqa: PLC0415

        try:
            await asyncio.to_thread(self.library.save_query, name, self.wanted)
        except StoreError as error:
            self.say((str(error), Ink.ALERT))
        else:
            self.say(
                ("Saved as ", Ink.STRONG),
                (name, Ink.QUIET),
                (f"; {called('queries.open')} lists what is saved", Ink.QUIET),
            )


def _told(step: "Step", *, taken_back: bool) -> tuple[present.Part, ...]:
    if not step.done:
        return ("Nothing changed: ", ("all of it was so already", Ink.QUIET))
    what = _DONE[step.done[0].act]
    if step.done[0].act is Act.NOTE and not step.done[0].text:
        what = "without a note"
    entries = "" if step.count == 1 else f"{step.count:,} entries "
    hint = f"{called('marks.redo')} does it again" if taken_back else f"{called('marks.undo')} takes it back"
    return ((f"{entries}{what}" if entries else what.capitalize(), Ink.STRONG), (f" · {hint}", Ink.QUIET))
