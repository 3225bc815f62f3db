"""The stories of a library, and what the user says of them: read from stories.yaml, written there, put into the index.

Each change gives back the step that undoes it, as long as nobody else has changed what is said of that story.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Protocol, TypeVar

from briefing.index.database import snapshot, transaction
from briefing.index.index import Index
from briefing.index.stories import entries_of, story_at
from briefing.index.tables import meta
from briefing.model import Problem
from briefing.store.errors import StoreError
from briefing.store.files import read_file, write_atomically
from briefing.store.stories_file import FILE, StoriesFile, read_corrections, with_correction
from briefing.stories.corrections import Correction, Corrections
from briefing.stories.story import Story

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Step:
    """What was said of the stories of some entries before a change; ``Stories.undo`` says it again."""

    before: tuple[tuple[str, Correction], ...] = ()


class _Ask(Protocol):
    def __call__(self, question: Callable[[Index], _T]) -> _T:
        """Ask the index of the library."""


class Stories:
    """The stories of the library at ``root``."""

    def __init__(self, root: Path, ask: _Ask) -> None:
        """Read nothing yet."""
        self._root = root
        self._ask = ask

    def story(self, name: str) -> Story | None:
        """Return the story of the entry of an id, with what the user calls it; None when there is no such entry."""
        found = self._ask(lambda index: _story(index, name))
        return self._named(found, self.read().corrections) if found else None

    def of(self, names: Collection[str]) -> Iterator[Story]:
        """Yield the stories of some entries, each once, in the order of the entries; without earlier and later ones."""
        entries = self._ask(lambda index: _entries(index, names))
        corrections = self.read().corrections
        seen: set[str] = set()
        for name in names:
            if (ids := entries.get(name)) and ids[0] not in seen:
                seen.add(ids[0])
                yield self._named(Story(ids[0], ids), corrections)

    def read(self) -> StoriesFile:
        """Return what the user says of stories, and what is wrong with stories.yaml."""
        try:
            return read_corrections(_data(self._root))
        except StoreError as error:
            return StoriesFile(problems=(error.problem,))

    def merge(self, story: str, other: str) -> Step:
        """Make the stories of two entries one. Raise StoreError when stories.yaml cannot be edited."""
        one, two = self._of(story), self._of(other)
        if one.id == two.id:
            return Step()
        # Who was taken out of the one story and is now put back is no longer apart.
        said = self._without(story, set(two.entries))
        mine = said.get(story, self.read().corrections.get(story, Correction()))
        said[story] = replace(mine, merged=(*mine.merged, other))
        return self._say(said)

    def split(self, story: str, entries: Iterable[str]) -> Step:
        """Take entries out of their story, which is that of an entry that stays; together they are one of their own.

        Raise StoreError when stories.yaml cannot be edited, ValueError when an entry is not of the story or none stays.
        """
        whole, out = self._of(story), tuple(dict.fromkeys(entries))
        if not set(out) <= set(whole.entries) or story in out:
            raise ValueError(f"{', '.join(out)}: not among the others of the story of {story}")
        mine = self.read().corrections.get(story, Correction())
        return self._say({story: replace(mine, apart=tuple(dict.fromkeys((*mine.apart, *out))))}) if out else Step()

    def rename(self, story: str, name: str | None) -> Step:
        """Call the story of an entry so, None for what its first entry is called. Raise StoreError as ``merge``."""
        entries, corrections = self._of(story).entries, self.read().corrections
        said = {entry: replace(old, name=None) for entry, old in corrections.items() if old.name and entry in entries}
        if name and name.strip():
            said[entries[0]] = replace(corrections.get(entries[0], Correction()), name=" ".join(name.split()))
        return self._say(said)

    def undo(self, step: Step) -> Step:
        """Say again what was said before a step; return the step that takes this back."""
        return self._say(dict(step.before))

    def _of(self, name: str) -> Story:
        if (found := self._ask(lambda index: _story(index, name))) is None:
            raise StoreError(Problem("no-entry", f"there is no entry {name}", "give the id of an entry", file=FILE))
        return found

    def _without(self, story: str, entries: set[str]) -> dict[str, Correction]:
        """Return what is said of the story of an entry once some entries are no longer apart from it."""
        mine = set(self._of(story).entries)
        return {
            name: replace(said, apart=tuple(other for other in said.apart if other not in entries))
            for name, said in self.read().corrections.items()
            if name in mine and not entries.isdisjoint(said.apart)
        }

    def _say(self, said: dict[str, Correction]) -> Step:
        from briefing.store.lock import writer_lock  # noqa: PLC0415

        with writer_lock(self._root):
            data = new = _data(self._root)
            before = read_corrections(data).corrections
            for entry, correction in said.items():
                new = with_correction(new, entry, correction)
            if new != data:
                write_atomically(self._root / FILE, new, self._root)
        self._ask(lambda index: sync_stories(self._root, index.db))
        return Step(tuple((entry, before.get(entry, Correction())) for entry in said))

    @staticmethod
    def _named(story: Story, corrections: Corrections) -> Story:
        ids = set(story.entries)
        names = [said.name for entry, said in corrections.items() if said.name and entry in ids]
        return replace(story, name=names[-1]) if names else story


def sync_stories(root: Path, db: sqlite3.Connection) -> None:
    """Put what the user says of stories into the index when that, or the index, has changed."""
    try:
        data = _data(root)
    except StoreError:  # ``check`` says why
        return
    with snapshot(db):
        row = db.execute("SELECT value FROM meta WHERE name = 'said'").fetchone()
        change = meta(db, "change")
    seen = row[0] if row else ""
    digest = blake2b(data, digest_size=16).hexdigest() if data.strip() else ""
    if seen == (f"{digest} {change}" if digest else ""):
        return
    from briefing.index.corrected import correct  # noqa: PLC0415

    with transaction(db):
        correct(db, read_corrections(data).corrections)
        db.execute("UPDATE meta SET value = value + 1 WHERE name = 'change'")
        change = meta(db, "change")
        db.execute("INSERT OR REPLACE INTO meta VALUES ('said', ?)", (f"{digest} {change}" if digest else "",))


def _data(root: Path) -> bytes:
    return read_file(root / FILE, root) if (root / FILE).is_file() else b""


def _story(index: Index, name: str) -> Story | None:
    with snapshot(index.db):
        docs = index.of_id(name)
        return story_at(index.db, docs[0]) if docs else None


def _entries(index: Index, names: Collection[str]) -> dict[str, tuple[str, ...]]:
    with snapshot(index.db):
        docs = {name: found[0] for name in names if (found := index.of_id(name))}
        entries = entries_of(index.db, set(docs.values()))
        return {name: entries[docid] for name, docid in docs.items() if docid in entries}
