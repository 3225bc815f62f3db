"""What is done with entries from inside the reader: piped, exported, edited, added; and what is said of it."""

import asyncio
import contextlib
import json
import shutil
import threading
from pathlib import Path

import pytest

from briefing.library import Library
from briefing.model import Problem
from briefing.text.clean import is_clean
from briefing.tui import copies
from briefing.tui.copies import Copied, view_command
from briefing.tui.editor import editor_of
from briefing.tui.screens.log import LogScreen
from briefing.tui.screens.output import OutputScreen
from briefing.tui.screens.page import PageScreen
from briefing.tui.screens.prompt import PromptLine, PromptScreen
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.widgets.entry_list import EntryList
from briefing.tui.widgets.entry_view import EntryView
from tests.tui import hostile, made
from tests.tui.conftest import MadeLibrary, Open, Opened
from tests.tui.test_keys import at_harbour


def text(it: Opened) -> str:
    return "\n".join(it.screen_lines())


def pane(it: Opened) -> str:
    return "\n".join(block.body.plain for block in it.reader.query_one(EntryView)._blocks)


def last(it: Opened) -> str:
    return it.screen_lines()[-1]


async def write(it: Opened, answer: str) -> None:
    """Put an answer into the prompt that is open, and give it."""
    line = it.app.screen.query_one(PromptLine)
    line.value = answer
    await it.press("enter")


async def until(it: Opened, seen: str) -> None:
    """Wait until something is on the screen."""
    async with asyncio.timeout(20):
        while seen not in text(it):
            await asyncio.sleep(0.02)
            await it.pilot.pause()


@pytest.fixture
def disk(tmp_path: Path) -> Library:
    """Return a library of real files, with two of the made articles in it."""
    root = tmp_path / "disk"
    made.write_seeds(root)
    library = Library(root, eager=False)
    for name in ("grain", "satellite"):
        (result,) = library.add([root / "seeds" / f"{name}.txt"])
        assert result.entry, result.problem
    library.refresh()
    return library


