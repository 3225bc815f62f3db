"""Draw the pictures of the documentation from the reader itself, on this repository's own library.

The story with its matrix is an invented event of the tests, reported by three outlets: the library's own stories have
one origin each. Run from anywhere: ``python docs/make_pictures.py``. The same library gives the same pictures any day.
"""

import asyncio
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from textual.worker import WorkerCancelled

from briefing.library import Library
from briefing.model import Article
from briefing.tui import banner
from briefing.tui.app import BriefingApp
from briefing.tui.widgets.line import Line

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
EVENTS = ROOT / "tests" / "data" / "stories" / "development"
EVENT, EVENT_DAY = "ferry", date(2024, 5, 16)
SIZE = (160, 45)
QUERY = "topic:conflict ceasefire"
WORDS = "Croatia and Montenegro"  # the claim that is selected is the first that holds them
TODAY = date(2025, 4, 1)


async def draw() -> str:
    """Return the reader as SVG, with a query and a claim selected."""
    library = Library(ROOT)
    app = BriefingApp(library, today=TODAY)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("slash", *QUERY)
        await settle(app)
        await pilot.press("enter")
        await pilot.pause()
        entry, entry_id, place = find(app, library)
        reader = app.screen
        # The header names no folder of the machine that drew it.
        reader.query_one("#header", Line).left = banner.header(Path.home() / "news")
        reader.query_one("#entries").index = entry
        while reader.entry is None or reader.entry.id != entry_id:
            await pilot.pause(0.1)
        reader.place = place
        await pilot.pause()
        return app.export_screenshot(title="briefing")


async def draw_over(library: Library, today: date, keys: Sequence[str]) -> str:
    """Return what keys open over the reader as SVG."""
    app = BriefingApp(library, today=today)
    async with app.run_test(size=SIZE) as pilot:
        await settle(app)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.3)
            await settle(app)
        await pilot.pause(0.3)
        return app.export_screenshot(title="briefing")


def made_up(folder: Path, name: str) -> Library:
    """Return a library of the three articles of an invented event."""
    articles = yaml.safe_load((EVENTS / f"{name}.yaml").read_text(encoding="utf-8"))["articles"]
    library = Library(folder)
    for article in articles.values():
        library.add_article(Article(article["text"], publisher=article["publisher"]))
    return library


async def settle(app: BriefingApp) -> None:
    """Wait for the search, whichever of several it is."""
    while running := [worker for worker in app.workers if not worker.is_finished]:
        try:
            await app.workers.wait_for_complete(running)
        except WorkerCancelled:
            continue
    await asyncio.sleep(0)


def find(app: BriefingApp, library: Library) -> tuple[int, str, int]:
    """Return which entry of the list, with its id, and which of its statements the picture shows."""
    from briefing.tui.statements import statements

    for at, row in enumerate(app.screen.query_one("#entries").rows):
        for place, statement in enumerate(statements(library.read(row.file), hidden=False)):
            if statement.claim and WORDS in statement.text:
                return at, row.id, place
    raise SystemExit(f"no claim with {WORDS!r} is found by {QUERY!r}")


def steady(svg: str) -> str:
    """Return the SVG with names that do not change from run to run."""
    return re.sub(r"terminal-\d+", "terminal", svg)


def main() -> None:
    """Write every picture."""
    PICTURES.mkdir(exist_ok=True)
    write("reader", asyncio.run(draw()))
    write("disputes", asyncio.run(draw_over(Library(ROOT), TODAY, ["V"])))
    with TemporaryDirectory() as folder:
        write("story", asyncio.run(draw_over(made_up(Path(folder), EVENT), EVENT_DAY, ["f", "right"])))


def write(name: str, svg: str) -> None:
    """Keep a picture."""
    file = PICTURES / f"{name}.svg"
    file.write_text(steady(svg), encoding="utf-8")
    print(file.relative_to(ROOT))


if __name__ == "__main__":
    main()
