"""Every key of the reader in one table; bindings, key bar, help, palette and docs/keys.md are read from it.

A user's keymap names keys by ``id``. Screens and widgets ask for the bindings of their group and keep no key of
their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from textual.binding import Binding, BindingType


class Group(StrEnum):
    """Where a key works: its heading in the help."""

    APP = "Everywhere"
    READER = "Reader"
    SEARCH = "Search line"
    FACETS = "Facets"
    LIST = "Entries"
    ENTRY = "Entry"
    EVIDENCE = "Evidence"
    SOURCE = "Source text"
    PICKER = "Facet picker"
    DAY = "Jump to a date"
    PAGE = "Help and problems"


@dataclass(frozen=True, slots=True)
class Key:
    """One action with its default keys (Textual's names, separated by commas).

    ``label`` is its word in the key bar, empty when the bar does not show it.
    """

    id: str
    keys: str
    action: str
    description: str
    group: Group
    label: str = ""


KEYS: tuple[Key, ...] = (
    Key("app.palette", "ctrl+p", "app.command_palette", "Palette: every action, and the themes", Group.APP, "palette"),
    Key("app.help", "question_mark", "app.help", "Keys, those that work here first", Group.APP, "help"),
    Key("app.quit", "q", "app.quit", "Quit", Group.APP, "quit"),
    Key("search.focus", "slash", "search", "Go to the search line", Group.READER, "search"),
    Key("facet.date", "d", "pick('date')", "Choose dates", Group.READER, "date"),
    Key("date.jump", "D", "jump", "Jump to the entries of a day", Group.READER),
    Key("facet.country", "c", "pick('country')", "Choose countries", Group.READER, "country"),
    Key("facet.topic", "t", "pick('topic')", "Choose topics", Group.READER, "topic"),
    Key("facet.actor", "a", "pick('actor')", "Choose actors", Group.READER, "actor"),
    Key("facet.source", "s", "pick('source')", "Choose publishers and origins", Group.READER, "source"),
    Key("claim.next", "n", "claim(1)", "Next claim, from any pane", Group.READER),
    Key("claim.previous", "p", "claim(-1)", "Previous claim, from any pane", Group.READER),
    Key("claim.hidden", "h", "toggle_hidden", "Show or hide stances and intentions", Group.READER),
    Key("evidence.open", "e", "open_source", "Open the whole source text at the passage", Group.READER, "evidence"),
    Key("link.open", "o", "open_link", "Open the article's URL in the browser", Group.READER, "open link"),
    Key("claim.copy", "y", "copy", "Copy the claim with its chain and source", Group.READER, "copy"),
    Key("problems.open", "exclamation_mark", "problems", "Files that could not be read", Group.READER),
    Key("pane.next", "tab", "app.focus_next", "Next pane", Group.READER),
    Key("pane.previous", "shift+tab", "app.focus_previous", "Previous pane", Group.READER),
    Key("reader.back", "escape", "back", "Back; in the list, clear the search", Group.READER),
    Key("search.done", "enter,escape", "done", "Leave the line for the entries", Group.SEARCH, "entries"),
    Key("search.down", "down", "move(1)", "Next entry while typing", Group.SEARCH, "next entry"),
    Key("search.up", "up", "move(-1)", "Previous entry while typing", Group.SEARCH, "previous"),
    Key("facets.down", "down,j", "move(1)", "Next value", Group.FACETS),
    Key("facets.up", "up,k", "move(-1)", "Previous value", Group.FACETS),
    Key("facets.toggle", "space,enter", "toggle_value", "Put the value into the search or take it out", Group.FACETS),
    Key("list.down", "down,j", "move(1)", "Next entry", Group.LIST),
    Key("list.up", "up,k", "move(-1)", "Previous entry", Group.LIST),
    Key("list.page-down", "pagedown,ctrl+d", "page(1)", "A page down", Group.LIST),
    Key("list.page-up", "pageup,ctrl+u", "page(-1)", "A page up", Group.LIST),
    Key("list.first", "home,g", "first", "First entry", Group.LIST),
    Key("list.last", "end,G", "last", "Last entry", Group.LIST),
    Key("list.open", "enter,right", "open", "Read the entry", Group.LIST, "open"),
    Key("entry.down", "down,j", "move(1)", "Next sentence, claim or date", Group.ENTRY),
    Key("entry.up", "up,k", "move(-1)", "Previous sentence, claim or date", Group.ENTRY),
    Key("entry.page-down", "pagedown,ctrl+d", "page(1)", "A page down", Group.ENTRY),
    Key("entry.page-up", "pageup,ctrl+u", "page(-1)", "A page up", Group.ENTRY),
    Key("entry.first", "home,g", "first", "To the top", Group.ENTRY),
    Key("entry.last", "end,G", "last", "To the end", Group.ENTRY),
    Key("entry.open", "enter", "open", "Open the whole source text at the passage", Group.ENTRY, "source"),
    Key("entry.back", "escape,left", "screen.back", "Back to the entries", Group.ENTRY, "entries"),
    Key("evidence.down", "down,j", "scroll_by(1)", "Scroll down", Group.EVIDENCE),
    Key("evidence.up", "up,k", "scroll_by(-1)", "Scroll up", Group.EVIDENCE),
    Key("evidence.source", "enter", "open", "Open the whole source text at the passage", Group.EVIDENCE, "source"),
    Key("source.down", "down,j", "scroll(1)", "Scroll down", Group.SOURCE),
    Key("source.up", "up,k", "scroll(-1)", "Scroll up", Group.SOURCE),
    Key("source.page-down", "pagedown,space,ctrl+d", "page(1)", "A page down", Group.SOURCE),
    Key("source.page-up", "pageup,ctrl+u", "page(-1)", "A page up", Group.SOURCE),
    Key("source.first", "home,g", "first", "To the top", Group.SOURCE),
    Key("source.last", "end,G", "last", "To the end", Group.SOURCE),
    Key("source.next", "n,tab", "passage(1)", "Next passage", Group.SOURCE, "next passage"),
    Key("source.previous", "p,shift+tab", "passage(-1)", "Previous passage", Group.SOURCE, "previous"),
    Key("source.back", "escape", "back", "Back to the entry, at the claim of the passage", Group.SOURCE, "back"),
    Key("picker.toggle", "enter,space", "toggle_value", "Put a value into the search or take it out", Group.PICKER),
    Key("picker.down", "down", "move(1)", "Next value", Group.PICKER),
    Key("picker.up", "up", "move(-1)", "Previous value", Group.PICKER),
    Key("picker.page-down", "pagedown", "page(1)", "A page down", Group.PICKER),
    Key("picker.page-up", "pageup", "page(-1)", "A page up", Group.PICKER),
    Key("picker.close", "escape", "close", "Close", Group.PICKER, "close"),
    Key("day.jump", "enter", "jump", "Go to the first entry of that day, or before it", Group.DAY),
    Key("day.close", "escape", "close", "Close", Group.DAY, "close"),
    Key("page.down", "down,j", "scroll(1)", "Scroll down", Group.PAGE),
    Key("page.up", "up,k", "scroll(-1)", "Scroll up", Group.PAGE),
    Key("page.close", "escape,question_mark,exclamation_mark", "close", "Close", Group.PAGE, "close"),
)  # fmt: skip

_GLYPHS = {
    "question_mark": "?", "exclamation_mark": "!", "slash": "/", "up": "↑", "down": "↓", "left": "←", "right": "→",
    "enter": "⏎", "escape": "esc", "pagedown": "pgdn", "pageup": "pgup", "shift+tab": "⇧tab",
}  # fmt: skip


def bindings(group: Group, *, priority: bool = False) -> list[BindingType]:
    """Return the bindings of a group, for a BINDINGS class variable; ``priority`` goes before what an input types."""
    keys = (key for key in KEYS if key.group == group)
    return [Binding(key.keys, key.action, key.description, id=key.id, priority=priority) for key in keys]


def shown(keys: str) -> tuple[str, ...]:
    """Return key names as they stand on the keyboard.

    >>> shown("pagedown,ctrl+d"), shown("question_mark")
    (('pgdn', '^d'), ('?',))
    """
    return tuple(_GLYPHS.get(key, key.replace("ctrl+", "^")) for key in keys.split(","))


def unknown_ids(keymap: Mapping[str, str]) -> tuple[tuple[str, str | None], ...]:
    """Return the ids of a user's keymap that name no key, each with the nearest id that does.

    >>> unknown_ids({"claim.nxt": "N", "claim.copy": "Y"})
    (('claim.nxt', 'claim.next'),)
    """
    known = [key.id for key in KEYS]
    nearest = {name: get_close_matches(name, known, 1) for name in keymap if name not in known}
    return tuple((name, found[0] if found else None) for name, found in nearest.items())


def markdown_table() -> str:
    """Return docs/keys.md: every group with its keys, descriptions and ids."""
    lines = ["# Keys", "", "Every action is also in the palette (ctrl+p).", ""]
    for group in Group:
        lines += [f"## {group}", "", "| keys | what it does | id |", "| --- | --- | --- |"]
        rows = (key for key in KEYS if key.group == group)
        lines += [f"| {' '.join(f'`{name}`' for name in shown(k.keys))} | {k.description} | `{k.id}` |" for k in rows]
        lines.append("")
    return "\n".join(lines)
