"""What the reader says of itself: the header, the welcome to an empty library, what to do when nothing matches."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from briefing.model import Problem
from briefing.query.errors import QueryError
from briefing.query.unfinished import unfinished
from briefing.tui import present
from briefing.tui.keys import called
from briefing.tui.present import Ink
from briefing.tui.widgets.blocks import Block

if TYPE_CHECKING:  # it comes with what writes the index, which nobody needs before the first paint
    from briefing.library import Changes


def header(root: Path) -> Content:
    """Return the name of the program and the library's folder."""
    return present.line((" briefing  ", Ink.ACCENT), (_short(root), Ink.QUIET))


def counts(found: int, total: int, unread: int, problems: int, *, exact: bool) -> Content:
    """Return how many entries match, how many of them are unread, and how many files could not be read.

    Unless ``exact``, at most so many match.
    """
    entries = "entry" if total == 1 else "entries"
    most = "" if exact else "at most "
    told = present.line(
        (most, Ink.QUIET), (f"{found:,}", Ink.STRONG), (f" of {total:,} {entries} · {unread:,} unread ", Ink.QUIET)
    )
    if not problems:
        return told
    return present.line((f"! {problems:,} problem{'s' * (problems != 1)}   ", Ink.ALERT), told)


def indexing(done: int, total: int) -> Content:
    """Return how far the index is."""
    return present.line(("indexing ", Ink.QUIET), (f"{done:,}", Ink.STRONG), (f" of {total:,} files ", Ink.QUIET))


def comparing(done: int, total: int) -> Content:
    """Return how many entries were compared with those of their stories."""
    return present.line(("comparing ", Ink.QUIET), (f"{done:,}", Ink.STRONG), (f" of {total:,} entries ", Ink.QUIET))


def changed(changes: "Changes") -> tuple[present.Part, ...]:
    """Return what was different on the disk, in words."""
    unread = (changes.broken, f"cannot be read, {called('problems.open')} says why")
    told = [(changes.added, "new"), (changes.changed, "changed"), (changes.removed, "gone"), unread]
    parts = [f"{count:,} {word}" for count, word in told if count]
    return (("On the disk: ", Ink.QUIET), (", ".join(parts), Ink.STRONG)) if parts else ()


def welcome(root: Path) -> tuple[Block, ...]:
    """Return the first page of a library without entries: the three commands to begin with."""
    commands = (
        ("briefing add article.txt", "normalize an article; a folder works too, and - for standard input"),
        ("briefing", "read it here: search, filter, and see the words behind each claim"),
        ("briefing digest", "print what the library holds, grouped by topic, with numbered sources"),
    )
    return (
        Block(),
        Block(present.line(("This library has no entries yet.", Ink.STRONG)), indent=3),
        Block(present.line((_short(root), Ink.QUIET)), indent=3),
        Block(),
        *(block for command, what in commands for block in _command(command, what)),
        _keys_line(("library.add", "adds a file or a folder from here, "), ("library.refresh", "looks again.")),
        _keys_line(("app.help", "shows the keys, "), ("app.quit", "quits.")),
    )


def _keys_line(*told: tuple[str, str]) -> Block:
    named = [(called(key_id), what) for key_id, what in told]
    parts: list[present.Part] = [part for key, what in named for part in ((f"{key} ", Ink.STRONG), (what, Ink.QUIET))]
    return Block(present.line(*parts), indent=3)


def nothing_matches(query: str) -> tuple[Block, ...]:
    """Return what the entry pane says when a search finds nothing."""
    return (
        Block(present.line(("No entry matches this search.", Ink.STRONG)), indent=2),
        Block(present.line((query, Ink.QUIET)), indent=2),
        *_beginning(query),
        Block(),
        Block(
            present.line(
                (f"{called('reader.back')} ", Ink.STRONG),
                ("in the list clears the search, ", Ink.QUIET),
                (f"{called('app.help')} ", Ink.STRONG),
                ("lists its fields.", Ink.QUIET),
            ),
            indent=2,
        ),
    )


def _beginning(query: str) -> tuple[Block, ...]:
    """Return how to find all words that begin as the last one, which is what was shown while it was typed."""
    asked = unfinished(query)
    if asked is None:
        return ()
    word = asked.rpartition(" ")[2]
    told = present.line((word, Ink.STRONG), (" finds every word that begins so.", Ink.QUIET))
    return Block(), Block(told, indent=2)


def cannot_read(file: str, problems: Sequence[Problem] = ()) -> tuple[Block, ...]:
    """Return what the entry pane says when the file of the selected entry is gone or broken, and where."""
    return (
        Block(present.line(("The file of this entry is gone or cannot be read.", Ink.STRONG)), indent=2),
        Block(present.line((file, Ink.QUIET)), indent=2),
        Block(),
        *(Block(present.line((str(problem), Ink.ALERT)), indent=2) for problem in problems),
        *([Block()] if problems else []),
        Block(
            present.line(
                ("E ", Ink.STRONG),
                ("edits it, ", Ink.QUIET),
                ("! ", Ink.STRONG),
                ("lists what is wrong with files. It is shown again once it can be read.", Ink.QUIET),
            ),
            indent=2,
        ),
    )


def error_line(error: QueryError, prompt: int, width: int) -> Content:
    """Return a message that points at the place of the error; where it does not fit, what helps comes first."""
    parts: list[present.Part] = [(error.message, Ink.ALERT), (error.suggestion or "", Ink.QUIET)]
    arrow: present.Part = ("↑ ", Ink.ALERT)
    message = present.line(arrow, present.separated(parts))
    if message.cell_length > width:
        message = present.line(arrow, present.separated(reversed(parts)))
    indent = max(0, min(error.start + prompt, width - message.cell_length))
    return present.line(" " * indent, message)


def _command(command: str, what: str) -> tuple[Block, ...]:
    told = Block(present.line((what, Ink.QUIET)), indent=5)
    return Block(present.line((command, Ink.ACCENT)), indent=3), told, Block()


def _short(root: Path) -> str:
    try:
        return str(Path("~") / root.resolve().relative_to(Path.home()))
    except (ValueError, RuntimeError):  # elsewhere, or a user without a home
        return str(root)
