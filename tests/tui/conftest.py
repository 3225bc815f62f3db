"""Fixtures of the reader's tests: a library made in memory over articles on the disk, and the app opened on it."""

import shutil
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from briefing.index.record import record_of
from briefing.index.row import storable
from briefing.index.writer import Change, write
from briefing.library import Changes, Library
from briefing.library.documents import document_of
from briefing.library.sources import SourceTexts
from briefing.model import Entry, Problem
from briefing.settings.tree import Settings
from briefing.tui.app import BriefingApp
from briefing.tui.preferences import Preferences
from briefing.tui.screens.reader import ReaderScreen
from tests.tui import made

TODAY = date(2025, 4, 1)


class MadeLibrary(Library):
    """A library whose entries are given, and indexed in memory; their sources lie in its folder."""

    problems: tuple[Problem, ...] = ()

    def __init__(self, root: Path, entries: Sequence[Entry], problems: Sequence[Problem] = ()) -> None:
        super().__init__(root, eager=False)
        self.problems = tuple(problems)
        self.made = {storable(f"content/{entry.id}.yaml"): entry for entry in entries}
        self.files_read: list[str] = []
        texts = SourceTexts(root)
        with self._index.lend() as index:
            write(index.db, Change([record_of(document_of(entry, texts), file) for file, entry in self.made.items()]))

    def read(self, file: str) -> Entry | None:
        """Return a given entry."""
        self.files_read.append(file)
        return self.made.get(file)

    def refresh(self, *args: object, **named: object) -> Changes:
        """Find that nothing has changed."""
        return Changes()


@dataclass
class Opened:
    """The reader while a test uses it."""

    app: BriefingApp
    pilot: Pilot[None]
    browsed: list[str] = field(default_factory=list)

    @property
    def reader(self) -> ReaderScreen:
        """The reader, whatever lies over it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, ReaderScreen))

    async def settle(self) -> None:
        """Wait until no worker and no message is under way."""
        quiet = 0
        while quiet < 2:  # a message may still be on its way to what starts a worker
            await self.pilot.pause()
            running = [worker for worker in self.app.workers if not worker.is_finished]
            quiet = 0 if running or not self.reader.painted else quiet + 1
            with suppress(WorkerCancelled):  # a newer search has taken its place
                await self.app.workers.wait_for_complete(running)

    async def press(self, *keys: str) -> None:
        """Press keys one after another, each with all that follows from it."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def search(self, text: str) -> None:
        """Put a text into the search line as if it had been typed."""
        self.reader.wanted = text
        await self.settle()

    def screen_lines(self) -> list[str]:
        """Return the screen as plain text."""
        width, height = self.app.size
        strips = self.app.screen._compositor.render_strips()
        assert len(strips) == height
        return [strip.text.ljust(width) for strip in strips]


Open = Callable[..., AbstractAsyncContextManager[Opened]]


@pytest.fixture(autouse=True, scope="session")
def look_often() -> Iterator[None]:
    """Look more often whether the reader rests, and let no entry rest: thousands of waits took a third of the time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textual._wait.SLEEP_GRANULARITY", 0.004)
        patch.setattr("textual._wait.SLEEP_IDLE", 0.0002)
        patch.setattr("briefing.tui.screens.relating._REST", 0)
        yield


@pytest.fixture
def library(tmp_path: Path) -> MadeLibrary:
    """Return the made library."""
    root = tmp_path / "made"
    made.write_seeds(root)
    return MadeLibrary(root, (made.harbour(), *made.others()))


@pytest.fixture
def seeds(tmp_path: Path) -> Library:
    """Return a copy of this repository's own library."""
    for folder in ("content", "seeds"):
        shutil.copytree(Path(__file__).parents[2] / folder, tmp_path / folder)
    return Library(tmp_path, eager=False)


@pytest.fixture
def opened(library: MadeLibrary) -> Open:
    """Return what opens the reader: ``async with opened(size=…, library=…, keymap=…, preferences=…) as it``."""

    @asynccontextmanager
    async def open_it(
        *,
        size: tuple[int, int] = (160, 45),
        library: Library = library,
        keymap: dict[str, str] | None = None,
        preferences: Preferences | None = None,
    ) -> AsyncIterator[Opened]:
        browsed: list[str] = []
        preferred = preferences or Preferences(Settings(keys=keymap or {}))
        app = BriefingApp(library, today=TODAY, preferences=preferred, browser=browsed.append)
        async with app.run_test(size=size) as pilot:
            it = Opened(app, pilot, browsed)
            await it.settle()
            yield it

    return open_it
