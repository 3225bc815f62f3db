"""Every key of the reader in one table; bindings, key bar, help, palette and docs/keys.md are read from it.

A user's keymap names keys by ``id``. Screens and widgets ask for the bindings of their group and keep no key of
their own.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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
    TREE = "Topic tree"
    CALENDAR = "Calendar"
    DAY = "Jump to a date"
    TERMS = "Clear terms"
    COPY = "Copy"
    TIMELINE = "Timeline"
    PROMPT = "Prompt"
    NOTE = "Note"
    QUERIES = "Saved searches"
    OUTPUT = "Output of a command"
    LOG = "Log of what was added"
    WORLD = "World view"
    FINDINGS = "Story, disputes, agenda, changes"
    STORY = "Story"
    LEDGER = "Disputes"
    AGENDA = "Agenda"
    CHANGES = "Changes"
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
    Key("app.suspend", "ctrl+z", "app.suspend_process", "Back to the shell for a while; fg returns", Group.APP),
    Key("search.focus", "slash", "search", "Go to the search line", Group.READER, "search"),
    Key("query.back", "left_square_bracket,alt+left", "recall(-1)", "Back to the search before", Group.READER),
    Key("query.forward", "right_square_bracket,alt+right", "recall(1)", "Forward to the search after", Group.READER),
    Key("query.clear", "x", "clear", "Take one term out of the search, or all", Group.READER),
    Key("facet.date", "d", "pick('date')", "Choose dates", Group.READER, "date"),
    Key("date.jump", "D", "jump", "Jump to the entries of a day", Group.READER),
    Key("facet.country", "c", "pick('country')", "Choose countries", Group.READER, "country"),
    Key("facet.topic", "t", "pick('topic')", "Choose topics", Group.READER, "topic"),
    Key("facet.actor", "a", "pick('actor')", "Choose actors", Group.READER, "actor"),
    Key("facet.source", "s", "pick('source')", "Choose publishers and origins", Group.READER, "source"),
    Key("facet.tag", "g", "pick('tag')", "Choose tags", Group.READER),
    Key("entry.next", "J", "entry(1)", "Next entry, from any pane", Group.READER),
    Key("entry.previous", "K", "entry(-1)", "Previous entry, from any pane", Group.READER),
    Key("claim.next", "n", "claim(1)", "Next claim, or the first one of the next entry", Group.READER),
    Key("claim.previous", "p", "claim(-1)", "Previous claim, or the last one of the entry before", Group.READER),
    Key("claim.other", "O", "other", "Next claim of the story that agrees or contradicts", Group.READER),
    Key("claim.return", "backspace", "return", "Back from where a claim was followed to", Group.READER),
    Key("timeline.open", "b", "brush", "Choose days on the timeline", Group.READER),
    Key("story.open", "f", "story", "Follow the story of the entry: its claims, its days, its entries", Group.READER),
    Key("disputes.open", "V", "disputes", "What the entries found contradict each other in", Group.READER),
    Key("agenda.open", "T", "agenda", "What the entries found say will be", Group.READER),
    Key("changes.open", "W", "changes", "What has changed in what is found since you looked", Group.READER),
    Key("world.open", "w", "world", "World view: the countries of the result on a map", Group.READER, "world"),
    Key("entry.read", "m", "mark_read", "Read, or unread again", Group.READER),
    Key("view.read", "M", "mark_found", "All that the search finds is read; u takes it back", Group.READER),
    Key("entry.star", "asterisk", "star", "Give a star, or take it away", Group.READER),
    Key("entry.note", "i", "note", "Write a note, or edit it", Group.READER),
    Key("unread.next", "N", "next_unread", "Next entry that is not read", Group.READER),
    Key("marks.undo", "u", "undo", "Take back what was marked last, also all at once", Group.READER, "undo"),
    Key("marks.redo", "U", "redo", "Do again what was taken back", Group.READER),
    Key("queries.open", "Q", "queries", "Saved searches, with what is unread", Group.READER),
    Key("queries.save", "S", "save_query", "Save this search under a name", Group.READER),
    Key("claim.hidden", "h", "toggle_hidden", "Show or hide stances and intentions", Group.READER),
    Key("evidence.open", "v", "open_source", "Open the whole source text at the passage", Group.READER, "evidence"),
    Key("link.open", "o", "open_link", "Open the article's URL in the browser", Group.READER, "open link"),
    Key("copy.menu", "y", "copy", "Copy the claim, a citation, the passage, link or view", Group.READER, "copy"),
    Key("copy.show", "Y", "show_copied", "Show what was copied last, to be selected in the terminal", Group.READER),
    Key("entry.pipe", "vertical_line", "pipe", "Pipe the entry to a command", Group.READER),
    Key("view.export", "e", "export", "Export what the search finds to a file; a second time, stop", Group.READER),
    Key("entry.edit", "E", "edit", "Edit the entry's YAML in $VISUAL or $EDITOR", Group.READER),
    Key("library.add", "A", "add", "Add a file, folder, pattern or web page; a second time, stop", Group.READER),
    Key("feeds.fetch", "F", "fetch", "Ask the feeds for what is new; a second time, stop", Group.READER),
    Key("library.log", "L", "log", "Log of what was added, and what failed", Group.READER),
    Key("problems.open", "exclamation_mark", "problems", "Files that could not be read", Group.READER),
    Key("library.refresh", "r", "refresh_library", "Look for changed files now", Group.READER),
    Key("pane.narrower", "less_than_sign", "resize(-1)", "Focused pane narrower; the evidence lower", Group.READER),
    Key("pane.wider", "greater_than_sign", "resize(1)", "Focused pane wider; the evidence higher", Group.READER),
    Key("pane.reset", "equals_sign", "reset_sizes", "All panes as wide as usual", Group.READER),
    Key("pane.zoom", "z", "zoom", "Focused pane alone, or all again", Group.READER),
    Key("pane.next", "tab", "app.focus_next", "Next pane", Group.READER),
    Key("pane.previous", "shift+tab", "app.focus_previous", "Previous pane", Group.READER),
    Key("reader.back", "escape", "back", "Back; in the list, clear the search", Group.READER),
    Key("search.done", "enter,escape", "done", "Leave the line for the entries", Group.SEARCH, "entries"),
    Key("search.down", "down", "move(1)", "Next entry while typing", Group.SEARCH, "next entry"),
    Key("search.up", "up", "move(-1)", "Previous entry while typing", Group.SEARCH, "previous"),
    Key("search.back", "ctrl+up", "screen.recall(-1)", "Recall the search before", Group.SEARCH),
    Key("search.forward", "ctrl+down", "screen.recall(1)", "Recall the search after", Group.SEARCH),
    Key("facets.down", "down,j", "move(1)", "Next value", Group.FACETS),
    Key("facets.up", "up,k", "move(-1)", "Previous value", Group.FACETS),
    Key("facets.toggle", "space,enter", "toggle_value", "Put the value into the search or take it out", Group.FACETS),
    Key("facets.exclude", "minus", "exclude", "Leave out what has the value, or let it in", Group.FACETS),
    Key("list.down", "down,j", "move(1)", "Next entry", Group.LIST),
    Key("list.up", "up,k", "move(-1)", "Previous entry", Group.LIST),
    Key("list.page-down", "pagedown,ctrl+d", "page(1)", "A page down", Group.LIST),
    Key("list.page-up", "pageup,ctrl+u", "page(-1)", "A page up", Group.LIST),
    Key("list.first", "home", "first", "First entry", Group.LIST),
    Key("list.last", "end,G", "last", "Last entry", Group.LIST),
    Key("list.open", "enter,right", "open", "Read the entry", Group.LIST, "open"),
    Key("entry.down", "down,j", "move(1)", "Next sentence, claim or date", Group.ENTRY),
    Key("entry.up", "up,k", "move(-1)", "Previous sentence, claim or date", Group.ENTRY),
    Key("entry.page-down", "pagedown,ctrl+d", "page(1)", "A page down", Group.ENTRY),
    Key("entry.page-up", "pageup,ctrl+u", "page(-1)", "A page up", Group.ENTRY),
    Key("entry.first", "home", "first", "To the top", Group.ENTRY),
    Key("entry.last", "end,G", "last", "To the end", Group.ENTRY),
    Key("entry.open", "enter", "open", "Whole source text; entries with an actor, country or tag", Group.ENTRY, "open"),
    Key("entry.put", "space", "screen.put", "Actor, country, topic or tag into the search, or out", Group.ENTRY),
    Key("entry.right", "right", "screen.across(1)", "Next actor, country, topic or tag of the row", Group.ENTRY),
    Key("entry.left", "left", "screen.across(-1)", "Previous one; from the first, back to the entries", Group.ENTRY),
    Key("entry.back", "escape", "screen.back", "Back to the entries", Group.ENTRY, "entries"),
    Key("evidence.down", "down,j", "scroll_by(1)", "Scroll down", Group.EVIDENCE),
    Key("evidence.up", "up,k", "scroll_by(-1)", "Scroll up", Group.EVIDENCE),
    Key("evidence.source", "enter", "open", "Open the whole source text at the passage", Group.EVIDENCE, "source"),
    Key("source.down", "down,j", "scroll(1)", "Scroll down", Group.SOURCE),
    Key("source.up", "up,k", "scroll(-1)", "Scroll up", Group.SOURCE),
    Key("source.page-down", "pagedown,space,ctrl+d", "page(1)", "A page down", Group.SOURCE),
    Key("source.page-up", "pageup,ctrl+u", "page(-1)", "A page up", Group.SOURCE),
    Key("source.first", "home", "first", "To the top", Group.SOURCE),
    Key("source.last", "end,G", "last", "To the end", Group.SOURCE),
    Key("source.next", "n,tab", "passage(1)", "Next passage", Group.SOURCE, "next passage"),
    Key("source.previous", "p,shift+tab", "passage(-1)", "Previous passage", Group.SOURCE, "previous"),
    Key("source.back", "escape", "back", "Back to the entry, at the claim of the passage", Group.SOURCE, "back"),
    Key("picker.toggle", "enter,space", "toggle_value", "Put a value into the search or take it out", Group.PICKER),
    Key("picker.exclude", "minus", "exclude", "Leave out what has the value, or let it in", Group.PICKER),
    Key("picker.clear", "ctrl+x", "clear", "Take all values of the facet out of the search", Group.PICKER),
    Key("picker.down", "down", "move(1)", "Next value", Group.PICKER),
    Key("picker.up", "up", "move(-1)", "Previous value", Group.PICKER),
    Key("picker.page-down", "pagedown", "page(1)", "A page down", Group.PICKER),
    Key("picker.page-up", "pageup", "page(-1)", "A page up", Group.PICKER),
    Key("picker.close", "escape", "close", "Close", Group.PICKER, "close"),
    Key("tree.open", "right", "open", "Show what is narrower, then go to it", Group.TREE),
    Key("tree.close", "left", "fold", "Hide what is narrower, then go to the topic above", Group.TREE),
    Key("calendar.apply", "enter", "apply", "Search in the chosen days only", Group.CALENDAR, "search"),
    Key("calendar.left", "left,h", "go(-1)", "The day before", Group.CALENDAR),
    Key("calendar.right", "right,l", "go(1)", "The next day", Group.CALENDAR),
    Key("calendar.up", "up,k", "go(-7)", "A week back", Group.CALENDAR),
    Key("calendar.down", "down,j", "go(7)", "A week on", Group.CALENDAR),
    Key("calendar.month-back", "pageup,p", "months(-1)", "A month back", Group.CALENDAR),
    Key("calendar.month-on", "pagedown,n", "months(1)", "A month on", Group.CALENDAR),
    Key("calendar.year-back", "shift+pageup,ctrl+pageup,P", "months(-12)", "A year back", Group.CALENDAR),
    Key("calendar.year-on", "shift+pagedown,ctrl+pagedown,N", "months(12)", "A year on", Group.CALENDAR),
    Key("calendar.begin", "space", "begin", "Begin a range here, or give it up", Group.CALENDAR, "range"),
    Key("calendar.extend-left", "shift+left,H", "extend(-1)", "The day before as well", Group.CALENDAR),
    Key("calendar.extend-right", "shift+right,L", "extend(1)", "The next day as well", Group.CALENDAR),
    Key("calendar.extend-up", "shift+up,K", "extend(-7)", "The week before as well", Group.CALENDAR),
    Key("calendar.extend-down", "shift+down,J", "extend(7)", "The next week as well", Group.CALENDAR),
    Key("calendar.month", "m", "whole('month')", "The whole month", Group.CALENDAR),
    Key("calendar.year", "y", "whole('year')", "The whole year", Group.CALENDAR),
    Key("calendar.today", "t", "today", "Go to today", Group.CALENDAR),
    Key("calendar.type", "slash", "type", "Type a range; a digit begins one too", Group.CALENDAR, "type"),
    Key("calendar.clear", "x", "clear", "Take the dates out of the search", Group.CALENDAR, "clear"),
    Key("calendar.close", "escape", "close", "Close; from the line, to the calendar", Group.CALENDAR, "close"),
    Key("day.jump", "enter", "jump", "Go to the first entry of that day, or before it", Group.DAY),
    Key("terms.remove", "enter,space", "remove", "Take the term out of the search", Group.TERMS),
    Key("terms.all", "x", "remove_all", "Take all terms out", Group.TERMS),
    Key("terms.down", "down,j", "move(1)", "Next term", Group.TERMS),
    Key("terms.up", "up,k", "move(-1)", "Previous term", Group.TERMS),
    Key("terms.close", "escape", "close", "Close", Group.TERMS),
    Key("day.close", "escape", "close", "Close", Group.DAY, "close"),
    Key("copy.claim", "y", "copy('y')", "The claim with its source", Group.COPY),
    Key("copy.citation", "c", "copy('c')", "A citation: words, chain, article, place, hash, claim", Group.COPY),
    Key("copy.passage", "p", "copy('p')", "The passage", Group.COPY),
    Key("copy.link", "l", "copy('l')", "The link", Group.COPY),
    Key("copy.view", "v", "copy('v')", "The view as a command for the shell", Group.COPY),
    Key("copy.choose", "enter", "choose", "Copy what is selected", Group.COPY),
    Key("copy.down", "down,j", "move(1)", "Next", Group.COPY),
    Key("copy.up", "up,k", "move(-1)", "Previous", Group.COPY),
    Key("prompt.complete", "tab", "complete", "Complete the name of a file", Group.PROMPT, "complete"),
    Key("prompt.choice", "ctrl+t", "turn", "The next choice, where there is one", Group.PROMPT),
    Key("prompt.earlier", "up", "earlier(1)", "What was typed before", Group.PROMPT, "earlier"),
    Key("prompt.later", "down", "earlier(-1)", "What was typed after it", Group.PROMPT),
    Key("prompt.close", "escape", "close", "Close", Group.PROMPT, "close"),
    Key("output.down", "down,j", "scroll(1)", "Scroll down", Group.OUTPUT),
    Key("output.up", "up,k", "scroll(-1)", "Scroll up", Group.OUTPUT),
    Key("output.close", "escape", "close", "Stop the command; when it is over, close", Group.OUTPUT, "close"),
    Key("log.down", "down,j", "scroll(1)", "Scroll down", Group.LOG),
    Key("log.up", "up,k", "scroll(-1)", "Scroll up", Group.LOG),
    Key("log.stop", "A,x", "stop", "Stop adding", Group.LOG, "stop"),
    Key("log.close", "escape,L", "close", "Close", Group.LOG, "close"),
    Key("copy.close", "escape", "close", "Close", Group.COPY, "close"),
    Key("timeline.apply", "enter", "apply", "Search in the chosen days only", Group.TIMELINE, "search"),
    Key("timeline.right", "right,l", "move(1)", "Next bar", Group.TIMELINE),
    Key("timeline.left", "left,h", "move(-1)", "Previous bar", Group.TIMELINE),
    Key("timeline.extend-right", "shift+right,L", "extend(1)", "The next bar as well", Group.TIMELINE, "more"),
    Key("timeline.extend-left", "shift+left,H", "extend(-1)", "The previous bar as well", Group.TIMELINE),
    Key("timeline.anchor", "space", "begin", "Begin a range here, or give it up", Group.TIMELINE, "range"),
    Key("timeline.finer", "up,plus", "unit(-1)", "Shorter bars: days, weeks, months", Group.TIMELINE, "finer"),
    Key("timeline.coarser", "down,minus", "unit(1)", "Longer bars: months, quarters, years", Group.TIMELINE, "coarser"),
    Key("timeline.first", "home", "first", "First bar", Group.TIMELINE),
    Key("timeline.last", "end,G", "last", "Last bar", Group.TIMELINE),
    Key("timeline.leave", "escape,b", "leave", "Give up the range, else back to the entries", Group.TIMELINE, "back"),
    Key("world.choose", "enter", "choose", "Search for the country and return to the entries", Group.WORLD, "entries"),
    Key("world.toggle", "space", "toggle_value", "The country into the search, or out of it", Group.WORLD, "choose"),
    Key("world.exclude", "minus", "exclude", "Leave out what is about it, or let it in", Group.WORLD, "exclude"),
    Key("world.down", "down,j", "move(1)", "Next country of the list", Group.WORLD),
    Key("world.up", "up,k", "move(-1)", "Previous country of the list", Group.WORLD),
    Key("world.east", "right,l", "go(1)", "Nearest country of the list to the east", Group.WORLD),
    Key("world.west", "left,h", "go(-1)", "Nearest country of the list to the west", Group.WORLD),
    Key("world.page-down", "pagedown,ctrl+d", "page(1)", "A page down", Group.WORLD),
    Key("world.page-up", "pageup,ctrl+u", "page(-1)", "A page up", Group.WORLD),
    Key("world.first", "home", "first", "First country", Group.WORLD),
    Key("world.last", "end,G", "last", "Last country", Group.WORLD),
    Key("world.filter", "f,slash", "filter", "Find a country by name, code or demonym", Group.WORLD, "find"),
    Key("world.zoom", "z", "zoom", "Closer to the country; from the closest, back to the world", Group.WORLD, "zoom"),
    Key("world.blocks", "v", "glyphs", "Draw the map in blocks, or in braille", Group.WORLD),
    Key("world.close", "escape,w", "close", "Back; from what was typed, to the list", Group.WORLD, "back"),
    Key("findings.open", "enter", "open", "Go to the claim in its entry; to a linked story", Group.FINDINGS, "entry"),
    Key("findings.down", "down,j", "move(1)", "Next row", Group.FINDINGS),
    Key("findings.up", "up,k", "move(-1)", "Previous row", Group.FINDINGS),
    Key("findings.right", "right,l", "across(1)", "Next origin, or the other side", Group.FINDINGS, "other side"),
    Key("findings.left", "left,h", "across(-1)", "Previous origin, or the one side", Group.FINDINGS),
    Key("findings.next", "n", "hear(1)", "Next passage of the row", Group.FINDINGS),
    Key("findings.previous", "p", "hear(-1)", "Previous passage of the row", Group.FINDINGS),
    Key("findings.scroll-down", "shift+down,J", "scroll(1)", "Scroll the passage down", Group.FINDINGS),
    Key("findings.scroll-up", "shift+up,K", "scroll(-1)", "Scroll the passage up", Group.FINDINGS),
    Key("findings.page-down", "pagedown,ctrl+d", "page(1)", "A page down", Group.FINDINGS),
    Key("findings.page-up", "pageup,ctrl+u", "page(-1)", "A page up", Group.FINDINGS),
    Key("findings.first", "home", "first", "First row", Group.FINDINGS),
    Key("findings.last", "end,G", "last", "Last row", Group.FINDINGS),
    Key("findings.source", "v", "open_source", "Open the whole source text at the passage", Group.FINDINGS, "evidence"),
    Key("findings.close", "escape", "close", "Back to the reader", Group.FINDINGS, "back"),
    Key("story.next-view", "tab", "view(1)", "Claims, timeline, entries", Group.STORY, "next view"),
    Key("story.previous-view", "shift+tab", "view(-1)", "The view before", Group.STORY),
    Key("story.claims", "1", "view_at(0)", "Its claims against its origins", Group.STORY),
    Key("story.timeline", "2", "view_at(1)", "Its claims and events by their days", Group.STORY),
    Key("story.entries", "3", "view_at(2)", "Its entries, and the stories before and behind it", Group.STORY),
    Key("story.split", "x", "split", "Take the entry out of the story; u puts it back", Group.STORY),
    Key("story.merge", "m", "merge", "Make another story part of this one; u takes it out", Group.STORY),
    Key("story.rename", "R", "rename", "Give the story a name", Group.STORY, "name"),
    Key("story.undo", "u", "undo", "Take back what was said of the story last", Group.STORY),
    Key("ledger.revisions", "r", "revisions", "Show or hide what was only corrected later", Group.LEDGER, "revisions"),
    Key("changes.seen", "s", "seen", "All of it is seen; a second time takes that back", Group.CHANGES, "seen"),
    Key("changes.span", "t", "span", "Since you looked, a day, 7 days, 30 days", Group.CHANGES, "span"),
    Key("agenda.whole", "a", "whole", "Show what was due long ago, too, or hide it", Group.AGENDA, "all"),
    Key("note.save", "ctrl+s", "save", "Keep the note; an empty one goes", Group.NOTE, "keep"),
    Key("note.close", "escape", "close", "Leave the note as it was", Group.NOTE, "close"),
    Key("queries.run", "enter", "run", "Search for it", Group.QUERIES, "search"),
    Key("queries.rename", "ctrl+r", "rename", "Give it another name", Group.QUERIES),
    Key("queries.delete", "delete,ctrl+x", "delete", "Forget it, until it is brought back", Group.QUERIES, "forget"),
    Key("queries.restore", "ctrl+z", "restore", "Bring back what was forgotten last", Group.QUERIES),
    Key("queries.down", "down", "move(1)", "Next one", Group.QUERIES),
    Key("queries.up", "up", "move(-1)", "Previous one", Group.QUERIES),
    Key("queries.close", "escape", "close", "Close", Group.QUERIES, "close"),
    Key("page.down", "down,j", "scroll(1)", "Scroll down", Group.PAGE),
    Key("page.up", "up,k", "scroll(-1)", "Scroll up", Group.PAGE),
    Key("page.close", "escape,question_mark,exclamation_mark", "close", "Close", Group.PAGE, "close"),
)  # fmt: skip

_GLYPHS = {
    "less_than_sign": "<", "greater_than_sign": ">", "equals_sign": "=", "question_mark": "?", "asterisk": "*",
    "exclamation_mark": "!", "slash": "/", "up": "↑", "down": "↓", "left": "←", "right": "→",
    "enter": "⏎", "escape": "esc", "pagedown": "pgdn", "pageup": "pgup",
    "minus": "-", "plus": "+", "backspace": "⌫",
}  # fmt: skip
_MODIFIERS = {"ctrl": "^", "shift": "⇧", "alt": "alt+"}


def bindings(group: Group, *, priority: bool = False) -> list[BindingType]:
    """Return the bindings of a group, for a BINDINGS class variable; ``priority`` goes before what an input types."""
    keys = (key for key in KEYS if key.group == group)
    return [Binding(key.keys, key.action, key.description, id=key.id, priority=priority) for key in keys]


def remapped(keymap: Mapping[str, str]) -> tuple[Key, ...]:
    """Return the table with a user's keys in it."""
    return tuple(replace(key, keys=keymap.get(key.id, key.keys)) for key in KEYS)