@pytest.fixture
def lent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the terminal be lent to another program, which a test has none of."""
    from briefing.tui.app import BriefingApp

    monkeypatch.setattr(BriefingApp, "suspend", lambda _: contextlib.nullcontext())


def editor(folder: Path, script: str) -> str:
    """Return an editor that runs a script on the file; it notes what it was called with."""
    path = folder / "ed"
    path.write_text(f'#!/bin/sh\necho "$@" >> {folder}/calls\nfor file; do :; done\n{script}\n')
    path.chmod(0o755)
    return str(path)


# Piping


async def test_an_entry_goes_to_a_command(opened: Open) -> None:
    async with opened() as it:
        await at_harbour(it)
        await it.press("vertical_line")
        assert isinstance(it.app.screen, PromptScreen)
        await write(it, "head -2; exit 4")
        await until(it, "exit status 4")
        assert "Twelve ports agree" in text(it)
        await it.press("escape")
        assert isinstance(it.app.screen, ReaderScreen)
        await it.press("vertical_line")
        assert it.app.screen.query_one(PromptLine).value == "head -2; exit 4"  # as long as the reader is open


async def test_an_entry_goes_out_as_json(opened: Open, tmp_path: Path) -> None:
    async with opened() as it:
        await at_harbour(it)
        await it.press("vertical_line", "ctrl+t", "ctrl+t")
        assert "as JSON" in text(it)
        await write(it, f"cat > {tmp_path}/out.json")
        await until(it, "exit status 0")
        assert "The command printed nothing." in text(it)
        assert json.loads((tmp_path / "out.json").read_text()) == made.harbour().to_dict()


async def test_a_command_is_stopped_and_the_keys_go_on(opened: Open) -> None:
    async with opened() as it:
        await it.press("vertical_line")
        it.app.screen.query_one(PromptLine).value = "echo begun; sleep 60"
        await it.pilot.press("enter")
        await until(it, "begun")
        assert "running" in it.screen_lines()[0]
        await it.pilot.press("j", "escape")
        await until(it, "stopped")
        await it.press("escape")
        assert isinstance(it.app.screen, ReaderScreen)


async def test_leaving_ends_a_command(opened: Open) -> None:
    async with opened() as it:
        await it.press("vertical_line")
        it.app.screen.query_one(PromptLine).value = "sleep 60"
        await it.pilot.press("enter")
        await until(it, "running")
        assert isinstance(it.app.screen, OutputScreen)
        command = it.app.screen._command
    assert command.stopped


async def test_output_is_cleaned(opened: Open) -> None:
    async with opened() as it:
        await it.press("vertical_line")
        await write(it, r"printf '\033]52;c;UFdO\007\033[31m[@click=app.quit]red[/]\n\033[2J'")
        await until(it, "exit status 0")
        assert "[@click=app.quit]red[/]" in text(it)
        assert is_clean(text(it))


async def test_nothing_is_piped_without_an_entry(opened: Open, tmp_path: Path) -> None:
    async with opened(library=MadeLibrary(tmp_path, [])) as it:
        await it.press("vertical_line")
        assert "no entry to hand over" in last(it)
        await it.press("e")
        assert "nothing to export" in last(it)
        await it.press("E")
        assert "no entry to edit" in last(it)


# Exporting


@pytest.mark.parametrize(("suffix", "holds"), [("md", "### Twelve"), ("csv", "id,published"), ("jsonl", '{"schema"')])
async def test_the_view_is_exported(opened: Open, tmp_path: Path, suffix: str, holds: str) -> None:
    async with opened() as it:
        await it.search("country:NO")
        await it.press("e")
        assert it.app.screen.query_one(PromptLine).value == "country-no.md"
        await write(it, f"{tmp_path}/out file.{suffix}")
        assert f"Exported 1 entry to {tmp_path}/out file.{suffix}"[:60] in last(it)
        written = (tmp_path / f"out file.{suffix}").read_text()
        assert holds in written
        assert "Grain" not in written


async def test_another_file_is_written_over_only_when_asked(opened: Open, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old")
    async with opened() as it:
        await it.press("e")
        await write(it, str(file))
        assert "It is there already" in text(it)
        await it.press("escape")
        assert file.read_text() == "old"
        await it.press("e")
        await write(it, str(file))
        await it.press("enter")
        assert "Exported 5 entries" in last(it)
        assert "Twelve ports" in file.read_text()


async def test_what_cannot_be_exported_is_said(opened: Open, tmp_path: Path) -> None:
    async with opened() as it:
        await it.press("e")
        await write(it, f"{tmp_path}/a.pdf")
        assert "must end in one of .jsonl" in text(it)
        await write(it, str(tmp_path))
        assert "must end in one of" in text(it)
        (tmp_path / "folder.md").mkdir()
        await write(it, f"{tmp_path}/folder.md")
        assert "That is a folder" in text(it)
        await write(it, f"{tmp_path}/none/a.md")
        assert "Not exported" in last(it)
        assert "No such file" in last(it)


async def test_an_export_can_be_stopped(opened: Open, library: MadeLibrary, tmp_path: Path) -> None:
    begun, go = threading.Event(), threading.Event()
    read = library.read

    def slowly(file: str):  # type: ignore[no-untyped-def]
        if "out.jsonl" in threading.current_thread().name or begun.is_set() or exporting.is_set():
            begun.set()
            go.wait(10)
        return read(file)

    exporting = threading.Event()
    library.read = slowly  # type: ignore[method-assign]
    async with opened() as it:
        await it.press("e")
        exporting.set()
        it.app.screen.query_one(PromptLine).value = f"{tmp_path}/out.jsonl"
        await it.pilot.press("enter")
        await asyncio.to_thread(begun.wait, 10)
        await it.pilot.press("e")
        go.set()
        await it.settle()
        assert "Export stopped; nothing was written." in last(it)
    assert not (tmp_path / "out.jsonl").exists()


# Editing


async def test_an_edit_is_shown_and_followed(
    opened: Open, disk: Library, lent: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = (
        'sed -i "s/^headline:.*/headline: Another headline/; s/^id:.*/id: 2020-01-01-another-000000000000/" "$file"'
    )
    monkeypatch.setenv("VISUAL", editor(tmp_path, script))
    async with opened(library=disk) as it:
        await it.press("n")
        await it.press("E")
        entry = it.reader.entry
        assert entry is not None
        assert (entry.headline, entry.id) == ("Another headline", "2020-01-01-another-000000000000")
        selected = it.reader.query_one(EntryList).selected
        assert selected is not None
        assert selected.headline == "Another headline"
        assert "The file of this entry has changed" in last(it)


async def test_a_mistake_is_shown_with_its_place_and_mended(
    opened: Open, disk: Library, lent: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = 'if grep -q "^language: en" "$file"; then sed -i "s/^language: en/language: [/" "$file"; '
    script += 'else sed -i "s/^language: \\[/language: en/" "$file"; fi'
    path = Path(editor(tmp_path, script)).rename(tmp_path / "vim")
    monkeypatch.setenv("VISUAL", str(path))
    async with opened(library=disk) as it:
        row = it.reader.query_one(EntryList).selected
        assert row is not None
        await it.press("E")
        assert it.reader.entry is None
        fault = it.reader.faults[0]
        assert f"{row.file}:{fault.line}:{fault.column}" in pane(it)
        assert "E opens it at its line" in last(it)
        await it.press("n", "j", "k", "y", "escape", "v", "vertical_line")  # none of them minds
        await it.press("E")
        assert f"+{fault.line} " in (tmp_path / "calls").read_text().splitlines()[1]
        assert it.reader.entry is not None
        assert not it.reader.faults


async def test_an_editor_that_changes_nothing_or_is_not_there(
    opened: Open, disk: Library, lent: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", editor(tmp_path, "true"))
    async with opened(library=disk) as it:
        await it.press("E")
        assert "The file was not changed." in last(it)
        monkeypatch.setenv("VISUAL", "no-such-editor-briefing")
        await it.press("E")
        assert "no-such-editor-briefing cannot be run" in last(it)


async def test_a_terminal_that_cannot_be_lent_is_told_the_file(
    opened: Open, disk: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "vim")
    async with opened(library=disk) as it:
        await it.press("E")
        assert "This terminal cannot be lent to an editor" in last(it)


def test_which_editor() -> None:
    assert editor_of({}, lambda name: None) is None
    assert editor_of({}, lambda name: name) == ("sensible-editor",)
    assert editor_of({"VISUAL": "'", "EDITOR": "emacs -nw"}) == ("emacs", "-nw")


# The file of the open entry


async def look(it: Opened) -> None:
    it.reader.watch_file()
    await it.settle()


async def test_the_file_is_followed_while_it_is_broken_gone_and_mended(opened: Open, disk: Library) -> None:
    async with opened(library=disk) as it:
        row = it.reader.query_one(EntryList).selected
        assert row is not None
        file = disk.root / row.file
        good = file.read_text()
        await look(it)
        assert it.reader.entry is not None
        file.write_text("headline: [\n")
        await look(it)
        assert it.reader.entry is None
        assert "gone or cannot be read" in text(it)
        assert f"{row.file}:2:1" in pane(it)
        file.unlink()
        await look(it)
        assert "no such file" in text(it).lower() or "gone" in text(it)
        file.write_text(good.replace("headline: ", "headline: Mended "))
        await look(it)
        assert it.reader.entry is not None
        assert it.reader.entry.headline.startswith("Mended ")
        assert "Mended " in text(it)


async def test_an_edit_keeps_the_claim(opened: Open, disk: Library) -> None:
    async with opened(library=disk) as it:
        await look(it)
        row = it.reader.query_one(EntryList).selected
        assert row is not None
        await it.press("n")
        before = it.reader.statement
        assert before is not None
        file = disk.root / row.file
        file.write_text(file.read_text().replace("tags:", "tags: [added, words]\nwas:", 1))
        await look(it)
        after = it.reader.statement
        assert after is not None
        assert after.claim == before.claim
        assert it.reader.entry is not None
        assert it.reader.entry.tags == ("added", "words")


async def test_a_source_that_changes_is_seen(opened: Open, disk: Library) -> None:
    async with opened(library=disk) as it:
        await look(it)
        assert "evidence changed" not in pane(it)
        for source in (disk.root / "seeds").glob("*.txt"):
            source.write_text("Other words.")
        await look(it)
        assert "evidence changed ✗" in pane(it)
        assert "The source of this entry has changed." in last(it)


async def test_the_editor_begins_at_the_claim(
    opened: Open, disk: Library, lent: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(editor(tmp_path, "true")).rename(tmp_path / "nano")
    monkeypatch.setenv("VISUAL", str(path))
    async with opened(library=disk) as it:
        row, statement = it.reader.query_one(EntryList).selected, it.reader.statement
        assert row is not None
        assert statement is not None
        assert statement.claim is not None
        await it.press("E")
        line = int((tmp_path / "calls").read_text().split()[0])
        assert (disk.root / row.file).read_text().splitlines()[line - 1] == f"- id: {statement.claim.id}"


async def test_a_broken_file_that_leaves_the_list_comes_back(opened: Open, disk: Library) -> None:
    async with opened(library=disk) as it:
        row = it.reader.query_one(EntryList).selected
        assert row is not None
        file = disk.root / row.file
        good = file.read_text()
        file.write_text("headline: [\n")
        await look(it)
        it.reader.reconcile()  # another program, or adding, looks at the whole disk
        await it.settle()
        assert row.file not in [other.file for other in it.reader.query_one(EntryList).rows if other]
        assert "has left the list" in last(it)
        file.write_text(good)
        await look(it)
        assert row.file in [other.file for other in it.reader.query_one(EntryList).rows if other]
        assert "It can be read again" in last(it)


@pytest.mark.parametrize("size", [(160, 45), (80, 24)], ids=str)
async def test_an_actor_is_chosen_and_opened_by_mouse(opened: Open, size: tuple[int, int]) -> None:
    async with opened(size=size) as it:
        await at_harbour(it)
        it.reader.query_one(EntryView).focus()
        await it.press("up", "up", "up", "up")
        line = next(y for y, shown in enumerate(it.screen_lines()) if "Ingrid Solberg" in shown)
        place = (it.screen_lines()[line].index("Ingrid Solberg") + 2, line)
        await it.pilot.click(offset=place)
        await it.settle()
        assert it.reader.statement is not None
        assert it.reader.statement.label == "actor 2 of 2"
        await it.pilot.click(offset=place)
        await it.settle()
        assert it.reader.wanted == 'actor:"Ingrid Solberg"'
        await it.press("left_square_bracket")
        assert it.reader.wanted == ""


# Adding


async def test_articles_are_added_and_logged(opened: Open, disk: Library, tmp_path: Path) -> None:
    shutil.copy(disk.root / "seeds" / "train.txt", tmp_path / "the train.txt")
    (tmp_path / "page.html").write_text("<p>")
    async with opened(library=disk) as it:
        await it.press("down")
        selected = it.reader.query_one(EntryList).selected
        await it.press("A", *"x", "escape")
        assert isinstance(it.app.screen, ReaderScreen)
        await it.press("A")
        names = f"'{tmp_path}/the train.txt' {tmp_path}/page.html {disk.root}/seeds/grain.txt"
        names += " ftp://me:secret@unn.ua/x nowhere"
        await write(it, names)
        assert "1 added, 1 there already, 3 failed · L lists them" in last(it)
        assert it.reader.query_one(EntryList).selected == selected
        assert len(it.reader.query_one(EntryList).rows) == 3
        await it.press("L")
        assert isinstance(it.app.screen, LogScreen)
        for reason in ("page.html", "ftp://***@unn.ua/x", "no such file or folder"):
            assert reason in text(it)
        assert "the train.txt" in text(it)
        await it.press("escape", "A")
        await write(it, "'")
        assert "1 failed" in last(it)


async def test_the_first_article_of_an_empty_library(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(made.GRAIN)
    async with opened(library=Library(tmp_path / "new", eager=False)) as it:
        assert "no entries yet" in text(it)
        await it.press("A")
        await write(it, str(tmp_path / "a.txt"))
        assert "Grain stores in the delta" in text(it)


async def test_an_empty_folder_is_said(opened: Open, disk: Library, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    async with opened(library=disk) as it:
        await it.press("A")
        await write(it, str(tmp_path / "none"))
        assert "1 failed" in last(it)
        await it.press("L")
        assert "no file was found there" in text(it)


@pytest.mark.parametrize("in_log", [False, True])
async def test_adding_can_be_stopped(opened: Open, disk: Library, in_log: bool) -> None:
    begun, go, stopped = threading.Event(), threading.Event(), threading.Event()

    class Slow:
        total = 1000

        def __iter__(self) -> "Slow":
            return self

        def __next__(self):  # type: ignore[no-untyped-def]
            from briefing.library import AddResult, AddStatus

            begun.set()
            go.wait(10)
            return AddResult("a.txt", AddStatus.FAILED, problem=Problem("x", "[/x] is bad", "\x1b[31mhint"))

        def close(self) -> None:
            stopped.set()

    disk.add = lambda *_, **__: Slow()  # type: ignore[assignment, method-assign, return-value]
    async with opened(library=disk) as it:
        await it.press("A")
        it.app.screen.query_one(PromptLine).value = "a.txt"
        await it.pilot.press("enter")
        await asyncio.to_thread(begun.wait, 10)
        await it.pilot.press("j", "k")  # nothing blocks a key
        if in_log:
            await it.pilot.press("L", "x")
        else:
            await it.pilot.press("A")
        go.set()
        await it.settle()
        assert stopped.is_set()
        assert it.reader._adding is None
        if not in_log:
            await it.press("L")
        assert "[/x] is bad" in text(it)
        assert is_clean(text(it))


# Copying


async def test_a_long_text_is_copied_with_a_warning(opened: Open) -> None:
    async with opened() as it:
        it.reader.put_on_clipboard(Copied("the passage", "x" * 90_000))
        await it.pilot.pause()
        assert "120,000 bytes" in last(it)
        assert "Some terminals refuse more than 100 kB" in last(it)
        await it.press("Y")
        assert isinstance(it.app.screen, PageScreen)


@pytest.mark.parametrize("number", range(len(hostile.PAYLOADS)))
def test_what_is_copied_is_clean(tmp_path: Path, number: int) -> None:
    from briefing.library.proof import passage_of
    from briefing.library.sources import SourceTexts
    from briefing.tui.statements import statements

    entries, _ = hostile.library(tmp_path)
    entry, sources = entries[number], SourceTexts(tmp_path)
    for statement in statements(entry, hidden=True):
        found = copies.texts(
            entry, statement, lambda evidence: passage_of(entry, evidence, sources), view_command(entry.headline, None)
        )
        assert all(is_clean(copied.text) for _, copied in found)


async def test_a_citation_finds_the_words_again(opened: Open) -> None:
    async with opened() as it:
        await at_harbour(it)
        await it.press("y", "c")
        chain = "Norwegian harbour master → Northern Wire Service → Coast Daily"
        article = ("Twelve ports agree", "10 Mar 2025 (stated)", "https://coast.example/ports", "seeds/harbour.txt")
        for part in (chain, *article, "#c-000002]"):
            assert part in it.app.clipboard


async def test_the_view_is_copied_as_a_command_that_finds_the_same(
    opened: Open, disk: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    import shlex

    from briefing.cli.main import main

    async with opened(library=disk) as it:
        await it.search('country:VN "tonnes of grain"')
        await it.press("y", "v")
        command = shlex.split(it.app.clipboard)
        assert len(it.reader.query_one(EntryList).rows) == 1
    assert command[0] == "briefing"
    assert main([*command[1:], "--count"]) == 0
    assert capsys.readouterr().out == "1\n"
