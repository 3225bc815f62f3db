"""A library that cannot be read or written, or that changes under the reader: it says so, and goes on."""

import asyncio
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from briefing.library import Library, open_library
from briefing.tui.app import BriefingApp
from briefing.tui.screens.page import PageScreen
from briefing.tui.widgets.entry_list import EntryList
from tests.tui.conftest import Opened

FIXTURE = Path(__file__).parents[1] / "library" / "fixture"
TODAY = date(2025, 4, 1)
KEYS = (
    "down", "down", "enter", "n", "v", "escape", "escape", "r", "c", "escape", "slash", "a", "escape",
    "exclamation_mark", "escape",
)  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a library on the disk."""
    shutil.copytree(FIXTURE, tmp_path / "library", ignore=shutil.ignore_patterns(".briefing"))
    return tmp_path / "library"


@pytest.fixture
def forbidden(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path, str], None]]:
    """Return what makes a path unreadable ("r") or unwritable ("w"), also for root, whom the system lets do all."""
    denied: dict[str, list[Path]] = {"r": [], "w": []}
    real = {name: getattr(os, name) for name in ("open", "scandir", "stat", "mkdir")}

    def place(path: object, dir_fd: int | None) -> Path:
        if isinstance(path, int):
            return Path(f"/proc/self/fd/{path}").readlink()
        folder = Path(f"/proc/self/fd/{dir_fd}").readlink() if dir_fd is not None else Path.cwd()
        return folder / os.fsdecode(path)  # type: ignore[arg-type]

    def check(path: object, dir_fd: int | None, *, writes: bool) -> None:
        where = place(path, dir_fd)
        kinds = ("r", "w") if writes else ("r",)
        if any(where == one or one in where.parents for kind in kinds for one in denied[kind]):
            raise PermissionError(13, "Permission denied", str(where))

    def opening(path: object, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        check(path, dir_fd, writes=bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)))
        return int(real["open"](path, flags, mode, dir_fd=dir_fd))

    def scanning(path: object = ".") -> object:
        check(path, None, writes=False)
        return real["scandir"](path)

    def making(path: object, mode: int = 0o777, *, dir_fd: int | None = None) -> None:
        check(path, dir_fd, writes=True)
        real["mkdir"](path, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", opening)
    monkeypatch.setattr(os, "scandir", scanning)
    monkeypatch.setattr(os, "mkdir", making)
    yield lambda path, kind: denied[kind].append(path)
    denied.clear()
    denied.update({"r": [], "w": []})


async def walked(library: Library, before: Callable[[], None] = lambda: None) -> str:
    """Open the reader, do something to the library, and press keys of every kind; return what was shown at last."""
    app = BriefingApp(library, today=TODAY)
    async with app.run_test(size=(120, 40)) as pilot:
        it = Opened(app, pilot)
        await it.settle()
        before()
        async with asyncio.timeout(30):
            await it.press(*KEYS)
        assert app.is_running
        assert app.screen is it.reader
        await it.press("exclamation_mark")
        assert isinstance(app.screen, PageScreen)
        return "\n".join(it.screen_lines())


def opened_at(root: Path) -> Library:
    return open_library(root, eager=False)


async def test_a_library_that_may_not_be_read_is_shown_as_such(
    root: Path, forbidden: Callable[[Path, str], None]
) -> None:
    forbidden(root / "content", "r")
    shown = await walked(opened_at(root))
    assert "cannot look into this folder: Permission denied" in shown


async def test_a_library_that_may_not_be_read_any_more(root: Path, forbidden: Callable[[Path, str], None]) -> None:
    library = opened_at(root)
    library.refresh()
    await walked(library, before=lambda: forbidden(root / "content", "r"))


async def test_sources_that_may_not_be_read(root: Path, forbidden: Callable[[Path, str], None]) -> None:
    forbidden(root / "seeds", "r")
    await walked(opened_at(root))


async def test_a_library_that_may_not_be_written_reads_from_memory(
    root: Path, forbidden: Callable[[Path, str], None]
) -> None:
    forbidden(root, "w")
    library = opened_at(root)
    await walked(library)
    assert library.search("", today=TODAY).count > 1


async def test_entries_that_break_while_they_are_shown(root: Path) -> None:
    def broken() -> None:
        for file in (root / "content").rglob("*.yaml"):
            file.write_bytes(b"headline: [\xff\x00 \x1b]0;PWNED\x07")

    assert "PWNED" not in await walked(opened_at(root), before=broken)


async def test_entries_that_go_while_they_are_shown(root: Path) -> None:
    await walked(opened_at(root), before=lambda: shutil.rmtree(root / "content"))


async def test_sources_that_go_while_they_are_shown(root: Path) -> None:
    await walked(opened_at(root), before=lambda: shutil.rmtree(root / "seeds"))


async def test_a_library_that_goes_while_it_is_shown_is_said_to_be_gone(root: Path) -> None:
    assert "the folder of this library is gone" in await walked(opened_at(root), before=lambda: shutil.rmtree(root))
    assert not root.exists()


async def test_what_may_not_be_looked_into_any_more_stays_in_the_list(
    root: Path, forbidden: Callable[[Path, str], None]
) -> None:
    library = opened_at(root)
    library.refresh()
    count = library.search("", today=TODAY).count
    await walked(library, before=lambda: forbidden(root / "content", "r"))
    assert library.search("", today=TODAY).count == count > 1


async def test_a_library_that_comes_back_is_read_again(root: Path) -> None:
    library = opened_at(root)
    async with BriefingApp(library, today=TODAY).run_test(size=(120, 40)) as pilot:
        it = Opened(pilot.app, pilot)  # type: ignore[arg-type]
        await it.settle()
        root.rename(root.with_name("away"))
        await it.press("r")
        assert "The folder of this library is gone" in it.screen_lines()[-1]
        assert "no entries yet" not in "\n".join(it.screen_lines())
        assert "1 problem" in it.screen_lines()[0]
        root.with_name("away").rename(root)
        next((root / "content").rglob("*.yaml")).unlink()
        await it.press("r")
        assert "1 gone" in it.screen_lines()[-1]
        assert "problem" not in it.screen_lines()[0]


async def test_what_cannot_be_read_any_more_is_not_said_to_be_gone(root: Path) -> None:
    library = opened_at(root)
    async with BriefingApp(library, today=TODAY).run_test(size=(120, 40)) as pilot:
        it = Opened(pilot.app, pilot)  # type: ignore[arg-type]
        await it.settle()
        next((root / "content").rglob("*.yaml")).write_text("headline: [", encoding="utf-8")
        await it.press("r")
        assert "1 cannot be read" in it.screen_lines()[-1]
        assert "gone" not in it.screen_lines()[-1]


async def test_an_index_that_goes_or_breaks_while_it_is_used(root: Path) -> None:
    def broken() -> None:
        for file in (root / ".briefing").iterdir():
            if file.is_file():
                file.write_bytes(b"no database" * 100)

    await walked(opened_at(root), before=broken)
    await walked(opened_at(root), before=lambda: shutil.rmtree(root / ".briefing"))


async def test_a_file_in_the_place_of_a_folder(root: Path) -> None:
    def replaced() -> None:
        shutil.rmtree(root / "content")
        (root / "content").write_text("no folder")

    await walked(opened_at(root), before=replaced)


async def test_an_entry_that_is_mended_is_shown_again(root: Path) -> None:
    app = BriefingApp(opened_at(root), today=TODAY)
    async with app.run_test(size=(120, 40)) as pilot:
        it = Opened(app, pilot)
        await it.settle()
        row = it.reader.query_one(EntryList).selected
        assert row is not None
        file = root / row.file
        good = file.read_bytes()
        file.write_bytes(b"headline: [")
        await it.press("r")
        assert row.file not in {found.file for found in it.reader.query_one(EntryList).rows if found}
        file.write_bytes(good)
        await it.press("r")
        assert row.file in {found.file for found in it.reader.query_one(EntryList).rows if found}
