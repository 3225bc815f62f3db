"""The part of the reader that follows the file of the open entry: changed, broken, gone, and mended again."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on, work

from briefing.library import Row
from briefing.model import Entry, Problem
from briefing.tui.keys import called
from briefing.tui.present import Ink
from briefing.tui.screens.asking import AskingScreen
from briefing.tui.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from briefing.library.catalogue import EntryFile
    from briefing.library.sources import Stamp

_LOOK = 2.0  # seconds between two looks at one file


class WatchingScreen(AskingScreen):
    """Look at the file of the entry that is shown; what is wrong with it is said until it is mended."""

    _row: Row | None
    faults: tuple[Problem, ...] = ()  # why there is no entry of the row
    _watched: "tuple[str, Stamp | None] | None" = None  # the file that was looked at last, and its state
    _lost: "tuple[str, Stamp | None] | None" = None  # a broken file that has left the list, and its state then
    _sources: "tuple[Stamp | None, ...]" = ()  # the states of the sources of the entry

    def on_mount(self) -> None:
        """Begin to look."""
        self.set_interval(_LOOK, self.watch_file)

    @work(exclusive=True, group="watch", exit_on_error=False)
    async def watch_file(self) -> None:
        """Read the file again when it has changed since the last look; a file looked at first is compared."""
        await self._watch_lost()
        row = self._row
        if row is None:
            self._watched = None
            return
        state = await asyncio.to_thread(self.library.state_of, row.file)
        first = self._watched is None or self._watched[0] != row.file
        same = state is None if first else self._watched == (row.file, state)
        self._watched = (row.file, state)
        if not same:
            read = await asyncio.to_thread(self._read_again, row.file)
            if row == self._row:
                self.take_file(row, read)
        await self._watch_sources(first)

    async def _watch_lost(self) -> None:
        """Bring a file back that had left the list, once it can be read again."""
        if self._lost is None:
            return
        file, before = self._lost
        state = await asyncio.to_thread(self.library.state_of, file)
        if state == before:
            return
        self._lost = (file, state)
        read = await asyncio.to_thread(self._read_again, file)
        if read.entry is not None:
            self._lost = None
            self.say(("It can be read again: ", Ink.STRONG), (file, Ink.QUIET))
            self.search_again()

    async def _watch_sources(self, first: bool) -> None:
        """Look at the evidence again when a source has changed, come or gone since the last look."""
        entry = self.entry
        files = [source.file for source in entry.sources if source.file] if entry else []
        states = await asyncio.to_thread(lambda: tuple(map(self.library.state_of, files)))
        changed = not first and states != self._sources and entry == self.entry
        self._sources = states
        if changed:
            self.draw_entry()
            self.say("The source of this entry has changed.")

    def _read_again(self, file: str) -> "EntryFile":
        """Read a file; what can be read is taken into the index, what cannot stays there as it was."""
        read = self.library.read_file(file)
        if read.entry is not None and read.entry != self.entry:
            self.library.take_in([file])
        return read

    def take_file(self, row: Row, read: "EntryFile") -> None:
        """Show the file as it is now, and follow the entry if its id has changed."""
        if read.entry is None:
            self.show_fault(row, read.problems)
            placed = any(problem.line for problem in read.problems)
            self.say(
                ("The file of this entry has a mistake. " if placed else "The file of this entry is gone. ", Ink.ALERT),
                f"{called('entry.edit')} opens it at its line" if placed else "",
            )
        elif read.entry != self.entry:
            self.faults = ()
            self.query_one(EntryList).followed = read.entry.id
            self.show_entry(row, read.entry)
            self.say(("The file of this entry has changed: ", Ink.STRONG), (row.file, Ink.QUIET))
            self.search_again()

    @on(AskingScreen.Answer)
    def lose(self) -> None:
        """Say that the entry that is followed is not among what the search finds now."""
        entries = self.query_one(EntryList)
        if entries.followed is not None:
            entries.followed = None
            self.say("As it is now, the search no longer finds the entry.")
        broken = self.faults[0].file if self.faults else None
        if broken and (entries.selected is None or entries.selected.file != broken):
            self.faults = ()
            self._lost = (broken, self._watched[1] if self._watched else None)
            self.say(
                (f"{broken} cannot be read and has left the list. ", Ink.ALERT), f"{called('problems.open')} says why"
            )

    def show_fault(self, row: Row, problems: Sequence[Problem]) -> None:
        """Say in the entry's pane what is wrong with its file."""
        self.faults = tuple(problems)
        self.show_entry(row, None)
        self.draw_entry()

    def show_entry(self, row: Row | None, entry: Entry | None) -> None:
        """Show the entry of a row, or why there is none."""
        raise NotImplementedError

    def search_again(self) -> None:
        """Ask the same question of an index that has changed."""
        raise NotImplementedError
