"""The part of the reader that hands the file of an entry to the user's editor."""

import os
import subprocess
from typing import TYPE_CHECKING

from textual import work
from textual.app import SuspendNotSupported

from briefing.tui.present import Ink
from briefing.tui.screens.watching import WatchingScreen
from briefing.tui.widgets.entry_list import EntryList

if TYPE_CHECKING:
    from briefing.library import Row


class EditingScreen(WatchingScreen):
    """Edit a file, then show what it has become: the entry is followed, a mistake is shown with its place."""

    def action_edit(self) -> None:
        """Open the file of the selected entry in $VISUAL or $EDITOR, at its first mistake, else at the claim."""
        self.catch_up()
        row = self.query_one(EntryList).selected
        if row is None:
            self.say("There is no entry to edit.")
            return
        from briefing.tui.editor import edit_command, editor_of  # noqa: PLC0415 (not before it is wanted)

        editor = editor_of(os.environ)
        if editor is None:
            self.say(("No editor is known: ", Ink.ALERT), "set $VISUAL or $EDITOR")
            return
        self._edit(row, edit_command(editor, self.library.root / row.file, self._line(row)))

    def _line(self, row: "Row") -> int | None:
        from briefing.tui.editor import line_of  # noqa: PLC0415 (not before it is wanted)

        if self.entry is None:
            return next((problem.line for problem in self.faults if problem.line and problem.file == row.file), None)
        claim = self.statement.claim if self.statement else None
        text = self.library.entry_text(row.file) if claim else None
        return line_of(text, claim.id) if text and claim else None

    def _edit(self, row: "Row", command: list[str]) -> None:
        try:
            with self.app.suspend():
                subprocess.run(command, check=False)  # noqa: S603 (the user's editor, and a file of the library)
        except SuspendNotSupported:
            self.say(("This terminal cannot be lent to an editor. The file: ", Ink.ALERT), (command[-1], Ink.QUIET))
        except OSError as error:
            self.say((f"{command[0]} cannot be run: {error.strerror}. ", Ink.ALERT), "set $VISUAL or $EDITOR")
        else:
            self.read_edited(row)

    @work(exclusive=True, group="edit", exit_on_error=False)
    async def read_edited(self, row: "Row") -> None:
        """Show what the file has become."""
        import asyncio  # noqa: PLC0415

        read = await asyncio.to_thread(self._read_again, row.file)
        if row != self.query_one(EntryList).selected:
            return
        if read.entry == self.entry and read.entry is not None:
            self.say("The file was not changed.")
        else:
            self.take_file(row, read)
