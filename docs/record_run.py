"""Runs through the reader, key by key, on this repository's own library.

One goes from start to a copied citation, the other from an entry to its disputed claim, with the words of both sides.
Run from anywhere: ``python docs/record_run.py [FOLDER]`` presses the keys below and writes a picture (SVG) of the
terminal after each step. The library is copied first: what a run marks does not touch this one.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from make_pictures import ROOT, TODAY, settle, steady

from briefing.library import Library
from briefing.tui import banner
from briefing.tui.app import BriefingApp
from briefing.tui.widgets.line import Line

SIZE = (120, 36)


@dataclass(frozen=True, slots=True)
class Step:
    """Some keys with what they are for."""

    name: str
    keys: tuple[str, ...]


RUN = (
    Step("start", ()),
    Step("country", ("c", "u", "enter", "escape")),
    Step("last-month", ("d", "m", "enter")),
    Step("topic", ("t", "c", "enter", "escape")),
    Step("word", ("slash", "n", "a", "t", "o", "enter")),
    Step("open", ("enter",)),
    Step("claims", ("n", "n")),
    Step("citation", ("y", "c")),
    Step("mark-all", ("M",)),
    Step("undo", ("u",)),
)

DISPUTE = (
    Step("list", ()),
    Step("entry", ("down", "down", "enter")),
    Step("disputed-claim", ("O", "O")),
    Step("both-sides", ("f",)),
    Step("other-side", ("enter",)),
    Step("back", ("backspace",)),
)
RUNS = {"run": RUN, "dispute": DISPUTE}


@asynccontextmanager
async def running(
    run: tuple[Step, ...] = RUN, today: date = TODAY
) -> AsyncIterator[tuple[BriefingApp, AsyncIterator[Step]]]:
    """Open the reader on a copy of the library; give it with the steps, each taken when it is asked for."""
    with TemporaryDirectory() as folder:
        for top in ("content", "seeds"):
            copytree(ROOT / top, Path(folder) / top)
        library = Library(folder)
        library.refresh()
        app = BriefingApp(library, today=today)
        async with app.run_test(size=SIZE) as pilot:

            async def steps() -> AsyncIterator[Step]:
                for step in run:
                    for key in step.keys:
                        await pilot.press(key)
                        await settle(app)
                        await pilot.pause()
                    for screen in app.screen_stack:
                        for line in screen.query("ReaderScreen #header").results(Line):
                            line.left = banner.header(Path.home() / "news")  # no folder of this machine
                    await pilot.pause(0.3)  # what was guessed while typing is made exact
                    await settle(app)
                    yield step

            yield app, steps()


async def record(folder: Path, run: tuple[Step, ...]) -> None:
    """Write a picture after each step."""
    folder.mkdir(parents=True, exist_ok=True)
    async with running(run) as (app, steps):
        number = 0
        async for step in steps:
            file = folder / f"{number:02}-{step.name}.svg"
            file.write_text(steady(app.export_screenshot(title=" ".join(step.keys) or "briefing")), encoding="utf-8")
            print(file)
            number += 1
    print(sum(len(step.keys) for step in run), "keys")


if __name__ == "__main__":
    above = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures"
    for name, steps_of_run in RUNS.items():
        asyncio.run(record(above / name, steps_of_run))
