"""The part of the reader that copies: a menu of what there is, the clipboard, and the text itself for who has none."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.library.locate import locate_library
from briefing.tui.present import Ink
from briefing.tui.screens.asking import AskingScreen

if TYPE_CHECKING:  # nobody copies before the first paint
    from briefing.tui.copies import Copied

_MOST = 100_000  # bytes that terminals take at once: xterm and others refuse longer OSC 52 strings


class CopyingScreen(AskingScreen):
    """Copy by OSC 52, which a terminal may ignore: what was copied can be looked at, too."""

    copied: "Copied | None" = None  # what was copied last

    def action_copy(self) -> None:
        """Ask what to copy."""
        from briefing.tui.copies import texts, view_command  # noqa: PLC0415 (not before it is wanted)
        from briefing.tui.screens.copy_menu import CopyMenu  # noqa: PLC0415

        self.catch_up()
        command = view_command(self.wanted, self._folder())
        statement = self.statement if self.statement is None or self.statement.term is None else None
        self.app.push_screen(
            CopyMenu(texts(self.stated_in, statement, self.look_there, command)), self.put_on_clipboard
        )

    def put_on_clipboard(self, copied: "Copied | None") -> None:
        """Copy a text and say so."""
        if copied is None:
            return
        self.copied = copied
        self.app.copy_to_clipboard(copied.text)
        if copied.size > _MOST:
            self.say(
                (f"Copied {copied.what}: {copied.size:,} bytes. ", Ink.STRONG),
                ("Some terminals refuse more than 100 kB; Y shows the text.", Ink.ALERT),
            )
        else:
            self.say((f"Copied {copied.what} (Y shows it): ", Ink.STRONG), (copied.text, Ink.QUIET))

    def action_show_copied(self) -> None:
        """Show what was copied last, as text that the terminal itself can select."""
        if self.copied is None:
            self.say("Nothing was copied yet: y copies.")
            return
        from briefing.tui.screens.copy_menu import copied_screen  # noqa: PLC0415 (not before it is wanted)

        self.app.push_screen(copied_screen(self.copied))

    def _folder(self) -> Path | None:
        """Return the folder of the library, None when the command finds it by itself."""
        here = locate_library(None, environ=os.environ, start=Path.cwd())
        return None if here.resolve() == self.library.root.resolve() else self.library.root.resolve()
