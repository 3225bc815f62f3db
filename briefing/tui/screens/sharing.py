"""The part of the reader that keeps to the library while it is shown to other computers."""

import os

from briefing.settings.shared import is_shared
from briefing.tui.screens.asking import AskingScreen

# What reads or writes files of the user's choice, or runs commands: on the computer that serves, for whoever asks.
_OWN = frozenset({"add", "edit", "export", "pipe"})


class SharedScreen(AskingScreen):
    """Refuse what is for the owner of the computer only."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell whether an action may run."""
        if action in _OWN and is_shared(os.environ):
            return False
        return super().check_action(action, parameters)