def use_keys(keys: Iterable[Key]) -> None:
    """Let ``called`` name the keys of a table from now on."""
    _called.update({key.id: shown(key.keys)[0] for key in keys})


def called(key_id: str) -> str:
    """Return the first key of an action as it stands on the keyboard, for running text.

    >>> called("marks.undo"), called("query.back")
    ('u', '[')
    """
    return _called[key_id]


def shown(keys: str) -> tuple[str, ...]:
    """Return key names as they stand on the keyboard.

    >>> shown("pagedown,ctrl+d"), shown("question_mark,right_square_bracket")
    (('pgdn', '^d'), ('?', ']'))
    >>> shown("shift+left,ctrl+pageup,alt+right")
    ('⇧←', '^pgup', 'alt+→')
    """
    return tuple(_shown(key) for key in keys.split(","))


def _shown(key: str) -> str:
    *modifiers, last = key.split("+")
    return "".join(_MODIFIERS.get(each, f"{each}+") for each in modifiers) + (_GLYPHS.get(last) or _sign(last))


def _sign(key: str) -> str:
    """Return the character that a name of Unicode stands for."""
    try:
        return unicodedata.lookup(key.replace("_", " ")) if "_" in key else key
    except KeyError:
        return key


_called = {key.id: shown(key.keys)[0] for key in KEYS}


def markdown_table() -> str:
    """Return docs/keys.md: every group with its keys, descriptions and ids."""
    lines = ["# Keys", "", "Every action is also in the palette (ctrl+p).", ""]
    for group in Group:
        lines += [f"## {group}", "", "| keys | what it does | id |", "| --- | --- | --- |"]
        rows = (key for key in KEYS if key.group == group)
        lines += [f"| {' '.join(f'`{name}`' for name in shown(k.keys))} | {k.description} | `{k.id}` |" for k in rows]
        lines.append("")
    return "\n".join(lines)
