"""The last line: the keys that work where the focus is, or what the last action has to say."""

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from briefing.tui import present
from briefing.tui.keys import KEYS, Group, Key, shown
from briefing.tui.present import Ink
from briefing.tui.widgets.line import Line

_RIGHT = "app.palette"
_ROOMY = 60  # cells; below it the palette's key is left to the help


class KeyBar(Line):
    """Show keys with a label; a click on one acts as the key."""

    groups: reactive[tuple[Group, ...]] = reactive((Group.READER,))
    table: reactive[tuple[Key, ...]] = reactive(KEYS)
    said: reactive[Content] = reactive(present.EMPTY)

    class Pressed(Message):
        """A key of the bar was clicked."""

        def __init__(self, key: Key) -> None:
            super().__init__()
            self.key = key

    def on_mount(self) -> None:
        """Take over the keys that the user gave to actions, where the app has such."""
        self.table = getattr(self.app, "keys", KEYS)

    def render(self) -> Content:
        """Return the message if there is one, else the keys."""
        right = present.line(*_label(self._palette())) if self.size.width >= _ROOMY else present.EMPTY
        left = self.said or present.line(*(part for key in self._fitting() for part in _label(key)))
        return present.both_ends(left, right, self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Act as the key that was clicked."""
        at = 0
        for key in self._fitting():
            if at <= event.x < at + _width(key) and not self.said:
                self.post_message(self.Pressed(key))
            at += _width(key)

    def _fitting(self) -> list[Key]:
        """Return the keys whose labels fit whole; help is always one of them."""
        keys = self._keys()
        room = self.size.width - 1 - (_width(self._palette()) if self.size.width >= _ROOMY else 0)
        while len(keys) > 1 and sum(_width(key) for key in keys) > room:
            keys.remove(next(key for key in reversed(keys) if key.id != "app.help"))
        return keys

    def _keys(self) -> list[Key]:
        here = (key for group in self.groups for key in self.table if key.group == group)
        return [key for key in here if key.label and key.id != _RIGHT]

    def _palette(self) -> Key:
        return next(key for key in self.table if key.id == _RIGHT)


def _width(key: Key) -> int:
    return sum(len(text) for text, _ in _label(key))


def _label(key: Key) -> tuple[tuple[str, Ink], ...]:
    return (shown(key.keys)[0], Ink.STRONG), (f" {key.label}   ", Ink.QUIET)
